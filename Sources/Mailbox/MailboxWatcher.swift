import Curl
import Foundation
public import Logging
public import ServiceLifecycle
public import Storage

/// Watches one mailbox and puts every mail into the ledger.
///
/// Reads: the folder, over one IMAP connection. Writes: raw mails and inbox rows, committed before anything on the server
/// is touched; then the mails are moved to the processed folder, or marked by a keyword. Nothing is ever deleted.
///
/// When it fails (network, login, a server's whim) it notes the sentence for the status page and tries again with growing
/// waits; other mailboxes have watchers of their own and go on. It resumes by UIDVALIDITY and UID; what was committed but
/// not yet moved is moved at the next visit; an hourly walk finds what slipped through.
public struct MailboxWatcher: Service {
    let plan: MailboxPlan
    let store: Store
    let logger: Logger
    let now: @Sendable () -> Date

    /// A watcher for one mailbox.
    public init(plan: MailboxPlan, store: Store, logger: Logger) {
        self.init(plan: plan, store: store, logger: logger, now: { Date() })
    }

    init(plan: MailboxPlan, store: Store, logger: Logger, now: @escaping @Sendable () -> Date) {
        self.plan = plan
        self.store = store
        var logger = logger
        logger[metadataKey: "mailbox"] = .string(plan.name)
        self.logger = logger
        self.now = now
    }

    /// Runs until graceful shutdown or cancellation.
    public func run() async throws {
        await cancelWhenGracefulShutdown { await watch() }
    }

    private func watch() async {
        var backoff = Backoff()
        while !Task.isCancelled {
            do {
                try await stay { backoff.reset() }
            } catch is CancellationError {
                return
            } catch {
                guard !Task.isCancelled else { return }
                let wait = backoff.next()
                let sentence = Self.sentence(error)
                logger.warning("mailbox not reached", metadata: ["error": .string(sentence), "again": "\(wait)"])
                try? await store.note(.failed(sentence), mailbox: plan.name, at: now())
                try? await Task.sleep(for: wait)
            }
        }
    }

    static func sentence(_ error: any Error) -> String { String("\(error)".prefix(500)) }

    /// One connection, from login until it breaks.
    private func stay(whenHealthy: () -> Void) async throws {
        let session = IMAPSession(try await plan.settings())
        defer { Task { await session.logout() } }
        try await session.connect()
        try await store.note(.connected, mailbox: plan.name, at: now())
        logger.info("mailbox connected")
        let visit = try await MailboxVisit(watcher: self, session: session)
        try await visit.settleLeftovers()
        var walkedAt = now()
        try await visit.walk()
        whenHealthy()
        while !Task.isCancelled {
            try await visit.takeNew()
            if now().timeIntervalSince(walkedAt) >= plan.reconcile.seconds {
                try await visit.walk()
                walkedAt = now()
            }
            try await store.note(.idle, mailbox: plan.name, at: now())
            _ = try await session.idle(timeout: min(plan.idle, plan.poll))
        }
    }

    /// Takes all mail that is there now and returns: one visit without waiting, for benchmarks and tests.
    public func visitOnce() async throws {
        let session = IMAPSession(try await plan.settings())
        try await session.connect()
        let visit = try await MailboxVisit(watcher: self, session: session)
        try await visit.settleLeftovers()
        try await visit.takeNew()
        await session.logout()
    }
}

extension Duration {
    var seconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}
