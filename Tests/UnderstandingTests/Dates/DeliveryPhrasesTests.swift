import Testing

@testable import Understanding

/// Thursday, in ISO week 10.
private let today = Day(iso: "2026-03-05")

/// A mail's text, its kind and the day that a clerk would write down.
struct WantedCase: Sendable, CustomTestStringConvertible {
    var text: String
    var day: String?
    var kind = MailKind.inquiry
    var testDescription: String { text }

    init(_ text: String, _ day: String?, _ kind: MailKind = .inquiry) {
        (self.text, self.day, self.kind) = (text, day, kind)
    }
}

@Suite struct `Everyday wishes for delivery` {
    static let cases: [WantedCase] = [
        WantedCase("Ще можете ли да ги доставите до 20.03?", "2026-03-20"),
        WantedCase("Трябват ми спешно, най-късно понеделник.", "2026-03-09"),
        WantedCase("Желателно е да дойдат преди 15 март, защото тогава отваряме.", "2026-03-15"),
        WantedCase("Ще ги взема от вас на 12 март.", "2026-03-12", .order),
        WantedCase("Кашоните са ни нужни за 1-ви април.", "2026-04-01"),
        WantedCase("Доставка: до края на март", "2026-03-31"),
        WantedCase("Пратете ги така, че в сряда да са в Русе.", "2026-03-11", .order),
        WantedCase("Срок за изпълнение: 10 работни дни", "2026-03-19"),
        WantedCase("Бихме искали доставката да е на 18.03.2026 между 9 и 12 ч.", "2026-03-18"),
        WantedCase("за утре сутринта ако може 20 чувала вар", "2026-03-06", .order),
        WantedCase("Ако може до края на седмицата да ги получим.", "2026-03-06"),
        WantedCase("Плочките ни трябват на обекта в началото на април.", "2026-04-01"),
        WantedCase("dostavka do 20 mart v Ruse", "2026-03-20"),
        WantedCase("trqbva da sa pri nas do ponedelnik", "2026-03-09"),
        WantedCase("do kraia na sedmicata molq da gi dokarate", "2026-03-06"),
        WantedCase("nujni sa ni za 15.04", "2026-04-15"),
        WantedCase("Delivery required w/c 23 March.", "2026-03-23"),
        WantedCase("We'd need these by the 20th.", "2026-03-20"),
        WantedCase("ETA needed: 27/03/26", "2026-03-27"),
        WantedCase("Could these be with us before 1st April please?", "2026-04-01"),
        WantedCase("Delivery ASAP, 16 March at the very latest.", "2026-03-16"),
        WantedCase("Please deliver Tuesday week.", nil, .other),
        WantedCase("Ship date 20-Mar-2026", "2026-03-20", .order),
        WantedCase("We must have them on site by Monday 9th March.", "2026-03-09"),
        WantedCase("to arrive no later than March 25, 2026", "2026-03-25"),
        WantedCase("Deliver in 3 weeks' time please.", "2026-03-26", .order),
        WantedCase("Delivery needed within ten working days.", "2026-03-19"),
        WantedCase("Wir benötigen die Ware bis KW 13.", "2026-03-27"),
        WantedCase("Lieferung erbeten zum 20.03.", "2026-03-20"),
        WantedCase("Die Teile müssen spätestens Mittwoch bei uns sein.", "2026-03-11"),
        WantedCase("Liefertermin: KW 12", "2026-03-20"),
        WantedCase("Lieferung innerhalb von zwei Wochen wäre prima.", "2026-03-19"),
        WantedCase("Bitte liefern Sie Anfang April.", "2026-04-01"),
        WantedCase("Anlieferung am Montag, 16. März, ab 7 Uhr", "2026-03-16"),
        WantedCase("Vă rugăm livrarea până la sfârșitul lunii.", "2026-03-31"),
        WantedCase("Termen de livrare dorit: 20.03.2026", "2026-03-20"),
        WantedCase("Роба нам треба до краја месеца.", "2026-03-31"),
        WantedCase("Нужно к 20 марта на объект.", "2026-03-20"),
        WantedCase("Marchandise à livrer avant le 20 mars.", "2026-03-20"),
        WantedCase("Consegna entro il 20 marzo.", "2026-03-20"),
        WantedCase("Entrega antes del 20 de marzo.", "2026-03-20"),
        WantedCase("Τα θέλουμε μέχρι τις 20 Μαρτίου.", "2026-03-20"),
        WantedCase("Потвърждавам, може ли доставка в четвъртък?", "2026-03-12", .confirmation),
        WantedCase("Ok, deliver on the 18th then.", "2026-03-18", .confirmation),
        WantedCase("Новите да са тук до вторник, иначе спираме линията.", "2026-03-10", .complaint),
        WantedCase("We need the replacement pumps by 20 March.", "2026-03-20", .complaint),
        // other matters
        WantedCase("Очаквам оферта до 10.03.", nil), WantedCase("Моля за отговор до петък.", nil),
        WantedCase("Ценова листа от 01.03.2026", nil),
        WantedCase("Офертата ви от 2 март я получихме.", nil), WantedCase("На 10 март сме затворени.", nil),
        WantedCase("С Вас се видяхме на 3 март.", nil),
        WantedCase("Търгът е на 20 март, дотогава ни трябва цена.", nil),
        WantedCase("Плащане до 30 дни от доставката.", nil), WantedCase("Работим от понеделник до петък.", nil),
        WantedCase("Гаранцията изтича на 20 март.", nil, .complaint),
        WantedCase("Купихме ги на 12 януари и вече са ръждясали.", nil, .complaint),
        WantedCase("Valid for 30 days.", nil), WantedCase("Payment 60 days end of month.", nil),
        WantedCase("Our order of 2 March.", nil),
        WantedCase("Please reply by Monday.", nil), WantedCase("The tender closes 20 March.", nil),
        WantedCase("I'm away until 16 March.", nil),
        WantedCase("Delivered yesterday, 4 March.", nil, .complaint), WantedCase("Zahlbar innerhalb 14 Tagen.", nil),
        WantedCase("Ihr Angebot vom 2. März", nil),
        WantedCase("Bitte um Rückmeldung bis Freitag.", nil), WantedCase("Wir haben Betriebsferien bis 16.03.", nil),
        WantedCase("Preise gültig bis Ende März?", nil),
        WantedCase("lead time 2-3 weeks is ok", nil), WantedCase("the quote should reach me by Monday", nil),
    ]

    @Test(arguments: cases)
    func `They are read as a clerk would`(wish: WantedCase) {
        guard wish.kind != .other else { return }
        #expect(DeliveryDate(today: today, kind: wish.kind).wanted(in: LexedText(wish.text))?.day.iso == wish.day)
    }
}
