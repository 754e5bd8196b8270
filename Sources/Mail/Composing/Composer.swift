import Crypto
public import Foundation

extension Draft {
    /// The mail as RFC 5322 bytes.
    ///
    /// - Throws: `ComposeError` for values that cannot stand in a mail.
    public func compose() throws(ComposeError) -> Data {
        var result = Data()
        let failure: (any Error)?
        do {
            try write { result.append($0) }
            failure = nil
        } catch {
            failure = error
        }
        if let failure { throw failure as? ComposeError ?? .unreadableFile }
        return result
    }

    /// Writes the mail in pieces, so that large files are never whole in memory.
    ///
    /// - Throws: `ComposeError`, or whatever `sink` throws.
    public func write(to sink: (Data) throws -> Void) throws {
        let composer = try Composer(self)
        try sink(Data(try composer.header().utf8))
        try composer.body(sink)
    }
}

/// Lays out one draft: mixed(alternative(text, related(html, pictures), calendar), files), each level only where needed.
struct Composer {
    private let draft: Draft
    private let boundary: String

    init(_ draft: Draft) throws(ComposeError) {
        self.draft = draft
        if let given = draft.boundary {
            guard !given.isEmpty, given.utf8.count <= 48,
                given.utf8.allSatisfy({ HeaderWriter.isAtomText($0) && !"!#$%&'*+/=?^`{|}~".utf8.contains($0) })
            else { throw .invalidBoundary }
            boundary = given
        } else {
            boundary = Base32.encode(SHA256.hash(data: Data(draft.messageID.utf8)).prefix(15))
        }
    }

    // MARK: Header

    /// Fields that the draft writes itself or that would change the structure.
    private static let reserved: Set<String> = [
        "from", "sender", "to", "cc", "bcc", "reply-to", "subject", "date", "message-id", "in-reply-to", "references",
        "mime-version",
        "return-path", "received",
    ]

    func header() throws(ComposeError) -> String {
        var writer = HeaderWriter()
        writer.raw("Date", MailDate.text(draft.date, offset: draft.dateOffset))
        try writer.addresses("From", [draft.from])
        if let sender = draft.sender { try writer.addresses("Sender", [sender]) }
        try writer.addresses("Reply-To", draft.replyTo)
        if draft.to.isEmpty, draft.cc.isEmpty { writer.raw("To", "undisclosed-recipients:;") }
        try writer.addresses("To", draft.to)
        try writer.addresses("Cc", draft.cc)
        writer.structured("Message-ID", [try bracketed(draft.messageID, "Message-ID")])
        if let answered = draft.inReplyTo { writer.structured("In-Reply-To", [try bracketed(answered, "In-Reply-To")]) }
        let references = Self.bounded(draft.references.filter { Self.isMessageID($0) })
        if !references.isEmpty { writer.structured("References", references.map { "<\($0)>" }) }
        writer.unstructured("Subject", draft.subject)
        for field in draft.headers {
            let name = field.name.lowercased()
            guard !name.isEmpty, name.utf8.count <= 76,
                name.utf8.allSatisfy({ $0 > 32 && $0 < 127 && $0 != UInt8(ascii: ":") }), !Self.reserved.contains(name),
                !name.hasPrefix("content-")
            else { throw .invalidHeaderName }
            writer.unstructured(field.name, field.value)
        }
        writer.raw("MIME-Version", "1.0")
        return writer.bytes
    }

    private func bracketed(_ id: String, _ field: String) throws(ComposeError) -> String {
        guard Self.isMessageID(id) else { throw .invalidMessageID(field: field) }
        return "<\(id)>"
    }

    /// What other systems take for a message id: printable ASCII with one `@` within, short enough for a line.
    private static func isMessageID(_ id: String) -> Bool {
        guard id.utf8.count <= 900, let at = id.firstIndex(of: "@"), at != id.startIndex, id.last != "@" else {
            return false
        }
        return id.utf8.allSatisfy { $0 > 32 && $0 < 127 && $0 != UInt8(ascii: "<") && $0 != UInt8(ascii: ">") }
    }

    /// The first id and as many of the last as fit.
    static func bounded(_ ids: [String]) -> [String] {
        guard let first = ids.first, first.utf8.count + 2 <= Limits.referencesCharacters else { return [] }
        var room = Limits.referencesCharacters - first.utf8.count - 2
        var last: [String] = []
        for id in ids.dropFirst().reversed() {
            room -= id.utf8.count + 3
            if room < 0 { break }
            last.append(id)
        }
        return [first] + last.reversed()
    }

    // MARK: Body

    func body(_ sink: (Data) throws -> Void) throws {
        guard !draft.attachments.isEmpty else { return try alternatives(sink) }
        try open("mixed", 1, sink)
        try delimiter(1, sink)
        try alternatives(sink)
        for part in draft.attachments {
            try delimiter(1, sink)
            try file(part, disposition: "attachment", sink)
        }
        try close(1, sink)
    }

    private func alternatives(_ sink: (Data) throws -> Void) throws {
        guard draft.html != nil || draft.calendar != nil else { return try text(draft.text, "text/plain", sink) }
        try open("alternative", 2, sink)
        try delimiter(2, sink)
        try text(draft.text, "text/plain", sink)
        if let html = draft.html {
            try delimiter(2, sink)
            try related(html, sink)
        }
        if let calendar = draft.calendar {
            guard !calendar.method.isEmpty, calendar.method.utf8.allSatisfy({ (65...90).contains($0) }) else {
                throw ComposeError.invalidPart
            }
            try delimiter(2, sink)
            try text(calendar.text, "text/calendar; method=\(calendar.method)", sink)
        }
        try close(2, sink)
    }

    private func related(_ html: String, _ sink: (Data) throws -> Void) throws {
        guard !draft.inlineParts.isEmpty else { return try text(html, "text/html", sink) }
        try open("related", 3, sink)
        try delimiter(3, sink)
        try text(html, "text/html", sink)
        for part in draft.inlineParts {
            try delimiter(3, sink)
            try file(part, disposition: "inline", sink)
        }
        try close(3, sink)
    }

    private func open(_ subtype: String, _ level: Int, _ sink: (Data) throws -> Void) throws {
        let type = subtype == "related" ? "related; type=\"text/html\"" : subtype
        try sink(Data("Content-Type: multipart/\(type);\r\n boundary=\"=_\(boundary)-\(level)\"\r\n\r\n".utf8))
    }

    private func delimiter(_ level: Int, _ sink: (Data) throws -> Void) throws {
        try sink(Data("\r\n--=_\(boundary)-\(level)\r\n".utf8))
    }

    private func close(_ level: Int, _ sink: (Data) throws -> Void) throws {
        try sink(Data("\r\n--=_\(boundary)-\(level)--\r\n".utf8))
    }

    private func text(_ text: String, _ type: String, _ sink: (Data) throws -> Void) throws {
        let bytes = TransferEncoding.canonical(text)
        var encoding = TransferEncoding.suiting(bytes)
        // A boundary cannot stand in quoted-printable or base64, where "=_" never occurs.
        if encoding == .sevenBit, text.contains("=_\(boundary)") { encoding = .quotedPrintable }
        try sink(
            Data("Content-Type: \(type); charset=utf-8\r\nContent-Transfer-Encoding: \(encoding.rawValue)\r\n\r\n".utf8)
        )
        switch encoding {
        case .sevenBit: try sink(Data(bytes))
        case .quotedPrintable: try sink(Data(TransferEncoding.quotedPrintable(bytes)))
        case .base64: try sink(TransferEncoding.base64(Data(bytes)))
        }
    }

    private func file(_ part: DraftPart, disposition: String, _ sink: (Data) throws -> Void) throws {
        var type = part.type.lowercased()
        let token = type.split(separator: "/", omittingEmptySubsequences: false)
        guard token.count == 2,
            token.allSatisfy({
                !$0.isEmpty && $0.utf8.allSatisfy { $0 == UInt8(ascii: ".") || HeaderWriter.isAtomText($0) }
            })
        else { throw ComposeError.invalidPart }
        // RFC 2046 forbids base64 for these; as plain files they arrive unharmed.
        if type.hasPrefix("message/") || type.hasPrefix("multipart/") { type = "application/octet-stream" }
        let name = String(HeaderWriter.printable(part.name).prefix(200))
        var head = "Content-Type: \(type)"
        if !name.isEmpty { head += ";\r\n " + HeaderWriter.encodedParameter("name", name) }
        head += "\r\nContent-Disposition: \(disposition)"
        if !name.isEmpty { head += HeaderWriter.extendedParameter("filename", name).map { ";\r\n " + $0 }.joined() }
        if let id = part.contentID {
            guard Self.isContentID(id) else { throw ComposeError.invalidPart }
            head += "\r\nContent-ID: <\(id)>"
        }
        try sink(Data((head + "\r\nContent-Transfer-Encoding: base64\r\n\r\n").utf8))
        try content(part.content, sink)
    }

    private static func isContentID(_ id: String) -> Bool {
        !id.isEmpty && id.utf8.count <= 200 && id.utf8.allSatisfy { $0 > 32 && $0 < 127 && !"<>\"".utf8.contains($0) }
    }

    /// Pieces of 57 × 1024 bytes, so that every base64 line but the last is full.
    private func content(_ content: DraftPart.Content, _ sink: (Data) throws -> Void) throws {
        let piece = 57 * 1024
        switch content {
        case .data(let data):
            var start = data.startIndex
            while start < data.endIndex {
                let end = data.index(start, offsetBy: piece, limitedBy: data.endIndex) ?? data.endIndex
                try sink(TransferEncoding.base64(Data(data[start..<end])))
                start = end
            }
        case .file(let url):
            guard let handle = try? FileHandle(forReadingFrom: url) else { throw ComposeError.unreadableFile }
            defer { try? handle.close() }
            var rest = Data()
            while true {
                let next: Data
                do { next = try handle.read(upToCount: piece) ?? Data() } catch { throw ComposeError.unreadableFile }
                if next.isEmpty { break }
                rest += next
                let whole = rest.count / 57 * 57
                if whole > 0 { try sink(TransferEncoding.base64(Data(rest.prefix(whole)))) }
                rest = Data(rest.dropFirst(whole))
            }
            if !rest.isEmpty { try sink(TransferEncoding.base64(rest)) }
        }
    }
}
