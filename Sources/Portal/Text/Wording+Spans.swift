import Foundation

/// A month or a year of the firm's calendar, for pages that show one.
struct CalendarSpan: Sendable, Equatable {
    /// The years that can be asked for.
    static let years = 2000...2999

    let year: Int
    /// 1 to 12; `nil` for the whole year.
    let month: Int?
    /// Its first moment.
    let begin: Date
    /// The first moment after it.
    let end: Date
}

extension Wording {
    /// The month of `2026-09`, or the one of a moment for anything else.
    func monthSpan(_ text: String, at now: Date) -> CalendarSpan {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        if text.utf8.count == 7, parts.count == 2, let year = Int(parts[0]), let month = Int(parts[1]),
            let span = span(year: year, month: month)
        {
            return span
        }
        let today = isoDay(now)
        return span(year: Int(today.prefix(4)) ?? 2000, month: Int(today.dropFirst(5).prefix(2)) ?? 1)
            ?? CalendarSpan(year: 2000, month: 1, begin: now, end: now)
    }

    /// The year of `2026`, or the one of a moment for anything else.
    func yearSpan(_ text: String, at now: Date) -> CalendarSpan {
        if text.utf8.count == 4, let year = Int(text), let span = span(year: year, month: nil) { return span }
        return span(year: year(of: now), month: nil) ?? CalendarSpan(year: 2000, month: nil, begin: now, end: now)
    }

    /// A month (counted on over the ends of the year) or a year; `nil` beyond the years that can be asked for.
    func span(year: Int, month: Int?) -> CalendarSpan? {
        var (year, month) = (year, month)
        if let value = month {
            year += (value - 1 < 0 ? value - 12 : value - 1) / 12
            month = ((value - 1) % 12 + 12) % 12 + 1
        }
        guard CalendarSpan.years.contains(year),
            let begin = calendar.date(from: DateComponents(year: year, month: month ?? 1, day: 1)),
            let end = calendar.date(byAdding: month == nil ? .year : .month, value: 1, to: begin)
        else { return nil }
        return CalendarSpan(year: year, month: month, begin: begin, end: end)
    }

    /// The year of a moment.
    func year(of date: Date) -> Int { calendar.component(.year, from: date) }

    /// The month of a moment, 1 to 12.
    func month(of date: Date) -> Int { calendar.component(.month, from: date) }

    /// `September 2026`.
    func name(_ span: CalendarSpan) -> String {
        guard let month = span.month else { return String(span.year) }
        return words.fill("monthFormat", words["month\(month)"], String(span.year))
    }

    /// `2026-09`, as it stands in an address.
    static func text(_ span: CalendarSpan) -> String {
        guard let month = span.month else { return String(span.year) }
        return "\(span.year)-" + (month < 10 ? "0\(month)" : "\(month)")
    }

    /// Whole hours and minutes, or days: `3 h`, `2 d`.
    func length(_ seconds: Int) -> String {
        age(Date(timeIntervalSince1970: 0), at: Date(timeIntervalSince1970: Double(seconds)))
    }
}
