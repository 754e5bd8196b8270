import Workflows

/// What the matcher looks articles up in: words and sizes of all names, inverted.
///
/// Articles whose names have the same words are one *kind* (all hex bolts); words are compared with kinds, sizes with
/// articles, so that a line costs little even in a large catalogue.
struct CatalogueIndex: Sendable {
    /// Articles with the same words.
    struct Kind: Sendable {
        /// Word ids, sorted.
        var words: [Int32]
        /// The words of each language's name, sorted.
        var names: [[Int32]] = []
        /// The article indexes in order.
        var articles: [Int32] = []
        /// The words that name the thing itself in one of the languages.
        var heads: Set<Int32> = []
        /// Words after „for“: what the thing is for.
        var purposes: Set<Int32> = []
        /// Whether its name tells a colour or material.
        var isVariant = false
        /// Labels of sizes in it, with how many numbers: `m/2`.
        var shapes: Set<Spec.Shape> = []
    }

    private(set) var kinds: [Kind] = []
    /// By article.
    private(set) var kindOf: [Int32] = []
    private(set) var specs: [[Spec]] = []
    /// By article: which articles have the very same sizes, as the first of them.
    private(set) var sizesOf: [Int32] = []
    /// Word id → kinds, ascending.
    private(set) var kindsByWord: [[Int32]] = []
    /// Number as written or in base units → articles.
    private(set) var byNumber: [Int64: [Int32]] = [:]
    /// Label with first number → articles.
    private(set) var byMark: [String: [Int32]] = [:]
    private(set) var vocabulary = Vocabulary()
    /// Words that hang on a number by a dash in some name: „11-speed“, „50-teilig“.
    private(set) var sizeWords: Set<String> = []
    /// The words that name the thing itself in some article.
    private(set) var heads: Set<Int32> = []

    init(_ articles: [Article]) {
        var kindIDs: [[Int32]: Int32] = [:]
        let cache = WordCache(limit: 200_000)
        var firstWithSpecs: [[Spec]: Int32] = [:]
        kindOf.reserveCapacity(articles.count)
        specs.reserveCapacity(articles.count)
        for (index, article) in articles.enumerated() {
            let reading = read(article, cache)
            let words = reading.words
            let kind: Int32
            if let known = kindIDs[words] {
                kind = known
            } else {
                kind = Int32(kinds.count)
                kindIDs[words] = kind
                kinds.append(
                    Kind(words: words, names: reading.names, heads: reading.heads, purposes: reading.purposes))
            }
            kinds[Int(kind)].articles.append(Int32(index))
            for spec in reading.specs { kinds[Int(kind)].shapes.insert(spec.shape) }
            kindOf.append(kind)
            specs.append(reading.specs)
            sizesOf.append(firstWithSpecs[reading.specs] ?? Int32(index))
            if sizesOf[index] == Int32(index) { firstWithSpecs[reading.specs] = Int32(index) }
            enter(reading.specs, of: Int32(index))
        }
        for place in kinds.indices {
            heads.formUnion(kinds[place].heads)
            kinds[place].isVariant = kinds[place].words.contains { vocabulary.tellsVariant($0) }
        }
        entered = [:]
        kindsByWord = Array(repeating: [], count: vocabulary.count)
        for (id, kind) in kinds.enumerated() {
            for word in kind.words { kindsByWord[Int(word)].append(Int32(id)) }
        }
        vocabulary.close()
    }

    /// Whether a kind has nothing that another lacks but words for what it is packed in: „олио туба 10 l“ beside „олио 1 l“.
    func differsInPackingOnly(_ kind: Int32, from other: Int32) -> Bool {
        let others = kinds[Int(other)].words
        let extra = kinds[Int(kind)].words.filter { !others.contains($0) }
        return !extra.isEmpty
            && extra.allSatisfy { UnitWords.unit(vocabulary.surface($0)).map { $0.sort == .container } ?? false }
    }

    private mutating func enter(_ specs: [Spec], of article: Int32) {
        func add(_ article: Int32, to list: inout [Int32]) {
            if list.last != article { list.append(article) }
        }
        for spec in specs {
            for value in spec.values {
                add(article, to: &byNumber[value.raw, default: []])
                if value.base != value.raw { add(article, to: &byNumber[value.base, default: []]) }
            }
            if let key = spec.markKey { add(article, to: &byMark[key, default: []]) }
            if let key = spec.light?.markKey { add(article, to: &byMark[key, default: []]) }
        }
    }

    /// By language, then word facts, which are kept alive so that their identity stays theirs: ids found before.
    private var entered: [String: [ObjectIdentifier: (facts: WordFacts, id: Int32)]] = [:]

    private mutating func enter(_ word: ArticlePhrase.Word, _ language: String) -> Int32 {
        guard word.key.utf8.count == word.facts.folded.utf8.count else {
            return vocabulary.enter(word.key, language: language)
        }
        let name = ObjectIdentifier(word.facts)
        if let known = entered[language]?[name] { return known.id }
        let id = vocabulary.enter(word.key, language: language)
        entered[language, default: [:]][name] = (word.facts, id)
        return id
    }

    private struct Reading {
        var words: [Int32]
        var names: [[Int32]]
        var heads: Set<Int32>
        var purposes: Set<Int32>
        var specs: [Spec]
    }

    private mutating func read(_ article: Article, _ cache: WordCache) -> Reading {
        var words: Set<Int32> = []
        var names: [[Int32]] = []
        var heads: Set<Int32> = []
        var purposes: Set<Int32> = []
        var specs: [Spec] = []
        for (language, name) in article.names.sorted(by: { $0.key < $1.key }) {
            let phrase = ArticlePhrase(GoodsLexer(name.prefix(300), isName: true, cache: cache).lexemes()[...])
            var own: Set<Int32> = []
            sizeWords.formUnion(phrase.sizeWords)
            for word in phrase.words {
                let id = enter(word, language)
                own.insert(id)
                if word.isPurpose { purposes.insert(id) }
            }
            words.formUnion(own)
            names.append(own.sorted())
            if let head = phrase.head(language: language) { heads.insert(enter(head, language)) }
            for spec in phrase.specs {
                guard let at = specs.firstIndex(where: { $0.isSame(as: spec) }) else {
                    specs.append(spec)
                    continue
                }
                // the same size; the name that tells its unit knows more
                if specs[at].values.first?.unit == SizeUnit.none { specs[at] = spec }
            }
        }
        return Reading(words: words.sorted(), names: names, heads: heads, purposes: purposes, specs: specs)
    }
}

extension Spec {
    /// What sizes of the same sort have in common: label, how many numbers, what they measure.
    struct Shape: Hashable, Sendable {
        var label: String
        var count: Int
        var unit: SizeUnit
    }

    var shape: Shape {
        let unit = values.first?.unit ?? .none
        return Shape(label: label, count: values.count, unit: unit == .length ? .none : unit)
    }

    /// Whether two languages' names give the same size.
    func isSame(as other: Spec) -> Bool {
        label == other.label && tail == other.tail && values.count == other.values.count
            && zip(values, other.values).allSatisfy { $0.equals($1) }
    }
}
