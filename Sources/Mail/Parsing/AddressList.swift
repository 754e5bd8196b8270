import Foundation

/// Address fields (RFC 5322 §3.4) as they come: groups, route addresses, comments, raw 8-bit names, missing quotes and brackets.
struct AddressList {
    private let bytes: [UInt8]
    private let hint: Charset?
    private var index = 0
    private var result: [Address] = []
    private var item = Item()

    /// What was gathered of one address so far.
    private struct Item {
        var phrase: [UInt8] = []
        var angle: [UInt8]?
        var comment: [UInt8] = []
        var wasQuoted = false
        var isEmpty: Bool { phrase.allSatisfy { $0 == 32 } && angle == nil }
    }

    /// Reads a raw field value; at most `Limits.addresses` are kept.
    static func parse(_ raw: [UInt8], hint: Charset? = nil) -> [Address] {
        var list = AddressList(bytes: EncodedWord.unfolded(raw), hint: hint)
        return list.read()
    }

    private init(bytes: [UInt8], hint: Charset?) {
        self.bytes = bytes
        self.hint = hint
    }

    private mutating func read() -> [Address] {
        while index < bytes.count, result.count < Limits.addresses {
            let byte = bytes[index]
            index += 1
            switch byte {
            case UInt8(ascii: "\""): quoted()
            case UInt8(ascii: "("): comment()
            case UInt8(ascii: "<"): angle()
            case UInt8(ascii: ","), UInt8(ascii: ";"): finish()
            case UInt8(ascii: ">"): break
            case UInt8(ascii: ":"):
                if item.angle == nil, !item.phrase.contains(UInt8(ascii: "@")) {
                    item = Item()
                } else {
                    item.phrase.append(byte)
                }
            case UInt8(ascii: "=") where isEncodedWord: encodedWord()
            default: item.phrase.append(byte)
            }
        }
        finish()
        return result
    }

    private var isEncodedWord: Bool { index < bytes.count && bytes[index] == UInt8(ascii: "?") }

    /// An encoded word is taken whole, since badly made ones hold commas and brackets.
    private mutating func encodedWord() {
        var questions = 0
        item.phrase.append(UInt8(ascii: "="))
        while index < bytes.count {
            let byte = bytes[index]
            item.phrase.append(byte)
            index += 1
            if byte == UInt8(ascii: "?") { questions += 1 }
            if questions >= 4, byte == UInt8(ascii: "=") { return }
            if questions >= 4, byte != UInt8(ascii: "?") { return }
            if byte == UInt8(ascii: "<") || item.phrase.count > 4096 {
                item.phrase.removeLast()
                index -= 1
                return
            }
        }
    }

    private mutating func quoted() {
        item.wasQuoted = true
        let start = item.phrase.count
        let resume = index
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            if byte == UInt8(ascii: "\"") { return }
            if byte == UInt8(ascii: "\\"), index < bytes.count {
                item.phrase.append(bytes[index])
                index += 1
            } else {
                item.phrase.append(byte)
            }
        }
        // The closing quote never came: what follows is read as if the opening one were not there.
        item.phrase.removeSubrange(start...)
        index = resume
        item.wasQuoted = false
        if bytes[resume...].contains(UInt8(ascii: "\"")) { index = bytes.count }
    }

    private mutating func comment() {
        var depth = 1
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            switch byte {
            case UInt8(ascii: "("): depth += 1
            case UInt8(ascii: ")"):
                depth -= 1
                if depth == 0 { return }
            case UInt8(ascii: "\\"):
                if index < bytes.count {
                    item.comment.append(bytes[index])
                    index += 1
                }
                continue
            default: break
            }
            item.comment.append(byte)
        }
    }

    private mutating func angle() {
        var content: [UInt8] = []
        while index < bytes.count, bytes[index] != UInt8(ascii: ">") {
            // "<<a@b>" and "Name <mailto:a@b>" are seen.
            if bytes[index] != UInt8(ascii: "<") { content.append(bytes[index]) }
            index += 1
        }
        index += 1
        if item.angle == nil || item.angle?.contains(UInt8(ascii: "@")) == false { item.angle = content }
    }

    private mutating func finish() {
        defer { item = Item() }
        guard !item.isEmpty else { return }
        let phrase = decoded(item.phrase)
        if let angle = item.angle {
            var name = phrase
            // "Petrova, Maria <a@b>": a comma that should have been quoted.
            if let last = result.last, last.address.isEmpty, !name.isEmpty, !last.name.contains("@"), !item.wasQuoted {
                name = last.name + ", " + name
                result.removeLast()
            }
            append(name: name.isEmpty ? decoded(item.comment) : name, spec: String(decoding: angle, as: UTF8.self))
        } else if let at = phrase.lastIndex(of: "@") {
            bare(phrase, at: at)
        } else if !phrase.isEmpty {
            result.append(Address(name: phrase, address: ""))
        }
    }

    /// An address without brackets: `a@b`, `Name a@b`, `a@b (Name)`, or a whole `Name <a@b>` inside an encoded word.
    private mutating func bare(_ phrase: String, at: String.Index) {
        if let open = phrase.lastIndex(of: "<"), open < at {
            let spec = phrase[phrase.index(after: open)...].prefix { $0 != ">" }
            return append(name: String(phrase[..<open]).foldedWhiteSpace, spec: String(spec))
        }
        let start = phrase[..<at].lastIndex(where: \.isWhitespace).map { phrase.index(after: $0) } ?? phrase.startIndex
        let end = phrase[at...].firstIndex(where: \.isWhitespace) ?? phrase.endIndex
        if phrase.index(after: at) < end, start < at {
            let name = String(phrase[..<start]).foldedWhiteSpace
            append(name: name.isEmpty ? decoded(item.comment) : name, spec: String(phrase[start..<end]))
        } else {
            append(name: decoded(item.comment), spec: phrase)
        }
    }

    private mutating func append(name: String, spec: String) {
        var spec = spec.filter { !$0.isWhitespace }
        if spec.hasPrefix("@"), let colon = spec.firstIndex(of: ":") {
            spec = String(spec[spec.index(after: colon)...])
        }
        if spec.lowercased().hasPrefix("mailto:") { spec = String(spec.dropFirst(7)) }
        spec = String(spec.prefix(320)).trimming("'\"<>")
        guard let at = spec.lastIndex(of: "@") else {
            if !spec.isEmpty || !name.isEmpty { result.append(Address(name: cleaned(name), address: spec)) }
            return
        }
        var domain = spec[spec.index(after: at)...].lowercased()
        while domain.hasSuffix(".") { domain.removeLast() }
        result.append(Address(name: cleaned(name), address: "\(spec[..<at])@\(domain)"))
    }

    private func decoded(_ bytes: [UInt8]) -> String { EncodedWord.decode(bytes, hint: hint).foldedWhiteSpace }

    /// Quotes that stand round a whole name are no part of it.
    private func cleaned(_ name: String) -> String {
        var name = name
        for quote in ["\"", "'"] where name.count > 2 && name.hasPrefix(quote) && name.hasSuffix(quote) {
            name = String(name.dropFirst().dropLast())
        }
        return String(name.prefix(500)).foldedWhiteSpace
    }
}

extension String {
    /// Both ends freed of characters.
    func trimming(_ unwanted: String) -> String {
        let marks = unwanted.unicodeScalars
        guard let start = unicodeScalars.firstIndex(where: { !marks.contains($0) }),
            let end = unicodeScalars.lastIndex(where: { !marks.contains($0) })
        else { return "" }
        return start == startIndex && unicodeScalars.index(after: end) == endIndex
            ? self : String(unicodeScalars[start...end])
    }
}
