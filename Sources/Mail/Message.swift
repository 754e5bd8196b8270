public import Foundation

/// One header field, decoded to text where it holds encoded words; order and repetition are kept.
public struct HeaderField: Hashable, Sendable {
    /// The field name as written.
    public var name: String
    /// The unfolded and decoded value (RFC 2047), bounded by `Limits.headerValueBytes`.
    public var value: String

    /// Takes a decoded field.
    public init(name: String, value: String) {
        self.name = name
        self.value = value
    }
}

/// A mail as values: what stages decide on. No C object and no open file is behind it.
///
/// Its `description` prints ids and sizes only, since mail text must not reach logs.
public struct Message: Sendable {
    /// Every header field in order.
    public var headers: [HeaderField]
    /// RFC 5322 From; usually one.
    public var from: [Address]
    /// RFC 5322 To.
    public var to: [Address]
    /// RFC 5322 Cc.
    public var cc: [Address]
    /// RFC 5322 Reply-To.
    public var replyTo: [Address]
    /// The decoded subject, white space folded.
    public var subject: String
    /// The Date header; `nil` when missing or senseless.
    public var date: Date?
    /// Seconds east of UTC in the Date header.
    public var dateOffset: Int
    /// Message-ID without angle brackets; `nil` when missing, empty or malformed.
    public var messageID: String?
    /// In-Reply-To ids without angle brackets, in order.
    public var inReplyTo: [String]
    /// References ids without angle brackets, in order, bounded by `Limits.references` (the last ones are kept).
    public var references: [String]
    /// What a machine or a person sent.
    public var automatic: AutomaticClass
    /// Every part in IMAP order, containers included.
    public var parts: [Part]
    /// The readable text of the mail: the best body alternative as plain text, quotes and signature included.
    public var text: String
    /// The body's HTML as written, if the mail has one (bounded); tables of goods are read from it. Never rendered.
    public var html: String?
    /// The new text only: no quote, attribution, signature, disclaimer.
    public var reply: String
    /// The signature block below the new text; empty where there is none.
    public var signature: String
    /// What was wrong with the mail, one short machine-made sentence each.
    public var defects: [String]
    /// Size of the raw mail.
    public var bytes: Int

    /// The first value of a header field, by name in any case.
    public func header(_ name: String) -> String? {
        let name = name.lowercased()
        return headers.first { $0.name.lowercased() == name }?.value
    }

    /// All values of a header field, topmost first.
    public func headers(_ name: String) -> [String] {
        let name = name.lowercased()
        return headers.filter { $0.name.lowercased() == name }.map(\.value)
    }

    /// Parts that a person attached: no body alternatives, signature logos or delivery-report parts.
    public var attachments: [Part] { parts.filter(\.isAttachment) }
}

extension Message: CustomStringConvertible {
    /// Ids and sizes, no text.
    public var description: String { "mail <\(messageID ?? "-")> of \(bytes) bytes, \(parts.count) parts" }
}

/// Who or what wrote a mail.
public enum AutomaticClass: String, CaseIterable, Sendable, Codable {
    /// A person.
    case human
    /// A delivery status notification or bounce (RFC 3464 and the odd ones).
    case dsn
    /// A read receipt (RFC 8098).
    case mdn
    /// Vacation, out of office, automatic receipts.
    case away
    /// A mailing list or newsletter.
    case list
    /// Another machine.
    case auto
}

/// One part of a mail's MIME tree.
public struct Part: Sendable {
    /// Numbered as IMAP does: `1`, `1.2`.
    public var path: String
    /// The declared type in lower case: `text/plain`.
    public var type: String
    /// What the decoded bytes are (libmagic); the declared type for containers.
    public var detected: String
    /// The declared charset in lower case; `nil` for none.
    public var charset: String?
    /// `inline`, `attachment` or `nil`.
    public var disposition: String?
    /// The decoded file name, path components and control characters removed.
    public var name: String?
    /// Content-ID without angle brackets.
    public var contentID: String?
    /// Size of the decoded content (text parts before charset conversion).
    public var bytes: Int
    /// SHA-256 of the decoded content, lower-case hex; empty for containers.
    public var sha256: String
    /// The decoded text of text parts, bounded by `Limits.textBytes`.
    public var text: String?
    /// The decoded content where it is kept for reading goods (documents up to `Limits.documentBytes`).
    public var content: Data?
    /// Whether a person attached it (see `Message.attachments`).
    public var isAttachment: Bool
    /// Nesting depth of attached mails this part lies in: 0 for the mail itself.
    public var messageDepth: Int

    /// Takes what the parser found.
    public init(
        path: String, type: String, detected: String, charset: String? = nil, disposition: String? = nil,
        name: String? = nil, contentID: String? = nil, bytes: Int = 0, sha256: String = "", text: String? = nil,
        content: Data? = nil, isAttachment: Bool = false, messageDepth: Int = 0
    ) {
        self.path = path
        self.type = type
        self.detected = detected
        self.charset = charset
        self.disposition = disposition
        self.name = name
        self.contentID = contentID
        self.bytes = bytes
        self.sha256 = sha256
        self.text = text
        self.content = content
        self.isAttachment = isAttachment
        self.messageDepth = messageDepth
    }
}
