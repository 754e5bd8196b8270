import Workflows

extension ProseSession {
    // MARK: boxes that are the goods

    /// „200 кашона 600x400x300“: where no thing is named, the container is the thing and there is no unit.
    func containerItself(_ reading: ChunkReading, _ lexemes: [Lexeme], _ line: SourceLine) -> (
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

    mutating func takeContainer(
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
