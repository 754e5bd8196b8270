import Mail
import Testing

@testable import Understanding

/// A mail in short: what is wanted of it, its subject and new text, and what surrounds it.
struct KindCase: Sendable, CustomTestStringConvertible {
    var kind: MailKind
    var subject: String
    var text: String
    /// Lines of goods with quantities in the text.
    var goods = 0
    /// Attached files.
    var files: [String] = []
    /// What is answered, as quoted below; empty for a first mail.
    var quoted = ""
    var from = "someone@client.example"
    var to = "sales@firm.example"

    init(
        _ kind: MailKind, _ subject: String, _ text: String, goods: Int = 0, files: [String] = [], quoted: String = "",
        from: String = "someone@client.example", to: String = "sales@firm.example"
    ) {
        self.kind = kind
        self.subject = subject
        self.text = text
        self.goods = goods
        self.files = files
        self.quoted = quoted
        self.from = from
        self.to = to
    }

    var testDescription: String { "\(kind): \(subject) / \(text.prefix(60))" }

    /// The verdict on it.
    var verdict: KindVerdict {
        var message = Message(
            from: [Address(address: from)], to: [Address(address: to)], subject: subject, text: text, reply: text)
        if !quoted.isEmpty {
            message.inReplyTo = ["1@firm.example"]
            message.spans = [TextSpan(kind: .new, text: text), TextSpan(kind: .quoted, text: quoted)]
        }
        message.parts = files.map { name in
            let isPhoto = name.lowercased().hasSuffix(".jpg")
            return Part(
                path: "2", type: isPhoto ? "image/jpeg" : "application/pdf",
                detected: isPhoto ? "image/jpeg" : "application/pdf", name: name, isAttachment: true)
        }
        var signals = GoodsSignals()
        signals.quantified = goods
        let signs = TextSigns(text)
        let references = ReferenceReader.references(in: [LexedText(subject), signs.text]).map(\.number)
        let evidence = KindEvidence(
            message: message, text: signs, goods: signals, references: references, context: ReadingContext())
        return KindJudge(evidence: evidence).verdict()
    }
}

private let offer = "> Здравейте,\n> изпращаме оферта OF-2026-00017 за 40 стола.\n> Метал"

@Suite struct `What a mail is for` {
    static let inquiries: [KindCase] = [
        KindCase(.inquiry, "Запитване", "Здравейте, моля за цена на 50 бр. офис столове и 10 бюра.", goods: 2),
        KindCase(.inquiry, "столове", "Имате ли на склад 40 черни стола и колко струват?", goods: 1),
        KindCase(.inquiry, "", "каква е цената на 3 палета пелети", goods: 1),
        KindCase(.inquiry, "", "iskam 12 maslinovi drvcheta i 6 saksii, napishete cena s dostavkata", goods: 2),
        KindCase(
            .order, "", "Трябват ни 30 торби лепило за понеделник, изпратете ги по обичайния превозвач.", goods: 1),
        KindCase(
            .inquiry, "брашно",
            "Добър ден, интересуваме се от брашно тип 500, количество 2 тона месечно. Каква цена можете да предложите?",
            goods: 1),
        KindCase(.inquiry, "pelети", "zdraveite kolko struva tonyt peleti i imate li dostavka do Pernik", goods: 0),
        KindCase(
            .inquiry, "Оферта за етикети", "Бихте ли ни изпратили оферта за 5000 самозалепващи етикета 50х30?", goods: 1
        ),
        KindCase(
            .inquiry, "Търсим доставчик", "Търсим доставчик на опаковки за козметика. Моля каталог и ценова листа.",
            goods: 0),
        KindCase(
            .inquiry, "помпа", "Помпата в котелното ни изгоря, трябва ни нова 25-60. Колко струва и има ли я налична?",
            goods: 1),
        KindCase(.inquiry, "цени", "Кажете моля какви са ви цените за медна тръба ф15 и ф22.", goods: 0),
        KindCase(.inquiry, "RFQ 7712", "Dear Sirs,\nplease quote the items below, delivery DDP Leeds.", goods: 3),
        KindCase(.inquiry, "Quote needed", "Hi, can you give me a price for 200 metres of 16mm cable?", goods: 1),
        KindCase(
            .inquiry, "printing", "How much would 1000 business cards on 350 gsm stock be, and what is the lead time?",
            goods: 1),
        KindCase(.inquiry, "availability", "Do you have the X200 pump in stock? We need 2.", goods: 1),
        KindCase(
            .inquiry, "valves",
            "We are interested in your ball valves, kindly send us your best prices for DN25 and DN40.", goods: 0),
        KindCase(
            .inquiry, "Anfrage Kartonagen", "Bitte machen Sie uns ein Angebot über 5.000 Faltkartons 300x200x150.",
            goods: 1),
        KindCase(.inquiry, "Preis?", "Was kosten 20 Sack Zement und könnten Sie bis Freitag liefern?", goods: 1),
        KindCase(.inquiry, "Lieferzeit", "Haben Sie die Pumpe WX-30 auf Lager? Wir bräuchten 4 Stück.", goods: 1),
        KindCase(
            .inquiry, "Cerere de ofertă", "Bună ziua, vă rog să ne transmiteți o ofertă pentru 300 kg vopsea.", goods: 1
        ),
        KindCase(.inquiry, "Προσφορά", "Καλημέρα, παρακαλώ στείλτε μου προσφορά για 30 καρέκλες.", goods: 1),
        KindCase(.inquiry, "Понуда", "Поштовани, молимо вас за понуду за 50 столица.", goods: 1),
        KindCase(.inquiry, "Teklif", "Merhaba, 500 adet kutu için fiyat teklifi rica ederiz.", goods: 1),
        KindCase(
            .inquiry, "Запрос", "Добрый день, просим выслать коммерческое предложение на 300 метров кабеля.", goods: 1),
        KindCase(
            .inquiry, "Demande de prix", "Bonjour, pourriez-vous nous envoyer un devis pour 50 chaises ?", goods: 1),
        KindCase(.inquiry, "Richiesta", "Buongiorno, vorremmo un preventivo per 200 scatole.", goods: 1),
        KindCase(
            .inquiry, "Re: Оферта OF-2026-00017",
            "Благодаря за офертата, ще я обсъдим. Междувременно дайте цена и за 20 етажерки.", goods: 1, quoted: offer),
        KindCase(
            .inquiry, "Re: Доставка", "Thanks, all arrived fine. Could you also quote 30 more of the wide shelves?",
            goods: 1, quoted: "> order OR-2026-00002 shipped"),
        KindCase(
            .inquiry, "Списък", "Моля попълнете цените в приложената таблица.", goods: 0,
            files: ["Запитване материали.xlsx"]),
        KindCase(.inquiry, "кабел", "кабел СВТ 3х2.5 - 200 м\nключове Schneider - 20 бр", goods: 2),
    ]

    static let orders: [KindCase] = [
        KindCase(.order, "Поръчка", "Здравейте, поръчваме 20 кашона хартия А4 и 5 бр. тонер.", goods: 2),
        KindCase(.order, "", "пуснете ми 10 чувала цимент за утре по обяд", goods: 1),
        KindCase(.order, "Заявка", "Моля изпратете ни 30 бр. филтри MF-12 и 4 туби масло.", goods: 2),
        KindCase(
            .order, "Поръчка №118", "Приложено изпращам поръчка. Моля за потвърждение.", files: ["Поръчка 118.pdf"]),
        KindCase(.order, "brashno", "molq izpratete mi 20 torbi brashno tip 500 do petak", goods: 1),
        KindCase(.order, "хартия", "Искам да поръчам 20 пакета хартия, плащане с наложен платеж.", goods: 1),
        KindCase(.order, "доставка", "Докарайте ни 3 палета пелети на стария адрес, плащаме на място.", goods: 1),
        KindCase(
            .order, "PO 88121", "Please find attached our purchase order 88121. Kindly confirm receipt.",
            files: ["PO_88121.pdf"]),
        KindCase(
            .order, "Order", "Please send us 12 drums of thinner and 3 boxes of masks, same address as last time.",
            goods: 2),
        KindCase(.order, "ink", "I'd like to order 6 black toners and 2 cyan.", goods: 2),
        KindCase(
            .order, "new order", "We hereby order 200 pcs of article 4711 and 100 pcs of 4712, delivery 5 May.",
            goods: 2),
        KindCase(
            .order, "Bestellung", "Hiermit bestellen wir 40 Rollen Malervlies zur sofortigen Lieferung.", goods: 1),
        KindCase(
            .order, "Bestellung 4711", "Guten Tag, anbei unsere Bestellung. Bitte Auftragsbestätigung senden.",
            files: ["Bestellung_4711.pdf"]),
        KindCase(.order, "Farbe", "Bitte liefern Sie uns 10 Eimer weiße Wandfarbe an die bekannte Adresse.", goods: 1),
        KindCase(.order, "Comandă", "Bună ziua, comandăm 300 kg vopsea albă.", goods: 1),
        KindCase(.order, "Sipariş", "Merhaba, 500 adet kutu sipariş vermek istiyoruz.", goods: 1),
        KindCase(.order, "Заказ", "Добрый день, заказываем 300 метров кабеля.", goods: 1),
        KindCase(.order, "Поруџбина", "Поштовани, наручујемо 50 столица.", goods: 1),
        KindCase(.order, "Commande", "Bonjour, nous commandons 50 chaises, bon de commande joint.", goods: 1),
        KindCase(.order, "Porudžbina", "Postovani, porucujemo 50 stolica po istoj ceni.", goods: 1),
    ]

    static let answers: [KindCase] = [
        KindCase(.confirmation, "Re: Оферта OF-2026-00017", "Потвърждаваме.", quoted: offer),
        KindCase(.confirmation, "Re: Offer", "OK", quoted: "> please find our offer OF-2026-00017"),
        KindCase(.confirmation, "RE: Angebot OF-2026-00003", "Einverstanden, bitte liefern.", quoted: "> Angebot"),
        KindCase(.confirmation, "Оферта OF-2026-00017", "Здравейте, приемаме офертата. Моля за проформа."),
        KindCase(.confirmation, "Re: столове", "Да, давайте. Кога ще са готови?", quoted: offer),
        KindCase(
            .confirmation, "Re: Quote for chairs", "Yes, please go ahead. Signed quote attached.",
            files: ["signed quote.pdf"], quoted: "> quote"),
        KindCase(
            .confirmation, "Re: Оферта", "Одобрено от шефа, пускайте.", files: ["подписана оферта.pdf"], quoted: offer),
        KindCase(
            .confirmation, "Re: Offer OF-2026-00004", "We accept your offer, our PO is attached.", files: ["PO 55.pdf"],
            quoted: "> offer"),
        KindCase(.decline, "Re: Оферта OF-2026-00017", "Благодарим, но избрахме друг доставчик.", quoted: offer),
        KindCase(
            .decline, "Re: Offer", "Too expensive for us, sorry. Maybe next time.", quoted: "> our offer OF-2026-00017"),
        KindCase(
            .decline, "AW: Angebot", "Leider müssen wir absagen, der Auftrag wurde anderweitig vergeben.",
            quoted: "> Angebot OF-2026-00001"),
        KindCase(.decline, "Re: OF-2026-00017", "Няма да поръчваме, проектът отпадна.", quoted: offer),
        KindCase(.question, "Re: Оферта OF-2026-00017", "Да, но само ако доставката е безплатна.", quoted: offer),
        KindCase(.question, "Re: Offer OF-2026-00017", "We accept items 1 and 2 only.", quoted: "> offer"),
        KindCase(.question, "Re: Оферта", "Може ли по-добра цена? Конкуренцията дава 5% отстъпка.", quoted: offer),
        KindCase(.question, "Re: Offer", "Does the price include delivery?", quoted: "> offer OF-2026-00017"),
        KindCase(.question, "RE: Angebot", "Einverstanden, wenn Sie 3 % Skonto gewähren.", quoted: "> Angebot"),
        KindCase(
            .question, "Re: Оферта OF-2026-00017", "Какъв е срокът на гаранцията и от кой цвят са?", quoted: offer),
        KindCase(
            .other, "Re: Оферта OF-2026-00017", "Благодаря, получих я, ще я разгледаме и ще ви пиша.", quoted: offer),
    ]

    static let complaints: [KindCase] = [
        KindCase(.complaint, "Рекламация", "Получихме 20 счупени плочки от пратката вчера.", goods: 1),
        KindCase(.complaint, "брашно", "В 3 от чувалите има мухъл, моля за замяна.", files: ["1.jpg"]),
        KindCase(
            .complaint, "Re: Поръчка OR-2026-00007", "Изпратили сте ни грешен цвят, вместо бели са черни.",
            quoted: "> поръчка OR-2026-00007"),
        KindCase(.complaint, "липси", "Липсват 2 кашона от доставката по SH-2026-00008."),
        KindCase(.complaint, "reklamacia", "3 ot stolovete sa schupeni, iskame podmqna", files: ["IMG.jpg"]),
        KindCase(
            .complaint, "Damaged", "Two of the drums are leaking, see photos. We need replacements.",
            files: ["a.jpg", "b.jpg"]),
        KindCase(.complaint, "order OR-2026-00007", "The shelves you delivered don't fit, they are 5 mm too long."),
        KindCase(
            .complaint, "wrong goods", "We ordered blue, you sent green. Please collect them and send the right ones."),
        KindCase(.complaint, "Reklamation", "5 Stühle sind beschädigt angekommen, bitte um Ersatzlieferung.", goods: 1),
        KindCase(.complaint, "Fehlmenge", "In der Lieferung SH-2026-00009 fehlen 10 Rollen."),
        KindCase(.complaint, "Reclamație", "Am primit marfa deteriorată, 3 cutii sparte."),
        KindCase(.complaint, "Рекламация", "Насос не работает, просим замену."),
        KindCase(
            .complaint, "the paint", "The paint is peeling after two weeks, this is not what we paid for.",
            to: "complaints@firm.example"),
    ]

    static let questions: [KindCase] = [
        KindCase(.question, "пратка", "Къде е пратката ми? Трябваше да дойде вчера."),
        KindCase(.question, "Re: Поръчка OR-2026-00007", "Кога ще получим стоката?", quoted: "> поръчка OR-2026-00007"),
        KindCase(.question, "фактура", "Моля изпратете ми пак фактура 0000000123, не я намирам."),
        KindCase(.question, "промяна на адрес", "Уведомяваме ви, че сменихме адреса за доставки, моля отразете."),
        KindCase(
            .question, "Re: OR-2026-00007", "Може ли да добавите към поръчката и надпис върху кашоните?",
            quoted: "> поръчка"),
        KindCase(.question, "kade e", "kade e pratkata mi OR-2026-00007, chakam 5 dni"),
        KindCase(.question, "Where is my order", "Still nothing here, when will it arrive?"),
        KindCase(.question, "invoice", "Could you resend invoice IN-2026-00008? The file is corrupted."),
        KindCase(.question, "change of bank account", "Please note that our VAT number and address have changed."),
        KindCase(
            .question, "certificate", "We need the certificate for the last delivery OR-2026-00007, please send it."),
        KindCase(
            .question, "Re: order OR-2026-00007", "Can you deliver in the morning? The gate closes at 2.",
            quoted: "> order OR-2026-00007"),
        KindCase(.question, "Lieferung", "Wann kommt unsere Bestellung OR-2026-00007? Sie ist seit Tagen überfällig."),
        KindCase(.question, "Rechnung", "Bitte senden Sie uns die Rechnung IN-2026-00008 nochmals zu."),
        KindCase(.question, "Factura", "Vă rog să ne retrimiteți factura IN-2026-00008."),
        KindCase(.question, "Где груз", "Когда будет отгрузка по заказу OR-2026-00007?"),
    ]

    static let others: [KindCase] = [
        KindCase(.other, "Работа", "Търся работа като шофьор, прилагам автобиография.", files: ["CV.pdf"]),
        KindCase(
            .other, "Application", "I would like to apply for the position of sales assistant. My CV is attached.",
            files: ["cv_smith.pdf"]),
        KindCase(.other, "Благодарности", "Благодарим за бързата доставка, всичко е чудесно!"),
        KindCase(.other, "Честита Нова година", "Честита Нова година на целия екип, здраве и успехи!"),
        KindCase(.other, "Merry Christmas", "Merry Christmas and a happy new year to all of you."),
        KindCase(.other, "thanks", "Thanks a lot, everything arrived in perfect shape."),
        KindCase(
            .other, "Bewerbung", "Sehr geehrte Damen und Herren, hiermit bewerbe ich mich um einen Ausbildungsplatz.",
            files: ["Lebenslauf.pdf"]),
        KindCase(.other, "", "Мерси!"),
        KindCase(.autoreply, "Out of office", "I am on annual leave until 5 May with limited access to email."),
        KindCase(
            .autoreply, "Re: Оферта",
            "В отпуск съм до 15.05. По спешност се обадете на колегата ми, при завръщането си ще ви отговоря."),
        KindCase(
            .autoreply, "Вашето запитване е получено",
            "Получихме вашето запитване под номер 5512. Моля не отговаряйте на това съобщение."),
        KindCase(
            .autoreply, "[#4411] Request received",
            "Thank you for contacting us. Your request has been received and a ticket number 4411 was created.",
            from: "support@client.example"),
        KindCase(.autoreply, "Abwesenheitsnotiz", "Ich bin bis 10.06. nicht im Büro."),
        KindCase(
            .bounce, "Undelivered Mail Returned to Sender", "The mail could not be delivered: user unknown.",
            from: "mailer-daemon@mx.example"),
        KindCase(
            .bulk, "Special offer only this week",
            "We are a professional manufacturer of LED lamps. Factory price, free sample! Best price, MOQ 100 pcs. Click here to unsubscribe."
        ),
        KindCase(
            .bulk, "Дигитален маркетинг",
            "Ние сме агенция за SEO оптимизация. Предлагаме ви безплатна консултация и изработка на сайт. За отписване натиснете тук."
        ),
        KindCase(
            .bulk, "Partnership",
            "Dear Sir, we are leading supplier of bearings in China, high quality and competitive price, hope for long-term cooperation with your esteemed company."
        ),
        KindCase(
            .bulk, "Webinar",
            "Register now for our free webinar on logistics. You are receiving this because you subscribed."),
    ]

    @Test(arguments: inquiries + orders)
    func `Buying`(mail: KindCase) {
        #expect(mail.verdict.kind == mail.kind, "\(mail.verdict)")
    }

    @Test(arguments: answers)
    func `Answering an offer`(mail: KindCase) {
        #expect(mail.verdict.kind == mail.kind, "\(mail.verdict)")
    }

    @Test(arguments: complaints + questions)
    func `Trouble and questions`(mail: KindCase) {
        #expect(mail.verdict.kind == mail.kind, "\(mail.verdict)")
    }

    @Test(arguments: others)
    func `Everything else`(mail: KindCase) {
        #expect(mail.verdict.kind == mail.kind, "\(mail.verdict)")
    }
}
