extension GoodsLexer {
    private static let months: [String] = [
        "януар", "февруар", "март", "април", "май", "юни", "юли", "август", "септемвр", "октомвр", "ноемвр", "декемвр",
        "januar", "februar", "marz", "maerz", "mai", "juni", "juli", "oktober", "dezember", "january", "february",
        "march", "april", "june", "july",
        "august", "september", "october", "november", "december", "ianuarie", "februarie", "martie", "aprilie", "iunie",
        "iulie", "septembrie",
        "octombrie", "noiembrie", "decembrie", "января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа",
        "сентября", "октября", "ноября", "декабря",
    ]

    static func isMonth(_ folded: String) -> Bool {
        if ["may", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "okt", "nov", "dec", "dez"]
            .contains(folded)
        {
            return true
        }
        return folded.count >= 3
            && months.contains { folded == $0 || folded.hasPrefix($0) && folded.count <= $0.count + 4 && $0.count > 3 }
    }

    private static let timeUnits: Set<String> = [
        "ден", "дена", "дни", "дневен", "дневно", "седмица", "седмици", "месец", "месеца", "месеци", "година", "години",
        "час", "часа", "ч", "мин", "минути",
        "day", "days", "week", "weeks", "month", "months", "year", "years", "hour", "hours", "hrs", "minutes",

        "tag", "tage", "tagen", "woche", "wochen", "monat", "monate", "monaten", "jahr", "jahre", "jahren", "uhr",
        "stunde", "stunden", "werktage", "arbeitstage",
        "zile", "zi", "saptamani", "luni", "ani", "дней", "дня", "недели", "недель", "месяцев", "лет", "час.", "dni",
        "den", "dena", "sedmici", "chasa",
        "am", "pm", "nm", "гр.", "човека", "people", "души", "процента", "percent", "prozent", "пъти", "times", "mal",
    ]

    private static let currencies: Set<String> = [
        "€", "$", "£", "евро", "eur", "euro", "euros", "лв", "лева", "lv", "leva", "bgn", "usd", "gbp", "ron", "lei",
        "din", "rsd", "chf", "руб", "рублей", "try", "tl", "стотинки", "цента", "cent", "cents", "evro",
    ]

    /// Dates, times, prices, telephone numbers, spans of time, years: from a digit run on.
    func noise(at index: Int) -> (Lexeme, Int)? {
        let end =
            recordNumberEnd(at: index) ?? dateEnd(at: index) ?? phoneEnd(at: index) ?? timeEnd(at: index) ?? priceEnd(
                at: index) ?? spanEnd(at: index)
        guard let end else { return nil }
        return (make(.noise, index, end), end)
    }

    /// Our record numbers: `OR-2026-00029`, `SH-…`, also with Cyrillic look-alikes. Gives the index after it.
    func recordEnd(at index: Int) -> Int? {
        guard isLetters(index), folded(index).count == 2, symbol(index + 1) == "-", isGlued(index + 1),
            folded(index + 2).utf8.count == 4, isDigits(index + 2),
            isGlued(index + 2), symbol(index + 3) == "-", isGlued(index + 3), isDigits(index + 4), isGlued(index + 4),
            folded(index + 4).utf8.count >= 4
        else { return nil }
        return index + 5
    }

    /// `PO 88120`, `RFQ-2231`, `Ref. 4711`: a number of somebody's papers.
    private func recordNumberEnd(at index: Int) -> Int? {
        guard folded(index).utf8.count >= 3, index > 0 else { return nil }
        var before = index - 1
        while before > 0, raw[before].kind == .mark, index - before < 3,
            ["-", ".", "#", "№", ":"].contains(symbol(before))
        {
            before -= 1
        }
        guard isLetters(before), raw[before].isCapital, raw[index].gap <= .space,
            ["po", "rfq", "rfp", "invoice", "anfrage", "bestellung", "anfragenr", "bestellnr"].contains(folded(before)),
            unit(at: index + 1) == nil, separatorFree(index + 1)
        else { return nil }
        return index + 1
    }

    /// Whether no `x` of dimensions follows.
    private func separatorFree(_ index: Int) -> Bool {
        !(isLetters(index) && facts(index).isTimes) && symbol(index) != "x" && symbol(index) != "*"
    }

    private func dateEnd(at index: Int) -> Int? {
        let marks = [".", "/", "-"]
        guard let first = Int(folded(index)) else { return nil }
        // 16.03.2026, 16/3/26, 2026-03-16
        if marks.contains(folded(index + 1)), isGlued(index + 1), isDigits(index + 2), isGlued(index + 2),
            folded(index + 3) == folded(index + 1), isGlued(index + 3), isDigits(index + 4), isGlued(index + 4),
            let second = Int(folded(index + 2)), let third = Int(folded(index + 4))
        {
            let european =
                (1...31).contains(first) && (1...12).contains(second)
                && (third >= 1900 && third < 2200 || folded(index + 4).utf8.count == 2)
            let iso = (1900...2200).contains(first) && (1...12).contains(second) && (1...31).contains(third)
            let american = (1...12).contains(first) && (1...31).contains(second) && third >= 1900 && third < 2200
            if european || iso || american, !(isGlued(index + 5) && isDigits(index + 6) && symbol(index + 5) != ".") {
                var end = index + 5
                if ["г", "год", "години", "y"].contains(folded(end)), isNear(end) { end += 1 }
                if symbol(end) == ".", isGlued(end), end > index + 5 { end += 1 }
                return end
            }
        }
        // 09.04. or „до 09.04“: two digits each, the first a day, the second a month
        if symbol(index + 1) == ".", isGlued(index + 1), isDigits(index + 2), isGlued(index + 2),
            folded(index).utf8.count == 2,
            folded(index + 2).utf8.count == 2, (1...31).contains(first), let month = Int(folded(index + 2)),
            (1...12).contains(month),
            folded(index + 2).hasPrefix("0") || folded(index).hasPrefix("0"),
            index > 0,
            Self.datePrepositions.contains(folded(index - 1))
                || symbol(index + 3) == "." && isGlued(index + 3) && unit(at: index + 4) == nil
        {
            return symbol(index + 3) == "." && isGlued(index + 3) ? index + 4 : index + 3
        }
        // 20 март, 30-ти април, 15. Mai, 5th of May
        guard (1...31).contains(first) else {
            if (1990...2100).contains(first), ["г", "год", "година"].contains(folded(index + 1)) { return index + 2 }
            return nil
        }
        var at = index + 1
        if symbol(at) == "-" || symbol(at) == ".", isGlued(at) { at += 1 }
        if isLetters(at), ["ти", "ви", "ри", "ми", "th", "st", "nd", "rd", "ten", "и"].contains(folded(at)), isGlued(at)
        {
            at += 1
        }
        if ["of", "de"].contains(folded(at)) { at += 1 }
        guard isLetters(at), isNear(at), Self.isMonth(folded(at)) else { return nil }
        at += 1
        if let year = Int(folded(at)), (1990...2100).contains(year), isNear(at) { at += 1 }
        return at
    }

    private static let datePrepositions: Set<String> = [
        "до", "на", "от", "за", "by", "on", "until", "till", "before", "bis", "am", "zum", "ab", "vom", "pana", "la",
        "до", "do",
    ]

    /// At least seven digits in groups after a plus or a zero, or nine in any groups of at least two.
    private func phoneEnd(at index: Int) -> Int? {
        guard index == 0 || raw[index].gap != .none || raw[index - 1].kind == .mark else { return nil }
        var digits = folded(index).utf8.count
        var groups = 1
        var at = index + 1
        let plus = index > 0 && symbol(index - 1) == "+" && raw[index].gap == .none
        while at < raw.count, groups < 8 {
            if isDigits(at), raw[at].gap == .space, raw[at].spaces == 1, folded(at).utf8.count >= 2 {
                digits += folded(at).utf8.count
                at += 1
            } else if ["-", "/", ")"].contains(symbol(at)), isNear(at), isDigits(at + 1), isNear(at + 1),
                folded(at + 1).utf8.count >= 2
            {
                digits += folded(at + 1).utf8.count
                at += 2
            } else {
                break
            }
            groups += 1
        }
        guard !isGlued(at) || raw[at].kind == .mark else { return nil }
        if groups == 1 { return plus && digits >= 7 || digits >= 9 ? at : nil }
        guard digits >= 7, digits <= 15, plus || folded(index).hasPrefix("0") else { return nil }
        return at
    }

    private func timeEnd(at index: Int) -> Int? {
        guard let hour = Int(folded(index)), (0...24).contains(hour), folded(index).utf8.count <= 2 else { return nil }
        if symbol(index + 1) == ":", isGlued(index + 1), isDigits(index + 2), isGlued(index + 2),
            folded(index + 2).utf8.count == 2, let minute = Int(folded(index + 2)), minute < 60
        {
            return index + 3
        }
        return nil
    }

    private func priceEnd(at index: Int) -> Int? {
        guard let (_, next) = numeral(at: index, grouping: true), isNear(next) else { return nil }
        guard Self.currencies.contains(folded(next)), folded(next) != "din" || !isDigits(next + 1) else { return nil }
        var end = next + 1
        if symbol(end) == ".", isGlued(end) { end += 1 }
        // 0,95 евро/бр, 1.2 EUR per piece
        if symbol(end) == "/", isNear(end), isLetters(end + 1) || isDigits(end + 1) {
            end += 2
            if isDigits(end - 1), isLetters(end), isNear(end) { end += 1 }
            if symbol(end) == ".", isGlued(end) { end += 1 }
        }
        return end
    }

    /// „5 работни дни“, `30 days`, `2 weeks`, „2026 г.“.
    private func spanEnd(at index: Int) -> Int? {
        var at = index + 1
        if symbol(at) == "-", isDigits(at + 1), isNear(at), isNear(at + 1) { at += 2 }
        if symbol(at) == "-", isGlued(at), isGlued(at + 1), isLetters(at + 1) { at += 1 }
        if ["working", "business", "работни", "календарни", "calendar"].contains(folded(at)), isNear(at) { at += 1 }
        guard isLetters(at), isNear(at), Self.timeUnits.contains(folded(at)) else { return nil }
        var end = at + 1
        if isLetters(end), isNear(end), Self.timeUnits.contains(folded(end)) { end += 1 }
        return end
    }

    /// `€ 0.80`, `+359 52 …`, `№ 57`, `#12`.
    func markedNoise(at index: Int) -> (Lexeme, Int)? {
        switch folded(index) {
        case "€", "$", "£":
            guard let (_, next) = numeral(at: index + 1, grouping: true), isNear(index + 1) else { return nil }
            return (make(.noise, index, next), next)
        case "+":
            guard isDigits(index + 1), isGlued(index + 1), let end = phoneEnd(at: index + 1) else { return nil }
            return (make(.noise, index, end), end)
        case "№":
            guard isDigits(index + 1), isNear(index + 1), let (_, next) = numeral(at: index + 1, grouping: false) else {
                return nil
            }
            return (make(.noise, index, next), next)
        default: return nil
        }
    }
}
