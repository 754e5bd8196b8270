import Testing

@testable import Understanding

private let quotedOffer = "> our offer OF-2026-00031, valid 14 days"
private let quotedOrder = "> we have your order OR-2026-00031"

/// Everyday wordings of other trades than those that the phrases were first written for.
@Suite struct `Everyday wordings` {
    static let cases: [KindCase] = [
        // inquiries
        KindCase(
            .inquiry, "гуми", "Здравейте, имате ли зимни гуми 205/55 R16 и колко ще е комплектът с монтаж?", goods: 1),
        KindCase(
            .inquiry, "Запитване за поливни системи",
            "Бих искал да разбера какво ще ми излезе капково напояване за 3 декара домати."),
        KindCase(
            .inquiry, "тениски",
            "Здравейте! Чудя се дали печатате и върху памучни тениски, ще ни трябват към 60 броя с лого на гърба.",
            goods: 1),
        KindCase(.inquiry, "Пелети", "Моля, пуснете ми една оферта за 5 тона пелети с доставка до Самоков.", goods: 1),
        KindCase(
            .inquiry, "ofertа za mebeli", "Dobar den, interesuva me cenata na 4 masi i 16 stola za zavedenie", goods: 2),
        KindCase(
            .inquiry, "разсад", "От коя дата ще имате разсад от чушки и на каква цена е стръкът при 2000 броя?",
            goods: 1),
        KindCase(
            .inquiry, "Re: Фактура", "Получих я, благодаря. Междувременно колко би струвала още една такава пейка?",
            goods: 1, quoted: "> фактура"),
        KindCase(
            .inquiry, "bearings", "Morning, what's your best on 40 off 6204-2RS and 20 off 6305? Delivered Hull.",
            goods: 2),
        KindCase(
            .inquiry, "Candles for wedding",
            "Hello, I was wondering if you make scented candles in bulk, maybe 150 of them, and what that might come to?",
            goods: 1),
        KindCase(
            .inquiry, "Tender TX-88",
            "You are invited to bid for the attached list of laboratory glassware. Bids by 30 June.",
            files: ["list.pdf"]),
        KindCase(
            .inquiry, "stock check", "Any chance you have 6 boxes of the M nitrile gloves left? And the price please.",
            goods: 1),
        KindCase(
            .inquiry, "Dachziegel",
            "Guten Tag, wir bräuchten ein Angebot für ca. 2.400 Dachziegel Frankfurter Pfanne, anthrazit.", goods: 1),
        KindCase(.inquiry, "Preisauskunft", "Könnten Sie mir sagen, was 30 Blumenkübel 40 cm kosten würden?", goods: 1),
        KindCase(
            .inquiry, "Ofertă saci", "Salut, la ce preț aveți sacii de hârtie 25 kg, cantitate 3000 buc?", goods: 1),
        KindCase(.inquiry, "Upit", "Dobar dan, zanima nas cena za 20 klima uredjaja 12000 BTU.", goods: 1),
        KindCase(
            .inquiry, "Цена", "Здравствуйте! Сколько будет стоить 40 рулонов плёнки с доставкой в Бургас?", goods: 1),
        // orders
        KindCase(
            .order, "за петък", "Здрасти, за петък ми приготви 12 щайги домати и 5 щайги краставици, ще мина към 7.",
            goods: 2),
        KindCase(
            .order, "Поръчка цветя", "Поръчката ми е: 30 рози червени, 20 бели лилии. Адресът е същият.", goods: 2),
        KindCase(.order, "кафе", "Добър ден, свършваме кафето - моля още 10 кг арабика и 2 кашона чаши.", goods: 2),
        KindCase(
            .order, "Заявка №14/2026", "Изпращам Ви заявка № 14. Моля за потвърждение и срок.", files: ["поръчка14.pdf"]
        ),
        KindCase(.order, "dostavka", "molq da ni dokarate utre 6 kuba beton B20 na obekta v Lozen", goods: 1),
        KindCase(
            .order, "Gloves", "Hi, can you get 20 boxes of M gloves over to us tomorrow please, usual account.",
            goods: 1),
        KindCase(
            .order, "Reorder", "Could I reorder the same as in March: 4 x 25 kg flour, 2 x 10 kg sugar. Thanks!",
            goods: 2),
        KindCase(
            .order, "Purchase Order 7100", "PO 7100 for 3 off pump heads is attached, please acknowledge.",
            files: ["7100.pdf"]),
        KindCase(
            .order, "we'll have", "We'll have 200 of the brown boxes and 10 rolls of tape, ship to the Bristol depot.",
            goods: 2),
        KindCase(
            .order, "Nachbestellung",
            "Hallo, wir hätten gern nochmal 15 Karton Handschuhe Größe L, Lieferung wie immer.", goods: 1),
        KindCase(
            .order, "Auftrag", "Bitte liefern Sie 8 m³ Kies 16/32 am Montag auf die Baustelle Gartenweg.", goods: 1),
        KindCase(
            .order, "Comandă nouă", "Bună ziua, vă rugăm să ne trimiteți 40 de cutii vopsea albă, plata la livrare.",
            goods: 1),
        KindCase(.order, "Narudžba", "Poštovani, naručujemo 20 klima uređaja, isporuka Niš.", goods: 1),
        KindCase(.order, "Παραγγελία", "Καλημέρα, θα ήθελα να παραγγείλω 30 καρέκλες κήπου.", goods: 1),
        // answers
        KindCase(.confirmation, "Re: Оферта", "Супер, хайде да действаме.", quoted: quotedOffer),
        KindCase(.confirmation, "Re: Offer", "Looks good to us, please book it in.", quoted: quotedOffer),
        KindCase(.confirmation, "Re: Offer", "Spot on. Go for it.", quoted: quotedOffer),
        KindCase(
            .confirmation, "AW: Angebot OF-2026-00031",
            "Wir sind mit dem Angebot einverstanden und bitten um Ausführung.", quoted: quotedOffer),
        KindCase(
            .confirmation, "Re: Оферта OF-2026-00031",
            "Всичко ни устройва, може да пускате в производство. Аванса превеждаме днес.", quoted: quotedOffer),
        KindCase(.confirmation, "Re: Oferta", "ok e, puskaite", quoted: quotedOffer),
        KindCase(
            .decline, "Re: Offer", "We've gone with someone local on this one, thanks anyway.", quoted: quotedOffer),
        KindCase(.decline, "Re: Оферта", "За момента се отказваме, нямаме бюджет тази година.", quoted: quotedOffer),
        KindCase(
            .decline, "Re: Angebot", "Danke, aber wir haben es inzwischen günstiger gefunden.", quoted: quotedOffer),
        KindCase(.decline, "Re: Oferta", "blagodarq, no skupo mi doide, shte se otkaja", quoted: quotedOffer),
        KindCase(
            .question, "Re: Offer", "Could you split the delivery in two and does the price still hold?",
            quoted: quotedOffer),
        KindCase(.question, "Re: Оферта", "Съгласен съм, стига да ги имам до 10-ти.", quoted: quotedOffer),
        KindCase(.question, "Re: Angebot", "Nehmen wir, wenn Sie den Transport übernehmen.", quoted: quotedOffer),
        // complaints
        KindCase(.complaint, "масата", "Масата дойде с надраскан плот и единият крак е по-къс.", files: ["p1.jpg"]),
        KindCase(
            .complaint, "Re: поръчка OR-2026-00031", "Отворихме роловете, мастилото цапа и половината са за боклука.",
            quoted: quotedOrder),
        KindCase(.complaint, "грешна стока", "Получили сме друг модел дръжки, не тези от поръчката OR-2026-00031."),
        KindCase(
            .complaint, "gloves", "The gloves from OR-2026-00031 tear as soon as you put them on. Not acceptable."),
        KindCase(.complaint, "short", "We only got 18 boxes out of 20, two are missing from SH-2026-00031."),
        KindCase(
            .complaint, "kaputt", "Zwei der Kübel hatten schon beim Auspacken einen Sprung, Fotos anbei.",
            files: ["k.jpg"]),
        KindCase(.complaint, "Problem", "Am primit 10 saci rupți la ultima livrare SH-2026-00031."),
        // questions
        KindCase(.question, "пелети", "Още никой не ми се е обадил за доставката на пелетите по OR-2026-00031."),
        KindCase(.question, "данни за фактура", "Пращам ви новите данни за фактуриране, от този месец сме с ново име."),
        KindCase(
            .question, "Re: Поръчка OR-2026-00031", "Моля вместо в Лозен карайте всичко в Панчарево.",
            quoted: quotedOrder),
        KindCase(.question, "invoice IN-2026-00031", "Our accounts can't find this one, could you email a PDF?"),
        KindCase(.question, "OR-2026-00031", "Please leave it with the neighbour at number 12 if nobody answers."),
        KindCase(.question, "Liefertermin OR-2026-00031", "Bleibt es bei Montag? Wir müssen den Kran bestellen."),
        KindCase(.question, "plata", "Am plătit azi factura IN-2026-00031, vă rog confirmați."),
        // others
        KindCase(.other, "Запознаване", "Приятно ми беше да се чуем днес, ще поддържаме връзка."),
        KindCase(.other, "Стаж", "Студентка съм трети курс и търся стаж в счетоводен отдел за лятото."),
        KindCase(.other, "Thank you", "Just wanted to say the team did a brilliant job, much appreciated."),
        KindCase(.other, "Danke", "Alles angekommen, vielen Dank für die schnelle Abwicklung!"),
        KindCase(
            .autoreply, "Re: Offer OF-2026-00031",
            "Thank you for your email. I am out of the office until Monday and will reply on my return."),
        KindCase(.autoreply, "Автоматичен отговор: Оферта", "Извън офиса съм до 5-ти."),
        KindCase(
            .bulk, "Увеличете приходите си",
            "Нашият екип прави онлайн магазини и реклама във Facebook. Поискайте безплатна консултация още днес! Отписване от бюлетина."
        ),
        KindCase(
            .bulk, "Guest post",
            "Hi, I came across your website and would love to offer SEO services to get you on the first page of Google."
        ),
        KindCase(
            .bulk, "LED",
            "Dear friend, we are LED factory in Shenzhen, best price and high quality, MOQ 500 pcs, pls contact me by WhatsApp.",
            goods: 1),
    ]

    @Test(arguments: cases)
    func `They are told apart`(mail: KindCase) {
        #expect(mail.verdict.kind == mail.kind, "\(mail.verdict)")
    }
}
