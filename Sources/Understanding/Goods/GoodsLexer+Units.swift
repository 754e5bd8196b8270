import Workflows

extension GoodsLexer {
    // MARK: numbers

    /// Digits with marks between them; with `grouping`, thousands parted by spaces too.
    func numeral(at index: Int, grouping: Bool) -> (Numeral, Int)? {
        guard isDigits(index) else { return nil }
        var numeral = Numeral(groups: [folded(index)], separators: [])
        var at = index + 1
        while numeral.groups.count < 6 {
            if at < raw.count, raw[at].kind == .mark, isGlued(at), [".", ",", "'"].contains(symbol(at)),
                isDigits(at + 1), isGlued(at + 1)
            {
                numeral.separators.append(Character(folded(at)))
                numeral.groups.append(folded(at + 1))
                at += 2
            } else if grouping, !isNumbered(index), at < raw.count, isDigits(at), raw[at].gap == .space,
                raw[at].spaces == 1,
                folded(at).utf8.count == 3, numeral.groups[0].utf8.count <= 3,
                numeral.separators.allSatisfy({ $0 == " " }),
                !isFollowedByDimension(at)
            {
                numeral.separators.append(" ")
                numeral.groups.append(folded(at))
                at += 1
            } else {
                break
            }
        }
        return (numeral, at)
    }

    /// „№ 5 500 г“: the number of a sort ends before the next number.
    func isNumbered(_ index: Int) -> Bool {
        guard index > 0 else { return false }
        let before = symbol(index - 1) == "." && index > 1 ? index - 2 : index - 1
        return symbol(before) == "№" || ["no", "nr", "номер"].contains(folded(before))
    }

    /// Whether a blank behind a number may part thousands. In the name of an article „HLP 46 200 l“ are two sizes.
    func groups(at index: Int) -> Bool {
        if folded(index + 1) == "000" { return true }
        return !isName && !(isTypeNumber(index) && folded(index).utf8.count > 1)
    }

    /// „HLP 46 200 л“, „NU 206 100 бр.“: a number behind letters in capitals is that of a type and ends before the next one.
    func isTypeNumber(_ index: Int) -> Bool {
        guard index > 0, isLetters(index - 1), raw[index].gap <= .space, raw[index - 1].isCapital,
            (1...4).contains(raw[index - 1].facts.count), UnitWords.unit(folded(index - 1)) == nil
        else { return false }
        return isCapitals(index - 1)
    }

    /// Whether a run of letters is written in capitals throughout.
    func isCapitals(_ index: Int) -> Bool {
        scalars[raw[index].start..<raw[index].end].allSatisfy { $0.properties.isUppercase }
    }

    func isFollowedByDimension(_ index: Int) -> Bool { separator(at: index + 1) != nil }

    /// The unit that stands at an index, in one to four pieces.
    func unit(at index: Int) -> (UnitWord, Int)? {
        guard index < raw.count, isNear(index) else { return nil }
        let first = folded(index)
        if first == "\"", isGlued(index) { return (UnitWords.inch, index + 1) }
        if first == "°", isGlued(index), !isGlued(index + 1) || !isLetters(index + 1) {
            return (UnitWords.degree, index + 1)
        }
        guard isLetters(index) || first == "μ" || first == "µ" else { return nil }
        if facts(index).beginsUnit, let found = joined(at: index) { return found }
        // a letter run that goes on with digits is a label: 5 M8; but m2 and м2 are an area
        if isDigits(index + 1), isGlued(index + 1) {
            if ["m", "м"].contains(first), folded(index + 1) == "2", !isGlued(index + 2) || !isLetters(index + 2) {
                return (UnitWords.squareMetre, index + 2)
            }
            return nil
        }
        if ["m", "м"].contains(first), symbol(index + 1) == "²", isGlued(index + 1) {
            return (UnitWords.squareMetre, index + 2)
        }
        guard let unit = facts(index).unit, !isFalseFriend(index) else { return nil }
        if unit.sizeUnit == .mass || unit.sizeUnit == .none, let end = perSquareMetre(after: index + 1),
            unit.sort != .container
        {
            return (UnitWords.grammage, end)
        }
        return (unit, skippingPoint(index + 1))
    }

    static let unitBeginnings: Set<String> = [
        "кв", "sq", "kv", "л", "лин", "линейни", "линеен", "пог", "п", "lfd", "lin", "linear", "laufende", "laufenden",
        "lineini", "м", "m", "к", "k",
    ]

    /// `кв.м`, `л. м.`, `lfd. m`, `sq m`, `к-т`, `лин. м`, `п.м.`
    func joined(at index: Int) -> (UnitWord, Int)? {
        let first = folded(index)
        let afterPoint = symbol(index + 1) == "." && isGlued(index + 1) ? index + 2 : index + 1
        let second = isNear(afterPoint) ? folded(afterPoint) : ""
        switch first {
        case "кв", "sq", "kv":
            guard ["м", "m", "метра", "метър", "meters", "metres", "metar", "metra", "meter"].contains(second) else {
                return nil
            }
            return (UnitWords.squareMetre, skippingPoint(afterPoint + 1))
        case "л", "лин", "линейни", "линеен", "пог", "п", "lfd", "lin", "linear", "laufende", "laufenden", "lineini":
            guard ["м", "m", "метра", "метър", "meter", "meters", "metres", "metra"].contains(second),
                !(isDigits(afterPoint + 1) && isGlued(afterPoint + 1)) || first != "л"
            else { return nil }
            return (UnitWords.metre, skippingPoint(afterPoint + 1))
        case "м", "m":
            guard afterPoint == index + 2, ["л", "п", "l"].contains(second), isGlued(afterPoint) else { return nil }
            return (UnitWords.metre, skippingPoint(afterPoint + 1))
        case "к", "k":
            guard symbol(index + 1) == "-", isGlued(index + 1),
                ["т", "та", "t", "ta", "кт"].contains(folded(index + 2)), isGlued(index + 2),
                let set = UnitWords.unit("комплект")
            else { return nil }
            return (set, skippingPoint(index + 3))
        default: return nil
        }
    }

    func perSquareMetre(after index: Int) -> Int? {
        let at = skippingPoint(index)
        guard symbol(at) == "/", isGlued(at) || isNear(at), ["m", "м", "qm", "кв"].contains(folded(at + 1)) else {
            return nil
        }
        var end = at + 2
        if folded(at + 1) == "кв" {
            if symbol(end) == "." { end += 1 }
            if ["м", "m"].contains(folded(end)) { end += 1 }
        } else if ["2", "²"].contains(folded(end)), isGlued(end) {
            end += 1
        }
        return end
    }

    /// Words that are units only at times: „can you“.
    func isFalseFriend(_ index: Int) -> Bool {
        switch folded(index) {
        case "dl": raw[index].isCapital
        // „6 off“ ends the line or stands before a code or a thing, „20 off the list price“ does not
        case "off": ["the", "our", "your", "and", "of", "for", "on"].contains(folded(index + 1))
        case "roll", "set", "box", "sheet", "can":
            // `roll-up`, `set-top`: the first half of another word
            symbol(index + 1) == "-" && isGlued(index + 1) && isLetters(index + 2) && isGlued(index + 2)
                || folded(index) == "can"
                    && ["you", "we", "i", "be", "the", "it", "they", "he", "she"].contains(folded(index + 1))
        case "m", "м", "t", "т", "l", "л", "g", "г":
            // an initial or the year's „г.“ is judged by the caller; here only letters glued to more letters
            symbol(index + 1) == "'" && isGlued(index + 1)
        default: false
        }
    }

    func skippingPoint(_ index: Int) -> Int {
        index < raw.count && symbol(index) == "." && isGlued(index) ? index + 1 : index
    }
}
