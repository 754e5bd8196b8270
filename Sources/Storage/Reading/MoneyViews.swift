public import Foundation
import GRDB
public import Workflows

/// An invoice or note in a list: what it says and what is owed on it.
public struct InvoiceSummary: Hashable, Sendable {
    /// Its record.
    public let record: RecordRow
    /// Which document it is.
    public let kind: InvoiceKind
    /// ISO 8601 day of issue.
    public let issuedOn: String
    /// ISO 8601 day by which to pay.
    public let dueOn: String?
    /// With tax.
    public let gross: Money
    /// What is still owed; below zero when the client has money with us.
    public let due: Money
    /// The client's name; empty for none.
    public let client: String
}

/// What clients owe in one currency.
public struct MoneyDue: Hashable, Sendable {
    /// All that is owed.
    public let due: Money
    /// Of it, what should have been paid before the day.
    public let overdue: Money
    /// How many invoices.
    public let count: Int
}

/// A contract that ends, in a list.
public struct EndingContract: Hashable, Sendable {
    /// Its record.
    public let record: RecordRow
    /// ISO 8601 last day.
    public let endsOn: String
    /// The client's name; empty for none.
    public let client: String
}

extension Transaction {
    /// A client's invoices and notes, newest first, one more than the page holds if there are more.
    public func clientInvoices(in scope: ClientScope, page: Page) throws -> [InvoiceSummary] {
        try clientRecords(.invoice, in: scope, page: page).compactMap { try invoiceSummary($0, client: "") }
    }

    /// What is owed on an invoice, for lists; `nil` where a record has no document.
    public func invoiceSummary(_ record: RecordRow, client: String) throws -> InvoiceSummary? {
        guard let row = try row("SELECT kind, issued_on, due_on, gross FROM invoice WHERE record_id = ?", [record.id]),
            let balance = try balance(of: record.id)
        else { return nil }
        return InvoiceSummary(
            record: record, kind: InvoiceKind(rawValue: row["kind"]) ?? .invoice, issuedOn: row["issued_on"],
            dueOn: row["due_on"], gross: Money(minor: row["gross"], currency: balance.due.currency), due: balance.due,
            client: client)
    }

    /// Invoices on which something is owed, oldest first; or those paid since a moment.
    ///
    /// - parameter paidSince: asks for invoices that were paid, by when they last changed.
    public func staffInvoices(paidSince: Date? = nil, limit: Int) throws -> [InvoiceSummary] {
        let found =
            if let paidSince {
                try rows(
                    """
                    SELECT record.* FROM record JOIN invoice ON invoice.record_id = record.id
                    WHERE record.kind = 'invoice' AND record.state = 'paid' AND record.updated_at >= ?
                    AND invoice.kind <> 'credit-note' ORDER BY record.updated_at DESC LIMIT ?
                    """, [paidSince.seconds, limit])
            } else {
                try rows(
                    """
                    SELECT record.* FROM record JOIN invoice ON invoice.record_id = record.id
                    WHERE record.kind = 'invoice' AND record.state = 'issued' AND invoice.kind <> 'credit-note'
                    ORDER BY record.opened_at LIMIT ?
                    """, [limit])
            }
        return try found.compactMap { row in
            let record = try recordRow(row)
            return try invoiceSummary(record, client: try record.client.flatMap { try self.client($0)?.name } ?? "")
        }
    }

    /// What is owed to us, by currency: by all clients, or by one.
    ///
    /// - parameter day: the ISO 8601 day of today.
    public func moneyDue(in scope: ClientScope? = nil, on day: String) throws -> [MoneyDue] {
        let condition = scope.map { "AND " + $0.condition("record.client_id") } ?? ""
        return try rows(
            """
            SELECT currency, sum(due) AS due, sum(CASE WHEN due_on < ? THEN due ELSE 0 END) AS overdue, count(*) AS number
            FROM (
                SELECT invoice.currency, invoice.due_on, invoice.gross
                - coalesce((SELECT sum(amount) FROM payment
                    WHERE payment.invoice_id = invoice.record_id AND voided_at IS NULL), 0)
                - coalesce((SELECT sum(note.gross) FROM invoice AS note
                    WHERE note.corrects_id = invoice.record_id AND note.kind = 'credit-note'), 0)
                - coalesce((SELECT sum(amount) FROM invoice AS note JOIN payment ON payment.invoice_id = note.record_id
                    WHERE note.corrects_id = invoice.record_id AND note.kind = 'credit-note' AND voided_at IS NULL), 0)
                AS due
                FROM record JOIN invoice ON invoice.record_id = record.id
                WHERE record.kind = 'invoice' AND record.state = 'issued' AND invoice.kind <> 'credit-note' \(condition)
            ) GROUP BY currency ORDER BY due DESC
            """, [day] + (scope?.arguments ?? StatementArguments())
        ).compactMap { row in
            Currency(row["currency"] as String).map { currency in
                MoneyDue(
                    due: Money(minor: row["due"], currency: currency),
                    overdue: Money(minor: row["overdue"], currency: currency), count: row["number"])
            }
        }
    }

    /// Active contracts whose last day lies within a span, nearest first.
    public func contractsEnding(from first: String, until last: String, limit: Int) throws -> [EndingContract] {
        try rows(
            """
            SELECT record.*, contract.ends_on FROM contract JOIN record ON record.id = contract.record_id
            WHERE contract.ends_on >= ? AND contract.ends_on <= ? AND record.state = 'active'
            ORDER BY contract.ends_on LIMIT ?
            """, [first, last, limit]
        ).map { row in
            let record = try recordRow(row)
            return EndingContract(
                record: record, endsOn: row["ends_on"],
                client: try record.client.flatMap { try self.client($0)?.name } ?? "")
        }
    }
}
