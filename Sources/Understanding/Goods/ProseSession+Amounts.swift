import Workflows

extension ProseSession {
    // MARK: amounts without an article

    /// Gives an amount to the articles that wait for one; tells whether any did.
    mutating func give(_ amount: Lexeme, _ reading: ChunkReading, _ line: SourceLine, reach: Int = 0) -> Bool {
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
    func isSize(_ spec: Spec, of item: Int) -> Bool {
        var phrase = items[item].phrase
        let before = items[item].match
        guard spec.values.first?.unit == .mass, before.matchedWords > 0 else { return false }
        phrase.sizes.append(ArticlePhrase.Size(spec: spec, isRemark: false, isCount: false))
        let with = reader.match(phrase)
        return with.fits && with.matchedSizes > before.matchedSizes
    }

    mutating func fill(_ item: Int, with amount: Lexeme) {
        items[item].quantity = amount.value
        items[item].unit = amount.unit?.unit
        items[item].isQuantified = true
    }

    mutating func fillOpen(_ amount: Lexeme) {
        for entry in open where sentence - entry.sentence <= 2 { fill(entry.item, with: amount) }
        open.removeAll()
    }

    func sharesHead(_ left: Int, _ right: Int) -> Bool {
        let first = items[left].phrase.words.first?.key
        return first != nil && first == items[right].phrase.words.first?.key
    }

    /// „Ръкавици M 100 бр. – 20 кутии“: the pieces were the packing, the boxes are wanted.
    mutating func repack(_ amount: Lexeme) -> Bool {
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
    mutating func addPacking(_ reading: ChunkReading) -> Bool {
        guard let spec = reading.amount?.spec, let last = items.indices.last, items[last].sentence == sentence else {
            return false
        }
        items[last].phrase.sizes.append(ArticlePhrase.Size(spec: spec, isRemark: false, isCount: false))
        items[last].match = reader.match(items[last].phrase)
        return true
    }

    /// „белина - 10 туби по 4 литра“: what one can holds is a size of the article that waits for its amount.
    mutating func addContents(_ lexemes: [Lexeme]) -> Bool {
        let phrase = ArticlePhrase(lexemes[...])
        guard phrase.words.isEmpty, phrase.sizes.count == 1, let size = phrase.sizes.first, size.isRemark,
            let last = open.last, last.sentence == sentence, last.item == items.count - 1
        else { return false }
        items[last.item].phrase.sizes.append(ArticlePhrase.Size(spec: size.spec, isRemark: false, isCount: false))
        items[last.item].match = reader.match(items[last.item].phrase)
        return true
    }

    /// „туби от 4 литра“ behind an article: containers and what they hold.
    mutating func addPackingWords(_ reading: ChunkReading) -> Bool {
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
    func settleMeasure(_ reading: inout ChunkReading) {
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
    func settleSheets(_ reading: inout ChunkReading) {
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
    func isSold(in amount: Lexeme, _ match: ArticleMatcher.Result) -> Bool {
        guard let spec = amount.spec else { return false }
        let index = reader.catalogue.matcher.index
        return match.candidates.first.map { index.specs[$0.article].contains { $0.isSame(as: spec) } } ?? false
    }

    /// „3 first aid kits and a fire extinguisher“: one, where the sentence counts its other articles.
    func takeImplicitOne(_ reading: inout ChunkReading, cues: SentenceCues, isListed: Bool) {
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
}
