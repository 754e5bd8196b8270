/// One line of goods in an offer, order or shipment as it stood at one moment.
public struct LineSnapshot: Hashable, Sendable, Codable {
    /// Counts from 1; what staff name in `#price 2 …`.
    public var position: Int
    /// The catalogue's code; `nil` while the article is not settled.
    public var sku: String?
    /// What the article is called in this document.
    public var text: String
    /// The customer's own words; empty where there were none.
    public var wording: String
    /// How much; `nil` while not stated.
    public var quantity: FixedDecimal?
    /// What the quantity counts; `nil` while not stated.
    public var unit: UnitOfMeasure?
    /// The price of one unit without tax; `nil` while not priced.
    public var unitPrice: FixedDecimal?
    /// Taken off this line.
    public var discountPercent: FixedDecimal
    /// The tax rate.
    public var vatPercent: FixedDecimal
    /// Net weight of one unit in kilograms; `nil` if not known.
    public var weightKg: FixedDecimal?
    /// The customs tariff number; `nil` if not known.
    public var hsCode: String?
    /// Codes that it may mean, best first, while the article is not settled.
    public var candidates: [String]
    /// For order lines: how much has been dispatched so far.
    public var shipped: FixedDecimal?
    /// For order lines: how much will not be delivered any more; `nil` for nothing.
    public var cancelled: FixedDecimal?
    /// For order lines: how much stands on invoices so far, less what was credited; `nil` for nothing.
    public var invoiced: FixedDecimal?
    /// Whether it is an alternative, which counts in no total; `nil` for no.
    public var optional: Bool?

    /// Takes a line as stored.
    public init(
        position: Int, sku: String? = nil, text: String, wording: String = "", quantity: FixedDecimal? = nil,
        unit: UnitOfMeasure? = nil, unitPrice: FixedDecimal? = nil, discountPercent: FixedDecimal = .zero,
        vatPercent: FixedDecimal = .zero, weightKg: FixedDecimal? = nil, hsCode: String? = nil,
        candidates: [String] = [], shipped: FixedDecimal? = nil, cancelled: FixedDecimal? = nil,
        invoiced: FixedDecimal? = nil, optional: Bool? = nil
    ) {
        self.position = position
        self.sku = sku
        self.text = text
        self.wording = wording
        self.quantity = quantity
        self.unit = unit
        self.unitPrice = unitPrice
        self.discountPercent = discountPercent
        self.vatPercent = vatPercent
        self.weightKg = weightKg
        self.hsCode = hsCode
        self.candidates = candidates
        self.shipped = shipped
        self.cancelled = cancelled
        self.invoiced = invoiced
        self.optional = optional
    }

    /// Whether it is an alternative, which counts in no total.
    public var isOptional: Bool { optional ?? false }

    /// Whether the line can stand in an offer: quantity, unit and price are known.
    public var isComplete: Bool { quantity != nil && unit != nil && unitPrice != nil }

    /// Quantity × price less discount, rounded once; `nil` while incomplete or out of range.
    public func amount(in currency: Currency) -> Money? {
        guard let quantity, let unitPrice else { return nil }
        return Money(
            unitPrice: unitPrice, quantity: quantity, discountPercent: discountPercent, currency: currency)
    }

    /// What is ordered still: the quantity less what was cancelled; `nil` without a quantity.
    public var wanted: FixedDecimal? { quantity?.subtracting(cancelled ?? .zero) }

    /// What is not dispatched yet (ordered = shipped + open + cancelled); `nil` without a quantity.
    public var open: FixedDecimal? { wanted?.subtracting(shipped ?? .zero) }

    /// What is not invoiced yet; `nil` without a quantity.
    public var unbilled: FixedDecimal? { wanted?.subtracting(invoiced ?? .zero) }
}

/// The tax of one rate.
public struct TaxShare: Hashable, Sendable, Codable {
    /// The rate.
    public var percent: FixedDecimal
    /// The sum of line amounts under that rate.
    public var base: Money
    /// The tax on the base, rounded once for the rate (EN 16931 BR-CO-17).
    public var tax: Money
}

/// The sums below a list of lines.
public struct TotalsSnapshot: Hashable, Sendable, Codable {
    /// Without tax.
    public var net: Money
    /// By rate, highest rate first.
    public var taxes: [TaxShare]
    /// With tax.
    public var gross: Money

    /// Sums complete lines; alternatives and lines without price or quantity count nothing. `nil` when a sum leaves the
    /// range.
    public init?(lines: [LineSnapshot], currency: Currency) {
        var bases: [FixedDecimal: Money] = [:]
        for line in lines where line.isComplete && !line.isOptional {
            guard let amount = line.amount(in: currency),
                let sum = bases[line.vatPercent, default: .zero(currency)].adding(amount)
            else { return nil }
            bases[line.vatPercent] = sum
        }
        var net = Money.zero(currency)
        var gross = Money.zero(currency)
        var taxes: [TaxShare] = []
        for (percent, base) in bases.sorted(by: { $0.key > $1.key }) {
            guard let tax = base.percent(percent), let nextNet = net.adding(base),
                let withTax = base.adding(tax), let nextGross = gross.adding(withTax)
            else { return nil }
            taxes.append(TaxShare(percent: percent, base: base, tax: tax))
            net = nextNet
            gross = nextGross
        }
        self.net = net
        self.taxes = taxes
        self.gross = gross
    }
}

/// How goods left us.
public struct DispatchSnapshot: Hashable, Sendable, Codable {
    /// ISO 8601 day; empty while the goods are still being packed.
    public var shippedOn: String
    /// ISO 8601 day it was, or is to be, delivered; `nil` if not known.
    public var deliveryOn: String?
    /// The forwarder; `nil` for own transport.
    public var carrier: String?
    /// The forwarder's address, as consignment notes name it; `nil` if it is not known.
    public var carrierAddress: String?
    /// The forwarder's consignment number.
    public var trackingNumber: String?
    /// Where the forwarder shows it.
    public var trackingURL: String?
    /// Own vehicle's registration.
    public var vehicle: String?
    /// Own driver's name.
    public var driver: String?
    /// The packages; `nil` or empty where goods went unpacked.
    public var packages: [PackageSnapshot]?

    /// Takes what is known.
    public init(
        shippedOn: String, deliveryOn: String? = nil, carrier: String? = nil, trackingNumber: String? = nil,
        trackingURL: String? = nil, vehicle: String? = nil, driver: String? = nil, packages: [PackageSnapshot]? = nil
    ) {
        self.shippedOn = shippedOn
        self.deliveryOn = deliveryOn
        self.carrier = carrier
        self.trackingNumber = trackingNumber
        self.trackingURL = trackingURL
        self.vehicle = vehicle
        self.driver = driver
        self.packages = packages
    }
}

/// A record as it stood at one moment: what a mail or document is rendered from, and what a revision keeps.
public struct RecordSnapshot: Hashable, Sendable, Codable {
    /// Its number.
    public var number: RecordNumber
    /// The raw value of its workflow's state.
    public var state: String
    /// Counts from 1 with each version sent to the client; 0 before the first.
    public var revision: Int
    /// What it is about, in a few words.
    public var title: String
    /// Whose it is.
    public var client: PartySnapshot
    /// The goods.
    public var lines: [LineSnapshot]
    /// The currency of prices.
    public var currency: Currency
    /// The sums; `nil` when they leave the range.
    public var totals: TotalsSnapshot?
    /// The member of staff in charge (display name); `nil` for nobody.
    public var holder: String?
    /// ISO 8601 day when it was opened.
    public var openedOn: String
    /// ISO 8601 day until which an offer holds.
    public var validUntil: String?
    /// ISO 8601 day, or words, for delivery.
    public var delivery: String?
    /// Terms of delivery and payment as text.
    public var terms: String?
    /// The customer's own number for it.
    public var customerReference: String?
    /// For shipments.
    public var dispatch: DispatchSnapshot?
    /// The record it came from: an order's offer, a shipment's order.
    public var parent: RecordNumber?
    /// For shipments: lines of the order that stay open after it.
    public var openLines: [LineSnapshot]
    /// For complaints and tasks: the text of the matter. For offers and orders: remarks, which the client reads.
    public var body: String
    /// ISO 8601 day of the deadline; `nil` for none.
    public var dueOn: String?
    /// Counts the changes of the record; `nil` where it was not kept.
    public var version: Int?
    /// Incoterms 2020 with the named place: `DAP Пловдив`; `nil` if not agreed.
    public var incoterms: String?
    /// How many days after the invoice it is to be paid; `nil` if nothing of its own is agreed.
    public var paymentDays: Int?
    /// For offers and orders: how and when it is to be paid, in words of the reader's language; `nil` if nothing is agreed.
    public var paymentTerms: String?
    /// For orders: how far it is.
    public var progress: OrderProgress?
    /// For contracts: what is registered.
    public var contract: ContractSnapshot?
    /// For invoices and notes: what is owed on it.
    public var balance: InvoiceBalance?

    /// Takes a record as stored.
    public init(
        number: RecordNumber, state: String, revision: Int = 0, title: String = "", client: PartySnapshot,
        lines: [LineSnapshot] = [], currency: Currency = .eur, holder: String? = nil, openedOn: String,
        validUntil: String? = nil, delivery: String? = nil, terms: String? = nil, customerReference: String? = nil,
        dispatch: DispatchSnapshot? = nil, parent: RecordNumber? = nil, openLines: [LineSnapshot] = [],
        body: String = "", incoterms: String? = nil, paymentDays: Int? = nil, progress: OrderProgress? = nil,
        contract: ContractSnapshot? = nil, balance: InvoiceBalance? = nil
    ) {
        self.number = number
        self.state = state
        self.revision = revision
        self.title = title
        self.client = client
        self.lines = lines
        self.currency = currency
        self.totals = TotalsSnapshot(lines: lines, currency: currency)
        self.holder = holder
        self.openedOn = openedOn
        self.validUntil = validUntil
        self.delivery = delivery
        self.terms = terms
        self.customerReference = customerReference
        self.dispatch = dispatch
        self.parent = parent
        self.openLines = openLines
        self.body = body
        self.incoterms = incoterms
        self.paymentDays = paymentDays
        self.progress = progress
        self.contract = contract
        self.balance = balance
    }
}
