/// Cuts the speech of a mail away from the words that name an article.
struct PhraseTrimmer {
    let judge: WordJudge
    /// Lines of a list say little beside the article, so more is kept.
    let isListed: Bool

    /// The run of lexemes that names the article; empty if none does.
    func trimmed(_ lexemes: ArraySlice<Lexeme>) -> ArraySlice<Lexeme> {
        let roles = Dictionary(uniqueKeysWithValues: lexemes.indices.map { ($0, judge.role(lexemes[$0])) })
        func role(_ index: Int) -> WordJudge.Role { roles[index] ?? .mark }
        guard
            let anchor = lexemes.indices.first(where: {
                role($0) == .code || role($0) == .thing && !isContainer(lexemes[$0])
            })
                ?? lexemes.indices.first(where: { role($0) == .thing })
                ?? lexemes.indices.first(where: {
                    role($0) == .attribute || role($0) == .size && lexemes[$0].kind == .spec
                })
                ?? lexemes.indices.first(where: { role($0) == .unknown || role($0) == .size })
        else { return lexemes[lexemes.startIndex..<lexemes.startIndex] }
        var start = anchor
        if anchor > lexemes.startIndex, lexemes[anchor].unit != nil,
            ArticlePhrase.contentWords.contains(lexemes[anchor - 1].folded)
        {
            start -= 1
        }
        // back over what may belong to the article: sizes, attributes, unknown words
        while start > lexemes.startIndex {
            switch role(start - 1) {
            // „60x60x3 box section“: a container between dimensions and a thing is a part of the name
            case .thing
            where isContainer(lexemes[start - 1]) && !isListed
                && !(start - 2 >= lexemes.startIndex && lexemes[start - 2].spec?.values.count ?? 0 > 1):
                return finished(lexemes[start..<end(from: anchor, lexemes, role)])
            case .thing, .attribute, .size, .unknown, .code: start -= 1
            case .mark
            where lexemes[start - 1].isMark("-/\"'") && start - 1 > lexemes.startIndex
                && lexemes[start - 1].gap == .none:
                start -= 1
            case .neutral
            where Self.isPlainAdjective(lexemes[start - 1].folded) && start == anchor
                || Self.isSizeWord(lexemes[start - 1].folded):
                start -= 1
            default:
                let kept = keptLink(before: start, lexemes, role)
                if let kept { start = kept; continue }
                return finished(lexemes[start..<end(from: anchor, lexemes, role)])
            }
        }
        return finished(lexemes[start..<end(from: anchor, lexemes, role)])
    }

    /// A word for a box or the like, so long as the catalogue does not sell it.
    private func isContainer(_ lexeme: Lexeme) -> Bool {
        UnitWords.unit(lexeme.folded)?.sort == .container && !judge.vocabulary.find(lexeme.folded).isOfCatalogue
    }

    /// „болтове с глава“: a small word with goods on both sides stays inside. Gives the place to go on from.
    private func keptLink(before start: Int, _ lexemes: ArraySlice<Lexeme>, _ role: (Int) -> WordJudge.Role) -> Int? {
        // „прах за съдомиялна“: what stands before „for“ is the thing, be it a word with several meanings
        if role(start - 1) == .linking, StopWords.purpose.contains(lexemes[start - 1].folded),
            start - 2 >= lexemes.startIndex,
            role(start - 2) == .attribute
        {
            return start - 2
        }
        guard role(start - 1) == .neutral, start - 2 >= lexemes.startIndex,
            role(start - 2) == .thing || role(start - 2) == .attribute
        else { return nil }
        return start - 1
    }

    private static func isSizeWord(_ word: String) -> Bool {
        [
            "малк", "малък", "средн", "среден", "голям", "големи", "small", "medium", "large", "klein", "mittler",
            "gross",
            "malk", "sredn", "golem",
        ].contains { word.hasPrefix($0) }
    }

    private static func isPlainAdjective(_ word: String) -> Bool {
        [
            "стандарт", "обикнов", "нормал", "качеств", "оригинал", "нови", "нова", "ново", "standard", "normal",
            "малк", "малък", "средн", "среден", "голям", "големи", "small", "medium", "large", "klein", "mittler",
            "gross",
            "malk", "sredn", "golem", "ordinary", "plain", "original", "regular", "gewohnlich", "new", "neue",
        ]
        .contains { word.hasPrefix($0) }
    }

    private static let breaking: Set<String> = [
        "до", "към", "при", "да", "в", "във", "на", "to", "at", "in", "on", "an", "nach", "bis", "by", "from", "zum",
        "zur", "im", "la", "pana", "do", "v", "na", "da", "по", "po", "as", "als", "е", "са", "или", "or", "per",
    ]
    private static let binding: Set<String> = [
        "с", "със", "без", "от", "with", "without", "of", "mit", "ohne", "aus", "cu", "fara", "din", "de", "sas", "bez",
        "из",
    ]
    /// What is said of an article, or what it came in the place of: „фаровете не светят“, `white lids instead of black ones`.
    private static let turning: Set<String> = [
        "не", "not", "nicht", "nu", "instead", "вместо", "vmesto", "statt", "anstatt", "anstelle",
    ]
    private static let purposes: Set<String> = ["за", "for", "fur", "fuer", "pentru", "для", "za"]

    private func end(from anchor: Int, _ lexemes: ArraySlice<Lexeme>, _ role: (Int) -> WordJudge.Role) -> Int {
        var index = anchor + 1
        var depth = lexemes[anchor].isMark("([{") ? 1 : 0
        while index < lexemes.endIndex {
            let lexeme = lexemes[index]
            if lexeme.isMark("([{") { depth += 1 }
            if lexeme.isMark(")]}") { depth = max(0, depth - 1) }
            if depth > 0 {
                index += 1
                continue
            }
            if lexeme.kind == .word, Self.turning.contains(lexeme.folded) { return index }
            switch role(index) {
            case .speech: if !isListed || !followedByGoods(index, lexemes, role) { return index }
            case .noise: return index
            case .mark:
                if lexeme.isMark("!?")
                    || lexeme.isMark(".") && lexeme.gap == .none && index + 1 < lexemes.endIndex
                        && lexemes[index + 1].isCapital && !isListed
                {
                    return index
                }
            case .linking: if breaks(index, lexemes, role) { return index }
            default: break
            }
            index += 1
        }
        return lexemes.endIndex
    }

    private func followedByGoods(_ index: Int, _ lexemes: ArraySlice<Lexeme>, _ role: (Int) -> WordJudge.Role) -> Bool {
        guard index + 1 < lexemes.endIndex else { return false }
        switch role(index + 1) {
        case .thing, .size, .attribute: return true
        default: return false
        }
    }

    private func breaks(_ index: Int, _ lexemes: ArraySlice<Lexeme>, _ role: (Int) -> WordJudge.Role) -> Bool {
        guard index + 1 < lexemes.endIndex else {
            return !(index > lexemes.startIndex && StopWords.purpose.contains(lexemes[index - 1].folded))
        }
        let word = lexemes[index].folded
        if index > lexemes.startIndex, StopWords.purpose.contains(lexemes[index - 1].folded),
            lexemes[index + 1].kind != .word
        {
            return false
        }
        let next = role(index + 1)
        let known = next == .thing || next == .attribute || next == .size || next == .code
        if StopWords.choice.contains(word) { return false }
        // „олио по 10 литра“, „брашно в чували от 25 кг“: what one piece holds
        if ["по", "po", "je", "zu", "a"].contains(word), lexemes[index + 1].unit?.sort == .measure { return false }
        if ["в", "in", "във", "v"].contains(word),
            UnitWords.unit(lexemes[index + 1].folded)?.sort == .container || lexemes[index + 1].unit?.sort == .measure
        {
            return false
        }
        if word == "in" || word == "размер", Self.isSizeWord(lexemes[index + 1].folded) { return false }
        // „LED bulbs E27 in 4000K“, „boja u beloj“: how it is, not where
        if ["в", "in", "във", "v", "u", "en"].contains(word),
            next == .attribute || lexemes[index + 1].kind == .spec && lexemes[index + 1].unit == nil
        {
            return false
        }
        // „от вчерашната доставка“, `from the last order`: what it came with, not what it is
        if Self.binding.contains(word) || Self.breaking.contains(word),
            lexemes[(index + 1)...].prefix(3).contains(where: { Self.isDelivery($0.folded) })
        {
            return true
        }
        if Self.binding.contains(word) { return !(known || next == .unknown || next == .neutral || next == .linking) }
        if word == "по" || word == "po" || word == "to" || word == "nach" || word == "as" || word == "per" {
            return !lexemes[(index + 1)...].prefix(3).contains { Self.isDrawing($0.folded) }
        }
        if Self.purposes.contains(word) { return !(known || isListed || next == .linking) }
        if Self.breaking.contains(word) { return !(known && next != .size) && !(isListed && next != .noise) }
        return !(known || next == .unknown || next == .linking || next == .neutral) && !isListed
    }

    private static func isDelivery(_ word: String) -> Bool {
        ["доставк", "пратк", "поръчк", "deliver", "shipment", "consignment", "lieferung", "bestellung", "sendung"]
            .contains { word.hasPrefix($0) }
    }

    private static func isDrawing(_ word: String) -> Bool {
        [
            "чертеж", "скица", "мостра", "спецификац", "drawing", "sketch", "sample", "specification", "zeichnung",
            "muster", "schema", "desen", "chertej", "chertezh", "файл", "din", "iso", "бдс", "проект",
        ].contains { word.hasPrefix($0) }
    }

    /// Without marks and small words at the ends.
    private func finished(_ lexemes: ArraySlice<Lexeme>) -> ArraySlice<Lexeme> {
        var slice = lexemes
        while let last = slice.last {
            let role = judge.role(last)
            let vague = last.kind == .word && SpeechWords.vague.contains(last.folded)
            if role == .linking, slice.count > 2, StopWords.purpose.contains(slice[slice.endIndex - 2].folded) { break }
            guard
                vague || role == .linking || role == .speech || role == .noise
                    || role == .mark && !isClosing(last, slice)
            else { break }
            slice = slice.dropLast()
        }
        while let first = slice.first {
            let role = judge.role(first)
            guard role == .linking || role == .speech || role == .mark && !first.isMark("(\"'ø") || role == .noise
            else { break }
            // „по 100 м“ keeps its small word: it says that this is what one piece holds
            if role == .linking, slice.count > 1, slice[slice.startIndex + 1].unit != nil,
                ArticlePhrase.contentWords.contains(first.folded)
            {
                break
            }
            slice = slice.dropFirst()
        }
        return slice
    }

    private func isClosing(_ lexeme: Lexeme, _ slice: ArraySlice<Lexeme>) -> Bool {
        if lexeme.isMark(")]}") { return slice.contains { $0.isMark("([{") } }
        return lexeme.isMark("\"'°") && lexeme.gap == .none && slice.dropLast().last?.kind != .word
            || lexeme.isMark("\"") && slice.dropLast().contains { $0.isMark("\"") }
    }
}
