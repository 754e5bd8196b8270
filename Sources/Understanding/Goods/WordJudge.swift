/// Tells what a lexeme is for a phrase about goods: the thing, an attribute, a size, speech around it.
struct WordJudge: Sendable {
    enum Role: Sendable {
        /// A code of the catalogue.
        case code
        /// A word of an article's name or a thing that the lexicon knows.
        case thing
        /// A colour, material, property.
        case attribute
        case size
        /// A word that is known to tell nothing: „size“, „standard“.
        case neutral
        /// A preposition, article or conjunction.
        case linking
        /// What mails are spoken with.
        case speech
        case unknown
        case noise
        case mark
    }

    let vocabulary: Vocabulary
    /// Words that name the thing itself in some article.
    let heads: Set<Int32>
    private let roles = Remembered<String, Role>(limit: 20_000)
    private let abbreviated = Remembered<String, Role>(limit: 5_000)
    private let sold = Remembered<String, Bool>(limit: 20_000)

    init(_ index: CatalogueIndex) {
        vocabulary = index.vocabulary
        heads = index.heads
    }

    /// Whether a lexeme is a code of the catalogue or a word that names one of its things.
    func isSold(_ lexeme: Lexeme) -> Bool {
        if case .code = lexeme.kind { return true }
        guard lexeme.kind == .word, !SpeechWords.isSpeech(lexeme.folded) else { return false }
        return sold.value(lexeme.folded) { word in
            vocabulary.find(word).tiers.contains { $0.value > .lexicon && heads.contains($0.key) }
        }
    }

    func role(_ lexeme: Lexeme) -> Role {
        switch lexeme.kind {
        case .code: return .code
        case .number, .amount, .spec: return .size
        case .noise: return .noise
        case .mark: return .mark
        case .word:
            if let role = lexeme.role { return role }
            let role = role(ofWord: lexeme.folded, abbreviated: lexeme.abbreviated)
            // „Kondensatpumpen“: German nouns of which only the thing itself is known
            if role == .unknown, lexeme.isCapital, lexeme.facts.count >= 9, compound(lexeme.folded) { return .thing }
            return role
        }
    }

    private func compound(_ word: String) -> Bool {
        sold.value("compound " + word) { _ in vocabulary.isThing(compound: word) }
    }

    func role(ofWord word: String, abbreviated: Bool = false) -> Role {
        abbreviated
            ? self.abbreviated.value(word) { judge($0, abbreviated: true) }
            : roles.value(word) { judge($0, abbreviated: false) }
    }

    private func judge(_ word: String, abbreviated: Bool) -> Role {
        if StopWords.linking.contains(word) || StopWords.choice.contains(word) { return .linking }
        if SpeechWords.isSpeech(word) { return .speech }
        if let apostrophe = word.firstIndex(of: "'"), SpeechWords.isSpeech(String(word[..<apostrophe])) {
            return .speech
        }
        if GoodsLexer.isMonth(word) { return .speech }
        let finding = vocabulary.find(word, abbreviated: abbreviated)
        if finding.isOfCatalogue, finding.kind != .neutral {
            if finding.kind != .thing, finding.tiers.contains(where: { $0.value > .lexicon && heads.contains($0.key) })
            {
                return .thing
            }
            return finding.kind == nil || finding.kind == .thing ? .thing : .attribute
        }
        switch finding.kind {
        case .thing: return .thing
        case .colour, .material, .property: return .attribute
        case .neutral: return .neutral
        case nil:
            if !finding.tiers.isEmpty { return .thing }
            return vocabulary.parts(ofCompound: word) != nil ? .thing : .unknown
        }
    }

    /// How much a run of lexemes speaks of goods.
    func weight(_ lexemes: ArraySlice<Lexeme>) -> Int {
        lexemes.reduce(0) { sum, lexeme in
            switch role(lexeme) {
            case .code: sum + 8
            case .thing: sum + 4
            case .size: sum + 2
            case .attribute: sum + 2
            case .unknown: sum + 1
            default: sum
            }
        }
    }
}
