import Foundation

/// Writes header fields: encoded words (RFC 2047), folding, nothing but printable characters.
struct HeaderWriter {
    private(set) var bytes = ""

    /// Where lines are folded; RFC 5322 wants 78 at most.
    private static let lineLength = 76

    /// An unstructured field: subject, comments.
    mutating func unstructured(_ name: String, _ value: String) {
        field(name, Self.words(of: value))
    }

    /// A field of tokens that must not be encoded, as ids; parted by spaces where it may be folded.
    mutating func structured(_ name: String, _ tokens: [String]) {
        field(name, tokens)
    }

    /// An address list.
    mutating func addresses(_ name: String, _ addresses: [Address]) throws(ComposeError) {
        guard !addresses.isEmpty else { return }
        var tokens: [String] = []
        for (index, address) in addresses.enumerated() {
            guard let spec = address.wireForm else { throw .invalidAddress(field: name) }
            let comma = index + 1 < addresses.count ? "," : ""
            let display = Self.printable(address.name)
            if display.isEmpty {
                tokens.append(spec + comma)
            } else {
                tokens += Self.phrase(display) + ["<\(spec)>\(comma)"]
            }
        }
        field(name, tokens)
    }

    /// A finished value that is already short and clean.
    mutating func raw(_ name: String, _ value: String) {
        bytes += "\(name): \(value)\r\n"
    }

    private mutating func field(_ name: String, _ tokens: [String]) {
        var line = name + ":"
        for token in tokens {
            if line.utf8.count + 1 + token.utf8.count > Self.lineLength, !line.hasSuffix(":") {
                bytes += line + "\r\n"
                line = ""
            }
            line += " " + token
        }
        bytes += line + "\r\n"
    }

    // MARK: Words

    /// Control characters (CR, LF and NUL among them) become spaces; runs are folded.
    static func printable(_ text: String) -> String {
        String(
            String.UnicodeScalarView(text.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 })
        ).foldedWhiteSpace
    }

    /// Tokens of an unstructured value: plain words where all is short ASCII, else encoded words for the whole.
    static func words(of value: String) -> [String] {
        let clean = printable(value)
        let words = clean.split(separator: " ").map(String.init)
        let plain =
            clean.utf8.allSatisfy { $0 < 128 } && !clean.contains("=?") && words.allSatisfy { $0.utf8.count <= 500 }
        return plain ? words : encodedWords(clean)
    }

    /// Tokens of a display name: atoms, one quoted string or encoded words.
    static func phrase(_ name: String) -> [String] {
        guard name.utf8.allSatisfy({ $0 < 128 }), name.utf8.count <= 200, !name.contains("=?") else {
            return encodedWords(name)
        }
        let atoms = name.utf8.allSatisfy { $0 == 0x20 || Self.isAtomText($0) }
        return atoms ? name.split(separator: " ").map(String.init) : [quoted(name)]
    }

    static func quoted(_ text: String) -> String {
        "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }

    /// RFC 5322 atext.
    static func isAtomText(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: "!#$%&'*+-/=?^_`{|}~".utf8.contains(byte)
        }
    }

    /// UTF-8 base64 encoded words of at most 75 characters; no character is split between two.
    static func encodedWords(_ text: String) -> [String] {
        var result: [String] = []
        var chunk: [UInt8] = []
        for scalar in text.unicodeScalars {
            let bytes = Array(String(scalar).utf8)
            // 45 bytes are 60 base64 characters; with the frame of 12 that leaves room for a field name.
            if chunk.count + bytes.count > 45 {
                result.append("=?UTF-8?B?\(Data(chunk).base64EncodedString())?=")
                chunk = []
            }
            chunk += bytes
        }
        if !chunk.isEmpty { result.append("=?UTF-8?B?\(Data(chunk).base64EncodedString())?=") }
        return result
    }

    // MARK: Parameters

    /// `filename`-like parameters by RFC 2231: plain where ASCII, else UTF-8 percent-encoded in continuations.
    static func extendedParameter(_ key: String, _ value: String) -> [String] {
        if value.utf8.allSatisfy({ (32..<127).contains($0) }), value.utf8.count <= 60 {
            return ["\(key)=\(quoted(value))"]
        }
        var pieces = ["UTF-8''"]
        for byte in value.utf8 {
            let isAttributeCharacter = isAtomText(byte) && !"*'%".utf8.contains(byte)
            let code =
                isAttributeCharacter
                ? String(UnicodeScalar(byte)) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            if pieces[pieces.count - 1].utf8.count + code.utf8.count > 58 { pieces.append("") }
            pieces[pieces.count - 1] += code
        }
        if pieces.count == 1 { return ["\(key)*=\(pieces[0])"] }
        return pieces.enumerated().map { "\(key)*\($0.offset)*=\($0.element)" }
    }

    /// The `name` parameter of Content-Type as RFC 2047 encoded words, for mail programs that know no RFC 2231.
    static func encodedParameter(_ key: String, _ value: String) -> String {
        if value.utf8.allSatisfy({ (32..<127).contains($0) }), value.utf8.count <= 60 {
            return "\(key)=\(quoted(value))"
        }
        return "\(key)=\"\(encodedWords(value).joined(separator: "\r\n "))\""
    }
}

extension Address {
    /// The addr-spec for headers: the domain as A-labels; `nil` if it cannot stand in a header.
    var wireForm: String? {
        guard let at = address.lastIndex(of: "@"), at != address.startIndex else { return nil }
        let local = address[..<at]
        guard let domain = IDNA.ascii(String(address[address.index(after: at)...])), local.utf8.count <= 128 else {
            return nil
        }
        let isDotAtom = local.unicodeScalars.allSatisfy {
            $0.value >= 0xA0 && !$0.properties.isWhitespace || $0 == "."
                || $0.isASCII && HeaderWriter.isAtomText(UInt8($0.value))
        }
        if isDotAtom, !local.hasPrefix("."), !local.hasSuffix("."), !local.contains("..") {
            return "\(local)@\(domain)"
        }
        guard local.utf8.allSatisfy({ (32..<127).contains($0) }), !local.contains(where: { "<>".contains($0) }) else {
            return nil
        }
        return HeaderWriter.quoted(
            local.hasPrefix("\"") && local.hasSuffix("\"") && local.count > 1
                ? String(local.dropFirst().dropLast()) : String(local)) + "@\(domain)"
    }
}
