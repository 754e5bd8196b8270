import Foundation

/// What `xcrm inspect` prints of one mail: its structure as the machine saw it.
public struct Inspection: Encodable, Sendable {
    /// The file name, or `-`.
    public var file: String
    /// The mail.
    public var message: Message

    /// Takes a parsed mail and where it came from.
    public init(file: String, message: Message) {
        self.file = file
        self.message = message
    }

    /// One line of JSON, keys in alphabetical order.
    public var line: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // Only strings, numbers and nulls are encoded, which cannot fail.
        return (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
    }

    private enum Key: String, CodingKey {
        case file, subject, from, to, cc, date, automatic, parts, text, defects, references
        case replyTo = "reply_to"
        case messageID = "message_id"
        case inReplyTo = "in_reply_to"
    }

    private enum PartKey: String, CodingKey {
        case path, type, detected, charset, disposition, name, bytes, sha256, text
        case contentID = "content_id"
    }

    /// Writes the keys in their fixed form; absent values are `null`.
    public func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: Key.self)
        try values.encode(file, forKey: .file)
        try values.encode(message.subject, forKey: .subject)
        try values.encode(message.from, forKey: .from)
        try values.encode(message.to, forKey: .to)
        try values.encode(message.cc, forKey: .cc)
        try values.encode(message.replyTo, forKey: .replyTo)
        try values.encode(message.date.map { MailDate.iso8601($0, offset: message.dateOffset) }, forKey: .date)
        try values.encode(message.messageID, forKey: .messageID)
        try values.encode(message.inReplyTo, forKey: .inReplyTo)
        try values.encode(message.references, forKey: .references)
        try values.encode(message.automatic, forKey: .automatic)
        // Multiparts have no content of their own; the paths of their parts show them.
        var parts = values.nestedUnkeyedContainer(forKey: .parts)
        for part in message.parts where !part.isContainer {
            var values = parts.nestedContainer(keyedBy: PartKey.self)
            try values.encode(part.path, forKey: .path)
            try values.encode(part.type, forKey: .type)
            try values.encode(part.detected, forKey: .detected)
            try values.encode(part.charset, forKey: .charset)
            try values.encode(part.disposition, forKey: .disposition)
            try values.encode(part.name, forKey: .name)
            try values.encode(part.contentID, forKey: .contentID)
            try values.encode(part.bytes, forKey: .bytes)
            try values.encode(part.sha256, forKey: .sha256)
            try values.encode(part.text, forKey: .text)
        }
        try values.encode(message.text, forKey: .text)
        try values.encode(message.defects, forKey: .defects)
    }
}
