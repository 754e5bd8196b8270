import Storage
import Workflows

/// Why a command cannot be carried out now.
enum Refusal: Error, Hashable {
    case nothingToShip
    case noOpenLine(Int)
    case moreThanOpen(Int, open: FixedDecimal)
    case noLine(Int)
    case unknownArticle(String, candidates: [String])
    case incomplete([Int])
    case noLines
    case noClient
    case unknownClient(String)
    case unknownStaff(String)
    case unknownNumber(String)
    case wrongRecord
    case otherCurrency(String)
    case outOfRange
    case noSuchDocument
    case silentDocument
    case notAllowed
    case tooLate(UndoRefusal)
    case badCode
    case needsRecord
    case client(ClientRefusal)
    case needsApproval
    case whichSum
    case notConfirmed(String)
    case confirmInstead
    case notShipped(String)
    case nothingToInvoice
    case moreThanUnbilled(Int, rest: FixedDecimal)
    case moreThanOrder(String)
    case needsGround
    case needsVAT(String)
    case needsYes(String)
    case noInvoice
    case whichInvoice([String])
    case nothingToCredit
    case moreThanInvoiced(Int, rest: FixedDecimal)
    case moreThanCreditable(String)
    case moreThanOwed(String)
    case severalRates
    case notASum
    case dayToCome(String)
    case nothingToPack
    case noChange
    case lessThanShipped(Int, shipped: FixedDecimal)
    case onlyOptions
    case validityPassed(String)
    case noContact(String)
    case needsDays
    case decided(String)
    case otherClient(String)
    case linkedAlready(String)
    case notAskedFor(String)

    /// One sentence that says what to do.
    func sentence(_ phrases: Phrases) -> String {
        switch self {
        case .nothingToShip:
            phrases.say("Nothing of this order is left to ship.", "По тази поръчка няма какво да се експедира.")
        case .noOpenLine(let position):
            phrases.say(
                "Line \(position) has nothing left to ship.", "По ред \(position) няма какво да се експедира.")
        case .moreThanOpen(let position, let open):
            phrases.say(
                "Of line \(position) only \(open) is left to ship.", "По ред \(position) остават само \(open).")
        case .noLine(let position): phrases.say("There is no line \(position).", "Няма ред \(position).")
        case .unknownArticle(let typed, let candidates):
            candidates.isEmpty
                ? phrases.say(
                    "“\(typed)” is not in the catalogue; give a price to offer it all the same: … @ 1.20.",
                    "„\(typed)“ го няма в каталога; за да се предложи все пак, посочете цена: … @ 1.20.")
                : phrases.say(
                    "“\(typed)” may be \(candidates.joined(separator: ", ")): name the code.",
                    "„\(typed)“ може да е \(candidates.joined(separator: ", ")): посочете кода.")
        case .incomplete(let positions):
            phrases.say(
                "Lines \(list(positions)) lack an article, quantity or price; settle them with #line or #price, or take them out with #drop.",
                "Редове \(list(positions)) са без артикул, количество или цена; уточнете ги с #ред или #цена, или ги махнете с #махни."
            )
        case .noSuchDocument:
            phrases.say(
                """
                A declaration of conformity is the manufacturer's own signed statement about tested goods (Decision \
                768/2008/EC, annex III), so it is not made here; attach your own to your answer, and it goes to the client.
                """,
                """
                Декларацията за съответствие е подписано изявление на самия производител за изпитана стока (Решение \
                768/2008/ЕО, приложение III), затова не се изготвя тук; прикачете своята към отговора си и тя отива при клиента.
                """)
        case .silentDocument:
            phrases.say(
                "#document sends a document, and #silent sends nothing: take one of them out.",
                "#документ изпраща документ, а #тихо не изпраща нищо: махнете едното.")
        case .noLines: phrases.say("It has no lines; add one with #line.", "Няма редове; добавете с #ред.")
        case .noClient:
            phrases.say(
                "It has no client yet; name one with #client.", "Още няма клиент; посочете го с #клиент.")
        case .unknownClient(let typed):
            phrases.say(
                "No client, or more than one, is called “\(typed)”; use the code, such as C00012.",
                "Няма клиент „\(typed)“ или има няколко; посочете кода, напр. C00012.")
        case .unknownStaff(let typed):
            phrases.say(
                "No member of staff is called “\(typed)”.", "Няма служител „\(typed)“.")
        case .unknownNumber(let number): phrases.say("There is no \(number).", "Няма \(number).")
        case .wrongRecord:
            phrases.say(
                "This does not fit this kind of record; #help lists what does.",
                "Това не важи за този вид запис; #помощ показва какво може.")
        case .otherCurrency(let code):
            phrases.say("This record is in \(code).", "Този запис е в \(code).")
        case .outOfRange: phrases.say("The sum is too large.", "Сумата е твърде голяма.")
        case .notAllowed:
            phrases.say(
                "Your roles do not allow this; a manager can do it.",
                "Ролите ви не позволяват това; може да го направи ръководител.")
        case .tooLate(let why): undoSentence(why, phrases)
        case .badCode:
            phrases.say(
                "This code is unknown, used or older than 30 minutes.",
                "Този код е непознат, използван или по-стар от 30 минути.")
        case .notConfirmed, .confirmInstead, .notShipped, .nothingToInvoice, .moreThanUnbilled, .moreThanOrder,
            .needsGround, .needsVAT, .needsYes, .noInvoice, .whichInvoice, .nothingToCredit, .moreThanInvoiced,
            .moreThanCreditable, .moreThanOwed, .severalRates, .notASum, .dayToCome:
            invoiceSentence(phrases)
        case .nothingToPack, .noChange, .lessThanShipped, .onlyOptions, .validityPassed, .noContact, .needsDays,
            .decided, .otherClient, .linkedAlready, .notAskedFor:
            tradeSentence(phrases)
        case .needsRecord:
            phrases.say(
                "It is not clear which record is meant; answer a mail about it.",
                "Не е ясно кой запис се има предвид; отговорете на писмо за него.")
        case .client(let why): clientSentence(why, phrases)
        case .whichSum:
            phrases.say(
                "The sum cannot be reckoned, since a line has no price or quantity: name it, as #refund 120.50.",
                "Сумата не може да се изчисли, защото ред е без цена или количество: посочете я, напр. #възстанови 120,50."
            )
        case .needsApproval:
            phrases.say(
                "This costs money and needs a second confirmation; it can be given by mail with #yes, or by someone whose role allows it.",
                "Това струва пари и иска второ потвърждение; дава се по пощата с #да или от служител с такава роля.")
        }
    }

    private func clientSentence(_ why: ClientRefusal, _ phrases: Phrases) -> String {
        switch why {
        case .badValue(let field, let value):
            phrases.say(
                "“\(value)” cannot be the \(field.label("en")) of a client.",
                "„\(value)“ не може да е \(field.label("bg")) на клиент.")
        case .freeMail(let domain):
            phrases.say(
                "Everybody can have an address at \(domain), so it is no firm's domain.",
                "Всеки може да има адрес в \(domain), затова не е домейн на фирма.")
        case .domainTaken(let domain, let code):
            phrases.say(
                "\(domain) belongs to \(code); #merge makes the two one.",
                "\(domain) е на \(code); #обедини ги прави един клиент.")
        case .same: phrases.say("That is the same client.", "Това е същият клиент.")
        case .notMerged(let code):
            phrases.say("\(code) was not merged into another.", "\(code) не е обединяван с друг.")
        }
    }

    private func undoSentence(_ why: UndoRefusal, _ phrases: Phrases) -> String {
        switch why {
        case .nothing: phrases.say("There is nothing to undo.", "Няма какво да се върне.")
        case .changedSince:
            phrases.say(
                "The record changed since; put it right by new commands.",
                "Записът се е променил междувременно; поправете го с нови команди.")
        case .mailSent:
            phrases.say(
                "The client already has the mail; put it right by new commands.",
                "Клиентът вече е получил писмото; поправете с нови команди.")
        case .madeOthers:
            phrases.say(
                "Records that were made of it have gone on since; cancel those.",
                "Направените от него записи са се променили оттогава; анулирайте тях.")
        case .issued(let number):
            phrases.say(
                "\(number) is issued and stays as the law asks; take it back with #credit.",
                "\(number) е издадена и по закон остава; сторнирайте я с #кредит.")
        }
    }

    private func list(_ positions: [Int]) -> String { positions.map(String.init).joined(separator: ", ") }
}
