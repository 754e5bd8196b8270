import Foundation

/// A structured header value: `text/plain; charset=utf-8; name="x"`, with RFC 2231 in all its broken forms.
struct Parameters {
    /// What stands before the first semicolon, in lower case.
    var value: String
    private var plain: [String: [UInt8]] = [:]
    private var pieces: [String: [Piece]] = [:]

    private struct Piece {
        var number: Int
        var isEncoded: Bool
        var bytes: [UInt8]
    }

    /// Reads a raw value; at most 200 parameters.
    init(_ raw: [UInt8]) {
        let bytes = EncodedWord.unfolded(raw)
        var fields = Self.fields(bytes)[...]
        let first = fields.popFirst() ?? []
        value = String(decoding: Self.withoutComment(first), as: UTF8.self).lowercased().filter { !$0.isWhitespace }
        for field in fields.prefix(200) { add(field) }
    }

    /// A plain parameter as ASCII text.
    func token(_ key: String) -> String? {
        plain[key].map { String(decoding: $0, as: UTF8.self) }
            ?? (pieces[key].map { String(decoding: $0.flatMap(\.bytes), as: UTF8.self) })
    }

    /// A parameter for people, as a file name: RFC 2231 before RFC 2047 before raw bytes, but never a damaged one before a sound one.
    func texts(_ key: String, hint: Charset?) -> [String] {
        var result: [String] = []
        if let pieces = pieces[key] { result.append(Self.joined(pieces, hint: hint)) }
        if let bytes = plain[key] { result.append(Self.human(bytes, hint: hint)) }
        return result.filter { !$0.allSatisfy(\.isWhitespace) }
    }

    private mutating func add(_ field: [UInt8]) {
        guard let equals = field.firstIndex(of: UInt8(ascii: "=")), equals > 0 else { return }
        var key = String(decoding: field[..<equals], as: UTF8.self).lowercased().filter { !$0.isWhitespace }
        let content = Self.unquoted(Array(field[(equals + 1)...]))
        let isEncoded = key.hasSuffix("*")
        if isEncoded { key.removeLast() }
        if let star = key.lastIndex(of: "*"), let number = Int(key[key.index(after: star)...]),
            (0..<1000).contains(number)
        {
            key = String(key[..<star])
            pieces[key, default: []].append(Piece(number: number, isEncoded: isEncoded, bytes: content))
        } else if isEncoded {
            if pieces[key] == nil { pieces[key] = [Piece(number: 0, isEncoded: true, bytes: content)] }
        } else if plain[key] == nil {
            plain[key] = content
        }
    }

    // MARK: RFC 2231

    private static func joined(_ pieces: [Piece], hint: Charset?) -> String {
        let ordered = pieces.enumerated().sorted { ($0.element.number, $0.offset) < ($1.element.number, $1.offset) }
            .map(\.element)
        var bytes: [UInt8] = []
        var label = ""
        var hasCharset = false
        for (index, piece) in ordered.enumerated() {
            var content = piece.bytes[...]
            let quote = UInt8(ascii: "'")
            if index == 0, piece.isEncoded, let first = content.firstIndex(of: quote),
                let second = content[(first + 1)...].firstIndex(of: quote), first <= 40
            {
                label = String(decoding: content[..<first], as: UTF8.self)
                content = content[(second + 1)...]
                hasCharset = true
            }
            // Some programs forget the star of later pieces, or send %XX without any charset.
            bytes +=
                piece.isEncoded || hasCharset && content.contains(UInt8(ascii: "%"))
                ? EncodedWord.percentDecoded(content, escape: UInt8(ascii: "%")) : Array(content)
        }
        if bytes.starts(with: "=?".utf8) { return EncodedWord.decode(bytes, hint: hint) }
        return unsafe bytes.withUnsafeBytes { unsafe TextDecoder.decode($0, label: label, hint: hint).text }
    }

    private static func human(_ bytes: [UInt8], hint: Charset?) -> String {
        let text = EncodedWord.decode(bytes, hint: hint)
        // `filename="%D0%9E%D1%84…pdf"`: percent-encoded without saying so.
        let percents = bytes.reduce(0) { $0 + ($1 == UInt8(ascii: "%") ? 1 : 0) }
        guard percents >= 2, text.utf8.allSatisfy({ $0 < 128 }) else { return text }
        let decoded = EncodedWord.percentDecoded(bytes[...], escape: UInt8(ascii: "%"))
        guard decoded.contains(where: { $0 >= 128 }), let valid = String(validating: decoded, as: UTF8.self) else {
            return text
        }
        return valid
    }

    // MARK: Grammar

    /// Fields between semicolons that stand outside quotes.
    private static func fields(_ bytes: [UInt8]) -> [[UInt8]] {
        var result: [[UInt8]] = []
        var field: [UInt8] = []
        var quoted = false
        var escaped = false
        for (index, byte) in bytes.enumerated() {
            if escaped {
                escaped = false
            } else if byte == UInt8(ascii: "\\"), quoted {
                escaped = true
            } else if byte == UInt8(ascii: "\""), quoted || field.last == UInt8(ascii: "=") || field.last == 32 {
                // An opening quote that is never closed does not swallow the rest.
                if quoted || bytes[(index + 1)...].contains(UInt8(ascii: "\"")) { quoted.toggle() }
            } else if byte == UInt8(ascii: ";"), !quoted {
                result.append(field)
                field = []
                continue
            }
            field.append(byte)
        }
        result.append(field)
        return result
    }

    private static func unquoted(_ field: [UInt8]) -> [UInt8] {
        var bytes = field[...]
        while bytes.first == 32 { bytes.removeFirst() }
        while bytes.last == 32 { bytes.removeLast() }
        guard bytes.first == UInt8(ascii: "\"") else { return Array(bytes) }
        bytes.removeFirst()
        if bytes.last == UInt8(ascii: "\"") { bytes.removeLast() }
        var result: [UInt8] = []
        var escaped = false
        for byte in bytes {
            // Only quotes and backslashes are escaped in practice: "C:\new.pdf" keeps its letters.
            if byte == UInt8(ascii: "\\"), !escaped {
                escaped = true
                continue
            }
            if escaped, byte != UInt8(ascii: "\\"), byte != UInt8(ascii: "\"") { result.append(UInt8(ascii: "\\")) }
            escaped = false
            result.append(byte)
        }
        return result
    }

    private static func withoutComment(_ bytes: [UInt8]) -> ArraySlice<UInt8> {
        bytes.prefix { $0 != UInt8(ascii: "(") }
    }
}

/// File names of parts.
enum FileName {
    /// The best of several readings, without path, control characters and tricks, at most `Limits.nameBytes`; `nil` if nothing is left.
    static func best(_ candidates: [String]) -> String? {
        let clean = candidates.compactMap(sanitized)
        return clean.first { !$0.contains("\u{FFFD}") && !$0.contains("??") } ?? clean.first
    }

    static func sanitized(_ name: String) -> String? {
        var scalars = String.UnicodeScalarView()
        for scalar in name.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control, .lineSeparator, .paragraphSeparator:
                if scalar == "\t" || scalar == "\n" { scalars.append(" ") }
            // Marks that turn the direction of writing hide what a name ends in.
            case .format where scalar != "\u{200D}" && scalar != "\u{200C}": continue
            default: scalars.append(scalar)
            }
        }
        var text = String(scalars)
        if let slash = text.lastIndex(where: { $0 == "/" || $0 == "\\" }) {
            text = String(text[text.index(after: slash)...])
        }
        text = text.trimming(" ")
        if text.allSatisfy({ $0 == "." }) { return nil }
        guard text.utf8.count > Limits.nameBytes else { return text }
        let ending = text.lastIndex(of: ".").map { String(text[$0...]) } ?? ""
        let kept = ending.utf8.count <= 16 ? ending : ""
        var stem = text
        while stem.utf8.count > Limits.nameBytes - kept.utf8.count { stem.removeLast() }
        return stem + kept
    }
}
