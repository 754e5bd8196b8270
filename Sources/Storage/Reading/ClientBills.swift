import GRDB
public import Workflows

/// What a client was billed in a year, by the day of issue.
public struct ClientBills: Hashable, Sendable {
    /// With tax, less credit notes, for January to December; by currency.
    public var months = [[Money]](repeating: [], count: 12)
    /// All of it.
    public var invoiced: [Money] = []
    /// What came in for these documents, less what was paid back on credit notes.
    public var paid: [Money] = []
    /// What is still owed on them, as the list of invoices says it.
    public var due: [Money] = []

    /// Whether nothing was billed.
    public var isEmpty: Bool { invoiced.isEmpty }
}

extension Transaction {
    /// What a client was billed in a year, paid of it, and still owes of it.
    public func clientBills(in scope: ClientScope, year: Int) throws -> ClientBills {
        var bills = ClientBills()
        for row in try rows(
            """
            SELECT invoice.record_id, invoice.kind, invoice.currency, invoice.issued_on, invoice.gross, record.state,
            coalesce((SELECT sum(amount) FROM payment
                WHERE payment.invoice_id = invoice.record_id AND voided_at IS NULL), 0) AS paid
            FROM record JOIN invoice ON invoice.record_id = record.id
            WHERE \(scope.condition("record.client_id")) AND record.kind = 'invoice'
            AND invoice.issued_on >= ? AND invoice.issued_on < ? ORDER BY invoice.sequence DESC LIMIT ?
            """, scope.arguments + ["\(year)-01-01", "\(year + 1)-01-01", Self.yearLimit])
        {
            guard let currency = Currency(row["currency"] as String),
                let month = Int((row["issued_on"] as String).dropFirst(5).prefix(2)), (1...12).contains(month)
            else { continue }
            let isCredit = row["kind"] as String == InvoiceKind.creditNote.rawValue
            let gross: Int64 = row["gross"]
            let money = Money(minor: isCredit ? -gross : gross, currency: currency)
            bills.months[month - 1].add(money)
            bills.invoiced.add(money)
            bills.paid.add(Money(minor: row["paid"], currency: currency))
            if !isCredit, row["state"] as String == Invoice.State.issued.rawValue,
                let balance = try balance(of: row["record_id"])
            {
                bills.due.add(balance.due)
            }
        }
        return bills
    }
}
