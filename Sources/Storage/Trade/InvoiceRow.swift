public import Workflows

/// An issued invoice, advance invoice, credit or debit note.
public struct InvoiceRow: Hashable, Sendable {
    /// The record that carries its state, history and correspondence.
    public let record: RecordRow
    /// The document as issued; it never changes.
    public let snapshot: InvoiceSnapshot
    /// The record of the invoice that a note corrects.
    public let corrects: Int64?
}

/// One line of a document that is about to be issued, and what it bills.
public struct NewInvoiceLine: Hashable, Sendable {
    /// As printed.
    public var line: InvoiceLineSnapshot
    /// The order's record.
    public var order: Int64?
    /// The row of the order's line.
    public var orderLine: Int64?
    /// The row of the shipment's line with which the goods left.
    public var shipmentLine: Int64?
    /// The advance invoice's record that it deducts.
    public var advance: Int64?
    /// The line of the corrected invoice that a note takes back or adds to.
    public var correctsPosition: Int?

    /// Takes a line; what it bills is set after.
    public init(_ line: InvoiceLineSnapshot) { self.line = line }
}

/// A document before it has its number; `issue` gives it one.
public struct NewInvoice: Sendable {
    /// The record that it is about: state, client, contact, parent, mailbox, holder; its kind must be `invoice`.
    public var record: NewRecord
    /// Which document it is; never a pro-forma, which takes no number.
    public var kind: InvoiceKind
    /// What it bills.
    public var lines: [NewInvoiceLine]
    /// The record of the invoice that a note corrects.
    public var corrects: Int64?
    /// The lowest number of the firm's first invoice; later ones follow the last.
    public var firstNumber: Int

    /// Takes what every document has.
    public init(
        record: NewRecord, kind: InvoiceKind, lines: [NewInvoiceLine], corrects: Int64? = nil, firstNumber: Int = 1
    ) {
        self.record = record
        self.kind = kind
        self.lines = lines
        self.corrects = corrects
        self.firstNumber = firstNumber
    }
}

/// A payment that was recorded.
public struct PaymentRow: Hashable, Sendable {
    /// The row.
    public let id: Int64
    /// The invoice or note it is for.
    public let invoice: Int64
    /// ISO 8601 day.
    public let paidOn: String
    /// Above zero when it came in, below when it was paid back.
    public let amount: Money
    /// Who recorded it (`Actor.name`).
    public let actor: String
    /// Whether it was taken back as a mistake.
    public let isVoided: Bool
}

/// So much of a line of an invoice is left to credit; of a deducted advance below zero.
public struct InvoiceLineRest: Hashable, Sendable {
    /// The line as issued.
    public let line: InvoiceLineSnapshot
    /// What credit notes have not taken back.
    public var quantity: FixedDecimal
    /// The row of the order's line that it bills.
    public let orderLine: Int64?
    /// The order's record.
    public let order: Int64?
    /// The row of the shipment's line that it bills.
    public let shipmentLine: Int64?
    /// The advance invoice's record that it deducts.
    public let advance: Int64?
}
