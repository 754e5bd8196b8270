/// A text with the phrases found in it: read once, judged from several sides.
struct TextSigns: Sendable {
    /// A phrase where it stands.
    struct Sign: Sendable {
        let signal: Signal
        let weight: Int
        let sentence: Int
        let range: Range<Int>
        /// Whether a negation governs it: „не потвърждаваме“.
        let negated: Bool
    }

    let text: LexedText
    let sentences: [Sentence]
    let signs: [Sign]
    let isLatinBulgarian: Bool

    init(_ text: LexedText, book: PhraseBook = .standard) {
        self.text = text
        sentences = Sentence.all(in: text)
        isLatinBulgarian = LatinBulgarian.isLikely(sentences)
        let sentences = sentences
        signs = book.hits(in: sentences, latinBulgarian: isLatinBulgarian).map { phrase, hit in
            Sign(
                signal: phrase.signal, weight: phrase.weight, sentence: hit.sentence, range: hit.range,
                negated: Negation.governs(hit, in: sentences[hit.sentence]))
        }
    }

    init(_ text: String) { self.init(LexedText(text)) }

    /// The weight of a signal: its strongest phrase, and a little more for each further place.
    func strength(_ signal: Signal) -> Int {
        var strongest = 0
        var places: Set<Int> = []
        for sign in signs where sign.signal == signal && !sign.negated {
            strongest = max(strongest, sign.weight)
            places.insert(sign.sentence * 4096 + sign.range.lowerBound)
        }
        return strongest == 0 ? 0 : strongest + min(4, places.count - 1)
    }

    /// In how many places a signal stands, by phrases of a weight or more.
    func places(_ signal: Signal, atLeast weight: Int = 0) -> Int {
        let strong = signs.filter { $0.signal == signal && !$0.negated && $0.weight >= weight }
        return Set(strong.map { $0.sentence * 4096 + $0.range.lowerBound }).count
    }

    func has(_ signal: Signal) -> Bool { signs.contains { $0.signal == signal && !$0.negated } }

    /// The words of a sign as the mail has them.
    func words(of sign: Sign) -> Substring {
        let tokens = sentences[sign.sentence].tokens
        guard sign.range.upperBound <= tokens.count, let first = tokens[sign.range].first,
            let last = tokens[sign.range].last
        else { return "" }
        return text.words(first..<last + 1)
    }

    /// Whether a sign speaks of a change: „потвърждаваме промяната“, `we agree to the amendment`.
    func namesChange(_ sign: Sign) -> Bool {
        let stems = [
            "change", "amend", "revision", "variation", "промян", "промен", "изменен", "корекц", "anderung",
            "anpassung",
            "korrektur", "modific", "izmen", "измен", "degisik",
        ]
        return sentences[sign.sentence].words[sign.range].contains { word in stems.contains { word.hasPrefix($0) } }
    }

    /// The words of the strongest sign of some signals.
    func words(of signals: Set<Signal>) -> Substring? {
        signs.filter { signals.contains($0.signal) && !$0.negated }.max { $0.weight < $1.weight }.map(words(of:))
    }
}

/// Whether a „not“ turns a phrase round.
enum Negation {
    private static let negators: Set<String> = [
        "не", "няма", "нито", "никога", "not", "never", "cannot", "can't", "won't", "don't", "doesn't", "didn't",
        "isn't",
        "aren't", "wouldn't", "couldn't", "unable", "nicht", "kein", "keine", "keinen", "nie", "nu", "δεν", "δε", "μην",
        "non",
        "pas", "ne", "nije", "nismo", "нисмо", "није", "degil", "нет", "nao", "nem", "niet", "geen", "haven't",
        "hasn't",
        "ni", "ne",
    ]
    static func isNegator(_ word: String) -> Bool { negators.contains(word) }

    private static let behind: Set<String> = ["nicht", "kein", "keine", "keinen", "pas", "niet", "degil"]
    /// „не само“, `not only`; „не може ли“ asks.
    private static let harmless: Set<String> = ["само", "only", "nur", "ли"]

    static func governs(_ hit: PhraseHit, in sentence: Sentence) -> Bool {
        let words = sentence.words
        for place in hit.skipped where negators.contains(words[place]) && !isHarmless(place, words) { return true }
        var place = hit.range.lowerBound - 1
        let first = max(0, hit.range.lowerBound - 3)
        while place >= first {
            if sentence.breaks.contains(place + 1) { break }
            if negators.contains(words[place]), !isHarmless(place, words) { return true }
            place -= 1
        }
        place = hit.range.upperBound
        while place < min(words.count, hit.range.upperBound + 4), !sentence.breaks.contains(place) {
            if behind.contains(words[place]) { return true }
            place += 1
        }
        return false
    }

    private static func isHarmless(_ place: Int, _ words: [String]) -> Bool {
        place + 1 < words.count && harmless.contains(words[place + 1])
            || place + 2 < words.count && words[place + 2] == "ли"
    }
}
