import Crypto
public import Foundation
import GRDB

/// One mail as it was fetched, small enough to be held in memory.
public struct FetchedMail: Sendable {
    /// Its UID in the mailbox.
    public var uid: UInt32
    /// When the server got it; `nil` if the server did not tell.
    public var arrivedAt: Date?
    /// The raw mail.
    public var bytes: Data

    /// Takes what the server sent.
    public init(uid: UInt32, arrivedAt: Date?, bytes: Data) {
        self.uid = uid
        self.arrivedAt = arrivedAt
        self.bytes = bytes
    }
}

/// Where a polled mailbox stands.
public struct Watermark: Hashable, Sendable {
    /// The UIDVALIDITY that the UIDs count under; `nil` before the first visit.
    public var uidValidity: UInt32?
    /// The highest UID whose mail is committed.
    public var lastUID: UInt32

    /// Takes the stored pair.
    public init(uidValidity: UInt32?, lastUID: UInt32) {
        self.uidValidity = uidValidity
        self.lastUID = lastUID
    }
}

/// Moments in the life of a mailbox connection, for the status page.
public enum MailboxMoment: Sendable {
    /// Logged in.
    case connected
    /// IDLE began or was renewed.
    case idle
    /// New mail was looked for.
    case fetched
    /// All UIDs were compared.
    case reconciled
    /// It failed, with one sentence that has no mail text in it.
    case failed(String)
}

extension Store {
    /// Where a mailbox stands; makes its row on the first call.
    public func watermark(of mailbox: String) async throws -> Watermark {
        try await write { transaction in
            try transaction.run("INSERT OR IGNORE INTO mailbox (name) VALUES (?)", [mailbox])
            let row = try transaction.row("SELECT uid_validity, last_uid FROM mailbox WHERE name = ?", [mailbox])
            return Watermark(uidValidity: row?["uid_validity"], lastUID: row?["last_uid"] ?? 0)
        }
    }

    /// Begins to count under a new UIDVALIDITY: UIDs of before mean nothing any more, so what was not yet moved
    /// or marked on the server can no longer be found there by its UID.
    ///
    /// - parameter lastUID: mails up to this UID are left alone: on the first visit, what was there before us.
    public func restart(_ mailbox: String, uidValidity: UInt32, lastUID: UInt32 = 0) async throws {
        try await write { transaction in
            try transaction.run(
                "UPDATE mailbox SET uid_validity = ?, last_uid = ? WHERE name = ?", [uidValidity, lastUID, mailbox])
            try transaction.run(
                "UPDATE inbox SET server = 'gone' WHERE mailbox = ? AND uid_validity <> ? AND server = 'pending'",
                [mailbox, uidValidity])
        }
    }

    /// Commits a batch of mails and the watermark in one transaction. A mail whose (mailbox, UIDVALIDITY, UID) is
    /// known already changes nothing.
    ///
    /// - parameter knownElsewhere: for the walk after a new UIDVALIDITY: a mail whose bytes this mailbox already gave
    ///   under an earlier one is entered as applied, so that it is not worked on twice.
    /// - returns: how many were new.
    @discardableResult
    public func receive(
        _ mails: [FetchedMail], mailbox: String, uidValidity: UInt32, knownElsewhere: Bool = false, at now: Date
    ) async throws -> Int {
        let hashed = mails.map { ($0, Self.hash($0.bytes)) }
        return try await write { transaction in
            var added = 0
            for (mail, hash) in hashed {
                let raw = try transaction.storeRaw(mail.bytes, sha256: hash)
                let entry = InboxEntry(
                    mailbox: mailbox, uidValidity: uidValidity, uid: mail.uid, raw: raw,
                    arrivedAt: mail.arrivedAt ?? now, receivedAt: now)
                added += try transaction.enter(entry, knownElsewhere: knownElsewhere) ? 1 : 0
            }
            try transaction.raiseWatermark(mailbox: mailbox, to: mails.map(\.uid).max() ?? 0)
            return added
        }
    }

    /// Enters a mail that is too large to fetch: its header alone is kept, and it waits for a person. It stays on the
    /// server.
    public func receiveTooLarge(
        _ header: FetchedMail, bytes: Int, mailbox: String, uidValidity: UInt32, at now: Date
    ) async throws {
        let hash = Self.hash(header.bytes)
        try await write { transaction in
            let raw = try transaction.storeRaw(header.bytes, sha256: hash)
            let entry = InboxEntry(
                mailbox: mailbox, uidValidity: uidValidity, uid: header.uid, raw: raw,
                arrivedAt: header.arrivedAt ?? now, receivedAt: now)
            guard try transaction.enter(entry, knownElsewhere: false) else { return }
            let reason = "it has \(bytes) bytes, more than limits.incoming_bytes allows; it stays in the mailbox"
            try transaction.run(
                """
                UPDATE inbox SET state = 'parked', server = 'settled', reason = ?
                WHERE mailbox = ? AND uid_validity = ? AND uid = ?
                """, [reason, mailbox, uidValidity, header.uid])
            try transaction.raiseWatermark(mailbox: mailbox, to: header.uid)
        }
    }

    /// UIDs whose mail is committed but not yet moved or marked on the server.
    public func unsettledUIDs(of mailbox: String, uidValidity: UInt32, limit: Int) async throws -> [UInt32] {
        try await pool.read { db in
            try UInt32.fetchAll(
                db,
                sql: """
                    SELECT uid FROM inbox WHERE mailbox = ? AND uid_validity = ? AND server = 'pending'
                    ORDER BY uid LIMIT ?
                    """, arguments: [mailbox, uidValidity, limit])
        }
    }

    /// Remembers that these mails were moved or marked on the server.
    public func settle(_ uids: [UInt32], mailbox: String, uidValidity: UInt32) async throws {
        try await write { transaction in
            for uid in uids {
                try transaction.run(
                    "UPDATE inbox SET server = 'settled' WHERE mailbox = ? AND uid_validity = ? AND uid = ?",
                    [mailbox, uidValidity, uid])
            }
        }
    }

    /// Moves the watermark past mails that the server holds but does not deliver.
    public func passOver(upTo uid: UInt32, mailbox: String, uidValidity: UInt32) async throws {
        try await write { try $0.raiseWatermark(mailbox: mailbox, to: uid) }
    }

    /// The first UID of the ledger under a UIDVALIDITY; what lies before it was there before us.
    public func firstUID(of mailbox: String, uidValidity: UInt32) async throws -> UInt32? {
        try await pool.read { db in
            try UInt32.fetchOne(
                db, sql: "SELECT min(uid) FROM inbox WHERE mailbox = ? AND uid_validity = ?",
                arguments: [mailbox, uidValidity])
        }
    }

    /// Which of these UIDs have no row in the ledger: the hourly walk fetches them.
    public func unknownUIDs(among uids: [UInt32], mailbox: String, uidValidity: UInt32) async throws -> [UInt32] {
        try await pool.read { db in
            let known = try Set(
                UInt32.fetchAll(
                    db, sql: "SELECT uid FROM inbox WHERE mailbox = ? AND uid_validity = ?",
                    arguments: [mailbox, uidValidity]))
            return uids.filter { !known.contains($0) }
        }
    }

    /// Notes a moment of a mailbox connection.
    public func note(_ moment: MailboxMoment, mailbox: String, at now: Date) async throws {
        let time = now.seconds
        try await write { transaction in
            try transaction.run("INSERT OR IGNORE INTO mailbox (name) VALUES (?)", [mailbox])
            switch moment {
            case .connected:
                try transaction.run(
                    "UPDATE mailbox SET connected_at = ?, error = NULL, error_at = NULL WHERE name = ?",
                    [time, mailbox])
            case .idle: try transaction.run("UPDATE mailbox SET idle_at = ? WHERE name = ?", [time, mailbox])
            case .fetched: try transaction.run("UPDATE mailbox SET fetched_at = ? WHERE name = ?", [time, mailbox])
            case .reconciled:
                try transaction.run("UPDATE mailbox SET reconciled_at = ? WHERE name = ?", [time, mailbox])
            case .failed(let sentence):
                try transaction.run(
                    "UPDATE mailbox SET error = ?, error_at = ? WHERE name = ?", [sentence, time, mailbox])
            }
        }
    }

    /// SHA-256 in lower-case hexadecimal digits.
    public static func hash(_ data: Data) -> String {
        SHA256.hash(data: data).hexadecimal
    }
}

/// A row of the ledger before it is written.
struct InboxEntry {
    var mailbox: String
    var uidValidity: UInt32
    var uid: UInt32
    var raw: Int64
    var arrivedAt: Date
    var receivedAt: Date
}

extension Transaction {
    /// Enters a mail into the ledger; `false` if it is there already.
    func enter(_ entry: InboxEntry, knownElsewhere: Bool) throws -> Bool {
        var earlier =
            knownElsewhere
            ? try row(
                "SELECT mail_id FROM inbox WHERE raw_id = ? AND mailbox = ? AND uid_validity <> ? AND state = 'applied'",
                [entry.raw, entry.mailbox, entry.uidValidity])
            : nil
        // A mail of a client that was erased is known by its hash alone, and stays forgotten.
        if earlier == nil, try int("SELECT bytes FROM raw WHERE id = ?", [entry.raw]) == 0 {
            earlier = try row("SELECT id AS mail_id FROM mail WHERE raw_id = ?", [entry.raw])
        }
        try run(
            """
            INSERT INTO inbox (mailbox, uid_validity, uid, raw_id, arrived_at, received_at, state, mail_id)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (mailbox, uid_validity, uid) DO NOTHING
            """,
            [
                entry.mailbox, entry.uidValidity, entry.uid, entry.raw, entry.arrivedAt.seconds,
                entry.receivedAt.seconds, earlier == nil ? "received" : "applied", earlier?["mail_id"] as Int64?,
            ])
        return db.changesCount > 0
    }

    func raiseWatermark(mailbox: String, to uid: UInt32) throws {
        try run("UPDATE mailbox SET last_uid = max(last_uid, ?) WHERE name = ?", [uid, mailbox])
    }
}

extension Date {
    /// Whole seconds since 1970, as the database keeps time.
    var seconds: Int64 { Int64(timeIntervalSince1970.rounded(.down)) }

    init(seconds: Int64) { self.init(timeIntervalSince1970: TimeInterval(seconds)) }
}

extension Sequence<UInt8> {
    /// Lower-case hex digits.
    var hexadecimal: String {
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        for byte in self {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }
}

extension Transaction {
    /// What a mailbox last failed with; `nil` while all is well.
    public func mailboxError(_ name: String) throws -> String? {
        try row("SELECT error FROM mailbox WHERE name = ?", [name])?["error"]
    }
}
