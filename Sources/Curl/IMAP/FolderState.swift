/// What SELECT or EXAMINE says about a folder (RFC 3501 §6.3.1).
public struct FolderState: Sendable, Hashable {
    /// The generation of the folder's UIDs: a change means that every UID known before is void. `nil` if the server
    /// does not say; then UIDs must not be trusted beyond this session.
    public var uidValidity: UInt32?
    /// The UID that the next mail will get at least.
    public var uidNext: UInt32?
    /// How many mails the folder holds.
    public var exists: UInt32
    /// The highest modification number of the folder (RFC 7162), if the server keeps them.
    public var highestModSeq: UInt64?
    /// Whether the folder was opened only for reading.
    public var isReadOnly: Bool
    /// The flags and keywords that can be stored; `\*` means that new keywords can be made.
    public var permanentFlags: [String]

    /// Makes a state; for tests and for callers that remember one.
    public init(
        uidValidity: UInt32? = nil, uidNext: UInt32? = nil, exists: UInt32 = 0, highestModSeq: UInt64? = nil,
        isReadOnly: Bool = false, permanentFlags: [String] = []
    ) {
        self.uidValidity = uidValidity
        self.uidNext = uidNext
        self.exists = exists
        self.highestModSeq = highestModSeq
        self.isReadOnly = isReadOnly
        self.permanentFlags = permanentFlags
    }

    /// Whether the folder keeps this keyword: it is listed, or new ones can be made.
    public func keeps(keyword: String) -> Bool {
        !isReadOnly
            && permanentFlags.contains { $0 == "\\*" || $0.lowercased() == keyword.lowercased() }
    }
}

/// A folder as LIST shows it (RFC 3501 §7.2.2).
public struct Folder: Sendable, Hashable {
    /// The name in Unicode, with the server's own delimiter.
    public var name: String
    /// The character between the levels of the name, or `nil` on a server with a flat list.
    public var delimiter: Character?
    /// Attributes such as `\Noselect` or `\Sent` (RFC 6154).
    public var attributes: [String]
}

/// Which mails a search finds.
public enum SearchCriterion: Sendable, Hashable {
    /// Every mail in the folder.
    case all
    /// Mails with this UID or a greater one. Unlike `UID n:*` on the wire it never finds a smaller one.
    case from(uid: UInt32)
    /// Mails whose UID is in this range.
    case uids(ClosedRange<UInt32>)
    /// Mails whose Message-ID header contains this text, angle brackets included.
    case messageID(String)
    /// Mails without this keyword.
    case without(keyword: String)
    /// Mails that came on this day of the server or later.
    case since(year: Int, month: Int, day: Int)
}

/// What a mail is before it is read.
public struct MailHead: Sendable, Hashable {
    /// The UID.
    public var uid: UInt32
    /// The bytes of the mail. From ``IMAPSession/fetchHeads(uids:)`` what the server says (RFC822.SIZE); in
    /// ``FetchConsumer/begin(_:)`` exactly what follows.
    public var size: Int
    /// When the server received the mail, in seconds since 1970, or `nil` if it does not say.
    public var internalDate: Int64?
    /// The flags and keywords.
    public var flags: [String]

    /// Makes a head; for tests.
    public init(uid: UInt32, size: Int, internalDate: Int64? = nil, flags: [String] = []) {
        self.uid = uid
        self.size = size
        self.internalDate = internalDate
        self.flags = flags
    }
}

/// Which part of a mail is fetched. Never sets `\Seen`.
public enum FetchSection: Sendable, Hashable {
    /// All of it.
    case whole
    /// The header.
    case header
    /// These header fields.
    case headerFields([String])
}

/// Takes mails as they come from the server: `begin`, any number of `chunk`, `end`; then the next mail.
///
/// The calls come one after another on the session's own thread, so they may block, e.g. write to a database. While
/// they do, the server goes on sending into the socket's buffers and no further. A mail is complete only when `end` was
/// called: after an error the last mail begun is to be forgotten. An error thrown here ends the fetch and closes the
/// connection, so a mail that cannot be handled is better noted than thrown.
public protocol FetchConsumer {
    /// A mail begins. `head.size` is exactly the number of bytes that follow.
    func begin(_ head: MailHead) async throws
    /// The next bytes, at most ``CurlLimits/chunk``.
    func chunk(_ bytes: [UInt8]) async throws
    /// The mail is complete.
    func end(_ head: MailHead) async throws
}

/// How a fetch ended.
public struct FetchSummary: Sendable, Hashable {
    /// UIDs of the mails that the consumer got whole.
    public var delivered: [UInt32] = []
    /// UIDs that the folder no longer holds.
    public var missing: [UInt32] = []
    /// Mails left on the server because they exceed the limit.
    public var tooLarge: [MailHead] = []
    /// Mails that the server holds and cannot deliver, with its words.
    public var unavailable: [UInt32: String] = [:]

    /// Makes an empty summary.
    public init() {}
}

/// Why waiting for news of a folder ended.
public enum IdleOutcome: Sendable, Hashable {
    /// The folder changed; now it holds this many mails.
    case changed(exists: UInt32)
    /// Nothing came in the time given.
    case timeout
    /// ``IMAPSession/interrupt()`` was called.
    case interrupted
}

/// How mails were moved.
public struct MoveOutcome: Sendable, Hashable {
    /// The way that the server's extensions allowed.
    public enum Method: String, Sendable, Hashable {
        /// MOVE (RFC 6851): all or nothing for each mail.
        case move
        /// COPY, `\Deleted`, UID EXPUNGE (RFC 4315).
        case copyAndExpunge
        /// COPY and `\Deleted`: without UIDPLUS an EXPUNGE would also remove what others marked.
        case copyAndFlag
    }

    /// The way taken.
    public var method: Method
    /// The generation of the target folder's UIDs, if the server says it.
    public var uidValidity: UInt32?
    /// From old UID to the one in the target folder, if the server says it.
    public var newUIDs: [UInt32: UInt32]
}

/// Where APPEND put a mail (RFC 4315), if the server says it.
public struct AppendOutcome: Sendable, Hashable {
    /// The generation of the folder's UIDs.
    public var uidValidity: UInt32?
    /// The mail's UID.
    public var uid: UInt32?
}
