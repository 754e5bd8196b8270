import Workflows

/// The state of reading one text.
struct ProseSession {
    let reader: ProseReader
    let place: String
    private var items: [GoodsItem] = []
    /// Items without an amount that may still get one, with the sentence they stand in.
    private var open: [(item: Int, sentence: Int, group: Int)] = []
    private var sentence = 0
    private var group = 0
    /// Words before the size of the last article, for „DIN 975 М8, М10“.
    private var head: (text: String, lexemes: [Lexeme], specs: [Spec])?
    /// A heading above a list („Болтове DIN 933:“), lent to lines that name no thing.
    private var heading: (text: String, lexemes: [Lexeme])?

    init(reader: ProseReader, place: String) {
        self.reader = reader
        self.place = place
    }

    var count: Int { items.count }

    func finished() -> [GoodsItem] { items }

    // MARK: lines

    mutating func read(_ line: TextLines.Line, isListed: Bool) {
        var text = Substring(line.text)
        if let lead = TextLines.lead(line.text) {
            text = text.dropFirst(String(String.UnicodeScalarView(line.text.unicodeScalars.prefix(lead))).count)
        }
        let source = SourceLine(String(text))
        let lexemes = reader.lexemes(source.text)
        guard !lexemes.isEmpty else { return }
        if isListed, let piece = ListLine(lexemes, judge: reader.judge) {
            sentence += 1
            group += 1
            take(piece.reading, source, cues: SentenceCues(lexemes[...]), isListed: true)
            return
        }
        if lexemes.last?.isMark(":") == true { noteHeading(lexemes, source) }
        for range in SentenceCutter(judge: reader.judge).sentences(lexemes) { read(lexemes[range], source) }
    }

    private mutating func noteHeading(_ lexemes: [Lexeme], _ line: SourceLine) {
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

    private mutating func read(_ lexemes: ArraySlice<Lexeme>, _ line: SourceLine) {
        sentence += 1
        group += 1
        let cues = SentenceCues(lexemes)
        var pending: ChunkReading?
        let before = items.count
        for chunk in ChunkCutter(judge: reader.judge).chunks(lexemes) {
            let reading = ChunkReading(chunk, judge: reader.judge, isListed: false)
            if reading.phrase.isEmpty, let amount = reading.amount {
                if !give(amount, reading, line) { pending = reading } else { pending = nil }
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
        // „I'd need 200 pcs“ after the article was named in the sentence before
        if let late = pending, let amount = late.amount, items.count == before, cues.request {
            _ = give(amount, late, line, reach: 2)
        }
    }

    // MARK: chunks

    /// Makes an item of a chunk if it names goods; tells whether it did.
    @discardableResult
    private mutating func take(_ reading: ChunkReading, _ line: SourceLine, cues: SentenceCues, isListed: Bool) -> Bool
    {
        if reading.phrase.isEmpty, let amount = reading.amount {
            if give(amount, reading, line, reach: isListed ? 2 : 0) { return true }
            return takeContainer(amount, reading, line, cues: cues, isListed: isListed)
        }
        guard !reading.phrase.isEmpty else { return false }
        var lexemes = reading.phrase.flatMap { $0 }
        var text = reading.phrase.map { line.text($0) }.joined(separator: " ")
        let weight = reading.phrase.reduce(0) { $0 + reader.judge.weight($1) }
        let roles = lexemes.map { reader.judge.role($0) }
        let namesThing =
            roles.contains { $0 == .thing || $0 == .code || $0 == .unknown }
            || roles.contains(.attribute) && reader.match(ArticlePhrase(lexemes[...])).matchedWords > 0
                && reading.amount != nil
        if !namesThing {
            guard let filled = inherited(lexemes, text, reading, isListed: isListed) else {
                return reading.amount == nil
                    ? extend(lexemes, text, reading)
                    : takeContainer(reading.amount, reading, line, cues: cues, isListed: isListed)
            }
            (lexemes, text) = filled
        }
        let phrase = ArticlePhrase(lexemes[...])
        var match = reader.match(phrase)
        var unit = reading.amount?.unit
        if let word = unit, word.sort == .container, match.article == nil, !namesThing || weight < 4,
            let own = containerItself(reading, lexemes, line)
        {
            (lexemes, text, match) = own
            unit = nil
        }
        if reading.amount == nil {
            guard names(match, roles: roles, isListed: isListed, cues: cues) else {
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
        if reading.amount?.unit?.sort == .count || reading.amount?.unit == nil { item.packing = reading.amount?.spec }
        items.append(item)
        remember(lexemes, text)
        if reading.amount == nil {
            open.append((items.count - 1, sentence, group))
        } else if reading.isEach, let amount = reading.amount {
            fillOpen(amount)
        }
        return true
    }

    /// Whether a phrase without an amount is worth an open place: it names something that is sold.
    private func names(_ match: ArticleMatcher.Result, roles: [WordJudge.Role], isListed: Bool, cues: SentenceCues)
        -> Bool
    {
        if match.article != nil { return true }
        let things = roles.count { $0 == .thing }
        if isListed { return things > 0 || roles.contains(.size) && roles.contains(.unknown) }
        return things > 0 && (match.fits || match.matchedWords > 0)
    }

    /// Whether a phrase with an amount is an item: pieces and boxes of anything; weights, lengths and bare numbers only of
    /// what is known as goods.
    private func counts(_ reading: ChunkReading, roles: [WordJudge.Role], match: ArticleMatcher.Result, isListed: Bool)
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

    // MARK: amounts without an article

    /// Gives an amount to the articles that wait for one; tells whether any did.
    private mutating func give(_ amount: Lexeme, _ reading: ChunkReading, _ line: SourceLine, reach: Int = 0) -> Bool {
        let near = open.filter { sentence - $0.sentence <= max(reach, reading.isEach ? 2 : 0) }
        guard let last = near.last else { return repack(amount) }
        let receivers =
            reading.isEach
            ? near : near.filter { $0.group == last.group && (sharesHead($0.item, last.item) || $0.item == last.item) }
        for receiver in receivers {
            fill(receiver.item, with: amount)
            items[receiver.item].words += " … " + line.text(reading.chunk)
        }
        open.removeAll { entry in receivers.contains { $0.item == entry.item } }
        return true
    }

    private mutating func fill(_ item: Int, with amount: Lexeme) {
        items[item].quantity = amount.value
        items[item].unit = amount.unit?.unit
        items[item].isQuantified = true
    }

    private mutating func fillOpen(_ amount: Lexeme) {
        for entry in open where sentence - entry.sentence <= 2 { fill(entry.item, with: amount) }
        open.removeAll()
    }

    private func sharesHead(_ left: Int, _ right: Int) -> Bool {
        let first = items[left].phrase.words.first?.key
        return first != nil && first == items[right].phrase.words.first?.key
    }

    /// „Ръкавици M 100 бр. – 20 кутии“: the pieces were the packing, the boxes are wanted.
    private mutating func repack(_ amount: Lexeme) -> Bool {
        guard let unit = amount.unit, unit.sort == .container || unit.sort == .count, let last = items.indices.last,
            items[last].isQuantified, let packing = items[last].packing, items[last].sentence == sentence
        else { return false }
        items[last].phrase.sizes.append(ArticlePhrase.Size(spec: packing, isRemark: false, isCount: true))
        items[last].match = reader.match(items[last].phrase)
        fill(last, with: amount)
        items[last].packing = nil
        return true
    }

    // MARK: shared nouns, sizes and attributes

    private mutating func remember(_ lexemes: [Lexeme], _ text: String) {
        guard let size = lexemes.firstIndex(where: { $0.kind == .spec || $0.kind == .number || $0.kind == .amount }),
            size > 0
        else {
            head = (text, lexemes, [])
            return
        }
        head = (text, lexemes, lexemes.compactMap(\.spec))
    }

    /// A phrase of sizes only, with the noun of the article before it or of the heading above it.
    private func inherited(_ lexemes: [Lexeme], _ text: String, _ reading: ChunkReading, isListed: Bool) -> (
        [Lexeme], String
    )? {
        let specs = lexemes.compactMap(\.spec)
        guard let first = specs.first else { return nil }
        if let head, reading.follows || reading.amount != nil,
            let at = head.lexemes.lastIndex(where: {
                $0.spec.map { $0.shape == first.shape && !$0.isStandard } ?? false
            }), at > 0
        {
            let front = Array(head.lexemes[..<at])
            let kept = front.filter { $0.kind != .mark }
            guard !kept.isEmpty else { return nil }
            return (front + lexemes, (kept.map(\.source).joined(separator: " ") + " " + text))
        }
        if isListed, let heading { return (heading.lexemes + lexemes, heading.text + " " + text) }
        return nil
    }

    /// Attributes behind a comma belong to the article before it: „M10x40, 8.8, verzinkt“.
    private mutating func extend(_ lexemes: [Lexeme], _ text: String, _ reading: ChunkReading) -> Bool {
        // nothing but attributes in the whole chunk: „2,0 мм“ of a sentence about something else is none
        guard reading.chunk.allSatisfy({ reader.judge.role($0) != .speech && reader.judge.role($0) != .unknown }),
            let last = items.indices.last, items[last].sentence == sentence
        else { return false }
        let attributes = lexemes.allSatisfy { lexeme in
            switch reader.judge.role(lexeme) {
            case .attribute, .size, .neutral, .mark, .linking: true
            default: false
            }
        }
        guard attributes,
            lexemes.contains(where: { reader.judge.role($0) == .attribute || reader.judge.role($0) == .size })
        else { return false }
        let more = ArticlePhrase(lexemes[...])
        items[last].text += ", " + text
        items[last].phrase.words += more.words
        items[last].phrase.sizes += more.sizes
        items[last].match = reader.match(items[last].phrase)
        return true
    }

    // MARK: boxes that are the goods

    /// „200 кашона 600x400x300“: where no thing is named, the container is the thing and there is no unit.
    private func containerItself(_ reading: ChunkReading, _ lexemes: [Lexeme], _ line: SourceLine) -> (
        [Lexeme], String, ArticleMatcher.Result
    )? {
        guard let amount = reading.amount, let name = line.unitWord(of: amount) else { return nil }
        var word = amount
        word.kind = .word
        word.folded = Folding.fold(name)
        word.source = name
        let own = [word] + lexemes
        let match = reader.match(ArticlePhrase(own[...]))
        guard match.matchedWords > 0 || lexemes.contains(where: { $0.kind == .spec }) else { return nil }
        return (own, name + " " + reading.phrase.map { line.text($0) }.joined(separator: " "), match)
    }

    private mutating func takeContainer(
        _ amount: Lexeme?, _ reading: ChunkReading, _ line: SourceLine, cues: SentenceCues, isListed: Bool
    ) -> Bool {
        guard let amount, amount.unit?.sort == .container, cues.request || isListed, !cues.delivered,
            let (lexemes, text, match) = containerItself(reading, reading.phrase.flatMap { $0 }, line),
            match.matchedWords > 0
        else { return false }
        var item = GoodsItem(
            text: text.trimmedBlank, phrase: ArticlePhrase(lexemes[...]), quantity: amount.value, unit: nil,
            isQuantified: true, match: match,
            place: place, words: line.text(reading.chunk))
        item.cues = cues
        item.isListed = isListed
        items.append(item)
        return true
    }
}
