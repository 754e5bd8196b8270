/// What generated customers write in a language.
struct BenchTongue: Sendable {
    /// ISO 639-1.
    let code: String
    let pieces: String
    let tableHead: String
    let greetings: [String]
    let inquiries: [String]
    let orders: [String]
    let questions: [String]
    let inquirySubjects: [String]
    let orderSubjects: [String]
    let questionSubjects: [String]
    let remarks: [String]
    let closings: [String]
    let firstNames: [String]
    let lastNames: [String]
    let trades: [String]
    let legalForm: String
    let phone: String
    /// The wish for a day of March, `#` for the day.
    let wishText: String
    /// The attribution line of a quoted mail, `#` for the day.
    let attribution: String
    let quotedText: String

    static let all = [bulgarian, english, german]

    func openings(_ intent: BenchMails.Intent) -> [String] {
        switch intent {
        case .inquiry: inquiries
        case .order: orders
        case .question: questions
        }
    }

    func subjects(_ intent: BenchMails.Intent) -> [String] {
        switch intent {
        case .inquiry: inquirySubjects
        case .order: orderSubjects
        case .question: questionSubjects
        }
    }

    func wish(day: Int) -> String { wishText.replacing("#", with: "\(day)") }

    func quoted(_ day: Int) -> String {
        let lines = quotedText.split(separator: "\n", omittingEmptySubsequences: false).map { "> \($0)" }
        return attribution.replacing("#", with: "\(day)") + "\n" + lines.joined(separator: "\n")
    }

    private static let bulgarian = BenchTongue(
        code: "bg", pieces: "бр.",
        tableHead: "<tr><th>Наименование</th><th>Количество</th><th>Мярка</th></tr>",
        greetings: ["Здравейте,", "Уважаеми колеги,", "Добър ден,", "Здравейте, колеги,"],
        inquiries: [
            "Моля да ни изпратите оферта за:", "Моля за цена и срок на доставка за следните артикули:",
            "Интересуваме се от цената на:", "Бихте ли ни оферирали:", "Изпратете ни, моля, ценово предложение за:",
        ],
        orders: [
            "Поръчваме при вас:", "Моля приемете следната поръчка:", "С настоящото поръчваме:",
            "Моля доставете ни по поръчка:",
        ],
        questions: [
            "Кога ще пристигне пратката ни от миналата седмица?",
            "Моля изпратете отново фактурата, не я намираме.",
            "Изпратихте ли вече стоката от януари?",
            "Къде е пратката ни, шофьорът още не се е обадил?",
        ],
        inquirySubjects: ["Запитване", "Молба за оферта", "Запитване за цени", "Оферта за крепежи"],
        orderSubjects: ["Поръчка", "Нова поръчка", "Поръчка за склада"],
        questionSubjects: ["Въпрос", "Относно доставката", "Фактура"],
        remarks: [
            "Ако нещо липсва, моля да ни уведомите.", "Плащането е по банков път, както досега.",
            "Стоката ще се получи в склада ни.", "Предварително благодарим за бързия отговор.",
            "При въпроси сме на разположение.",
        ],
        closings: ["Поздрави,", "С уважение,", "Поздрави и лек ден,", "С поздрав,"],
        firstNames: [
            "Иван", "Мария", "Георги", "Елена", "Димитър", "Стефка", "Николай", "Румяна", "Петър", "Десислава", "Васил",
            "Йоана", "Красимир", "Теодора",
        ],
        lastNames: [
            "Иванов", "Петрова", "Димитров", "Стоянова", "Колев", "Тодорова", "Ангелов", "Маринова", "Василев",
            "Христова", "Атанасов", "Пенева", "Стоилов", "Гергова",
        ],
        trades: ["Строймонтаж", "Мебели Бор", "Агротехника", "Балканстрой", "Машинен завод", "Покриви"],
        legalForm: "ООД", phone: "тел. 02 9", wishText: "Нужни са ни до # март 2026 г.",
        attribution: "На # януари 2026 г. в 09:14 Продажби <sales@bench.example> написа:",
        quotedText:
            "Здравейте,\n\nприложено новият ни каталог за годината.\nЗа въпроси сме на линия.\n\nПоздрави,\nПродажби"
    )

    private static let english = BenchTongue(
        code: "en", pieces: "pcs",
        tableHead: "<tr><th>Description</th><th>Qty</th><th>Unit</th></tr>",
        greetings: ["Hello,", "Dear Sir or Madam,", "Hi there,", "Good morning,"],
        inquiries: [
            "please quote us the following goods:", "could you send us your best price and lead time for:",
            "we are interested in the following items, please let us have your offer:",
            "what would be your price for these:", "kindly provide a quotation for:",
        ],
        orders: [
            "we hereby order:", "please accept this order for:", "please supply against this purchase order:",
            "we would like to place an order for:",
        ],
        questions: [
            "When will our shipment of last week arrive?", "Could you send us the invoice again, we cannot find it.",
            "Have you shipped our goods of January yet?",
            "Where is our parcel, the driver has not called yet?",
        ],
        inquirySubjects: ["Request for quotation", "RFQ", "Price inquiry", "Quotation needed"],
        orderSubjects: ["Purchase order", "Order", "New order"],
        questionSubjects: ["Question", "About our delivery", "Invoice"],
        remarks: [
            "Please tell us if anything is out of stock.", "Payment by bank transfer as usual.",
            "Goods are received at our warehouse gate.", "Many thanks in advance for your quick answer.",
            "Do call me if anything is unclear.",
        ],
        closings: ["Best regards,", "Kind regards,", "Many thanks,", "Regards,"],
        firstNames: [
            "James", "Olivia", "Thomas", "Grace", "Henry", "Sophie", "Daniel", "Ruth", "Oscar", "Helen", "Miles",
            "Fiona", "Patrick", "Judith",
        ],
        lastNames: [
            "Carter", "Whitfield", "Lowe", "Hargreaves", "Sinclair", "Bennett", "Osborne", "Fletcher", "Doyle",
            "Ashworth", "Merritt", "Quinn", "Talbot", "Redfern",
        ],
        trades: ["Harbour Joinery", "Northgate Builders", "Fenland Farms", "Castle Roofing", "Weir Engineering"],
        legalForm: "Ltd", phone: "Tel. +44 20 7", wishText: "We need them by # March 2026.",
        attribution: "On # January 2026 at 09:14 Sales <sales@bench.example> wrote:",
        quotedText:
            "Hello,\n\nplease find our new catalogue for the year.\nWe are glad to answer questions.\n\nRegards,\nSales"
    )

    private static let german = BenchTongue(
        code: "de", pieces: "Stk",
        tableHead: "<tr><th>Bezeichnung</th><th>Menge</th><th>Einheit</th></tr>",
        greetings: ["Sehr geehrte Damen und Herren,", "Guten Tag,", "Hallo,", "Guten Morgen,"],
        inquiries: [
            "bitte senden Sie uns ein Angebot für:", "wir bitten um Preis und Lieferzeit für folgende Artikel:",
            "bitte bieten Sie uns an:", "was kosten bei Ihnen:",
            "wir interessieren uns für folgende Artikel und bitten um Ihr Angebot:",
        ],
        orders: [
            "hiermit bestellen wir:", "bitte liefern Sie uns gemäß dieser Bestellung:",
            "wir bestellen wie folgt:", "bitte nehmen Sie folgende Bestellung an:",
        ],
        questions: [
            "wann kommt unsere Lieferung von letzter Woche an?",
            "könnten Sie uns die Rechnung bitte noch einmal senden?",
            "wurde unsere Ware vom Januar schon verschickt?",
            "wo bleibt unsere Sendung, der Fahrer hat sich noch nicht gemeldet?",
        ],
        inquirySubjects: ["Anfrage", "Preisanfrage", "Anfrage Befestigungstechnik", "Bitte um Angebot"],
        orderSubjects: ["Bestellung", "Neue Bestellung", "Bestellung Lager"],
        questionSubjects: ["Frage", "Zu unserer Lieferung", "Rechnung"],
        remarks: [
            "Bitte teilen Sie uns mit, falls etwas fehlt.", "Zahlung wie gewohnt per Überweisung.",
            "Die Ware wird im Lager angenommen.", "Vielen Dank im Voraus für Ihre schnelle Antwort.",
            "Für Rückfragen stehe ich gern zur Verfügung.",
        ],
        closings: ["Mit freundlichen Grüßen", "Viele Grüße", "Freundliche Grüße", "Beste Grüße"],
        firstNames: [
            "Jürgen", "Sabine", "Klaus", "Heike", "Matthias", "Birgit", "Uwe", "Anja", "Holger", "Silke", "Torsten",
            "Nadine", "Rolf", "Ingrid",
        ],
        lastNames: [
            "Müller", "Schäfer", "Brandt", "Vogel", "Köhler", "Lindner", "Pohl", "Richter", "Seidel", "Thiele",
            "Wagner", "Zeller", "Hofmann", "Busch",
        ],
        trades: ["Metallbau Nord", "Tischlerei Eiche", "Landtechnik Moor", "Bedachung Sommer", "Maschinenbau Kern"],
        legalForm: "GmbH", phone: "Tel. +49 30 7", wishText: "Wir benötigen die Ware bis #. März 2026.",
        attribution: "Am #. Januar 2026 um 09:14 schrieb Sales <sales@bench.example>:",
        quotedText:
            "Guten Tag,\n\nanbei unser neuer Katalog für das Jahr.\nFür Fragen sind wir da.\n\nMit freundlichen Grüßen\nVertrieb"
    )
}
