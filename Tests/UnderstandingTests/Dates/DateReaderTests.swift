import Testing

@testable import Understanding

/// Tuesday, in ISO week 20.
private let today = Day(iso: "2026-05-12")

private func days(_ text: String, from start: Day? = today) -> [String] {
    DateReader(today: start).mentions(in: LexedText(text)).map(\.day.iso)
}

@Suite struct `Dates in texts` {
    @Test(arguments: [
        ("2026-12-15", "2026-12-15"), ("2026/12/15", "2026-12-15"), ("15.12.2026 г.", "2026-12-15"),
        ("15/12/2026", "2026-12-15"), ("15-12-2026", "2026-12-15"), ("15. 12. 2026", "2026-12-15"),
        ("15.12.26", "2026-12-15"), ("12/28/2026", "2026-12-28"), ("05.06.2026", "2026-06-05"),
        ("за 15.12.", "2026-12-15"), ("до 15.12", "2026-12-15"), ("by 5/6", "2026-06-05"), ("до 9.06.", "2026-06-09"),
        ("за 15.01.", "2027-01-15"),
    ])
    func `Digits are read day first`(text: String, expected: String) {
        #expect(days(text) == [expected])
    }

    @Test(arguments: [
        ("на 8 май", "2026-05-08"), ("до 30-ти юни", "2026-06-30"), ("1-ви юли 2026 г.", "2026-07-01"),
        ("12 Dec", "2026-12-12"), ("15th of June, 2026", "2026-06-15"), ("June 3rd", "2026-06-03"),
        ("May 15, 2026", "2026-05-15"), ("am 7. Juni", "2026-06-07"), ("15. März 2027", "2027-03-15"),
        ("до 20 юни 2026", "2026-06-20"), ("20 iunie", "2026-06-20"), ("20 июня", "2026-06-20"),
        ("20. јуна", "2026-06-20"), ("20 Haziran", "2026-06-20"), ("20 Ιουνίου", "2026-06-20"),
        ("20 de junio", "2026-06-20"), ("le 20 juin", "2026-06-20"), ("20 giugno", "2026-06-20"),
        ("do 15 dekemvri", "2026-12-15"), ("do 20 yuni", "2026-06-20"), ("20-Jun-2026", "2026-06-20"),
        ("Jun 20", "2026-06-20"), ("20 Sept. 2026", "2026-09-20"),
    ])
    func `Months have names in many languages`(text: String, expected: String) {
        #expect(days(text) == [expected])
    }

    @Test(arguments: [
        ("до петък", "2026-05-15"), ("by Friday", "2026-05-15"), ("by Tuesday", "2026-05-19"),
        ("next Friday", "2026-05-22"), ("следващия петък", "2026-05-22"), ("this Friday", "2026-05-15"),
        ("Friday next week", "2026-05-22"), ("петък другата седмица", "2026-05-22"),
        ("в сряда следващата седмица", "2026-05-20"), ("nächsten Freitag", "2026-05-22"),
        ("next week Tuesday", "2026-05-19"), ("петък, 15 май", "2026-05-15"), ("Friday, 22 May 2026", "2026-05-22"),
        ("Montag, den 18.05.2026", "2026-05-18"), ("do petak", "2026-05-15"), ("do petyk", "2026-05-15"),
        ("do sryada", "2026-05-13"), ("до чт", ""), ("până vineri", "2026-05-15"), ("до пятницы", "2026-05-15"),
        ("do petka", "2026-05-15"), ("μέχρι την Παρασκευή", "2026-05-15"),
    ])
    func `Weekdays are counted from the day of the mail`(text: String, expected: String) {
        #expect(days(text) == (expected.isEmpty ? [] : [expected]))
    }

    @Test(arguments: [
        ("KW 24", "2026-06-12"), ("KW24", "2026-06-12"), ("in KW 24, Freitag", "2026-06-12"),
        ("KW 24, Mittwoch", "2026-06-10"), ("Freitag KW 24", "2026-06-12"), ("week 32", "2026-08-07"),
        ("седмица 24", "2026-06-12"), ("24-та седмица", "2026-06-12"), ("24. KW", "2026-06-12"),
        ("KW 3", "2027-01-22"), ("Ende KW 24", "2026-06-12"), ("Anfang KW 24", "2026-06-08"),
        ("KW 24/2026", "2026-06-12"), ("calendar week 24", "2026-06-12"),
    ])
    func `Calendar weeks end on Friday unless a day is named`(text: String, expected: String) {
        #expect(days(text) == [expected])
    }

    @Test(arguments: [
        ("до края на месеца", "2026-05-31"), ("до края на април", "2026-04-30"), ("до края на юни", "2026-06-30"),
        ("by the end of June", "2026-06-30"), ("end of next month", "2026-06-30"), ("Ende Juni", "2026-06-30"),
        ("до края на седмицата", "2026-05-15"), ("by end of next week", "2026-05-22"),
        ("Ende nächster Woche", "2026-05-22"), ("bis Monatsende", "2026-05-31"), ("EOM", "2026-05-31"),
        ("началото на следващата седмица", "2026-05-18"), ("начало на юни", "2026-06-01"), ("mid June", "2026-06-15"),
        ("Mitte Juni", "2026-06-15"), ("средата на юни", "2026-06-15"), ("до края на годината", "2026-12-31"),
        ("end of February 2028", "2028-02-29"), ("do kraya na yuni", "2026-06-30"),
        ("do kraia na mesetsa", "2026-05-31"),
        ("this week", "2026-05-15"), ("следващата седмица", "2026-05-22"), ("nächste Woche", "2026-05-22"),
        ("beginning of next week", "2026-05-18"), ("до конца июня", "2026-06-30"),
        ("sfârșitul lunii iunie", "2026-06-30"),
    ])
    func `Edges of weeks, months and years`(text: String, expected: String) {
        #expect(days(text) == [expected])
    }

    @Test(arguments: [
        ("in 2 weeks", "2026-05-26"), ("до две седмици", "2026-05-26"), ("в рамките на 10 дни", "2026-05-22"),
        ("срок 15 работни дни", "2026-06-03"), ("утре", "2026-05-13"), ("tomorrow", "2026-05-13"),
        ("вдругиден", "2026-05-14"), ("the day after tomorrow", "2026-05-14"), ("innerhalb von 14 Tagen", "2026-05-26"),
        ("within 10-14 days", "2026-05-26"), ("до 2-3 седмици", "2026-06-02"), ("след седмица", "2026-05-19"),
        ("within a month", "2026-06-12"), ("in einer Woche", "2026-05-19"), ("in a fortnight", "2026-05-26"),
        ("5 Werktage", "2026-05-19"), ("within five business days", "2026-05-19"), ("do 2 sedmici", "2026-05-26"),
        ("za 10 dni", "2026-05-22"), ("morgen", "2026-05-13"), ("übermorgen", "2026-05-14"),
    ])
    func `Spans and relative days`(text: String, expected: String) {
        #expect(days(text) == [expected])
    }

    @Test(arguments: [
        "Guten Morgen", "болт М8х20", "DIN 933 M10x40", "1.5 кг", "3,5x35", "тел. 052 550 117", "версия 1.2.3.4",
        "2.5 мм", "192.168.1.12", "IMG_20260401_101512.jpg", "may we ask", "I may come", "Part 12-34", "32.13.2026",
        "фи 12.5", "M8 x 1.25", "ISO 4014-2011", "размер 10/12", "50 %", "the fine print",
    ])
    func `Numbers of other kinds are no dates`(text: String) {
        #expect(days(text) == [])
    }

    @Test func `Without the day of the mail only whole dates are read`() {
        #expect(days("утре, в петък, 8 май или 2026-12-15", from: nil) == ["2026-12-15"])
    }

    @Test(arguments: [
        ("2026-01-01", true), ("2026-03-03", true), ("2026-04-10", true), ("2026-04-13", true), ("2026-05-25", true),
        ("2026-05-24", true), ("2026-09-07", true), ("2026-05-12", false), ("2026-12-28", true), ("2026-12-29", false),
    ])
    func `Bulgarian public holidays`(day: String, expected: Bool) {
        #expect(Day(iso: day).map(WorkingDays.isHoliday) == expected)
    }

    @Test(arguments: ["2026-01-01", "2024-02-29", "1970-01-01", "1969-12-31", "2999-12-31", "1900-01-01"])
    func `Ordinals turn back into their days`(iso: String) throws {
        let day = try #require(Day(iso: iso))
        #expect(Day(ordinal: day.ordinal) == day)
    }
}
