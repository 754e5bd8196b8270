/// How much of something is done.
public enum Extent: String, CaseIterable, Sendable, Codable {
    /// None of it.
    case nothing
    /// A part of it.
    case part
    /// All of it.
    case all
}

/// How far an order is: computed from its lines, shipments, invoices and payments, and never set by hand.
///
/// What was cancelled counts as not ordered.
public struct OrderProgress: Hashable, Sendable, Codable {
    /// How much of the goods has left us.
    public var shipped: Extent
    /// How much of the goods is invoiced; advances alone are a part.
    public var invoiced: Extent
    /// How much of what is invoiced is paid; all means that the whole order is invoiced and paid.
    public var paid: Extent

    /// Takes what was computed.
    public init(shipped: Extent, invoiced: Extent, paid: Extent) {
        self.shipped = shipped
        self.invoiced = invoiced
        self.paid = paid
    }
}

/// What is owed on an invoice: invoiced − credited − paid = due.
public struct InvoiceBalance: Hashable, Sendable, Codable {
    /// What the document says, with tax.
    public var invoiced: Money
    /// What credit notes took back of it.
    public var credited: Money
    /// What came in less what was paid back.
    public var paid: Money
    /// What is still owed; below zero when the client has money with us.
    public var due: Money

    /// Computes what is due; `nil` when a sum leaves the range or mixes currencies.
    public init?(invoiced: Money, credited: Money, paid: Money) {
        guard let rest = invoiced.adding(credited.negated), let due = rest.adding(paid.negated) else { return nil }
        self.invoiced = invoiced
        self.credited = credited
        self.paid = paid
        self.due = due
    }
}
