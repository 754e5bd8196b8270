import Crypto
public import Foundation
import GRDB

/// Limits of how raw mails lie in the database.
public enum RawLimits {
    /// The size of one chunk: a row that SQLite still reads in one go from few overflow pages.
    public static let chunkBytes = 256 * 1024
    /// Mails up to this size are read into memory; larger ones are read through a temporary file.
    public static let memoryBytes = 4 * 1024 * 1024
}

extension Transaction {
    /// Stores a whole mail; the same bytes are stored once. Returns the row's id.
    func storeRaw(_ bytes: Data, sha256: String) throws -> Int64 {
        if let known = try int("SELECT id FROM raw WHERE sha256 = ?", [sha256]) { return known }
        try run("INSERT INTO raw (sha256, bytes) VALUES (?, ?)", [sha256, bytes.count])
        let id = db.lastInsertedRowID
        var seq = 0
        var start = bytes.startIndex
        while start < bytes.endIndex {
            let end = bytes.index(start, offsetBy: RawLimits.chunkBytes, limitedBy: bytes.endIndex) ?? bytes.endIndex
            try run("INSERT INTO raw_chunk (raw_id, seq, data) VALUES (?, ?, ?)", [id, seq, bytes[start..<end]])
            seq += 1
            start = end
        }
        return id
    }

    /// The bytes of a raw mail.
    public func rawMail(_ id: Int64) throws -> Data {
        let size = try int("SELECT bytes FROM raw WHERE id = ? AND complete = 1", [id])
        guard let size else { throw StoreError.missing("raw mail \(id)") }
        guard size > RawLimits.memoryBytes else {
            var data = Data(capacity: Int(size))
            try eachChunk(of: id) { data.append($0) }
            return data
        }
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("xcrm-\(UUID().uuidString)")
        _ = FileManager.default.createFile(atPath: file.path, contents: nil, attributes: [.posixPermissions: 0o600])
        // The mapping outlives the name, so nothing is left behind whatever happens next.
        defer { try? FileManager.default.removeItem(at: file) }
        let handle = try FileHandle(forWritingTo: file)
        try eachChunk(of: id) { try handle.write(contentsOf: $0) }
        try handle.close()
        return try Data(contentsOf: file, options: .alwaysMapped)
    }

    private func eachChunk(of id: Int64, _ body: (Data) throws -> Void) throws {
        let chunks = try Data.fetchCursor(
            db.cachedStatement(sql: "SELECT data FROM raw_chunk WHERE raw_id = ? ORDER BY seq"), arguments: [id])
        while let chunk = try chunks.next() { try body(chunk) }
    }
}

/// Takes a large mail chunk by chunk while it comes over the wire, so that memory stays flat.
///
/// Chunks are committed as they come to a row that is not complete; only `finish` makes it a mail of the ledger.
/// What was begun and never finished is removed by `Store.removeIncompleteRaw` at the next start. Not thread-safe:
/// one connection owns it.
public final class RawMailWriter {
    private let store: Store
    private let id: Int64
    private var seq = 0
    private var total = 0
    private var pending = Data()
    private var hasher = SHA256()

    /// Begins a mail.
    public init(store: Store) async throws {
        self.store = store
        self.id = try await store.write { transaction in
            try transaction.run("INSERT INTO raw (bytes, complete) VALUES (0, 0)")
            return transaction.db.lastInsertedRowID
        }
    }

    /// Takes the next bytes.
    public func append(_ bytes: Data) async throws {
        pending.append(bytes)
        hasher.update(data: bytes)
        total += bytes.count
        while pending.count >= RawLimits.chunkBytes {
            try await flush(pending.prefix(RawLimits.chunkBytes))
            pending = Data(pending.dropFirst(RawLimits.chunkBytes))
        }
    }

    /// Commits the mail to the ledger with its watermark; `false` if the ledger had it already.
    @discardableResult
    public func finish(
        uid: UInt32, mailbox: String, uidValidity: UInt32, arrivedAt: Date?, knownElsewhere: Bool = false,
        at now: Date
    ) async throws -> Bool {
        if !pending.isEmpty { try await flush(pending) }
        pending = Data()
        let sha256 = hasher.finalize().hexadecimal
        let (id, total) = (id, total)
        return try await store.write { transaction in
            var raw = id
            if let known = try transaction.int("SELECT id FROM raw WHERE sha256 = ?", [sha256]) {
                try transaction.run("DELETE FROM raw WHERE id = ?", [id])
                raw = known
            } else {
                try transaction.run(
                    "UPDATE raw SET sha256 = ?, bytes = ?, complete = 1 WHERE id = ?", [sha256, total, id])
            }
            let entry = InboxEntry(
                mailbox: mailbox, uidValidity: uidValidity, uid: uid, raw: raw, arrivedAt: arrivedAt ?? now,
                receivedAt: now)
            let added = try transaction.enter(entry, knownElsewhere: knownElsewhere)
            try transaction.raiseWatermark(mailbox: mailbox, to: uid)
            return added
        }
    }

    private func flush(_ chunk: Data) async throws {
        let (raw, next) = (id, seq)
        try await store.write { transaction in
            try transaction.run("INSERT INTO raw_chunk (raw_id, seq, data) VALUES (?, ?, ?)", [raw, next, chunk])
        }
        seq += 1
    }
}

extension Store {
    /// Removes what a stop left of large mails that were not yet whole; they are fetched again.
    public func removeIncompleteRaw() throws {
        try writeBlocking { transaction in try transaction.run("DELETE FROM raw WHERE complete = 0") }
    }

    /// The bytes of a raw mail; large ones are a mapping of a temporary file.
    public func rawMail(_ id: Int64) async throws -> Data {
        try await read { try $0.rawMail(id) }
    }
}

extension Transaction {
    /// Stores the bytes of a mail that we send; the same bytes are stored once. Returns the raw row.
    public func storeRawMail(_ bytes: Data) throws -> Int64 {
        try storeRaw(bytes, sha256: Store.hash(bytes))
    }
}
