public import Foundation
import GRDB
public import Workflows

/// What an erasure did.
public struct Erasure: Hashable, Sendable {
    /// Mails whose content is gone.
    public var mails = 0
    /// People who are no longer named.
    public var contacts = 0
    /// Issued documents that are gone.
    public var documents = 0
    /// Invoices and notes that were kept as issued, with the client's name and address, since the law asks for it.
    public var invoices = 0
}

extension Transaction {
    /// Numbers of a client's records that are not at an end: while there are any, nothing is erased.
    public func openRecords(of scope: ClientScope) throws -> [RecordNumber] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT number FROM record WHERE \(scope.condition("client_id")) AND (kind, state) IN (
                    VALUES ('offer', 'draft'), ('offer', 'sent'), ('offer', 'revising'), ('order', 'received'),
                        ('order', 'confirmed'), ('shipment', 'packing'), ('shipment', 'dispatched'),
                        ('complaint', 'open'), ('complaint', 'accepted'), ('todo', 'open'), ('todo', 'inProgress'),
                        ('contract', 'active'), ('invoice', 'issued'))
                ORDER BY id
                """, arguments: scope.arguments
        ).compactMap { RecordNumber($0["number"] as String) }
    }

    /// Removes what is known of a client's people and all that they and we wrote (GDPR art. 17).
    ///
    /// Records keep their numbers, states, articles and sums, so that the books still add up. Invoices and notes stay as
    /// issued, and with them the client's name, numbers and address: GDPR art. 17 (3) (b), ЗСч чл. 12 (ten years). Of a mail
    /// the hash stays, so that the same mail, found again on the server, does not come back.
    public func erase(_ scope: ClientScope, by actor: Actor, at now: Date) throws -> Erasure {
        var result = Erasure()
        let issued = try fetch("SELECT count(*) FROM record WHERE kind = 'invoice' AND \(owned(scope))", scope)
        result.invoices = Int(issued ?? 0)
        result.mails = try eraseMails(scope)
        result.contacts = try erasePeople(scope, keepsName: result.invoices > 0)
        try eraseOutgoing(scope)
        try eraseRecords(scope)
        result.documents = try eraseDocuments(scope)
        for client in scope.ids { try noteClient("erased", on: client, by: actor, at: now) }
        // A full-text index keeps words of rows that are gone until it is merged; built anew it has none of them.
        try rebuildSearch()
        return result
    }

    private func owned(_ scope: ClientScope) -> String { scope.condition("client_id") }

    private func fetch(_ sql: String, _ scope: ClientScope) throws -> Int64? {
        try Int64.fetchOne(db, sql: sql, arguments: scope.arguments)
    }

    private func change(_ sql: String, _ scope: ClientScope) throws {
        try db.execute(sql: sql, arguments: scope.arguments)
    }

    private func eraseMails(_ scope: ClientScope) throws -> Int {
        let mails = "(SELECT id FROM mail WHERE \(owned(scope)))"
        // Bytes that are another client's mail as well stay.
        let raw = """
            (SELECT raw_id FROM mail WHERE \(owned(scope)) AND NOT EXISTS (
                SELECT 1 FROM mail AS other WHERE other.raw_id = mail.raw_id AND other.client_id IS NOT mail.client_id))
            """
        try change("DELETE FROM raw_chunk WHERE raw_id IN \(raw)", scope)
        try change("UPDATE raw SET bytes = 0 WHERE id IN \(raw)", scope)
        try change("DELETE FROM file_text WHERE id IN (SELECT id FROM attachment WHERE mail_id IN \(mails))", scope)
        try change("DELETE FROM attachment WHERE mail_id IN \(mails)", scope)
        try change(
            """
            UPDATE mail SET message_id = NULL, in_reply_to = NULL, from_name = '', from_address = '', recipients = '[]',
                subject = '', text = '', reply = ''
            WHERE \(owned(scope))
            """, scope)
        return db.changesCount
    }

    private func erasePeople(_ scope: ClientScope, keepsName: Bool) throws -> Int {
        let people = "(SELECT id FROM contact WHERE \(owned(scope)))"
        try change("DELETE FROM link WHERE contact_id IN \(people)", scope)
        // The domain is reserved (RFC 2606), so nothing can ever be sent there.
        try change(
            "UPDATE contact SET name = '', phone = '', address = 'erased-' || id || '@erased.invalid' WHERE \(owned(scope))",
            scope)
        let count = db.changesCount
        try change("DELETE FROM client_domain WHERE \(owned(scope))", scope)
        try change("DELETE FROM alias WHERE \(owned(scope))", scope)
        try change("UPDATE client_history SET detail = '', before = NULL WHERE \(owned(scope))", scope)
        try change("UPDATE client SET phone = '', invoice_email = '' WHERE \(scope.condition("id"))", scope)
        guard !keepsName else { return count }
        try change(
            """
            UPDATE client SET name = code, vat = '', street = '', city = '', postcode = '', country = ''
            WHERE \(scope.condition("id"))
            """, scope)
        try change("DELETE FROM client_terms WHERE \(owned(scope))", scope)
        return count
    }

    /// What waits is not sent any more, and what was sent is not told again.
    private func eraseOutgoing(_ scope: ClientScope) throws {
        let theirs = "(\(owned(scope)) OR record_id IN (SELECT id FROM record WHERE \(owned(scope))))"
        let twice = scope.arguments + scope.arguments
        try db.execute(
            sql:
                "UPDATE outbox SET state = 'dropped' WHERE state IN ('queued', 'deferred', 'uncertain', 'failed') AND \(theirs)",
            arguments: twice)
        for row in try Row.fetchAll(db, sql: "SELECT id, model FROM outbox WHERE \(theirs)", arguments: twice) {
            let model = try JSON.value(MailModel.self, from: row["model"])
            let empty = MailModel(template: model.template, language: model.language)
            try run("UPDATE outbox SET model = ? WHERE id = ?", [try JSON.text(empty), row["id"] as Int64])
        }
        try db.execute(
            sql: """
                UPDATE outbox SET recipient = 'erased@erased.invalid', recipient_name = '', outcome = '', message_id = NULL,
                    forward_mail_id = NULL, copied = 'none'
                WHERE audience = 'c' AND \(theirs)
                """, arguments: twice)
    }

    private func eraseRecords(_ scope: ClientScope) throws {
        let records = "(SELECT id FROM record WHERE \(owned(scope)))"
        try change("UPDATE line SET wording = '' WHERE record_id IN \(records)", scope)
        try change(
            """
            UPDATE history SET detail = '', actor = iif(actor LIKE 'client:%', 'client', actor)
            WHERE record_id IN \(records)
            """, scope)
        try change("DELETE FROM undo_image WHERE record_id IN \(records)", scope)
        try change("UPDATE undo SET before = '', used = 1 WHERE record_id IN \(records)", scope)
        try change("DELETE FROM undo_mail WHERE mail_id IN (SELECT id FROM mail WHERE \(owned(scope)))", scope)
        try change(
            """
            UPDATE record SET title = '', body = '', terms = NULL, customer_reference = NULL
            WHERE kind <> 'invoice' AND \(owned(scope))
            """, scope)
        for row in try Row.fetchAll(
            db, sql: "SELECT record_id, revision, snapshot FROM revision WHERE record_id IN \(records)",
            arguments: scope.arguments)
        {
            let snapshot = try JSON.value(RecordSnapshot.self, from: row["snapshot"]).withoutPeople
            try run(
                "UPDATE revision SET snapshot = ? WHERE record_id = ? AND revision = ?",
                [try JSON.text(snapshot), row["record_id"] as Int64, row["revision"] as Int])
        }
    }

    /// Documents are held by triggers against every program that forgets itself; here their going is meant.
    private func eraseDocuments(_ scope: ClientScope) throws -> Int {
        let names = ["document_kept", "document_chunk_kept", "proforma_kept"]
        let triggers = try names.map { name in
            guard
                let sql = try row("SELECT sql FROM sqlite_schema WHERE type = 'trigger' AND name = ?", [name])?["sql"]
                    as String?
            else { throw StoreError.missing("the trigger \(name)") }
            return sql
        }
        for name in names { try db.execute(sql: "DROP TRIGGER \(name)") }
        let gone = """
            (SELECT document.id FROM document JOIN record ON record.id = document.record_id
            WHERE record.kind <> 'invoice' AND \(scope.condition("record.client_id")))
            """
        try change("DELETE FROM document_chunk WHERE document_id IN \(gone)", scope)
        try change("DELETE FROM document WHERE id IN \(gone)", scope)
        let count = db.changesCount
        // A pro-forma is no tax document: nothing asks for it to be kept.
        try change("DELETE FROM proforma WHERE record_id IN (SELECT id FROM record WHERE \(owned(scope)))", scope)
        for trigger in triggers { try db.execute(sql: trigger) }
        return count
    }
}

extension RecordSnapshot {
    /// The same without anything that people wrote or are called.
    fileprivate var withoutPeople: RecordSnapshot {
        var copy = self
        copy.client = PartySnapshot(code: client.code, name: client.code, language: client.language)
        copy.title = ""
        copy.body = ""
        copy.terms = nil
        copy.customerReference = nil
        for index in copy.lines.indices { copy.lines[index].wording = "" }
        for index in copy.openLines.indices { copy.openLines[index].wording = "" }
        return copy
    }
}

extension Store {
    /// Overwrites what erased rows left behind in the file and its journal. Nobody else may have the database open.
    public func scrub() async throws {
        try await pool.vacuum()
        try await pool.writeWithoutTransaction { db in _ = try db.checkpoint(.truncate) }
    }
}
