/// Reads one date at a place of a text. Each method gives `nil` where its form does not stand.
struct DateCursor {
    let text: LexedText
    let today: Day?

    func word(_ index: Int) -> DateWord? {
        guard text.tokens.indices.contains(index), text.tokens[index].kind == .word else { return nil }
        return DateVocabulary.meaning(of: text.tokens[index].folded)
    }

    func number(_ index: Int, digits: ClosedRange<Int> = 1...2) -> Int? {
        guard text.tokens.indices.contains(index), text.tokens[index].kind == .number,
            digits.contains(text.tokens[index].folded.utf8.count)
        else { return nil }
        return Int(text.tokens[index].folded)
    }

    func isMark(_ index: Int, _ marks: Set<String>) -> Bool {
        text.tokens.indices.contains(index) && text.tokens[index].kind == .mark
            && marks.contains(text.tokens[index].folded)
    }

    func gap(_ index: Int) -> Token.Gap {
        text.tokens.indices.contains(index) ? text.tokens[index].gap : .paragraph
    }

    /// Whether the token is written onto the one before: `М8х20` has no date in it.
    private func isGlued(_ index: Int) -> Bool {
        guard index > 0, gap(index) == .none else { return false }
        return text.tokens[index - 1].kind != .mark || isMark(index - 1, [".", "/", "-", "#", "+", "_", "*", "№"])
    }

    // MARK: Digits

    /// `2026-12-15`, `2026/12/15`, `2026.12.15`.
    func iso(at index: Int) -> DateMention? {
        guard let year = number(index, digits: 4...4), !isGlued(index),
            let separator = separator(index + 1, ["-", "/", "."]),
            let month = number(index + 2), gap(index + 2) == .none,
            isMark(index + 3, [separator]), gap(index + 3) == .none,
            let dayNumber = number(index + 4), gap(index + 4) == .none,
            let day = Day(year: year, month: month, day: dayNumber)
        else { return nil }
        return DateMention(day: day, form: .date, tokens: index..<index + 5)
    }

    private func separator(_ index: Int, _ marks: Set<String>) -> String? {
        isMark(index, marks) && gap(index) == .none ? text.tokens[index].folded : nil
    }

    /// `15.12.2026 г.`, `15/12/26`, `15.12.`, `15.12`.
    func numeric(at index: Int) -> DateMention? {
        guard let first = number(index), !isGlued(index), let separator = separator(index + 1, [".", "/", "-"]),
            let second = number(index + 2), gap(index + 2) <= (separator == "." ? .space : .none)
        else { return nil }
        var end = index + 3
        if isMark(end, [separator]), gap(end) == .none, gap(end + 1) <= (separator == "." ? .space : .none),
            let year = number(end + 1, digits: 2...4), text.tokens[end + 1].folded.utf8.count != 3
        {
            let full = year < 100 ? 2000 + year : year
            // Seen in practice: US order where the second number can be no month.
            guard let day = Day(year: full, month: second, day: first) ?? Day(year: full, month: first, day: second),
                !isNumberTail(end + 2)
            else { return nil }
            return DateMention(day: day, form: .date, tokens: index..<afterYearWord(end + 2))
        }
        guard separator != "-", let today, gap(index + 2) == .none,
            let day = Self.nearest(month: second, day: first, to: today)
                ?? (separator == "/" ? Self.nearest(month: first, day: second, to: today) : nil),
            !isNumberTail(end), isShortDate(index)
        else { return nil }
        if isMark(end, ["."]), gap(end) == .none { end += 1 }
        return DateMention(day: day, form: .shortNumeric, tokens: index..<afterYearWord(end))
    }

    /// Whether digits or a multiplication go on behind: `1.12.1.4`, `2.5x10`.
    private func isNumberTail(_ index: Int) -> Bool {
        guard text.tokens.indices.contains(index), gap(index) == .none else { return false }
        if text.tokens[index].kind != .mark { return true }
        guard isMark(index, [".", ",", "/", "*", "×", "%", "-"]) else { return false }
        return text.tokens.indices.contains(index + 1) && gap(index + 1) == .none
            && text.tokens[index + 1].kind == .number
    }

    private static let measured: Set<String> = [
        "кг", "kg", "мм", "mm", "см", "cm", "м", "m", "л", "l", "лв", "eur", "евро", "euro", "€", "%", "бр", "pcs",
        "тона", "т", "t", "usd", "$", "bgn", "g", "г/м", "bar", "бар", "v", "kw", "a", "ч", "часа", "h", "uhr", "тон",
    ]

    /// `15.12` is a date only behind a word that dates follow, a weekday, or with its own full stop: `за 15.12.`.
    private func isShortDate(_ index: Int) -> Bool {
        if text.tokens[index + 2].folded.utf8.count == 1, text.tokens[index].folded.utf8.count == 1 {
            // `1.5` needs a date word and a full stop or a slash behind it.
            guard isMark(index + 1, ["/"]) || isMark(index + 3, ["."]) else { return false }
        }
        if Self.measured.contains(text.folded(index + 3)) { return false }
        var before = index - 1
        while before >= 0, isMark(before, ["(", ",", "-", ":", "."]) { before -= 1 }
        guard before >= 0 else { return true }
        if case .weekday = word(before) { return true }
        return DateCues.prepositions.contains(text.folded(before))
            || (isMark(index + 3, ["."]) && text.tokens[index + 2].folded.utf8.count == 2)
    }

    private func afterYearWord(_ index: Int) -> Int {
        guard ["г", "год", "година", "godina", "g", "року", "года"].contains(text.folded(index)), gap(index) <= .space
        else { return index }
        return isMark(index + 1, ["."]) && gap(index + 1) == .none ? index + 2 : index + 1
    }

    /// The day of this year, or of the next one if it passed more than 90 days ago.
    static func nearest(month: Int, day: Int, to today: Day) -> Day? {
        guard let thisYear = Day(year: today.year, month: month, day: day)
        else { return Day(year: today.year + 1, month: month, day: day) }
        return today.ordinal - thisYear.ordinal > 90 ? Day(year: today.year + 1, month: month, day: day) : thisYear
    }

    // MARK: Day and month by name

    /// „8 май“, „30-ти април 2026 г.“, `15. Mai`, `15th of May, 2026`.
    func dayMonth(at index: Int) -> DateMention? {
        guard let dayNumber = number(index), (1...31).contains(dayNumber), !isGlued(index) else { return nil }
        var next = afterOrdinalEnding(index + 1)
        while ["of", "de", "of the", "м", "der", "del", "di"].contains(text.folded(next))
            || (isMark(next, ["."]) && gap(next) == .none) || (isMark(next, ["-", "/"]) && gap(next + 1) == .none)
        {
            next += 1
            guard next < index + 6 else { return nil }
        }
        guard gap(next) <= .line, case .month(let month) = word(next) else { return nil }
        if isMark(next + 1, ["."]), gap(next + 1) == .none, number(next + 2, digits: 4...4) != nil { next += 1 }
        return dated(month: month, day: dayNumber, from: index, monthAt: next)
    }

    /// `May 15th, 2026`; a month alone is no day.
    func monthDay(at index: Int) -> DateMention? {
        guard case .month(let month) = word(index) else { return nil }
        var next = index + 1
        if isMark(next, ["."]), gap(next) == .none { next += 1 }
        guard let dayNumber = number(next), (1...31).contains(dayNumber), gap(next) == .space,
            !isNumberTail(next + 1) || ["st", "nd", "rd", "th"].contains(text.folded(next + 1))
        else { return nil }
        return dated(month: month, day: dayNumber, from: index, monthAt: afterOrdinalEnding(next + 1) - 1)
    }

    private static let endings: Set<String> = [
        "st", "nd", "rd", "th", "ти", "ви", "ри", "ми", "ви", "ti", "vi", "ri", "mi", "го", "ого", "er", "re",
    ]

    /// `15th`, „14-ти“, „1-ви“: the place behind the ending, if there is one.
    private func afterOrdinalEnding(_ index: Int) -> Int {
        let at = isMark(index, ["-"]) && gap(index) == .none ? index + 1 : index
        return gap(at) == .none && Self.endings.contains(text.folded(at)) ? at + 1 : index
    }

    /// „до 30-ти“, `by the 30th`, `am 30.`, „30 т.м.“: that day of this month, or of the next one if it has passed.
    ///
    /// - Parameter weekday: the weekday that stands before it, which takes the place of a preposition.
    func dayOfMonth(at index: Int, weekday: Int? = nil) -> DateMention? {
        guard let today, let dayNumber = number(index), (1...31).contains(dayNumber), !isGlued(index) else {
            return nil
        }
        if let end = afterThisMonth(index + 1) {
            let month = today.startOfMonth
            return Day(year: month.year, month: month.month, day: dayNumber).map {
                DateMention(day: $0, form: .date, tokens: index..<end)
            }
        }
        var before = index - 1
        if ["the", "числа", "den"].contains(text.folded(before)) { before -= 1 }
        var end = afterOrdinalEnding(index + 1)
        if end == index + 1, isMark(end, ["."]), gap(end) == .none, number(end + 1) == nil,
            weekday != nil || ["am", "zum", "bis", "den", "ab", "na", "do"].contains(text.folded(before))
        {
            end += 1
        }
        guard end > index + 1, !["етаж", "floor", "клас", "серия", "век"].contains(text.folded(end)) else { return nil }
        guard weekday != nil || DateCues.prepositions.contains(text.folded(before)) else { return nil }
        let days = (0...2).compactMap { month -> Day? in
            let first = today.startOfMonth.adding(months: month)
            return Day(year: first.year, month: first.month, day: dayNumber).flatMap { $0 >= today ? $0 : nil }
        }
        guard let day = days.first(where: { $0.weekday == weekday }) ?? days.first else { return nil }
        return DateMention(day: day, form: .named, tokens: index..<end)
    }

    /// „т.м.“, „този месец“, `d. M.`, `of this month`: the place behind words for the month that runs.
    private func afterThisMonth(_ index: Int) -> Int? {
        if ["тм", "inst"].contains(text.folded(index)) { return index + 1 }
        guard ["т", "с", "d"].contains(text.folded(index)), isMark(index + 1, ["."]),
            ["м", "m"].contains(text.folded(index + 2)), gap(index + 2) <= .space
        else { return nil }
        return isMark(index + 3, ["."]) && gap(index + 3) == .none ? index + 4 : index + 3
    }

    private static let romanMonths: [String: Int] = [
        "i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10, "xi": 11,
        "xii": 12,
    ]

    /// `28.V.2026`, „3.VI.“: the month in Roman figures.
    func romanMonth(at index: Int) -> DateMention? {
        guard let dayNumber = number(index), !isGlued(index), isMark(index + 1, ["."]), gap(index + 1) == .none,
            gap(index + 2) <= .space, let month = Self.romanMonths[text.folded(index + 2)], isMark(index + 3, ["."]),
            gap(index + 3) == .none
        else { return nil }
        if let year = number(index + 4, digits: 4...4), gap(index + 4) <= .space,
            let day = Day(year: year, month: month, day: dayNumber)
        {
            return DateMention(day: day, form: .date, tokens: index..<afterYearWord(index + 5))
        }
        guard gap(index + 2) == .none, let today, let day = Self.nearest(month: month, day: dayNumber, to: today)
        else { return nil }
        return DateMention(day: day, form: .date, tokens: index..<index + 4)
    }

    private static let firstWords: Set<String> = [
        "първи", "първия", "първият", "first", "ersten", "erster", "prvi", "prvog", "први", "првог", "первое",
        "первого", "prima", "premier", "primo", "primero",
    ]

    /// „първи юни“, `the first of June`.
    func firstOfMonth(at index: Int) -> DateMention? {
        guard Self.firstWords.contains(text.folded(index)), let today else { return nil }
        var next = index + 1
        if ["of", "de", "di"].contains(text.folded(next)) { next += 1 }
        guard gap(next) <= .space, case .month(let month) = word(next),
            let day = Self.nearest(month: month, day: 1, to: today)
        else { return nil }
        return DateMention(day: day, form: .date, tokens: index..<next + 1)
    }

    private func dated(month: Int, day dayNumber: Int, from start: Int, monthAt index: Int) -> DateMention? {
        var end = index + 1
        let comma = isMark(end, [","]) ? end + 1 : end
        if let year = number(comma, digits: 4...4), gap(comma) <= .line,
            let day = Day(year: year, month: month, day: dayNumber)
        {
            return DateMention(day: day, form: .date, tokens: start..<afterYearWord(comma + 1))
        }
        if isMark(end, ["."]), gap(end) == .none, gap(end + 1) <= .space { end += 0 }
        guard let today, let day = Self.nearest(month: month, day: dayNumber, to: today) else { return nil }
        return DateMention(day: day, form: .date, tokens: start..<end)
    }
}
