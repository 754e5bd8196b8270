extension IMAPResponse {
    /// Reads a continuation, a tagged response or an untagged status; `nil` if the line is other untagged data.
    init?(freeText line: [UInt8]) throws(WireError) {
        if line.first == UInt8(ascii: "+") {
            self = .continuation(ServerText.clean(line.dropFirst()))
            return
        }
        var scanner = IMAPScanner([.text(line)])
        guard let tag = scanner.atom() else { throw .malformed("line without tag") }
        scanner.skipSpaces()
        let kind = scanner.keyword().flatMap { IMAPStatus.Kind(rawValue: $0) }
        let isUntagged = tag == [UInt8(ascii: "*")]
        guard let kind else {
            if isUntagged { return nil }
            throw .malformed("neither tagged nor untagged")
        }
        let status = IMAPStatus(kind: kind, rest: scanner.rest())
        self = isUntagged ? .status(status) : .tagged(String(decoding: tag, as: UTF8.self), status)
    }

    /// Reads untagged data. `isPartial`: the response stands at the beginning of a streamed literal.
    init(untagged parts: [IMAPPart], isPartial: Bool = false) throws(WireError) {
        var scanner = IMAPScanner(parts)
        guard scanner.skip(UInt8(ascii: "*")) else { throw .malformed("untagged response") }
        scanner.skipSpaces()
        guard let word = scanner.atom() else { throw .malformed("untagged response") }
        scanner.skipSpaces()
        if let number = decimal(word) {
            let keyword = scanner.keyword() ?? ""
            scanner.skipSpaces()
            self = try Self.numbered(UInt32(clamping: number), keyword, &scanner, isPartial: isPartial)
            return
        }
        let keyword = String(decoding: word, as: UTF8.self).uppercased()
        self = try Self.named(keyword, &scanner)
    }

    private static func numbered(
        _ number: UInt32, _ keyword: String, _ scanner: inout IMAPScanner, isPartial: Bool
    ) throws(WireError) -> IMAPResponse {
        switch keyword {
        case "EXISTS": return .exists(number)
        case "EXPUNGE": return .expunge(number)
        case "FETCH":
            guard let attributes = FetchAttributes(&scanner, isPartial: isPartial) else {
                throw .malformed("FETCH response")
            }
            return .fetch(sequence: number, attributes)
        default: return .other(ServerText.clean(keyword))
        }
    }

    private static func named(_ keyword: String, _ scanner: inout IMAPScanner) throws(WireError) -> IMAPResponse {
        switch keyword {
        case "CAPABILITY": return .capability(capabilities(&scanner))
        case "SEARCH": return .search(try search(&scanner))
        case "ESEARCH": return .search(try extendedSearch(&scanner))
        case "LIST": return list(&scanner) ?? .other(keyword)
        case "NAMESPACE": return namespace(&scanner) ?? .other(keyword)
        case "STATUS": return folderStatus(&scanner) ?? .other(keyword)
        default: return .other(ServerText.clean(keyword))
        }
    }

    static func capabilities(_ scanner: inout IMAPScanner) -> Set<String> {
        var names: Set<String> = []
        while let name = scanner.keyword(brackets: true), names.count < 1000 {
            names.insert(name)
            scanner.skipSpaces()
        }
        return names
    }

    private static func search(_ scanner: inout IMAPScanner) throws(WireError) -> [UInt32] {
        // A line may hold a million numbers: read them from the bytes, without a word for each.
        var uids: [UInt32] = []
        for word in scanner.rest().split(separator: UInt8(ascii: " ")) {
            if word.first == UInt8(ascii: "(") { break }  // (MODSEQ n), RFC 7162
            guard let number = decimal(word), let uid = UInt32(exactly: number), uid > 0 else {
                throw .malformed("SEARCH response")
            }
            guard uids.count < CurlLimits.uids else { throw .tooLong("SEARCH response") }
            uids.append(uid)
        }
        return uids
    }

    /// `(TAG "x") UID ALL 1:4,7` (RFC 4731); without ALL nothing was found.
    private static func extendedSearch(_ scanner: inout IMAPScanner) throws(WireError) -> [UInt32] {
        if scanner.next == UInt8(ascii: "("), !scanner.skipValue() { throw .malformed("ESEARCH response") }
        while true {
            scanner.skipSpaces()
            guard let item = scanner.keyword() else { return [] }
            if item == "UID" { continue }
            scanner.skipSpaces()
            if item == "ALL" {
                guard let set = scanner.atom().flatMap({ UIDSet(parsing: $0) }) else {
                    throw .malformed("ESEARCH response")
                }
                return set.uids
            }
            guard scanner.skipValue() else { throw .malformed("ESEARCH response") }
        }
    }

    private static func list(_ scanner: inout IMAPScanner) -> IMAPResponse? {
        guard let attributes = scanner.wordList() else { return nil }
        scanner.skipSpaces()
        guard let delimiter = delimiter(&scanner) else { return nil }
        scanner.skipSpaces()
        guard let name = scanner.astring() else { return nil }
        return .list(Folder(name: ModifiedUTF7.decode(name), delimiter: delimiter.first, attributes: attributes))
    }

    /// The delimiter as a string of one character, empty for NIL; `nil` if it is neither.
    private static func delimiter(_ scanner: inout IMAPScanner) -> String? {
        if scanner.next == UInt8(ascii: "\"") {
            guard let bytes = scanner.string(), bytes.count == 1, bytes[0] < 0x80 else { return nil }
            return String(decoding: bytes, as: UTF8.self)
        }
        return scanner.keyword() == "NIL" ? "" : nil
    }

    /// The first of the personal namespaces: `(("INBOX." ".")) NIL NIL`.
    private static func namespace(_ scanner: inout IMAPScanner) -> IMAPResponse? {
        guard scanner.skip(UInt8(ascii: "(")), scanner.skip(UInt8(ascii: "(")), let prefix = scanner.string() else {
            return nil
        }
        scanner.skipSpaces()
        guard let delimiter = delimiter(&scanner) else { return nil }
        return .namespace(prefix: ModifiedUTF7.decode(prefix), delimiter: delimiter.first)
    }

    private static func folderStatus(_ scanner: inout IMAPScanner) -> IMAPResponse? {
        guard let name = scanner.astring() else { return nil }
        scanner.skipSpaces()
        guard let words = scanner.wordList(), words.count.isMultiple(of: 2) else { return nil }
        var items: [String: UInt64] = [:]
        for index in stride(from: 0, to: words.count, by: 2) {
            items[words[index].uppercased()] = decimal(Array(words[index + 1].utf8))
        }
        return .folderStatus(ModifiedUTF7.decode(name), items)
    }
}

extension FetchAttributes {
    /// Reads `(UID 5 FLAGS (\Seen) BODY[] {12}`…`)`; a partial one ends at the literal.
    init?(_ scanner: inout IMAPScanner, isPartial: Bool) {
        self.init()
        guard scanner.skip(UInt8(ascii: "(")) else { return nil }
        while true {
            scanner.skipSpaces()
            if scanner.skip(UInt8(ascii: ")")) { return }
            guard let name = Self.itemName(&scanner) else { return nil }
            scanner.skipSpaces()
            if isPartial, scanner.next == nil { return }
            guard read(name, &scanner) else { return nil }
        }
    }

    /// `UID`, or `BODY[HEADER.FIELDS (SUBJECT)]<0>` as `BODY[`.
    private static func itemName(_ scanner: inout IMAPScanner) -> String? {
        guard let name = scanner.keyword(brackets: true) else { return nil }
        guard scanner.skip(UInt8(ascii: "[")) else { return name }
        while !scanner.skip(UInt8(ascii: "]")) {
            guard let byte = scanner.next, scanner.skip(byte) else { return nil }
        }
        if scanner.next == UInt8(ascii: "<") { _ = scanner.atom() }
        return name + "["
    }

    private mutating func read(_ name: String, _ scanner: inout IMAPScanner) -> Bool {
        switch name {
        case "UID":
            guard let number = scanner.number(), let uid = UInt32(exactly: number), uid > 0 else { return false }
            self.uid = uid
        case "RFC822.SIZE":
            guard let number = scanner.number() else { return false }
            size = Int(number)
        case "FLAGS":
            guard let words = scanner.wordList() else { return false }
            flags = words.prefix(1000).map { ServerText.clean($0) }
        case "INTERNALDATE":
            guard let text = scanner.string() else { return false }
            internalDate = IMAPDate.parse(text)
        case "BODY[": return readBody(&scanner)
        default: return scanner.skipValue()
        }
        return true
    }

    private mutating func readBody(_ scanner: inout IMAPScanner) -> Bool {
        if scanner.next == UInt8(ascii: "\"") {
            guard let text = scanner.string() else { return false }
            body = .inline(text)
        } else if scanner.next == nil {
            guard scanner.takeLiteral() == .streamed else { return false }
            body = .streamed
        } else {
            guard scanner.keyword() == "NIL" else { return false }
            body = .null
        }
        return true
    }
}
