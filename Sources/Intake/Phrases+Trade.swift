import Storage
import Understanding
import Workflows

/// Sentences of offers, orders, shipments, invoices and contracts.
extension Phrases {
    func days(_ days: Int) -> String { say("payment within \(days) days", "плащане до \(days) дни") }
    var alternative: String { say("alternative", "алтернатива") }
    var vat: String { say("VAT", "ДДС") }
    func shipped(_ quantity: FixedDecimal) -> String { say("shipped \(quantity)", "експедирани \(quantity)") }
    func invoiced(_ quantity: FixedDecimal) -> String { say("invoiced \(quantity)", "фактурирани \(quantity)") }
    func cancelled(_ quantity: FixedDecimal) -> String { say("cancelled \(quantity)", "анулирани \(quantity)") }

    // MARK: changes of an order

    var changeWaits: String {
        say("waits for #send to the client, or #confirm", "чака #изпрати до клиента или #потвърди")
    }
    var changeProposed: String {
        say("the change is with the client; his yes makes it", "промяната е при клиента; съгласието му я прави")
    }
    var changeMade: String { say("the order is changed", "поръчката е променена") }
    var changeOff: String { say("the order stays as it was", "поръчката остава каквато беше") }
    func openChange(_ state: ChangeState) -> String {
        state == .proposed
            ? say("Change with the client:", "Промяна при клиента:")
            : say("Change being prepared:", "Подготвя се промяна:")
    }
    func changeNotProved(_ number: String, accepts: Bool) -> String {
        accepts
            ? say(
                "It reads as a yes to the change of \(number), but it does not come as an answer from the person it was sent to. If it is good, answer #confirm.",
                "Чете се като съгласие с промяната на \(number), но не идва като отговор от лицето, на което е пратена. Ако е наред, отговорете #потвърди."
            )
            : say(
                "It reads as a no to the change of \(number), but it does not come as an answer from the person it was sent to. If it is so, answer #decline.",
                "Чете се като отказ от промяната на \(number), но не идва като отговор от лицето, на което е пратена. Ако е така, отговорете #откажи."
            )
    }
    func olderChange(_ number: String) -> String {
        say(
            "It agrees to an earlier proposal for \(number), which was replaced since. Nothing was changed.",
            "Съгласява се с по-ранно предложение за \(number), което междувременно е заменено. Нищо не е променено.")
    }
    func changeAnswered(_ number: String, accepted: Bool) -> String {
        accepted
            ? say(
                "The client agreed to the change of \(number); it is made.",
                "Клиентът прие промяната на \(number); тя е направена.")
            : say(
                "The client does not agree to the change of \(number); the order stays as it was.",
                "Клиентът не приема промяната на \(number); поръчката остава каквато беше.")
    }
    func changeWish(_ number: String) -> String {
        say(
            "The client writes about the proposed change of \(number), but wants something else than was proposed. Nothing was changed; #line and #send propose it anew.",
            "Клиентът пише за предложената промяна на \(number), но иска друго. Нищо не е променено; #ред и #изпрати предлагат наново."
        )
    }
    func pricesOfOrder(_ lines: [Int]) -> String {
        let list = lines.map(String.init).joined(separator: ", ")
        return say("lines \(list) at the prices of the order", "редове \(list) по цените на поръчката")
    }
    func onlyOrdered(_ line: Int, _ quantity: FixedDecimal) -> String {
        say(
            "Line \(line): only \(quantity) were ordered.", "Ред \(line): поръчани са само \(quantity).")
    }
    func changeNotMade(_ number: String) -> String {
        say(
            "The client answered the change of \(number), but it could not be carried out:",
            "Клиентът отговори за промяната на \(number), но тя не можа да се изпълни:")
    }
    var creditTheRest: String {
        say(
            "More is invoiced than is ordered now: take it back with #credit.",
            "Фактурирано е повече от поръчаното сега: сторнирайте го с #кредит.")
    }

    // MARK: packing

    func grossWeight(_ weight: FixedDecimal) -> String { say("gross \(weight) kg", "бруто \(weight) кг") }
    func netWeight(_ weight: FixedDecimal) -> String { say("net \(weight) kg", "нето \(weight) кг") }
    func lighterThanContent(_ package: String) -> String {
        say(
            "\(package) weighs less than the catalogue says of its content; check the weight.",
            "\(package) тежи по-малко от съдържанието си по каталога; проверете теглото.")
    }
    func creditReturned(_ invoices: String) -> String {
        say(
            "The goods stand on \(invoices): answer #credit to its mail if they are not sent again.",
            "Стоката е по \(invoices): отговорете #кредит на писмото за нея, ако няма да се праща пак.")
    }

    // MARK: invoices

    func payBy(_ day: String) -> String { say("to pay by \(day)", "за плащане до \(day)") }
    var staysIssued: String {
        say(
            "It is issued and cannot be undone; #credit takes it back.",
            "Издадена е и не може да се върне; #кредит я сторнира.")
    }
    func late(_ invoice: InvoiceSnapshot, days: Int) -> [String] {
        // ЗДДС чл. 113, ал. 4: within five days of the tax event.
        days > 5
            ? [
                say(
                    "The tax event was \(days) days ago; the law gives five.",
                    "Данъчното събитие е преди \(days) дни; законът дава пет.")
            ] : []
    }
    func stillOwed(_ sum: Money) -> String { say("\(sum) is still owed", "остават \(sum)") }
    func clientsMoney(_ sum: Money) -> String {
        say("paid; \(sum) more than was owed", "платена; \(sum) над дължимото")
    }
    var nothingOwed: String { say("nothing is owed any more", "няма нищо дължимо") }
    var voided: String { say("taken back", "сторнирано") }
    func balance(_ balance: InvoiceBalance) -> String {
        say(
            "credited \(balance.credited), paid \(balance.paid), due \(balance.due)",
            "кредитирани \(balance.credited), платени \(balance.paid), дължими \(balance.due)")
    }
    func kind(_ kind: InvoiceKind) -> String {
        switch kind {
        case .invoice: say("invoice", "фактура")
        case .advance: say("advance invoice", "авансова фактура")
        case .creditNote: say("credit note", "кредитно известие")
        case .debitNote: say("debit note", "дебитно известие")
        case .proforma: say("pro-forma invoice", "проформа фактура")
        }
    }
    func progress(_ progress: OrderProgress) -> String {
        func word(_ extent: Extent) -> String {
            switch extent {
            case .nothing: say("nothing", "нищо")
            case .part: say("part", "част")
            case .all: say("all", "всичко")
            }
        }
        return say(
            "shipped: \(word(progress.shipped)), invoiced: \(word(progress.invoiced)), paid: \(word(progress.paid))",
            "експедирано: \(word(progress.shipped)), фактурирано: \(word(progress.invoiced)), платено: \(word(progress.paid))"
        )
    }

    // MARK: contracts

    var noScan: String {
        say(
            "No scan is attached: answer the mail about it with the file and #contract number=…",
            "Няма приложен скан: отговорете на писмото за него с файла и #договор номер=…")
    }
    func contract(_ contract: ContractSnapshot) -> String {
        let days = "\(contract.startsOn) – \(contract.endsOn ?? say("open-ended", "безсрочен"))"
        let value = contract.value.map { " · \($0)" } ?? ""
        let prices = contract.prices == 0 ? "" : " · " + say("\(contract.prices) prices", "\(contract.prices) цени")
        return "\(contract.reference.isEmpty ? "" : "№ \(contract.reference) · ")\(days)\(value)\(prices)"
    }
}
