public import Curl
import Foundation
public import Logging
public import ServiceLifecycle
public import Storage

/// Puts a copy of what clients were sent into the Sent folder of the mailbox it went from.
///
/// Reads: sent rows whose copy is due. Writes: the folder, then the row. It runs apart from sending, so that a copy that
/// fails never makes a mail go out twice; it is tried again with growing waits.
public struct SentCopies: Service {
    private let mailbox: String
    private let folder: String
    private let store: Store
    private let logger: Logger
    private let settings: @Sendable () async throws -> ConnectionSettings

    /// Copies the mails of one mailbox into a folder of its server.
    public init(
        mailbox: String, folder: String, store: Store, logger: Logger,
        settings: @escaping @Sendable () async throws -> ConnectionSettings
    ) {
        self.mailbox = mailbox
        self.folder = folder
        self.store = store
        self.logger = logger
        self.settings = settings
    }

    /// Runs until graceful shutdown.
    public func run() async throws {
        var quietUntil = ContinuousClock.now
        var failures = 0
        for await _ in store.signals(of: .outbox, atLeastEvery: .seconds(30)).cancelOnGracefulShutdown() {
            guard ContinuousClock.now >= quietUntil else { continue }
            do {
                try await copyDue()
                failures = 0
            } catch {
                failures += 1
                quietUntil = .now + .seconds(min(3_600, 30 << min(failures, 7)))
                logger.warning(
                    "copies for the Sent folder wait", metadata: ["mailbox": "\(mailbox)", "error": "\(error)"])
            }
        }
    }

    /// Makes every copy that is due now.
    public func copyDue() async throws {
        let mailbox = mailbox
        var session: IMAPSession?
        defer { if let session { Task { await session.logout() } } }
        while true {
            let due = try await store.read { try $0.copiesDue(mailbox: mailbox, limit: 20) }
            guard !due.isEmpty else { return }
            let connection: IMAPSession
            if let session {
                connection = session
            } else {
                connection = IMAPSession(try await settings())
                session = connection
                try await connection.connect()
                try await connection.create(folder)
            }
            for copy in due {
                let bytes = try await store.rawMail(copy.raw)
                _ = try await connection.append(
                    folder: folder, flags: ["\\Seen"], date: Int64(copy.sentAt.timeIntervalSince1970),
                    bytes: Array(bytes))
                try await store.write { try $0.settleCopy(copy.id, made: true) }
            }
        }
    }
}
