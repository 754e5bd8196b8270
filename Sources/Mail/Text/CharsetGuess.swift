import Foundation

/// Finds out in which encoding 8-bit bytes without a trustworthy label are.
///
/// Each candidate is scored by how much its reading looks like words: common letters in sensible case and company count for it,
/// symbols and controls within words count against it.
enum CharsetGuess {
    /// Bytes looked at; more say nothing new.
    private static let sample = 16 * 1024

    /// The likeliest encoding of bytes that are no valid UTF-8.
    ///
    /// - Parameter hint: an encoding that other parts of the mail declare; it wins ties.
    static func best(_ bytes: UnsafeRawBufferPointer, hint: Charset? = nil) -> Charset {
        var best = hint ?? Charset.guessed[0]
        var bestScore = Int.min
        for candidate in Charset.guessed {
            let score = unsafe score(bytes, as: candidate) + (candidate == hint ? 8 : 0)
            if score > bestScore {
                bestScore = score
                best = candidate
            }
        }
        if let hint, !Charset.guessed.contains(hint), bestScore < 0 { return hint }
        return best
    }

    /// Whether another encoding than the labelled one reads far better, as KOI8-R labelled windows-1251 does.
    static func better(than labelled: Charset, for bytes: UnsafeRawBufferPointer) -> Charset? {
        guard Charset.guessed.contains(labelled) else { return nil }
        let upper = unsafe bytes.prefix(sample).reduce(0) { $0 + ($1 >= 128 ? 1 : 0) }
        guard upper >= 8 else { return nil }
        let own = unsafe score(bytes, as: labelled)
        let other = unsafe best(bytes, hint: labelled)
        guard other != labelled, unsafe score(bytes, as: other) - own > upper * 4 + 20 else { return nil }
        return other
    }

    /// The sum over all letters; higher reads better.
    static func score(_ bytes: UnsafeRawBufferPointer, as charset: Charset) -> Int {
        guard let weights = Weights.of(charset) else { return Int.min / 2 }
        var total = 0
        var previous = Weights.Kind.other
        // By index: swift-format mangles `for unsafe x in`.
        for index in 0..<min(sample, bytes.count) {
            let (kind, weight) = unsafe weights[Int(bytes[index])]
            total += weight
            switch (previous, kind) {
            // A capital after a small letter, symbols within words, scripts that mix: no word looks so.
            case (.cyrillicSmall, .cyrillicCapital), (.greekSmall, .greekCapital): total -= 6
            case (.latinSmall, .latinCapital): total -= 3
            case (.cyrillicSmall, .latinSmall), (.latinSmall, .cyrillicSmall), (.greekSmall, .latinSmall),
                (.latinSmall, .greekSmall),
                (.asciiLetter, .cyrillicSmall), (.cyrillicSmall, .asciiLetter), (.asciiLetter, .greekSmall),
                (.greekSmall, .asciiLetter):
                total -= 4
            case (.asciiLetter, .symbol), (.symbol, .asciiLetter), (.cyrillicSmall, .symbol), (.symbol, .cyrillicSmall),
                (.latinSmall, .symbol),
                (.symbol, .latinSmall), (.symbol, .symbol):
                total -= 3
            // Accented letters stand alone among plain ones.
            case (.latinSmall, .latinSmall), (.latinCapital, .latinCapital), (.latinCapital, .latinSmall): total -= 5
            case (.asciiLetter, .latinSmall), (.latinSmall, .asciiLetter): total += 3
            case (.cyrillicSmall, .cyrillicSmall), (.greekSmall, .greekSmall), (.cyrillicCapital, .cyrillicSmall):
                total += 2
            default: break
            }
            previous = kind
        }
        return total
    }
}

/// What each byte of an encoding says about a reading.
enum Weights {
    enum Kind: UInt8 {
        case other, asciiLetter, cyrillicSmall, cyrillicCapital, greekSmall, greekCapital, latinSmall, latinCapital,
            symbol
    }
    typealias Table = [(kind: Kind, weight: Int)]

    static func of(_ charset: Charset) -> Table? { tables[charset] }

    private static let tables: [Charset: Table] = Dictionary(
        uniqueKeysWithValues: Charset.guessed.compactMap { charset in
            charset.upperHalf.map { upper in
                (charset, (0..<256).map { $0 < 128 ? ascii(UInt8($0)) : weigh(upper[$0 - 128], in: charset) })
            }
        })

    private static func ascii(_ byte: UInt8) -> (Kind, Int) {
        (65...90).contains(byte) || (97...122).contains(byte) ? (.asciiLetter, 0) : (.other, 0)
    }

    /// Letters by how common they are in Bulgarian, Russian and Serbian; Greek; the accented ones of each Latin encoding.
    private static func weigh(_ scalar: UnicodeScalar, in charset: Charset) -> (Kind, Int) {
        if let weight = cyrillic[scalar] { return (.cyrillicSmall, weight) }
        if let small = lowered(scalar), let weight = cyrillic[small] { return (.cyrillicCapital, max(0, weight - 2)) }
        if let weight = greek[scalar] { return (.greekSmall, weight) }
        if let small = lowered(scalar), let weight = greek[small] { return (.greekCapital, max(0, weight - 2)) }
        switch scalar.value {
        case 0xA0, 0x2013, 0x2014, 0x2018...0x201E, 0x2026, 0x20AC, 0x2116, 0xAB, 0xBB, 0xB0, 0x2022: return (.other, 0)
        case 0x400...0x4FF: return scalar.properties.isLowercase ? (.cyrillicSmall, -2) : (.cyrillicCapital, -3)
        case 0xFFFD: return (.symbol, -30)
        case 0x80...0x9F: return (.symbol, -10)
        default: break
        }
        guard scalar.properties.isAlphabetic else { return (.symbol, -4) }
        let weight = accented[charset.name]?.contains(lowered(scalar) ?? scalar) == true ? 4 : 0
        return scalar.properties.isLowercase || scalar.value == 0xDF
            ? (.latinSmall, weight) : (.latinCapital, weight / 2 - 1)
    }

    private static func lowered(_ scalar: UnicodeScalar) -> UnicodeScalar? {
        let mapping = scalar.properties.lowercaseMapping.unicodeScalars
        guard let first = mapping.first, mapping.count == 1, first != scalar else { return nil }
        return first
    }

    private static func ranks(_ groups: [(String, Int)]) -> [UnicodeScalar: Int] {
        var result: [UnicodeScalar: Int] = [:]
        for (letters, weight) in groups { for scalar in letters.unicodeScalars { result[scalar] = weight } }
        return result
    }

    private static let cyrillic = ranks([
        ("оаеинтрсвл", 6), ("кдпмзугбя", 4), ("ъчжшщцюйхы", 2), ("ьэф", 1), ("ёіїєґјљњћџђѓќѕ", 0),
    ])
    private static let greek = ranks([("αοιετσνρς", 6), ("ηυκπλμ", 4), ("δγθωχφβ", 2), ("άέήίόύώζξψ", 2)])
    private static let accented: [String: Set<UnicodeScalar>] = [
        "CP1252": Set("äöüßéèàáíóúñçêâîôûëïæøåãõìòù¿¡".unicodeScalars),
        "CP1250": Set("ąćęłńóśźżáčďéěíňřšťúůýžöőüűäăâîşţđß".unicodeScalars),
        "CP1254": Set("ğışçöüâî".unicodeScalars),
        "CP1253": [],
    ]
}
