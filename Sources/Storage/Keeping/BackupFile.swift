public import Foundation
import GRDB

/// A copy of the database that `Store.backup` made, before anybody works with it.
public struct BackupFile: Sendable {
    /// Where it lies.
    public let url: URL

    /// Looks at a file without changing it: whether it is a database of ours, sound, and of no later version.
    ///
    /// - throws: `StoreError.cannotOpen` for a file that is no sound database of ours, `StoreError.newerSchema`.
    public init(checking url: URL) throws {
        self.url = url
        var configuration = GRDB.Configuration()
        configuration.readonly = true
        configuration.prepareDatabase { $0.add(tokenizer: SearchTokenizer.self) }
        let problem: String?
        do {
            let queue = try DatabaseQueue(path: url.path, configuration: configuration)
            let migrator = Migrations.migrator
            problem = try queue.read { db in
                guard try !migrator.appliedMigrations(db).isEmpty else { return "it is no backup of XCRM" }
                if try migrator.hasBeenSuperseded(db) { throw StoreError.newerSchema(path: url.path) }
                if let page = try String.fetchOne(db, sql: "PRAGMA integrity_check(1)"), page != "ok" { return page }
                let broken = try Row.fetchOne(db, sql: "PRAGMA foreign_key_check")
                return broken.map { "table \($0[0] as String? ?? "?") has a row that points to nothing" }
            }
            try queue.close()
        } catch let error as StoreError {
            throw error
        } catch {
            throw StoreError.cannotOpen(
                path: url.path, reason: (error as? DatabaseError)?.message ?? "it is not a database")
        }
        if let problem { throw StoreError.cannotOpen(path: url.path, reason: problem) }
    }

    /// Puts a copy in the place of the database of a folder. What was there keeps its content under another name.
    ///
    /// The copy is whole on disk before it takes the name, so a stop in between leaves the old database in its place.
    /// Nobody else may have the database open: the caller holds the daemon's lock.
    ///
    /// - Parameter suffix: of the file that was there, as `before-20261125-071500`.
    /// - Returns: the new name of the database that was there; `nil` if there was none.
    public func restore(into folder: URL, keepingOldAs suffix: String) throws -> URL? {
        let files = FileManager.default
        let place = folder.appendingPathComponent(Store.fileName)
        let copy = folder.appendingPathComponent(Store.fileName + ".restoring")
        try files.createDirectory(at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        try? files.removeItem(at: copy)
        try files.copyItem(at: url, to: copy)
        try files.setAttributes([.posixPermissions: 0o600], ofItemAtPath: copy.path)
        let handle = try FileHandle(forUpdating: copy)
        try handle.synchronize()
        try handle.close()
        var old: URL?
        if files.fileExists(atPath: place.path) {
            let kept = folder.appendingPathComponent("\(Store.fileName).\(suffix)")
            // A journal belongs to the file whose name it bears, so it is renamed with it, and before it.
            for journal in ["-wal", "-shm"] where files.fileExists(atPath: place.path + journal) {
                try files.moveItem(atPath: place.path + journal, toPath: kept.path + journal)
            }
            try files.moveItem(at: place, to: kept)
            old = kept
        }
        try files.moveItem(at: copy, to: place)
        return old
    }
}

extension Transaction {
    /// What waited to be sent when the backup was made may have been sent since: it is held for a person.
    ///
    /// - Returns: how many mails are held.
    public func holdOutgoing(reason: String) throws -> Int {
        try run(
            "UPDATE outbox SET state = 'failed', outcome = ? WHERE state IN ('queued', 'deferred', 'sending')", [reason]
        )
        return db.changesCount
    }

    /// The invoice numbers given so far end here; `nil` before the first invoice. One that was given after the backup would be
    /// given again.
    public func lastInvoiceNumber() throws -> String? {
        try row("SELECT max(number) AS number FROM record WHERE kind = 'invoice'")?["number"]
    }
}
