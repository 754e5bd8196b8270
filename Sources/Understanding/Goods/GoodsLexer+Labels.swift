import Workflows

extension GoodsLexer {
    // MARK: standards and labelled sizes

    func standard(at index: Int) -> (Lexeme, Int)? {
        guard let label = raw[index].facts.standard else { return nil }
        var at = index + 1
        // EN ISO 4017, DIN EN 12345, DIN-933, DIN №933
        var name = label
        var steps = 0
        while steps < 3, isNear(at) {
            if isLetters(at), let more = facts(at).standard {
                name = more
            } else if !["-", ".", "/", ":", "№"].contains(symbol(at)) || !isNear(at + 1) {
                break
            }
            at += 1
            steps += 1
        }
        guard isDigits(at), isNear(at), let (numeral, next) = plainNumber(at), let value = numeral.size else {
            return nil
        }
        var end = next
        // DIN 933-8.8 is a standard and a class; EN 388:2016 a standard and its year
        if symbol(end) == ":", isGlued(end), isDigits(end + 1), isGlued(end + 1) { end += 2 }
        var lexeme = make(.spec, index, end)
        lexeme.spec = Spec(label: name, values: [SizeValue(raw: value)])
        return (lexeme, end)
    }

    /// A digit run without dimension or thousands: `933`, `8.8`.
    func plainNumber(_ index: Int) -> (Numeral, Int)? {
        guard isDigits(index) else { return nil }
        return (Numeral(groups: [folded(index)], separators: []), index + 1)
    }

    /// `M8x40`, `M 8 x 60`, `E6013`, `SG2`, `Ø8`, `42CrMo4`, `СВТ 3x2,5` only as far as letters and digits touch.
    func labelled(at index: Int) -> (Lexeme, Int)? {
        let piece = raw[index]
        let label = piece.facts.latin
        guard index == 0 || raw[index].gap != .none || raw[index - 1].kind == .mark else { return nil }
        if isDigits(index + 1), isGlued(index + 1), label.count <= 6 {
            if ["f", "ф", "d", "o", "φ", "fi", "dia"].contains(label) || piece.folded == "ф" {
                if let found = dimensions(at: index + 1, label: "", from: index) ?? single(at: index + 1, from: index) {
                    return found
                }
            }
            // „NJ208 x 2“ counts two of a type; M8 x 40 and Ø8 x 40 are dimensions
            if label.count > 1, !isGlued(index + 2) { return mark(at: index, label: label) }
            return dimensions(at: index + 1, label: label, from: index) ?? mark(at: index, label: label)
        }
        // M 8 x 60: a capital M before a number, or before dimensions
        if label == "m", piece.isCapital, isDigits(index + 1), raw[index + 1].gap == .space,
            !follows(index, kind: .digits)
        {
            return dimensions(at: index + 1, label: label, from: index)
                ?? single(at: index + 1, from: index, label: label)
        }
        // A 1250, B 1250: a capital of its own within a phrase and a number of type
        if label.utf8.count == 1, label != "m", label != "x", piece.isCapital, isDigits(index + 1),
            raw[index + 1].gap == .space, folded(index + 1).utf8.count >= 3, index > 0, raw[index].gap == .space,
            isLetters(index - 1), !isGlued(index + 2) || symbol(index + 2) != "/" && symbol(index + 2) != ".",
            unit(at: index + 2) == nil, label.utf8.allSatisfy({ (97...122).contains($0) })
        {
            return single(at: index + 1, from: index, label: label)
        }
        // SG-2, WD-40, IP-65: letters, a dash, digits, all touching
        if symbol(index + 1) == "-", isGlued(index + 1), isDigits(index + 2), isGlued(index + 2), label.count <= 4,
            !UnitWords.isWord(piece.folded), piece.isCapital || label.count <= 2
        {
            return mark(at: index, label: label, skipping: 1)
        }
        // RAL 9005, DN 50, PN 16, IP 65, class of paper "A 4": a short capital mark and a number
        if Self.spacedLabels.contains(label), isDigits(index + 1), isNear(index + 1) {
            return single(at: index + 1, from: index, label: label)
        }
        if ["ф", "φ", "dia", "diameter", "диаметър", "диам", "durchmesser"].contains(piece.folded) {
            var at = index + 1
            if symbol(at) == ".", isGlued(at) { at += 1 }
            if isDigits(at), isNear(at) { return single(at: at, from: index) }
        }
        return nil
    }

    /// Sizes of clothes: `S`, `M`, `XL`, `3XL`, as capitals of their own.
    private static let sizeWords: Set<String> = [
        "size", "размер", "големина", "grosse", "groesse", "marime", "velicina", "razmer",
    ]
    private static let clothes: [String: Int64] = [
        "xs": 1, "s": 2, "m": 3, "l": 4, "xl": 5, "xxl": 6, "xxxl": 7, "2xl": 6, "3xl": 7, "4xl": 8, "5xl": 9,
    ]

    func clothesSize(at index: Int) -> (Lexeme, Int)? {
        guard raw[index].kind == .digits ? isLetters(index + 1) && isGlued(index + 1) : raw[index].facts.count <= 4
        else { return nil }
        var end = index + 1
        var word = latin(index)
        if isDigits(index), isLetters(index + 1), isGlued(index + 1) {
            word += facts(index + 1).latin
            end = index + 2
        }
        guard let size = Self.clothes[word], raw[end - 1].isCapital,
            !isGlued(end)
                || raw[end].kind == .mark && symbol(end) != "-"
                    && (symbol(end) != "." || end + 1 >= raw.count || raw[end + 1].gap >= .line || word.count > 1
                        || index > 0 && Self.sizeWords.contains(folded(index - 1))),
            index == 0 || raw[index].gap != .none || ["/", "-", "(", ","].contains(symbol(index - 1)),
            !isDigits(end) || raw[end].gap > .space || word.count > 1
                || folded(end).utf8.count > 1 && !follows(index, kind: .digits)
        else { return nil }
        if isNear(index), index > 0, raw[index - 1].kind == .digits { return nil }
        var lexeme = make(.spec, index, end)
        lexeme.spec = Spec(label: "size", values: [SizeValue(raw: size)])
        return (lexeme, end)
    }

    /// Words that a rule of the lexer begins with.
    static let labels: Set<String> = spacedLabels.union(clothes.keys).union([
        "ф", "φ", "dia", "diameter", "диаметър", "диам", "durchmesser", "fi",
    ])

    private static let spacedLabels: Set<String> = ["ral", "dn", "ip", "ncs", "rj", "cat", "aisi", "pn"]

    func follows(_ index: Int, kind: RawPiece.Kind) -> Bool {
        index > 0 && raw[index - 1].kind == kind && raw[index].gap <= .space
    }

    func single(at number: Int, from start: Int, label: String = "") -> (Lexeme, Int)? {
        guard let (numeral, next) = numeral(at: number, grouping: false), let value = numeral.size else { return nil }
        var end = next
        var size = SizeValue(raw: value)
        if label.isEmpty, let (unit, after) = unit(at: next), unit.sort == .size || unit.sizeUnit == .length {
            size = SizeValue(raw: value, unit: unit.sizeUnit, factorMillionths: unit.factor)
            end = after
        }
        var lexeme = make(.spec, start, end)
        lexeme.spec = Spec(label: label, values: [size])
        return (lexeme, end)
    }

    func diameter(at index: Int) -> (Lexeme, Int)? {
        guard raw[index].folded == "ø", isDigits(index + 1), isNear(index + 1) else { return nil }
        return dimensions(at: index + 1, label: "", from: index) ?? single(at: index + 1, from: index)
    }

    /// A mark of letters and digits all touching: `E6013`, `42CrMo4`, `6205-2RS`, `10W40`.
    func mark(at index: Int, label: String, skipping: Int = 0) -> (Lexeme, Int)? {
        var at = index + 1 + skipping
        guard let (numeral, next) = numeral(at: at, grouping: false), let value = numeral.size else { return nil }
        at = next
        var tail = ""
        while isGlued(at), tail.count < 24 {
            if raw[at].kind == .mark {
                guard ["-", "/"].contains(symbol(at)), isGlued(at + 1), raw[at + 1].kind != .mark,
                    !tail.isEmpty || isDigits(at + 1)
                else { break }
                // WD-40 and WD40 are the same mark
            } else {
                tail += latin(at)
            }
            at += 1
        }
        var lexeme = make(.spec, index, at)
        lexeme.spec = Spec(label: label, values: [SizeValue(raw: value)], tail: tail)
        return (lexeme, at)
    }
}
