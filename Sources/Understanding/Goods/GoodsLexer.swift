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
    let keepsSource: Bool
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
    func joinLight(_ lexemes: inout [Lexeme]) {
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

    func lexeme(at index: Int, after done: [Lexeme]) -> (Lexeme, Int) {
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

    func word(at index: Int) -> (Lexeme, Int) {
        var lexeme = make(.word, index, index + 1, folded: raw[index].folded)
        lexeme.facts = raw[index].facts
        lexeme.abbreviated = symbol(index + 1) == "." && isGlued(index + 1)
        return (lexeme, index + 1)
    }
}
