import Workflows

/// Goods as read from one place, before it is decided whether they count.
struct GoodsItem: Sendable {
    /// The customer's words for the article.
    var text: String
    /// The words and sizes of it, made ready for finding.
    var phrase: ArticlePhrase
    var quantity: FixedDecimal?
    var unit: UnitOfMeasure?
    /// Whether an amount was found at all, be it one that gives no quantity („200-300“).
    var isQuantified: Bool
    var match: ArticleMatcher.Result
    /// Where it stands and the words it was read from.
    var place: String
    var words: String
    /// What the sentence around it speaks of.
    var cues = SentenceCues()
    /// Whether it stands in a list or table, where a line without a quantity is a line all the same.
    var isListed = false
    /// The sentence of its text it stands in.
    var sentence = 0
    /// The faulty part of the quantity, where a complaint tells both.
    var faultyQuantity: FixedDecimal?
    /// The unit of the faulty part.
    var faultyUnit: UnitOfMeasure?
    /// A count that was taken for the quantity and may turn out to be the packing.
    var packing: Spec?
    /// Whether that was a count of pieces or boxes.
    var packingIsCount = false
}

/// What a sentence speaks of, besides goods.
struct SentenceCues: Hashable, Sendable {
    /// Asks for something.
    var request = false
    /// Tells what was bought or agreed before.
    var past = false
    /// Tells what is broken, missing or wrong.
    var fault = false
    /// Tells what was ordered or delivered.
    var delivered = false

    init() {}

    init(_ lexemes: ArraySlice<Lexeme>) {
        for lexeme in lexemes where lexeme.kind == .word {
            let cues = lexeme.facts.cues
            if cues.request { request = true }
            if cues.past { past = true }
            if cues.fault { fault = true }
            if cues.delivered { delivered = true }
        }
        if lexemes.contains(where: { $0.isMark("?") }) { request = true }
    }

    /// What one word tells.
    init(word: String) {
        request = Self.requests.holdsBeginning(of: word)
        past = Self.pasts.holdsBeginning(of: word)
        fault = Self.faults.holdsBeginning(of: word)
        delivered = Self.deliveries.holdsBeginning(of: word)
    }

    private static func stems(_ text: String) -> StemTable {
        StemTable(text.split(whereSeparator: { $0 == " " || $0 == "\n" }).map { Folding.fold($0) })
    }

    private static let requests = stems(
        """
        моля молим искам искаме търс трябва нужн необход интерес имате ли цена цени офер запит заявк поръч достав изпрат прати прате пусн добав наличн дайте
        need want would please price quot offer interest looking order send supply have stock cost require could like
        brauch benotig benoet bitte angebot preis bestell interess anfrag mocht moecht liefer suche haben hatte vorratig
        oferta pret doresc dorim comand nevoie solicit avet нужн прошу цен заказ trebam treba ponud cen molim
        molq molya molia iskam iska trqbva tryabva trebva cena ceni ofert imate porach poruch
        """)
    private static let pasts = stems(
        """
        последно миналия миналата миналото предишн предиш купихме взехме купувахме поръчвахме плащахме плащаме
        last previous bought paid used usually letzte letztes letzten bisher gekauft bezahlt
        """)
    private static let faults = stems(
        """
        липсв дефект счуп повред ръжд рекламац брак грешн сбърк вместо смачкан спукан надран изтек разлят протек скъсан разлепен некачеств негодн мухляс счупен крив различ бракуван недост
        broken missing damag defect fault wrong rust crack leak instead snapped short bent scratch torn complain reject spoil mould mold expired stale incorrect
        defekt beschadig beschaed kaputt fehl falsch rost gebroch zerbroch verbogen undicht mangel reklam statt bruch verschimmel
        lips stricat defect gresit брак поврежд сломан не хватает недоста
        """)
    private static let deliveries = stems(
        """
        поръчахме поръчах поръчан доставихте доставен получихме получих дойдоха пристиг фактурир платихме изпратихте
        ordered delivered received arrived invoiced supplied shipped bestellt geliefert erhalten bekommen berechnet
        """)
}
