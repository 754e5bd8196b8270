/// What the new text of a mail answers to an offer, for the decision whether the offer is confirmed or declined.
///
/// Stricter than the mail's kind: in doubt it is `conditional` or `none`, which changes nothing until a person looked.
public enum OfferAnswer: Hashable, Sendable {
    /// A whole and unconditional yes.
    case accepts
    /// A no.
    case declines
    /// A yes to a part, or on conditions; the words that say so, at least one.
    case conditional(reasons: [String])
    /// Neither.
    case none

    /// Reads the new text of a mail that answers an offer: never the quoted offer, never the subject.
    public static func read(newText: String) -> OfferAnswer {
        StructuredBody(newText)?.answer ?? read(TextSigns(newText))
    }

    static func read(_ signs: TextSigns) -> OfferAnswer {
        OfferAnswerReader(signs: signs).read()
    }
}

/// Weighs the signs of a text for and against acceptance.
private struct OfferAnswerReader {
    let signs: TextSigns

    func read() -> OfferAnswer {
        let acceptances = signs.signs.filter(isAcceptance)
        let declines = declineWeight
        let conditions = conditionReasons(acceptances)
        if acceptances.isEmpty {
            // „намерихме ги по-евтино“ is a reason for the no, „може ли по-евтино?“ asks for another offer.
            let bargains = signs.signs.contains { $0.signal == .haggles && signs.sentences[$0.sentence].asks }
            return declines >= 5 && !bargains && !signs.has(.condition) && !signs.has(.partial) && !signs.has(.revises)
                ? .declines : .none
        }
        let strongest = acceptances.map(\.weight).max() ?? 0
        // „Супер, благодаря“ is politeness, and so is every weak yes in a mail that promises to look at the offer later.
        if declines < 5, strongest < 3 || strongest == 3 && signs.has(.confirmsReceipt) { return .none }
        if declines >= 5 {
            // Yes and no in one text is a partial yes at best, unless the yes is only a „да“ or „ok“ of politeness.
            guard strongest > 3 || signs.has(.partial) || signs.has(.condition) else { return .declines }
            return .conditional(reasons: conditions.isEmpty ? [declineWords] : conditions)
        }
        return conditions.isEmpty ? .accepts : .conditional(reasons: conditions)
    }

    // MARK: Yes

    private func isAcceptance(_ sign: TextSigns.Sign) -> Bool {
        guard sign.signal == .accepts || sign.signal == .agrees || sign.signal == .orders && sign.weight >= 4,
            !sign.negated
        else { return false }
        let sentence = signs.sentences[sign.sentence]
        if sentence.asks { return false }
        if sign.signal == .orders, !ordersWhatWasOffered(sign, in: sentence) { return false }
        let first = sentence.words[sign.range.lowerBound]
        if isConfirming(first) {
            if isRequest(before: sign.range.lowerBound, in: sentence)
                || Self.secondPerson.contains(where: first.hasSuffix)
            {
                return false
            }
        }
        if isDeferred(before: sign.range, in: sentence) { return false }
        // „ще ги вземем от друго място“, `we'll go with another supplier`: the yes is part of the no
        let isPartOfNo = signs.signs.contains {
            $0.signal == .declines && !$0.negated && $0.sentence == sign.sentence && $0.range.overlaps(sign.range)
        }
        if isPartOfNo { return false }
        return !signs.signs.contains {
            $0.signal == .confirmsReceipt && $0.sentence == sign.sentence && $0.range.overlaps(sign.range)
        }
    }

    /// „поръчваме“ alone means what was offered; with numbers, or „also“, it may be something else.
    private func ordersWhatWasOffered(_ sign: TextSigns.Sign, in sentence: Sentence) -> Bool {
        let orders = [
            "порач", "поръч", "porach", "poruch", "pory", "order", "bestell", "comand", "наруч", "naruc", "заказ",
        ]
        guard sentence.words[sign.range].contains(where: { word in orders.contains { word.hasPrefix($0) } }) else {
            return false
        }
        let others: Set<String> = [
            "още", "също", "друго", "други", "нова", "ново", "also", "another", "other", "more", "new", "auch", "noch",
            "weitere", "neue", "ще", "will", "we'll", "i'll", "werden", "werde", "would", "could", "можем", "може",
            "или",
            "to", "бихме", "бих", "number", "no", "номер", "поръчката", "поръчка", "bestellung", "our", "your",
        ]
        return !sentence.words.contains { others.contains($0) || $0.first?.isNumber == true }
    }

    private static let secondPerson = ["ете", "ите", "ате", "ete", "ite", "ate", "ati"]

    private func isConfirming(_ word: String) -> Bool {
        [
            "потвърд", "потвържд", "прием", "одобр", "confirm", "accept", "approv", "bestatig", "potvar", "priem",
            "odobr",
        ]
        .contains(where: word.hasPrefix)
    }

    /// `please confirm`, „моля потвърдете“: they ask us.
    private func isRequest(before place: Int, in sentence: Sentence) -> Bool {
        let asking: Set<String> = ["please", "kindly", "you", "моля", "молим", "bitte", "pls", "mol", "molia"]
        return sentence.words[max(0, place - 2)..<place].contains(where: asking.contains)
    }

    /// „ще потвърдим утре“, `once my boss has approved it`, `hope to confirm`: not yet.
    private func isDeferred(before range: Range<Int>, in sentence: Sentence) -> Bool {
        let first = sentence.words[range.lowerBound]
        let start = max(0, range.lowerBound - 4)
        for place in stride(from: range.lowerBound - 1, through: start, by: -1) {
            if sentence.breaks.contains(place + 1), place + 1 < range.lowerBound { break }
            let word = sentence.words[place]
            if Self.deferring.contains(word) { return true }
            if isConfirming(first),
                ["ще", "will", "we'll", "i'll", "6te", "6te", "to", "werden", "werde", "трябва"].contains(word)
            {
                return
                    !(word == "to" && place > 0
                    && ["happy", "glad", "pleased", "like", "wish"].contains(sentence.words[place - 1]))
            }
        }
        return false
    }

    private static let deferring: Set<String> = [
        "once", "before", "until", "when", "after", "maybe", "perhaps", "probably", "hope", "hoping", "whether",
        "might",
        "преди", "докато", "когато", "след", "дали", "евентуално", "вероятно", "надявам", "надяваме", "може би",
        "sobald",
        "bevor", "bis", "nachdem", "ob", "vielleicht", "eventuell", "inainte", "dupa", "когда", "пока",
    ]

    // MARK: No

    private var declineWeight: Int {
        var weight = 0
        for sign in signs.signs where !sign.negated || sign.signal == .accepts {
            let sentence = signs.sentences[sign.sentence]
            switch sign.signal {
            case .declines where !sentence.asks: weight = max(weight, sign.weight)
            case .refuses where !sentence.asks: weight += 2
            case .accepts where sign.negated && !sentence.asks: weight = max(weight, 5)
            default: break
            }
        }
        return weight
    }

    private var declineWords: String {
        signs.words(of: [.declines, .refuses]).map(String.init) ?? ""
    }

    // MARK: Conditions

    /// The words that tie a yes to something.
    private func conditionReasons(_ acceptances: [TextSigns.Sign]) -> [String] {
        let sentences = Set(acceptances.map(\.sentence))
        var reasons: [String] = []
        for sign in signs.signs where !reasons.contains(where: { $0 == signs.words(of: sign) }) {
            switch sign.signal {
            case .partial where acceptances.contains(where: { isOfChange($0, sign) }): break
            case .condition, .partial:
                if sign.signal == .condition || !sign.negated { reasons.append(String(signs.words(of: sign))) }
            case .haggles where !sign.negated: reasons.append(String(signs.words(of: sign)))
            case .softCondition where isBinding(sign, in: sentences): reasons.append(clause(from: sign))
            default: break
            }
        }
        return Array(reasons.prefix(5))
    }

    /// „потвърждаваме промяната на количеството“: the change is what is agreed to, no condition.
    private func isOfChange(_ acceptance: TextSigns.Sign, _ sign: TextSigns.Sign) -> Bool {
        acceptance.sentence == sign.sentence && acceptance.range.overlaps(sign.range) && signs.namesChange(acceptance)
    }

    /// An „if“ or „but“ binds in the sentence of the yes or right behind it, unless it is a courtesy or leads to a mere remark.
    private func isBinding(_ sign: TextSigns.Sign, in acceptances: Set<Int>) -> Bool {
        let near =
            acceptances.contains(sign.sentence)
            || (sign.range.lowerBound == 0 && acceptances.contains(sign.sentence - 1))
        guard near else { return false }
        let courtesy = signs.signs.contains {
            $0.signal == .courtesy && $0.sentence == sign.sentence
                && $0.range.overlaps(sign.range.lowerBound - 2..<sign.range.upperBound)
        }
        if courtesy { return false }
        let words = signs.sentences[sign.sentence].words
        let harmless: Set<String> = [
            "фактурата", "фактура", "проформа", "invoice", "rechnung", "благодаря", "thanks", "телефон", "обадете",
            "call", "phone",
            "label", "email", "мейл", "имейл",
        ]
        // „the PO follows tomorrow, but you can start“: what comes after the „but“ is the yes.
        let isBeforeYes =
            Self.adversative.contains(words[sign.range.lowerBound])
            && signs.signs.contains {
                $0.signal == .accepts && !$0.negated && $0.sentence == sign.sentence
                    && $0.range.lowerBound >= sign.range.upperBound && $0.range.lowerBound <= sign.range.upperBound + 2
            }
        if isBeforeYes { return false }
        let rest = words[sign.range.upperBound...].prefix(8)
        let isBut = Self.adversative.contains(words[sign.range.lowerBound])
        return !(isBut && rest.contains(where: harmless.contains) && !rest.contains("ако") && !rest.contains("if"))
    }

    private static let adversative: Set<String> = [
        "но", "ама", "обаче", "but", "however", "though", "although", "aber", "jedoch", "allerdings", "no", "ama",
        "dar", "ali",
        "али", "въпреки",
    ]

    private func clause(from sign: TextSigns.Sign) -> String {
        let tokens = signs.sentences[sign.sentence].tokens
        let end = min(tokens.count, sign.range.lowerBound + 12)
        guard sign.range.lowerBound < end else { return "" }
        return String(signs.text.words(tokens[sign.range.lowerBound]..<tokens[end - 1] + 1))
    }
}
