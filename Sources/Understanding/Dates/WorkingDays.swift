/// Working days as Bulgarian trade counts them: Monday to Friday without public holidays.
enum WorkingDays {
    /// The day after so many working days, the first day not counted (Obligations and Contracts Act, art. 72).
    static func after(_ start: Day, count: Int) -> Day {
        var day = start
        var left = max(0, min(count, 1000))
        while left > 0 {
            day = day.adding(days: 1)
            if isWorking(day) { left -= 1 }
        }
        return day
    }

    /// Whether offices work on a day.
    static func isWorking(_ day: Day) -> Bool { day.weekday < 6 && !isHoliday(day) }

    /// Public holidays of the Bulgarian Labour Code, art. 154; a fixed holiday on a weekend moves to the next
    /// working day, except around Easter.
    static func isHoliday(_ day: Day) -> Bool {
        let sunday = orthodoxEaster(day.year)
        if let sunday, (sunday.ordinal - 2...sunday.ordinal + 1).contains(day.ordinal) { return true }
        if fixed.contains(day.month * 100 + day.day) { return true }
        // A Saturday's holiday is made up for on Monday; a Sunday's on Monday, or Tuesday if both days were holidays.
        guard day.weekday == 1 || day.weekday == 2 else { return false }
        let saturday = day.adding(days: day.weekday == 1 ? -2 : -3)
        let sundayBefore = saturday.adding(days: 1)
        let missed = [saturday, sundayBefore].filter { fixed.contains($0.month * 100 + $0.day) }
        return day.weekday == 1 ? !missed.isEmpty : missed.count == 2
    }

    private static let fixed: Set<Int> = [101, 303, 501, 506, 524, 906, 922, 1224, 1225, 1226]

    /// Easter Sunday of the Orthodox churches (Meeus, Julian algorithm; 13 days to the Gregorian calendar, 1900–2099).
    static func orthodoxEaster(_ year: Int) -> Day? {
        guard (1900...2099).contains(year) else { return nil }
        let age = (19 * (year % 19) + 15) % 30
        let shift = (2 * (year % 4) + 4 * (year % 7) - age + 34) % 7
        let number = age + shift + 114
        return Day(year: year, month: number / 31, day: number % 31 + 1)?.adding(days: 13)
    }
}
