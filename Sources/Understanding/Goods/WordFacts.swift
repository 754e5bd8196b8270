/// What is known of a word by its letters alone, found out once for all places where it stands.
final class WordFacts: Sendable {
    /// Lower case, without diacritics, in one script.
    let folded: String
    /// In Latin letters where each letter has a Latin twin; else as `folded`.
    let latin: String
    /// How many letters.
    let count: Int
    let number: NumberWords.Part?
    let unit: UnitWord?
    /// The label of a standard that it is, if any.
    let standard: String?
    /// Whether some rule of the lexer may want it: else it is a plain word wherever it stands.
    let isSpecial: Bool
    /// Whether it is the first of several pieces that make a unit: „кв. м“.
    let beginsUnit: Bool
    /// An `x` between numbers.
    let isTimes: Bool
    /// A preposition, article or conjunction.
    let isLinking: Bool
    let isPurpose: Bool
    let isWithout: Bool
    let isChoice: Bool
    /// „еквивалент“.
    let isEquivalent: Bool
    /// „по“, „от“ before what one piece holds.
    let isContent: Bool
    /// Whether its form is that of an adjective; asked of Cyrillic words.
    let looksAdjective: Bool

    init(folded: String) {
        self.folded = folded
        latin = LookAlikes.latinized(folded)
        count = folded.count
        number = NumberWords.part(folded)
        unit = UnitWords.unit(folded)
        let label =
            switch folded {
            case "дин": "din"
            case "исо": "iso"
            case "ен": "en"
            case "бдс": "bds"
            case "гост": "gost"
            default: latin
            }
        standard = Spec.standards.contains(label) ? label : nil
        isSpecial =
            number != nil || standard != nil || folded == "a" || folded == "an" || count <= 2
            || GoodsLexer.labels.contains(latin) || GoodsLexer.labels.contains(folded)
        beginsUnit = GoodsLexer.unitBeginnings.contains(folded)
        isTimes = latin == "x"
        isLinking = StopWords.linking.contains(folded)
        isPurpose = StopWords.purpose.contains(folded)
        isWithout = StopWords.without.contains(folded)
        isChoice = StopWords.choice.contains(folded)
        isEquivalent = ArticlePhrase.equivalents.contains { folded.hasPrefix($0) }
        isContent = ArticlePhrase.contentWords.contains(folded)
        let first = folded.unicodeScalars.first?.value ?? 0
        looksAdjective = (0x400...0x4FF).contains(first) && ArticlePhrase.looksAdjective(folded)
    }

    /// No word.
    static let none = WordFacts(folded: "")
}

/// Remembers the facts of words while many texts are lexed one after the other.
final class WordCache {
    private var byHash: [UInt64: (letters: [Unicode.Scalar], facts: WordFacts)] = [:]

    /// More words are not remembered.
    private static let maximumWords = 200_000

    func facts(_ letters: ArraySlice<Unicode.Scalar>) -> WordFacts {
        var hash: UInt64 = 14_695_981_039_346_656_037
        for scalar in letters { hash = (hash ^ UInt64(scalar.value)) &* 1_099_511_628_211 }
        if let known = byHash[hash] {
            if known.letters.elementsEqual(letters) { return known.facts }
            return WordFacts(folded: Self.folded(letters))
        }
        let facts = WordFacts(folded: Self.folded(letters))
        if byHash.count < Self.maximumWords { byHash[hash] = (Array(letters), facts) }
        return facts
    }

    private static func folded(_ letters: ArraySlice<Unicode.Scalar>) -> String {
        var folded = ""
        for scalar in letters where RawCutter.sort(scalar) == .letter || scalar == "'" {
            Folding.append(scalar, to: &folded)
        }
        return RawCutter.oneScript(folded)
    }
}
