import Workflows

/// What the judge of a mail's kind looks at: read beforehand, so that the verdict is a function of values.
struct KindEvidence: Sendable {
    /// Who or what wrote the mail, by its headers.
    var machine = Machine.human
    /// The subject without reply marks.
    var subject: TextSigns
    /// The new text.
    var text: TextSigns
    /// Whether the mail answers another one.
    var isReply = false
    /// Whether its headers tie it to another mail; a subject with `Re:` alone does not, since advertisers forge it.
    var isThreaded = false
    /// Whether the mail passes another one on.
    var isForward = false
    /// What the mail answers or names is an offer of ours.
    var concernsOffer = false
    /// Whether that offer is with the client now, by strong evidence.
    var answersOpenOffer = false
    /// The kind of record that the mail belongs to, by strong evidence.
    var thread: RecordKind?
    /// Our numbers in subject and new text.
    var references: [String] = []
    var goods = GoodsSignals()
    /// The kinds that attached files speak of by their names.
    var fileKinds: [MailKind] = []
    /// The name of a file of each such kind.
    var fileNames: [MailKind: String] = [:]
    /// Attached photos.
    var photos = 0
    /// What stands below the text: a firm's block, notices.
    var footer: TextSigns?
    /// Whether the text names a day to come.
    var namesDay = false
    /// Whether the mail came to an address for complaints.
    var toComplaints = false
    /// Whether the sender's address is one that machines use.
    var fromMachine = false
    /// What corrections by staff teach, in points for each kind.
    var learned: [MailKind: Int] = [:]
    /// What staff made of a mail much like this one.
    var recalled: MailKind?

    /// What the headers say.
    enum Machine: Sendable { case human, bounce, receipt, away, list, auto }
}

/// A verdict with the words that led to it.
struct KindVerdict: Sendable {
    var kind: MailKind
    /// Where the words stand: `header`, `subject`, `text`, `attachment`, `goods`.
    var place: String
    var words: String
}

/// Judges what a mail is for: strong evidence first, then the weights of what is said.
struct KindJudge: Sendable {
    let evidence: KindEvidence

    private var text: TextSigns { evidence.text }
    private var subject: TextSigns { evidence.subject }

    func verdict() -> KindVerdict {
        if let machine = machineVerdict() { return machine }
        let scores = scores()
        // A handful of words is no ground to go by alone.
        let isShort = text.sentences.reduce(0) { $0 + $1.words.count } < 4
        let trust = isShort ? 1 : Self.trust(inWords: scores.values.max() ?? 0)
        var best: (kind: MailKind, score: Int) = (.other, 0)
        // Between equals the earlier of this order wins: what a person must see first.
        for kind in [
            MailKind.complaint, .order, .inquiry, .confirmation, .decline, .question, .autoreply, .bulk, .other,
        ] {
            // What was learned only tips the scales: between near ones, or where nothing else is known.
            // Without goods an order is hardly one, whatever its words remind of.
            // And nothing is put away as an advertisement for the sound of it.
            let isBold = kind == .order && goodsPoints < 4 && !text.has(.orders)
            let weight = kind == .bulk && !mayAdvertise ? 0 : isBold ? 1 : trust
            var score = (scores[kind] ?? 0) * 2 + (evidence.learned[kind] ?? 0) * weight
            if kind == evidence.recalled { score += 24 }
            if score > best.score { best = (kind, score) }
        }
        if best.kind == evidence.recalled { return KindVerdict(kind: best.kind, place: "correction", words: opening) }
        return explained(best.kind)
    }

    private var mayAdvertise: Bool { text.has(.advertises) && !evidence.isReply }

    /// How much the learned words count beside phrases: the less these say, the more.
    private static func trust(inWords strongest: Int) -> Int {
        switch strongest {
        case ..<5: 3
        case ..<7: 2
        default: 1
        }
    }

    /// The first words of the text, where no phrase stands for it.
    private var opening: String {
        String(text.text.text.prefix(60)).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    // MARK: Machines

    private func machineVerdict() -> KindVerdict? {
        switch evidence.machine {
        case .bounce: return KindVerdict(kind: .bounce, place: "header", words: "delivery report")
        case .receipt: return KindVerdict(kind: .autoreply, place: "header", words: "read receipt")
        case .away: return KindVerdict(kind: .autoreply, place: "header", words: "automatic reply")
        case .list: return KindVerdict(kind: .bulk, place: "header", words: "mailing list")
        case .auto: return autoVerdict()
        case .human: return hiddenMachine()
        }
    }

    /// A machine that is no vacation program: a firm's ordering system writes orders, a shop writes advertisements.
    private func autoVerdict() -> KindVerdict {
        if text.strength(.bounces) >= 5 || subject.strength(.bounces) >= 5 { return explained(.bounce) }
        if text.strength(.unsubscribes) >= 5 { return explained(.bulk) }
        if evidence.goods.hasGoods, max(order, inquiry) >= 6 { return explained(order >= inquiry ? .order : .inquiry) }
        if evidence.fileKinds.contains(.order) || subject.strength(.orders) >= 4 { return explained(.order) }
        if text.strength(.advertises) >= 5, text.strength(.acknowledges) < 4 { return explained(.bulk) }
        return explained(.autoreply)
    }

    /// Weak signs of a machine without its headers; several must come together.
    private func hiddenMachine() -> KindVerdict? {
        if evidence.fromMachine {
            if text.has(.bounces) || subject.has(.bounces) { return explained(.bounce) }
        } else if text.places(.bounces, atLeast: 5) + 2 * subject.places(.bounces, atLeast: 5) >= 3 {
            // `delivery failed` alone is what people write of a lorry that did not come
            return explained(.bounce)
        }
        let away = text.places(.isAway) + 2 * subject.places(.isAway)
        let wants = max(order, inquiry, text.strength(.defect), text.strength(.late))
        if subject.places(.isAway) > 0, wants < 7 { return explained(.autoreply) }
        if away >= 2, !evidence.goods.hasGoods, wants < 5 { return explained(.autoreply) }
        if away >= 1, text.has(.acknowledges), !evidence.goods.hasGoods, wants < 5 { return explained(.autoreply) }
        let receipt = text.places(.acknowledges) + subject.places(.acknowledges)
        let machine = text.places(.isMachine) + (evidence.fromMachine ? 1 : 0)
        if receipt >= 1, machine >= 1, evidence.goods.quantified == 0 { return explained(.autoreply) }
        if receipt >= 3, evidence.goods.quantified == 0, wants < 7 { return explained(.autoreply) }
        if machine >= 2, evidence.goods.quantified == 0, wants < 5 { return explained(.autoreply) }
        return nil
    }

    // MARK: Weights

    private var inquiry: Int {
        text.strength(.asksPrice) + subject.strength(.asksPrice) / 2 + min(4, text.strength(.asksAvailability))
    }

    private var order: Int {
        text.strength(.orders) + subject.strength(.orders) / 2
    }

    private func scores() -> [MailKind: Int] {
        var scores: [MailKind: Int] = [:]
        scores[.inquiry, default: 0] += inquiryScore
        scores[.order, default: 0] += orderScore
        scores[.complaint, default: 0] += complaintScore
        scores[.question, default: 0] += questionScore
        scores[.other, default: 0] += otherScore
        scores[.bulk, default: 0] += bulkScore
        answer(&scores)
        return scores
    }

    private var goodsPoints: Int {
        let goods = evidence.goods
        if goods.quantified + goods.inSubject + goods.inDocuments + goods.inForward > 0 { return 4 }
        return goods.named > 0 ? 1 : 0
    }

    private var inquiryScore: Int {
        let price = max(text.strength(.asksPrice), subject.strength(.asksPrice))
        let availability = text.strength(.asksAvailability)
        var score = price + availability * 2 / 3
        if text.has(.asksPrice), subject.has(.asksPrice) { score += 2 }
        if evidence.goods.documentTitles.contains(.inquiry) { score += 5 }
        if evidence.fileKinds.contains(.inquiry) { score += 4 }
        if evidence.goods.quantified > 0, text.has(.needs), !text.has(.sends), text.strength(.orders) == 0 {
            score += 2
        }
        guard score > 0 || goodsPoints >= 4 else { return 0 }
        score += goodsPoints
        // „може ли по-добра цена“ about goods that were offered is bargaining, not a new inquiry.
        if evidence.concernsOffer, text.has(.haggles), evidence.goods.quantified == 0 { score -= 4 }
        // „изпратете коригирана оферта“: the one that was sent is to be changed.
        if evidence.concernsOffer, text.has(.revises) { score -= 8 }
        return score
    }

    private var orderScore: Int {
        var score = text.strength(.orders) + subject.strength(.orders) * 2 / 3
        // „пратете ми за утре мляко, 96 бр.“
        if evidence.goods.quantified > 0, text.has(.sends), text.strength(.asksPrice) < 4, score < 4 { score += 3 }
        if evidence.goods.documentTitles.contains(.order) { score += 6 }
        if evidence.fileKinds.contains(.order) { score += 5 }
        if score < 4, ordersBySaying { score = 4 }
        guard score > 0 else { return 0 }
        score += goodsPoints
        // „цена за 20 бр., за да поръчаме“: who asks for the price has not ordered yet, whatever the file is called.
        if text.strength(.asksPrice) >= 4 { score -= text.strength(.orders) >= 4 ? 3 : 7 }
        // „взимаме всичко без бойлерите, пуснете нова оферта“
        if evidence.concernsOffer,
            text.has(.revises) || text.has(.condition) || text.has(.partial) || text.has(.haggles)
        {
            score -= 8
        }
        // „доставяйте занапред само сутрин“: no goods, but how things are done.
        if goodsPoints < 4, text.strength(.aboutExisting) >= 4 { score -= 4 }
        // „за поръчка OR-2026-00012“ speaks of an order that exists.
        if namesOrder, !text.signs.contains(where: { $0.signal == .orders && $0.weight >= 4 }) { score -= 4 }
        return score
    }

    /// „8 кашона за четвъртък, моля“: goods and when or with a please, and nothing asked.
    private var ordersBySaying: Bool {
        evidence.goods.quantified > 0 && evidence.goods.inDocuments == 0 && !evidence.isThreaded
            && !text.has(.asksPrice) && !subject.has(.asksPrice) && !text.has(.asksAvailability)
            && (evidence.namesDay || text.has(.requests))
            // „трябват ни до петък“ tells a need, and a price comes before the order
            && (!text.has(.needs) || text.has(.sends)) && !text.sentences.contains(where: \.asks)
            && text.strength(.aboutExisting) < 4 && !text.has(.defect) && !text.has(.complains) && !text.has(.late)
            && !text.has(.applies) && !text.has(.advertises)
    }

    private var complaintScore: Int {
        let complains = max(text.strength(.complains), subject.strength(.complains))
        let defect = text.strength(.defect) + subject.strength(.defect) / 2
        let remedy = text.strength(.wantsRemedy)
        guard complains > 0 || defect > 0 || evidence.toComplaints else { return 0 }
        var score = complains * 3 / 2 + defect + remedy / 2
        if evidence.photos > 0, defect + complains > 0 || evidence.toComplaints { score += 2 }
        if evidence.toComplaints { score += defect + complains + remedy > 0 ? 5 : 4 }
        if evidence.thread == .shipment || evidence.thread == .order || evidence.thread == .complaint { score += 1 }
        if namesShipment || (namesInvoice || namesOrder) && !onlyMisses, defect + complains > 0 { score += 2 }
        // „помпата ни се счупи, търсим нова“: the defect is why they buy.
        if complains == 0, remedy == 0, !evidence.toComplaints, text.strength(.asksPrice) >= 4 { score -= 5 }
        // „липсват 3 пръскачки, кога ще ги изпратите“: pieces that are counted are missing, whatever else is asked
        let counted = defect > 0 && evidence.goods.quantified > 0 && text.strength(.asksPrice) < 4
        if counted { score += 4 }
        if complains == 0, remedy == 0, defect <= 4, !counted, !evidence.toComplaints, onlyMisses {
            if text.strength(.late) >= 4 { score -= 4 }
            if text.strength(.aboutExisting) >= 4 { score -= 3 }
        }
        return max(0, score)
    }

    /// Whether nothing worse is said of goods than that they are not there: „липсва“ may be late as well as lost.
    private var onlyMisses: Bool {
        text.signs.allSatisfy { sign in
            guard sign.signal == .defect, !sign.negated else { return true }
            let words = Folding.fold(String(text.words(of: sign)))
            return ["липс", "lips", "miss", "failed", "fehl", "недос", "nedos", "няма", "λειπ", "manc", "falt", "brak"]
                .contains { words.holds($0) }
        }
    }

    private var questionScore: Int {
        var score = text.strength(.late) + text.strength(.aboutExisting) + text.strength(.mentionsExisting)
        score += (subject.strength(.late) + subject.strength(.aboutExisting)) / 2
        if namesOrder || namesShipment || namesInvoice { score += 3 }
        if evidence.thread != nil, evidence.thread != .offer { score += 2 }
        let asks = text.sentences.contains(where: \.asks)
        if asks { score += 1 }
        if text.has(.requests) { score += 1 }
        if evidence.isReply, asks || text.has(.requests) { score += 1 }
        if evidence.concernsOffer, asks { score += 2 }
        if text.strength(.late) == 0, text.strength(.aboutExisting) == 0, goodsPoints >= 4 { score -= 2 }
        // „кога можете да доставите“ of one who lists what is wanted asks of goods to come.
        if evidence.goods.quantified > 0, !namesOrder, !namesShipment, !namesInvoice, !evidence.isThreaded,
            max(text.strength(.asksPrice), text.strength(.asksAvailability), text.strength(.needs)) >= 3,
            text.strength(.aboutExisting) < 4
        {
            score -= 6
        }
        // Who buys says this and that beside it: „фактурата пуснете по пощата, миналия път се забави“.
        let buys = [Signal.orders, .asksPrice].contains { max(text.strength($0), subject.strength($0)) >= 4 }
        if buys, !namesOrder, !namesShipment, !namesInvoice { score -= 5 }
        return score
    }

    private var otherScore: Int {
        let applies = max(text.strength(.applies), subject.strength(.applies))
        var score = applies >= 5 ? applies + 3 : 0
        if evidence.fileKinds.contains(.other) { score += 5 }
        score += text.strength(.greets)
        if text.has(.thanks) {
            score += 1
            // A word of thanks that asks nothing is no more than that.
            if !evidence.goods.hasGoods, !text.sentences.contains(where: \.asks), !text.has(.requests) { score += 2 }
        }
        if text.strength(.confirmsReceipt) > 0, !text.sentences.contains(where: \.asks) { score += 3 }
        return score
    }

    private var bulkScore: Int {
        let advertises = text.strength(.advertises) + subject.strength(.advertises) / 2
        let unsubscribes = max(text.strength(.unsubscribes), evidence.footer?.strength(.unsubscribes) ?? 0)
        let places = text.places(.advertises) + subject.places(.advertises)
        if unsubscribes >= 5 { return unsubscribes + advertises + 4 }
        guard places >= 3, !evidence.isThreaded else { return 0 }
        return advertises + places * 2
    }

    private func names(_ prefix: String) -> Bool { evidence.references.contains { $0.hasPrefix(prefix) } }
    private var namesOrder: Bool { names("OR-") }
    private var namesShipment: Bool { names("SH-") }
    private var namesInvoice: Bool {
        evidence.references.contains { $0.hasPrefix("IN-") || $0.first?.isNumber == true }
    }

    // MARK: Answers to an offer

    private func answer(_ scores: inout [MailKind: Int]) {
        let answer = OfferAnswer.read(text)
        let explicit = text.signs.contains { $0.signal == .accepts && !$0.negated }
        let openOffer = evidence.answersOpenOffer || evidence.thread == .offer
        // „Потвърждаваме промяната“ answers our proposal to change an order.
        let agreesToChange =
            evidence.isThreaded && text.signs.contains { $0.signal == .accepts && text.namesChange($0) }
        let about = evidence.concernsOffer || openOffer || agreesToChange
        // Outside a thread about an offer only words that name one count.
        let elsewhere = !about && (namesOrder || namesShipment || evidence.thread != nil)
        var points = (about ? 7 : 0) + (openOffer ? 3 : 0)
        switch answer {
        case .accepts:
            guard about || (explicit && !elsewhere && (evidence.isReply || namesOffer)) else {
                if elsewhere { scores[.question, default: 0] += 4 }
                return
            }
            points += explicit ? 5 : 3
            if evidence.goods.quantified > 0, text.strength(.asksPrice) >= 4 { points -= 6 }
            scores[.confirmation, default: 0] += points
            // A purchase order attached to the yes is the client's form of the same yes.
            if about, explicit { scores[.order] = 0 } else if about { scores[.order, default: 0] -= 4 }
        case .declines:
            guard about || namesOffer || evidence.isReply else { return }
            if evidence.goods.quantified > 0, text.strength(.asksPrice) >= 4 { points -= 6 }
            scores[.decline, default: 0] += points + 5
        case .conditional:
            guard about || evidence.isReply || namesOffer else { return }
            scores[.question, default: 0] += points + 6
        case .none:
            guard about else { return }
            if text.has(.haggles) || text.has(.partial) || text.has(.condition) || text.has(.revises) {
                scores[.question, default: 0] += 7
            }
            // A signed purchase order sent in answer to an offer says yes by itself; authority it has none.
            else if evidence.fileKinds.contains(.order) || evidence.goods.documentTitles.contains(.order),
                !text.sentences.contains(where: \.asks), text.strength(.asksPrice) < 4
            {
                scores[.confirmation, default: 0] += points + 5
                scores[.order] = 0
            }
        }
    }

    private var namesOffer: Bool { names("OF-") || OfferWords.stand(in: text) }

    // MARK: Explanation

    private func explained(_ kind: MailKind) -> KindVerdict {
        let signals = Self.signals(of: kind)
        if let words = text.words(of: signals), !words.isEmpty {
            return KindVerdict(kind: kind, place: "text", words: String(words))
        }
        if let words = subject.words(of: signals), !words.isEmpty {
            return KindVerdict(kind: kind, place: "subject", words: String(words))
        }
        let place = evidence.fileKinds.contains(kind) ? "attachment" : evidence.goods.hasGoods ? "goods" : "text"
        return KindVerdict(kind: kind, place: place, words: evidence.fileNames[kind] ?? opening)
    }

    private static func signals(of kind: MailKind) -> Set<Signal> {
        switch kind {
        case .inquiry: [.asksPrice, .asksAvailability]
        case .order: [.orders, .sends]
        case .confirmation: [.accepts, .agrees]
        case .decline: [.declines, .refuses]
        case .complaint: [.complains, .defect, .wantsRemedy]
        case .question: [.condition, .partial, .haggles, .late, .aboutExisting, .requests]
        case .autoreply: [.isAway, .acknowledges, .isMachine]
        case .bounce: [.bounces]
        case .bulk: [.unsubscribes, .advertises]
        case .other: [.applies, .greets, .thanks, .confirmsReceipt]
        }
    }
}

/// Words that mean an offer of ours.
enum OfferWords {
    private static let stems = [
        "оферт", "предложени", "ценово", "понуд", "quot", "angebot", "ofert", "ponud", "προσφορ", "teklif", "devis",
        "preventiv",
        "presupuest", "кп", "oferta",
    ]
    private static let words: Set<String> = ["offer", "offers", "offer's", "estimate", "proposal"]

    static func stand(in text: TextSigns) -> Bool { text.text.tokens.contains { isOffer($0.folded) } }

    static func isOffer(_ folded: String) -> Bool {
        words.contains(folded) || stems.contains { folded.hasPrefix($0) }
    }
}
