/// A day that a text speaks of, and where.
struct DateMention: Hashable, Sendable {
    /// How it was written.
    enum Form: Hashable, Sendable {
        /// A calendar date: `15.12.2026`, „8 май“.
        case date
        /// Day and month as digits only, which may be a number of another kind: `15.12`.
        case shortNumeric
        /// A weekday, a calendar week, „tomorrow“, „the end of the month“.
        case named
        /// A span: „10 days“. It is a day only behind a word such as „within“.
        case span
    }

    let day: Day
    let form: Form
    /// The tokens that it is written with.
    let tokens: Range<Int>
}

/// Finds days in a text of any language that customers write, counted from the day of the mail.
///
/// Numeric dates are read day first, as Europe writes them, unless that day does not exist.
struct DateReader: Sendable {
    /// The day from which „tomorrow“ and „in two weeks“ count; without it only dates with a year are read.
    let today: Day?

    /// Every mention in order; they do not overlap.
    func mentions(in text: LexedText) -> [DateMention] {
        var found: [DateMention] = []
        var index = 0
        while index < text.tokens.count {
            if let mention = mention(at: index, in: text), mention.tokens.upperBound > index {
                found.append(mention)
                index = mention.tokens.upperBound
            } else {
                index += 1
            }
        }
        return found
    }

    /// The day that a whole short text states, as an argument of a command: `15.12`, `next Friday`, `2 weeks`.
    func day(statedBy text: LexedText) -> Day? {
        let mentions = mentions(in: text)
        guard mentions.count == 1 else { return nil }
        let mention = mentions[0]
        let outside = text.tokens.indices.filter { !mention.tokens.contains($0) }
        let filler: Set<String> = [
            "до", "на", "за", "от", "в", "след", "срок", "by", "on", "until", "till", "in", "within", "the", "bis",
            "am",
            "zum", "vom", "innerhalb", "von", "г", "год", "година", ".", ",", "с", "най", "-", "късно",
        ]
        return outside.allSatisfy { filler.contains(text.folded($0)) } ? mention.day : nil
    }

    private func mention(at index: Int, in text: LexedText) -> DateMention? {
        let cursor = DateCursor(text: text, today: today)
        switch text.tokens[index].kind {
        case .mark: return nil
        case .number:
            return cursor.iso(at: index) ?? cursor.numeric(at: index) ?? cursor.romanMonth(at: index)
                ?? cursor.dayMonth(at: index) ?? cursor.ordinalWeek(at: index) ?? cursor.span(at: index)
                ?? cursor.dayOfMonth(at: index)
        case .word:
            guard let meaning = cursor.word(index) else { return cursor.firstOfMonth(at: index) }
            switch meaning {
            case .month: return cursor.monthDay(at: index)
            case .weekday, .next, .this, .afterNext: return cursor.weekdayOrPeriod(at: index)
            case .end, .middle, .start, .endOfMonth, .endOfWeek: return cursor.edge(at: index)
            case .calendarWeek, .week: return cursor.calendarWeek(at: index) ?? cursor.span(at: index)
            case .today, .tomorrow, .dayAfterTomorrow: return cursor.relativeDay(at: index)
            case .number, .fortnight, .aMonth, .day: return cursor.span(at: index)
            case .working, .workingDay, .year: return nil
            }
        }
    }
}
