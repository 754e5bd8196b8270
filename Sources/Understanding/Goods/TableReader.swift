import Workflows

/// Reads goods from grids of cells.
struct TableReader {
    let prose: ProseReader
    private var catalogue: Catalogue { prose.catalogue }

    /// What was read of one grid.
    struct Reading {
        var items: [GoodsItem] = []
        /// The rows that gave them, for taking them out of running text.
        var rows: [Int] = []
        /// Notes for the evidence.
        var notes: [String] = []
    }

    static let maximumItems = 2_000

    init(_ prose: ProseReader) { self.prose = prose }

    /// The goods of a grid; none if it is no table of goods.
    func read(_ rows: [[String]], place: String, wantsFaulty: Bool = false) -> Reading {
        guard let head = TableHead.find(in: rows) ?? TableHead.guess(rows, judge: prose.judge) else { return Reading() }
        var reading = Reading()
        var session = RowSession(head: head, reader: self, place: place, wantsFaulty: wantsFaulty)
        for (index, row) in rows.enumerated().dropFirst(head.firstRow) {
            guard reading.items.count + session.items.count < Self.maximumItems else {
                reading.notes.append(
                    "\(place) has more than \(Self.maximumItems) lines of goods; the rest was not read.")
                break
            }
            session.read(row, index: index)
        }
        reading.items = session.finished()
        reading.rows = session.rows
        return reading
    }

    /// An article by what stands in a column of codes.
    func article(code: String) -> Int? {
        let key = CodeTable.key(code)
        return key.utf8.count >= 2 ? catalogue.codes.article(key: key) : nil
    }
}

/// The state of reading the rows of one table.
struct RowSession {
    let head: TableHead
    let reader: TableReader
    let place: String
    let wantsFaulty: Bool
    private(set) var items: [GoodsItem] = []
    private(set) var rows: [Int] = []
    private var heading: [Lexeme] = []
    private var headingText = ""
    private var isOver = false

    init(head: TableHead, reader: TableReader, place: String, wantsFaulty: Bool) {
        self.head = head
        self.reader = reader
        self.place = place
        self.wantsFaulty = wantsFaulty
    }

    /// In order forms most rows stay without a quantity: only those with one are wanted.
    func finished() -> [GoodsItem] {
        let filled = items.count(where: \.isQuantified)
        return filled > 0 && items.count - filled > max(2, filled / 2) ? items.filter(\.isQuantified) : items
    }

    private func cell(_ role: TableHead.Role, _ row: [String]) -> String {
        head.columns(role).lazy.compactMap { $0 < row.count ? row[$0].trimmedBlank : nil }.first { !$0.isEmpty } ?? ""
    }

    mutating func read(_ row: [String], index: Int) {
        guard !isOver, row.contains(where: { !$0.trimmedBlank.isEmpty }), !isTotal(row), !isHeadAgain(row) else {
            return
        }
        let description = cell(.description, row)
        let code = cell(.code, row)
        let amount = amount(row)
        let wanted =
            amount.isStated || !code.isEmpty && code.contains(where: \.isNumber)
            || !cell(.position, row).isEmpty && CellLook.isSequence(cell(.position, row))
            || !cell(.unit, row).isEmpty
        guard
            description.contains(where: { $0.isLetter || $0.isNumber })
                || !code.isEmpty && code.contains(where: { $0.isLetter || $0.isNumber })
        else {
            return
        }
        if amount.isZero { return }
        guard wanted || head.column(.quantity) == nil else {
            readLoose(description, row: row, index: index)
            return
        }
        add(description, code: code, amount: amount, row: row, index: index)
    }

    // MARK: rows that are no lines

    private static let totals: [String] = [
        "total", "общо", "всичко", "сума", "summe", "gesamt", "zwischensumme", "итого", "subtotal", "ukupno", "toplam",
        "σύνολο", "συνολο", "net total", "grand total", "ддс", "vat", "mwst", "tva", "превоз", "transport",
        "за плащане",
    ].map { Folding.fold($0) }

    private func isTotal(_ row: [String]) -> Bool {
        guard let first = row.lazy.map(\.trimmedBlank).first(where: { !$0.isEmpty }) else { return true }
        let folded = Folding.fold(first)
        return Self.totals.contains { folded.hasPrefix($0) } && cell(.code, row).isEmpty && first.count < 40
            && (row.count { !$0.trimmedBlank.isEmpty } <= 4)
    }

    private func isHeadAgain(_ row: [String]) -> Bool {
        let filled = row.filter { !$0.trimmedBlank.isEmpty }
        return filled.count >= 2 && filled.allSatisfy { HeadWords.role(of: $0) != nil }
    }

    /// A row of a description only: a heading, the rest of the line above, or a line without a quantity.
    private mutating func readLoose(_ description: String, row: [String], index: Int) {
        let lexemes = reader.prose.lexemes(description)
        let phrase = ArticlePhrase(lexemes[...])
        let match = reader.prose.match(phrase)
        if match.article != nil, row.count > 1 {
            add(description, code: "", amount: Amount(), row: row, index: index)
        } else if lexemes.contains(where: { $0.kind == .word }), lexemes.count <= 8 {
            heading = lexemes
            headingText = description
        }
    }

    // MARK: lines

    struct Amount {
        var value: FixedDecimal?
        var unit: UnitOfMeasure?
        var isStated = false
        var isZero = false
        var words = ""
    }

    private func amount(_ row: [String]) -> Amount {
        var amount = Amount()
        let role: TableHead.Role =
            wantsFaulty && head.column(.faulty) != nil ? .faulty : head.column(.quantity) != nil ? .quantity : .faulty
        let text = cell(role, row)
        let unitCell = cell(.unit, row)
        amount.words = [text, unitCell].filter { !$0.isEmpty }.joined(separator: " ")
        if !unitCell.isEmpty { amount.unit = unit(unitCell) } else { amount.unit = head.unit?.unit }
        guard !text.isEmpty else { return amount }
        let counts = !unitCell.isEmpty && CellLook.isNumber(text) && amount.unit != nil
        let lexemes = GoodsLexer(counts ? text + " " + unitCell : text, decimalMark: reader.prose.decimalMark).lexemes()
        guard
            let lexeme = lexemes.first(where: { ($0.kind == .amount || $0.kind == .number) && $0.value != nil })
                ?? single(text, unitCell)
        else { return amount }
        amount.value = lexeme.value
        amount.isStated = true
        amount.isZero = lexeme.value?.isPositive == false
        if let own = lexeme.unit?.unit { amount.unit = own }
        // „500-600“ is no quantity
        if lexemes.count(where: { $0.kind == .amount || $0.kind == .number }) > 1,
            lexemes.contains(where: { $0.isMark("-") })
        {
            amount.value = nil
        }
        return amount
    }

    /// A cell that the lexer takes for something else: „1.200,00“, „100 mm“ never.
    private func single(_ text: String, _ unit: String) -> Lexeme? {
        let lexemes = GoodsLexer(text + " " + unit, decimalMark: reader.prose.decimalMark).lexemes()
        return lexemes.first { $0.kind == .amount && $0.value != nil }
    }

    private func unit(_ cell: String) -> UnitOfMeasure? {
        GoodsLexer("1 " + cell.prefix(20)).lexemes().first?.unit?.unit
    }

    private mutating func add(_ description: String, code: String, amount: Amount, row: [String], index: Int) {
        let source = SourceLine(description)
        var lexemes = reader.prose.lexemes(description)
        while let last = lexemes.last, last.isMark(",;.") { lexemes.removeLast() }
        var text = description.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        if text.isEmpty { text = code }
        if !heading.isEmpty, !lexemes.isEmpty, !lexemes.contains(where: { $0.kind == .word }) {
            lexemes = heading + lexemes
            text = headingText + " " + text
        }
        _ = source
        var phrase = ArticlePhrase(lexemes[...])
        for column in head.columns(.attribute) where column < row.count && !row[column].trimmedBlank.isEmpty {
            let more = ArticlePhrase(reader.prose.lexemes(row[column])[...])
            phrase.words += more.words.filter { reader.prose.judge.role(ofWord: $0.key) != .unknown }
            phrase.sizes += more.sizes
        }
        let note = ArticlePhrase(reader.prose.lexemes(cell(.note, row))[...])
        if note.allowsEquivalent { phrase.allowsEquivalent = true }
        phrase.words += note.words.filter { Self.discriminates($0.key) }
        phrase = sized(phrase, by: note, code: code, unit: amount.unit)
        let match = match(phrase, code: code, unit: amount.unit)
        var item = GoodsItem(
            text: text, phrase: phrase, quantity: amount.value, unit: unit(amount.unit, of: match, cell(.unit, row)),
            isQuantified: amount.isStated, match: match, place: "\(place) row \(index + 1)",
            words: row.map(\.trimmedBlank).filter { !$0.isEmpty }.joined(separator: " | "))
        item.isListed = true
        items.append(item)
        rows.append(index)
    }

    /// „л.“ stands for litres and for sheets („листа“); of what is sold in sheets it is the latter.
    private func unit(_ unit: UnitOfMeasure?, of match: ArticleMatcher.Result, _ cell: String) -> UnitOfMeasure? {
        guard unit == .l, Folding.fold(cell).filter(\.isLetter) == "л", let article = match.article,
            reader.prose.catalogue.articles[article].unit == .sheet
        else { return unit }
        return .sheet
    }

    /// A size in a remark („20 л“) settles which of several articles is meant.
    private func sized(_ phrase: ArticlePhrase, by note: ArticlePhrase, code: String, unit: UnitOfMeasure?)
        -> ArticlePhrase
    {
        guard !note.sizes.isEmpty, note.sizes.count <= 2 else { return phrase }
        guard match(phrase, code: code, unit: unit).article == nil else { return phrase }
        var more = phrase
        more.sizes += note.sizes
        return match(more, code: code, unit: unit).article == nil ? phrase : more
    }

    /// Colours and materials in a remark tell articles apart.
    private static func discriminates(_ word: String) -> Bool {
        let kind = Lexicon.shared.kind(of: Lexicon.shared.notions(keys: WordStem.keys(word, language: nil)))
        return kind == .colour || kind == .material
    }

    /// By the column of codes before the words, unless the words name another article.
    private func match(_ phrase: ArticlePhrase, code: String, unit: UnitOfMeasure?) -> ArticleMatcher.Result {
        guard !code.isEmpty, let article = reader.article(code: code) else {
            return reader.prose.settled(reader.prose.match(phrase), by: unit)
        }
        let named = reader.prose.match(phrase)
        if let other = named.article, other != article {
            return ArticleMatcher.Result(
                candidates: [(article, 1000), (other, 900)], matchedWords: 1, matchedSizes: 0, fits: true)
        }
        return ArticleMatcher.Result(
            article: article, candidates: [(article, 1000)], matchedWords: 1, matchedSizes: 1, fits: true)
    }
}
