public import Foundation
import GRDB

/// A mail of the ledger that waits to be understood.
public struct WaitingMail: Sendable {
    /// The ledger row.
    public let inboxID: Int64
    /// The mailbox it came to.
    public let mailbox: String
    /// The raw row.
    public let rawID: Int64
    /// Size of the raw mail.
    public let bytes: Int
    /// When the server got it.
    public let arrivedAt: Date
    /// How often it was tried before.
    public let attempts: Int
}

/// A mail that could not be handled, for `xcrm parked` and the status page.
public struct ParkedMail: Sendable {
    /// The ledger row.
    public let inboxID: Int64
    /// The mailbox it came to.
    public let mailbox: String
    /// Why.
    public let reason: String
    /// When the server got it.
    public let arrivedAt: Date
    /// Size of the raw mail.
    public let bytes: Int
}

extension Transaction {
    /// The next mails to understand behind a row of the ledger, oldest first, up to a number and a sum of bytes (at least
    /// one).
    public func waitingMails(after last: Int64 = 0, limit: Int, bytes budget: Int) throws -> [WaitingMail] {
        let rows = try rows(
            """
            SELECT inbox.id, mailbox, raw_id, raw.bytes, arrived_at, attempts FROM inbox
            JOIN raw ON raw.id = raw_id WHERE state = 'received' AND inbox.id > ? ORDER BY inbox.id LIMIT ?
            """, [last, limit])
        var sum = 0
        var mails: [WaitingMail] = []
        for row in rows {
            let mail = WaitingMail(
                inboxID: row["id"], mailbox: row["mailbox"], rawID: row["raw_id"], bytes: row["bytes"],
                arrivedAt: Date(seconds: row["arrived_at"]), attempts: row["attempts"])
            sum += mail.bytes
            if !mails.isEmpty, sum > budget { break }
            mails.append(mail)
        }
        return mails
    }

    /// Whether a ledger row still waits; a second worker or process may have handled it meanwhile.
    public func isWaiting(_ inboxID: Int64) throws -> Bool {
        try int("SELECT 1 FROM inbox WHERE id = ? AND state = 'received'", [inboxID]) != nil
    }

    /// Notes that an attempt begins, in a transaction of its own: a mail that ends the process is parked at the third.
    public func countAttempt(_ inboxIDs: [Int64]) throws {
        for id in inboxIDs { try run("UPDATE inbox SET attempts = attempts + 1 WHERE id = ?", [id]) }
    }

    /// The mail is filed as correspondence.
    public func finishInbox(_ inboxID: Int64, mail: Int64) throws {
        try run(
            "UPDATE inbox SET state = 'applied', mail_id = ?, reason = NULL WHERE id = ? AND state = 'received'",
            [mail, inboxID])
    }

    /// The mail cannot be handled; it stays stored, with the reason, for staff.
    public func parkInbox(_ inboxID: Int64, reason: String) throws {
        try run(
            "UPDATE inbox SET state = 'parked', reason = ? WHERE id = ? AND state = 'received'",
            [String(reason.prefix(500)), inboxID])
    }

    /// Lists parked mails, oldest first.
    public func parkedMails(limit: Int) throws -> [ParkedMail] {
        try rows(
            """
            SELECT inbox.id, mailbox, reason, arrived_at, raw.bytes FROM inbox JOIN raw ON raw.id = raw_id
            WHERE state = 'parked' ORDER BY inbox.id LIMIT ?
            """, [limit]
        ).map(parkedMail)
    }

    /// Gives parked mails another chance: one, or all for `nil`. Returns how many.
    public func retryParked(_ inboxID: Int64?) throws -> Int {
        try run(
            "UPDATE inbox SET state = 'received', attempts = 0, told = 0 WHERE state = 'parked' AND id = coalesce(?, id)",
            [inboxID])
        return db.changesCount
    }

    /// Parked mails that staff have not been told of.
    public func parkedWithoutNotice(limit: Int) throws -> [ParkedMail] {
        try rows(
            """
            SELECT inbox.id, mailbox, reason, arrived_at, raw.bytes FROM inbox JOIN raw ON raw.id = raw_id
            WHERE state = 'parked' AND told = 0 ORDER BY inbox.id LIMIT ?
            """, [limit]
        ).map(parkedMail)
    }

    /// Remembers that staff were told of a parked mail.
    public func noteParkedTold(_ inboxID: Int64) throws {
        try run("UPDATE inbox SET told = 1 WHERE id = ?", [inboxID])
    }

    /// The raw row behind a row of the ledger.
    public func rawID(ofInbox id: Int64) throws -> Int64 {
        guard let raw = try int("SELECT raw_id FROM inbox WHERE id = ?", [id]) else {
            throw StoreError.missing("mail \(id) of the ledger")
        }
        return raw
    }

    private func parkedMail(_ row: Row) -> ParkedMail {
        ParkedMail(
            inboxID: row["id"], mailbox: row["mailbox"], reason: row["reason"],
            arrivedAt: Date(seconds: row["arrived_at"]), bytes: row["bytes"])
    }
}
