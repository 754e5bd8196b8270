/// Compares the words of a query with kinds of articles, each kind once.
struct KindComparison {
    struct Fit {
        /// Content words that the kind has.
        var matched = 0
        /// Content words that the kind lacks and that speak against it.
        var against = 0
        /// Words of a foreign language of which nothing is known.
        var unknown = 0
        /// Of those against, the ones that a matched standard number outweighs: other names of the thing, unknown words.
        var excusable = 0
        /// Nothing but excusable words.
        var excused: Bool { against > 0 && against == excusable }
        /// The worst way in which a word was met.
        var tier = 3
        /// Neutral words that the kind has.
        var neutral = 0
        /// Content words that met only what the kind is for („телбод“ of „телчета за телбод“).
        var purposes = 0
        /// Whether the word for the thing itself was met.
        var headMet = false
        /// The best way in which it was met.
        var headTier = 0
        var metWords: [Int32] = []
        /// Whether every word of one language's name was met.
        var isNamedInFull = false
        var score = 0
    }

    private let query: ArticleQuery
    private let index: CatalogueIndex
    /// Word id of the catalogue → which words of the query it may be.
    private var wanted: [Int32: [(word: Int, tier: Int)]] = [:]
    /// What was compared already.
    private(set) var known: [Int32: Fit] = [:]

    init(_ query: ArticleQuery, index: CatalogueIndex) {
        self.query = query
        self.index = index
        for (word, entry) in query.words.enumerated() {
            for (id, tier) in entry.finding.tiers { wanted[id, default: []].append((word, tier.rawValue)) }
        }
    }

    mutating func fit(of id: Int32) -> Fit {
        if let fit = known[id] { return fit }
        let kind = index.kinds[Int(id)]
        var fit = Fit()
        var tiers = Array(repeating: -1, count: query.words.count)
        for word in kind.words {
            guard let entries = wanted[word] else { continue }
            fit.metWords.append(word)
            for entry in entries {
                tiers[entry.word] = max(tiers[entry.word], entry.tier)
                if kind.heads.contains(word) {
                    fit.headMet = true
                    fit.headTier = max(fit.headTier, entry.tier)
                }
            }
        }
        let metPurpose = kind.purposes.contains { fit.metWords.contains($0) }
        for (word, tier) in zip(query.words, tiers) {
            // „прах за съдомиялна машина“ of „прах за съдомиялна“: more words for a purpose that was met
            if tier < 0, metPurpose, word.isPurpose, !word.finding.isOfCatalogue, !word.isNegated { continue }
            judge(word, tier: tier, kind, &fit)
        }
        if !kind.purposes.isEmpty, !fit.headMet {
            fit.purposes = query.words.count { word in
                !word.isNeutral && !word.isPurpose && !word.isNegated
                    && fit.metWords.contains { word.finding.tiers[$0] != nil }
                    && fit.metWords.allSatisfy { word.finding.tiers[$0] == nil || kind.purposes.contains($0) }
            }
        }
        fit.score = fit.matched * 4 - fit.against * 2 - fit.unknown + (fit.headMet ? 3 : 0)
        let met = fit.metWords
        fit.isNamedInFull = kind.names.contains { $0.allSatisfy { met.contains($0) } }
        known[id] = fit
        return fit
    }

    private func judge(_ word: ArticleQuery.Word, tier: Int, _ kind: CatalogueIndex.Kind, _ fit: inout Fit) {
        if word.isNegated {
            let has = kind.words.contains { word.negated.contains($0) }
            if tier < 0, has || !word.finding.tiers.isEmpty { fit.against += 1 }
        } else if tier >= 0 {
            if word.isNeutral {
                fit.neutral += 1
            } else {
                fit.matched += 1
                fit.tier = min(fit.tier, tier)
            }
        } else if query.isForeign, !word.isNeutral, !word.finding.isSure || word.isUnheardProperty {
            fit.unknown += 1
        } else if !word.isNeutral, !isHarmless(word, freePurpose: kind.purposes.isEmpty) {
            fit.against += 1
            if word.finding.kind == nil || word.finding.kind == .thing { fit.excusable += 1 }
        }
    }

    /// Whether a word that the article lacks says nothing against it.
    private func isHarmless(_ word: ArticleQuery.Word, freePurpose: Bool) -> Bool {
        if word.isPurpose, freePurpose, !word.finding.isOfCatalogue { return true }
        if word.isRemark, !word.finding.isKnown { return true }
        // a make that is named with „or equivalent“
        return query.allowsEquivalent && word.isCapital && !word.finding.isOfCatalogue
    }
}
