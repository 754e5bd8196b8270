/// A piece of a response: text up to a line's end, or a literal that stood there.
enum IMAPPart: Equatable {
    case text([UInt8])
    case literal([UInt8])
    /// A literal that went by as events.
    case streamed
}

/// Reads the words of one response. Never recursive; gives `nil` where the grammar is broken.
struct IMAPScanner {
    private let parts: [IMAPPart]
    private var part = 0
    private var offset = 0

    init(_ parts: [IMAPPart]) {
        self.parts = parts
    }

    /// The next byte of text; `nil` at the end and where a literal stands.
    var next: UInt8? {
        guard part < parts.count, case .text(let text) = parts[part], offset < text.count else { return nil }
        return text[offset]
    }

    /// Steps over this byte if it is next.
    mutating func skip(_ byte: UInt8) -> Bool {
        guard next == byte else { return false }
        offset += 1
        return true
    }

    mutating func skipSpaces() {
        while skip(UInt8(ascii: " ")) {}
    }

    /// A run of bytes that are neither space, parenthesis nor quote; with `brackets` also none of `[` and `]`.
    mutating func atom(brackets: Bool = false) -> [UInt8]? {
        guard part < parts.count, case .text(let text) = parts[part], offset < text.count else { return nil }
        var end = offset
        while end < text.count, !Self.endsAtom(text[end], brackets: brackets) { end += 1 }
        guard end > offset else { return nil }
        defer { offset = end }
        return Array(text[offset..<end])
    }

    private static func endsAtom(_ byte: UInt8, brackets: Bool) -> Bool {
        switch byte {
        case UInt8(ascii: " "), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "\""): true
        case UInt8(ascii: "["), UInt8(ascii: "]"): brackets
        default: false
        }
    }

    /// An atom in upper case.
    mutating func keyword(brackets: Bool = false) -> String? {
        atom(brackets: brackets).map { String(decoding: $0, as: UTF8.self).uppercased() }
    }

    mutating func number() -> UInt64? {
        atom(brackets: true).flatMap { decimal($0) }
    }

    /// A quoted string or a literal; `streamed` counts as none.
    mutating func string() -> [UInt8]? {
        if let literal = takeLiteral() {
            guard case .literal(let bytes) = literal else { return nil }
            return bytes
        }
        guard skip(UInt8(ascii: "\"")), case .text(let text) = parts[part] else { return nil }
        var value: [UInt8] = []
        while offset < text.count {
            let byte = text[offset]
            offset += 1
            if byte == UInt8(ascii: "\"") { return value }
            if byte == UInt8(ascii: "\\") {
                guard offset < text.count else { return nil }
                value.append(text[offset])
                offset += 1
            } else {
                value.append(byte)
            }
        }
        return nil
    }

    /// An atom, a quoted string or a literal.
    mutating func astring() -> [UInt8]? {
        if next == nil || next == UInt8(ascii: "\"") { return string() }
        return atom()
    }

    /// The words of a list in parentheses.
    mutating func wordList() -> [String]? {
        guard skip(UInt8(ascii: "(")) else { return nil }
        var words: [String] = []
        while true {
            skipSpaces()
            if skip(UInt8(ascii: ")")) { return words }
            guard let word = astring() else { return nil }
            words.append(String(decoding: word, as: UTF8.self))
        }
    }

    /// Steps over one value of any kind, nested lists included.
    mutating func skipValue() -> Bool {
        var depth = 0
        repeat {
            skipSpaces()
            if skip(UInt8(ascii: "(")) {
                depth += 1
                guard depth <= CurlLimits.imapNesting else { return false }
            } else if skip(UInt8(ascii: ")")) {
                depth -= 1
                guard depth >= 0 else { return false }
            } else if takeLiteral() == nil {
                guard next == UInt8(ascii: "\"") ? string() != nil : atom() != nil else { return false }
            }
        } while depth > 0
        return true
    }

    /// What is left of the text, up to the end of this piece.
    mutating func rest() -> [UInt8] {
        guard part < parts.count, case .text(let text) = parts[part] else { return [] }
        defer { offset = text.count }
        return Array(text[min(offset, text.count)...])
    }

    /// Takes the literal that stands here.
    mutating func takeLiteral() -> IMAPPart? {
        guard part + 1 < parts.count, case .text(let text) = parts[part], offset >= text.count else { return nil }
        let literal = parts[part + 1]
        if case .text = literal { return nil }
        part += 2
        offset = 0
        return literal
    }
}
