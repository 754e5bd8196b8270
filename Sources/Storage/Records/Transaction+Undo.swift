public import Foundation
import GRDB
import Workflows

/// What a record was before a command mail, so that `#undo` can put it back.
struct BeforeImage: Codable {
    var state: String
    var holder: String?
    var client: Int64?
    var contact: Int64?
    var dueOn: String?
    var validUntil: String?
    var delivery: String?
    var terms: String?
    var revision: Int
    var lines: [LineSnapshot]
}

/// Why `#undo` cannot be done.
public enum UndoRefusal: Error, Hashable, Sendable {
    /// No command mail is left to undo.
    case nothing
    /// The record changed after the command.
    case changedSince
    /// A client already has a mail of it.
    case mailSent
    /// Other records were made by it.
    case madeOthers
}

extension Transaction {
    /// Remembers a record before commands change it; the id goes to `enqueue` and `sealUndo`.
    public func beginUndo(of record: Int64, by actor: Actor, at now: Date) throws -> Int64 {
        let row = try self.record(record)
        let image = BeforeImage(
            state: row.state, holder: row.holder, client: row.client, contact: row.contact, dueOn: row.dueOn,
            validUntil: row.validUntil, delivery: row.delivery, terms: row.terms, revision: row.revision,
            lines: try lines(of: record))
        try run(
            "INSERT INTO undo (record_id, at, actor, version_after, before) VALUES (?, ?, ?, ?, ?)",
            [record, now.seconds, actor.name, row.version, try JSON.text(image)])
        return db.lastInsertedRowID
    }

    /// Notes the version that the commands led to; removes the entry if they changed nothing.
    public func sealUndo(_ undo: Int64, of record: Int64) throws {
        let version = try self.record(record).version
        try run("DELETE FROM undo WHERE id = ? AND version_after = ?", [undo, version])
        try run("UPDATE undo SET version_after = ? WHERE id = ?", [version, undo])
    }

    /// Undoes the last command mail on a record: puts state, lines and terms back and takes mails out that have not
    /// left. Throws `UndoRefusal` when that can no longer be.
    public func undoLast(on record: Int64, by actor: Actor, at now: Date) throws {
        let entry = try row(
            "SELECT id, version_after, before, at FROM undo WHERE record_id = ? AND used = 0 ORDER BY id DESC LIMIT 1",
            [record])
        guard let entry else { throw UndoRefusal.nothing }
        let current = try self.record(record)
        guard current.version == entry["version_after"] as Int else { throw UndoRefusal.changedSince }
        let id: Int64 = entry["id"]
        let left = try int(
            """
            SELECT count(*) FROM outbox
            WHERE undo_id = ? AND audience = 'c' AND header_class <> 'notice' AND state NOT IN ('queued', 'deferred', 'failed', 'dropped')
            """, [id])
        guard left == 0 else { throw UndoRefusal.mailSent }
        let made = try int(
            "SELECT count(*) FROM record WHERE parent_id = ? AND opened_at >= ?", [record, entry["at"] as Int64])
        guard made == 0 else { throw UndoRefusal.madeOthers }
        try run(
            "UPDATE outbox SET state = 'dropped' WHERE undo_id = ? AND audience = 'c' AND header_class <> 'notice'",
            [id])
        let image = try JSON.value(BeforeImage.self, from: entry["before"])
        try restore(image, record: record)
        try run("UPDATE undo SET used = 1 WHERE id = ?", [id])
        try note("undo", on: record, by: actor, at: now, detail: "\(current.state) → \(image.state)")
    }

    private func restore(_ image: BeforeImage, record: Int64) throws {
        try run(
            """
            UPDATE record SET state = ?, holder = ?, client_id = ?, contact_id = ?, due_on = ?, valid_until = ?,
                delivery = ?, terms = ?, revision = ? WHERE id = ?
            """,
            [
                image.state, image.holder, image.client, image.contact, image.dueOn, image.validUntil, image.delivery,
                image.terms, image.revision, record,
            ])
        try run("DELETE FROM revision WHERE record_id = ? AND revision > ?", [record, image.revision])
        try dropLines(of: record)
        for line in image.lines { try putLine(line, of: record) }
    }
}

extension Transaction {
    /// The clients' addresses that mails of a command mail go to.
    public func recipients(ofUndo undo: Int64) throws -> [String] {
        try rows(
            "SELECT DISTINCT recipient FROM outbox WHERE undo_id = ? AND audience = 'c' AND header_class <> 'notice'",
            [undo]
        ).map { $0["recipient"] }
    }
}
