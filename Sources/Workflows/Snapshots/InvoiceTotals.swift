/// The tax of one category and rate (EN 16931 BG-23).
public struct InvoiceTaxShare: Hashable, Sendable, Codable {
    /// Why the rate is what it is.
    public var category: VATCategory
    /// The rate.
    public var percent: FixedDecimal
    /// The taxable amount (BT-116).
    public var base: Money
    /// The tax, rounded once for the rate (BT-117, BR-CO-17).
    public var tax: Money
}

/// The sums of an invoice by the rules of EN 16931 (BG-22).
public struct InvoiceTotals: Hashable, Sendable, Codable {
    /// The sum of the lines (BT-106).
    public var lines: Money
    /// The sum of discounts on the whole (BT-107).
    public var allowances: Money
    /// Without tax (BT-109).
    public var net: Money
    /// By category and rate, highest rate first.
    public var taxes: [InvoiceTaxShare]
    /// All tax (BT-110).
    public var tax: Money
    /// With tax (BT-112).
    public var gross: Money
    /// Paid when it was issued (BT-113).
    public var paid: Money
    /// To pay (BT-115).
    public var due: Money

    private struct Rate: Hashable {
        let category: VATCategory
        let percent: FixedDecimal
    }

    /// Sums lines and discounts; `nil` when a sum leaves the range or mixes currencies.
    public init?(
        lines: [InvoiceLineSnapshot], allowances: [AllowanceSnapshot] = [], currency: Currency, paid: Money? = nil
    ) {
        let zero = Money.zero(currency)
        var bases: [Rate: Money] = [:]
        var lineSum = zero
        for line in lines {
            let rate = Rate(category: line.vatCategory, percent: line.vatPercent)
            guard let amount = line.amount(in: currency), let base = bases[rate, default: zero].adding(amount),
                let sum = lineSum.adding(amount)
            else { return nil }
            bases[rate] = base
            lineSum = sum
        }
        var allowanceSum = zero
        for allowance in allowances {
            let rate = Rate(category: allowance.vatCategory, percent: allowance.vatPercent)
            guard let base = bases[rate, default: zero].adding(allowance.amount.negated),
                let sum = allowanceSum.adding(allowance.amount)
            else { return nil }
            bases[rate] = base
            allowanceSum = sum
        }
        var taxes: [InvoiceTaxShare] = []
        var taxSum = zero
        let order = bases.sorted {
            ($1.key.percent, $0.key.category.rawValue) < ($0.key.percent, $1.key.category.rawValue)
        }
        for (rate, base) in order {
            guard let tax = base.percent(rate.percent), let sum = taxSum.adding(tax) else { return nil }
            taxes.append(InvoiceTaxShare(category: rate.category, percent: rate.percent, base: base, tax: tax))
            taxSum = sum
        }
        let paid = paid ?? zero
        guard let net = lineSum.adding(allowanceSum.negated), let gross = net.adding(taxSum),
            let due = gross.adding(paid.negated)
        else { return nil }
        self.lines = lineSum
        self.allowances = allowanceSum
        self.net = net
        self.taxes = taxes
        self.tax = taxSum
        self.gross = gross
        self.paid = paid
        self.due = due
    }
}
