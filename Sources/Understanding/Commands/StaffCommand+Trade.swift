public import Workflows

/// `#pack`: so many of a line lie in a package.
public struct PackedPiece: Hashable, Sendable {
    /// The line from 1; all that is not packed yet for `nil`.
    public var line: Int?
    /// Above zero; all that is left of the line for `nil`.
    public var quantity: FixedDecimal?
    /// What staff call the package: `box 1`.
    public var package: String
    /// Outer size in centimetres: `120x80x95`.
    public var size: String?
    /// The gross weight of the package in kilograms.
    public var weightKg: FixedDecimal?

    /// Takes what was typed.
    public init(
        line: Int?, quantity: FixedDecimal?, package: String, size: String? = nil, weightKg: FixedDecimal? = nil
    ) {
        self.line = line
        self.quantity = quantity
        self.package = package
        self.size = size
        self.weightKg = weightKg
    }
}

/// `#ship`: how goods leave. Own transport if a vehicle is named, a forwarder if a carrier is.
public struct Dispatch: Hashable, Sendable {
    /// Today without one.
    public var date: Day?
    /// The forwarder.
    public var carrier: String?
    /// The waybill's number.
    public var tracking: String?
    /// The plate of our own vehicle.
    public var vehicle: String?
    /// Who drives it.
    public var driver: String?
    /// All that is left without any.
    public var lines: [LineShare]
    /// When it should arrive.
    public var arrival: Day?

    /// Takes what was typed.
    public init(
        date: Day? = nil, carrier: String? = nil, tracking: String? = nil, vehicle: String? = nil,
        driver: String? = nil, lines: [LineShare] = [], arrival: Day? = nil
    ) {
        self.date = date
        self.carrier = carrier
        self.tracking = tracking
        self.vehicle = vehicle
        self.driver = driver
        self.lines = lines
        self.arrival = arrival
    }
}

/// `#invoice`: what is billed, and what differs from the rule.
public struct Billing: Hashable, Sendable {
    /// How much of an order is paid in advance.
    public enum Advance: Hashable, Sendable {
        /// Of what the order comes to, 0 to 100.
        case percent(FixedDecimal)
        /// Without tax.
        case sum(PriceTag)
    }

    /// An advance invoice over so much; goods are billed for `nil`.
    public var advance: Advance?
    /// All that is not invoiced yet without any.
    public var lines: [LineShare]
    /// The day of the tax event; the day the goods left, or today, without one.
    public var taxEvent: Day?
    /// By when to pay; by the agreed terms without one.
    public var due: Day?
    /// The tax that staff decide for it; by the client's country without one.
    public var tax: TaxChoice?
    /// The law that a zero rate rests on, in words.
    public var ground: String?

    /// Bills all that is not invoiced yet, by the rule.
    public init(
        advance: Advance? = nil, lines: [LineShare] = [], taxEvent: Day? = nil, due: Day? = nil,
        tax: TaxChoice? = nil, ground: String? = nil
    ) {
        self.advance = advance
        self.lines = lines
        self.taxEvent = taxEvent
        self.due = due
        self.tax = tax
        self.ground = ground
    }
}

/// `vat=`: which tax an invoice bears.
public struct TaxChoice: Hashable, Sendable {
    /// Why.
    public var category: VATCategory
    /// The rate; `nil` keeps the one of each line.
    public var percent: FixedDecimal?

    /// Takes both.
    public init(_ category: VATCategory, percent: FixedDecimal? = nil) {
        self.category = category
        self.percent = percent
    }
}

/// `#contract`: what is entered of a signed contract; on a contract's record, what is to be changed.
public struct ContractEntry: Hashable, Sendable {
    /// A client's name or code as typed; `nil` on a contract's record.
    public var client: String?
    /// The first day.
    public var from: Day?
    /// The last day; open-ended without one.
    public var to: Day?
    /// The number printed on it.
    public var number: String?
    /// The day of signing.
    public var signed: Day?
    /// What it is worth without tax.
    public var value: PriceTag?
    /// What it is about.
    public var subject: String?

    /// Takes what was typed.
    public init(
        client: String? = nil, from: Day? = nil, to: Day? = nil, number: String? = nil, signed: Day? = nil,
        value: PriceTag? = nil, subject: String? = nil
    ) {
        self.client = client
        self.from = from
        self.to = to
        self.number = number
        self.signed = signed
        self.value = value
        self.subject = subject
    }
}
