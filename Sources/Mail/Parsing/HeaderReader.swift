import Foundation

/// The header fields of one mail as values.
struct HeaderReader {
    let fields: [RawField]
    /// The charset that raw 8-bit values are guessed to be in.
    let hint: Charset?
    private(set) var defects: [String] = []

    init(_ entity: Entity, hint: Charset?) {
        fields = entity.fields
        self.hint = hint
    }

    /// All fields, decoded.
    var decoded: [HeaderField] {
        fields.map { field in
            let value = EncodedWord.decode(field.value, hint: hint)
            return HeaderField(
                name: field.name,
                value: value.utf8.count <= Limits.headerValueBytes ? value : Self.cut(value, Limits.headerValueBytes))
        }
    }

    /// Reads the fields that a message has names for.
    mutating func fill(_ message: inout Message) {
        message.headers = decoded
        message.from = addresses("from")
        message.to = addresses("to")
        message.cc = addresses("cc")
        message.replyTo = addresses("reply-to")
        message.subject = first("subject").map { EncodedWord.decode($0, hint: hint).foldedWhiteSpace } ?? ""
        date(&message)
        ids(&message)
        if message.from.isEmpty { defects.append("From is missing or empty") }
        if values("from").count > 1 { defects.append("From stands more than once") }
    }

    private mutating func date(_ message: inout Message) {
        guard let raw = first("date") else { return defects.append("Date is missing") }
        guard let found = MailDate.parse(String(decoding: EncodedWord.unfolded(raw), as: UTF8.self)) else {
            return defects.append("Date makes no sense")
        }
        message.date = found.date
        message.dateOffset = found.offset
    }

    private mutating func ids(_ message: inout Message) {
        let own = values("message-id")
        message.messageID = own.lazy.compactMap { MessageIDs.all($0).first }.first
        if own.isEmpty {
            defects.append("Message-ID is missing")
        } else if message.messageID == nil {
            defects.append("Message-ID is empty or malformed")
        }
        if own.count > 1 { defects.append("Message-ID stands more than once") }
        message.inReplyTo = Array(values("in-reply-to").flatMap(MessageIDs.all).prefix(Limits.references))
        let references = values("references").flatMap(MessageIDs.all)
        message.references = Array(references.suffix(Limits.references))
        if references.count > Limits.references {
            defects.append("References has more than \(Limits.references) ids: the first ones were left out")
        }
    }

    private func values(_ name: String) -> [[UInt8]] {
        fields.filter { $0.name.utf8.count == name.utf8.count && $0.name.lowercased() == name }.map(\.value)
    }

    private func first(_ name: String) -> [UInt8]? { values(name).first }

    private func addresses(_ name: String) -> [Address] {
        Array(values(name).flatMap { AddressList.parse($0, hint: hint) }.prefix(Limits.addresses))
    }

    static func cut(_ text: String, _ bytes: Int) -> String {
        var end = text.utf8.index(text.utf8.startIndex, offsetBy: min(bytes, text.utf8.count))
        while end > text.utf8.startIndex, end.samePosition(in: text.unicodeScalars) == nil {
            end = text.utf8.index(before: end)
        }
        return String(text[..<end])
    }
}
