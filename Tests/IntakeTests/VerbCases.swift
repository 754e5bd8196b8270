import Understanding
import Workflows

/// One verb of the grammar with what it does in both languages, what it refuses and what `#undo` makes of it.
struct VerbCase: Sendable {
    /// What is there before.
    enum Stage: Sendable {
        /// A draft of an offer, of two lines.
        case draft
        /// An offer that is with the client.
        case sent
        /// A draft that was changed by a command.
        case edited
        /// A confirmed order.
        case order
        /// An order that is packed.
        case packing
        /// A shipment on its way.
        case shipment
        /// An order that is invoiced; the record is the invoice.
        case invoice
        /// A complaint about a shipped order.
        case complaint
        /// A complaint that names no order.
        case untied
        /// A task of Maria's.
        case todo
        /// A task that is done.
        case finished
        /// A contract in force.
        case contract
        /// A change that costs money and waits for a code.
        case challenge
    }

    /// What `#undo` does after it.
    enum Undo: Sendable {
        /// Everything is as it was.
        case asBefore
        /// It changed nothing that could be undone.
        case nothingDone
        /// It is refused, since what was issued stays.
        case issued
    }

    let verb: StaffVerb
    let stage: Stage
    let english: String
    let bulgarian: String
    let refusedOn: Stage
    let refused: String
    /// Words of the refusal, in English.
    let refusal: String
    var undo = Undo.asBefore
    /// Whether the mail answers the notice of the client's mail, not one of the record.
    var answersMail = false

    init(
        _ verb: StaffVerb, _ stage: Stage, _ english: String, _ bulgarian: String, refused: String,
        on refusedOn: Stage? = nil, _ refusal: String, undo: Undo = .asBefore, answersMail: Bool = false
    ) {
        (self.verb, self.stage, self.english, self.bulgarian) = (verb, stage, english, bulgarian)
        (self.refused, self.refusedOn, self.refusal) = (refused, refusedOn ?? stage, refusal)
        (self.undo, self.answersMail) = (undo, answersMail)
    }

    /// Every verb. `{order}` and `{offer}` stand for numbers, `{code}` for the code that was asked for.
    static let all: [VerbCase] = [
        // the mail, the record as such
        VerbCase(.help, .draft, "#help", "#помощ", refused: "#help nonsense", "nonsense", undo: .nothingDone),
        VerbCase(.show, .draft, "#show", "#покажи", refused: "#show it", "it", undo: .nothingDone),
        VerbCase(
            .note, .draft, "#note\n\nInside.", "#бележка\n\nВътрешно.", refused: "#note this", "this",
            undo: .nothingDone),
        VerbCase(.silent, .draft, "#silent", "#тихо", refused: "#silent please", "please", undo: .nothingDone),
        VerbCase(.assign, .draft, "#assign maria", "#възложи maria", refused: "#assign nobody", "nobody"),
        VerbCase(.mine, .draft, "#mine", "#мое", refused: "#mine now", "now"),
        VerbCase(.due, .draft, "#due 15.06.2026", "#срок 15.06.2026", refused: "#due whenever", "whenever"),
        VerbCase(
            .client, .draft, "#client + New Firm Ltd", "#клиент + Нова фирма ООД", refused: "#client Nobody Ltd",
            "Nobody Ltd"),
        VerbCase(
            .set, .draft, "#set phone=+359 2 900 1234", "#данни телефон=+359 2 900 1234",
            refused: "#set language=english", "language"),
        VerbCase(
            .merge, .draft, "#merge Harrow Ltd", "#обедини Harrow Ltd", refused: "#merge Nobody Ltd", "Nobody Ltd"),
        VerbCase(.link, .untied, "#link {order}", "#свържи {order}", refused: "#link OR-2026-00999", "OR-2026-00999"),
        VerbCase(
            .move, .draft, "#move {offer}", "#премести {offer}", refused: "#move OF-2026-00999", "OF-2026-00999",
            answersMail: true),
        VerbCase(.undo, .edited, "#undo", "#върни", refused: "#undo", on: .todo, "nothing to undo", undo: .nothingDone),
        VerbCase(.yes, .challenge, "#yes {code}", "#да {code}", refused: "#yes AAAAAAAA", "code", undo: .nothingDone),
        // editing
        VerbCase(.line, .draft, "#line 1 120", "#ред 1 120", refused: "#line 9 120", "no line 9"),
        VerbCase(.price, .draft, "#price 1 1.40", "#цена 1 1,40", refused: "#price 1 1.40 USD", "EUR"),
        VerbCase(.discount, .draft, "#discount 5%", "#отстъпка 5%", refused: "#discount 9 5%", "no line 9"),
        VerbCase(.drop, .draft, "#drop 2", "#махни 2", refused: "#drop 9", "no line 9"),
        VerbCase(.option, .draft, "#option 2", "#опция 2", refused: "#option 2", on: .shipment, "kind of record"),
        VerbCase(
            .valid, .draft, "#valid 30.06.2026", "#валидна до 30.06.2026", refused: "#valid 30.06.2026", on: .order,
            "kind of record"),
        VerbCase(
            .delivery, .draft, "#delivery in two weeks after payment", "#доставка до 5 дни след плащане",
            refused: "#delivery 1.06.2026", on: .invoice, "kind of record"),
        VerbCase(
            .incoterms, .draft, "#incoterms DAP Varna", "#инкотермс DAP Варна", refused: "#incoterms XYZ Varna", "XYZ"),
        VerbCase(.payment, .draft, "#payment 45 days", "#плащане 45 дни", refused: "#payment later", "later"),
        VerbCase(
            .terms, .draft, "#terms half in advance", "#условия половината авансово", refused: "#terms none",
            on: .shipment, "kind of record"),
        VerbCase(
            .remark, .draft, "#remark while stocks last", "#забележка до изчерпване", refused: "#remark x", on: .todo,
            "kind of record"),
        // offers and orders
        VerbCase(.send, .draft, "#send", "#изпрати", refused: "#send", on: .shipment, "kind of record"),
        VerbCase(
            .confirm, .sent, "#confirm by telephone", "#потвърди по телефона", refused: "#confirm", on: .order, ""),
        VerbCase(.decline, .sent, "#decline too dear", "#откажи скъпо", refused: "#decline", on: .order, "change"),
        VerbCase(
            .cancel, .order, "#cancel no stock", "#анулирай няма стока", refused: "#cancel", on: .invoice,
            "kind of record"),
        VerbCase(.offer, .order, "#offer", "#оферта", refused: "#offer Nobody Ltd", "Nobody Ltd"),
        VerbCase(.order, .draft, "#order", "#поръчка", refused: "#order", on: .invoice, "kind of record"),
        // goods
        VerbCase(
            .pack, .order, "#pack all in box 1 10 kg", "#опаковай всичко в кашон 1 10 кг", refused: "#pack 9 1 in box",
            "9"),
        VerbCase(
            .ship, .order, "#ship carrier=Speedy tracking=61", "#експедирай превозвач=Спиди товарителница=61",
            refused: "#ship lines=1:500", "100"),
        VerbCase(.delivered, .shipment, "#delivered", "#доставена", refused: "#delivered", on: .packing, ""),
        VerbCase(.returned, .shipment, "#returned", "#върната", refused: "#returned", on: .packing, ""),
        // money
        VerbCase(
            .invoice, .order, "#invoice", "#фактура", refused: "#invoice lines=1:500", "100", undo: .issued),
        VerbCase(
            .credit, .invoice, "#credit lines=1:5", "#кредит редове=1:5", refused: "#credit lines=1:500", "100",
            undo: .issued),
        VerbCase(
            .debit, .invoice, "#debit sum=5 freight", "#дебит сума=5 транспорт", refused: "#debit sum=0 freight",
            "", undo: .issued),
        VerbCase(.paid, .invoice, "#paid 100", "#платена 100", refused: "#paid 1.06.2026 100", "to come"),
        VerbCase(
            .document, .order, "#document proforma", "#документ проформа", refused: "#document invoice", "no invoice"),
        // complaints
        VerbCase(
            .complaint, .order, "#complaint", "#рекламация", refused: "#complaint OR-2026-00999", "OR-2026-00999"),
        VerbCase(
            .accept, .complaint, "#accept sorry", "#приеми съжаляваме", refused: "#accept", on: .order, "kind of record"
        ),
        VerbCase(
            .reject, .complaint, "#reject misuse", "#отхвърли грешка", refused: "#reject", on: .order, "kind of record"),
        VerbCase(
            .replace, .complaint, "#replace lines=1:5", "#замени редове=1:5", refused: "#replace lines=9", "no line 9"),
        VerbCase(.repair, .complaint, "#repair lines=1", "#поправи редове=1", refused: "#repair lines=9", "no line 9"),
        VerbCase(.refund, .complaint, "#refund 12", "#възстанови 12", refused: "#refund 12 USD", "EUR"),
        // work
        VerbCase(
            .task, .order, "#task maria look into it", "#задача maria провери", refused: "#task nobody look", "nobody"),
        VerbCase(
            .progress, .todo, "#progress half", "#напредък половината", refused: "#progress x", on: .order,
            "kind of record"),
        VerbCase(.done, .todo, "#done all of it", "#готово всичко", refused: "#done", on: .order, "kind of record"),
        VerbCase(
            .contract, .draft, "#contract Stroymag Ltd from 1.01.2026 to 31.12.2026",
            "#договор Stroymag Ltd от 1.01.2026 до 31.12.2026",
            refused: "#contract Nobody Ltd from 1.01.2026 to 31.12.2026", "Nobody Ltd"),
        VerbCase(.close, .contract, "#close", "#затвори", refused: "#close", on: .invoice, "kind of record"),
        VerbCase(.reopen, .finished, "#reopen", "#отвори", refused: "#reopen", on: .invoice, "kind of record"),
    ]
}
