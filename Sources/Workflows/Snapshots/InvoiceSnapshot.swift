/// What kind of tax document an invoice is (ЗДДС чл. 112; UNTDID 1001 in EN 16931 BT-3).
public enum InvoiceKind: String, CaseIterable, Sendable, Codable {
    /// Goods delivered: фактура (380).
    case invoice
    /// Paid before delivery: фактура за авансово плащане (386).
    case advance
    /// Takes back, in whole or in part, what an invoice charged: кредитно известие (381).
    case creditNote = "credit-note"
    /// Adds to what an invoice charged: дебитно известие (383).
    case debitNote = "debit-note"
    /// Asks for payment and is no tax document: проформа фактура (325). It takes no number of the series.
    case proforma
}

/// Why a line bears the tax it bears: UNCL 5305 as far as EN 16931 uses it (BT-151, BT-118).
public enum VATCategory: String, CaseIterable, Sendable, Codable {
    /// A rate above zero: 20 %, 9 %.
    case standard = "S"
    /// Zero rated inside the country.
    case zeroRated = "Z"
    /// Exempt: ЗДДС чл. 38 to 50.
    case exempt = "E"
    /// The buyer owes the tax: ЗДДС чл. 82.
    case reverseCharge = "AE"
    /// To a registered buyer in another member state: ЗДДС чл. 53, Directive 2006/112 art. 138.
    case intraCommunity = "K"
    /// Leaves the Union: ЗДДС чл. 28, Directive 2006/112 art. 146.
    case export = "G"
    /// Outside the tax: the seller is not registered, or the place of supply is elsewhere.
    case outOfScope = "O"
}

/// Another invoice that one refers to.
public struct InvoiceReference: Hashable, Sendable, Codable {
    /// Ten digits.
    public var number: String
    /// ISO 8601 day of issue.
    public var issuedOn: String

    /// Takes number and day.
    public init(number: String, issuedOn: String) {
        self.number = number
        self.issuedOn = issuedOn
    }
}

/// One line of an invoice, as issued.
public struct InvoiceLineSnapshot: Hashable, Sendable, Codable {
    /// Counts from 1.
    public var position: Int
    /// The catalogue's code, if the line is of an article.
    public var sku: String?
    /// What was supplied.
    public var text: String
    /// How much; negative only where an advance is deducted.
    public var quantity: FixedDecimal
    /// What the quantity counts.
    public var unit: UnitOfMeasure
    /// The price of one unit without tax, not negative (EN 16931 BR-27).
    public var unitPrice: FixedDecimal
    /// Taken off this line.
    public var discountPercent: FixedDecimal
    /// The tax rate; zero for every category but `standard`.
    public var vatPercent: FixedDecimal
    /// Why that rate.
    public var vatCategory: VATCategory
    /// The customs tariff number; `nil` if not known.
    public var hsCode: String?
    /// The order that it bills.
    public var order: RecordNumber?
    /// The advance invoice that this line deducts.
    public var deducts: InvoiceReference?

    /// Takes a line as issued.
    public init(
        position: Int, sku: String? = nil, text: String, quantity: FixedDecimal, unit: UnitOfMeasure,
        unitPrice: FixedDecimal, discountPercent: FixedDecimal = .zero, vatPercent: FixedDecimal,
        vatCategory: VATCategory = .standard, hsCode: String? = nil, order: RecordNumber? = nil,
        deducts: InvoiceReference? = nil
    ) {
        self.position = position
        self.sku = sku
        self.text = text
        self.quantity = quantity
        self.unit = unit
        self.unitPrice = unitPrice
        self.discountPercent = discountPercent
        self.vatPercent = vatPercent
        self.vatCategory = vatCategory
        self.hsCode = hsCode
        self.order = order
        self.deducts = deducts
    }

    /// Quantity × price less discount, rounded once (EN 16931 BT-131); `nil` out of range.
    public func amount(in currency: Currency) -> Money? {
        Money(unitPrice: unitPrice, quantity: quantity, discountPercent: discountPercent, currency: currency)
    }
}

/// A discount on the whole invoice under one tax rate (EN 16931 BG-20).
public struct AllowanceSnapshot: Hashable, Sendable, Codable {
    /// In words, in the buyer's language.
    public var reason: String
    /// Without tax, above zero.
    public var amount: Money
    /// The rate of the lines that it is taken off.
    public var vatPercent: FixedDecimal
    /// Their category.
    public var vatCategory: VATCategory

    /// Takes a discount.
    public init(reason: String, amount: Money, vatPercent: FixedDecimal, vatCategory: VATCategory = .standard) {
        self.reason = reason
        self.amount = amount
        self.vatPercent = vatPercent
        self.vatCategory = vatCategory
    }
}

/// An invoice, credit or debit note as it was issued and never changes: what its PDF and its XML are made of.
///
/// Holds what ЗДДС чл. 114 (1) asks: number and day, both parties with addresses and VAT numbers, quantity and kind of the
/// goods, the day of the tax event, unit price without tax and discounts, the rate and, where it is zero, the legal ground,
/// base, tax and sum to pay; for notes also the number and day of the invoice (чл. 115 (4)). Amounts of credit notes are positive.
public struct InvoiceSnapshot: Hashable, Sendable, Codable {
    /// Ten digits of the gap-free series (ППЗДДС чл. 78); for a pro-forma the order's number.
    public var number: String
    /// Which document it is.
    public var kind: InvoiceKind
    /// ISO 8601 day of issue.
    public var issuedOn: String
    /// ISO 8601 day of the tax event or of the advance payment.
    public var taxEventOn: String
    /// ISO 8601 day by which to pay; `nil` on credit notes.
    public var dueOn: String?
    /// ISO 639-1 of the document.
    public var language: String
    /// Who issues it.
    public var seller: CompanySnapshot
    /// Who is billed.
    public var buyer: PartySnapshot
    /// What is billed.
    public var lines: [InvoiceLineSnapshot]
    /// Discounts on the whole.
    public var allowances: [AllowanceSnapshot]
    /// All sums are in it.
    public var currency: Currency
    /// The sums; computed once, when it is issued.
    public var totals: InvoiceTotals
    /// The law that lets the rate be zero, in words: `чл. 53, ал. 1 от ЗДДС`.
    public var vatGround: String?
    /// The invoice that a note corrects.
    public var corrects: InvoiceReference?
    /// Why a note was issued.
    public var reason: String?
    /// The orders that it bills.
    public var orders: [RecordNumber]
    /// The shipments that it bills.
    public var shipments: [RecordNumber]
    /// The buyer's own order number.
    public var customerReference: String?
    /// Incoterms 2020 with the named place, if agreed.
    public var incoterms: String?
    /// How and when to pay, in words.
    public var paymentTerms: String?
    /// The member of staff who issued it (съставител).
    public var issuedBy: String
    /// The contract under which it was sold.
    public var contract: RecordNumber?

    /// Takes what is issued; `nil` when a sum leaves the range.
    public init?(
        number: String, kind: InvoiceKind, issuedOn: String, taxEventOn: String, dueOn: String? = nil,
        language: String, seller: CompanySnapshot, buyer: PartySnapshot, lines: [InvoiceLineSnapshot],
        allowances: [AllowanceSnapshot] = [], currency: Currency, paid: Money? = nil, vatGround: String? = nil,
        corrects: InvoiceReference? = nil, reason: String? = nil, orders: [RecordNumber] = [],
        shipments: [RecordNumber] = [], customerReference: String? = nil, incoterms: String? = nil,
        paymentTerms: String? = nil, issuedBy: String = "", contract: RecordNumber? = nil
    ) {
        guard let totals = InvoiceTotals(lines: lines, allowances: allowances, currency: currency, paid: paid) else {
            return nil
        }
        self.number = number
        self.kind = kind
        self.issuedOn = issuedOn
        self.taxEventOn = taxEventOn
        self.dueOn = dueOn
        self.language = language
        self.seller = seller
        self.buyer = buyer
        self.lines = lines
        self.allowances = allowances
        self.currency = currency
        self.totals = totals
        self.vatGround = vatGround
        self.corrects = corrects
        self.reason = reason
        self.orders = orders
        self.shipments = shipments
        self.customerReference = customerReference
        self.incoterms = incoterms
        self.paymentTerms = paymentTerms
        self.issuedBy = issuedBy
        self.contract = contract
    }
}
