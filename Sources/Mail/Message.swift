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
    /// The readable text in pieces, in order: what is new, quoted (attributions and forwarded mails too) and signature.
    public var spans: [TextSpan]
    /// The mails that this one passes on, inline ones first, then attached ones.
    public var forwarded: [ForwardedMail]
    /// What a delivery report says; `nil` unless `automatic` is `.dsn`.
    public var deliveryReport: DeliveryReport?
    /// What was wrong with the mail, one short machine-made sentence each.
    public var defects: [String]
    /// Size of the raw mail.
    public var bytes: Int

    /// Takes values as read; everything may be left out.
    public init(
        headers: [HeaderField] = [], from: [Address] = [], to: [Address] = [], cc: [Address] = [],
        replyTo: [Address] = [],
        subject: String = "", date: Date? = nil, dateOffset: Int = 0, messageID: String? = nil,
        inReplyTo: [String] = [],
        references: [String] = [], automatic: AutomaticClass = .human, parts: [Part] = [], text: String = "",
        html: String? = nil, reply: String = "", signature: String = "", spans: [TextSpan] = [],
        forwarded: [ForwardedMail] = [], deliveryReport: DeliveryReport? = nil, defects: [String] = [], bytes: Int = 0
    ) {
        self.headers = headers
        self.from = from
        self.to = to
        self.cc = cc
        self.replyTo = replyTo
        self.subject = subject
        self.date = date
        self.dateOffset = dateOffset
        self.messageID = messageID
        self.inReplyTo = inReplyTo
        self.references = references
        self.automatic = automatic
        self.parts = parts
        self.text = text
        self.html = html
        self.reply = reply
        self.signature = signature
        self.spans = spans
        self.forwarded = forwarded
        self.deliveryReport = deliveryReport
        self.defects = defects
        self.bytes = bytes
    }

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

/// A run of lines of a mail's readable text, with what it is.
public struct TextSpan: Hashable, Sendable {
    /// What the lines are.
    public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        /// Written by the sender for this mail.
        case new
        /// Quoted, forwarded, or the attribution line of either.
        case quoted
        /// Closing phrase, signature, disclaimer, "sent from my telephone".
        case signature
    }
    /// What the lines are.
    public var kind: Kind
    /// The lines, parted by LF; all spans joined by LF are the readable text.
    public var text: String

    /// Takes a run of lines.
    public init(kind: Kind, text: String) {
        self.kind = kind
        self.text = text
    }
}

/// A mail that another one passes on, inline or attached.
public struct ForwardedMail: Hashable, Sendable {
    /// From, as far as it can be read.
    public var from: [Address]
    /// The date as it was written; inline forwards write it in any language.
    public var dateText: String
    /// The date of an attached mail.
    public var date: Date?
    /// The subject, empty where none stands.
    public var subject: String
    /// The readable text, what it quotes itself included; cells of table rows parted by tabs.
    public var text: String
    /// Its own new text, without what it quotes and its signature.
    public var reply: String
    /// The HTML of an attached mail, or of the forwarding mail where the forward is inline.
    public var html: String?
    /// The path of the attached part; `nil` for an inline forward.
    public var path: String?

    /// Takes what was read.
    public init(
        from: [Address], dateText: String = "", date: Date? = nil, subject: String = "", text: String, reply: String,
        html: String? = nil, path: String? = nil
    ) {
        self.from = from
        self.dateText = dateText
        self.date = date
        self.subject = subject
        self.text = text
        self.reply = reply
        self.html = html
        self.path = path
    }
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
