public import Foundation

/// A mail to be sent, as values. `compose()` turns it into RFC 5322 bytes; the same draft always gives the same bytes.
public struct Draft: Sendable {
    /// Who it is from; the polled mailbox with the firm's name.
    public var from: Address
    /// RFC 5322 Sender, only where it differs from From.
    public var sender: Address?
    /// To.
    public var to: [Address]
    /// Cc. Blind copies have no place in a draft: they are envelope recipients of their own copy.
    public var cc: [Address]
    /// Reply-To; the token address.
    public var replyTo: [Address]
    /// The subject, decoded.
    public var subject: String
    /// The Date header.
    public var date: Date
    /// Seconds east of UTC that the Date header is written with.
    public var dateOffset: Int
    /// Message-ID without angle brackets.
    public var messageID: String
    /// Id of the mail answered, without angle brackets.
    public var inReplyTo: String?
    /// Ids for References, oldest first; the first and the last ones are written, 1,500 characters at most.
    public var references: [String]
    /// Further header fields in order, as `X-XCRM-Ref` or `Auto-Submitted`.
    public var headers: [HeaderField]
    /// The plain text, lines parted by LF.
    public var text: String
    /// The HTML alternative.
    public var html: String?
    /// Pictures that the HTML shows by `cid:`.
    public var inlineParts: [DraftPart]
    /// A text/calendar alternative (RFC 5545, RFC 6047).
    public var calendar: DraftCalendar?
    /// Attached files in order.
    public var attachments: [DraftPart]
    /// What boundaries are made from: letters and digits, unique for each mail; `nil` takes a hash of the Message-ID.
    public var boundary: String?

    /// Takes what every mail needs; the rest is set afterwards.
    public init(
        from: Address, to: [Address], cc: [Address] = [], replyTo: [Address] = [], subject: String, date: Date,
        dateOffset: Int = 0, messageID: String, inReplyTo: String? = nil, references: [String] = [],
        headers: [HeaderField] = [], text: String, html: String? = nil, inlineParts: [DraftPart] = [],
        calendar: DraftCalendar? = nil, attachments: [DraftPart] = [], boundary: String? = nil
    ) {
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
        self.headers = headers
        self.text = text
        self.html = html
        self.inlineParts = inlineParts
        self.calendar = calendar
        self.attachments = attachments
        self.boundary = boundary
    }

    /// Whether a local part is not ASCII, so that the mail can only go by SMTPUTF8 (RFC 6531). Domains never need it.
    public var needsSMTPUTF8: Bool {
        ([from] + [sender].compactMap { $0 } + to + cc + replyTo).contains {
            !$0.address.prefix { $0 != "@" }.utf8.allSatisfy { $0 < 128 }
        }
    }
}

/// A file that goes along with a mail.
public struct DraftPart: Sendable {
    /// Where the bytes are.
    public enum Content: Sendable {
        /// In memory.
        case data(Data)
        /// In a file, read in pieces while the mail is written.
        case file(URL)
    }

    /// The file name shown to the receiver.
    public var name: String
    /// The media type, as `application/pdf`.
    public var type: String
    /// The bytes.
    public var content: Content
    /// Content-ID without angle brackets, for parts that the HTML shows.
    public var contentID: String?

    /// Takes a file.
    public init(name: String, type: String, content: Content, contentID: String? = nil) {
        self.name = name
        self.type = type
        self.content = content
        self.contentID = contentID
    }
}

/// A calendar object that receivers may put into their calendars.
public struct DraftCalendar: Sendable {
    /// The iCalendar text, lines parted by LF or CRLF.
    public var text: String
    /// The iTIP method (RFC 5546), as `PUBLISH` or `REQUEST`.
    public var method: String

    /// Takes an iCalendar text.
    public init(text: String, method: String = "PUBLISH") {
        self.text = text
        self.method = method
    }
}

/// Why a draft cannot be turned into bytes.
public enum ComposeError: Error, Equatable, Sendable {
    /// An address is empty, has no domain, or holds white space, control characters or brackets.
    case invalidAddress(field: String)
    /// A message id is no `id-left@id-right` of printable ASCII.
    case invalidMessageID(field: String)
    /// A further header's name is no field name, or one that the draft writes itself.
    case invalidHeaderName
    /// A media type, calendar method or Content-ID holds characters that it must not.
    case invalidPart
    /// The boundary is empty, too long or not letters, digits and hyphens.
    case invalidBoundary
    /// A file could not be read.
    case unreadableFile
}
