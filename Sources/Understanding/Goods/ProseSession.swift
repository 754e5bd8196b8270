import Workflows

/// The state of reading one text.
struct ProseSession {
    let reader: ProseReader
    let place: String
    var items: [GoodsItem] = []
    /// Items without an amount that may still get one, with the sentence they stand in.
    var open: [(item: Int, sentence: Int, group: Int)] = []
    var sentence = 0
    var group = 0
    /// Words before the size of the last article, for „DIN 975 М8, М10“.
    var head: (text: String, lexemes: [Lexeme], specs: [Spec])?
    /// A heading above a list („Болтове DIN 933:“), lent to lines that name no thing.
    var heading: (text: String, lexemes: [Lexeme])?
    /// Whether a bullet or number leads the line.
    var isLed = false
    /// „je 10 Stück“ at the head of a sentence, for all that it names.
    var eachAmount: Lexeme?
    /// „по 24 бр. от следните:“ on a line before the list.
    var listAmount: Lexeme?
    /// „Количество: 500 бр.“ on a line before that of its article.
    var label: ChunkReading?

    init(reader: ProseReader, place: String) {
        self.reader = reader
        self.place = place
    }

    var count: Int { items.count }

    func finished() -> [GoodsItem] {
        items.map { item in
            var item = item
            item.match = reader.settled(item.match, by: item.unit)
            return item
        }
    }

    // MARK: lines

    /// Reads a line; its lexemes are those of the whole line, what leads a list item included.
    mutating func read(_ line: TextLines.Line, _ whole: [Lexeme], isListed: Bool) {
        var text = Substring(line.text)
        var lexemes = whole
        if let lead = TextLines.lead(line.text) {
            text = text.dropFirst(String(String.UnicodeScalarView(line.text.unicodeScalars.prefix(lead))).count)
            lexemes = reader.lexemes(text)
        }
        let source = SourceLine(String(text))
        isLed = line.isLed
        if line.startsParagraph, !isListed { listAmount = nil }
        guard !lexemes.isEmpty else { return }
        if isListed, let piece = ListLine(lexemes, judge: reader.judge) {
            sentence += 1
            group += 1
            take(piece.reading, source, cues: SentenceCues(lexemes[...]), isListed: true)
            return
        }
        if lexemes.last?.isMark(":") == true { noteHeading(lexemes, source) }
        if !isListed { listAmount = nil }
        for range in SentenceCutter(judge: reader.judge).sentences(lexemes) { read(lexemes[range], source) }
    }

    /// „по 24 бр. от следните:“: what each line of the list below is wanted in.
    mutating func noteListAmount(_ lexemes: ArraySlice<Lexeme>) {
        guard lexemes.last?.isMark(":") == true else { return }
        let amounts = ChunkReading.candidates(lexemes)
        guard amounts.count == 1, let at = amounts.first, at > lexemes.startIndex,
            ["по", "po", "je", "jeweils", "each", "cate", "of"].contains(lexemes[at - 1].folded)
                && !lexemes[at - 1].isCapital
                || lexemes[(at + 1)...].contains(where: { ChunkReading.eachWords.contains($0.folded) })
        else { return }
        listAmount = lexemes[at]
    }

    mutating func noteHeading(_ lexemes: [Lexeme], _ line: SourceLine) {
        let words = lexemes.dropLast()
        guard words.count <= 8, reader.judge.weight(words) >= 4, !words.contains(where: { $0.kind == .amount }),
            words.allSatisfy({ reader.judge.role($0) != .speech })
        else {
            heading = nil
            return
        }
        heading = (line.text(words), Array(words))
    }

    // MARK: sentences

    mutating func read(_ lexemes: ArraySlice<Lexeme>, _ line: SourceLine) {
        sentence += 1
        group += 1
        noteListAmount(lexemes)
        let cues = SentenceCues(lexemes)
        var pending: ChunkReading? = label
        label = nil
        let before = items.count
        eachAmount = nil
        defer { takeFaultyPart(lexemes, fault: cues.fault, itemsFrom: before) }
        let chunks = ChunkCutter(judge: reader.judge).chunks(lexemes)
        var shared: [Lexeme]?
        for (place, chunk) in chunks.enumerated() {
            var reading = ChunkReading(chunk, judge: reader.judge, isListed: false)
            if shared != nil || countsVariant(reading) || countsSize(reading) { reading.takeLeadingNumber() }
            if let noun = shared, takeShared(noun, reading, line, cues: cues) { continue }
            if place + 2 < chunks.count, chunks[place + 1].separator == .colon, reading.amount == nil,
                let noun = sharedNoun(reading, chunks[place + 1])
            {
                shared = noun
                continue
            }
            if reading.phrase.isEmpty, let amount = reading.amount {
                if !give(amount, reading, line, reach: isLabel(lexemes) ? 2 : 0) {
                    pending = reading
                } else {
                    pending = nil
                }
                continue
            }
            if reading.amount == nil, var late = pending, !reading.phrase.isEmpty {
                late.phrase = reading.phrase
                late.chunk = lexemes[late.chunk.startIndex..<reading.chunk.endIndex]
                if take(late, line, cues: cues, isListed: false) { pending = nil }
                continue
            }
            take(reading, line, cues: cues, isListed: false)
        }
        if let late = pending, items.count == before, isLabel(lexemes) { label = late }
        // „I'd need 200 pcs“ after the article was named in the sentence before
        if let late = pending, let amount = late.amount, items.count == before, cues.request {
            _ = give(amount, late, line, reach: 2)
        }
    }

    /// Whether a line is a labelled amount.
    func isLabel(_ lexemes: ArraySlice<Lexeme>) -> Bool {
        lexemes.first { $0.kind == .word }.map { ChunkReading.labels.contains($0.folded) } ?? false
    }

    // MARK: chunks

    /// Makes an item of a chunk if it names goods; tells whether it did.
    @discardableResult
    mutating func take(_ reading: ChunkReading, _ line: SourceLine, cues: SentenceCues, isListed: Bool) -> Bool {
        if reading.phrase.isEmpty, let amount = reading.amount {
            if give(amount, reading, line, reach: isListed ? 2 : 0) { return true }
            return takeContainer(amount, reading, line, cues: cues, isListed: isListed)
        }
        guard !reading.phrase.isEmpty else { return false }
        if reading.amount?.unit?.sort == .measure, ChunkReading.isContainerOnly(reading.phrase) {
            return addPacking(reading)
        }
        if reading.amount == nil, addPackingWords(reading) { return true }
        var reading = reading
        settleMeasure(&reading)
        if isListed, listAmount != nil { settleSheets(&reading) }
        if takeShares(reading, line, cues: cues, isListed: isListed) { return true }
        var lexemes = reading.phrase.flatMap { $0 }
        var text = reading.phrase.map { line.text($0) }.joined(separator: " ")
        let weight = reading.phrase.reduce(0) { $0 + reader.judge.weight($1) }
        var roles = lexemes.map { reader.judge.role($0) }
        if reading.follows, joinsOpen(reading, roles, text) {
            return reading.amount.map { give($0, reading, line) } ?? true
        }
        let namesThing =
            roles.contains { $0 == .thing || $0 == .code || $0 == .unknown }
            || roles.contains(.attribute) && reader.match(ArticlePhrase(lexemes[...])).matchedWords > 0
                && reading.amount != nil
            || lexemes.contains { !($0.spec?.label.isEmpty ?? true) }
                && reader.match(ArticlePhrase(lexemes[...])).article != nil
        if !namesThing, let amount = reading.amount, addContents(lexemes) {
            return give(amount, reading, line)
        }
        if !namesThing, let variant = variant(lexemes, text, reading, roles) {
            (lexemes, text) = variant
            roles = lexemes.map { reader.judge.role($0) }
        } else if !namesThing {
            guard let filled = inherited(lexemes, text, reading, isListed: isListed) else {
                return reading.amount == nil
                    ? extend(lexemes, text, reading)
                    : takeContainer(reading.amount, reading, line, cues: cues, isListed: isListed)
            }
            (lexemes, text) = filled
            roles = lexemes.map { reader.judge.role($0) }
        }
        let phrase = ArticlePhrase(lexemes[...])
        var match = reader.match(phrase)
        if match.article == nil, !isListed, reading.follows || reading.isAfterColon,
            let (whole, words, found) = withHead(lexemes, text)
        {
            (lexemes, text, match) = (whole, words, found)
            roles = lexemes.map { reader.judge.role($0) }
        }
        if !namesThing, let amount = reading.amount, amount.unit?.sort == .measure, !reading.isAmountFirst,
            !reading.isParted
        {
            // „UHT мляко 3,5% 1 л и 1,5% 1 л“: the measure is a size of what the noun before names
            let whole = reader.match(ArticlePhrase((lexemes + [amount])[...]))
            if whole.article != nil {
                lexemes.append(amount)
                text += " " + line.text([amount])
                match = whole
                reading.amount = nil
            }
        }
        var unit = reading.amount?.unit
        if reading.amount == nil, let each = eachAmount ?? (isListed ? listAmount : nil) {
            reading.amount = each; unit = each.unit
        }
        if let word = unit, word.sort == .container, match.article == nil, !namesThing || weight < 4,
            let own = containerItself(reading, lexemes, line)
        {
            // „60 ролки термохартия“ counts rolls; „200 кашона 600x400x300“ counts what it names
            let namesMore = roles.contains(.unknown) || roles.contains(.thing)
            match = own.2
            if !namesMore {
                (lexemes, text) = (own.0, own.1)
                unit = nil
            }
        }
        takeImplicitOne(&reading, cues: cues, isListed: isListed)
        if reading.amount == nil {
            guard
                names(match, roles: roles, isListed: isListed, cues: cues)
                    || lexemes.contains(where: { reader.judge.isSold($0) }) && roles.contains(.size)
            else {
                return extend(lexemes, text, reading)
            }
        } else {
            guard counts(reading, roles: roles, match: match, isListed: isListed) else { return false }
        }
        var item = GoodsItem(
            text: text, phrase: ArticlePhrase(lexemes[...]), quantity: reading.amount?.value, unit: unit?.unit,
            isQuantified: reading.amount != nil, match: match, place: place, words: line.text(reading.chunk))
        item.cues = cues
        item.isListed = isListed
        item.sentence = sentence
        if let amount = reading.amount, !reading.isAmountFirst || amount.unit?.sort == .count {
            item.packing = amount.spec
            item.packingIsCount = amount.unit.map { $0.sort != .measure } ?? true
        }
        items.append(item)
        remember(lexemes, text)
        if reading.amount == nil {
            open.append((items.count - 1, sentence, group))
        } else if reading.isEach, let amount = reading.amount {
            fillOpen(amount)
            if reading.isAmountFirst { eachAmount = amount }
        }
        return true
    }

    /// Whether a phrase without an amount is worth an open place: it names something that is sold.
    func names(_ match: ArticleMatcher.Result, roles: [WordJudge.Role], isListed: Bool, cues: SentenceCues)
        -> Bool
    {
        if match.article != nil { return true }
        let things = roles.count { $0 == .thing }
        if isListed { return things > 0 || isLed && roles.contains(.size) && roles.contains(.unknown) }
        return things > 0 && (match.fits || match.matchedWords > 0)
    }

    /// Whether a phrase with an amount is an item: pieces and boxes of anything; weights, lengths and bare numbers only of
    /// what is known as goods.
    func counts(_ reading: ChunkReading, roles: [WordJudge.Role], match: ArticleMatcher.Result, isListed: Bool)
        -> Bool
    {
        guard let amount = reading.amount else { return false }
        let known = roles.contains { $0 == .thing || $0 == .code } || match.article != nil
        let sized = roles.contains(.size) && roles.contains(.unknown)
        if isListed { return true }
        guard let unit = amount.unit else { return known || sized && reading.isTimes }
        switch unit.sort {
        case .count: return known || sized || roles.contains(.unknown) && reading.isAmountFirst
        case .container: return known || sized || roles.contains(.unknown) && reading.isAmountFirst
        case .measure, .size: return known || sized || roles.contains(.unknown) && reading.isAmountFirst
        }
    }
}
