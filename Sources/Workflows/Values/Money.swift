/// A currency by its ISO 4217 code.
public struct Currency: Hashable, Sendable, Codable {
    /// Three upper-case letters.
    public let code: String

    /// The euro, Bulgaria's currency since 2026.
    public static let eur = Currency(unchecked: "EUR")

    private init(unchecked code: String) { self.code = code }

    /// Takes a three-letter code in either case; `nil` for anything else.
    public init?(_ code: some StringProtocol) {
        let upper = code.uppercased()
        guard upper.utf8.count == 3, upper.utf8.allSatisfy({ (65...90).contains($0) }) else { return nil }
        self.code = upper
    }

    /// How many decimals the minor unit has (ISO 4217): 2 for most, 0 for a few, 3 for a few.
    public var minorPlaces: Int {
        switch code {
        case "JPY", "KRW", "ISK", "CLP", "VND": 0
        case "BHD", "KWD", "OMR", "JOD", "TND", "IQD", "LYD": 3
        default: 2
        }
    }

    /// Reads the code from a string.
    public init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let value = Currency(text) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "not an ISO 4217 code"))
        }
        self = value
    }

    /// Writes the code.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(code)
    }
}

/// An amount of money in whole minor units (cents): what a total, a tax or a payment is.
///
/// Unit prices are finer than a cent and are `FixedDecimal`; an amount arises from them only through
/// `init(unitPrice:quantity:…)`, which rounds once.
public struct Money: Hashable, Sendable, Codable {
    /// The amount in minor units of the currency.
    public let minor: Int64
    /// The currency it is in.
    public let currency: Currency

    /// Takes the stored form.
    public init(minor: Int64, currency: Currency) {
        self.minor = minor
        self.currency = currency
    }

    /// Nothing, in a currency.
    public static func zero(_ currency: Currency) -> Money { Money(minor: 0, currency: currency) }

    /// A decimal amount; `nil` if it is finer than the minor unit or out of range.
    public init?(_ amount: FixedDecimal, currency: Currency) {
        let divisor = Self.millionthsPerMinor(currency)
        guard amount.millionths % divisor == 0 else { return nil }
        self.init(minor: amount.millionths / divisor, currency: currency)
    }

    /// Quantity × unit price × (100 − discount) %, rounded once, half away from zero, to the minor unit
    /// (EN 16931 BR-CO-10 sums such line amounts). `nil` when out of range.
    public init?(unitPrice: FixedDecimal, quantity: FixedDecimal, discountPercent: FixedDecimal, currency: Currency) {
        let hundred: Int128 = 100_000_000
        let share = hundred - Int128(discountPercent.millionths)
        let (gross, overflow) = (Int128(unitPrice.millionths) * Int128(quantity.millionths))
            .multipliedReportingOverflow(by: share)
        guard !overflow else { return nil }
        let perMinor = Int128(Self.millionthsPerMinor(currency))
        let divisor = Int128(FixedDecimal.scale) * hundred * perMinor
        guard let minor = Int64(exactly: FixedDecimal.dividedHalfUp(gross, by: divisor)) else { return nil }
        self.init(minor: minor, currency: currency)
    }

    private static func millionthsPerMinor(_ currency: Currency) -> Int64 {
        switch currency.minorPlaces {
        case 0: 1_000_000
        case 3: 1_000
        default: 10_000
        }
    }

    /// A percentage of the amount (a tax), rounded half away from zero to the minor unit.
    public func percent(_ rate: FixedDecimal) -> Money? {
        let product = Int128(minor) * Int128(rate.millionths)
        return Int64(exactly: FixedDecimal.dividedHalfUp(product, by: 100_000_000))
            .map { Money(minor: $0, currency: currency) }
    }

    /// The sum; `nil` on different currencies or outside the range.
    public func adding(_ other: Money) -> Money? {
        guard currency == other.currency else { return nil }
        let (sum, overflow) = minor.addingReportingOverflow(other.minor)
        return overflow ? nil : Money(minor: sum, currency: currency)
    }

    /// The amount with the other sign.
    public var negated: Money { Money(minor: minor == .min ? .max : -minor, currency: currency) }

    /// The amount as digits with the currency's places and no currency: `1234.50`.
    public func digits(point: String = ".") -> String {
        let places = currency.minorPlaces
        var text = String(minor.magnitude)
        if places > 0 {
            if text.count <= places { text = String(repeating: "0", count: places + 1 - text.count) + text }
            text.insert(contentsOf: point, at: text.index(text.endIndex, offsetBy: -places))
        }
        return minor < 0 ? "-" + text : text
    }
}

extension Money: CustomStringConvertible {
    /// `1234.50 EUR`.
    public var description: String { "\(digits()) \(currency.code)" }
}
