public import Foundation
import GRDB
public import Workflows

extension Transaction {
    /// Records money that came in for an invoice, or, below zero, that was paid back.
    ///
    /// - parameter undo: the entry of `#undo` that may void it.
    public func addPayment(
        _ amount: Money, of invoice: Int64, on day: String, by actor: Actor, undo: Int64? = nil, at now: Date
    ) throws {
        try run(
            """
            INSERT INTO payment (invoice_id, paid_on, amount, recorded_at, actor, mail_id, undo_id)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """, [invoice, day, amount.minor, now.seconds, actor.name, actor.mail, undo])
    }

    /// The payments of an invoice or note, oldest first, those that were voided too.
    public func payments(of invoice: Int64) throws -> [PaymentRow] {
        try rows(
            """
            SELECT payment.*, invoice.currency FROM payment JOIN invoice ON invoice.record_id = payment.invoice_id
            WHERE invoice_id = ? ORDER BY payment.id
            """, [invoice]
        ).map { row in
            guard let currency = Currency(row["currency"] as String) else { throw StoreError.missing("a currency") }
            return PaymentRow(
                id: row["id"], invoice: row["invoice_id"], paidOn: row["paid_on"],
                amount: Money(minor: row["amount"], currency: currency), actor: row["actor"],
                isVoided: row["voided_at"] as Int64? != nil)
        }
    }

    /// What is owed on an invoice or note: invoiced − credited − paid = due. An invoice whose every line is taken back is
    /// credited in whole, also where the taxes of several notes, each rounded, come to a cent more or less.
    ///
    /// A credit note counts on the invoice that it corrects, with what was paid back on it; on its own it says how much of
    /// it the client still has with us (below zero), as far as the invoice does not use it up.
    public func balance(of invoice: Int64) throws -> InvoiceBalance? {
        guard let row = try row("SELECT * FROM invoice WHERE record_id = ?", [invoice]),
            let currency = Currency(row["currency"] as String)
        else { return nil }
        func money(_ minor: Int64?) -> Money { Money(minor: minor ?? 0, currency: currency) }
        if row["kind"] as String == InvoiceKind.creditNote.rawValue, let corrected = row["corrects_id"] as Int64? {
            guard let whole = try balance(of: corrected) else { return nil }
            let gross = money(row["gross"])
            let paid = money(try paidMinor([invoice]))
            // Of the note, the client has with us what the corrected invoice does not need.
            let owed = min(max(0, -whole.due.minor), gross.minor + paid.minor)
            let setOff = gross.minor + paid.minor - owed
            return InvoiceBalance(
                invoiced: gross.negated, credited: money(-setOff), paid: paid)
        }
        let notes = try rows(
            "SELECT record_id, net, gross FROM invoice WHERE corrects_id = ? AND kind = 'credit-note'", [invoice])
        var credited = notes.reduce(Int64(0)) { $0 + ($1["gross"] as Int64) }
        // Each document rounds its own tax. Once all of the invoice is taken back, a cent of it is nobody's debt.
        let creditedNet = notes.reduce(Int64(0)) { $0 + ($1["net"] as Int64) }
        if !notes.isEmpty, creditedNet == row["net"] as Int64 { credited = row["gross"] }
        let paid = try paidMinor([invoice] + notes.map { $0["record_id"] })
        return InvoiceBalance(invoiced: money(row["gross"]), credited: money(credited), paid: money(paid))
    }

    private func paidMinor(_ invoices: [Int64]) throws -> Int64 {
        try invoices.reduce(0) { sum, id in
            try sum
                + (int(
                    "SELECT coalesce(sum(amount), 0) FROM payment WHERE invoice_id = ? AND voided_at IS NULL", [id])
                    ?? 0)
        }
    }

    /// Invoices on which something is owed and that have reached a step of reminding which was not sent, oldest due first.
    ///
    /// - parameter days: for each step in order, the ISO 8601 day: an invoice that was due on it or before has reached it.
    public func invoicesToRemind(due days: [String], limit: Int) throws -> [InvoiceRow] {
        guard let first = days.first else { return [] }
        return try rows(
            """
            SELECT invoice.record_id FROM invoice JOIN record ON record.id = invoice.record_id
            WHERE invoice.due_on <= ? AND record.state = 'issued'
                AND (SELECT count(*) FROM json_each(?) WHERE value >= invoice.due_on)
                    > (SELECT coalesce(max(step), 0) FROM payment_reminder WHERE invoice_id = invoice.record_id)
            ORDER BY invoice.due_on, invoice.record_id LIMIT ?
            """, [first, try JSON.text(days), limit]
        ).compactMap { try invoice(of: $0["record_id"]) }
    }

    /// How many steps of reminding an invoice has behind it.
    public func remindersSent(of invoice: Int64) throws -> Int {
        Int(try int("SELECT coalesce(max(step), 0) FROM payment_reminder WHERE invoice_id = ?", [invoice]) ?? 0)
    }

    /// Notes that a step of reminding is done.
    public func noteReminder(_ step: Int, of invoice: Int64, at now: Date) throws {
        try run(
            "INSERT OR IGNORE INTO payment_reminder (invoice_id, step, at) VALUES (?, ?, ?)",
            [invoice, step, now.seconds])
    }

    /// How far an order is; `nil` for other records.
    public func progress(of record: RecordRow) throws -> OrderProgress? {
        guard record.number.kind == .order else { return nil }
        let lines = try lines(of: record.id).filter { $0.wanted?.isPositive ?? false }
        func extent(_ done: (LineSnapshot) -> FixedDecimal?) -> Extent {
            guard lines.contains(where: { done($0)?.isPositive ?? false }) else { return .nothing }
            return lines.allSatisfy { ($0.wanted ?? .zero) <= (done($0) ?? .zero) } ? .all : .part
        }
        let documents = try invoices(ofOrder: record.id)
        var invoiced = extent(\.invoiced)
        if invoiced == .nothing, documents.contains(where: { $0.snapshot.kind == .advance }) { invoiced = .part }
        let balances = try documents.filter { $0.snapshot.kind != .creditNote }.compactMap {
            try balance(of: $0.record.id)
        }
        let paid: Extent =
            !balances.contains { $0.paid.minor > 0 }
            ? .nothing : invoiced == .all && balances.allSatisfy { $0.due.minor <= 0 } ? .all : .part
        return OrderProgress(shipped: extent(\.shipped), invoiced: invoiced, paid: paid)
    }
}
