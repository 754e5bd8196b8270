import Foundation

/// Turns the bytes of text parts and header values into text, by their label where it can be believed.
enum TextDecoder {
    struct Result {
        var text: String
        /// A short sentence if the label was not believed.
        var defect: String?
    }

    /// Decodes; never fails.
    ///
    /// - Parameters:
    ///   - bytes: the decoded content.
    ///   - label: the declared charset; `nil` for none.
    ///   - hint: what other parts of the mail are in.
    static func decode(_ bytes: UnsafeRawBufferPointer, label: String?, hint: Charset? = nil) -> Result {
        let (bytes, marked) = unsafe withoutMark(bytes)
        if let marked { return Result(text: unsafe marked.decode(bytes), defect: nil) }
        let declared = label.flatMap { Charset(label: $0) }
        let isASCII = unsafe bytes.allSatisfy { $0 < 128 }
        if isASCII, declared == nil || declared == .utf8 || declared?.upperHalf != nil {
            return Result(text: unsafe String(decoding: bytes, as: UTF8.self), defect: nil)
        }
        if let declared, declared != .utf8, declared.upperHalf == nil {
            return Result(text: unsafe declared.decode(bytes), defect: nil)
        }
        if let text = unsafe validUTF8(bytes) {
            let repaired = Mojibake.repaired(text)
            let defect =
                repaired != nil
                ? "text was encoded twice and repaired"
                : declared == .utf8 ? nil : "text labelled \(named(label)) is UTF-8"
            return Result(text: repaired ?? text, defect: defect)
        }
        return unsafe eightBit(bytes, declared: declared, label: label, hint: hint)
    }

    private static func eightBit(_ bytes: UnsafeRawBufferPointer, declared: Charset?, label: String?, hint: Charset?)
        -> Result
    {
        guard let declared, declared != .utf8 else {
            // Text cut within a character, or with a few stray bytes, is still UTF-8.
            let lenient = unsafe String(decoding: bytes, as: UTF8.self)
            let broken = lenient.unicodeScalars.reduce(0) { $0 + ($1.value == 0xFFFD ? 1 : 0) }
            let sound = lenient.unicodeScalars.reduce(0) { $0 + ($1.value >= 128 && $1.value != 0xFFFD ? 1 : 0) }
            if sound > 4 * broken { return Result(text: lenient, defect: "text has bytes that are no UTF-8") }
            let guess = unsafe CharsetGuess.best(bytes, hint: hint)
            return Result(
                text: unsafe guess.decode(bytes), defect: "text labelled \(named(label)) was read as \(guess.name)")
        }
        if let better = unsafe CharsetGuess.better(than: declared, for: bytes) {
            return Result(
                text: unsafe better.decode(bytes), defect: "text labelled \(named(label)) was read as \(better.name)")
        }
        return Result(text: unsafe declared.decode(bytes), defect: nil)
    }

    /// Labels are hostile text too: only plain ones are repeated.
    private static func named(_ label: String?) -> String {
        guard let label, !label.isEmpty, label.utf8.count <= 30, label.utf8.allSatisfy({ HeaderWriter.isAtomText($0) })
        else { return "with no known charset" }
        return label.lowercased()
    }

    static func validUTF8(_ bytes: UnsafeRawBufferPointer) -> String? {
        unsafe String(validating: bytes, as: UTF8.self)
    }

    private static func withoutMark(_ bytes: UnsafeRawBufferPointer) -> (UnsafeRawBufferPointer, Charset?) {
        if bytes.count >= 3, unsafe bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF {
            return unsafe (UnsafeRawBufferPointer(rebasing: bytes[3...]), nil)
        }
        if bytes.count >= 2, unsafe bytes[0] == 0xFF && bytes[1] == 0xFE {
            return unsafe (UnsafeRawBufferPointer(rebasing: bytes[2...]), Charset(name: "UTF-16LE"))
        }
        if bytes.count >= 2, unsafe bytes[0] == 0xFE && bytes[1] == 0xFF {
            return unsafe (UnsafeRawBufferPointer(rebasing: bytes[2...]), Charset(name: "UTF-16BE"))
        }
        return unsafe (bytes, nil)
    }
}

/// Undoes text that was decoded with a wrong encoding and encoded again on its way.
enum Mojibake {
    /// The text as it was meant; `nil` if it looks sound.
    ///
    /// Seen in the field: `Ð—Ð´Ñ€Ð°Ð²ÐµÐ¹Ñ‚Ðµ` (UTF-8 taken for windows-1252), `Р—РґСЂР°РІРµР№` (taken for windows-1251),
    /// `Çäðàâåéòå` (windows-1251 taken for Latin-1).
    static func repaired(_ text: String) -> String? {
        var latin = 0
        var ascii = 0
        var suspicious = 0
        var letters = 0
        for scalar in text.unicodeScalars.prefix(4096) {
            switch scalar.value {
            case 0x41...0x5A, 0x61...0x7A: ascii += 1
            case 0xC0...0xFF: latin += 1
            case 0x420, 0x421: suspicious += 1
            default: break
            }
            if scalar.value >= 0x400 && scalar.value < 0x500 { letters += 1 }
        }
        if suspicious >= 3, suspicious * 100 >= letters * 35,
            let fixed = undoneUTF8(text, through: Charset(name: "CP1251"))
        {
            return fixed
        }
        guard latin >= 4 else { return nil }
        if let fixed = undoneUTF8(text, through: .windows1252) { return fixed }
        // Cyrillic words read as Latin-1 are made of accented letters alone.
        guard latin > ascii * 2, let bytes = Charset.windows1252.encode(text) else { return nil }
        return unsafe bytes.withUnsafeBytes { bytes in
            let cyrillic = Charset(name: "CP1251")
            let better = unsafe CharsetGuess.best(bytes)
            guard better == cyrillic,
                unsafe CharsetGuess.score(bytes, as: cyrillic) > CharsetGuess.score(bytes, as: .windows1252) + latin * 3
            else { return nil }
            return unsafe cyrillic.decode(bytes)
        }
    }

    private static func undoneUTF8(_ text: String, through charset: Charset) -> String? {
        guard let bytes = charset.encode(text),
            let fixed = unsafe bytes.withUnsafeBytes({ unsafe TextDecoder.validUTF8($0) })
        else { return nil }
        return fixed.unicodeScalars.count < text.unicodeScalars.count ? fixed : nil
    }
}
