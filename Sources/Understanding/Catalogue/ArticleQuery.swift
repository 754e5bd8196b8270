/// A phrase of a customer, made ready for comparing: each word with the words of the catalogue that it may be.
struct ArticleQuery: Sendable {
    struct Word: Sendable {
        var finding: Vocabulary.Finding
        var isPurpose: Bool
        var isRemark: Bool
        /// Tells nothing about which article is meant, whatever the catalogue says.
        var isNeutral: Bool
        var isCapital: Bool
        var isNegated: Bool
        /// A word for a box, bag or the like.
        var isContainer = false
        /// A property that no article of the catalogue tells of; colours and materials are none.
        var isUnheardProperty: Bool { finding.kind == .property && finding.tiers.isEmpty }
        /// The words that it takes away from an article.
        var negated: Set<Int32> = []
    }

    private(set) var words: [Word] = []
    /// Words that must be met by the article.
    private(set) var content: [Word] = []
    var sizes: [ArticlePhrase.Size] = []
    var codes: [Int] = []
    var hasChoice: Bool
    var allowsEquivalent: Bool
    /// Whether it is written in a language that the catalogue lacks, so that an unknown word speaks less against an article.
    let isForeign: Bool

    static let maximumWords = 40
    static let maximumSizes = 20

    /// - Parameter sizeWords: words that hang on numbers in the catalogue, so that „11 speed“ is its „11-speed“.
    init(_ phrase: ArticlePhrase, vocabulary: Vocabulary, sizeWords: Set<String> = [], isForeign: Bool = false) {
        self.isForeign = isForeign
        hasChoice = phrase.hasChoice
        allowsEquivalent = phrase.allowsEquivalent
        // the equal numbers of „NPK 15-15-15“ are one size of an article too
        for size in phrase.sizes.prefix(Self.maximumSizes) where !sizes.contains(where: { $0.spec == size.spec }) {
            sizes.append(size)
        }
        codes = phrase.codes
        for word in phrase.words.prefix(Self.maximumWords) {
            let negated = word.key.hasPrefix("¬")
            let bare = negated ? String(word.key.dropFirst()) : word.key
            if negated {
                var own = Vocabulary.Finding()
                own.tiers = vocabulary.find(word.key).tiers.filter { $0.value > .typo }
                var entry = Word(
                    finding: own, isPurpose: false, isRemark: word.isRemark, isNeutral: false, isCapital: false,
                    isNegated: true)
                entry.negated = Set(vocabulary.find(bare).tiers.keys)
                words.append(entry)
                continue
            }
            if word.followsSize, sizeWords.contains(bare) { continue }
            let finding = vocabulary.find(bare, abbreviated: word.abbreviated, foreign: isForeign)
            if !finding.isOfCatalogue, finding.kind == nil || finding.tiers.isEmpty,
                let parts = vocabulary.parts(ofCompound: bare, foreign: isForeign && finding.kind == nil)
            {
                let from = words.count
                for part in parts { append(vocabulary.find(part, foreign: isForeign), bare: part, like: word) }
                // „Tischrechner“: what only tells the thing apart and no article has, is as good as unknown
                if isForeign {
                    for place in from..<max(from, words.count - 1)
                    where words[place].finding.tiers.isEmpty {
                        words[place].finding.kind = nil
                    }
                }
                // „Sprühflaschen“ only hold what is meant
                if words[words.count - 1].isContainer, words[words.count - 1].isNeutral {
                    for place in from..<words.count { words[place].isNeutral = true }
                }
                continue
            }
            append(finding, bare: bare, like: word)
        }
        // „брашно в чували“: the sacks only hold what is meant
        if words.contains(where: { !$0.isNeutral && !$0.isContainer && !$0.isNegated }) {
            for index in words.indices where words[index].isContainer { words[index].isNeutral = true }
        }
        content = words.filter { !$0.isNeutral }
    }

    private mutating func append(_ finding: Vocabulary.Finding, bare: String, like word: ArticlePhrase.Word) {
        let container = UnitWords.unit(bare).map { $0.sort == .container || $0.sort == .count } ?? false
        let neutral =
            finding.kind == .neutral || bare.count < 2 || container && finding.tiers.isEmpty
            || SpeechWords.isSpeech(bare)
        words.append(
            Word(
                finding: finding, isPurpose: word.isPurpose, isRemark: word.isRemark, isNeutral: neutral,
                isCapital: word.isCapital, isNegated: false, isContainer: container))
    }
}
