import Workflows

/// What a chunk says: an amount, the words of an article around it, or one of both.
struct ChunkReading {
    var chunk: ArraySlice<Lexeme>
    /// The amount that tells the quantity.
    var amount: Lexeme?
    /// The words of the article, in one or two runs.
    var phrase: [ArraySlice<Lexeme>] = []
    /// „по 100 бр. от всеки“.
    var isEach = false
    /// `20 x gloves`.
    var isTimes = false
    /// Whether the amount stands before the article.
    var isAmountFirst = false
    /// Whether it goes on an enumeration.
    var follows = false
    /// Whether a colon stands before it.
    var isAfterColon = false
    /// Whether a dash, colon or gap parts the amount from the article.
    var isParted = false
    /// Whether the amount is a part of what was named before: „от тях 7 броя“.
    var refersBack = false
    /// The index of the amount.
    var amountIndex: Int?

    init(_ chunk: Chunk, judge: WordJudge, isListed: Bool) {
        self.init(chunk.lexemes, separator: chunk.separator, judge: judge, isListed: isListed)
    }

    init(_ lexemes: ArraySlice<Lexeme>, separator: Chunk.Separator, judge: WordJudge, isListed: Bool) {
        chunk = lexemes
        follows = separator == .comma || separator == .conjunction
        isAfterColon = separator == .colon
        isEach = lexemes.contains { $0.kind == .word && Self.eachWords.contains($0.folded) }
        let trimmer = PhraseTrimmer(judge: judge, isListed: isListed)
        guard let main = Self.mainAmount(lexemes, separator: separator, judge: judge, isListed: isListed) else {
            let phrase = trimmer.trimmed(lexemes)
            if !phrase.isEmpty { self.phrase = [phrase] }
            return
        }
        amount = lexemes[main]
        amountIndex = main
        refersBack = Self.refersBack(lexemes[..<main])
        var before = lexemes[..<main]
        var after = lexemes[(main + 1)...]
        if let last = before.last, last.kind == .word,
            ["по", "po", "je", "jeweils", "cate", "per", "a"].contains(last.folded)
        {
            if ["по", "po", "je", "jeweils"].contains(last.folded),
                lexemes[main].unit.map({ $0.sort != .measure }) ?? true
            {
                isEach = true
            }
            before = before.dropLast()
        }
        if isEach { after = Self.withoutEach(after) }
        (before, after, isTimes) = Self.withoutTimes(before, after)
        choose(before, after, trimmer, judge)
    }

    /// „24 black“ behind „markers:“: a bare number before what only tells the noun apart.
    mutating func takeLeadingNumber() {
        guard amount == nil, let first = chunk.first, first.kind == .number, first.value?.isWhole == true,
            let run = phrase.first, phrase.count == 1
        else { return }
        let rest = run.first?.start == first.start ? run.dropFirst() : run
        guard !rest.isEmpty, rest.allSatisfy({ $0.kind == .word || $0.kind == .spec }) else { return }
        amount = first
        amountIndex = chunk.startIndex
        isAmountFirst = true
        phrase = [rest]
    }

    private static let variants: Set<String> = [
        "цвят", "вид", "размер", "модел", "артикул", "тип", "разфасовка", "номер", "аромат", "дължина", "диаметър",
        "сорт",
        "colour", "color", "size", "type", "kind", "model", "item", "sort", "length", "diameter", "variant", "one",
        "farbe", "grosse", "groesse", "sorte", "art", "typ", "lange", "laenge", "durchmesser", "modell",
        "culoare", "marime", "cvqt", "cviat", "cvyat", "razmer", "vid", "boje", "boja", "velicine", "вида", "цвята",
        "размера",
    ]

    /// „от всеки цвят“, `of each size`: what tells how the amount is shared out names no thing.
    private static func withoutEach(_ lexemes: ArraySlice<Lexeme>) -> ArraySlice<Lexeme> {
        guard let each = lexemes.firstIndex(where: { eachWords.contains($0.folded) }), each + 1 < lexemes.endIndex,
            variants.contains(lexemes[each + 1].folded)
        else { return lexemes }
        return lexemes[..<each] + lexemes[(each + 2)...].filter { $0.kind != .word }
    }

    private mutating func choose(
        _ before: ArraySlice<Lexeme>, _ after: ArraySlice<Lexeme>, _ trimmer: PhraseTrimmer, _ judge: WordJudge
    ) {
        let front =
            trimmer.isListed || touches(before, judge)
            ? trimmer.trimmed(Self.withoutBrackets(before, open: "(")) : before[..<before.startIndex]
        let back = trimmer.trimmed(after)
        let frontWeight = judge.weight(front)
        let backWeight = judge.weight(back)
        let backNames = names(back, judge)
        let frontNames = names(front, judge)
        if !back.isEmpty, backNames && (!frontNames || backWeight > frontWeight) || !back.isEmpty && frontWeight == 0 {
            phrase = [back]
            isAmountFirst = true
            // „болтове 100 бр. M8x40“ has the thing before and its size behind
        } else if !front.isEmpty {
            phrase = [front]
            if !back.isEmpty,
                back.allSatisfy({ lexeme in
                    switch judge.role(lexeme) {
                    case .size, .attribute, .mark, .neutral, .linking: true
                    default: false
                    }
                }), back.contains(where: { judge.role($0) == .size || judge.role($0) == .attribute })
            {
                phrase.append(back)
            }
        }
    }

    /// „от тях“, „от които“, `of them`, `davon`.
    private static func refersBack(_ lexemes: ArraySlice<Lexeme>) -> Bool {
        let words = lexemes.filter { $0.kind == .word }.map(\.folded)
        if words.contains(where: { ["davon", "darunter", "thereof", "hiervon"].contains($0) }) { return true }
        return zip(words, words.dropFirst()).contains { first, second in
            ["от", "of", "ot", "von", "out", "among"].contains(first)
                && [
                    "тях", "които", "нея", "него", "them", "these", "those", "which", "it", "ihnen", "denen", "tqh",
                    "tyah",
                ].contains(second)
        }
    }

    /// Whether an amount without a dash belongs to what stands before it: „анкер M12 около 50 броя“, not „планката носи 180 кг“.
    private func touches(_ before: ArraySlice<Lexeme>, _ judge: WordJudge) -> Bool {
        guard
            let last = before.last(where: {
                !($0.kind == .word && SpeechWords.vague.contains($0.folded)) && !$0.isMark("(")
            })
        else { return false }
        switch judge.role(last) {
        case .thing, .attribute, .size, .code, .neutral, .mark: return true
        // „препарат за под 5 л“
        case .linking:
            return before.last?.kind == .word
                && before.dropLast().last.map { StopWords.purpose.contains($0.folded) } ?? false
        case .unknown: return amount?.unit.map { $0.sort == .count || $0.sort == .container } ?? false
        default: return false
        }
    }

    private func names(_ lexemes: ArraySlice<Lexeme>, _ judge: WordJudge) -> Bool {
        lexemes.contains { lexeme in
            switch judge.role(lexeme) {
            case .thing, .code: true
            default: false
            }
        }
    }

    private static func withoutBrackets(_ lexemes: ArraySlice<Lexeme>, open: String) -> ArraySlice<Lexeme> {
        // an amount in brackets leaves the bracket behind in what stands before it
        if let last = lexemes.last, last.isMark("([") { return lexemes.dropLast() }
        return lexemes
    }

    /// Takes the `x` of `20 x gloves` and `gloves x 20` away.
    private static func withoutTimes(_ before: ArraySlice<Lexeme>, _ after: ArraySlice<Lexeme>) -> (
        ArraySlice<Lexeme>, ArraySlice<Lexeme>, Bool
    ) {
        func isTimes(_ lexeme: Lexeme?) -> Bool {
            guard let lexeme else { return false }
            return lexeme.kind == .word && ["x", "х"].contains(lexeme.folded) || lexeme.isMark("x*")
        }
        if isTimes(after.first) { return (before, after.dropFirst(), true) }
        if isTimes(before.last) { return (before.dropLast(), after, true) }
        return (before, after, false)
    }

    static let eachWords: Set<String> = [
        "всеки", "всяка", "всяко", "всеки", "всички", "всичките", "each", "every", "apiece", "jeweils", "jede", "jeder",
        "jedes", "fiecare", "vseki", "vsqka", "vsqko", "vsyaka", "vsyako",
        "каждого", "каждый", "svaki", "svakog", "двете", "двата", "трите", "dvete", "dvata", "both", "beide", "beiden",
        "ambele", "секој", "секоја", "oba", "obe", "her",
    ]

    // MARK: which amount counts

    /// Amounts and numbers outside brackets.
    static func candidates(_ lexemes: ArraySlice<Lexeme>) -> [Int] {
        var depth = 0
        var found: [Int] = []
        for index in lexemes.indices {
            if lexemes[index].isMark("([{") { depth += 1 }
            if lexemes[index].isMark(")]}") { depth = max(0, depth - 1) }
            if depth == 0, lexemes[index].kind == .amount || lexemes[index].kind == .number, lexemes[index].value != nil
            {
                found.append(index)
            }
        }
        return found
    }

    static func mainAmount(_ lexemes: ArraySlice<Lexeme>, separator: Chunk.Separator, judge: WordJudge, isListed: Bool)
        -> Int?
    {
        let found = candidates(lexemes)
        let counted = found.filter {
            lexemes[$0].unit.map { $0.sort == .count || $0.sort == .container } ?? false && !isContent($0, lexemes)
        }
        if let first = counted.first {
            // of „2 kutii … 100 бр“ the one at an end of the chunk
            return counted.count > 1 && first != lexemes.startIndex ? counted.last : first
        }
        let measured = found.filter { lexemes[$0].unit?.sort == .measure && !isContent($0, lexemes) }
        // „сапун 5 л (12 туби)“
        if let last = measured.last, last != firstContent(lexemes), let packs = bracketed(lexemes) { return packs }
        let bare = found.filter {
            lexemes[$0].unit == nil
                && isBareQuantity($0, lexemes, separator: separator, judge: judge, isListed: isListed)
        }
        if let first = bare.first { return bare.count > 1 && isListed ? bare.last ?? first : first }
        if let first = measured.first {
            return first == firstContent(lexemes) || measured.count == 1 ? first : measured.last
        }
        return bracketed(lexemes)
    }

    /// Whether a phrase is nothing but the word for a box or bag, as in „5 l cans“.
    static func isContainerOnly(_ phrase: [ArraySlice<Lexeme>]) -> Bool {
        let words = phrase.joined().filter { $0.kind != .mark }
        return !words.isEmpty && words.allSatisfy { $0.kind == .word && UnitWords.unit($0.folded)?.sort == .container }
    }

    /// „à 5 l“, „от 25 кг“, „по един метър“: what one piece holds or measures.
    static func isContent(_ index: Int, _ lexemes: ArraySlice<Lexeme>) -> Bool {
        guard index > lexemes.startIndex else { return false }
        let before = lexemes[index - 1]
        guard before.kind == .word || before.isMark("/@") else { return false }
        let measure = lexemes[index].unit?.sort == .measure
        switch before.folded {
        case "a", "à", "@": return measure && before.gap != .none
        case "in", "в", "във", "на", "im": return measure
        case "дължина", "дължини", "ширина", "широчина", "височина", "дебелина", "length", "lengths", "width", "height",
            "lange",
            "laenge", "breite", "hohe", "hoehe", "dicke", "dalzhina", "daljina", "duljina", "shirina", "lungime",
            "latime",
            "duzina", "duzine", "l", "дълж":
            return measure
        case "по", "po", "je", "от", "of", "ot", "de", "von", "zu", "mit", "с", "with", "из":
            // „5 кашона по 36 ролки“
            if !measure { return index - 2 >= lexemes.startIndex && lexemes[index - 2].kind == .amount }
            return lexemes[lexemes.startIndex..<(index - 1)].contains {
                $0.kind == .spec
                    || $0.kind == .word && !SpeechWords.isSpeech($0.folded) && !StopWords.linking.contains($0.folded)
            }
        default: return false
        }
    }

    /// The first lexeme that is no speech or small word.
    private static func firstContent(_ lexemes: ArraySlice<Lexeme>) -> Int? {
        lexemes.indices.first { index in
            switch lexemes[index].kind {
            case .word:
                !SpeechWords.isSpeech(lexemes[index].folded) && !StopWords.linking.contains(lexemes[index].folded)
                    && !SpeechWords.vague.contains(lexemes[index].folded)
            case .mark, .noise: false
            default: true
            }
        }
    }

    static let labels: Set<String> = [
        "количество", "колич", "кол", "брой", "бройка", "quantity", "qty", "menge", "anzahl", "stuckzahl", "cantitate",
        "количества", "kolichestvo", "к-во", "во", "stuck", "бр", "pcs", "broi", "broy", "kolicina", "adet",
    ]

    /// Words that a number behind them belongs to.
    private static let labelsOfNumbers: Set<String> = [
        "номер", "number", "nummer", "стая", "room", "офис", "етаж", "вход", "цех", "склад", "обект", "линия", "house",
        "unit",
        "zimmer", "halle", "проект", "project", "клас", "тип", "модел", "type", "model", "version", "серия", "page",
        "стр",
    ]

    private static let times: Set<String> = ["x", "х", "*"]

    private static func isBareQuantity(
        _ index: Int, _ lexemes: ArraySlice<Lexeme>, separator: Chunk.Separator, judge: WordJudge, isListed: Bool
    ) -> Bool {
        let before = index > lexemes.startIndex ? lexemes[index - 1] : nil
        let after = index + 1 < lexemes.endIndex ? lexemes[index + 1] : nil
        if let after, Self.times.contains(after.folded), index + 2 < lexemes.endIndex,
            lexemes[index + 2].kind != .number
                || index == lexemes.startIndex && index + 3 < lexemes.endIndex && lexemes[index + 3].kind == .word
        {
            return true
        }
        // „верига за осем скорости“: a number in words behind what a thing is for tells it apart
        if lexemes[index].inWords, let before, StopWords.purpose.contains(before.folded),
            lexemes[..<(index - 1)].contains(where: { judge.role($0) == .thing })
        {
            return false
        }
        if let before, Self.times.contains(before.folded), before.kind != .spec, index - 1 > lexemes.startIndex {
            return after == nil || after?.kind == .mark
        }
        if let before, before.kind == .word || before.isMark(".:") {
            let label = before.isMark(".:") && index - 2 >= lexemes.startIndex ? lexemes[index - 2] : before
            if labels.contains(label.folded) { return true }
        }
        if lexemes.count == 1 || before == nil && lexemes[(index + 1)...].allSatisfy({ $0.isMark(".!,;") }) {
            return separator == .dash || separator == .colon || separator == .gap || isListed
        }
        // „twelve 60x60 LED panels“, „20 200x300 bags“: dimensions between the number and the thing
        if let after, after.kind == .spec, after.gap == .space, lexemes[index].value?.isWhole == true,
            lexemes[index].inWords || after.spec.map({ $0.values.count > 1 || !$0.label.isEmpty }) ?? false
                || after.unit?.sort == .size,
            before.map({ $0.kind != .word || judge.role($0) == .speech || judge.role($0) == .linking }) ?? true
        {
            return isGoods(lexemes[(index + 1)...], judge)
        }
        if let after, after.kind == .word, after.gap <= .space, after.gap != .none {
            if lexemes[index].isWeak {
                // „one desk“, „един тонер“: only before what is sold
                return lexemes[(index + 1)...].prefix(3).contains { judge.isSold($0) } && judge.role(after) != .speech
                    && judge.role(after) != .linking
            }
            if isListed, index == lexemes.startIndex { return !SpeechWords.isSpeech(after.folded) }
            // „за ремонта на мелницата 12 лагера“, „с Еконт 2 ремъка“: straight before what is sold
            if let before, before.kind == .word, !before.isCapital || before.folded.count > 3, after.kind == .word,
                judge.role(before) == .unknown, judge.isSold(after), lexemes[index].value?.isWhole == true,
                !labelsOfNumbers.contains(before.folded)
            {
                return true
            }
            return before.map {
                $0.kind != .word || judge.role($0) == .speech || judge.role($0) == .linking
                    || judge.role($0) == .neutral
            } ?? true
                ? isGoods(lexemes[(index + 1)...], judge)
                    && (before == nil || before?.kind != .mark || before?.isMark(",") == true) : false
        }
        // a number that ends a listed line
        return isListed && after == nil && before?.kind != .mark && (lexemes[index].gap >= .wide || false)
    }

    /// Whether a goods word stands at once behind a bare number, at most two other words between.
    private static func isGoods(_ lexemes: ArraySlice<Lexeme>, _ judge: WordJudge) -> Bool {
        for lexeme in lexemes.prefix(6) {
            switch judge.role(lexeme) {
            case .thing, .code: return true
            case .attribute, .unknown, .neutral, .size: continue
            case .mark where lexeme.isMark("-") && lexeme.gap == .none: continue
            case .linking:
                if !["of", "от", "the", "der", "die", "den", "ot", "de"].contains(lexeme.folded) { return false }
            default: return false
            }
        }
        return false
    }

    private static func bracketed(_ lexemes: ArraySlice<Lexeme>) -> Int? {
        lexemes.indices.first {
            lexemes[$0].kind == .amount && lexemes[$0].unit.map { $0.sort == .count || $0.sort == .container } ?? false
                && !isContent($0, lexemes) && lexemes[$0].value != nil
        }
    }
}
