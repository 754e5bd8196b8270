public import Foundation
import GRDB
import Workflows

extension Transaction {
    /// Makes two clients one: people, domains, correspondence and records of the first become the second's. The first
    /// stays in the books as merged, so that old numbers and links still lead to what they meant; each row that moved is
    /// remembered, so that `unmerge` can put it back.
    ///
    /// - throws: `ClientRefusal.same`.
    public func merge(
        client: ClientRow, into target: ClientRow, by actor: Actor, undo: Int64? = nil, at now: Date
    ) throws {
        guard client.id != target.id else { throw ClientRefusal.same }
        let entry = try noteClient(
            "merge", on: target.id, by: actor, undo: undo, at: now, detail: "\(client.code) \(client.name)")
        try noteClient("merged", on: client.id, by: actor, at: now, detail: target.code)
        for table in try tablesOfClients() {
            try move(table, of: client.id, to: target.id, entry: entry, condition: "1")
        }
        try run("UPDATE client_domain SET client_id = ? WHERE client_id = ?", [target.id, client.id])
        try run(
            "INSERT OR IGNORE INTO alias SELECT ?, words, sku FROM alias WHERE client_id = ?", [target.id, client.id])
        try run("UPDATE client SET merged_into = ? WHERE id = ?", [target.id, client.id])
        try run(
            """
            INSERT OR IGNORE INTO client_terms SELECT ?, eik, payment_days, incoterms, vat_category, vat_ground,
                delivery_street, delivery_city, delivery_postcode, delivery_country FROM client_terms WHERE client_id = ?
            """, [target.id, client.id])
        // What the survivor lacks, the other may have.
        for column in Self.completed {
            try run(
                """
                UPDATE client SET \(column) = (SELECT \(column) FROM client WHERE id = ?) WHERE id = ? AND \(column) = ''
                """, [client.id, target.id])
        }
    }

    private static let completed = [
        "vat", "phone", "street", "city", "postcode", "country", "payment_terms", "invoice_email",
    ]

    /// Takes a merge back: what came from the merged client, and was not moved since, is its own again.
    ///
    /// - throws: `ClientRefusal.notMerged` with the code.
    /// - returns: the client, on its own again.
    public func unmerge(code: String, by actor: Actor, undo: Int64? = nil, at now: Date) throws -> ClientRow {
        guard let row = try row("SELECT id, merged_into FROM client WHERE code = upper(?)", [code]),
            let target = row["merged_into"] as Int64?
        else { throw ClientRefusal.notMerged(code) }
        let id: Int64 = row["id"]
        let entry = try int(
            """
            SELECT max(history_id) FROM client_moved JOIN client_history ON client_history.id = history_id
            WHERE from_client = ? AND event = 'merge'
            """, [id])
        if let entry { try putBack(entry) }
        try run("UPDATE client SET merged_into = NULL WHERE id = ?", [id])
        try noteClient("unmerge", on: target, by: actor, undo: undo, at: now, detail: code.uppercased())
        try noteClient("unmerged", on: id, by: actor, at: now)
        guard let client = try client(id) else { throw StoreError.missing("client \(code)") }
        try takeDomains(of: client)
        return client
    }

    /// Moves people with all their mails and records to another client: what a split is made of, and what files a new
    /// person under the firm that it belongs to.
    ///
    /// - returns: the row of the history, with which `putBack` undoes it.
    @discardableResult
    public func move(
        contacts: [ContactRow], to target: ClientRow, by actor: Actor, undo: Int64? = nil, at now: Date
    ) throws -> Int64 {
        let names = contacts.map(\.address).joined(separator: ", ")
        let entry = try noteClient("contact", on: target.id, by: actor, undo: undo, at: now, detail: names)
        for contact in contacts where contact.client != target.id {
            try noteClient(
                "contact left", on: contact.client, by: actor, at: now, detail: "\(contact.address) → \(target.code)")
            for table in try tablesOfClients() {
                let condition =
                    table.name == "contact"
                    ? "id = \(contact.id)" : table.hasContact ? "contact_id = \(contact.id)" : "0"
                try move(table, of: contact.client, to: target.id, entry: entry, condition: condition)
            }
            // Shipments, invoices and other papers of those records go along even where they name no person.
            try move(
                ClientTable(name: "record", hasContact: true), of: contact.client, to: target.id, entry: entry,
                condition: "contact_id IS NULL AND parent_id IN (SELECT id FROM record WHERE client_id = \(target.id))")
        }
        return entry
    }

    /// Gives one mail to a client and person; the records it is filed under stay where they are.
    public func give(mail: Int64, to client: Int64, contact: Int64?) throws {
        try run("UPDATE mail SET client_id = ?, contact_id = ? WHERE id = ?", [client, contact, mail])
    }

    /// Puts back what one entry of a client's history moved.
    func putBack(_ entry: Int64) throws {
        for row in try rows("SELECT DISTINCT name, from_client FROM client_moved WHERE history_id = ?", [entry]) {
            let (name, from): (String, Int64) = (row["name"], row["from_client"])
            guard try tablesOfClients().contains(where: { $0.name == name }) else { continue }
            try run(
                """
                UPDATE OR IGNORE \(name) SET client_id = ? WHERE rowid IN (
                    SELECT row FROM client_moved WHERE history_id = ? AND name = ? AND from_client = ?)
                """, [from, entry, name, from])
        }
        try run("DELETE FROM client_moved WHERE history_id = ?", [entry])
    }

    /// Takes back what the commands of one mail did to clients.
    func undoClientChanges(of undo: Int64) throws {
        var parted: [Int64] = []
        for row in try rows("SELECT * FROM client_history WHERE undo_id = ? ORDER BY id DESC", [undo]) {
            if let before = row["before"] as String?, let field = ClientField(rawValue: row["event"]) {
                try write(field, before, of: row["client_id"])
            }
            let (id, event): (Int64, String) = (row["id"], row["event"])
            guard ["contact", "merge"].contains(event) else { continue }
            if event == "merge" {
                parted += try rows("SELECT DISTINCT from_client FROM client_moved WHERE history_id = ?", [id]).map {
                    $0["from_client"]
                }
                try run(
                    """
                    UPDATE client SET merged_into = NULL
                    WHERE id IN (SELECT from_client FROM client_moved WHERE history_id = ?)
                    """, [id])
            }
            try putBack(id)
        }
        // People come back after the firm does, and their domain with them.
        for id in parted {
            if let client = try client(id) { try takeDomains(of: client) }
        }
    }

    /// The domains of a client's people that nobody owns, or a client owns that has nobody at them any more.
    func takeDomains(of client: ClientRow) throws {
        for contact in try contacts(of: client.id) {
            guard let at = contact.address.lastIndex(of: "@") else { continue }
            let domain = String(contact.address[contact.address.index(after: at)...])
            guard !FreeMail.isProvider(domain) else { continue }
            if let owner = try self.client(domain: domain), owner.id != client.id {
                let others = try int(
                    "SELECT count(*) FROM contact WHERE client_id = ? AND address LIKE '%@' || ?", [owner.id, domain])
                guard others == 0 else { continue }
                try run("UPDATE client_domain SET client_id = ? WHERE domain = ?", [client.id, domain])
            } else {
                try run("INSERT OR IGNORE INTO client_domain (domain, client_id) VALUES (?, ?)", [domain, client.id])
            }
        }
    }

    // MARK: tables

    private struct ClientTable {
        let name: String
        let hasContact: Bool
    }

    /// Every table whose rows are a client's, whoever added it: those with a `client_id` and an integer key.
    private func tablesOfClients() throws -> [ClientTable] {
        try rows(
            """
            SELECT t.name, EXISTS (SELECT 1 FROM pragma_table_info(t.name) AS c WHERE c.name = 'contact_id') AS has_contact
            FROM sqlite_schema AS t WHERE t.type = 'table' AND t.name NOT IN ('client_history', 'client_moved')
                AND EXISTS (SELECT 1 FROM pragma_table_info(t.name) AS c WHERE c.name = 'client_id')
                AND EXISTS (SELECT 1 FROM pragma_table_info(t.name) AS c WHERE c.pk = 1 AND c.type = 'INTEGER' AND c.name <> 'client_id')
                AND (SELECT count(*) FROM pragma_table_info(t.name) AS c WHERE c.pk > 0) = 1
            """
        ).map { ClientTable(name: $0["name"], hasContact: $0["has_contact"]) }
    }

    private func move(_ table: ClientTable, of client: Int64, to target: Int64, entry: Int64, condition: String) throws
    {
        try run(
            """
            INSERT OR IGNORE INTO client_moved (history_id, name, row, from_client)
            SELECT ?, '\(table.name)', rowid, client_id FROM \(table.name) WHERE client_id = ? AND \(condition)
            """, [entry, client])
        try run(
            """
            UPDATE OR IGNORE \(table.name) SET client_id = ? WHERE rowid IN (
                SELECT row FROM client_moved WHERE history_id = ? AND name = '\(table.name)' AND from_client = ?)
            """, [target, entry, client])
    }
}
