import Foundation
import Workflows

/// How dates, amounts and sizes are written to one reader.
struct Wording: Sendable {
    let words: Words
    let timeZone: TimeZone
    /// The firm's calendar; made once, since that costs more than what it is asked for.
    let calendar: Calendar

    init(words: Words, timeZone: TimeZone) {
        self.words = words
        self.timeZone = timeZone
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = timeZone
        self.calendar = calendar
    }

    var language: String { words.language }

    // MARK: days and times

    /// ISO 8601 day of a moment in the firm's time zone.
    func isoDay(_ date: Date) -> String {
        let parts = calendar.dateComponents([.year, .month, .day], from: date)
        return Self.padded(parts.year ?? 0, 4) + "-" + Self.padded(parts.month ?? 0) + "-" + Self.padded(parts.day ?? 0)
    }

    /// `31 August 2026` of a moment.
    func day(_ date: Date) -> String { day(isoDay(date)) }

    /// `31 August 2026` of an ISO 8601 day; other text (delivery in words) as it stands.
    func day(_ iso: String) -> String {
        guard let (year, month, day) = Self.parts(iso) else { return iso.shown(200) }
        return words.fill("dayFormat", String(day), words["month\(month)"], String(year))
    }

    /// `31 August` of an ISO 8601 day, where the year is plain.
    func shortDay(_ iso: String) -> String {
        guard let (_, month, day) = Self.parts(iso) else { return iso.shown(40) }
        return words.fill("dayShort", String(day), words["month\(month)"])
    }

    private static func parts(_ iso: String) -> (year: Int, month: Int, day: Int)? {
        let parts = iso.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].count == 4, let year = Int(parts[0]), let month = Int(parts[1]),
            let day = Int(parts[2]), (1...12).contains(month), (1...31).contains(day)
        else { return nil }
        return (year, month, day)
    }

    /// `31 August 2026, 14:05` of a moment.
    func moment(_ date: Date) -> String { day(date) + ", " + time(date) }

    /// `14:05`.
    func time(_ date: Date) -> String {
        let parts = calendar.dateComponents([.hour, .minute], from: date)
        return Self.padded(parts.hour ?? 0) + ":" + Self.padded(parts.minute ?? 0)
    }

    private static func padded(_ number: Int, _ width: Int = 2) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }

    /// How long ago something was, in the largest unit: `3 h`, `2 d`.
    func age(_ date: Date?, at now: Date) -> String {
        guard let date else { return "–" }
        let seconds = max(0, Int(now.timeIntervalSince(date)))
        switch seconds {
        case ..<60: return words.fill("ageSeconds", String(seconds))
        case ..<3_600: return words.fill("ageMinutes", String(seconds / 60))
        case ..<172_800: return words.fill("ageHours", String(seconds / 3_600))
        default: return words.fill("ageDays", String(seconds / 86_400))
        }
    }

    // MARK: amounts

    private var point: String { language == "en" ? "." : "," }
    private var groupMark: String {
        switch language {
        case "en": ","
        case "de": "."
        default: "\u{A0}"
        }
    }

    /// `1,234.50 €`, as the language writes it.
    func money(_ money: Money) -> String {
        let symbol = money.currency == .eur ? "€" : money.currency.code
        let amount = grouped(money.digits(point: point))
        // A minus, which is as wide as the digits, and at which no line is broken.
        let (sign, digits) = amount.hasPrefix("-") ? ("−", String(amount.dropFirst())) : ("", amount)
        return sign + (language == "en" && symbol == "€" ? "€" + digits : "\(digits)\u{A0}\(symbol)")
    }

    /// A unit price, with two places at least.
    func price(_ price: FixedDecimal) -> String { grouped(price.formatted(minimumPlaces: 2, point: point)) }

    /// `1,200 pcs`; the number alone without a unit.
    func quantity(_ quantity: FixedDecimal, _ unit: UnitOfMeasure?) -> String {
        let number = grouped(quantity.formatted(minimumPlaces: 0, point: point))
        return unit.map { "\(number)\u{A0}\($0.label(language))" } ?? number
    }

    /// `20%`.
    func percent(_ percent: FixedDecimal) -> String {
        percent.formatted(minimumPlaces: 0, point: point) + (language == "de" ? "\u{A0}%" : "%")
    }

    /// Puts marks between groups of three digits of the whole part; four digits alone stay together in Bulgarian.
    private func grouped(_ number: String) -> String {
        let whole = number.prefix { $0 != point.first }
        let rest = number.dropFirst(whole.count)
        let sign = whole.hasPrefix("-") ? "-" : ""
        let digits = Array(whole.dropFirst(sign.count))
        guard digits.count > (language == "bg" ? 4 : 3) else { return number }
        var result = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { result += groupMark }
            result.append(digit)
        }
        return sign + result + rest
    }

    /// `1.4 MB`, in steps of 1,000.
    func size(_ bytes: Int) -> String {
        let steps: [(Int, String)] = [(1_000_000_000, "GB"), (1_000_000, "MB"), (1_000, "kB")]
        for (step, label) in steps where bytes >= step {
            let tenths = bytes / (step / 10)
            return
                "\(tenths / 10)\(tenths >= 1_000 || tenths % 10 == 0 ? "" : point + String(tenths % 10))\u{A0}\(label)"
        }
        return "\(max(0, bytes))\u{A0}B"
    }
}
