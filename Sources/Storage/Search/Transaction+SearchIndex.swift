import GRDB

extension Transaction {
    /// How many changed records are indexed in the transaction that changed them; the rest follows with the next ones.
    /// Only a migration or an import changes so many at once.
    static let indexBatch = 200

    /// Writes anew what is searched of the records and clients that this transaction changed.
    ///
    /// Triggers note each change of a record, a line, a client or a contact, whoever makes it; the text is put together
    /// once at the end, so that an offer of a hundred lines is indexed once and not a hundred times. Mails and files are
    /// indexed by triggers of their own as they are stored.
    func indexChanges() throws {
        let changed = try rows("SELECT kind, id FROM search_changed LIMIT ?", [Self.indexBatch])
        for row in changed {
            let (kind, id): (String, Int64) = (row["kind"], row["id"])
            try run(kind == "client" ? Self.clientText : Self.recordText, [id])
            try run("DELETE FROM search_changed WHERE kind = ? AND id = ?", [kind, id])
        }
    }

    private static let recordText = """
        INSERT INTO record_text (id, client_id, head, body)
        SELECT record.id, record.client_id, record.number || ' ' || record.title || ' ' || coalesce(record.customer_reference, ''),
            coalesce(client.name, '') || char(10) || coalesce(contact.name || ' ' || contact.address, '') || char(10)
                || record.body || char(10) || coalesce(record.terms, '') || char(10) || coalesce((
                    SELECT group_concat(coalesce(line.sku, '') || ' ' || line.text
                        || iif(line.wording IN ('', line.text), '', ' ' || line.wording), char(10))
                    FROM line WHERE line.record_id = record.id), '')
        FROM record LEFT JOIN client ON client.id = record.client_id LEFT JOIN contact ON contact.id = record.contact_id
        WHERE record.id = ?
        ON CONFLICT (id) DO UPDATE SET client_id = excluded.client_id, head = excluded.head, body = excluded.body
        """

    private static let clientText = """
        INSERT INTO client_text (id, head, body)
        SELECT client.id, client.code || ' ' || client.name,
            client.vat || ' ' || ltrim(client.vat, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') || ' ' || coalesce((
                SELECT eik FROM client_terms WHERE client_terms.client_id = client.id), '') || ' ' || client.phone || ' ' || client.city || char(10) || coalesce((
                SELECT group_concat(contact.name || ' ' || contact.address || ' ' || contact.phone, char(10))
                FROM contact WHERE contact.client_id = client.id), '') || char(10) || coalesce((
                SELECT group_concat(domain, ' ') FROM client_domain WHERE client_domain.client_id = client.id), '')
        FROM client WHERE client.id = ?
        ON CONFLICT (id) DO UPDATE SET head = excluded.head, body = excluded.body
        """

    /// The most text of an attachment that is searched, in characters.
    public static let fileTextLimit = 100_000

    /// Builds the whole index anew from what it is made of.
    public func rebuildSearch() throws {
        for kind in ["record", "client"] {
            let text = kind == "client" ? Self.clientText : Self.recordText
            for row in try rows("SELECT id FROM \(kind)") { try run(text, [row["id"] as Int64]) }
        }
        try run("DELETE FROM search_changed")
        for scope in ["mail", "file", "record", "client"] {
            try run("INSERT INTO \(scope)_search (\(scope)_search) VALUES ('rebuild')")
        }
    }
}
