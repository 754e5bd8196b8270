public import Curl

/// How one mailbox is watched.
public struct MailboxPlan: Sendable {
    /// Its name in the configuration and the database.
    public var name: String
    /// How to reach the server; the credential is asked for at each connection, since tokens change.
    public var settings: @Sendable () async throws -> ConnectionSettings
    /// The folder that is watched.
    public var folder: String
    /// Where mails are moved once they are committed; `nil` leaves them and marks them by `MailboxPlan.keyword`.
    public var processed: String?
    /// How long one IDLE may last before it is renewed: well below the 29 minutes of RFC 2177 §3.
    public var idle: Duration
    /// The longest time without looking, since notices get lost.
    public var poll: Duration
    /// How often all UIDs are compared with the ledger.
    public var reconcile: Duration
    /// Mails asked for in one command.
    public var batch: Int
    /// Mails above this size stay on the server, and staff are told.
    public var maximumBytes: Int
    /// On the very first visit, mails that came up to so many days ago are taken; older ones were somebody else's work.
    public var firstVisitDays: Int

    /// The keyword (RFC 3501 §2.3.2) of mails that are committed and left where they are.
    public static let keyword = "XCRMProcessed"

    /// Takes a plan.
    public init(
        name: String, settings: @escaping @Sendable () async throws -> ConnectionSettings, folder: String = "INBOX",
        processed: String? = nil, idle: Duration = .seconds(540), poll: Duration = .seconds(60),
        reconcile: Duration = .seconds(3_600), batch: Int = 250, maximumBytes: Int = 100 << 20, firstVisitDays: Int = 1
    ) {
        self.name = name
        self.settings = settings
        self.folder = folder
        self.processed = processed
        self.idle = idle
        self.poll = poll
        self.reconcile = reconcile
        self.batch = batch
        self.maximumBytes = maximumBytes
        self.firstVisitDays = firstVisitDays
    }
}

/// How long to wait before a broken mailbox is tried again: doubling from two seconds to five minutes.
public struct Backoff: Sendable {
    private var failures = 0

    /// Nothing has failed yet.
    public init() {}

    /// The wait after one more failure.
    public mutating func next() -> Duration {
        failures += 1
        return .seconds(min(300, 1 << min(failures, 9)))
    }

    /// All is well again.
    public mutating func reset() { failures = 0 }
}
