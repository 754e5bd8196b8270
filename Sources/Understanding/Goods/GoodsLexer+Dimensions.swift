import Workflows

extension GoodsLexer {
    // MARK: dimensions

    /// `8x40`, `8 x 60`, `90x90x65x2,5`, `48 мм x 66 м`, `600*400*300 mm`; at least two numbers.
    func dimensions(at index: Int, label: String, from start: Int) -> (Lexeme, Int)? {
        var values: [(Int64, UnitWord?)] = []
        var at = index
        var end = index
        while values.count < 6, let (numeral, next) = numeral(at: at, grouping: false), let value = numeral.size {
            var after = next
            var unitHere: UnitWord?
            if let (unit, behind) = unit(at: next), unit.sizeUnit == .length, separator(at: behind) != nil {
                unitHere = unit
                after = behind
            }
            if !values.isEmpty, at > index, raw[at].gap != .none, let (unit, _) = unit(at: next),
                unit.sort == .count || unit.sort == .container, isGlued(next) == false
            {
                // „24 mm x 36 rolls“: so many of them
                break
            }
            values.append((value, unitHere))
            end = unitHere == nil ? next : after
            guard let number = separator(at: after) else { break }
            at = number
        }
        guard values.count > 1 else { return nil }
        // 5 x 25 kg: so many packs of a weight
        var trailing: UnitWord?
        if let (unit, behind) = unit(at: end), unit.sort == .size || unit.sort == .measure, !isGluedTail(behind) {
            guard unit.sizeUnit == .length else { return nil }
            trailing = unit
            end = behind
        }
        var tail = ""
        if trailing == nil, isGlued(end), isLetters(end), label.isEmpty == false || folded(end).count <= 3 {
            if let (unit, behind) = unit(at: end), !isGluedTail(behind) {
                _ = unit
            } else {
                tail = latin(end)
                end += 1
            }
        }
        let mixed = values.contains { $0.1 != nil }
        let sizes = values.map { value, own in
            let unit = own ?? trailing
            guard let unit, mixed || label.isEmpty else { return SizeValue(raw: value) }
            return SizeValue(raw: value, unit: unit.sizeUnit, factorMillionths: unit.factor)
        }
        var lexeme = make(.spec, start, end)
        lexeme.spec = Spec(label: label, values: sizes, tail: tail)
        return (lexeme, end)
    }

    func isGluedTail(_ index: Int) -> Bool { isGlued(index) && isDigits(index) }

    func isTimes(_ index: Int) -> Bool { symbol(index) == "*" || symbol(index) == "x" || facts(index).isTimes }

    /// The index of the number after an `x`, if the `x` is one between numbers.
    func separator(at index: Int) -> Int? {
        // 600/400/300
        if symbol(index) == "/", isGlued(index), isDigits(index + 1), isGlued(index + 1), index > 0,
            folded(index - 1).utf8.count >= 2,
            // of three numbers the last may be short: 30/47/7
            folded(index + 1).utf8.count >= 2 || index > 1 && symbol(index - 2) == "/"
        {
            return index + 1
        }
        guard index < raw.count, isNear(index), isTimes(index), isNear(index + 1),
            isDigits(index + 1)
        else {
            guard index < raw.count, isNear(index), isTimes(index), isNear(index + 1),
                ["ø", "m", "м"].contains(folded(index + 1)), isGlued(index + 2), isDigits(index + 2)
            else { return nil }
            return index + 2
        }
        return index + 1
    }
}
