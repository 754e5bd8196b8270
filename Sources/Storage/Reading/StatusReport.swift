public import Foundation
public import Workflows

/// A mailbox connection as it stands.
public struct MailboxStatus: Hashable, Sendable {
    /// Its name in the configuration.
    public let name: String
    /// When it last logged in.
    public let connectedAt: Date?
    /// When IDLE was last begun or renewed.
    public let idleAt: Date?
    /// When new mail was last looked for.
    public let fetchedAt: Date?
    /// When all UIDs were last compared.
    public let reconciledAt: Date?
    /// What went wrong last, and has not been mended by a login since.
    public let error: String?
    /// When that was.
    public let errorAt: Date?
    /// Mails stored but not yet moved or marked on the server.
    public let unsettled: Int
    /// How long after its arrival on the server the newest mail was stored here. Seconds; `nil` before the first.
    public let lag: Int?
    /// Mails of it that wait to be understood.
    public let waiting: Int

    /// The last sign of life.
    public var aliveAt: Date? { [connectedAt, idleAt, fetchedAt, reconciledAt].compactMap(\.self).max() }
}

/// The ledger of incoming mail as it stands.
public struct InboxStatus: Hashable, Sendable {
    /// Mails that wait to be understood.
    public let waiting: Int
    /// When the oldest of them was stored.
    public let oldestWaiting: Date?
    /// Mails that could not be handled.
    public let parked: Int
    /// When the last mail was stored.
    public let lastReceived: Date?
}

/// The queue of outgoing mail as it stands.
public struct OutboxStatus: Hashable, Sendable {
    /// Waiting for its first attempt.
    public let queued: Int
    /// Put off by the relay.
    public let deferred: Int
    /// Between the final dot and the answer.
    public let sending: Int
    /// The answer was lost; held for a person.
    public let uncertain: Int
    /// Refused for good.
    public let failed: Int
    /// When the oldest mail that waits fell due.
    public let oldestDue: Date?
}

/// An outgoing mail that needs a person.
public struct OutgoingTrouble: Hashable, Sendable {
    /// The row, as `xcrm outbox retry` takes it.
    public let id: Int64
    /// `deferred`, `uncertain` or `failed`.
    public let state: OutboxState
    /// The recipient's address.
    public let recipient: String
    /// The record it is about.
    public let record: RecordNumber?
    /// What the relay said.
    public let outcome: String
    /// How often it was tried.
    public let attempts: Int
    /// When it was written.
    public let createdAt: Date
    /// When it is tried again.
    public let dueAt: Date
}

/// Open records of one kind in one state.
public struct OpenCount: Hashable, Sendable {
    /// What they are.
    public let kind: RecordKind
    /// Where they stand.
    public let state: String
    /// How many.
    public let count: Int
    /// When the oldest was opened.
    public let oldest: Date?
}

/// An open record on the staff's board.
public struct OpenRecord: Hashable, Sendable {
    /// The record.
    public let record: RecordRow
    /// The client's name; empty for none.
    public let client: String

    /// Takes a record with its client's name.
    public init(record: RecordRow, client: String) {
        self.record = record
        self.client = client
    }
}

/// How the daemon and the work stand, in counts.
public struct StatusReport: Hashable, Sendable {
    /// Every mailbox ever connected.
    public let mailboxes: [MailboxStatus]
    /// Incoming.
    public let inbox: InboxStatus
    /// Outgoing.
    public let outbox: OutboxStatus
    /// Open records by kind and state.
    public let open: [OpenCount]
    /// Size of the database in bytes, without its log.
    public let databaseBytes: Int
    /// The version of SQLite.
    public let sqlite: String
    /// The newest step of the schema.
    public let schema: String
}
