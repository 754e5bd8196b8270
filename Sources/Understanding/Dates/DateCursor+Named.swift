/// Weekdays, weeks, edges of months and spans.
extension DateCursor {
    private var articles: Set<String> {
        [
            "на", "of", "the", "de", "des", "der", "den", "dem", "die", "das", "lui", "м", "от", "в", "през",
            "in", "im", "am", "du", "del", "della", "van", "du", "του", "της", "na", "u", "у", "ja", "месец", "mesec",
            "tek", "l", "a",
        ]
    }

    /// The first place at or behind an index that holds no article or small preposition (at most three of them).
    private func skippingArticles(_ index: Int) -> Int {
        var at = index
        while at < index + 3, articles.contains(text.folded(at)), gap(at) <= .line { at += 1 }
        return at
    }

    // MARK: Weekdays and periods

    /// „петък“, `next Friday`, `Friday next week`, `Friday, 15 May`, „следващата седмица“, `this week`.
    func weekdayOrPeriod(at index: Int) -> DateMention? {
        var at = index
        var shift: Int?
        if word(at) == .next { shift = 1 }
        if word(at) == .this { shift = 0 }
        // „по-другата седмица“, `übernächste Woche`
        if word(at) == .afterNext || shift == 1 && isMark(at - 1, ["-"]) && text.folded(at - 2) == "по" { shift = 2 }
        if shift != nil {
            at += 1
            // „през следващата работна седмица“
            if word(at) == .working || text.folded(at) == "работна" { at += 1 }
        }
        guard gap(at) <= .line || at == index else { return nil }
        switch word(at) {
        case .weekday(let weekday): return self.weekday(weekday, from: index, at: at, shift: shift)
        case .week:
            guard let shift, let today else { return nil }
            if let weekday = followingWeekday(at + 1) {
                let day = today.startOfWeek.adding(days: shift * 7 + weekday.number - 1)
                return DateMention(day: day, form: .named, tokens: index..<weekday.end)
            }
            let friday = today.startOfWeek.adding(days: shift * 7 + 4)
            return DateMention(day: max(friday, today), form: .named, tokens: index..<at + 1)
        case .aMonth:
            guard let shift, let today else { return nil }
            return DateMention(
                day: today.startOfMonth.adding(months: shift).endOfMonth, form: .named, tokens: index..<at + 1)
        default: return nil
        }
    }

    private func isMonthName(_ index: Int) -> Bool {
        if case .month(_) = word(index) { true } else { false }
    }

    private func followingWeekday(_ index: Int) -> (number: Int, end: Int)? {
        var at = index
        if isMark(at, [",", "("]) { at += 1 }
        at = skippingArticles(at)
        guard gap(at) <= .line, case .weekday(let number) = word(at) else { return nil }
        return (number, at + 1)
    }

    private func weekday(_ weekday: Int, from start: Int, at index: Int, shift: Int?) -> DateMention? {
        // A date behind the weekday tells the day: „петък, 15 май“, „вторник (12.05.)“.
        var behind = index + 1
        while isMark(behind, [",", "(", ".", "-"]), behind < index + 3 { behind += 1 }
        behind = skippingArticles(behind)
        if behind < text.tokens.count, text.tokens[behind].kind == .number, gap(behind) <= .line,
            let exact = iso(at: behind) ?? numeric(at: behind) ?? dayMonth(at: behind)
        {
            return DateMention(day: exact.day, form: .date, tokens: start..<exact.tokens.upperBound)
        }
        if behind < text.tokens.count, gap(behind) <= .line, isMonthName(behind), let exact = monthDay(at: behind) {
            return DateMention(day: exact.day, form: .date, tokens: start..<exact.tokens.upperBound)
        }
        if behind < text.tokens.count, gap(behind) <= .line, let exact = dayOfMonth(at: behind, weekday: weekday) {
            return DateMention(day: exact.day, form: .date, tokens: start..<exact.tokens.upperBound)
        }
        guard let today else { return nil }
        // `Friday week` is a week later than Friday
        if shift == nil, text.folded(index + 1) == "week", gap(index + 1) == .space, number(index + 2) == nil {
            return DateMention(
                day: today.next(weekday: weekday).adding(days: 7), form: .named, tokens: start..<index + 2)
        }
        // `Friday next week`, „петък другата седмица“, `Freitag KW 24`, „петък от следващата седмица“.
        let at = skippingArticles(index + 1)
        if word(at) == .next || word(at) == .this, gap(at) <= .line, word(at + 1) == .week {
            let weeks = word(at) == .next ? 1 : 0
            let day = today.startOfWeek.adding(days: weeks * 7 + weekday - 1)
            return DateMention(day: day, form: .named, tokens: start..<at + 2)
        }
        let weekAt = isMark(at, [",", "("]) ? skippingArticles(at + 1) : at
        if word(weekAt) == .calendarWeek || word(weekAt) == .week, let week = calendarWeek(at: weekAt) {
            let day = week.day.startOfWeek.adding(days: weekday - 1)
            return DateMention(day: day, form: .named, tokens: start..<week.tokens.upperBound)
        }
        let day =
            switch shift {
            case let weeks? where weeks > 0: today.startOfWeek.adding(days: weeks * 7 + weekday - 1)
            default: today.next(weekday: weekday)
            }
        return DateMention(day: day, form: .named, tokens: start..<index + 1)
    }

    // MARK: Calendar weeks

    /// `KW 24`, `KW24/2026, Freitag`, `week 32`, „седмица 24“: the Friday of that week unless a weekday is named.
    func calendarWeek(at index: Int) -> DateMention? {
        var at = index + 1
        while isMark(at, [".", ":", "№", "#"]) || ["no", "nr", "номер"].contains(text.folded(at)), at < index + 3 {
            at += 1
        }
        guard let today, let week = number(at), gap(at) <= .space, (1...53).contains(week) else { return nil }
        if word(index) == .week {
            // `week 2 of the project`, „седмица 3 броя“ are rare; a unit or a decimal behind the number is not.
            guard !["бр", "броя", "pcs", "kg", "кг"].contains(text.folded(at + 1)) else { return nil }
        }
        var end = at + 1
        var year: Int?
        if isMark(end, ["/", "-"]) || gap(end) == .space,
            let stated = number(isMark(end, ["/", "-"]) ? end + 1 : end, digits: 4...4)
        {
            year = stated
            end = isMark(end, ["/", "-"]) ? end + 2 : end + 1
        }
        return weekDay(week, year: year, today: today, from: index, end: end)
    }

    /// „24-та седмица“, `24. KW`, `24th week`.
    func ordinalWeek(at index: Int) -> DateMention? {
        guard let today, let week = number(index), (1...53).contains(week) else { return nil }
        var at = index + 1
        let marked = isMark(at, [".", "-"]) && gap(at) == .none
        if marked { at += 1 }
        let ending =
            ["та", "ва", "ра", "ма", "ta", "st", "nd", "rd", "th"].contains(text.folded(at)) && gap(at) == .none
        if ending { at += 1 }
        if ["календарна", "calendar", "kalendarna"].contains(text.folded(at)) { at += 1 }
        guard gap(at) <= .space, !isKilowatt(at),
            word(at) == .calendarWeek || (word(at) == .week && (marked || ending))
        else {
            return nil
        }
        return weekDay(week, year: nil, today: today, from: index, end: at + 1)
    }

    /// `3 kW` is a motor, `KW 3` a week.
    private func isKilowatt(_ index: Int) -> Bool { text.text[text.tokens[index].range] == "kW" }

    private func weekDay(_ week: Int, year: Int?, today: Day, from start: Int, end: Int) -> DateMention? {
        let named = followingWeekday(end)
        let weekday = named?.number ?? 5
        var day = Day(week: week, weekday: weekday, year: year ?? today.adding(days: 4 - today.weekday).year)
        if year == nil, let found = day, today.ordinal - found.ordinal > 90 {
            day = Day(week: week, weekday: weekday, year: today.year + 1)
        }
        return day.map { DateMention(day: $0, form: .named, tokens: start..<(named?.end ?? end)) }
    }

    // MARK: Edges

    /// „края на месеца“, `end of April 2026`, `Ende nächster Woche`, „началото на май“, `mid June`, `Monatsende`.
    func edge(at index: Int) -> DateMention? {
        guard let edge = word(index) else { return nil }
        if let today {
            if edge == .endOfMonth {
                return DateMention(day: today.endOfMonth, form: .named, tokens: index..<index + 1)
            }
            if edge == .endOfWeek {
                return DateMention(day: friday(of: today), form: .named, tokens: index..<index + 1)
            }
        }
        var at = skippingArticles(isMark(index + 1, ["-"]) ? index + 2 : index + 1)
        var shift = 0
        if word(at) == .next || word(at) == .this {
            shift = word(at) == .next ? 1 : 0
            at += 1
        }
        guard gap(at) <= .line else { return nil }
        switch word(at) {
        case .month(let month): return self.edge(edge, ofMonth: month, from: index, at: at)
        case .aMonth:
            // „края на месец май“, `sfârșitul lunii iunie`
            if case .month(let month) = word(at + 1), gap(at + 1) <= .line {
                return self.edge(edge, ofMonth: month, from: index, at: at + 1)
            }
            guard let today else { return nil }
            let first = today.startOfMonth.adding(months: shift)
            return place(edge, first: first, from: index, end: at + 1)
        case .week: return self.edge(edge, ofWeek: shift, from: index, at: at)
        case .year:
            guard let today, edge == .end, let day = Day(year: today.year + shift, month: 12, day: 31) else {
                return nil
            }
            return DateMention(day: day, form: .named, tokens: index..<at + 1)
        case .calendarWeek:
            guard let week = calendarWeek(at: at) else { return nil }
            let weekday = edge == .start ? 1 : edge == .middle ? 3 : 5
            return DateMention(
                day: week.day.startOfWeek.adding(days: weekday - 1), form: .named,
                tokens: index..<week.tokens.upperBound)
        default: return nil
        }
    }

    private func edge(_ edge: DateWord, ofMonth month: Int, from start: Int, at index: Int) -> DateMention? {
        if let year = number(index + 1, digits: 4...4), gap(index + 1) <= .space,
            let first = Day(year: year, month: month, day: 1)
        {
            return place(edge, first: first, from: start, end: index + 2)
        }
        guard let today, let first = Self.nearest(month: month, day: 28, to: today)?.startOfMonth else { return nil }
        return place(edge, first: first, from: start, end: index + 1)
    }

    private func place(_ edge: DateWord, first: Day, from start: Int, end: Int) -> DateMention {
        let day =
            switch edge {
            case .start: first
            case .middle: first.adding(days: 14)
            default: first.endOfMonth
            }
        return DateMention(day: day, form: .named, tokens: start..<end)
    }

    private func edge(_ edge: DateWord, ofWeek shift: Int, from start: Int, at index: Int) -> DateMention? {
        guard let today else { return nil }
        // `end of week 24`
        if let week = calendarWeek(at: index) {
            return DateMention(day: week.day, form: .named, tokens: start..<week.tokens.upperBound)
        }
        let monday = today.startOfWeek.adding(days: shift * 7)
        let day =
            switch edge {
            case .start: monday <= today ? monday.adding(days: 7) : monday
            case .middle: monday.adding(days: 2) < today ? monday.adding(days: 9) : monday.adding(days: 2)
            default: shift == 0 ? friday(of: today) : monday.adding(days: 4)
            }
        return DateMention(day: day, form: .named, tokens: start..<index + 1)
    }

    /// Friday of the week, or the day itself on a weekend's mail.
    private func friday(of today: Day) -> Day { max(today.startOfWeek.adding(days: 4), today) }

    // MARK: Relative days and spans

    private static let greeting: Set<String> = [
        "guten", "schonen", "schoenen", "heute", "gestern", "am", "jeden", "goede",
    ]

    /// „утре“, `tomorrow`, `übermorgen`; never the greeting „Guten Morgen“.
    func relativeDay(at index: Int) -> DateMention? {
        guard let today, let meaning = word(index) else { return nil }
        if text.folded(index) == "morgen", Self.greeting.contains(text.folded(index - 1)) { return nil }
        let days = meaning == .today ? 0 : meaning == .tomorrow ? 1 : 2
        if meaning == .tomorrow, text.folded(index - 1) == "after", text.folded(index - 2) == "day" {
            return DateMention(day: today.adding(days: 2), form: .named, tokens: index - 2..<index + 1)
        }
        return DateMention(day: today.adding(days: days), form: .named, tokens: index..<index + 1)
    }

    /// „две седмици“, `10-14 days`, `15 работни дни`, `a fortnight`, „седмица“; the far end of a range.
    func span(at index: Int) -> DateMention? {
        guard let today else { return nil }
        var at = index
        guard var count = spanCount(at) else {
            guard word(at) == .week || word(at) == .aMonth || word(at) == .fortnight else { return nil }
            return spanned(1, from: index, unitAt: at, working: false, today: today)
        }
        at += 1
        // `10-14 days`, „2 до 3 седмици“, `two or three weeks`
        if isMark(at, ["-", "/"]) || ["до", "to", "bis", "или", "or", "oder", "или"].contains(text.folded(at)),
            let upper = spanCount(at + 1)
        {
            count = max(count, upper)
            at += 2
        }
        if isMark(at, ["-"]), gap(at) == .none { at += 1 }
        if ["(", ")"].contains(text.folded(at)) { return nil }
        var working = false
        if word(at) == .working {
            working = true
            at += 1
        } else if ["calendar", "календарни", "kalendarni", "full", "пълни"].contains(text.folded(at)) {
            at += 1
        }
        guard gap(at) <= .line else { return nil }
        return spanned(count, from: index, unitAt: at, working: working, today: today)
    }

    private func spanCount(_ index: Int) -> Int? {
        if let digits = number(index, digits: 1...3) { return digits }
        if case .number(let count) = word(index) { return count }
        return nil
    }

    private func spanned(_ count: Int, from start: Int, unitAt index: Int, working: Bool, today: Day) -> DateMention? {
        guard let unit = word(index), count <= 400 else { return nil }
        let day: Day
        switch unit {
        case .day: day = working ? WorkingDays.after(today, count: count) : today.adding(days: count)
        case .workingDay: day = WorkingDays.after(today, count: count)
        case .week: day = today.adding(days: count * 7)
        case .fortnight: day = today.adding(days: count * 14)
        case .aMonth where count <= 24: day = today.adding(months: count)
        default: return nil
        }
        // „10 дни работно време“ and „50 бр. на седмица“ are told apart by the words before (`DeliveryDate`).
        return DateMention(day: day, form: .span, tokens: start..<index + 1)
    }
}
