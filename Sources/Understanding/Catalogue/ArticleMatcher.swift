/// Finds the article that a phrase names, or the articles that it may name. Precise before complete: an article is
/// named only if nothing of the phrase speaks against it and no other article fits as well.
struct ArticleMatcher: Sendable {
    let index: CatalogueIndex
    let skus: [String]

    /// More articles are not compared for one line; it is ambiguous long before.
    static let maximumCompared = 4000
    /// Of a very common word no more kinds are looked at.
    static let maximumKinds = 20_000
    /// How many candidates staff are shown.
    static let maximumCandidates = 5

    /// What was found.
    struct Result: Sendable {
        /// The article named, by index.
        var article: Int?
        /// The articles that come near, best first, when none is named.
        var candidates: [(article: Int, score: Int)] = []
        /// How many words of the phrase the best article has.
        var matchedWords = 0
        var matchedSizes = 0
        /// Whether nothing speaks against the best candidate.
        var fits = false
        /// The articles that nothing speaks against, where there are several.
        var complete: [Int] = []
        /// Whether the customer left the choice open.
        var hasChoice = false
        static let nothing = Result()
    }

    private struct Fit {
        var article: Int
        var score: Int
        var words: Int
        var sizes: Int
        var complete: Bool
        var covered: Bool
        var tier: Int
        var neutral: Int
        /// Sizes that were met loosely: turned round, in part, without their label.
        var weak: Int
        var inUnit: Int
        /// How well the word for the thing was met, 0 if it was not.
        var headTier: Int
        /// Whether three dimensions or a number of type were met.
        var isTelling: Bool

        func isBefore(_ other: Fit) -> Bool {
            if complete != other.complete { return complete }
            return score != other.score ? score > other.score : article < other.article
        }
    }

    /// - Parameter foreign: whether the phrase is written in a language that the catalogue lacks.
    func match(_ phrase: ArticlePhrase, foreign: Bool = false) -> Result {
        let phrase = phrase.asWritten(in: index)
        if phrase.codes.count == 1, !phrase.words.isEmpty, let contradicted = contradicted(phrase, foreign) {
            return contradicted
        }
        let result = match(query(phrase, foreign))
        // „средни ръкавици“: a word of size where the catalogue has S, M, L
        guard result.article == nil, let sized = phrase.withSizeWord() else { return result }
        let other = match(query(sized, foreign))
        return other.article == nil ? result : other
    }

    private func query(_ phrase: ArticlePhrase, _ foreign: Bool) -> ArticleQuery {
        ArticleQuery(phrase, vocabulary: index.vocabulary, sizeWords: index.sizeWords, isForeign: foreign)
    }

    /// A code of one article beside the words of another; `nil` if they agree or the words name none.
    private func contradicted(_ phrase: ArticlePhrase, _ foreign: Bool) -> Result? {
        var words = phrase
        words.codes = []
        let named = match(query(words, foreign))
        guard let other = named.article, other != phrase.codes[0], named.matchedWords > 1 || named.matchedSizes > 0
        else { return nil }
        return Result(candidates: [(phrase.codes[0], 1000), (other, 900)], matchedWords: 1, fits: true)
    }

    func match(_ query: ArticleQuery) -> Result {
        if let named = byCode(query) { return named }
        guard !query.content.isEmpty || query.sizes.contains(where: { !$0.spec.label.isEmpty || !$0.spec.tail.isEmpty })
        else { return .nothing }
        var words = KindComparison(query, index: index)
        let best = bestKinds(query, &words)
        let sized = articles(sized: query)
        var sizes = SizeComparisons(query.sizes, index: index)
        var fits: [Fit] = []
        for article in sized ?? near(best, query, limit: Self.maximumCompared) {
            let kind = words.fit(of: index.kindOf[Int(article)])
            guard kind.matched > 0 || query.content.isEmpty || kind.excused || kind.unknown > 0 && kind.against == 0
            else { continue }
            fits.append(fit(of: Int(article), query, kind, &sizes))
            guard fits.count < Self.maximumCompared else { break }
        }
        if sized != nil, !fits.contains(where: \.complete) {
            // none fits: those that come near are only to be shown
            let compared = Set(fits.map(\.article))
            for article in near(best, query, limit: 300) where !compared.contains(Int(article)) {
                fits.append(fit(of: Int(article), query, words.fit(of: index.kindOf[Int(article)]), &sizes))
            }
        }
        return decide(fits, query, &words)
    }

    private func byCode(_ query: ArticleQuery) -> Result? {
        let codes = Set(query.codes)
        guard !codes.isEmpty else { return nil }
        guard codes.count == 1, let article = codes.first else {
            return Result(candidates: codes.sorted().prefix(Self.maximumCandidates).map { ($0, 1000) }, fits: true)
        }
        return Result(article: article, candidates: [(article, 1000)], matchedWords: 1, matchedSizes: 1, fits: true)
    }

    // MARK: which articles to compare

    /// The articles that may have all the sizes wanted, ascending; `nil` if no size is wanted.
    private func articles(sized query: ArticleQuery) -> [Int32]? {
        var lists = query.sizes.filter { !$0.isRemark }.map { articles(with: $0.spec) }
        guard !lists.isEmpty else { return nil }
        lists.sort { $0.count < $1.count }
        var result = lists[0]
        for list in lists.dropFirst() where !result.isEmpty { result.removeAll { !list.holds($0) } }
        return result
    }

    /// The articles that have a size or loosely have it, ascending.
    private func articles(with spec: Spec) -> [Int32] {
        if !spec.isStandard, !spec.label.isEmpty || !spec.tail.isEmpty, let key = spec.markKey {
            return index.byMark[key] ?? []
        }
        var best: [Int32]?
        for value in spec.values {
            var numbers: Set<Int64> = [value.raw, value.base]
            if spec.values.count > 1 {
                numbers.insert(value.raw &* 10)
                if value.raw % 10 == 0 { numbers.insert(value.raw / 10) }
            }
            let lists = numbers.compactMap { index.byNumber[$0] }.sorted { $0.count > $1.count }
            let list = lists.dropFirst().reduce(lists.first ?? []) { Self.merged($0, $1) }
            if best == nil || list.count < best?.count ?? 0 { best = list }
        }
        return best ?? []
    }

    /// Articles of the kinds that the words name best, of each those whose sizes come nearest.
    private func near(_ kinds: [Int32], _ query: ArticleQuery, limit: Int) -> [Int32] {
        var result: [Int32] = []
        for kind in kinds {
            guard result.count < limit else { break }
            result += nearest(query, in: index.kinds[Int(kind)].articles)
        }
        return result.sorted()
    }

    /// Kinds that meet the most words, at most 40.
    private func bestKinds(_ query: ArticleQuery, _ words: inout KindComparison) -> [Int32] {
        var lists = query.content.filter { !$0.isRemark }.map { word in
            word.finding.tiers.keys.map { index.kindsByWord[Int($0)] }
        }
        lists.removeAll { $0.isEmpty }
        lists.sort { $0.reduce(0) { $0 + $1.count } < $1.reduce(0) { $0 + $1.count } }
        // how many words each kind meets, and the word that met it last
        var met = [UInt8](repeating: 0, count: index.kinds.count)
        var last = met
        var found: [Int32] = []
        for (order, list) in lists.enumerated() {
            let word = UInt8(clamping: order + 1)
            // a very common word only counts for kinds that a rarer word named
            let onlyKnown = order > 0 && list.reduce(0) { $0 + $1.count } > 2000
            let before = found.count
            func meet(_ kind: Int32) {
                guard last[Int(kind)] != word else { return }
                last[Int(kind)] = word
                if met[Int(kind)] == 0 { found.append(kind) }
                met[Int(kind)] += 1
            }
            for kinds in list {
                if onlyKnown, before < kinds.count {
                    for place in 0..<before where kinds.holds(found[place]) { meet(found[place]) }
                } else {
                    for kind in kinds.prefix(Self.maximumKinds) { meet(kind) }
                }
            }
        }
        let top = found.reduce(0) { max($0, met[Int($1)]) }
        var ranked: [Int32] = []
        for count in [top, top &- 1] where count > 0 && top > 0 && ranked.count < 100 {
            ranked += found.filter { met[Int($0)] == count }.sorted()
        }
        return ranked.prefix(100).map { ($0, words.fit(of: $0).score) }
            .sorted { ($0.1, $1.0) > ($1.1, $0.0) }.prefix(40).map(\.0)
    }

    /// The numbers of two ascending lists, ascending.
    private static func merged(_ left: [Int32], _ right: [Int32]) -> [Int32] {
        var merged: [Int32] = []
        merged.reserveCapacity(left.count + right.count)
        var (a, b) = (0, 0)
        while a < left.count, b < right.count {
            let (x, y) = (left[a], right[b])
            merged.append(min(x, y))
            if x <= y { a += 1 }
            if y <= x { b += 1 }
        }
        merged += left[a...]
        merged += right[b...]
        return merged
    }

    /// Of a kind's articles those whose sizes come nearest, at most 60.
    private func nearest(_ query: ArticleQuery, in articles: [Int32]) -> [Int32] {
        guard articles.count > 60 else { return articles }
        let numbers = Set(query.sizes.flatMap { $0.spec.values.flatMap { [$0.raw, $0.base] } })
        let scored = articles.prefix(Self.maximumCompared).map { article in
            (
                article,
                index.specs[Int(article)].reduce(0) {
                    $0 + $1.values.count { numbers.contains($0.raw) || numbers.contains($0.base) }
                }
            )
        }
        return scored.sorted { ($0.1, $1.0) > ($1.1, $0.0) }.prefix(60).map(\.0)
    }

    // MARK: comparing sizes with an article

    private func fit(
        of article: Int, _ query: ArticleQuery, _ kind: KindComparison.Fit, _ comparisons: inout SizeComparisons
    ) -> Fit {
        let sizes = comparisons.of(article)
        let standard = sizes.standardMet && sizes.met > 1
        let against = standard ? kind.against - kind.excusable : kind.against
        let isTold = kind.unknown > 0 && sizes.isTelling
        let named =
            kind.matched > kind.purposes || standard || query.content.isEmpty && sizes.markMet
            || isTold && kind.matched == 0
        let total = query.content.count * 2 + query.sizes.count * 3
        var score = total == 0 ? 0 : 1000 * (kind.matched * 2 + sizes.met * 3) / max(total, 1)
        score -= 60 * sizes.weak
        if kind.headMet { score += 40 }
        let lone =
            query.content.count == 1 && query.sizes.isEmpty
            && (!kind.headMet && !isTelling(query.content[0]) || query.content[0].finding.isColour)
        return Fit(
            article: article, score: max(1, min(1000, score)), words: kind.matched, sizes: sizes.met,
            complete: against == 0 && sizes.against == 0 && named && !lone && isSure(kind, sizes),
            covered: sizes.isCovered && kind.isNamedInFull,
            tier: kind.tier, neutral: kind.neutral, weak: sizes.weak, inUnit: sizes.inUnit,
            headTier: kind.headTier, isTelling: sizes.isTelling)
    }

    /// Whether a word alone means one article: the catalogue has it in one name, and it is no colour, material or property
    /// that other things have too.
    private func isTelling(_ word: ArticleQuery.Word) -> Bool {
        guard word.finding.kind == nil || word.finding.kind == .thing, word.finding.isOfCatalogue else { return false }
        let kinds = Set(word.finding.tiers.keys.flatMap { index.kindsByWord[Int($0)].prefix(2) })
        return kinds.count == 1 && kinds.allSatisfy { index.kinds[Int($0)].articles.count == 1 }
    }

    /// Whether what is known of a foreign phrase outweighs what is not.
    private func isSure(_ kind: KindComparison.Fit, _ sizes: SizeComparison) -> Bool {
        guard kind.unknown > 0, !sizes.isTelling || kind.unknown > kind.matched + 2 else { return true }
        return kind.unknown <= kind.matched && (sizes.met > 0 || kind.unknown * 2 <= kind.matched)
    }

    // MARK: deciding

    private func decide(_ fits: [Fit], _ query: ArticleQuery, _ words: inout KindComparison) -> Result {
        guard let first = Self.best(fits, 1).first else { return .nothing }
        var complete = fits.filter(\.complete)
        if complete.count > 1 { complete = narrowed(complete, words) }
        var result = Result(matchedWords: first.words, matchedSizes: first.sizes, fits: first.complete)
        if complete.count > 1 { result.complete = complete.prefix(50).map(\.article) }
        result.hasChoice = query.hasChoice
        if complete.count == 1, let only = complete.first, !query.hasChoice,
            only.isTelling || !isStranger(only.article, query, &words)
        {
            result.article = only.article
        }
        var shown = Self.best(complete, Self.maximumCandidates)
        if shown.count < Self.maximumCandidates {
            let least = complete.isEmpty ? 300 : 500
            let others = fits.filter { fit in
                fit.score >= least && !shown.contains { $0.article == fit.article }
            }
            shown += Self.best(others, Self.maximumCandidates - shown.count)
        }
        result.candidates = shown.map { ($0.article, $0.score) }
        return result
    }

    /// The best ones in order: complete ones first, then by score, then as the catalogue has them.
    private static func best(_ fits: [Fit], _ count: Int) -> [Fit] {
        var best: [Fit] = []
        for fit in fits {
            if best.count == count, let last = best.last, !fit.isBefore(last) { continue }
            let place = best.firstIndex { fit.isBefore($0) } ?? best.count
            best.insert(fit, at: place)
            if best.count > count { best.removeLast() }
        }
        return best
    }

    /// Of several that fit, those that fit better in kind: met word for word rather than by the lexicon, named in full.
    private func narrowed(_ fits: [Fit], _ words: KindComparison) -> [Fit] {
        var fits = fits
        let inUnit = fits.map(\.inUnit).max() ?? 0
        fits = fits.filter { $0.inUnit == inUnit }
        let neutral = fits.map(\.neutral).max() ?? 0
        fits = fits.filter { $0.neutral == neutral }
        let tier = fits.map(\.tier).max() ?? 0
        fits = fits.filter { $0.tier == tier }
        // „телбод“ is the stapler rather than what is called staples in another language
        let headTier = fits.map(\.headTier).max() ?? 0
        if headTier == 3 { fits = fits.filter { $0.headTier == headTier || $0.headTier == 0 } }
        // „10x20“ is that and no 20x10, where both are sold
        let weak = fits.map(\.weak).min() ?? 0
        fits = fits.filter { $0.weak == weak }
        let covered = fits.filter(\.covered)
        if covered.count == 1 { return covered }
        // „профил 40x40x2“ is the plain one, where all others tell a material or colour that nobody asked for
        let plain = fits.filter { isPlain($0, words) }
        guard plain.count == 1,
            fits.allSatisfy({ index.kinds[Int(index.kindOf[$0.article])].isVariant || $0.article == plain[0].article })
        else { return fits }
        return plain
    }

    /// Whether the words of an article that the customer left out only name the thing more closely. What a shape is called may
    /// be left out where three dimensions tell it.
    private func isPlain(_ fit: Fit, _ words: KindComparison) -> Bool {
        let id = index.kindOf[fit.article]
        let met = words.known[id]?.metWords ?? []
        return index.kinds[Int(id)].words.allSatisfy { word in
            if met.contains(word) { return true }
            switch index.vocabulary.kind(of: word) {
            case .thing, .neutral: return true
            case .property: return fit.isTelling
            default: return false
            }
        }
    }

    /// Whether the words rather mean another, larger kind of the catalogue that lacks this size: „болт M16x145“ where the
    /// hex bolts end at M16x100 and only an anchor bolt has that size.
    private func isStranger(_ article: Int, _ query: ArticleQuery, _ words: inout KindComparison) -> Bool {
        let own = index.kindOf[article]
        guard let ownFit = words.known[own], ownFit.against == 0 else { return false }
        let shapes = Set(query.sizes.filter { !$0.isRemark && !$0.isCount }.map(\.spec.shape))
        guard !shapes.isEmpty else { return false }
        let count = index.kinds[Int(own)].articles.count
        for (kind, fit) in words.known
        where kind != own && fit.against == 0 && fit.matched >= ownFit.matched && fit.headMet {
            let other = index.kinds[Int(kind)]
            // kinds of one thing that differ in how it is made are no strangers
            if !other.heads.isEmpty, other.heads == index.kinds[Int(own)].heads { continue }
            if other.articles.count >= 2 * count, shapes.isSubset(of: other.shapes), fit.tier >= ownFit.tier,
                !index.differsInPackingOnly(own, from: kind)
            {
                return true
            }
        }
        return false
    }
}
