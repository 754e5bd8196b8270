public import Foundation
import GRDB
public import Workflows

extension Transaction {
    /// Opens a record with the next number of its kind and year, with its first history row.
    ///
    /// Invoices are opened by `issue`, which stores the document in the same step.
    public func open(_ new: NewRecord, year: Int, by actor: Actor, at now: Date) throws -> RecordRow {
        let counter = try next(kind: new.kind.rawValue, year: year)
        return try open(
            new, number: RecordNumber(kind: new.kind, year: year, counter: counter), by: actor, at: now)
    }

    func open(_ new: NewRecord, number: RecordNumber, by actor: Actor, at now: Date) throws -> RecordRow {
        try run(
            """
            INSERT INTO record (number, kind, state, client_id, contact_id, parent_id, mailbox, holder, giver, title,
                body, currency, valid_until, delivery, terms, customer_reference, incoterms, payment_days, contract_id,
                due_on, opened_at, updated_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                number.description, new.kind.rawValue, new.state, new.client, new.contact, new.parent, new.mailbox,
                new.holder, new.giver, new.title, new.body, new.currency.code, new.validUntil, new.delivery, new.terms,
                new.customerReference, new.incoterms, new.paymentDays, new.contract, new.dueOn, now.seconds,
                now.seconds,
            ])
        let id = db.lastInsertedRowID
        try addHistory(record: id, by: actor, at: now, event: "open", from: "", to: new.state, detail: "")
        return try record(id)
    }

    /// A record by its row; throws when there is none.
    public func record(_ id: Int64) throws -> RecordRow {
        guard let row = try row("SELECT * FROM record WHERE id = ?", [id]) else {
            throw StoreError.missing("record \(id)")
        }
        return try recordRow(row)
    }

    /// A record by its number.
    public func record(_ number: RecordNumber) throws -> RecordRow? {
        try row("SELECT * FROM record WHERE number = ?", [number.description]).map(recordRow)
    }

    /// Records that came from another, oldest first: an offer's orders, an order's shipments.
    public func children(of record: Int64, kind: RecordKind) throws -> [RecordRow] {
        try rows("SELECT * FROM record WHERE parent_id = ? AND kind = ? ORDER BY id", [record, kind.rawValue])
            .map(recordRow)
    }

    /// Records of a kind, newest first; of one client, or of all for `nil`.
    public func records(_ kind: RecordKind, client: Int64? = nil, limit: Int) throws -> [RecordRow] {
        if let client {
            return try rows(
                "SELECT * FROM record WHERE client_id = ? AND kind = ? ORDER BY opened_at DESC, id DESC LIMIT ?",
                [client, kind.rawValue, limit]
            ).map(recordRow)
        }
        return try rows(
            "SELECT * FROM record WHERE kind = ? ORDER BY id DESC LIMIT ?", [kind.rawValue, limit]
        ).map(recordRow)
    }

    /// Open offers whose validity ended before a day.
    public func offersExpired(before day: String, limit: Int) throws -> [RecordRow] {
        try rows(
            "SELECT * FROM record WHERE valid_until < ? AND state IN ('sent', 'revising') AND kind = 'offer' LIMIT ?",
            [day, limit]
        ).map(recordRow)
    }

    /// Open offers that are valid until just this day.
    ///
    /// - parameter offset: so many are passed over, for one page after the other.
    public func offersExpiring(on day: String, limit: Int, offset: Int = 0) throws -> [RecordRow] {
        try rows(
            """
            SELECT * FROM record WHERE valid_until = ? AND state IN ('sent', 'revising') AND kind = 'offer'
            ORDER BY id LIMIT ? OFFSET ?
            """, [day, limit, offset]
        ).map(recordRow)
    }

    /// Records whose deadline is on or before a day, the longest due first.
    ///
    /// - parameter offset: so many are passed over, for one page after the other.
    public func recordsDue(by day: String, limit: Int, offset: Int = 0) throws -> [RecordRow] {
        try rows(
            "SELECT * FROM record WHERE due_on <= ? ORDER BY due_on, id LIMIT ? OFFSET ?", [day, limit, offset]
        ).map(recordRow)
    }

    /// Open records that wait for staff and not for the client, the longest due first, then the oldest.
    public func openWork(limit: Int) throws -> [RecordRow] {
        try rows(
            """
            SELECT * FROM record WHERE (kind, state) IN (
                VALUES ('offer', 'draft'), ('offer', 'revising'), ('order', 'received'), ('order', 'confirmed'),
                    ('shipment', 'packing'), ('complaint', 'open'), ('complaint', 'accepted'), ('todo', 'open'),
                    ('todo', 'inProgress'))
            ORDER BY due_on IS NULL, due_on, opened_at LIMIT ?
            """, [limit]
        ).map(recordRow)
    }

    func recordRow(_ row: Row) throws -> RecordRow {
        guard let number = RecordNumber(row["number"] as String), let currency = Currency(row["currency"] as String)
        else { throw StoreError.missing("a sound number or currency of a record") }
        return RecordRow(
            id: row["id"], number: number, state: row["state"], client: row["client_id"], contact: row["contact_id"],
            parent: row["parent_id"], mailbox: row["mailbox"], holder: row["holder"], giver: row["giver"],
            title: row["title"], body: row["body"], currency: currency, revision: row["revision"],
            validUntil: row["valid_until"], delivery: row["delivery"], terms: row["terms"],
            customerReference: row["customer_reference"], incoterms: row["incoterms"],
            paymentDays: row["payment_days"], contract: row["contract_id"], dueOn: row["due_on"],
            openedAt: Date(seconds: row["opened_at"]), updatedAt: Date(seconds: row["updated_at"]),
            version: row["version"])
    }

    // MARK: changes

    /// Moves a record by its workflow: the new state and the history row are written, the effects returned for the
    /// caller to carry out in this transaction.
    ///
    /// - throws: `InvalidTransition` when the event cannot happen now; nothing is changed then.
    public func apply<Process: Workflow>(
        _ event: Process.Event, of workflow: Process.Type, to record: Int64, by actor: Actor, at now: Date,
        detail: String = ""
    ) throws -> [Effect] {
        let before = try self.record(record).state
        guard let state = Process.State(rawValue: before) else { throw StoreError.missing("a known state") }
        let transition = try Process.apply(event, to: state)
        try run(
            "UPDATE record SET state = ?, updated_at = ?, version = version + 1 WHERE id = ?",
            [transition.state.rawValue, now.seconds, record])
        try addHistory(
            record: record, by: actor, at: now, event: event.rawValue, from: before, to: transition.state.rawValue,
            detail: detail)
        if transition.effects.contains(.clearDeadline) {
            try run("UPDATE record SET due_on = NULL WHERE id = ?", [record])
        }
        return transition.effects
    }

    /// Writes a history row for a change that moves no state.
    public func note(
        _ event: String, on record: Int64, by actor: Actor, at now: Date, detail: String = ""
    ) throws {
        let state = try self.record(record).state
        try addHistory(record: record, by: actor, at: now, event: event, from: state, to: state, detail: detail)
        try run("UPDATE record SET updated_at = ?, version = version + 1 WHERE id = ?", [now.seconds, record])
    }

    private func addHistory(
        record: Int64, by actor: Actor, at now: Date, event: String, from: String, to: String, detail: String
    ) throws {
        try run(
            """
            INSERT INTO history (record_id, at, actor, mail_id, event, from_state, to_state, detail)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [record, now.seconds, actor.name, actor.mail, event, from, to, String(detail.prefix(2_000))])
    }

    /// The changes of a record, oldest first.
    public func history(of record: Int64) throws -> [HistoryRow] {
        try rows("SELECT * FROM history WHERE record_id = ? ORDER BY id", [record]).map {
            HistoryRow(
                at: Date(seconds: $0["at"]), actor: $0["actor"], event: $0["event"], from: $0["from_state"],
                to: $0["to_state"], detail: $0["detail"], mail: $0["mail_id"])
        }
    }

    /// Sets the member of staff in charge.
    public func setHolder(_ holder: String?, of record: Int64) throws {
        try run("UPDATE record SET holder = ? WHERE id = ?", [holder, record])
    }

    /// Sets the deadline (ISO 8601 day).
    public func setDue(_ day: String?, of record: Int64) throws {
        try run("UPDATE record SET due_on = ? WHERE id = ?", [day, record])
    }

    /// Sets until when an offer holds (ISO 8601 day).
    public func setValidity(_ day: String?, of record: Int64) throws {
        try run("UPDATE record SET valid_until = ? WHERE id = ?", [day, record])
    }

    /// Sets the day or words for delivery.
    public func setDelivery(_ delivery: String?, of record: Int64) throws {
        try run("UPDATE record SET delivery = ? WHERE id = ?", [delivery, record])
    }

    /// Sets the terms.
    public func setTerms(_ terms: String?, of record: Int64) throws {
        try run("UPDATE record SET terms = ? WHERE id = ?", [terms, record])
    }

    /// Sets the Incoterms 2020 rule with its place.
    public func setIncoterms(_ incoterms: String?, of record: Int64) throws {
        try run("UPDATE record SET incoterms = ? WHERE id = ?", [incoterms, record])
    }

    /// Sets how many days after the invoice it is to be paid.
    public func setPaymentDays(_ days: Int?, of record: Int64) throws {
        try run("UPDATE record SET payment_days = ? WHERE id = ?", [days, record])
    }

    /// Sets the remarks of an offer or order, or the text of a matter.
    public func setBody(_ body: String, of record: Int64) throws {
        try run("UPDATE record SET body = ? WHERE id = ?", [body, record])
    }

    /// Sets what a record is about, in a few words.
    public func setTitle(_ title: String, of record: Int64) throws {
        try run("UPDATE record SET title = ? WHERE id = ?", [title, record])
    }

    /// Sets the contract whose prices a record has.
    public func setContract(_ contract: Int64?, of record: Int64) throws {
        try run("UPDATE record SET contract_id = ? WHERE id = ?", [contract, record])
    }

    /// Sets the customer's own number for a record.
    public func setCustomerReference(_ reference: String?, of record: Int64) throws {
        try run("UPDATE record SET customer_reference = ? WHERE id = ?", [reference, record])
    }

    /// Gives a record to another client and contact.
    public func setClient(_ client: Int64, contact: Int64?, of record: Int64) throws {
        try run("UPDATE record SET client_id = ?, contact_id = ? WHERE id = ?", [client, contact, record])
    }

    /// Ties a record to another as the one it came from, where nothing stands there yet.
    ///
    /// - parameter replacing: also where something stands there.
    /// - returns: whether it is tied to it now.
    public func link(_ record: Int64, to other: Int64, replacing: Bool = false) throws -> Bool {
        try run(
            """
            UPDATE record SET parent_id = ?1 WHERE id = ?2 AND id <> ?1
                AND (parent_id IS NULL OR parent_id = ?1 OR ?3)
            """, [other, record, replacing])
        return db.changesCount > 0
    }

    /// Files a mail under another record instead of this one.
    public func refile(mail: Int64, from record: Int64, to other: Int64) throws {
        try run("DELETE FROM mail_record WHERE mail_id = ? AND record_id = ?", [mail, record])
        try file(mail: mail, under: other, evidence: "moved")
    }

    /// Keeps what the client is now given as the next revision, unchangeable; returns its number.
    public func keepRevision(_ snapshot: RecordSnapshot, of record: Int64, at now: Date) throws -> Int {
        var snapshot = snapshot
        let revision = try self.record(record).revision + 1
        snapshot.revision = revision
        try run(
            "INSERT INTO revision (record_id, revision, at, snapshot) VALUES (?, ?, ?, ?)",
            [record, revision, now.seconds, try JSON.text(snapshot)])
        try run("UPDATE record SET revision = ? WHERE id = ?", [revision, record])
        return revision
    }

    /// A version that the client was given; the last one for `nil`.
    public func revision(_ revision: Int? = nil, of record: Int64) throws -> RecordSnapshot? {
        let row = try row(
            """
            SELECT snapshot FROM revision WHERE record_id = ? AND revision = coalesce(?, revision)
            ORDER BY revision DESC LIMIT 1
            """, [record, revision])
        return try row.map { try JSON.value(RecordSnapshot.self, from: $0["snapshot"]) }
    }
}
