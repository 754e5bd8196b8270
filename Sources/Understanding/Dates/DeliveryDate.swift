/// Finds the day on which a customer wants goods: among all days of a text the one that the words around it say so of.
struct DeliveryDate: Sendable {
    let today: Day?
    /// An order's bare „by Friday“ is a wanted date; in other mails the words must speak of delivery.
    var kind = MailKind.inquiry
    /// In a document each line stands for itself, and its own date is no wish.
    var isDocument = false

    /// More dates than this are a calendar, not a wish.
    static let maximumMentions = 300

    /// The wanted day and the words that state it.
    func wanted(in text: LexedText) -> (day: Day, words: String)? {
        wanted(in: text) { LatinBulgarian.isLikely(Sentence.all(in: text)) }
    }

    /// The same in a text that was read for its phrases already.
    func wanted(in signs: TextSigns) -> (day: Day, words: String)? {
        wanted(in: signs.text) { signs.isLatinBulgarian }
    }

    private func wanted(in text: LexedText, isLatinBulgarian: () -> Bool) -> (day: Day, words: String)? {
        let mentions = DateReader(today: today).mentions(in: text).prefix(Self.maximumMentions)
        guard !mentions.isEmpty else { return nil }
        let dated = Set(mentions.flatMap(\.tokens))
        let isLatinBulgarian = isLatinBulgarian()
        var best: (mention: DateMention, score: Int)?
        for mention in mentions {
            let score = DateContext(
                text: text, mention: mention, dated: dated, isLatinBulgarian: isLatinBulgarian,
                linesStandAlone: isDocument
            )
            .score(kind)
            guard score > 0, today.map({ isDocument ? mention.day > $0 : mention.day >= $0 }) ?? true else { continue }
            if score > best?.score ?? 0 { best = (mention, score) }
        }
        return best.map { ($0.mention.day, String(text.words($0.mention.tokens))) }
    }
}

/// The words around one date.
struct DateContext {
    let text: LexedText
    let mention: DateMention
    /// The tokens of all dates of the text.
    let dated: Set<Int>
    let isLatinBulgarian: Bool
    var linesStandAlone = false

    /// Above zero if the date is one of delivery; more where the words are plainer.
    func score(_ kind: MailKind) -> Int {
        let before = words(before: true)
        let after = words(before: false)
        guard !isPastOrOrigin(before.near), mention.form != .span || leads(before.near) || hasLabel(before) else {
            return 0
        }
        let near = before.clause + after.clause
        let wide = before.sentence + after.sentence
        let arrives = near.contains { has(DateCues.arrival, $0) }
        var score = points(DateCues.arrival, near, wide, 6, 3) + points(DateCues.need, near, wide, 5, 2)
        score += points(DateCues.place, near, wide, 4, 1) + points(DateCues.wish, near, wide, 1, 1)
        if before.near.contains(where: { has(DateCues.lastMoments, $0) }) {
            score += 4
        } else if before.near.contains(where: { has(DateCues.deadlines, $0) }) {
            score += 2
        }
        // `Friday latest`
        if after.near.prefix(2).contains(where: { has(DateCues.lastMoments, $0) }) { score += 3 }
        if hasLabel(before) { score += 6 }
        // „Срок – до края на март“
        if before.near.contains(where: Self.termWords.contains) { score += 2 }
        // „може и в събота“ allows a day, it wants none
        if before.near.contains(where: { ["може", "moje", "also", "auch"].contains($0) }),
            before.near.contains(where: { ["и", "i", "also", "auch"].contains($0) })
        {
            return 0
        }
        // What is against it.
        score += points(DateCues.otherMatter, near, wide, -6, -2)
        if near.contains(where: DateCues.isOffer) { score -= arrives ? 1 : 8 }
        if near.contains(where: { has(DateCues.past, $0) }) { score -= 8 }
        if DateVocabulary.meaning(of: text.folded(mention.tokens.lowerBound)) == .today { score -= 4 }
        // In an order or a yes a bare „за петък“ is when they want it; elsewhere the words must speak of goods.
        let least = (kind == .order || kind == .confirmation) && mention.form != .span ? 1 : 3
        return score > least ? score : 0
    }

    private func has(_ cue: WordList, _ word: String) -> Bool { cue.contains(word, latinBulgarian: isLatinBulgarian) }

    private func points(
        _ cue: WordList, _ near: [String], _ wide: [String], _ inClause: Int, _ inSentence: Int
    ) -> Int {
        near.contains { has(cue, $0) } ? inClause : wide.contains { has(cue, $0) } ? inSentence : 0
    }

    private struct Surroundings {
        /// The last three words next to the date.
        var near: [String] = []
        /// Up to the next comma or the like.
        var clause: [String] = []
        /// Up to the end of the sentence, at most 25 words.
        var sentence: [String] = []
    }

    private func words(before: Bool) -> Surroundings {
        var found = Surroundings()
        var index = before ? mention.tokens.lowerBound - 1 : mention.tokens.upperBound
        var inClause = true
        while text.tokens.indices.contains(index), found.sentence.count < 25 {
            let token = text.tokens[index]
            let border = before ? text.tokens[index + 1].gap : token.gap
            if border == .paragraph || (linesStandAlone && border == .line) { break }
            if token.kind == .mark {
                if endsSentence(index) { break }
                // „най-късно“ is one word
                let isHyphen =
                    token.folded == "-" && token.gap == .none && index + 1 < text.tokens.count
                    && text.tokens[index + 1].gap == .none
                if [",", "-", "(", ")"].contains(token.folded), !isHyphen, !before || found.clause.count > 1 {
                    inClause = false
                }
            } else {
                if dated.contains(index), found.clause.count > 3 {
                    inClause = false
                }
                if isWithUs(index) { found.clause.append("with-us") }
                if found.near.count < 3 { found.near.append(token.folded) }
                if inClause { found.clause.append(token.folded) }
                found.sentence.append(token.folded)
            }
            index += before ? -1 : 1
        }
        return found
    }

    /// `with us`, `bei uns`: a place in two words.
    private func isWithUs(_ index: Int) -> Bool {
        let word = text.folded(index)
        // `have them by`, `get it on`
        if ["them", "it", "these", "those", "everything", "all"].contains(word) {
            return ["have", "get", "need"].contains(text.folded(index - 1))
        }
        guard word == "us" || word == "uns" || word == "me" else { return false }
        return ["with", "to", "at", "reach", "bei", "zu"].contains(text.folded(index - 1))
    }

    private func endsSentence(_ index: Int) -> Bool {
        let mark = text.tokens[index].folded
        if ["!", "?", ";", "|"].contains(mark) { return true }
        guard mark == ".", index + 1 < text.tokens.count, text.tokens[index + 1].gap != .none else { return false }
        let word = index > 0 ? text.tokens[index - 1].folded : ""
        return word.count > 3
            || text.text.unicodeScalars[text.tokens[index + 1].range.lowerBound].properties.isUppercase
    }

    private static let fillers: Set<String> = [
        "на", "the", "next", "от", "около", "about", "von", "следващите", "до", "of", "max", "de", "na",
    ]

    /// Whether a word right before the date makes a span a point in time: „в рамките на 10 дни“, `within the next 10 days`.
    private func leads(_ near: [String]) -> Bool {
        for word in near {
            if has(DateCues.spanPrepositions, word) { return true }
            if !Self.fillers.contains(word) { return false }
        }
        return false
    }

    private static let origins: Set<String> = ["от", "dated", "vom", "from", "since", "seit", "din"]

    /// „от 12.03.“, `dated`, „преди две седмици“, `two weeks ago`: where something came from.
    private func isPastOrOrigin(_ near: [String]) -> Bool {
        guard let last = near.first else { return false }
        if mention.form == .span, ["ago", "преди", "назад", "before"].contains(text.folded(mention.tokens.upperBound)) {
            return true
        }
        if mention.form == .span, ["преди", "vor", "acum", "пре", "before"].contains(last) { return true }
        if ["ot", "прошлия", "миналия", "миналата", "last", "letzten", "letzte", "vergangenen"]
            .contains(last)
        {
            return true
        }
        guard Self.origins.contains(last) else { return false }
        // „не по-късно от“, „в срок от 10 дни“ look forward.
        return !(near.count > 1 && ["късно", "срок", "рамките", "later"].contains(near[1]))
    }

    /// „Срок: 15.12.“, `Delivery date: …`: a label in front.
    private func hasLabel(_ before: Surroundings) -> Bool {
        let mark = mention.tokens.lowerBound - 1
        guard text.tokens.indices.contains(mark), [":", "|", "="].contains(text.folded(mark)) else { return false }
        let words = before.near.prefix(3)
        return words.contains { has(DateCues.arrival, $0) } || words.contains(where: Self.termWords.contains)
    }

    private static let termWords: Set<String> = [
        "срок", "срокът", "срока", "termin", "due", "deadline", "needed", "нужно", "rok", "termen", "προθεσμια",
    ]
}
