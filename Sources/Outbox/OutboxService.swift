public import Curl
public import Foundation
public import Logging
import Mail
public import ServiceLifecycle
import Settings
public import Storage
import Synchronization
import Workflows

/// Sends what the outbox holds, and settles each mail honestly.
///
/// Reads: due outbox rows, oldest first. Writes: the composed mail as correspondence, then the row's state. `sending` is
/// committed just before the final dot is written, so that only the window between that dot and the server's answer is
/// uncertain. An uncertain mail is sent once more with the same Message-ID, then held for a person. A refusal for now
/// backs off; a refusal for good, or too long a wait, is told to the person in charge, once.
///
/// A row found in `sending` at the start was interrupted in that window and becomes uncertain. Copies for the Sent folder
/// are made by a service of their own, which can fail without a mail being sent twice.
public final class OutboxService: Service {
    /// Rows taken at a time.
    static let batch = 50

    let store: Store
    let logger: Logger
    let now: @Sendable () -> Date
    private let current: Mutex<Postmaster>
    private let settings: @Sendable () async throws -> ConnectionSettings

    /// A service that submits through one relay; its credential is asked for at each connection.
    public init(
        store: Store, postmaster: Postmaster, logger: Logger, now: @escaping @Sendable () -> Date = { Date() },
        settings: @escaping @Sendable () async throws -> ConnectionSettings
    ) {
        self.store = store
        self.logger = logger
        self.now = now
        self.settings = settings
        current = Mutex(postmaster)
    }

    var postmaster: Postmaster { current.withLock { $0 } }

    /// Works by a new configuration from the next mail on.
    public func use(_ postmaster: Postmaster) { current.withLock { $0 = postmaster } }

    /// Runs until graceful shutdown; the mail at hand is settled.
    public func run() async throws {
        try await recover()
        for await _ in store.signals(of: .outbox, atLeastEvery: .seconds(5)).cancelOnGracefulShutdown() {
            do {
                try await drain()
            } catch is CancellationError {
                return
            } catch {
                logger.error("outbox failed and tries again", metadata: ["error": "\(error)"])
            }
        }
    }

    /// Settles what a stop interrupted between the final dot and the answer.
    func recover() async throws {
        let now = now()
        let postmaster = postmaster
        try await store.write { transaction in
            for id in try transaction.interruptedSends() {
                let isHeld = try transaction.settleUncertain(
                    id, retryAt: now, reason: "the program stopped before the server answered")
                if isHeld, let row = try transaction.outgoing(id) {
                    try postmaster.tell(.uncertain, of: row, in: transaction, at: now)
                }
            }
        }
    }

    /// Sends every mail that is due now, over one connection.
    public func drain() async throws {
        var session: SMTPSession?
        defer { if let session { Task { await session.quit() } } }
        while !Task.isCancelled {
            let now = now()
            let rows = try await store.read { try $0.dueOutgoing(at: now, limit: Self.batch) }
            guard !rows.isEmpty else { return }
            for row in rows {
                guard !Task.isCancelled, let composed = try await compose(row) else { continue }
                let connection: SMTPSession
                if let session {
                    connection = session
                } else {
                    connection = SMTPSession(try await settings())
                    session = connection
                }
                let goesOn = try await submit(composed, row: row, over: connection)
                guard goesOn else { return }
            }
        }
    }

    // MARK: composing

    /// Composes a row, or takes the bytes of the first attempt; `nil` when it cannot be composed and staff were told.
    private func compose(_ row: OutboxRow) async throws -> Composed? {
        let postmaster = postmaster
        do {
            return try await Preparation(store: store, postmaster: postmaster, now: now()).prepare(row)
        } catch let error where !(error is CancellationError) {
            logger.error("mail not composed", metadata: ["outbox": "\(row.id)", "error": "\(error)"])
            let now = now()
            try await store.write { transaction in
                try transaction.settleFailed(row.id, reason: "\(error)")
                try postmaster.tell(.notComposed("\(error)"), of: row, in: transaction, at: now)
            }
            return nil
        }
    }

    // MARK: submitting

    /// Thrown before the final dot when a person has dropped the mail meanwhile.
    private struct Dropped: Error {}

    /// Submits one mail and settles it. `false` when the relay cannot be reached and the rest should wait.
    private func submit(_ mail: Composed, row: OutboxRow, over session: SMTPSession) async throws -> Bool {
        let store = store
        let outcome: SubmissionOutcome
        do {
            outcome = try await session.submit(
                SMTPEnvelope(sender: mail.sender, recipients: [mail.recipient], hasUTF8Header: mail.hasUTF8Header),
                message: Array(mail.bytes)
            ) {
                guard try await store.write({ try $0.markSending(row.id) }) else { throw Dropped() }
            }
        } catch is Dropped {
            return true
        }
        return try await settle(outcome, row: row)
    }

    private func settle(_ outcome: SubmissionOutcome, row: OutboxRow) async throws -> Bool {
        let now = now()
        let postmaster = postmaster
        let schedule = RetrySchedule(settings: postmaster.configuration.smtp.retry)
        logger.info(
            "mail submitted",
            metadata: [
                "outbox": "\(row.id)", "template": "\(row.model.template.rawValue)", "outcome": "\(outcome.word)",
            ])
        return try await store.write { transaction in
            switch outcome {
            case .accepted(let reply, _):
                try transaction.settleSent(row.id, reply: reply.description, at: now)
                return true
            case .refused(let reply, _, _):
                try transaction.settleFailed(row.id, reason: reply.description)
                try postmaster.tell(.refused(reply.description), of: row, in: transaction, at: now)
                return true
            case .refusedForNow(let reply, let phase, _):
                try postmaster.postpone(
                    row, reason: reply.description, counted: phase == .finalDot, schedule, in: transaction, at: now)
                return true
            case .notAccepted(let error):
                try postmaster.postpone(row, reason: "\(error)", counted: false, schedule, in: transaction, at: now)
                return false
            case .uncertain(let error):
                let isHeld = try transaction.settleUncertain(
                    row.id, retryAt: schedule.next(attempts: 1, createdAt: now, now: now) ?? now, reason: "\(error)")
                if isHeld { try postmaster.tell(.uncertain, of: row, in: transaction, at: now) }
                return false
            }
        }
    }
}

extension SubmissionOutcome {
    /// One word for the log.
    var word: String {
        switch self {
        case .accepted: "accepted"
        case .refusedForNow: "refused for now"
        case .refused: "refused"
        case .notAccepted: "not reached"
        case .uncertain: "uncertain"
        }
    }
}
