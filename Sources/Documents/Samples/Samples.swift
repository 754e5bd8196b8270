public import Workflows

/// Invented mails and records: what templates are checked, previewed and tested with.
public enum Samples {
    /// The firm that sends, in a language.
    public static func company(_ language: String) -> CompanySnapshot {
        let bulgarian = language == "bg"
        return CompanySnapshot(
            name: bulgarian ? "Метал Крепеж ООД" : "Fixmetal Ltd", eik: "203912345", vat: "BG203912345",
            address: PostalAddress(
                street: bulgarian ? "бул. България 1" : "1 Bulgaria Blvd", city: bulgarian ? "София" : "Sofia",
                postcode: "1000", country: "BG"),
            iban: "BG80BNBG96611020345678", bic: "BNBGBGSF", bank: bulgarian ? "Банка" : "The Bank",
            phone: "+359 2 900 1234", email: "sales@fixmetal.example", web: "www.fixmetal.example")
    }

    /// A mail with everything in it that its template can show, in a language.
    public static func mail(_ template: MailTemplate, language: String, lines: Int = 3) -> MailModel {
        var record = record(kind(of: template), language: language, lines: lines)
        record.state = state(of: template)
        if !template.isForClient, let last = record.lines.indices.last {
            record.lines[last].sku = nil
            record.lines[last].unitPrice = nil
            record.totals = TotalsSnapshot(lines: record.lines, currency: record.currency)
        }
        var model = MailModel(
            template: template, language: language, record: record, about: excerpt(template, language),
            kind: "inquiry", text: text(of: template, language))
        model.evidence = [
            EvidenceSnapshot(field: "kind", place: "text", words: "Моля за оферта"),
            EvidenceSnapshot(field: "lines[1].quantity", place: "html table 1 row 2", words: "500 бр."),
        ]
        model.warnings = ["The sender is not verified: dmarc=none."]
        model.commands = ["#price 2 0.45", "#line 3 100 pcs BLT-933-M8x40 @ 0.12", "#send"]
        model.transcript = [
            TranscriptLine(command: "#price 2 0,45", done: true, result: "2: 0.45 €"),
            TranscriptLine(command: "#sned", done: false, result: "#send?"),
        ]
        model.notes = ["maria.nikolova@stroymat.example", "#undo"]
        model.code = "47K2QX"
        if template == .complaintDecided { model.kind = Complaint.Event.replace.rawValue }
        if template == .digest { model.digest = digest(language) }
        model.portalURL = "https://portal.fixmetal.example/c/9XK2PLM4QVTR"
        fill(&model)
        if template == .documents { model.documents = [.packingList, .cmr] }
        if [.offer, .staffAnswer, .orderChange].contains(template) {
            let address = "sales+c.k3j5n2.h7mq4wz2xv5t3r6p@fixmetal.example"
            model.confirmURL = AnswerLink.url(
                .confirm, record.number, revision: record.revision, address: address,
                subject: "[\(record.number)] Confirm", sentence: "We confirm offer \(record.number).")
            model.declineURL = AnswerLink.url(
                .decline, record.number, revision: record.revision, address: address,
                subject: "[\(record.number)] Decline", sentence: "We do not accept offer \(record.number).")
        }
        return model
    }

    /// What waits, a line under each heading.
    public static func digest(_ language: String) -> [DigestItem] {
        let bulgarian = language == "bg"
        func item(_ group: DigestItem.Group, _ kind: RecordKind, _ state: String, _ due: String?) -> DigestItem {
            DigestItem(
                group: group, number: RecordNumber(kind: kind, year: 2026, counter: 12),
                title: bulgarian ? "крепежи за обект Запад" : "fasteners for site West",
                client: bulgarian ? "Строймат Инженеринг АД" : "Stroymat Engineering JSC", state: state, due: due)
        }
        return [
            item(.late, .todo, "open", "2026-03-20"), item(.today, .complaint, "open", "2026-03-24"),
            item(.offers, .offer, "draft", nil), item(.orders, .order, "confirmed", nil),
            item(.given, .todo, "inProgress", "2026-03-22"),
        ]
    }

    /// A record with so many lines, in a language.
    public static func record(_ kind: RecordKind, language: String, lines: Int = 3) -> RecordSnapshot {
        let bulgarian = language == "bg"
        let client = PartySnapshot(
            code: "C00012", name: bulgarian ? "Строймат Инженеринг АД" : "Stroymat Engineering JSC",
            contactName: bulgarian ? "Мария Николова" : "Maria Nikolova", email: "maria.nikolova@stroymat.example",
            language: language, vat: "BG121212128", phone: "+359 32 555 123",
            address: PostalAddress(
                street: bulgarian ? "ул. Цар Симеон 12" : "12 Tsar Simeon St", city: bulgarian ? "Пловдив" : "Plovdiv",
                postcode: "4000", country: "BG"))
        var record = RecordSnapshot(
            number: RecordNumber(kind: kind, year: kind == .invoice ? 0 : 2026, counter: kind == .invoice ? 123 : 12),
            state: "sent", revision: 1,
            title: bulgarian ? "крепежи за обект Запад" : "fasteners for site West", client: client,
            lines: goods(lines, language), holder: bulgarian ? "Георги Иванов" : "Georgi Ivanov",
            openedOn: "2026-03-24",
            validUntil: "2026-04-23", delivery: "2026-04-10",
            terms: bulgarian
                ? "EXW София (Incoterms 2020)\nПлащане до 14 дни от фактурата"
                : language == "de"
                    ? "EXW Sofia (Incoterms 2020)\nZahlbar 14 Tage nach Rechnung"
                    : "EXW Sofia (Incoterms 2020)\nPayment within 14 days of the invoice",
            customerReference: "PO 4500123", dispatch: nil, parent: parent(of: kind))
        if kind == .shipment {
            record.dispatch = DispatchSnapshot(
                shippedOn: "2026-04-08", deliveryOn: "2026-04-10", carrier: "Speedy", trackingNumber: "61234567890",
                trackingURL: "https://www.speedy.bg/bg/track-shipment?shipmentNumber=61234567890",
                vehicle: "CB 1234 AB", driver: bulgarian ? "Петър Петров" : "Petar Petrov")
            record.dispatch?.carrierAddress =
                bulgarian ? "бул. Цариградско шосе 1, 1000 София, BG" : "1 Tsarigradsko Blvd, 1000 Sofia, BG"
            record.openLines = goods(1, language).map { line in
                var line = line
                line.shipped = FixedDecimal(200)
                return line
            }
        }
        if kind == .todo { record.dueOn = "2026-03-25" }
        if kind == .todo || kind == .complaint {
            record.body = bulgarian ? "Да се провери наличността в склада." : "Check what is in stock."
        }
        return record
    }

    /// So many lines of goods; each third has a discount.
    public static func goods(_ count: Int, _ language: String) -> [LineSnapshot] {
        let bulgarian = language == "bg"
        let articles: [(sku: String, bg: String, en: String, price: Int64, weight: Int64)] = [
            (
                "BLT-933-M8x40", "Болт шестостенен DIN 933 M8x40 8.8 поцинкован",
                "Hex bolt DIN 933 M8x40 8.8 zinc plated", 96_000, 20_200
            ),
            (
                "NUT-934-M8", "Гайка шестостенна DIN 934 M8 8 поцинкована", "Hex nut DIN 934 M8 8 zinc plated", 34_500,
                5_200
            ),
            (
                "ROD-975-M10", "Шпилка с цяла резба DIN 975 M10x1000 4.8 поцинкована",
                "Threaded rod DIN 975 M10x1000 4.8 zinc plated", 1_850_000, 492_000
            ),
        ]
        return (0..<max(0, count)).map { index in
            let article = articles[index % articles.count]
            var line = LineSnapshot(
                position: index + 1, sku: article.sku, text: bulgarian ? article.bg : article.en,
                wording: bulgarian ? "болтове М8х40 поцинк." : "bolts M8x40 zinc",
                quantity: FixedDecimal(Int64(index % 7 + 1) * 500), unit: .pcs,
                unitPrice: FixedDecimal(millionths: article.price), vatPercent: FixedDecimal(20) ?? .zero,
                weightKg: FixedDecimal(millionths: article.weight), hsCode: "73181588",
                candidates: ["BLT-933-M8x30", "BLT-933-M8x60"])
            if index % 3 == 2 { line.discountPercent = FixedDecimal(5) ?? .zero }
            return line
        }
    }

    private static func kind(of template: MailTemplate) -> RecordKind {
        switch template {
        case .orderReceived, .orderConfirmed, .orderCancelled, .orderChange, .orderRestCancelled: .order
        case .invoice, .creditNote, .paymentReminder: .invoice
        case .complaintReceived, .complaintDecided: .complaint
        case .shipmentDispatched, .shipmentDelivered, .shipmentReturned, .documents: .shipment
        case .reminder, .digest: .todo
        default: .offer
        }
    }

    private static func state(of template: MailTemplate) -> String {
        switch template {
        case .orderReceived: "received"
        case .orderConfirmed, .orderChange: "confirmed"
        case .orderRestCancelled: "completed"
        case .shipmentReturned: "returned"
        case .invoice, .creditNote, .paymentReminder: "issued"
        case .orderCancelled: "cancelled"
        case .complaintReceived: "open"
        case .complaintDecided: "settled"
        case .shipmentDispatched: "dispatched"
        case .shipmentDelivered: "delivered"
        case .documents: "dispatched"
        case .offerDeclined: "declined"
        case .offerWithdrawn: "withdrawn"
        case .inquiryReceived, .staffNotice: "draft"
        case .reminder: "open"
        default: "sent"
        }
    }

    private static func parent(of kind: RecordKind) -> RecordNumber? {
        switch kind {
        case .order: RecordNumber(kind: .offer, year: 2026, counter: 12)
        case .shipment, .complaint: RecordNumber(kind: .order, year: 2026, counter: 9)
        default: nil
        }
    }

    /// The customer's mail that most mails are about; of a person's answer, who wrote it.
    private static func excerpt(_ template: MailTemplate, _ language: String) -> MailExcerpt {
        let bulgarian = language == "bg"
        let subject = bulgarian ? "Запитване за крепежи" : "Inquiry for fasteners"
        if template == .staffAnswer {
            return MailExcerpt(from: bulgarian ? "Георги Иванов" : "Georgi Ivanov", subject: subject, text: "")
        }
        return MailExcerpt(
            from: (bulgarian ? "Мария Николова" : "Maria Nikolova") + " <maria.nikolova@stroymat.example>",
            subject: subject,
            text: bulgarian
                ? "Здравейте,\n\nмоля за оферта за 500 бр. болтове М8х40 поцинк. и гайки за тях.\n\nИма ли на склад?"
                : "Hello,\n\nplease quote 500 pcs bolts M8x40 zinc plated, and nuts for them.\n\nAre they in stock?",
            attachments: [bulgarian ? "спецификация.xlsx" : "specification.xlsx"])
    }

    private static func text(of template: MailTemplate, _ language: String) -> String {
        switch (template, language) {
        case (.staffAnswer, "bg"):
            "Здравейте, г-жо Николова,\n\nболтовете са на склад, гайките пристигат в четвъртък.\nДа изпратим ли всичко заедно?"
        case (.staffAnswer, "de"):
            "Guten Tag Frau Nikolova,\n\ndie Schrauben sind auf Lager, die Muttern kommen am Donnerstag.\nSollen wir alles zusammen senden?"
        case (.staffAnswer, _):
            "Dear Ms Nikolova,\n\nthe bolts are in stock, the nuts arrive on Thursday.\nShall we send everything together?"
        case (.complaintDecided, "bg"): "Ще Ви изпратим 40 нови болта без заплащане до 15.04.2026 г."
        case (.complaintDecided, "de"): "Wir senden Ihnen bis 15.04.2026 kostenlos 40 neue Schrauben."
        case (.complaintDecided, _): "We will send you 40 new bolts free of charge by 15 April 2026."
        case (.alert, "bg"):
            "Писмото до maria.nikolova@stroymat.example не е доставено: пощенската кутия е пълна (5.2.2)."
        case (.alert, "de"): "Die Mail an maria.nikolova@stroymat.example kam nicht an: Das Postfach ist voll (5.2.2)."
        case (.alert, _): "The mail to maria.nikolova@stroymat.example was not delivered: the mailbox is full (5.2.2)."
        case (.reminder, "bg"): "Срокът е утре, 25.03.2026 г."
        case (.reminder, "de"): "Die Frist endet morgen, 25.03.2026."
        case (.reminder, _): "The deadline is tomorrow, 25 March 2026."
        default: ""
        }
    }
}
