/// What a phrase of a mail says about what the mail is for.
enum Signal: Int, CaseIterable, Sendable {
    /// „моля за цена“, `please quote`.
    case asksPrice
    /// „имате ли“, `is it in stock`.
    case asksAvailability
    /// „поръчваме“, `please send us 20 pcs`.
    case orders
    /// „изпратете ми“, `please deliver`: an order if goods with quantities are what is to be sent.
    case sends
    /// „потвърждаваме офертата“, `we accept`: nothing else can be meant.
    case accepts
    /// „да“, „става“, `ok`: acceptance only in answer to an offer.
    case agrees
    /// „ще се откажем“, `we will not be taking it further`.
    case declines
    /// „не“, `no thanks`: refusal only in answer to an offer.
    case refuses
    /// „само ако“, `provided that`: whatever else is said, it hangs on something.
    case condition
    /// „ако“, „но“, `if`, `but`: a condition in a sentence of acceptance.
    case softCondition
    /// „ако е възможно“, `if you need anything`: no condition.
    case courtesy
    /// „само за позиция 2“, `except item 3`.
    case partial
    /// „изпратете коригирана оферта“, `could you change it to`: the offer is to be made anew.
    case revises
    /// „ни трябват“, `we need`: what goods are wanted for, be it an offer or an order.
    case needs
    /// „може ли по-добра цена“, `could you do 5 % less`.
    case haggles
    /// „счупен“, `damaged`, `defekt`.
    case defect
    /// „рекламация“, `complaint`.
    case complains
    /// „замяна“, `replacement`, `credit note`: what one asks for after a defect.
    case wantsRemedy
    /// „къде е пратката“, `still not arrived`.
    case late
    /// „пратете пак фактурата“, `change of address`: something that exists.
    case aboutExisting
    /// „за поръчка …“, `regarding our order`: only a setting.
    case mentionsExisting
    /// „кога“, „кажете“, `please let me know`: a request of any kind.
    case requests
    /// „потвърждавам получаването“: of a mail or goods, not of an offer.
    case confirmsReceipt
    case thanks
    /// Season's greetings, congratulations, condolences, personal notes.
    case greets
    case applies
    case advertises
    case unsubscribes
    case isAway
    case acknowledges
    case isMachine
    case bounces
}

/// A phrase of the book: what it says and how strongly, 1 to 5.
struct Phrase: Sendable {
    let signal: Signal
    let weight: Int
    let notation: String
}

/// All phrases of all languages, compiled once.
struct PhraseBook: Sendable {
    let phrases: [Phrase]
    private let index: PhraseIndex
    private let skeletonIndex: PhraseIndex

    /// The book that every reader shares.
    static let standard = PhraseBook(
        tradePhrases + answerPhrases + conditionPhrases + troublePhrases + matterPhrases + socialPhrases
            + machinePhrases + bulgarianPhrases + englishPhrases + germanPhrases + neighbourPhrases)

    init(_ phrases: [Phrase]) {
        self.phrases = phrases
        index = PhraseIndex(phrases.map(\.notation))
        skeletonIndex = PhraseIndex(phrases.map(\.notation)) { LatinBulgarian.skeleton($0) }
    }

    /// The phrases in some sentences. Bulgarian in Latin letters is compared by skeletons.
    func hits(in sentences: [Sentence], latinBulgarian: Bool = false) -> [(phrase: Phrase, hit: PhraseHit)] {
        let hits: [PhraseHit]
        if latinBulgarian {
            let skeletons = sentences.map {
                Sentence(
                    words: $0.words.map(LatinBulgarian.skeleton), tokens: $0.tokens, breaks: $0.breaks, asks: $0.asks)
            }
            hits = skeletonIndex.hits(in: skeletons)
        } else {
            hits = index.hits(in: sentences)
        }
        return hits.map { (phrases[$0.phrase], $0) }
    }

    /// One phrase a line; `#` alone begins a number, not a comment.
    static func lines(_ signal: Signal, _ weight: Int, _ list: String) -> [Phrase] {
        list.split(separator: "\n").map { Phrase(signal: signal, weight: weight, notation: String($0)) }
    }
}
