public import Foundation
import GRDB
import Workflows

extension Transaction {
    /// Begins the undo of commands about a mail that has no record; the id goes to `enqueue`, to `remember(mail:in:)` and to
    /// `sealUndo(_:made:by:)`.
    public func beginUndo(ofMail mail: Int64, by actor: Actor, at now: Date) throws -> Int64 {
        try run(
            """
            INSERT INTO undo (mail_id, by_mail, at, actor, version_after, before, last_record)
            VALUES (?, ?, ?, ?, 0, '{}', (SELECT coalesce(max(id), 0) FROM record))
            """, [mail, actor.mail, now.seconds, actor.name])
        return db.lastInsertedRowID
    }

    /// Remembers whose a mail is and where it is filed, before commands change that.
    public func remember(mail: Int64, in undo: Int64) throws {
        try run(
            """
            INSERT OR IGNORE INTO undo_mail (undo_id, mail_id, client_id, contact_id, records)
            SELECT ?1, id, client_id, contact_id,
                (SELECT json_group_array(record_id) FROM mail_record WHERE mail_id = ?2)
            FROM mail WHERE id = ?2
            """, [undo, mail])
    }

    /// Ends the undo of commands about a mail. If they made a record, it is the record's from then on, and to undo it is to
    /// cancel that too; if they changed nothing, there is none.
    ///
    /// - returns: the undo, if there is one.
    public func sealUndo(_ undo: Int64, made record: Int64?) throws -> Int64? {
        try dropUnchangedMails(of: undo)
        if let record {
            let row = try self.record(record)
            guard let image = try calledOff(row) else { return undo }
            try run(
                "UPDATE undo SET record_id = ?, before = ?, version_after = ?, last_record = ? WHERE id = ?",
                [record, try JSON.text(image), row.version, record, undo])
            try run("UPDATE outbox SET undo_id = ? WHERE record_id = ? AND undo_id IS NULL", [undo, record])
            return undo
        }
        try run(
            """
            DELETE FROM undo WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM undo_mail WHERE undo_id = ?1)
                AND NOT EXISTS (SELECT 1 FROM outbox WHERE undo_id = ?1)
                AND NOT EXISTS (SELECT 1 FROM client_history WHERE undo_id = ?1)
            """, [undo])
        return db.changesCount > 0 ? nil : undo
    }

    /// Undoes the last commands about a mail that has no record, whether the mail itself is answered or their transcript.
    ///
    /// - throws: `UndoRefusal` when that can no longer be.
    public func undoLast(onMail mail: Int64, at now: Date) throws {
        let entry = try int(
            """
            SELECT id FROM undo WHERE record_id IS NULL AND used = 0 AND (mail_id = ?1 OR by_mail = ?1)
            ORDER BY id DESC LIMIT 1
            """, [mail])
        guard let entry else { throw UndoRefusal.nothing }
        let left = try int(
            """
            SELECT count(*) FROM outbox WHERE undo_id = ? AND audience = 'c' AND header_class <> 'notice'
                AND state NOT IN ('queued', 'deferred', 'failed', 'dropped')
            """, [entry])
        guard left == 0 else { throw UndoRefusal.mailSent }
        try run(
            "UPDATE outbox SET state = 'dropped' WHERE undo_id = ? AND audience = 'c' AND header_class <> 'notice'",
            [entry])
        try undoClientChanges(of: entry)
        try restoreMails(of: entry)
        try run("UPDATE undo SET used = 1 WHERE id = ?", [entry])
    }

    /// Whether a command mail about this mail can be undone.
    public func hasUndo(ofMail mail: Int64) throws -> Bool {
        try int(
            "SELECT count(*) FROM undo WHERE record_id IS NULL AND used = 0 AND (mail_id = ?1 OR by_mail = ?1)", [mail]
        ) ?? 0 > 0
    }

    /// Forgets mails that are whose they were and where they were.
    func dropUnchangedMails(of undo: Int64) throws {
        try run(
            """
            DELETE FROM undo_mail WHERE undo_id = ? AND EXISTS (
                SELECT 1 FROM mail WHERE mail.id = undo_mail.mail_id AND mail.client_id IS undo_mail.client_id
                    AND mail.contact_id IS undo_mail.contact_id AND undo_mail.records =
                        (SELECT json_group_array(record_id) FROM mail_record WHERE mail_record.mail_id = mail.id))
            """, [undo])
    }

    /// Gives mails back to whom they were taken from, and files them where they were.
    func restoreMails(of undo: Int64) throws {
        for row in try rows("SELECT * FROM undo_mail WHERE undo_id = ?", [undo]) {
            let (mail, records): (Int64, String) = (row["mail_id"], row["records"])
            try run(
                "UPDATE mail SET client_id = ?, contact_id = ? WHERE id = ?",
                [row["client_id"] as Int64?, row["contact_id"] as Int64?, mail])
            try run(
                "DELETE FROM mail_record WHERE mail_id = ? AND record_id NOT IN (SELECT value FROM json_each(?))",
                [mail, records])
            try run(
                """
                INSERT OR IGNORE INTO mail_record (mail_id, record_id, evidence)
                SELECT ?, value, 'undo' FROM json_each(?)
                """, [mail, records])
        }
    }
}
