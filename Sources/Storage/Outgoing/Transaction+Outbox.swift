public import Foundation
import GRDB
import Mail
import Workflows

extension Transaction {
    /// Stores a mail to be sent; `nil` if its once-key was used before.
    @discardableResult
    public func enqueue(_ new: NewOutgoing, undo: Int64? = nil, at now: Date) throws -> Int64? {
        try run(
            """
            INSERT INTO outbox (created_at, due_at, template, record_id, answers_mail_id, undo_id, mailbox, recipient,
                recipient_name, audience, header_class, client_id, contact_id, model, forward_mail_id, once_key)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (once_key) DO NOTHING
            """,
            [
                now.seconds, (new.notBefore ?? now).seconds, new.model.template.rawValue, new.record, new.answers,
                undo, new.mailbox, new.recipient.lowercased(), new.recipientName, new.audience.rawValue,
                new.headerClass.rawValue, new.client, new.contact, try JSON.text(new.model), new.forwards,
                new.onceKey,
            ])
        return db.changesCount > 0 ? db.lastInsertedRowID : nil
    }

    /// Whether a mail with a key was decided before.
    public func hasOutgoing(onceKey: String) throws -> Bool {
        try int("SELECT count(*) FROM outbox WHERE once_key = ?", [onceKey]) ?? 0 > 0
    }

    /// How many mails of a class were decided for an address since a moment; for the rate limits.
    public func outgoingCount(to address: String, class headerClass: HeaderClass, since: Date) throws -> Int {
        Int(
            try int(
                "SELECT count(*) FROM outbox WHERE recipient = ? AND header_class = ? AND created_at >= ?",
                [address.lowercased(), headerClass.rawValue, since.seconds]) ?? 0)
    }

    /// Whether a record's thread had an acknowledgement since a moment.
    public func wasAcknowledged(_ record: Int64, since: Date) throws -> Bool {
        try int(
            """
            SELECT EXISTS (SELECT 1 FROM outbox
                WHERE record_id = ? AND header_class = 'acknowledgement' AND created_at >= ? AND state <> 'dropped')
            """, [record, since.seconds]) == 1
    }

    /// How many mails the outbox ever held.
    public func outgoingCount() throws -> Int { Int(try int("SELECT count(*) FROM outbox") ?? 0) }

    /// Mails that are due, oldest due first.
    public func dueOutgoing(at now: Date, limit: Int) throws -> [OutboxRow] {
        try rows(
            """
            SELECT * FROM outbox WHERE state IN ('queued', 'deferred') AND due_at <= ? ORDER BY due_at, id LIMIT ?
            """, [now.seconds, limit]
        ).map(outboxRow)
    }

    /// When the next mail that waits falls due.
    public func nextDue() throws -> Date? {
        try int("SELECT min(due_at) FROM outbox WHERE state IN ('queued', 'deferred')").map(Date.init(seconds:))
    }

    /// A row of the outbox.
    public func outgoing(_ id: Int64) throws -> OutboxRow? {
        try row("SELECT * FROM outbox WHERE id = ?", [id]).map(outboxRow)
    }

    /// The row that a Message-ID of ours was sent for.
    public func outgoing(messageID: String) throws -> OutboxRow? {
        try row("SELECT * FROM outbox WHERE message_id = ?", [messageID]).map(outboxRow)
    }

    /// Rows in some states, newest first.
    public func outgoing(in states: [OutboxState], limit: Int) throws -> [OutboxRow] {
        let marks = states.map { _ in "?" }.joined(separator: ", ")
        return try Row.fetchAll(
            db, sql: "SELECT * FROM outbox WHERE state IN (\(marks)) ORDER BY id DESC LIMIT ?",
            arguments: StatementArguments(states.map(\.rawValue)) + [limit]
        ).map(outboxRow)
    }

    private func outboxRow(_ row: Row) throws -> OutboxRow {
        OutboxRow(
            id: row["id"], state: OutboxState(rawValue: row["state"]) ?? .failed,
            model: try JSON.value(MailModel.self, from: row["model"]), record: row["record_id"],
            answers: row["answers_mail_id"], mailbox: row["mailbox"], recipient: row["recipient"],
            recipientName: row["recipient_name"], audience: Audience(rawValue: row["audience"]) ?? .inside,
            headerClass: HeaderClass(rawValue: row["header_class"]) ?? .notice, client: row["client_id"],
            contact: row["contact_id"], forwards: row["forward_mail_id"], messageID: row["message_id"],
            mail: row["mail_id"], createdAt: Date(seconds: row["created_at"]), dueAt: Date(seconds: row["due_at"]),
            attempts: row["attempts"], uncertainAttempts: row["uncertain_attempts"], outcome: row["outcome"])
    }

    // MARK: the life of one mail

    /// Remembers what was composed, so that every attempt sends the same bytes under the same Message-ID.
    public func prepared(_ id: Int64, messageID: String, mail: Int64?, wantsCopy: Bool) throws {
        try run(
            "UPDATE outbox SET message_id = ?, mail_id = ?, copied = ? WHERE id = ?",
            [messageID, mail, wantsCopy ? "due" : "none", id])
    }

    /// Committed just before the final dot: from here to the answer the fate is unknown. `false` if the mail was
    /// dropped meanwhile and must not be sent.
    public func markSending(_ id: Int64) throws -> Bool {
        try run(
            """
            UPDATE outbox SET state = 'sending', attempts = attempts + 1
            WHERE id = ? AND state IN ('queued', 'deferred')
            """, [id])
        return db.changesCount > 0
    }

    /// The relay took it.
    public func settleSent(_ id: Int64, reply: String, at now: Date) throws {
        try run(
            "UPDATE outbox SET state = 'sent', sent_at = ?, outcome = ? WHERE id = ? AND state IN ('sending', 'uncertain')",
            [now.seconds, String(reply.prefix(500)), id])
    }

    /// Not taken now; due again later. `counted` is false when the attempt was counted at the final dot already.
    public func settleDeferred(_ id: Int64, until: Date, reason: String, counted: Bool) throws {
        try run(
            """
            UPDATE outbox SET state = 'deferred', due_at = ?, outcome = ?, attempts = attempts + ?
            WHERE id = ? AND state IN ('queued', 'deferred', 'sending')
            """, [until.seconds, String(reason.prefix(500)), counted ? 0 : 1, id])
    }

    /// Refused for good.
    public func settleFailed(_ id: Int64, reason: String) throws {
        try run(
            "UPDATE outbox SET state = 'failed', outcome = ?, copied = 'none' WHERE id = ? AND state <> 'dropped'",
            [String(reason.prefix(500)), id])
    }

    /// The answer was lost. The first time it is sent once more under the same Message-ID (receivers drop the
    /// double); the second time it is held for a person. Returns whether it is held.
    public func settleUncertain(_ id: Int64, retryAt: Date, reason: String) throws -> Bool {
        let before = try int("SELECT uncertain_attempts FROM outbox WHERE id = ?", [id]) ?? 0
        let held = before >= 1
        try run(
            """
            UPDATE outbox SET state = ?, uncertain_attempts = uncertain_attempts + 1, due_at = ?, outcome = ?
            WHERE id = ? AND state = 'sending'
            """, [held ? "uncertain" : "deferred", retryAt.seconds, String(reason.prefix(500)), id])
        return held
    }

    /// Rows that a stop left between the final dot and the answer.
    public func interruptedSends() throws -> [Int64] {
        try rows("SELECT id FROM outbox WHERE state = 'sending'").map { $0["id"] }
    }

    /// Puts a failed or uncertain mail back into the queue, or all failed ones for `nil`. Returns how many.
    public func retryOutgoing(_ id: Int64?, at now: Date) throws -> Int {
        if let id {
            try run(
                """
                UPDATE outbox SET state = 'queued', due_at = ?, attempts = 0
                WHERE id = ? AND state IN ('failed', 'uncertain', 'deferred')
                """, [now.seconds, id])
        } else {
            try run(
                "UPDATE outbox SET state = 'queued', due_at = ?, attempts = 0 WHERE state IN ('failed', 'deferred')",
                [now.seconds])
        }
        return db.changesCount
    }

    /// Takes a mail out that is not with the relay yet. Returns whether there was one.
    public func dropOutgoing(_ id: Int64) throws -> Bool {
        try run(
            "UPDATE outbox SET state = 'dropped' WHERE id = ? AND state IN ('queued', 'deferred', 'failed', 'uncertain')",
            [id])
        return db.changesCount > 0
    }

    // MARK: copies for the Sent folder

    /// Sent mails of a mailbox whose copy in the Sent folder is still to be made: row and raw mail.
    public func copiesDue(mailbox: String, limit: Int) throws -> [(id: Int64, raw: Int64, sentAt: Date)] {
        try rows(
            """
            SELECT outbox.id, mail.raw_id, outbox.sent_at FROM outbox JOIN mail ON mail.id = outbox.mail_id
            WHERE outbox.copied = 'due' AND outbox.mailbox = ? AND outbox.state = 'sent' ORDER BY outbox.id LIMIT ?
            """, [mailbox, limit]
        ).map { ($0["id"], $0["raw_id"], Date(seconds: $0["sent_at"])) }
    }

    /// Remembers that the copy was made, or given up.
    public func settleCopy(_ id: Int64, made: Bool) throws {
        try run("UPDATE outbox SET copied = ? WHERE id = ?", [made ? "done" : "given up", id])
    }
}
