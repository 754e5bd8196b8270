import Workflows

extension GoodsLexer {
    /// A number with what belongs to it: multiplier, unit, percent sign, or a tail as in „125-ки“.
    func number(at index: Int, after done: [Lexeme]) -> (Lexeme, Int)? {
        if let found = fractionNumber(at: index) { return found }
        // in the name of an article „HLP 46 200 l“ are two sizes
        guard var (numeral, next) = numeral(at: index, grouping: groups(at: index)) else { return nil }
        if numeral.separators.contains(" ") {
            // thousands parted by a space only before a unit, a price or the end of a cell or line
            let tail = multiplier(at: next)?.1 ?? next
            let ends =
                tail >= raw.count || raw[tail].gap >= .wide || raw[tail].kind == .mark && !["x"].contains(folded(tail))
            let counted = unit(at: tail).map { $0.0.sort != .size } ?? false
            if !ends, !counted, let (shorter, after) = self.numeral(at: index, grouping: false) {
                (numeral, next) = (shorter, after)
            }
        }
        let start = index
        var lexeme = make(.number, start, next)
        let size = numeral.size
        lexeme.value = numeral.quantity(decimalMark: decimalMark)
        lexeme.spec = size.map { Spec(values: [SizeValue(raw: $0)]) }
        if let (factor, after) = multiplier(at: next), let value = lexeme.value {
            lexeme.value = value.multiplied(by: FixedDecimal(millionths: factor &* 1_000_000))
            lexeme.spec = nil
            next = after
            lexeme.end = raw[next - 1].end
        }
        if let behind = wordsInBrackets(at: next) { next = behind }
        if symbol(next) == "%", isNear(next) {
            lexeme.kind = .spec
            lexeme.spec = size.map { Spec(values: [SizeValue(raw: $0, unit: .percent)]) }
            lexeme.end = raw[next].end
            return (lexeme, next + 1)
        }
        if let (unit, after) = unit(at: next), !isGradeMark(next, unit) {
            apply(unit, to: &lexeme, numeral: numeral, size: size)
            lexeme.end = raw[after - 1].end
            lexeme.folded = folded(next)
            return (lexeme, after)
        }
        // „5-Liter-Kanister“, „10-литрова“
        if symbol(next) == "-", isGlued(next), isGlued(next + 1), let (unit, after) = unit(at: next + 1),
            unit.sort == .measure || unit.sort == .size, let size
        {
            lexeme.kind = .spec
            lexeme.spec = Spec(values: [SizeValue(raw: size, unit: unit.sizeUnit, factorMillionths: unit.factor)])
            lexeme.end = raw[after - 1].end
            return (lexeme, after)
        }
        if let after = inflectionTail(at: next) {
            lexeme.kind = .spec
            lexeme.end = raw[after - 1].end
            lexeme.folded = folded(after - 1)
            return (lexeme, after)
        }
        return gluedLetters(at: next, number: lexeme, from: start) ?? (lexeme, next)
    }

    /// `10W-40` is a grade of oil, no ten watts.
    private func isGradeMark(_ index: Int, _ unit: UnitWord) -> Bool {
        guard case .other = unit.sizeUnit else { return false }
        return isGlued(index) && symbol(index + 1) == "-" && isGlued(index + 1) && isDigits(index + 2)
            && isGlued(index + 2)
    }

    private func apply(_ unit: UnitWord, to lexeme: inout Lexeme, numeral: Numeral, size: Int64?) {
        lexeme.unit = unit
        if lexeme.spec != nil, let size {
            lexeme.spec = Spec(values: [SizeValue(raw: size, unit: unit.sizeUnit, factorMillionths: unit.factor)])
        }
        lexeme.kind = unit.sort == .size ? .spec : .amount
        defer {
            // kilometres are no unit of ours
            if unit == UnitWords.kilometre {
                lexeme.unit = UnitWords.metre
                lexeme.value = lexeme.value?.multiplied(by: FixedDecimal(millionths: 1_000_000_000))
            }
        }
        // 1,500 kg is one and a half in texts that write the decimal comma; pieces have no decimals
        if unit.sort == .measure, numeral.separators.count == 1, let mark = numeral.separators.first, mark == ",",
            decimalMark == ",", let size, lexeme.spec != nil
        {
            lexeme.value = FixedDecimal(millionths: size)
        } else if unit.sort != .measure, let value = numeral.quantity(decimalMark: nil), lexeme.spec != nil {
            lexeme.value = value
        }
    }

    /// `2 хил.`, `2 thousand`, `5k pcs`, `3 dozen`.
    private func multiplier(at index: Int) -> (Int64, Int)? {
        guard isLetters(index), isNear(index) else { return nil }
        if case .times(let factor)? = facts(index).number {
            let next = symbol(index + 1) == "." && isGlued(index + 1) ? index + 2 : index + 1
            return (factor, next)
        }
        if isGlued(index), ["k", "к"].contains(folded(index)), !isGlued(index + 1), unit(at: index + 1) != nil {
            return (1000, index + 1)
        }
        return nil
    }

    /// „125-ки“, „12-ти“, `8er`, `50-teilig`, `3-жилен`: a size with an inflection. Gives the index after it.
    /// „2 (два) броя“: the number again in words. Gives the index behind the bracket.
    private func wordsInBrackets(at index: Int) -> Int? {
        guard symbol(index) == "(", isNear(index) else { return nil }
        var at = index + 1
        var words = 0
        while at < raw.count, at - index < 10, isLetters(at) {
            if NumberWords.part(folded(at)) != nil {
                words += 1
            } else if !NumberWords.joiners.contains(folded(at)) {
                return nil
            }
            at += 1
        }
        return words > 0 && symbol(at) == ")" && unit(at: at + 1) != nil ? at + 1 : nil
    }

    private func inflectionTail(at index: Int) -> Int? {
        if symbol(index) == "-", isGlued(index), isLetters(index + 1), isGlued(index + 1) { return index + 2 }
        return nil
    }

    /// `10W40`, `2RS`, `500GB`: digits and letters that touch and are no unit make one mark.
    private func gluedLetters(at index: Int, number: Lexeme, from start: Int) -> (Lexeme, Int)? {
        // „6205-2RS“, „608-ZZ“: parts of a number of type
        if let found = spacedMark(at: index, number: number) { return found }
        if symbol(index) == "-", isGlued(index), isDigits(index + 1), isGlued(index + 1), isLetters(index + 2),
            isGlued(index + 2),
            unit(at: index + 2) == nil, let value = number.spec?.values.first
        {
            var lexeme = number
            lexeme.kind = .spec
            lexeme.end = raw[index + 2].end
            lexeme.spec = Spec(values: [value], tail: folded(index + 1) + latin(index + 2))
            return (lexeme, index + 3)
        }
        guard isLetters(index), isGlued(index), let value = number.spec?.values.first else { return nil }
        if ["x", "х"].contains(folded(index)) { return nil }
        var tail = ""
        var at = index
        while isGlued(at), tail.count < 24 {
            if raw[at].kind != .mark {
                tail += latin(at)
                at += 1
            } else if symbol(at) == "-", isDigits(at + 1), isGlued(at + 1) {
                at += 1
            } else {
                break
            }
        }
        var lexeme = number
        lexeme.kind = .spec
        // „12oz“ and „500GB“ are „12 oz“ and „500 GB“: a size and a word of its own
        if at == index + 1, tail.count > 1 { return (lexeme, index) }
        lexeme.end = raw[at - 1].end
        lexeme.spec = Spec(values: [value], tail: tail)
        if tail == "p", (1...6).contains(value.raw / 1_000_000) {
            // `3P`: poles
            lexeme.spec = Spec(values: [SizeValue(raw: value.raw, unit: .other("pole"))])
        }
        return (lexeme, at)
    }

    /// `6205 2RS`: a type number of three digits or more with its mark behind a blank.
    private func spacedMark(at index: Int, number: Lexeme) -> (Lexeme, Int)? {
        guard isDigits(index), raw[index].gap == .space, index > 0, folded(index - 1).utf8.count >= 3,
            isDigits(index - 1),
            folded(index).utf8.count == 1, isLetters(index + 1), isGlued(index + 1), raw[index + 1].isCapital,
            folded(index + 1).count == 2,
            UnitWords.unit(folded(index + 1)) == nil, !folded(index + 1).hasSuffix("l"),
            let value = number.spec?.values.first
        else { return nil }
        var lexeme = number
        lexeme.kind = .spec
        lexeme.end = raw[index + 1].end
        lexeme.spec = Spec(values: [value], tail: folded(index) + latin(index + 1))
        return (lexeme, index + 2)
    }

    /// `½`, `1/2"`, `3/4`, `1 1/2`: a size of pipes and tools, or half of a unit.
    func fraction(at index: Int) -> (Lexeme, Int)? {
        let values: [String: Int64] = ["½": 500_000, "¼": 250_000, "¾": 750_000]
        guard let value = values[folded(index)] else { return nil }
        var lexeme = make(.number, index, index + 1)
        lexeme.value = FixedDecimal(millionths: value)
        lexeme.spec = Spec(values: [SizeValue(raw: value)])
        guard let (unit, after) = unit(at: index + 1) else { return (lexeme, index + 1) }
        lexeme.unit = unit
        lexeme.spec = Spec(values: [SizeValue(raw: value, unit: unit.sizeUnit, factorMillionths: unit.factor)])
        lexeme.kind = unit.sort == .size ? .spec : .amount
        lexeme.end = raw[after - 1].end
        return (lexeme, after)
    }

    private func fractionNumber(at index: Int) -> (Lexeme, Int)? {
        guard symbol(index + 1) == "/", isGlued(index + 1), isDigits(index + 2), isGlued(index + 2),
            let numerator = Int64(folded(index)), let denominator = Int64(folded(index + 2)), denominator > 1,
            numerator < denominator, denominator <= 64, denominator & (denominator - 1) == 0
        else { return nil }
        var end = index + 3
        var unit = SizeUnit.none
        if ["\"", "'"].contains(symbol(end)), isGlued(end) {
            end += symbol(end + 1) == "'" && isGlued(end + 1) ? 2 : 1
            unit = .length
        } else if let (word, after) = self.unit(at: end), word.sizeUnit == .length {
            unit = .length
            end = after
        }
        let raw = numerator * 1_000_000 / denominator
        var lexeme = make(.spec, index, end)
        _ = unit
        lexeme.spec = Spec(label: "inch", values: [SizeValue(raw: raw)])
        return (lexeme, end)
    }

    /// „шест.“ is no six: a point behind the word and more of the phrase behind the point.
    private func isAbbreviationPoint(_ index: Int) -> Bool {
        guard !["хил", "tsd", "тыс", "hil"].contains(folded(index)), index + 2 < raw.count else { return false }
        return raw[index + 2].gap <= .space && !raw[index + 2].isCapital
            || raw[index + 2].kind == .letters && raw[index + 2].gap <= .space
    }

    /// „PET“ in capitals is no „пет“.
    private func isInitials(_ index: Int) -> Bool {
        let letters = scalars[raw[index].start..<raw[index].end]
        return letters.count > 1 && letters.count <= 4 && letters.allSatisfy { (65...90).contains($0.value) }
    }

    // MARK: number words

    /// „двеста и петдесет броя“, `a hundred and fifty metres`, `zwanzig Rollen`, „половин тон“.
    func numberWords(at index: Int, after done: [Lexeme]) -> (Lexeme, Int)? {
        let first = folded(index)
        let article = ["a", "an"].contains(first)
        guard article || facts(index).number != nil else { return nil }
        if isDigits(index + 1), isGlued(index + 1) { return nil }
        if isInitials(index) { return nil }
        if symbol(index + 1) == ".", isGlued(index + 1), isAbbreviationPoint(index) { return nil }
        var at = article ? index + 1 : index
        var total: Int64 = 0
        var current: Int64 = 0
        var halves: Int64 = 0
        var words = 0
        var onlyWeak = true
        var end = at
        words: while at < raw.count, words < 12, at == index || isNear(at), isLetters(at) {
            let word = folded(at)
            guard let part = NumberWords.part(word) else {
                // „one and a half“
                if NumberWords.joiners.contains(word), words > 0, folded(at + 1) == "a", isNear(at + 1), isNear(at + 2),
                    case .half? = NumberWords.part(folded(at + 2))
                {
                    at += 2
                    continue
                }
                let joins =
                    NumberWords.joiners.contains(word) && words > 0 && isNear(at + 1)
                    && NumberWords.part(folded(at + 1)) != nil
                guard joins, folded(at + 1) != "една", !NumberWords.weak.contains(folded(at + 1)) || current >= 20
                else { break }
                at += 1
                continue
            }
            if case .half = part, words > 0, article == false, current == 0 { break }
            switch part {
            case .add(let value):
                // „ten thirty“ are two numbers
                guard current == 0 || current % 100 == 0 && value < 100 || current % 10 == 0 && value < 10 else {
                    break words
                }
                current += value
            case .times(let factor) where halves > 0 && total == 0 && current < 1_000_000 && factor % 2 == 0:
                // „half a dozen“, „половин хиляда“, „one and a half thousand“
                current = (2 * current + 1) * factor / 2
                halves = 0
            case .times(let factor):
                let base = max(current, 1)
                // „hundred hundred hundred“ is no number
                guard base < 1_000_000, total < 1_000_000_000 else { return nil }
                if factor >= 1000 {
                    total += base * factor
                    current = 0
                } else {
                    current = base * factor
                }
            case .half:
                halves = 500_000
                // „ein halbes“: the article, no one and a half
                if at == index + 1, current == 1, NumberWords.weak.contains(first) { current = 0 }
                if ["a", "an"].contains(folded(at + 1)), isNear(at + 1),
                    case .times? = NumberWords.part(folded(at + 2)),
                    isNear(at + 2)
                {
                    at += 1
                }
            }
            if !NumberWords.weak.contains(word) || words > 0 { onlyWeak = false }
            words += 1
            at =
                symbol(at + 1) == "." && isGlued(at + 1) && ["хил", "tsd", "тыс", "hil"].contains(word)
                ? at + 2 : at + 1
            end = at
            // пет-шест, twenty-five
            if symbol(at) == "-", isGlued(at), isGlued(at + 1), case .add(let tens)? = NumberWords.part(word),
                tens >= 20,
                case .add(let ones)? = NumberWords.part(folded(at + 1)), ones < 10
            {
                current += ones
                at += 2
                end = at
            }
        }
        let sum = total + current
        var value = FixedDecimal(millionths: sum &* 1_000_000 &+ halves)
        if article, words == 0 {
            // "a box of gloves", "a pair"
            guard let (unit, _) = unit(at: index + 1), unit.sort == .container || unit.sort == .measure,
                folded(index + 1).count > 1
            else { return nil }
            value = FixedDecimal(millionths: 1_000_000)
            end = index + 1
            onlyWeak = true
        } else {
            guard words > 0 else { return nil }
        }
        // half a tonne
        if halves > 0, ["a", "an"].contains(folded(end)), isNear(end) { end += 1 }
        if ["of", "от"].contains(folded(end)), isNear(end), unit(at: end + 1)?.0.sort == .measure, halves > 0 {
            end += 1
        }
        var lexeme = make(.number, index, end)
        lexeme.value = value
        lexeme.inWords = true
        lexeme.spec = Spec(values: [SizeValue(raw: value.millionths)])
        if let (unit, after) = unit(at: end) {
            lexeme.unit = unit
            lexeme.kind = unit.sort == .size ? .spec : .amount
            lexeme.spec = Spec(values: [
                SizeValue(raw: value.millionths, unit: unit.sizeUnit, factorMillionths: unit.factor)
            ])
            lexeme.end = raw[after - 1].end
            lexeme.folded = folded(end)
            return (lexeme, after)
        }
        if onlyWeak {
            guard words == 1, !article,
                ["one", "един", "една", "едно", "ein", "eine", "einen", "edin", "edna", "edno"].contains(first)
            else { return nil }
            lexeme.isWeak = true
        }
        return (lexeme, end)
    }
}
