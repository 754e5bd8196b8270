import Workflows

extension Refusal {
    /// Refusals of invoices, notes and payments.
    func invoiceSentence(_ phrases: Phrases) -> String {
        switch self {
        case .notConfirmed(let number):
            phrases.say("\(number) is not confirmed: #confirm it first.", "\(number) не е потвърдена: първо #потвърди.")
        case .confirmInstead:
            phrases.say("An order is sent by #confirm.", "Поръчката се изпраща с #потвърди.")
        case .notShipped(let number):
            phrases.say("\(number) has not left yet.", "\(number) още не е тръгнала.")
        case .nothingToInvoice:
            phrases.say("Nothing of it is left to invoice.", "По нея няма какво да се фактурира.")
        case .moreThanUnbilled(let position, let rest):
            phrases.say(
                "Of line \(position) only \(rest) is left to invoice.",
                "По ред \(position) остават за фактуриране само \(rest).")
        case .moreThanOrder(let rest):
            phrases.say(
                "Only \(rest) of the order is not invoiced yet.", "От поръчката остават нефактурирани само \(rest).")
        case .needsGround:
            phrases.say(
                "A rate of 0 % needs its law: add ground=\"…\", or say vat=20.",
                "Ставка 0 % иска правно основание: добавете основание=\"…\" или посочете ддс=20.")
        case .needsVAT(let name):
            phrases.say(
                "\(name) has no VAT number in our books, which this needs.",
                "За \(name) нямаме ДДС номер, а той е нужен за това.")
        case .needsYes(let sum):
            phrases.say(
                "\(sum) needs a second yes.", "За \(sum) е нужно второ потвърждение.")
        case .noInvoice: phrases.say("There is no invoice for it.", "За нея няма фактура.")
        case .whichInvoice(let numbers):
            phrases.say(
                "There are several invoices: \(numbers.joined(separator: ", ")). Answer a mail about the one that is meant.",
                "Фактурите са няколко: \(numbers.joined(separator: ", ")). Отговорете на писмо за тази, която се има предвид."
            )
        case .nothingToCredit:
            phrases.say("Nothing of it is left to credit.", "По нея няма какво да се кредитира.")
        case .moreThanInvoiced(let position, let rest):
            phrases.say(
                "Of line \(position) only \(rest) is left to credit.",
                "По ред \(position) могат да се кредитират само \(rest).")
        case .moreThanCreditable(let rest):
            phrases.say("Only \(rest) without tax is left to credit.", "Остават за кредитиране само \(rest) без ДДС.")
        case .moreThanOwed(let rest):
            phrases.say("We owe the client only \(rest) on it.", "По нея дължим на клиента само \(rest).")
        case .severalRates:
            phrases.say(
                "The invoice has several rates of VAT: name the lines instead of a sum.",
                "Фактурата е с няколко ставки на ДДС: посочете редове вместо сума.")
        case .notASum:
            phrases.say(
                "A payment is above zero and has no more places than the currency.",
                "Плащането е над нула и няма повече знаци от валутата.")
        case .dayToCome(let day): phrases.say("\(day) is still to come.", "\(day) тепърва предстои.")
        default: ""
        }
    }

    /// Refusals of packing, changes, offers and contracts.
    func tradeSentence(_ phrases: Phrases) -> String {
        switch self {
        case .nothingToPack: phrases.say("Nothing is left to pack.", "Няма какво да се опакова.")
        case .noChange:
            phrases.say(
                "No change of this order is under way; begin one with #line, #price or #drop.",
                "По тази поръчка няма започната промяна; започнете с #ред, #цена или #махни.")
        case .lessThanShipped(let position, let shipped):
            phrases.say(
                "Of line \(position), \(shipped) is shipped already.",
                "По ред \(position) вече са експедирани \(shipped).")
        case .onlyOptions:
            phrases.say(
                "All lines are alternatives; take one in with #option.",
                "Всички редове са алтернативи; включете някой с #опция.")
        case .validityPassed(let day):
            phrases.say(
                "It was valid until \(day); set a new day with #valid.",
                "Важеше до \(day); посочете нов ден с #валидна.")
        case .noContact(let code):
            phrases.say(
                "\(code) has nobody with a mail address; name the person's address.",
                "\(code) няма лице с имейл; посочете адреса на лицето.")
        case .needsDays:
            phrases.say(
                "A contract needs its first day, and a last day that is not before it.",
                "Договорът иска първи ден и последен ден, който не е преди него.")
        case .decided(let number):
            phrases.say(
                "\(number) is decided; #reopen it first.", "По \(number) вече има решение; първо #отвори.")
        case .otherClient(let number):
            phrases.say(
                "\(number) is another client's; #client or #merge makes them one's.",
                "\(number) е на друг клиент; #клиент или #обедини ги събира.")
        case .linkedAlready(let number):
            phrases.say("It is tied to \(number) already.", "Записът вече е свързан с \(number).")
        case .notAskedFor(let number):
            phrases.say(
                "\(number) does not stand any more, so no payment is asked for it.",
                "\(number) вече не е в сила и плащане по нея не се иска.")
        default: ""
        }
    }
}
