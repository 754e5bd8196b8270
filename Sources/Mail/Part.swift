public import Foundation

/// One part of a mail's MIME tree.
public struct Part: Sendable {
    /// Numbered as IMAP does: `1`, `1.2`; a mail's own multipart, which IMAP does not number, is `TEXT` (`2.TEXT` in an attached mail).
    public var path: String
    /// The declared type in lower case: `text/plain`.
    public var type: String
    /// What the decoded bytes are (libmagic); the declared type for containers and attached mails.
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

    /// Whether it only holds other parts.
    public var isContainer: Bool { type.hasPrefix("multipart/") }
}
