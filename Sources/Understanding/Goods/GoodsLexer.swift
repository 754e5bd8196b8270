import Workflows

/// Puts raw pieces together to lexemes: codes of the catalogue, sizes, amounts, numbers, noise and words.
///
/// Each rule looks a bounded number of pieces ahead, so the whole is linear.
struct GoodsLexer {
    let scalars: [Unicode.Scalar]
    let raw: [RawPiece]
    /// Finds catalogue codes by their folded key.
    let codes: CodeTable?
    /// The mark that parts decimals in this text, where its language tells.
    let decimalMark: Character?
    private let keepsSource: Bool
    /// Whether the text is the name of an article, in which no date, price or telephone stands.
    let isName: Bool

    init(
        _ text: some StringProtocol, codes: CodeTable? = nil, decimalMark: Character? = nil, keepsSource: Bool = false,
        isName: Bool = false, cache: WordCache = .shared
    ) {
        self.keepsSource = keepsSource
        self.isName = isName
        scalars = Array(text.unicodeScalars)
        raw = RawCutter(scalars, cache: cache).pieces()
        self.codes = codes
        self.decimalMark = decimalMark
    }

    /// All lexemes in order.
    func lexemes() -> [Lexeme] {
        var result: [Lexeme] = []
        var index = 0
        while index < raw.count {
            var (lexeme, next) = lexeme(at: index, after: result)
            if keepsSource { lexeme.source = String(String.UnicodeScalarView(scalars[lexeme.start..<lexeme.end])) }
            result.append(lexeme)
            index = max(next, index + 1)
            if lexeme.kind == .word, lexeme.facts.isLight { joinLight(&result) }
        }
        return result
    }

    /// „топла светлина“, `warm white`: one size, the colour of light.
    private func joinLight(_ lexemes: inout [Lexeme]) {
        guard let last = lexemes.last else { return }
        var before = lexemes.count - 2
        if before > 0, lexemes[before].isMark("-"), lexemes[before].gap == .none { before -= 1 }
        guard before >= 0, lexemes[before].kind == .word, last.gap <= .space,
            let colour = WordSizes.light(lexemes[before].folded)
        else { return }
        var joined = lexemes[before]
        joined.kind = .spec
        joined.end = last.end
        joined.spec = Spec(label: Spec.lightLabel, values: [SizeValue(raw: colour)])
        if keepsSource { joined.source = String(String.UnicodeScalarView(scalars[joined.start..<joined.end])) }
        lexemes.removeSubrange(before...)
        lexemes.append(joined)
    }

    private func lexeme(at index: Int, after done: [Lexeme]) -> (Lexeme, Int) {
        if let found = code(at: index) { return found }
        let piece = raw[index]
        switch piece.kind {
        case .digits:
            if let found = clothesSize(at: index) { return found }
            if !isName, let found = noise(at: index) { return found }
            if let found = dimensions(at: index, label: "", from: index)
                ?? number(at: index, after: done)
            {
                return found
            }
        case .letters:
            if !piece.facts.isSpecial, !isGlued(index + 1) { return word(at: index) }
            if let size = piece.facts.size {
                var lexeme = make(.spec, index, index + 1)
                lexeme.spec = size
                return (lexeme, index + 1)
            }
            if let end = recordEnd(at: index) { return (make(.noise, index, end), end) }
            if let found = clothesSize(at: index) { return found }
            if let found = standard(at: index) ?? labelled(at: index) ?? numberWords(at: index, after: done) {
                return found
            }
            return word(at: index)
        case .mark:
            if let found = diameter(at: index) ?? markedNoise(at: index) ?? fraction(at: index) { return found }
        }
        return (make(.mark, index, index + 1, folded: piece.folded), index + 1)
    }

    // MARK: building

    func make(_ kind: Lexeme.Kind, _ from: Int, _ to: Int, folded: String = "") -> Lexeme {
        Lexeme(
            kind: kind, start: raw[from].start, end: raw[max(from, to - 1)].end, folded: folded, gap: raw[from].gap,
            isCapital: raw[from].isCapital)
    }

    func isGlued(_ index: Int) -> Bool { index < raw.count && raw[index].gap == .none }

    func isNear(_ index: Int) -> Bool { index < raw.count && raw[index].gap <= .space }

    func folded(_ index: Int) -> String { index < raw.count ? raw[index].folded : "" }

    /// The mark at an index; a null character for words, numbers and beyond the end.
    func symbol(_ index: Int) -> Unicode.Scalar { index < raw.count ? raw[index].symbol : "\0" }

    func facts(_ index: Int) -> WordFacts { index < raw.count ? raw[index].facts : .none }

    /// Letters in Latin, digits as they are.
    func latin(_ index: Int) -> String { isLetters(index) ? raw[index].facts.latin : folded(index) }

    func isDigits(_ index: Int) -> Bool { index < raw.count && raw[index].kind == .digits }

    func isLetters(_ index: Int) -> Bool { index < raw.count && raw[index].kind == .letters }

    private func word(at index: Int) -> (Lexeme, Int) {
        var lexeme = make(.word, index, index + 1, folded: raw[index].folded)
        lexeme.facts = raw[index].facts
        lexeme.abbreviated = symbol(index + 1) == "." && isGlued(index + 1)
        return (lexeme, index + 1)
    }

    // MARK: codes

    private func code(at index: Int) -> (Lexeme, Int)? {
        guard let codes, raw[index].kind != .mark, index == 0 || raw[index].gap != .none || raw[index - 1].kind == .mark
        else { return nil }
        if index > 0, raw[index].gap == .none, ["-", "/", "."].contains(raw[index - 1].symbol), index > 1,
            raw[index - 1].gap == .none
        {
            return nil
        }
        var key = ""
        var best: (Int, Int)?
        var at = index
        while at < raw.count, at - index < CodeTable.maximumPieces, key.utf8.count <= codes.longestKey {
            let piece = raw[at]
            if at > index, piece.gap > .space { break }
            if piece.kind == .mark {
                guard "-/._*x+#".unicodeScalars.contains(piece.symbol) else { break }
                if piece.symbol == "x" || piece.symbol == "*" { key += "x" }
            } else {
                key += isZero(at) ? "0" : latin(at)
                let whole = !isGlued(at + 1) || raw[at + 1].kind == .mark
                if whole, isDigits(at), standsForCode(index), let article = number(from: index, to: at, codes) {
                    best = (article, at + 1)
                } else if whole, key.utf8.count < 5, let article = codes.article(short: typed(from: index, to: at)) {
                    best = (article, at + 1)
                } else if whole, at > index, let article = codes.article(lettered: typed(from: index, to: at)) {
                    best = (article, at + 1)
                } else if whole, let article = codes.article(key: key),
                    codes.isTelling(key) || at == index && codes.isExact(key)
                {
                    best = (article, at + 1)
                }
            }
            at += 1
        }
        guard let (article, next) = best else { return nil }
        // a longer code or word goes on: that is another code
        if isGlued(next), raw[next].kind == .mark, ["-", "/", "_"].contains(symbol(next)), isGlued(next + 1) {
            return nil
        }
        return (make(.code(article), index, next), next)
    }

    /// Whether a number at an index may be a code: it begins a line or cell, or a word for codes stands before it.
    private func standsForCode(_ index: Int) -> Bool {
        guard index > 0, raw[index].gap < .wide else { return true }
        var before = index - 1
        while before > 0, raw[before].kind == .mark, index - before < 3 { before -= 1 }
        return ["код", "code", "kod", "арт", "артикул", "art", "article", "artikel", "item", "ref", "sku", "номер"]
            .contains(
                folded(before))
    }

    private func number(from start: Int, to end: Int, _ codes: CodeTable) -> Int? {
        guard unit(at: end + 1) == nil, symbol(end + 1) != "%" else { return nil }
        return codes.article(number: typed(from: start, to: end))
    }

    private func typed(from start: Int, to end: Int) -> String {
        String(String.UnicodeScalarView(scalars[raw[start].start..<raw[end].end]))
    }

    /// A letter O, Latin or Cyrillic, between digits is a slip for a nought.
    private func isZero(_ index: Int) -> Bool {
        index > 0 && isDigits(index - 1) && isGlued(index) && isDigits(index + 1) && isGlued(index + 1)
            && raw[index].kind == .letters && latin(index) == "o"
    }

    // MARK: standards and labelled sizes

    private func standard(at index: Int) -> (Lexeme, Int)? {
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
    private func plainNumber(_ index: Int) -> (Numeral, Int)? {
        guard isDigits(index) else { return nil }
        return (Numeral(groups: [folded(index)], separators: []), index + 1)
    }

    /// `M8x40`, `M 8 x 60`, `E6013`, `SG2`, `Ø8`, `42CrMo4`, `СВТ 3x2,5` only as far as letters and digits touch.
    private func labelled(at index: Int) -> (Lexeme, Int)? {
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

    private func clothesSize(at index: Int) -> (Lexeme, Int)? {
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

    private func follows(_ index: Int, kind: RawPiece.Kind) -> Bool {
        index > 0 && raw[index - 1].kind == kind && raw[index].gap <= .space
    }

    private func single(at number: Int, from start: Int, label: String = "") -> (Lexeme, Int)? {
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

    private func diameter(at index: Int) -> (Lexeme, Int)? {
        guard raw[index].folded == "ø", isDigits(index + 1), isNear(index + 1) else { return nil }
        return dimensions(at: index + 1, label: "", from: index) ?? single(at: index + 1, from: index)
    }

    /// A mark of letters and digits all touching: `E6013`, `42CrMo4`, `6205-2RS`, `10W40`.
    private func mark(at index: Int, label: String, skipping: Int = 0) -> (Lexeme, Int)? {
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

    // MARK: dimensions

    /// `8x40`, `8 x 60`, `90x90x65x2,5`, `48 мм x 66 м`, `600*400*300 mm`; at least two numbers.
    private func dimensions(at index: Int, label: String, from start: Int) -> (Lexeme, Int)? {
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

    private func isGluedTail(_ index: Int) -> Bool { isGlued(index) && isDigits(index) }

    private func isTimes(_ index: Int) -> Bool { symbol(index) == "*" || symbol(index) == "x" || facts(index).isTimes }

    /// The index of the number after an `x`, if the `x` is one between numbers.
    private func separator(at index: Int) -> Int? {
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
    private func isNumbered(_ index: Int) -> Bool {
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

    private func isFollowedByDimension(_ index: Int) -> Bool { separator(at: index + 1) != nil }

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
    private func joined(at index: Int) -> (UnitWord, Int)? {
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

    private func perSquareMetre(after index: Int) -> Int? {
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
    private func isFalseFriend(_ index: Int) -> Bool {
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

    private func skippingPoint(_ index: Int) -> Int {
        index < raw.count && symbol(index) == "." && isGlued(index) ? index + 1 : index
    }
}
