/// The words and sizes of a phrase that names an article, in a catalogue or in a mail.
struct ArticlePhrase: Sendable {
    /// A word with content.
    struct Word: Sendable {
        /// What is known of it.
        var facts: WordFacts
        /// Folded; with a leading `¬` when the phrase takes it away („без пудра“).
        var key: String
        /// After „for“, behind the thing itself.
        var isPurpose = false
        /// In brackets.
        var isRemark = false
        /// With a point behind it.
        var abbreviated = false
        var isCapital = false
        /// Straight behind a number.
        var followsSize = false
        /// Where it stands among the lexemes.
        var position: Int
    }

    /// A size and whether it stands in brackets.
    struct Size: Sendable {
        var spec: Spec
        var isRemark: Bool
        /// Whether it counts pieces or containers, so that it is rather a remark on packing.
        var isCount: Bool
        /// Where it stands among the lexemes.
        var position = -1
    }

    var words: [Word] = []
    var sizes: [Size] = []
    var codes: [Int] = []
    /// Words that hang on a number by a dash: „11-speed“.
    var sizeWords: Set<String> = []
    /// „M8x40 или M8x50“.
    var hasChoice = false
    /// „или еквивалент“.
    var allowsEquivalent = false
    /// How many lexemes stood before the first size, preposition or bracket.
    private var headEnd = Int.max

    var specs: [Spec] { sizes.map(\.spec) }
    var isEmpty: Bool { words.isEmpty && sizes.isEmpty && codes.isEmpty }

    init(_ lexemes: ArraySlice<Lexeme>) {
        var depth = 0
        var purpose = false
        var without = false
        for (position, lexeme) in zip(lexemes.indices, lexemes) {
            if headEnd == .max, position > lexemes.startIndex, endsHead(lexeme) { headEnd = position }
            switch lexeme.kind {
            case .word:
                let word = lexeme.folded
                let facts = lexeme.facts
                if facts.isChoice {
                    hasChoice = true
                } else if facts.isWithout, !words.isEmpty {
                    without = true
                } else if facts.isPurpose {
                    purpose = !words.isEmpty
                } else if !facts.isLinking || isNamed(position, in: lexemes) {
                    if facts.isEquivalent {
                        allowsEquivalent = true
                        continue
                    }
                    words.append(
                        Word(
                            facts: facts, key: without ? "¬" + word : word, isPurpose: purpose, isRemark: depth > 0,
                            abbreviated: lexeme.abbreviated, isCapital: lexeme.isCapital,
                            followsSize: position > lexemes.startIndex && lexemes[position - 1].spec != nil,
                            position: position))
                    without = false
                }
            case .number, .amount, .spec:
                if let spec = lexeme.spec {
                    if lexeme.kind == .spec, lexeme.unit == nil, !lexeme.folded.isEmpty {
                        sizeWords.insert(lexeme.folded)
                    }
                    let counts = lexeme.unit.map { $0.sort == .count || $0.sort == .container } ?? false
                    let isContent =
                        position > lexemes.startIndex && lexemes[position - 1].facts.isContent
                    sizes.append(
                        Size(spec: spec, isRemark: depth > 0 || isContent, isCount: counts, position: position))
                }
            case .code(let article): codes.append(article)
            case .mark:
                if "([{".contains(lexeme.folded) { depth += 1 }
                if ")]}".contains(lexeme.folded) { depth = max(0, depth - 1) }
                if lexeme.folded == "," || lexeme.folded == ";" { purpose = false }
            case .noise: break
            }
        }
        if allowsEquivalent { hasChoice = false }
    }

    /// „за под“: a small word straight after „for“ with no word behind it is the thing itself.
    private func isNamed(_ position: Int, in lexemes: ArraySlice<Lexeme>) -> Bool {
        guard position > lexemes.startIndex, lexemes[position - 1].facts.isPurpose else {
            return false
        }
        return position + 1 >= lexemes.endIndex || lexemes[position + 1].kind != .word
    }

    /// „по 100 м“, „от 25 кг“: what one piece holds, which the article need not tell.
    static let contentWords: Set<String> = ["по", "po", "je", "zu", "от", "of", "in", "в", "a", "à", "mit", "с", "ot"]

    static let equivalents = [
        "еквивал", "equival", "аналог", "подобн", "сходн", "similar", "gleichwert", "vergleichb", "aquivalent",
        "aequivalent", "echivalent", "ekvival", "analog",
        "равностой", "alternativ", "алтернатив",
    ]

    private func endsHead(_ lexeme: Lexeme) -> Bool {
        switch lexeme.kind {
        case .word: lexeme.facts.isLinking
        case .mark: lexeme.folded != "-" && lexeme.folded != "/"
        default: true
        }
    }

    /// The word that names the thing: the last one before sizes and prepositions in English and German, the first one
    /// that is no adjective elsewhere.
    func head(language: String) -> Word? {
        let front = words.filter { $0.position < headEnd }
        let named = front.isEmpty ? words : front
        switch language {
        case "en", "de":
            // „gel pen black“: a colour behind the thing names no thing
            return named.last { !Self.isVariant($0.key) } ?? named.last
        case "bg", "mk", "ru", "sr":
            // „Барабан Vestra V200“: a make in Latin letters is no noun
            let own = named.filter { $0.key.unicodeScalars.first.map { $0.value >= 0x400 } ?? false }
            guard let at = own.firstIndex(where: { !$0.facts.looksAdjective }) else { return own.first ?? named.first }
            // „копирна хартия“: what the lexicon knows as a thing may be an adjective before one
            if at + 1 < own.count, Self.endsAsAdjective(own[at].key), own[at + 1].position == own[at].position + 1,
                !own[at + 1].facts.looksAdjective, !Self.endsAsAdjective(own[at + 1].key)
            {
                return own[at + 1]
            }
            return own[at]
        default: return named.first
        }
    }

    /// Whether a word of English or German only tells a variant: a colour, „type“, „size“.
    private static func isVariant(_ word: String) -> Bool {
        guard let kind = Lexicon.shared.kind(of: Lexicon.shared.notions(keys: WordStem.keys(word, language: nil)))
        else {
            return false
        }
        return kind == .colour || kind == .neutral
    }

    private static let adjectiveEndings = [
        "ен", "ена", "ено", "ени", "на", "но", "ни", "ска", "ски", "ско", "ов", "ова", "ово", "ови", "ев", "ева", "ево",
        "еви", "ан", "ана", "ано", "ани",
        "ящ", "яща", "ящо", "ящи", "ащ", "аща", "ащо", "ащи", "ива", "иви", "ест", "ста", "ял", "яла", "ял", "ъл",
        "ъла", "яло", "ели", "ълго", "ый", "ая", "ое",
    ]

    static func looksAdjective(_ word: String) -> Bool {
        if let kind = Lexicon.shared.kind(of: Lexicon.shared.notions(keys: WordStem.keys(word, language: "bg"))) {
            return kind != .thing
        }
        return endsAsAdjective(word)
    }

    private static func endsAsAdjective(_ word: String) -> Bool {
        word.count > 3 && adjectiveEndings.contains { word.hasSuffix($0) }
    }
}
