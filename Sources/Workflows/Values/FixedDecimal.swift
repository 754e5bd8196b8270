/// An exact decimal number with six places: quantities, unit prices, percentages and weights.
///
/// The value is a whole number of millionths, so that it compares, sums and stores (as an SQLite INTEGER)
/// without rounding. The range is ±9 223 372 036 854.775807; what does not fit is `nil`, never wrapped.
public struct FixedDecimal: Hashable, Comparable, Sendable {
    /// The value in millionths.
    public let millionths: Int64

    /// How many millionths one is.
    public static let scale: Int64 = 1_000_000

    /// Nothing.
    public static let zero = FixedDecimal(millionths: 0)

    /// Takes the stored form.
    public init(millionths: Int64) {
        self.millionths = millionths
    }

    /// A whole number; `nil` outside the range.
    public init?(_ whole: Int64) {
        let (product, overflow) = whole.multipliedReportingOverflow(by: Self.scale)
        guard !overflow else { return nil }
        self.millionths = product
    }

    /// Reads the plain form: an optional sign, ASCII digits, optionally a point and at most six further digits
    /// that count (further zeros are allowed, further other digits are not: nothing is rounded silently).
    public init?(_ text: some StringProtocol) {
        var digits = Substring(text)[...]
        var negative = false
        if let sign = digits.first, sign == "-" || sign == "+" {
            negative = sign == "-"
            digits.removeFirst()
        }
        guard !digits.isEmpty, digits.utf8.count <= 32 else { return nil }
        var value: Int64 = 0
        var places = -1
        var seen = false
        for byte in digits.utf8 {
            if byte == UInt8(ascii: "."), places < 0 {
                places = 0
                continue
            }
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
            seen = true
            let digit = Int64(byte - UInt8(ascii: "0"))
            if places == 6 {
                guard digit == 0 else { return nil }
                continue
            }
            guard let next = Self.shifted(value, adding: digit) else { return nil }
            value = next
            if places >= 0 { places += 1 }
        }
        guard seen else { return nil }
        for _ in max(places, 0)..<6 {
            guard let next = Self.shifted(value, adding: 0) else { return nil }
            value = next
        }
        self.millionths = negative ? -value : value
    }

    private static func shifted(_ value: Int64, adding digit: Int64) -> Int64? {
        let (tenfold, overflow) = value.multipliedReportingOverflow(by: 10)
        let (sum, overflow2) = tenfold.addingReportingOverflow(digit)
        return overflow || overflow2 ? nil : sum
    }

    /// The sum; `nil` outside the range.
    public func adding(_ other: FixedDecimal) -> FixedDecimal? {
        let (sum, overflow) = millionths.addingReportingOverflow(other.millionths)
        return overflow ? nil : FixedDecimal(millionths: sum)
    }

    /// The difference; `nil` outside the range.
    public func subtracting(_ other: FixedDecimal) -> FixedDecimal? {
        let (difference, overflow) = millionths.subtractingReportingOverflow(other.millionths)
        return overflow ? nil : FixedDecimal(millionths: difference)
    }

    /// The product, rounded half away from zero to six places; `nil` outside the range.
    public func multiplied(by other: FixedDecimal) -> FixedDecimal? {
        let product = Int128(millionths) * Int128(other.millionths)
        return Int64(exactly: Self.dividedHalfUp(product, by: Int128(Self.scale))).map(FixedDecimal.init(millionths:))
    }

    /// Division rounded half away from zero, as trade and tax rounding do. `divisor` must be positive.
    static func dividedHalfUp(_ dividend: Int128, by divisor: Int128) -> Int128 {
        let half = divisor / 2
        return dividend >= 0 ? (dividend + half) / divisor : (dividend - half) / divisor
    }

    /// Whether the value is above zero.
    public var isPositive: Bool { millionths > 0 }

    /// Whether the value has no decimals.
    public var isWhole: Bool { millionths % Self.scale == 0 }

    /// Orders by value.
    public static func < (left: FixedDecimal, right: FixedDecimal) -> Bool {
        left.millionths < right.millionths
    }
}

extension FixedDecimal: CustomStringConvertible {
    /// The plain form with a point and no trailing zeros: `1200`, `1.5`, `-0.096`.
    public var description: String { formatted(minimumPlaces: 0) }

    /// The plain form with at least so many places (0 to 6): `2.50` for two.
    public func formatted(minimumPlaces: Int, point: String = ".") -> String {
        let magnitude = millionths.magnitude
        let whole = magnitude / UInt64(Self.scale)
        var places = String(magnitude % UInt64(Self.scale))
        places = String(repeating: "0", count: 6 - places.count) + places
        while places.count > max(0, min(6, minimumPlaces)), places.last == "0" { places.removeLast() }
        let sign = millionths < 0 ? "-" : ""
        return places.isEmpty ? "\(sign)\(whole)" : "\(sign)\(whole)\(point)\(places)"
    }
}

extension FixedDecimal: Codable {
    /// Reads the plain form from a string.
    public init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let value = FixedDecimal(text) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "not a decimal number of at most six places"))
        }
        self = value
    }

    /// Writes the plain form as a string, since JSON numbers lose places in many readers.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
