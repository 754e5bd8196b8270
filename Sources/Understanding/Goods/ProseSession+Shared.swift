import Workflows

extension ProseSession {
    // MARK: shared nouns, sizes and attributes

    /// „класьори 70 мм:“ before „черни - 100 бр., сини - 50 бр.“: a noun for all that follows, if what follows only tells it
    /// apart.
    func sharedNoun(_ reading: ChunkReading, _ next: Chunk) -> [Lexeme]? {
        let noun = reading.phrase.flatMap { $0 }
        guard noun.contains(where: { reader.judge.role($0) == .thing }) else { return nil }
        var more = ChunkReading(next, judge: reader.judge, isListed: false)
        more.takeLeadingNumber()
        return isShared(noun, more.phrase.flatMap { $0 }) ? noun : nil
    }

    /// Whether some words only tell an article of the noun apart.
    func isShared(_ noun: [Lexeme], _ own: [Lexeme]) -> Bool {
        guard !own.isEmpty, own.count <= 4 else { return false }
        let roles = own.map { reader.judge.role($0) }
        if roles.allSatisfy({ $0 == .attribute || $0 == .mark || $0 == .neutral }), roles.contains(.attribute) {
            return true
        }
        return !roles.contains(.speech) && reader.match(ArticlePhrase((noun + own)[...])).article != nil
    }

    mutating func takeShared(_ noun: [Lexeme], _ reading: ChunkReading, _ line: SourceLine, cues: SentenceCues)
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
    mutating func takeShares(_ reading: ChunkReading, _ line: SourceLine, cues: SentenceCues, isListed: Bool)
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
    func countsVariant(_ reading: ChunkReading) -> Bool {
        guard reading.follows, reading.amount == nil, let last = items.last, last.sentence == sentence,
            last.phrase.words.contains(where: { isFinish($0.key) })
        else { return false }
        let words = reading.chunk.filter { $0.kind != .mark }
        return words.count == 2 && words.first?.kind == .number
            && words.last.map { $0.kind == .word && isColour($0.folded) } ?? false
    }

    /// „шест климатика 18000 BTU и четири 9000 BTU“: a number and a size like that of the article before.
    func countsSize(_ reading: ChunkReading) -> Bool {
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
    func isFinish(_ word: String) -> Bool {
        isColour(word) || reader.judge.vocabulary.find(word).kind == .material
    }

    func isColour(_ word: String) -> Bool {
        let lexicon = Lexicon.shared
        return lexicon.notions(keys: WordStem.keys(word, language: nil)).contains {
            lexicon.notions[$0].kind == .colour
        }
    }

    /// „кърпи 40х40 – сини, червени и зелени“: another colour behind a comma is another article of the noun before it.
    func variant(
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
    func withHead(_ lexemes: [Lexeme], _ text: String) -> ([Lexeme], String, ArticleMatcher.Result)? {
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

    mutating func remember(_ lexemes: [Lexeme], _ text: String) {
        guard let size = lexemes.firstIndex(where: { $0.kind == .spec || $0.kind == .number || $0.kind == .amount }),
            size > 0
        else {
            head = (text, lexemes, [])
            return
        }
        head = (text, lexemes, lexemes.compactMap(\.spec))
    }

    /// A phrase of sizes only, with the noun of the article before it or of the heading above it.
    func inherited(_ lexemes: [Lexeme], _ text: String, _ reading: ChunkReading, isListed: Bool) -> (
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
    mutating func joinsOpen(_ reading: ChunkReading, _ roles: [WordJudge.Role], _ text: String) -> Bool {
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
    mutating func extend(_ lexemes: [Lexeme], _ text: String, _ reading: ChunkReading) -> Bool {
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
}
