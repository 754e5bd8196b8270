public import Foundation
import GRDB
public import Workflows

extension Transaction {
    /// Issues a document: takes the next number of the one ten-digit series, stores it, and opens its record.
    ///
    /// Number and document are one transaction, and the database refuses a number that does not follow the last: so the
    /// series has no gap and no double, however many write at once and whatever is rolled back (ППЗДДС чл. 78 (1)).
    ///
    /// - parameter make: makes the document for the number that it gets; `nil` when a sum leaves the range.
    /// - returns: the issued document; `nil` when `make` returned none, and then no number is taken.
    public func issue(
        _ new: NewInvoice, by actor: Actor, at now: Date, _ make: (_ number: String) -> InvoiceSnapshot?
    ) throws -> InvoiceRow? {
        let last = try int("SELECT max(sequence) FROM invoice")
        let sequence = last.map { $0 + 1 } ?? Int64(max(1, new.firstNumber))
        let number = RecordNumber(kind: .invoice, year: 0, counter: Int(sequence))
        guard let snapshot = make(number.description) else { return nil }
        let record = try open(new.record, number: number, by: actor, at: now)
        let totals = snapshot.totals
        try run(
            """
            INSERT INTO invoice (record_id, sequence, kind, issued_on, due_on, currency, net, tax, gross, corrects_id,
                snapshot)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                record.id, sequence, snapshot.kind.rawValue, snapshot.issuedOn, snapshot.dueOn, snapshot.currency.code,
                totals.net.minor, totals.tax.minor, totals.gross.minor, new.corrects, try JSON.text(snapshot),
            ])
        for (index, line) in new.lines.enumerated() {
            guard let net = line.line.amount(in: snapshot.currency) else { throw StoreError.missing("a line's sum") }
            try run(
                """
                INSERT INTO invoice_line (invoice_id, position, order_id, order_line_id, shipment_line_id, advance_id,
                    corrects_position, quantity, net)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                [
                    record.id, index + 1, line.order, line.orderLine, line.shipmentLine, line.advance,
                    line.correctsPosition, line.line.quantity.millionths, net.minor,
                ])
        }
        return InvoiceRow(record: record, snapshot: snapshot, corrects: new.corrects)
    }

    /// The issued document of a record; `nil` if the record is none.
    public func invoice(of record: Int64) throws -> InvoiceRow? {
        try row("SELECT * FROM invoice WHERE record_id = ?", [record]).map(invoiceRow)
    }

    private func invoiceRow(_ row: Row) throws -> InvoiceRow {
        InvoiceRow(
            record: try record(row["record_id"] as Int64),
            snapshot: try JSON.value(InvoiceSnapshot.self, from: row["snapshot"]), corrects: row["corrects_id"])
    }

    /// The documents that bill an order, or a shipment's order, with the notes that correct them; oldest first.
    public func invoices(ofOrder order: Int64) throws -> [InvoiceRow] {
        try rows(
            """
            SELECT * FROM invoice WHERE record_id IN (SELECT invoice_id FROM invoice_line WHERE order_id = ?)
            ORDER BY sequence
            """, [order]
        ).map(invoiceRow)
    }

    /// The credit and debit notes that correct an invoice, oldest first.
    public func notes(correcting invoice: Int64) throws -> [InvoiceRow] {
        try rows("SELECT * FROM invoice WHERE corrects_id = ? ORDER BY sequence", [invoice]).map(invoiceRow)
    }

    /// What of each line of an invoice is left to credit, in order.
    public func creditable(_ invoice: InvoiceRow) throws -> [InvoiceLineRest] {
        let credited = Dictionary(
            try rows(
                """
                SELECT corrects_position AS position, sum(invoice_line.quantity) AS quantity FROM invoice_line
                JOIN invoice ON invoice.record_id = invoice_line.invoice_id AND invoice.kind = 'credit-note'
                WHERE invoice.corrects_id = ? AND corrects_position IS NOT NULL GROUP BY corrects_position
                """, [invoice.record.id]
            ).map { ($0["position"] as Int, FixedDecimal(millionths: $0["quantity"])) },
            uniquingKeysWith: { first, _ in first })
        let sources = Dictionary(
            try rows("SELECT * FROM invoice_line WHERE invoice_id = ?", [invoice.record.id]).map {
                ($0["position"] as Int, $0)
            }, uniquingKeysWith: { first, _ in first })
        return invoice.snapshot.lines.compactMap { line in
            guard let rest = line.quantity.subtracting(credited[line.position] ?? .zero), rest != .zero else {
                return nil
            }
            let source = sources[line.position]
            return InvoiceLineRest(
                line: line, quantity: rest, orderLine: source?["order_line_id"], order: source?["order_id"],
                shipmentLine: source?["shipment_line_id"], advance: source?["advance_id"])
        }
    }

    /// How much of a shipment's line stands on invoices, less what was credited.
    public func invoiced(ofShipmentLine line: Int64) throws -> FixedDecimal {
        FixedDecimal(
            millionths: try int(
                """
                SELECT coalesce(sum(CASE invoice.kind WHEN 'credit-note' THEN -invoice_line.quantity
                    ELSE invoice_line.quantity END), 0)
                FROM invoice_line JOIN invoice ON invoice.record_id = invoice_line.invoice_id WHERE shipment_line_id = ?
                """, [line]) ?? 0)
    }
}
