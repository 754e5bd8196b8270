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
    // The rest is absent in images of the first version.
    var lineIDs: [Int64]?
    var title: String?
    var body: String?
    var incoterms: String?
    var paymentDays: Int?
    var packages: [PackageSnapshot]?
    var dispatch: DispatchSnapshot?
    var contract: ContractRow?
    var change: ChangeImage?
    var changes: Int?
    /// For each line the order's line that it is tied to; absent in older images.
    var ties: [Int64?]?
    /// 0 for none; absent in older images.
    var parent: Int64?

    struct ChangeImage: Codable {
        var id: Int64
        var state: ChangeState
        var wanted: WantedChange
    }
}

/// Why `#undo` cannot be done.
public enum UndoRefusal: Error, Hashable, Sendable {
    /// No command mail is left to undo.
    case nothing
    /// The record changed after the command.
    case changedSince
    /// A client already has a mail of it.
    case mailSent
    /// Other records were made by it, and have gone on since.
    case madeOthers
    /// It issued an invoice or note, which stays (ЗДДС чл. 116).
    case issued(String)
}

extension Transaction {
    /// Remembers a record before commands change it; the id goes to `enqueue` and `sealUndo`.
    public func beginUndo(of record: Int64, by actor: Actor, at now: Date) throws -> Int64 {
        let row = try self.record(record)
        try run(
            """
            INSERT INTO undo (record_id, by_mail, at, actor, version_after, before, last_record)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """,
            [
                record, actor.mail, now.seconds, actor.name, row.version, try JSON.text(try image(of: row)),
                try lastRecord(),
            ])
        return db.lastInsertedRowID
    }

    /// Remembers a further record before the same commands change it; one that they made themselves is not.
    public func remember(_ record: Int64, in undo: Int64) throws {
        let row = try self.record(record)
        try run(
            """
            INSERT OR IGNORE INTO undo_image (undo_id, record_id, before, version_after)
            SELECT ?1, ?2, ?3, ?4 FROM undo WHERE id = ?1 AND record_id <> ?2 AND last_record >= ?2
            """, [undo, record, try JSON.text(try image(of: row)), row.version])
    }

    private func lastRecord() throws -> Int64 { try int("SELECT max(id) FROM record") ?? 0 }

    private func image(of row: RecordRow) throws -> BeforeImage {
        var image = BeforeImage(
            state: row.state, holder: row.holder, client: row.client, contact: row.contact, dueOn: row.dueOn,
            validUntil: row.validUntil, delivery: row.delivery, terms: row.terms, revision: row.revision,
            lines: try lines(of: row.id))
        let stored = try rows("SELECT id, order_line_id FROM line WHERE record_id = ? ORDER BY position", [row.id])
        image.lineIDs = stored.map { $0["id"] }
        image.ties = stored.map { $0["order_line_id"] }
        image.parent = row.parent ?? 0
        image.title = row.title
        image.body = row.body
        image.incoterms = row.incoterms
        image.paymentDays = row.paymentDays
        image.packages = try packages(of: row.id)
        image.dispatch = try dispatch(of: row.id).flatMap { $0.shippedOn.isEmpty ? nil : $0 }
        image.contract = try contract(of: row.id)
        image.changes = try changes(of: row.id).count
        image.change = try openChange(of: row.id).map { .init(id: $0.id, state: $0.state, wanted: $0.wanted) }
        return image
    }

    /// Notes the versions that the commands led to, and which records they made; removes the entry if they changed
    /// nothing.
    ///
    /// - returns: the entry, if there is one still.
    public func sealUndo(_ undo: Int64, of record: Int64) throws -> Int64? {
        // Of one transaction, all newer records are its own: SQLite has one writer at a time.
        try run(
            """
            INSERT INTO undo_image (undo_id, record_id, before, version_after)
            SELECT undo.id, record.id, NULL, record.version FROM undo JOIN record ON record.id > undo.last_record
            WHERE undo.id = ?
            """, [undo])
        try run(
            """
            UPDATE undo_image SET version_after = (SELECT version FROM record WHERE record.id = undo_image.record_id)
            WHERE undo_id = ?
            """, [undo])
        let version = try self.record(record).version
        try dropUnchangedMails(of: undo)
        try run(
            """
            DELETE FROM undo WHERE id = ?1 AND version_after = ?2
                AND NOT EXISTS (SELECT 1 FROM undo_mail WHERE undo_id = ?1)
                AND NOT EXISTS (SELECT 1 FROM undo_image WHERE undo_id = ?1)
                AND NOT EXISTS (SELECT 1 FROM outbox WHERE undo_id = ?1)
                AND NOT EXISTS (SELECT 1 FROM client_history WHERE undo_id = ?1)
            """, [undo, version])
        guard db.changesCount == 0 else { return nil }
        try run("UPDATE undo SET version_after = ? WHERE id = ?", [version, undo])
        return undo
    }

    /// Makes an entry for a record that commands without a record before them have made: to undo it is to cancel it. `nil`
    /// for an invoice, which stays.
    public func sealCreation(of record: Int64, by actor: Actor, at now: Date) throws -> Int64? {
        let row = try self.record(record)
        guard let image = try calledOff(row) else { return nil }
        try run(
            """
            INSERT INTO undo (record_id, by_mail, at, actor, version_after, before, last_record)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """, [record, actor.mail, now.seconds, actor.name, row.version, try JSON.text(image), try lastRecord()])
        let undo = db.lastInsertedRowID
        try run("UPDATE outbox SET undo_id = ? WHERE record_id = ? AND undo_id IS NULL", [undo, record])
        return undo
    }

    /// A record as it is when it was made and taken back; `nil` for an invoice, which stays.
    func calledOff(_ row: RecordRow) throws -> BeforeImage? {
        guard let state = Self.calledOff[row.number.kind] else { return nil }
        var image = try image(of: row)
        image.state = state
        return image
    }

    /// Where a record goes that a command made and `#undo` takes back; an invoice cannot be.
    private static let calledOff: [RecordKind: String] = [
        .offer: "withdrawn", .order: "cancelled", .shipment: "cancelled", .complaint: "closed", .todo: "cancelled",
        .contract: "cancelled",
    ]

    /// Undoes the last command mail on a record: puts state, lines and terms back, calls off the records that it made,
    /// voids its payments, and takes mails out that have not left. Throws `UndoRefusal` when that can no longer be.
    public func undoLast(on record: Int64, by actor: Actor, at now: Date) throws {
        let entry = try row(
            "SELECT id, version_after, before, at FROM undo WHERE record_id = ? AND used = 0 ORDER BY id DESC LIMIT 1",
            [record])
        let current = try self.record(record)
        guard let entry else {
            if current.number.kind == .invoice { throw UndoRefusal.issued(current.number.description) }
            throw UndoRefusal.nothing
        }
        let id: Int64 = entry["id"]
        let others = try rows("SELECT * FROM undo_image WHERE undo_id = ? ORDER BY record_id", [id])
        guard current.version == entry["version_after"] as Int else { throw UndoRefusal.changedSince }
        try check(others, of: id)
        try run(
            "UPDATE outbox SET state = 'dropped' WHERE undo_id = ? AND audience = 'c' AND header_class <> 'notice'",
            [id])
        try run("UPDATE payment SET voided_at = ? WHERE undo_id = ? AND voided_at IS NULL", [now.seconds, id])
        for other in others { try takeBack(other, by: actor, at: now) }
        let image = try JSON.value(BeforeImage.self, from: entry["before"])
        try restore(image, record: record)
        try undoClientChanges(of: id)
        try restoreMails(of: id)
        // What a mail that was taken back told the client was not told.
        try run(
            """
            UPDATE complaint SET answered_at = NULL, decision = NULL, refund = NULL, decided_at = NULL
            WHERE record_id = ? AND answered_at >= ?
            """, [record, entry["at"] as Int64])
        try run("UPDATE undo SET used = 1 WHERE id = ?", [id])
        try note("undo", on: record, by: actor, at: now, detail: "\(current.state) → \(image.state)")
    }

    private func check(_ others: [Row], of undo: Int64) throws {
        let left = try int(
            """
            SELECT count(*) FROM outbox
            WHERE undo_id = ? AND audience = 'c' AND header_class <> 'notice' AND state NOT IN ('queued', 'deferred', 'failed', 'dropped')
            """, [undo])
        for other in others where other["before"] as String? == nil {
            let made = try self.record(other["record_id"] as Int64)
            if made.number.kind == .invoice { throw UndoRefusal.issued(made.number.description) }
        }
        guard left == 0 else { throw UndoRefusal.mailSent }
        for other in others {
            let record = try self.record(other["record_id"] as Int64)
            let isMade = other["before"] as String? == nil
            guard record.version == other["version_after"] as Int else {
                throw isMade ? UndoRefusal.madeOthers : .changedSince
            }
        }
    }

    private func takeBack(_ other: Row, by actor: Actor, at now: Date) throws {
        let record = try self.record(other["record_id"] as Int64)
        let state: String
        if let before = other["before"] as String? {
            let image = try JSON.value(BeforeImage.self, from: before)
            try restore(image, record: record.id)
            state = image.state
        } else {
            state = Self.calledOff[record.number.kind] ?? record.state
            try run("UPDATE record SET state = ?, due_on = NULL WHERE id = ?", [state, record.id])
        }
        try note("undo", on: record.id, by: actor, at: now, detail: "\(record.state) → \(state)")
    }

    private func restore(_ image: BeforeImage, record: Int64) throws {
        if let parent = image.parent {
            try run("UPDATE record SET parent_id = ? WHERE id = ?", [parent == 0 ? nil : parent, record])
        }
        try run(
            """
            UPDATE record SET state = ?, holder = ?, client_id = ?, contact_id = ?, due_on = ?, valid_until = ?,
                delivery = ?, terms = ?, revision = ?, title = coalesce(?, title), body = coalesce(?, body),
                incoterms = ?, payment_days = ? WHERE id = ?
            """,
            [
                image.state, image.holder, image.client, image.contact, image.dueOn, image.validUntil, image.delivery,
                image.terms, image.revision, image.title, image.body, image.incoterms, image.paymentDays, record,
            ])
        try run("DELETE FROM revision WHERE record_id = ? AND revision > ?", [record, image.revision])
        try putPackages([], of: record)
        try restoreLines(image, record: record)
        if let packages = image.packages { try putPackages(packages, of: record) }
        if let dispatch = image.dispatch {
            try putDispatch(dispatch, of: record)
        } else {
            try run("DELETE FROM shipment WHERE record_id = ?", [record])
        }
        if let contract = image.contract { try putContract(contract, of: record) }
        try restoreChange(image, of: record)
    }

    /// Puts lines back under their own rows, since shipments and invoices point at those.
    private func restoreLines(_ image: BeforeImage, record: Int64) throws {
        try restoreRows(image, record: record)
        for (line, tie) in zip(image.lines, image.ties ?? []) {
            try run(
                """
                UPDATE line SET order_line_id = (SELECT id FROM line WHERE id = ?) WHERE record_id = ? AND position = ?
                """, [tie, record, line.position])
        }
    }

    private func restoreRows(_ image: BeforeImage, record: Int64) throws {
        let ids = image.lineIDs ?? []
        guard ids.count == image.lines.count else {
            for line in image.lines { try putLine(line, of: record) }
            try run("DELETE FROM line WHERE record_id = ? AND position > ?", [record, image.lines.count])
            return
        }
        let kept = try JSON.text(ids)
        try untie("record_id = ? AND id NOT IN (SELECT value FROM json_each(?))", [record, kept])
        try run(
            "DELETE FROM line WHERE record_id = ? AND id NOT IN (SELECT value FROM json_each(?))", [record, kept])
        // Out of the way of the places that they go back to.
        try run("UPDATE line SET position = position + 1000000 WHERE record_id = ?", [record])
        for (id, line) in zip(ids, image.lines) {
            try run("UPDATE line SET position = ? WHERE id = ? AND record_id = ?", [line.position, id, record])
            try putLine(line, of: record)
        }
    }

    /// Puts the change of an order back as it was; those that were begun since are dropped, also when they were made.
    private func restoreChange(_ image: BeforeImage, of record: Int64) throws {
        try run(
            "UPDATE order_change SET state = 'dropped' WHERE record_id = ? AND counter > ?",
            [record, image.changes ?? 0])
        guard let change = image.change else { return }
        try run(
            "UPDATE order_change SET state = ?, wanted = ?, settled_at = NULL WHERE id = ?",
            [change.state.rawValue, try JSON.text(change.wanted), change.id])
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
