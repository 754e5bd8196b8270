import Synchronization

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
    /// The size that it says in words: „двуполюсен“.
    let size: Spec?
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
    /// What it tells of the sentence that it stands in.
    let cues: SentenceCues
    /// Whether mails are spoken with it.
    let isSpeech: Bool
    /// „white“, „светлина“: with „warm“ before it the colour of light.
    let isLight: Bool

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
        size = WordSizes.size(folded)
        isSpecial =
            number != nil || size != nil || standard != nil || folded == "a" || folded == "an" || count <= 2
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
        cues = SentenceCues(word: folded)
        isSpeech = SpeechWords.isSpeech(folded)
        isLight = WordSizes.lights.contains(folded)
    }

    /// No word.
    static let none = WordFacts(folded: "")
}

/// Remembers the facts of words while many texts are lexed, by any number of threads.
///
/// Bounded: when it is full it begins anew.
final class WordCache: Sendable {
    private struct Entry {
        var letters: [Unicode.Scalar]
        var facts: WordFacts
    }

    private let byHash = Mutex<[UInt64: Entry]>([:])
    private let limit: Int

    /// The words of mails.
    static let shared = WordCache(limit: 50_000)

    /// - Parameter limit: so many words are remembered at most.
    init(limit: Int) { self.limit = limit }

    func facts(_ letters: ArraySlice<Unicode.Scalar>) -> WordFacts {
        var hash: UInt64 = 14_695_981_039_346_656_037
        for scalar in letters { hash = (hash ^ UInt64(scalar.value)) &* 1_099_511_628_211 }
        let key = hash
        if let known = byHash.withLock({ $0[key] }), known.letters.elementsEqual(letters) { return known.facts }
        let entry = Entry(letters: Array(letters), facts: WordFacts(folded: Self.folded(letters)))
        byHash.withLock { words in
            if words.count >= limit { words.removeAll(keepingCapacity: true) }
            words[key] = entry
        }
        return entry.facts
    }

    private static func folded(_ letters: ArraySlice<Unicode.Scalar>) -> String {
        var folded = ""
        for scalar in letters where RawCutter.sort(scalar) == .letter || scalar == "'" {
            Folding.append(scalar, to: &folded)
        }
        return RawCutter.oneScript(folded)
    }
}
