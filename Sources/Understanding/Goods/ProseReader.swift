import Workflows

/// Reads goods from what people write in sentences and lists.
///
/// A text is cut into lines, sentences and chunks; each chunk gives an article, an amount, or both; amounts find
/// their article by where they stand. State lives in `open`: articles that still wait for an amount.
struct ProseReader {
    let catalogue: Catalogue
    let judge: WordJudge
    let decimalMark: Character?
    /// Whether the text is in a language that the catalogue lacks.
    let isForeign: Bool

    /// Goods of one text; more are not read.
    static let maximumItems = 2_000
    /// Of a text up to this size all lexemes are held at once.
    private static let heldBytes = 64 * 1024

    init(_ catalogue: Catalogue, tongue: TextTongue) {
        isForeign = tongue.language.map { !catalogue.languages.contains($0) } ?? false
        self.catalogue = catalogue
        self.judge = catalogue.judge
        self.decimalMark = tongue.decimalMark
    }

    /// The goods of a text in order, those without an amount included.
    func items(in text: String, place: String) -> [GoodsItem] {
        let lines = TextLines(text).lines
        // a long text is lexed twice rather than held in memory
        let lexed = text.utf8.count <= Self.heldBytes ? lines.map { lexemes($0.text) } : []
        var session = ProseSession(reader: self, place: place)
        let listed = listedLines(lines, lexed)
        for (index, line) in lines.enumerated() {
            guard session.count < Self.maximumItems else { break }
            session.read(line, lexed.isEmpty ? lexemes(line.text) : lexed[index], isListed: listed[index])
        }
        return session.finished()
    }

    /// The lexemes of a text, its words judged.
    func lexemes(_ text: some StringProtocol) -> [Lexeme] {
        let read = judged(text)
        return counted(read, in: text) ?? read
    }

    /// „12 x 11 speed chains“: twelve of them, where the catalogue has what stands behind the x and no size 12x11.
    private func counted(_ lexemes: [Lexeme], in text: some StringProtocol) -> [Lexeme]? {
        guard let first = lexemes.first, first.kind == .spec, first.spec?.values.count ?? 0 > 1, lexemes.count > 1,
            lexemes[1].kind == .word, lexemes[1].gap == .space
        else { return nil }
        let scalars = Array(text.unicodeScalars)
        let digits = scalars[first.start..<first.end].prefix { ("0"..."9").contains($0) }
        let times = digits.endIndex + 1
        guard times + 2 < first.end, scalars[digits.endIndex] == " ", scalars[times + 1] == " ",
            match(ArticlePhrase(lexemes[...])).article == nil
        else { return nil }
        let rest = judged(String(String.UnicodeScalarView(scalars[(times + 2)...])))
        guard match(ArticlePhrase(rest[...])).article != nil else { return nil }
        let front = judged(String(String.UnicodeScalarView(scalars[..<(times + 1)])))
        return front
            + rest.enumerated().map { place, lexeme in
                var moved = lexeme
                moved.start += times + 2
                moved.end += times + 2
                if place == 0 { moved.gap = .space }
                return moved
            }
    }

    private func judged(_ text: some StringProtocol) -> [Lexeme] {
        var lexemes = GoodsLexer(text, codes: catalogue.codes, decimalMark: decimalMark, keepsSource: true).lexemes()
        for index in lexemes.indices where lexemes[index].kind == .word {
            lexemes[index].role = judge.role(lexemes[index])
            // „O-ring“, „T-shirt“: a letter that is half of a word is no small word
            if lexemes[index].facts.count == 1, index + 2 < lexemes.count, lexemes[index + 1].isMark("-"),
                lexemes[index + 1].gap == .none, lexemes[index + 2].kind == .word, lexemes[index + 2].gap == .none
            {
                lexemes[index].role = .attribute
            }
        }
        return withContents(lexemes)
    }

    /// „fifteen 5-litre cans of degreaser“, „24 пет-литрови туби препарат“: the number counts the cans, the measure is what one
    /// holds.
    private func withContents(_ lexemes: [Lexeme]) -> [Lexeme] {
        guard lexemes.count > 3 else { return lexemes }
        var result: [Lexeme] = []
        var index = 0
        while index < lexemes.count {
            var lexeme = lexemes[index]
            if lexeme.kind == .number, lexeme.unit == nil, lexeme.value?.isWhole == true, index + 3 < lexemes.count,
                lexemes[index + 1].gap == .space, lexemes[index + 1].kind != .number,
                let spec = lexemes[index + 1].spec, spec.values.count == 1, spec.label.isEmpty, spec.tail.isEmpty,
                spec.values[0].unit == .volume || spec.values[0].unit == .mass, lexemes[index + 2].kind == .word,
                lexemes[index + 2].gap == .space, let unit = lexemes[index + 2].facts.unit, unit.sort == .container
            {
                lexeme.kind = .amount
                lexeme.unit = unit
                lexeme.folded = lexemes[index + 2].folded
                var size = lexemes[index + 1]
                size.kind = .spec
                result += [lexeme, size]
                index += 3
                if ["of", "с", "от", "mit", "de", "cu", "sus"].contains(lexemes[index].folded) { index += 1 }
                continue
            }
            result.append(lexeme)
            index += 1
        }
        return result
    }

    /// Which lines are items of a list: led by a bullet or number, or short lines of the same make below each other.
    private func listedLines(_ lines: [TextLines.Line], _ lexed: [[Lexeme]]) -> [Bool] {
        var listed = lines.map(\.isLed)
        let shapes = lines.indices.map { itemShape(lines[$0], lexed.isEmpty ? nil : lexed[$0]) }
        var start = 0
        while start < lines.count {
            var end = start
            while end < lines.count, shapes[end], end == start || !lines[end].startsParagraph { end += 1 }
            if end - start >= 2 { for index in start..<end { listed[index] = true } }
            start = max(end, start + 1)
        }
        // mails of Outlook have an empty line between all lines
        start = 0
        while start < lines.count {
            var end = start
            while end < lines.count, shapes[end] { end += 1 }
            if end - start >= 3 { for index in start..<end { listed[index] = true } }
            start = max(end, start + 1)
        }
        // a single line between led lines, or with columns, is an item too
        for index in lines.indices where !listed[index] && shapes[index] && lines[index].text.contains("  ") {
            listed[index] = true
        }
        return listed
    }

    /// Whether a line looks like one item: one amount at most, little speech, not long.
    private func itemShape(_ line: TextLines.Line, _ lexed: [Lexeme]?) -> Bool {
        guard line.text.utf8.count <= 140 || line.text.count <= 140 else { return false }
        let lexemes = lexed ?? lexemes(line.text)
        guard !lexemes.isEmpty, !lexemes.contains(where: { $0.isMark("?!") }), lexemes.last?.isMark(":") == false else {
            return false
        }
        let amounts = lexemes.count { $0.kind == .amount }
        let speech = lexemes.count { $0.kind == .word && $0.facts.isSpeech }
        let codes = lexemes.contains { if case .code = $0.kind { true } else { false } }
        let numbers = lexemes.contains { $0.kind == .number }
        guard amounts == 1 || codes || numbers || lexemes.contains(where: { $0.kind == .amount || $0.kind == .spec })
        else { return false }
        return speech <= 1 && amounts <= 2 && judge.weight(lexemes[...]) >= 2
    }

    /// Settles which of several articles is meant by what it is counted in: of a barrel and a can of one oil „5 туби“ are
    /// cans. Only containers tell, since everything may be counted in pieces.
    func settled(_ match: ArticleMatcher.Result, by unit: UnitOfMeasure?) -> ArticleMatcher.Result {
        guard match.article == nil, let unit, unit != .pcs, match.complete.count > 1, !match.hasChoice else {
            return match
        }
        let same = match.complete.filter { catalogue.articles[$0].unit == unit }
        guard same.count == 1, let article = same.first else { return match }
        var match = match
        match.article = article
        return match
    }

    /// Finds what a phrase names, with what was called so before first.
    func match(_ phrase: ArticlePhrase) -> ArticleMatcher.Result {
        catalogue.matcher.match(phrase, foreign: isForeign)
    }
}
