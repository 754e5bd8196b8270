/// Finds the article that a phrase names, or the articles that it may name. Precise before complete: an article is
/// named only if nothing of the phrase speaks against it and no other article fits as well.
struct ArticleMatcher: Sendable {
    let index: CatalogueIndex
    let skus: [String]

    /// More articles are not compared for one line; it is ambiguous long before.
    static let maximumCompared = 4000
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
    }

    func match(_ phrase: ArticlePhrase) -> Result {
        match(ArticleQuery(phrase, vocabulary: index.vocabulary))
    }

    func match(_ query: ArticleQuery) -> Result {
        if let named = byCode(query) { return named }
        guard !query.content.isEmpty || query.sizes.contains(where: { !$0.spec.label.isEmpty || !$0.spec.tail.isEmpty })
        else { return .nothing }
        var kinds: [Int32: KindFit] = [:]
        let articles = compared(query, kinds: &kinds)
        var fits: [Fit] = []
        for article in articles {
            let kind = index.kindOf[article]
            let kindFit = fit(of: kind, query, known: &kinds)
            guard kindFit.matched > 0 || query.content.isEmpty || kindFit.excused else { continue }
            fits.append(fit(of: article, query, kindFit))
        }
        return decide(fits, query, kinds: &kinds)
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

    private func compared(_ query: ArticleQuery, kinds: inout [Int32: KindFit]) -> [Int] {
        var best: [Int32]?
        for size in query.sizes where !size.isRemark {
            let list = articles(with: size.spec)
            if !list.isEmpty, best == nil || list.count < best?.count ?? 0 { best = list }
        }
        var result = Set((best ?? []).prefix(Self.maximumCompared))
        // the kinds that the words name best, some articles of each
        for (kind, _) in bestKinds(query, known: &kinds) {
            guard result.count < Self.maximumCompared else { break }
            result.formUnion(nearest(query, in: index.kinds[Int(kind)].articles))
        }
        return result.map { Int($0) }.sorted()
    }

    private func articles(with spec: Spec) -> [Int32] {
        if let key = spec.markKey, !spec.label.isEmpty || !spec.tail.isEmpty, let list = index.byMark[key],
            spec.values.count < 2
        {
            return list
        }
        var best: [Int32]?
        for value in spec.values {
            var list = index.byNumber[value.raw] ?? []
            if value.base != value.raw { list += index.byNumber[value.base] ?? [] }
            if spec.values.count > 1, spec.label.isEmpty {
                list += index.byNumber[value.raw &* 10] ?? []
                if value.raw % 10 == 0 { list += index.byNumber[value.raw / 10] ?? [] }
            }
            if best == nil || list.count < best?.count ?? 0 { best = list }
        }
        return best ?? []
    }

    /// Kinds that meet the most words, at most 40.
    private func bestKinds(_ query: ArticleQuery, known: inout [Int32: KindFit]) -> [(Int32, Int)] {
        var lists = query.content.filter { !$0.isRemark }.map { word in
            word.finding.tiers.keys.map { index.kindsByWord[Int($0)] }
        }
        lists.removeAll { $0.isEmpty }
        lists.sort { $0.reduce(0) { $0 + $1.count } < $1.reduce(0) { $0 + $1.count } }
        var met: [Int32: Int] = [:]
        for (order, list) in lists.enumerated() {
            let size = list.reduce(0) { $0 + $1.count }
            // a very common word only counts for kinds that a rarer word named
            let onlyKnown = order > 0 && size > 2000
            var here: Set<Int32> = []
            for kinds in list {
                if onlyKnown, met.count < kinds.count {
                    for kind in met.keys where !here.contains(kind) && Self.contains(kinds, kind) { here.insert(kind) }
                } else {
                    for kind in kinds.prefix(20_000) { here.insert(kind) }
                }
            }
            for kind in here { met[kind, default: 0] += 1 }
        }
        let top = met.values.max() ?? 0
        let ranked = met.filter { $0.value >= max(1, top - 1) }.sorted { ($0.value, $1.key) > ($1.value, $0.key) }
            .prefix(200)
        return ranked.map { ($0.key, fit(of: $0.key, query, known: &known).score) }
            .sorted { ($0.1, $1.0) > ($1.1, $0.0) }.prefix(40).map { $0 }
    }

    private static func contains(_ sorted: [Int32], _ value: Int32) -> Bool {
        var low = 0
        var high = sorted.count
        while low < high {
            let middle = (low + high) / 2
            if sorted[middle] < value { low = middle + 1 } else { high = middle }
        }
        return low < sorted.count && sorted[low] == value
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

    // MARK: comparing words with a kind

    struct KindFit {
        /// Content words that the kind has.
        var matched = 0
        /// Content words that the kind lacks and that speak against it.
        var against = 0
        /// Of these, the ones that a matched standard number outweighs: other names of the thing, unknown words.
        var excusable = 0
        /// Nothing but excusable words.
        var excused: Bool { against > 0 && against == excusable }
        /// The worst way in which a thing's word was met.
        var tier = 3
        var neutral = 0
        var headMet = false
        var metWords: Set<Int32> = []
        var score = 0
    }

    private func fit(of id: Int32, _ query: ArticleQuery, known: inout [Int32: KindFit]) -> KindFit {
        if let fit = known[id] { return fit }
        let kind = index.kinds[Int(id)]
        var fit = KindFit()
        let freePurpose = kind.purposes.isEmpty
        for word in query.words {
            let met = kind.words.filter { word.finding.tiers[$0] != nil }
            if word.isNegated {
                if met.isEmpty, kind.words.contains(where: { word.negated.contains($0) }) || !word.finding.tiers.isEmpty
                {
                    fit.against += 1
                }
                continue
            }
            if let tier = met.compactMap({ word.finding.tiers[$0]?.rawValue }).max() {
                if word.isNeutral { fit.neutral += 1 } else { fit.matched += 1 }
                fit.metWords.formUnion(met)
                if !word.isNeutral { fit.tier = min(fit.tier, tier) }
                if met.contains(where: { kind.heads.contains($0) }) { fit.headMet = true }
                continue
            }
            if word.isNeutral || isHarmless(word, query, freePurpose: freePurpose) { continue }
            fit.against += 1
            if word.finding.kind == nil || word.finding.kind == .thing { fit.excusable += 1 }
        }
        fit.score = fit.matched * 4 - fit.against * 2 + (fit.headMet ? 3 : 0)
        known[id] = fit
        return fit
    }

    /// Whether a word that the article lacks says nothing against it.
    private func isHarmless(_ word: ArticleQuery.Word, _ query: ArticleQuery, freePurpose: Bool) -> Bool {
        if word.isPurpose, freePurpose, !word.finding.isOfCatalogue { return true }
        if word.isRemark, !word.finding.isKnown { return true }
        // a make that is named with „or equivalent“
        return query.allowsEquivalent && word.isCapital && !word.finding.isOfCatalogue
    }

    // MARK: comparing sizes with an article

    private func fit(of article: Int, _ query: ArticleQuery, _ kind: KindFit) -> Fit {
        let sizes = SizeComparison(query.sizes, index.specs[article])
        let standard = sizes.standardMet && sizes.met > 1
        let against = standard ? kind.against - kind.excusable : kind.against
        let named = kind.matched > 0 || standard || query.content.isEmpty && sizes.markMet
        let total = query.content.count * 2 + query.sizes.count * 3
        var score = total == 0 ? 0 : 1000 * (kind.matched * 2 + sizes.met * 3) / max(total, 1)
        score -= 60 * sizes.weak
        if kind.headMet { score += 40 }
        let names = index.kinds[Int(index.kindOf[article])].names
        let lone = query.content.count == 1 && query.sizes.isEmpty && !kind.headMet
        return Fit(
            article: article, score: max(1, min(1000, score)), words: kind.matched, sizes: sizes.met,
            complete: against == 0 && sizes.against == 0 && named && !lone,
            covered: sizes.isCovered && names.contains { $0.allSatisfy { kind.metWords.contains($0) } },
            tier: kind.tier, neutral: kind.neutral)
    }

    // MARK: deciding

    private func decide(_ fits: [Fit], _ query: ArticleQuery, kinds: inout [Int32: KindFit]) -> Result {
        let ranked = fits.sorted {
            ($0.complete ? 1 : 0, $0.score, $1.article) > ($1.complete ? 1 : 0, $1.score, $0.article)
        }
        guard let first = ranked.first else { return .nothing }
        var complete = ranked.filter(\.complete)
        if complete.count > 1 { complete = narrowed(complete) }
        var result = Result(matchedWords: first.words, matchedSizes: first.sizes, fits: first.complete)
        if complete.count == 1, let only = complete.first, !query.hasChoice,
            !isStranger(only.article, query, kinds: &kinds)
        {
            result.article = only.article
        }
        let shown =
            complete.isEmpty
            ? ranked.filter { $0.score >= 300 }
            : complete
                + ranked.filter { fit in
                    fit.score >= 500 && !complete.contains { $0.article == fit.article }
                }
        result.candidates = shown.prefix(Self.maximumCandidates).map { ($0.article, $0.score) }
        return result
    }

    /// Of several that fit, those that fit better in kind: met word for word rather than by the lexicon, named in full.
    private func narrowed(_ fits: [Fit]) -> [Fit] {
        var fits = fits
        let neutral = fits.map(\.neutral).max() ?? 0
        fits = fits.filter { $0.neutral == neutral }
        let tier = fits.map(\.tier).max() ?? 0
        fits = fits.filter { $0.tier == tier }
        let covered = fits.filter(\.covered)
        return covered.count == 1 ? covered : fits
    }

    /// Whether the words rather mean another, larger kind of the catalogue that lacks this size: „болт M16x145“ where the
    /// hex bolts end at M16x100 and only an anchor bolt has that size.
    private func isStranger(_ article: Int, _ query: ArticleQuery, kinds: inout [Int32: KindFit]) -> Bool {
        let own = index.kindOf[article]
        guard let ownFit = kinds[own], ownFit.against == 0 else { return false }
        let shapes = Set(query.sizes.filter { !$0.isRemark && !$0.isCount }.map(\.spec.shape))
        guard !shapes.isEmpty else { return false }
        let count = index.kinds[Int(own)].articles.count
        for (kind, fit) in kinds where kind != own && fit.against == 0 && fit.matched >= ownFit.matched && fit.headMet {
            let other = index.kinds[Int(kind)]
            if other.articles.count >= 2 * count, shapes.isSubset(of: other.shapes), fit.tier >= ownFit.tier {
                return true
            }
        }
        return false
    }
}
