import Storage
import Workflows

/// Sentences for staff that the program makes itself, in Bulgarian and English (German staff read English).
///
/// What clients read stands in templates; these are the short results, refusals and cautions inside notices and
/// transcripts, where a template would hold nothing but the sentence.
struct Phrases: Sendable {
    /// ISO 639-1 of the reader.
    let language: String

    /// Picks one of the two.
    func say(_ english: String, _ bulgarian: String) -> String { language == "bg" ? bulgarian : english }

    // MARK: cautions

    var unverifiedSender: String {
        say(
            "The sender is not proved by our mail server; check before you act on it.",
            "Подателят не е потвърден от нашия пощенски сървър; проверете, преди да действате.")
    }
    var forgedSender: String {
        say(
            "Our mail server says that the sender is forged. Nothing was changed and nothing was answered.",
            "Нашият пощенски сървър казва, че подателят е подправен. Нищо не е променено и нищо не е отговорено.")
    }
    func acceptanceNotProved(_ number: String) -> String {
        say(
            "It reads as an acceptance of \(number), but it does not come as an answer from a person the offer was sent to. If it is good, answer #confirm.",
            "Чете се като приемане на \(number), но не идва като отговор от лице, на което е пратена офертата. Ако е наред, отговорете #потвърди."
        )
    }
    func answerNotProved(_ number: String) -> String {
        say(
            "It reads as a refusal of \(number), but it does not come as an answer from a person the offer was sent to. If it is so, answer #decline.",
            "Чете се като отказ по \(number), но не идва като отговор от лице, на което е пратена офертата. Ако е така, отговорете #откажи."
        )
    }
    func cannotNow(_ number: String, _ state: String) -> String {
        say(
            "\(number) is “\(state)”, so the answer changed nothing.",
            "\(number) е „\(state)“, затова отговорът не промени нищо.")
    }
    func validityEnded(_ number: String, _ day: String) -> String {
        say(
            "\(number) was valid until \(day); the acceptance came late and changed nothing. #confirm makes the order all the same.",
            "\(number) важеше до \(day); приемането дойде късно и не промени нищо. #потвърди прави поръчката въпреки това."
        )
    }
    func olderRevision(_ number: String, _ seen: Int, _ current: Int) -> String {
        say(
            "It accepts revision \(seen) of \(number), but the client has revision \(current) since. Nothing was changed; #confirm accepts revision \(current).",
            "Приема редакция \(seen) на \(number), но клиентът вече има редакция \(current). Нищо не е променено; #потвърди приема редакция \(current)."
        )
    }
    var whichOffer: String {
        say(
            "It reads as an answer to an offer, but not to which one.",
            "Чете се като отговор на оферта, но не личи на коя.")
    }
    func evidenceConflict(_ chosen: String, _ other: String) -> String {
        say(
            "Two signs disagree: it is filed under \(chosen), but also points to \(other). #move NUMBER refiles it.",
            "Два белега си противоречат: заведено е под \(chosen), но сочи и към \(other). #премести НОМЕР го премества."
        )
    }
    func forwardedBy(_ staff: String, _ client: String) -> String {
        say(
            "Forwarded by \(staff); taken as written by \(client). If that is wrong, answer #client NAME.",
            "Препратено от \(staff); прието е, че е писано от \(client). Ако не е така, отговорете #клиент ИМЕ.")
    }
    func heldBack(_ address: String) -> String {
        say(
            "More mails than allowed came from \(address) within an hour; they are stored, but not answered by machine.",
            "За един час от \(address) дойдоха повече писма от позволеното; записани са, но не им се отговаря автоматично."
        )
    }
    func unclearLine(_ position: Int, _ candidates: [String]) -> String {
        candidates.isEmpty
            ? say(
                "Line \(position) is not in the catalogue: settle it with #line \(position).",
                "Ред \(position) го няма в каталога: уточнете го с #ред \(position).")
            : say(
                "Line \(position) may be \(candidates.joined(separator: ", ")): settle it with #line \(position).",
                "Ред \(position) може да е \(candidates.joined(separator: ", ")): уточнете го с #ред \(position).")
    }
    func missingQuantity(_ position: Int) -> String {
        say("Line \(position) has no quantity.", "Ред \(position) е без количество.")
    }
    func otherUnit(_ position: Int, _ asked: String, _ sold: String) -> String {
        say(
            "Line \(position) is asked for in \(asked) but sold in \(sold): set it with #line \(position).",
            "Ред \(position) е поискан в \(asked), а се продава в \(sold): уточнете го с #ред \(position).")
    }

    func notReopened(_ number: String) -> String {
        say(
            "It answers the decision on \(number), which stays as it is: the answer is late, not proved, or not the first. #reopen takes it up again.",
            "Отговаря на решението по \(number), което остава: отговорът е закъснял, непотвърден или не е първият. #отвори я подновява."
        )
    }
    func whichOrder(_ numbers: [String]) -> String {
        numbers.isEmpty
            ? say(
                "It is not clear which order the complaint is about; #link NUMBER ties it.",
                "Не е ясно за коя поръчка е рекламацията; #свържи НОМЕР я свързва.")
            : say(
                "The complaint may be about \(numbers.joined(separator: ", ")); #link NUMBER ties it to the right one.",
                "Рекламацията може да е за \(numbers.joined(separator: ", ")); #свържи НОМЕР я свързва с вярната.")
    }
    func signatureTells(_ code: String) -> String {
        say(
            "The signature tells what our books do not have of \(code); the first command below takes it in.",
            "Подписът съдържа данни, които ги няма за \(code); първата команда по-долу ги записва.")
    }

    // MARK: tasks

    func taskChanged(_ number: String, _ record: RecordRow, happened: String, by name: String, words: String) -> String
    {
        let what =
            switch ToDo.Event(rawValue: happened) {
            case .hand?: say("changed", "променена")
            case .progress?: say("progress", "напредък")
            case .reopen?: say("taken up again", "подновена")
            default: state(record)
            }
        return "\(number): \(what), \(name).\(words.isEmpty ? "" : " " + words)"
    }
    func creditDue(_ number: String, _ sum: String) -> String {
        say(
            "Credit \(sum) without tax for complaint \(number): a credit note for its invoice, and the money back.",
            "Кредитирайте \(sum) без ДДС по рекламация \(number): кредитно известие към фактурата и връщане на парите.")
    }

    // MARK: events for staff

    func bounced(_ address: String, _ status: String) -> String {
        say(
            "A mail to \(address) came back\(status.isEmpty ? "" : " (\(status))"). It has not arrived; check the address.",
            "Писмо до \(address) се върна\(status.isEmpty ? "" : " (\(status))"). Не е пристигнало; проверете адреса.")
    }
    func parked(_ id: Int64, _ reason: String) -> String {
        say(
            "Mail \(id) could not be handled: \(reason). It is stored; `xcrm parked retry \(id)` tries it again.",
            "Писмо \(id) не можа да бъде обработено: \(reason). Записано е; `xcrm parked retry \(id)` опитва отново.")
    }

    // MARK: transcript

    var done: String { say("done", "изпълнено") }
    var notDone: String { say("not done, since another line is wrong", "не е изпълнено, защото друг ред е грешен") }
    func sentTo(_ address: String) -> String { say("Mailed to \(address).", "Изпратено до \(address).") }
    var nobodyMailed: String { say("No mail went to the client.", "До клиента не е изпратено писмо.") }
    func stateNow(_ number: String, _ state: String) -> String {
        say("\(number) is now “\(state)”.", "\(number) сега е „\(state)“.")
    }
    var undoHint: String {
        say("To take this back, answer #undo.", "За да върнете това, отговорете #върни.")
    }

    func cannotHappen(_ invalid: InvalidTransition, kind: RecordKind?) -> String {
        let state = kind.map { self.state($0, invalid.state) } ?? invalid.state
        return say(
            "This cannot be done now: it is “\(state)”.", "Това не може да стане сега: състоянието е „\(state)“.")
    }

    /// A record's state in words.
    func state(_ record: RecordRow) -> String { state(record.number.kind, record.state) }

    func state(_ kind: RecordKind, _ state: String) -> String {
        guard language == "bg" else { return state == "inProgress" ? "in progress" : state }
        return Self.bulgarianStates[kind]?[state] ?? state
    }

    private static let bulgarianStates: [RecordKind: [String: String]] = [
        .offer: [
            "draft": "чернова", "sent": "изпратена", "revising": "в преработка", "accepted": "приета",
            "declined": "отказана", "expired": "изтекла", "withdrawn": "оттеглена",
        ],
        .order: [
            "received": "получена", "confirmed": "потвърдена", "completed": "изпълнена", "cancelled": "анулирана",
        ],
        .shipment: [
            "packing": "опакова се", "dispatched": "експедирана", "delivered": "доставена", "returned": "върната",
            "cancelled": "анулирана",
        ],
        .complaint: [
            "open": "отворена", "accepted": "приета", "rejected": "отхвърлена", "settled": "уредена",
            "closed": "приключена",
        ],
        .todo: ["open": "отворена", "inProgress": "в работа", "done": "готова", "cancelled": "анулирана"],
        .contract: ["active": "в сила", "ended": "изтекъл", "terminated": "прекратен", "cancelled": "анулиран"],
        .invoice: ["issued": "издадена", "paid": "платена", "settled": "уредена"],
    ]
}
