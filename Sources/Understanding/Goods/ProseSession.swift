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
    /// Whether a bullet or number leads the line.
    private var isLed = false
    /// „je 10 Stück“ at the head of a sentence, for all that it names.
    private var eachAmount: Lexeme?
    /// „по 24 бр. от следните:“ on a line before the list.
    private var listAmount: Lexeme?
    /// „Количество: 500 бр.“ on a line before that of its article.
    private var label: ChunkReading?

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
    private mutating func noteListAmount(_ lexemes: ArraySlice<Lexeme>) {
        guard lexemes.last?.isMark(":") == true else { return }
        let amounts = ChunkReading.candidates(lexemes)
        guard amounts.count == 1, let at = amounts.first, at > lexemes.startIndex,
            ["по", "po", "je", "jeweils", "each", "cate", "of"].contains(lexemes[at - 1].folded)
                && !lexemes[at - 1].isCapital
                || lexemes[(at + 1)...].contains(where: { ChunkReading.eachWords.contains($0.folded) })
        else { return }
        listAmount = lexemes[at]
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
    private func isLabel(_ lexemes: ArraySlice<Lexeme>) -> Bool {
        lexemes.first { $0.kind == .word }.map { ChunkReading.labels.contains($0.folded) } ?? false
    }

    /// „от тях 7 броя са дефектни“, `of the 200 bulbs 14 do not light`: the part of an item that is faulty.
    private mutating func takeFaultyPart(_ lexemes: ArraySlice<Lexeme>, fault: Bool, itemsFrom first: Int) {
        takeMissing(lexemes, fault: fault, itemsFrom: first)
        guard items.count == first + 1, let quantity = items[first].quantity, items[first].faultyQuantity == nil else {
            return
        }
        let partitive = lexemes.indices.contains { index in
            lexemes[index].value == quantity
                && lexemes[lexemes.startIndex..<index].suffix(2).contains {
                    ["от", "of", "from", "von", "ot"].contains($0.folded)
                }
        }
        // „60 крушки …, 9 от тях изгоряха“
        let named = lexemes.indices.contains { index in
            lexemes[index].value.map { $0 < quantity && $0.isPositive } ?? false && index + 2 < lexemes.endIndex
                && ["от", "of", "von", "ot"].contains(lexemes[index + 1].folded)
                && ["тях", "them", "these", "those", "ihnen", "diesen", "tqh", "tyah"].contains(
                    lexemes[index + 2].folded)
        }
        if named,
            let part = ChunkReading.candidates(lexemes).last(where: {
                $0 + 1 < lexemes.endIndex && ["от", "of", "von", "ot"].contains(lexemes[$0 + 1].folded)
            })
        {
            items[first].faultyQuantity = lexemes[part].value
            items[first].faultyUnit = lexemes[part].unit?.unit
            return
        }
        guard partitive || fault && items[first].cues.delivered else { return }
        let others = ChunkReading.candidates(lexemes).filter { index in
            guard let value = lexemes[index].value, value < quantity, value.isPositive, value.isWhole else {
                return false
            }
            let counted = lexemes[index].unit.map { $0.sort == .count || $0.sort == .container } ?? partitive
            return counted && !items[first].phrase.specs.contains { $0 == lexemes[index].spec }
        }
        guard let part = others.last else { return }
        let falls =
            lexemes.contains {
                ["вместо", "instead", "statt", "anstatt", "vmesto", "само", "only", "nur", "samo"].contains($0.folded)
            } && !partitive
        // „вместо 30 са дошли само 26“: four are missing
        items[first].faultyQuantity =
            falls ? lexemes[part].value.flatMap { quantity.subtracting($0) } : lexemes[part].value
        items[first].faultyUnit = lexemes[part].unit?.unit ?? items[first].unit
    }

    /// „липсващите 4“, `the missing 4`, `die fehlenden drei`: the faulty part told in a sentence of its own.
    private mutating func takeMissing(_ lexemes: ArraySlice<Lexeme>, fault: Bool, itemsFrom first: Int) {
        guard fault, items.count == first, let last = items.indices.last, sentence - items[last].sentence <= 3 else {
            return
        }
        for index in ChunkReading.candidates(lexemes) where index > lexemes.startIndex {
            let word = lexemes[index - 1].folded
            guard
                [
                    "липсващ", "missing", "fehlend", "дефектн", "счупен", "defect", "broken", "defekt", "beschadigt",
                    "lipsvasht",
                ].contains(where: { word.hasPrefix($0) }),
                lexemes[index].unit.map({ $0.sort == .count || $0.sort == .container }) ?? true,
                let quantity = items[last].quantity, let part = lexemes[index].value,
                part < quantity
            else { continue }
            items[last].faultyQuantity = part
            items[last].faultyUnit = lexemes[index].unit?.unit ?? items[last].unit
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
    private func names(_ match: ArticleMatcher.Result, roles: [WordJudge.Role], isListed: Bool, cues: SentenceCues)
        -> Bool
    {
        if match.article != nil { return true }
        let things = roles.count { $0 == .thing }
        if isListed { return things > 0 || isLed && roles.contains(.size) && roles.contains(.unknown) }
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
        if reading.refersBack, let last = items.indices.last, items[last].isQuantified {
            items[last].faultyQuantity = amount.value
            items[last].faultyUnit = amount.unit?.unit ?? items[last].unit
            return true
        }
        let near = open.filter { sentence - $0.sentence <= max(reach, reading.isEach ? 2 : 0) }
        guard let last = near.last else { return repack(amount) }
        let receivers =
            reading.isEach
            ? near : near.filter { $0.group == last.group && (sharesHead($0.item, last.item) || $0.item == last.item) }
        if amount.unit?.sort == .measure, receivers.count == 1, let spec = amount.spec, isSize(spec, of: last.item) {
            items[last.item].text += ", " + line.text([amount])
            items[last.item].phrase.sizes.append(ArticlePhrase.Size(spec: spec, isRemark: false, isCount: false))
            items[last.item].match = reader.match(items[last.item].phrase)
            return true
        }
        for receiver in receivers {
            fill(receiver.item, with: amount)
            items[receiver.item].words += " … " + line.text(reading.chunk)
        }
        open.removeAll { entry in receivers.contains { $0.item == entry.item } }
        return true
    }

    /// „визитки 90x50, 350 г“: a weight behind a comma that the article has as its size.
    private func isSize(_ spec: Spec, of item: Int) -> Bool {
        var phrase = items[item].phrase
        let before = items[item].match
        guard spec.values.first?.unit == .mass, before.matchedWords > 0 else { return false }
        phrase.sizes.append(ArticlePhrase.Size(spec: spec, isRemark: false, isCount: false))
        let with = reader.match(phrase)
        return with.fits && with.matchedSizes > before.matchedSizes
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
        guard let last = items.indices.last, items[last].isQuantified, let packing = items[last].packing,
            items[last].sentence == sentence
        else { return false }
        let isCount = items[last].packingIsCount
        items[last].phrase.sizes.append(ArticlePhrase.Size(spec: packing, isRemark: isCount, isCount: isCount))
        items[last].match = reader.match(items[last].phrase)
        fill(last, with: amount)
        items[last].packing = nil
        return true
    }

    /// „5 l cans“ behind an article tells the size of one.
    private mutating func addPacking(_ reading: ChunkReading) -> Bool {
        guard let spec = reading.amount?.spec, let last = items.indices.last, items[last].sentence == sentence else {
            return false
        }
        items[last].phrase.sizes.append(ArticlePhrase.Size(spec: spec, isRemark: false, isCount: false))
        items[last].match = reader.match(items[last].phrase)
        return true
    }

    /// „белина - 10 туби по 4 литра“: what one can holds is a size of the article that waits for its amount.
    private mutating func addContents(_ lexemes: [Lexeme]) -> Bool {
        let phrase = ArticlePhrase(lexemes[...])
        guard phrase.words.isEmpty, phrase.sizes.count == 1, let size = phrase.sizes.first, size.isRemark,
            let last = open.last, last.sentence == sentence, last.item == items.count - 1
        else { return false }
        items[last.item].phrase.sizes.append(ArticlePhrase.Size(spec: size.spec, isRemark: false, isCount: false))
        items[last.item].match = reader.match(items[last.item].phrase)
        return true
    }

    /// „туби от 4 литра“ behind an article: containers and what they hold.
    private mutating func addPackingWords(_ reading: ChunkReading) -> Bool {
        let phrase = ArticlePhrase(reading.phrase.joined().map { $0 }[...])
        guard let size = phrase.sizes.first, phrase.sizes.count == 1, size.isRemark, !phrase.words.isEmpty,
            phrase.words.allSatisfy({ UnitWords.unit($0.key)?.sort == .container }), let last = items.indices.last,
            items[last].sentence == sentence
        else { return false }
        items[last].phrase.sizes.append(ArticlePhrase.Size(spec: size.spec, isRemark: false, isCount: false))
        items[last].match = reader.match(items[last].phrase)
        return true
    }

    /// A measure behind an article („захар 25 кг“) is its size if the article is sold so, else the quantity; one in
    /// brackets behind a code or an article that lacks it („CBL-3x25 (500 m)“) is the quantity.
    private func settleMeasure(_ reading: inout ChunkReading) {
        if let amount = reading.amount, amount.unit?.sort == .measure, !reading.isAmountFirst, !reading.isParted,
            !reading.isTimes,
            let first = reading.phrase.first, let last = reading.phrase.last, let at = reading.amountIndex,
            first.endIndex == at
        {
            let whole = reading.chunk[first.startIndex..<max(at + 1, last.endIndex)]
            let match = reader.match(ArticlePhrase(whole))
            guard match.article != nil || match.fits && match.matchedSizes > 0 && isSold(in: amount, match) else {
                return
            }
            reading.phrase = [whole]
            reading.amount = nil
        } else if reading.amount == nil, let run = reading.phrase.first,
            let at = run.indices.first(where: { run[$0].kind == .amount && run[$0].unit?.sort == .measure }),
            let bracket = run[..<at].lastIndex(where: { $0.isMark("(") }),
            run[(bracket + 1)..<at].allSatisfy({ SpeechWords.vague.contains($0.folded) }), let spec = run[at].spec
        {
            guard let article = reader.match(ArticlePhrase(run[..<bracket])).article,
                !reader.catalogue.matcher.index.specs[article].contains(where: { $0.isSame(as: spec) })
            else { return }
            reading.amount = run[at]
            reading.phrase = [run[..<bracket]]
        }
    }

    /// „по 25 бр. от:“ above „тетрадки 52 листа“: the sheets are a size of the article.
    private func settleSheets(_ reading: inout ChunkReading) {
        guard let amount = reading.amount, amount.unit?.sort != .measure, !reading.isAmountFirst,
            let first = reading.phrase.first, let last = reading.phrase.last, let at = reading.amountIndex
        else { return }
        let whole = reading.chunk[first.startIndex..<max(at + 1, last.endIndex)]
        let match = reader.match(ArticlePhrase(whole))
        guard match.fits, isSold(in: amount, match) else { return }
        reading.phrase = [whole]
        reading.amount = nil
    }

    /// Whether all articles that a phrase may name have a measure among their sizes: „препарат 5 л“ is one of 5 litres.
    private func isSold(in amount: Lexeme, _ match: ArticleMatcher.Result) -> Bool {
        guard let spec = amount.spec else { return false }
        let index = reader.catalogue.matcher.index
        return match.candidates.first.map { index.specs[$0.article].contains { $0.isSame(as: spec) } } ?? false
    }

    /// „3 first aid kits and a fire extinguisher“: one, where the sentence counts its other articles.
    private func takeImplicitOne(_ reading: inout ChunkReading, cues: SentenceCues, isListed: Bool) {
        guard reading.amount == nil, !isListed, cues.request || cues.fault,
            let first = reading.phrase.first?.startIndex,
            first > reading.chunk.startIndex,
            ["a", "an", "един", "една", "едно", "ein", "eine", "einen"].contains(reading.chunk[first - 1].folded),
            items.last.map({ $0.sentence == sentence && $0.isQuantified }) ?? false
        else { return }
        var one = reading.chunk[first - 1]
        one.value = FixedDecimal(millionths: 1_000_000)
        one.unit = nil
        reading.amount = one
    }

    // MARK: shared nouns, sizes and attributes

    /// „класьори 70 мм:“ before „черни - 100 бр., сини - 50 бр.“: a noun for all that follows, if what follows only tells it
    /// apart.
    private func sharedNoun(_ reading: ChunkReading, _ next: Chunk) -> [Lexeme]? {
        let noun = reading.phrase.flatMap { $0 }
        guard noun.contains(where: { reader.judge.role($0) == .thing }) else { return nil }
        var more = ChunkReading(next, judge: reader.judge, isListed: false)
        more.takeLeadingNumber()
        return isShared(noun, more.phrase.flatMap { $0 }) ? noun : nil
    }

    /// Whether some words only tell an article of the noun apart.
    private func isShared(_ noun: [Lexeme], _ own: [Lexeme]) -> Bool {
        guard !own.isEmpty, own.count <= 4 else { return false }
        let roles = own.map { reader.judge.role($0) }
        if roles.allSatisfy({ $0 == .attribute || $0 == .mark || $0 == .neutral }), roles.contains(.attribute) {
            return true
        }
        return !roles.contains(.speech) && reader.match(ArticlePhrase((noun + own)[...])).article != nil
    }

    private mutating func takeShared(_ noun: [Lexeme], _ reading: ChunkReading, _ line: SourceLine, cues: SentenceCues)
        -> Bool
    {
        let own = reading.phrase.flatMap { $0 }
        guard isShared(noun, own) else { return false }
        let lexemes = noun + own
        let phrase = ArticlePhrase(lexemes[...])
        let words = noun.filter { $0.kind != .mark }.map(\.source).joined(separator: " ")
        var item = GoodsItem(
            text: words + " " + line.text(own[...]), phrase: phrase, quantity: reading.amount?.value,
            unit: reading.amount?.unit?.unit, isQuantified: reading.amount != nil, match: reader.match(phrase),
            place: place, words: line.text(reading.chunk))
        item.cues = cues
        item.sentence = sentence
        items.append(item)
        if reading.amount == nil { open.append((items.count - 1, sentence, group)) }
        if reading.isEach, let amount = reading.amount { fillOpen(amount) }
        group += 1
        return true
    }

    /// „тридесет химикалки (15 сини, 15 черни)“: the brackets tell how the amount is shared out.
    private mutating func takeShares(_ reading: ChunkReading, _ line: SourceLine, cues: SentenceCues, isListed: Bool)
        -> Bool
    {
        guard let amount = reading.amount, let run = reading.phrase.first, reading.phrase.count == 1,
            let open = run.firstIndex(where: { $0.isMark("(") }), open > run.startIndex,
            let close = run[open...].firstIndex(where: { $0.isMark(")") })
        else { return false }
        let noun = Array(run[..<open])
        let parts = run[(open + 1)..<close].split { $0.isMark(",;/") || ChunkCutter.conjunctions.contains($0.folded) }
        guard parts.count > 1 else { return false }
        var total = FixedDecimal(millionths: 0)
        var shares: [(value: FixedDecimal, words: [Lexeme])] = []
        for part in parts {
            guard let value = part.first?.value, part.count > 1, let sum = total.adding(value) else { return false }
            total = sum
            shares.append((value, Array(part.dropFirst().drop { $0.isMark("-x") })))
        }
        guard total == amount.value, shares.allSatisfy({ !$0.words.isEmpty }) else { return false }
        for share in shares {
            let phrase = ArticlePhrase((noun + share.words)[...])
            var item = GoodsItem(
                text: line.text(noun) + " " + line.text(share.words), phrase: phrase, quantity: share.value,
                unit: amount.unit?.unit, isQuantified: true, match: reader.match(phrase), place: place,
                words: line.text(reading.chunk))
            item.cues = cues
            item.isListed = isListed
            item.sentence = sentence
            items.append(item)
        }
        return true
    }

    /// „12 класьора сини и 6 черни“: a number and a colour behind an article with another colour.
    private func countsVariant(_ reading: ChunkReading) -> Bool {
        guard reading.follows, reading.amount == nil, let last = items.last, last.sentence == sentence,
            last.phrase.words.contains(where: { isFinish($0.key) })
        else { return false }
        let words = reading.chunk.filter { $0.kind != .mark }
        return words.count == 2 && words.first?.kind == .number
            && words.last.map { $0.kind == .word && isColour($0.folded) } ?? false
    }

    /// „шест климатика 18000 BTU и четири 9000 BTU“: a number and a size like that of the article before.
    private func countsSize(_ reading: ChunkReading) -> Bool {
        guard reading.follows, let head, let last = items.last, last.sentence == sentence, last.isQuantified else {
            return false
        }
        let words = reading.chunk.filter { $0.kind != .mark }
        guard words.count == 2, words.first?.kind == .number, let spec = words.last?.spec, words.last?.gap == .space,
            words.last?.kind == .spec, !spec.isStandard,
            spec.values.count > 1 || !spec.label.isEmpty || spec.values.first?.unit != SizeUnit.none
        else { return false }
        return head.lexemes.contains { $0.spec?.shape == spec.shape }
    }

    /// A colour, or a material that a surface is told by: „дръжки хром и 80 черни“.
    private func isFinish(_ word: String) -> Bool {
        isColour(word) || reader.judge.vocabulary.find(word).kind == .material
    }

    private func isColour(_ word: String) -> Bool {
        let lexicon = Lexicon.shared
        return lexicon.notions(keys: WordStem.keys(word, language: nil)).contains {
            lexicon.notions[$0].kind == .colour
        }
    }

    /// „кърпи 40х40 – сини, червени и зелени“: another colour behind a comma is another article of the noun before it.
    private func variant(
        _ lexemes: [Lexeme], _ text: String, _ reading: ChunkReading, _ roles: [WordJudge.Role]
    ) -> ([Lexeme], String)? {
        guard reading.follows, let head, lexemes.count <= 3,
            roles.allSatisfy({ $0 == .attribute || $0 == .linking || $0 == .mark }),
            lexemes.contains(where: { $0.kind == .word && isColour($0.folded) }), let last = items.last,
            last.sentence == sentence, last.phrase.words.contains(where: { isColour($0.key) })
        else { return nil }
        let front = head.lexemes.filter { !($0.kind == .word && isColour($0.folded)) && !$0.isMark("-–,") }
        guard !front.isEmpty, reader.match(ArticlePhrase((front + lexemes)[...])).fits else { return nil }
        let words = front.filter { $0.kind != .mark }.map(\.source).joined(separator: " ")
        return (front + lexemes, words + " " + text)
    }

    /// „тонер V200: черен, циан и магента“: a phrase that names an article only together with the words before it.
    private func withHead(_ lexemes: [Lexeme], _ text: String) -> ([Lexeme], String, ArticleMatcher.Result)? {
        guard let head, items.last.map({ $0.sentence == sentence }) ?? false, lexemes.count <= 4,
            !lexemes.contains(where: { reader.judge.isSold($0) && $0.kind == .word && !isColour($0.folded) })
        else { return nil }
        var front = head.lexemes
        // what the one before was told apart by is not shared: „… черен“
        while true {
            let whole = front + lexemes
            let match = reader.match(ArticlePhrase(whole[...]))
            if match.article != nil {
                let words = front.filter { $0.kind != .mark }.map(\.source).joined(separator: " ")
                return (whole, words + " " + text, match)
            }
            guard front.count > 1, head.lexemes.count - front.count < 2 else { return nil }
            front.removeLast()
        }
    }

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
            let at = head.lexemes.firstIndex(where: {
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

    /// „визитки 350 г, мат ламинат - 1000 бр.“: attributes behind a comma that carry the amount of the article before them.
    private mutating func joinsOpen(_ reading: ChunkReading, _ roles: [WordJudge.Role], _ text: String) -> Bool {
        let lexemes = reading.phrase.flatMap { $0 }
        guard let last = open.last, last.sentence == sentence, last.item == items.count - 1,
            items[last.item].match.matchedWords > 0,
            roles.first == .attribute, !roles.contains(.code),
            !(lexemes.contains { $0.kind == .word && isColour($0.folded) }
                && items[last.item].phrase.words.contains { isColour($0.key) }),
            !lexemes.contains(where: { reader.judge.isSold($0) })
        else { return false }
        let more = ArticlePhrase(lexemes[...])
        items[last.item].text += ", " + text
        items[last.item].phrase.words += more.words
        items[last.item].phrase.sizes += more.sizes
        items[last.item].match = reader.match(items[last.item].phrase)
        return true
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
