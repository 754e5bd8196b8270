/// Calendar arithmetic on days (proleptic Gregorian, ISO 8601 weeks), whole numbers only.
extension Day {
    /// Days since 1970-01-01.
    public var ordinal: Int {
        // Civil-from-days after H. Hinnant, "chrono-Compatible Low-Level Date Algorithms".
        let shifted = month <= 2 ? year - 1 : year
        let era = shifted / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    /// The day so many days after 1970-01-01; `nil` outside the years that a day can have.
    public init?(ordinal: Int) {
        guard (-30_000...400_000).contains(ordinal) else { return nil }
        let shifted = ordinal + 719_468
        let era = shifted / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        self.init(
            year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month: month,
            day: dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }

    /// ISO 8601: 1 is Monday, 7 is Sunday.
    public var weekday: Int { ((ordinal + 3) % 7 + 7) % 7 + 1 }

    /// The day so many days later; stays where it is at the end of the calendar.
    public func adding(days: Int) -> Day { Day(ordinal: ordinal &+ max(-400_000, min(400_000, days))) ?? self }

    /// The same day of a later month, or that month's last day.
    public func adding(months: Int) -> Day {
        let count = year * 12 + month - 1 + max(-12_000, min(12_000, months))
        let (toYear, toMonth) = (count / 12, count % 12 + 1)
        return Day(year: toYear, month: toMonth, day: min(day, Day.length(ofMonth: toMonth, year: toYear))) ?? self
    }

    /// The last day of the month.
    public var endOfMonth: Day {
        Day(year: year, month: month, day: Day.length(ofMonth: month, year: year)) ?? self
    }

    /// The first day of the month.
    public var startOfMonth: Day { adding(days: 1 - day) }

    /// Monday of the week.
    public var startOfWeek: Day { adding(days: 1 - weekday) }

    /// The next such weekday after this day, never this day itself.
    public func next(weekday wanted: Int) -> Day {
        let distance = (wanted - weekday + 7) % 7
        return adding(days: distance == 0 ? 7 : distance)
    }

    /// A weekday of an ISO 8601 week; `nil` if the year has no such week.
    public init?(week: Int, weekday: Int, year: Int) {
        guard (1...53).contains(week), (1...7).contains(weekday), let fourth = Day(year: year, month: 1, day: 4)
        else { return nil }
        let monday = fourth.startOfWeek.adding(days: (week - 1) * 7)
        guard monday.adding(days: 3).year == year else { return nil }
        self = monday.adding(days: weekday - 1)
    }

    /// Reads `2026-04-30`.
    public init?(iso: some StringProtocol) {
        let parts = iso.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].utf8.count == 4, parts[1].utf8.count == 2, parts[2].utf8.count == 2,
            parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }),
            let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }
}
