public import Foundation
public import Settings
public import Storage
public import Workflows

/// A member of staff as the pages name them.
public struct PortalStaff: Hashable, Sendable {
    /// The id that the history names people by.
    public var id: String
    /// The display name.
    public var name: String
    /// ISO 639-1 of the pages that this person gets.
    public var language: String

    /// Takes what the configuration says.
    public init(id: String, name: String, language: String) {
        self.id = id
        self.name = name
        self.language = language
    }
}

/// A polled mailbox as the pages name it.
public struct PortalMailbox: Hashable, Sendable {
    /// How commands and the database name it.
    public var name: String
    /// Its mail address.
    public var address: String

    /// Takes what the configuration says.
    public init(name: String, address: String) {
        self.name = name
        self.address = address
    }
}

/// Everything that the pages are made from; the caller wires it.
public struct PortalSetup: Sendable {
    /// Where everything is read.
    public var store: Store
    /// Where to listen, what the pages are called outside, which proxies are believed.
    public var settings: Configuration.Portal
    /// Our firm in a language (ISO 639-1).
    public var company: @Sendable (String) -> CompanySnapshot
    /// ISO 639-1 of readers of whom nothing else is known.
    public var language: String
    /// The firm's clock, for days and times on pages.
    public var timeZone: TimeZone
    /// Who is who, by id.
    public var staff: [String: PortalStaff]
    /// The polled mailboxes, in the order of the configuration; the first is where strangers are told to write.
    public var mailboxes: [PortalMailbox]
    /// Composes the mails behind the buttons.
    public var letters: any LetterWriter
    /// The folder with templates, words and the style sheet (`Templates/portal`).
    public var templates: URL
    /// Seals session cookies: 32 bytes or more that stay the same over restarts; with new ones every reader opens
    /// the link of the mail again.
    public var sessionKey: Data
    /// The version of the program, for staff.
    public var version: String
    /// The address that answers any mail with a link; `nil` for the first mailbox.
    public var linkAddress: String?
    /// How long a mailbox may give no sign of life, or mail lie unhandled, before `/readyz` says no. Seconds.
    public var patience: TimeInterval
    /// Finds an attachment in a raw mail.
    public var attachments: any AttachmentReader
    /// What time it is.
    public var clock: @Sendable () -> Date

    /// Takes what must be there; the rest has sound defaults.
    public init(
        store: Store, settings: Configuration.Portal, company: @escaping @Sendable (String) -> CompanySnapshot,
        language: String, timeZone: TimeZone, staff: [PortalStaff], mailboxes: [PortalMailbox],
        letters: any LetterWriter, templates: URL, sessionKey: Data, attachments: any AttachmentReader,
        version: String = "", linkAddress: String? = nil, patience: TimeInterval = 1_800,
        clock: @escaping @Sendable () -> Date = { Date() }
    ) {
        self.store = store
        self.settings = settings
        self.company = company
        self.language = language
        self.timeZone = timeZone
        self.staff = Dictionary(staff.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        self.mailboxes = mailboxes
        self.letters = letters
        self.templates = templates
        self.sessionKey = sessionKey
        self.attachments = attachments
        self.version = version
        self.linkAddress = linkAddress
        self.patience = patience
        self.clock = clock
    }
}

/// Takes one attachment out of a raw mail.
public protocol AttachmentReader: Sendable {
    /// The decoded content of a part, or `nil` where the mail has no such part.
    ///
    /// - parameter raw: the whole mail.
    /// - parameter path: the part's path as IMAP numbers it (`2`, `1.2`).
    func content(of path: String, in raw: Data) throws -> Data?
}

/// Why the pages cannot be served.
public enum PortalError: Error, Hashable, Sendable {
    /// A template, word list or the style sheet is missing or damaged.
    case template(file: String, reason: String)
    /// The session key is shorter than 32 bytes.
    case shortKey
}

extension PortalError: CustomStringConvertible {
    /// One sentence that says what to do.
    public var description: String {
        switch self {
        case .template(let file, let reason): "the portal's file \(file) cannot be used: \(reason)"
        case .shortKey: "the portal's session key has fewer than 32 bytes; give it a longer one"
        }
    }
}
