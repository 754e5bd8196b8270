import Workflows

/// Numbers, sums and dates as readers of a language write them.
///
/// Bulgarian and German as their standards offices have it (no-break space or point between thousands, comma before
/// decimals); English with comma and point. No rounding takes place: what is exact stays exact.
struct Formats: Sendable {
    /// ISO 639-1; English ways for languages without ways here.
    let language: String

    private static let noBreak = "\u{A0}"

    private var point: String { language == "bg" || language == "de" ? "," : "." }

    private var separator: String {
        switch language {
        case "bg": Self.noBreak
        case "de": "."
        default: ","
        }
    }

    /// A number with at least so many decimals: `1 234,5`.
    func number(_ value: FixedDecimal, places: Int = 0) -> String {
        grouped(value.formatted(minimumPlaces: places))
    }

    /// The digits of a sum with the decimals of its currency: `1 234,50`.
    func amount(_ money: Money) -> String { grouped(money.digits()) }

    /// A sum with its currency: `1 234,50 €`, `€1,234.50`, `1.234,50 CHF`.
    func money(_ money: Money) -> String {
        let digits = amount(money)
        guard language == "bg" || language == "de" else {
            guard money.currency.code == "EUR" else { return "\(money.currency.code)\(Self.noBreak)\(digits)" }
            return digits.hasPrefix("-") ? "-€" + digits.dropFirst() : "€" + digits
        }
        return digits + Self.noBreak + symbol(money.currency)
    }

    /// The sign of a currency, or its code where the sign is not unique.
    func symbol(_ currency: Currency) -> String { currency.code == "EUR" ? "€" : currency.code }

    /// A price of one unit, which may be finer than a cent, with the currency's decimals at least.
    func unitPrice(_ price: FixedDecimal, _ currency: Currency) -> String {
        number(price, places: currency.minorPlaces)
    }

    /// `20 %`, `20%`.
    func percent(_ value: FixedDecimal) -> String {
        number(value) + (language == "bg" || language == "de" ? Self.noBreak + "%" : "%")
    }

    /// A quantity with its unit: `1 000 бр.`; the number alone without one.
    func quantity(_ value: FixedDecimal, _ unit: UnitOfMeasure?) -> String {
        guard let unit else { return number(value) }
        return number(value) + Self.noBreak + unit.label(language)
    }

    /// An ISO day as the language writes it: `24.03.2026 г.`, `24 March 2026`, `24.03.2026`. Other words stay as they are.
    func date(_ text: String) -> String {
        let day = text.prefix(10)
        let parts = day.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.map(\.utf8.count) == [4, 2, 2], text.utf8.count == 10 || text.dropFirst(10).first == "T",
            parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }),
            let month = Int(parts[1]), (1...12).contains(month), let number = Int(parts[2]), (1...31).contains(number)
        else { return CleanText.line(text) }
        switch language {
        case "bg": return "\(parts[2]).\(parts[1]).\(parts[0])\(Self.noBreak)г."
        case "de": return "\(parts[2]).\(parts[1]).\(parts[0])"
        default: return "\(number) \(Self.months[month - 1]) \(parts[0])"
        }
    }

    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]

    /// Plain digits with a point to the language's own marks.
    private func grouped(_ plain: String) -> String {
        let negative = plain.hasPrefix("-")
        let parts = (negative ? plain.dropFirst() : plain[...]).split(separator: ".", maxSplits: 1)
        guard let whole = parts.first else { return plain }
        var groups: [Substring] = []
        var rest = whole
        while rest.count > 3 {
            groups.insert(rest.suffix(3), at: 0)
            rest = rest.dropLast(3)
        }
        groups.insert(rest, at: 0)
        let text = groups.joined(separator: separator) + (parts.count > 1 ? point + parts[1] : "")
        return negative ? "-" + text : text
    }
}
