public import Foundation
import GRDB

/// The memory of the firm: one SQLite file with every mail, client, record, change and outgoing mail.
///
/// What it promises: a method that returns has committed (`synchronous=FULL`); a method that throws has changed
/// nothing. Writers of several processes (the daemon and the shell) wait for each other up to ten seconds.
/// It is the only place that knows SQL; other modules use transactions by name.
public struct Store: Sendable {
    let pool: DatabasePool

    /// The name of the file in the folder `data:`.
    public static let fileName = "xcrm.sqlite"

    /// Opens the database in a folder, creating and migrating it as needed.
    ///
    /// - parameter folder: created when missing; the file in it is `xcrm.sqlite`.
    /// - throws: `StoreError.cannotOpen` with what to do, `StoreError.newerSchema` when a later version made the file.
    public init(folder: URL) throws {
        do {
            try FileManager.default.createDirectory(
                at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw StoreError.cannotOpen(path: folder.path, reason: "the folder cannot be created")
        }
        try self.init(file: folder.appendingPathComponent(Self.fileName))
    }

    /// Opens one database file.
    public init(file: URL) throws {
        var configuration = GRDB.Configuration()
        configuration.busyMode = .timeout(10)
        configuration.maximumReaderCount = 4
        configuration.prepareDatabase { db in
            try db.execute(sql: "PRAGMA synchronous = FULL")
            try db.execute(sql: "PRAGMA temp_store = MEMORY")
            try db.execute(sql: "PRAGMA cache_size = -65536")
            db.add(tokenizer: SearchTokenizer.self)
        }
        do {
            self.pool = try DatabasePool(path: file.path, configuration: configuration)
        } catch {
            throw StoreError.cannotOpen(path: file.path, reason: Self.sentence(error))
        }
        let migrator = Migrations.migrator
        if try pool.read(migrator.hasBeenSuperseded) {
            throw StoreError.newerSchema(path: file.path)
        }
        try migrator.migrate(pool)
    }

    private static func sentence(_ error: any Error) -> String {
        (error as? DatabaseError)?.message ?? "it is not a database"
    }

    /// Runs one transaction by the methods of `Transaction`; what it throws rolls everything back.
    public func write<Result: Sendable>(
        _ body: @escaping @Sendable (Transaction) throws -> Result
    ) async throws -> Result {
        try await pool.write { db in try Self.indexed(db, body) }
    }

    /// What a transaction changed is searchable when it is committed.
    private static func indexed<Result>(_ db: Database, _ body: (Transaction) throws -> Result) throws -> Result {
        let transaction = Transaction(db: db)
        let result = try body(transaction)
        try transaction.indexChanges()
        return result
    }

    /// The same for callers that have a thread of their own to block (a mailbox connection, the shell).
    public func writeBlocking<Result>(_ body: (Transaction) throws -> Result) throws -> Result {
        try pool.write { db in try Self.indexed(db, body) }
    }

    /// Reads one consistent state of the database.
    public func read<Result: Sendable>(
        _ body: @escaping @Sendable (Transaction) throws -> Result
    ) async throws -> Result {
        try await pool.read { db in try body(Transaction(db: db)) }
    }

    /// Says when a table may have new work: once at the start, then after each commit of this process that touched it,
    /// and at least every `interval`, since other processes write too.
    public func signals(of queue: Queue, atLeastEvery interval: Duration) -> AsyncStream<Void> {
        let (stream, continuation) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
        let observation = DatabaseRegionObservation(tracking: Table(queue.rawValue))
        let cancellable = observation.start(in: pool) { _ in
            continuation.finish()
        } onChange: { _ in
            continuation.yield()
        }
        let timer = Task {
            while !Task.isCancelled {
                continuation.yield()
                try? await Task.sleep(for: interval)
            }
        }
        continuation.onTermination = { _ in
            timer.cancel()
            cancellable.cancel()
        }
        return stream
    }

    /// A table that a stage takes its work from.
    public enum Queue: String, Sendable {
        /// What Intake reads.
        case inbox
        /// What Outbox reads.
        case outbox
    }

    /// Checks the file's pages and references; an empty list means all is well.
    public func verify() async throws -> [String] {
        try await pool.read { db in
            let pages = try String.fetchAll(db, sql: "PRAGMA integrity_check(20)").filter { $0 != "ok" }
            let keys = try Row.fetchAll(db, sql: "PRAGMA foreign_key_check").map { row in
                "table \(row[0] as String? ?? "?") row \(row[1] as Int64? ?? 0) points to nothing in \(row[2] as String? ?? "?")"
            }
            return pages + keys
        }
    }

    /// Copies the whole database into a new file while the daemon goes on working.
    public func backup(to file: URL) throws {
        guard !FileManager.default.fileExists(atPath: file.path) else {
            throw StoreError.cannotOpen(path: file.path, reason: "there is a file of that name already; name a new one")
        }
        let target = try DatabaseQueue(path: file.path)
        try pool.backup(to: target)
        try target.close()
    }
}

/// What can go wrong with the database as a whole.
public enum StoreError: Error, Hashable, Sendable {
    /// The file or folder cannot be opened or made.
    case cannotOpen(path: String, reason: String)
    /// A later version of the program has changed the schema.
    case newerSchema(path: String)
    /// A row that must be there is not.
    case missing(String)
}

extension StoreError: CustomStringConvertible {
    /// One sentence that says what to do.
    public var description: String {
        switch self {
        case .cannotOpen(let path, let reason):
            "the database \(path) cannot be opened: \(reason); check `data:` in the configuration and who owns it"
        case .newerSchema(let path):
            "the database \(path) was written by a later version; use that version or restore an earlier backup"
        case .missing(let what): "\(what) is not in the database"
        }
    }
}

/// The named steps of one transaction. It lives only inside the closure that it is given to.
public struct Transaction {
    let db: Database

    /// Runs a part that can fail on its own: what it throws rolls back that part only.
    public func attempt<Result>(_ body: () throws -> Result) throws -> Result {
        var result: Result?
        try db.inSavepoint {
            result = try body()
            return .commit
        }
        guard let result else { throw StoreError.missing("the result of a savepoint") }
        return result
    }

    /// Runs SQL that is prepared once a connection.
    func run(_ sql: String, _ arguments: StatementArguments = StatementArguments()) throws {
        try db.cachedStatement(sql: sql).execute(arguments: arguments)
    }

    func row(_ sql: String, _ arguments: StatementArguments = StatementArguments()) throws -> Row? {
        try Row.fetchOne(db.cachedStatement(sql: sql), arguments: arguments)
    }

    func rows(_ sql: String, _ arguments: StatementArguments = StatementArguments()) throws -> [Row] {
        try Row.fetchAll(db.cachedStatement(sql: sql), arguments: arguments)
    }

    func int(_ sql: String, _ arguments: StatementArguments = StatementArguments()) throws -> Int64? {
        try Int64.fetchOne(db.cachedStatement(sql: sql), arguments: arguments)
    }
}
