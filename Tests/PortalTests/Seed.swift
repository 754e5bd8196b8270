import Foundation
import Mail
import Storage
import Workflows

/// Puts clients, records and mails into an empty database.
struct Seed {
    let transaction: Transaction
    let now: Date
    let raws: [Int64]

    func day(_ date: Date) -> String { date.ISO8601Format().prefix(10).description }

    func plant() throws -> (PortalFixture.People, PortalFixture.Made) {
        let people = try plantPeople()
        var made = PortalFixture.Made()
        try plantOffers(people, &made)
        try plantOrder(people, &made)
        try plantComplaint(people, &made)
        try plantChange(people, &made)
        try plantOther(people, &made)
        try plantTrade(people, &made)
        try plantMails(people, &made)
        return (people, made)
    }

    private func plantPeople() throws -> PortalFixture.People {
        let a = try transaction.addClient(
            NewClient(
                name: "Строител-Юг АД", language: "bg", vat: "BG115003411", phone: "+359 32 640 112",
                address: PostalAddress(street: "бул. Марица 120", city: "Пловдив", postcode: "4000", country: "BG")),
            at: now)
        let b = try transaction.addClient(NewClient(name: PortalFixture.hostile, language: "en"), at: now)
        let contactA = try transaction.addContact(
            client: a.id, name: "Иван Колев", address: "ivan@stroitel.example", phone: "", language: "bg", at: now)
        let contactB = try transaction.addContact(
            client: b.id, name: PortalFixture.hostile, address: "b@nord.example", phone: "", language: "en", at: now)
        let people = PortalFixture.People(
            clientA: a.id, clientB: b.id, contactA: contactA.id, contactB: contactB.id)
        let later = now.addingTimeInterval(86_400 * 30)
        func link(_ token: String, _ holder: LinkHolder, _ expires: Date) throws {
            try transaction.addLink(hash: SecretToken.hash(token), for: holder, expires: expires, at: now)
        }
        try link(people.revoked, .contact(contactA.id), later)
        _ = try transaction.revokeLinks(of: .contact(contactA.id), at: now)
        try link(people.tokenA, .contact(contactA.id), later)
        try link(people.tokenB, .contact(contactB.id), later)
        try link(people.staff, .staff("maria"), later)
        try link(people.expired, .contact(contactA.id), now.addingTimeInterval(-1))
        return people
    }

    private func open(
        _ kind: RecordKind, _ state: String, _ people: PortalFixture.People, title: String, daysAgo: Double,
        parent: Int64? = nil, forB: Bool = false, change: (inout NewRecord) -> Void = { _ in }
    ) throws -> RecordRow {
        var new = NewRecord(
            kind: kind, state: state, client: forB ? people.clientB : people.clientA,
            contact: forB ? people.contactB : people.contactA, parent: parent, mailbox: "sales", holder: "maria",
            title: title)
        change(&new)
        return try transaction.open(
            new, year: 2026, by: Actor(forB ? "client:b@nord.example" : "client:ivan@stroitel.example"),
            at: now.addingTimeInterval(-86_400 * daysAgo))
    }

    private func line(
        _ position: Int, _ sku: String, _ text: String, _ wording: String, _ quantity: Int64, _ unit: UnitOfMeasure,
        _ price: String
    ) -> LineSnapshot {
        LineSnapshot(
            position: position, sku: sku, text: text, wording: wording, quantity: FixedDecimal(quantity), unit: unit,
            unitPrice: FixedDecimal(price), vatPercent: FixedDecimal(20) ?? .zero, candidates: ["HIDDEN-CANDIDATE"])
    }

    private var goods: [LineSnapshot] {
        [
            line(
                1, "DIN933-M12x40-A2", "Болт шестостенен DIN 933 M12×40, неръждаем A2", "болтове М12х40 инокс", 1_200,
                .pcs, "0.384"),
            line(2, "DIN934-M12-A2", "Гайка DIN 934 M12, неръждаема A2", "гайки М12", 1_200, .pcs, "0.0961"),
            line(3, "ANK-FX-12x100", "Анкер клинов FX 12×100, горещо поцинкован", "", 350, .pcs, "1.18"),
        ]
    }

    private func keep(_ record: RecordRow, at date: Date) throws {
        let fresh = try transaction.record(record.id)
        let snapshot = try transaction.snapshot(of: fresh, holderName: { _ in "Мария Петрова" }, day: day)
        _ = try transaction.keepRevision(snapshot, of: record.id, at: date)
    }

    private func plantOffers(_ people: PortalFixture.People, _ made: inout PortalFixture.Made) throws {
        let draft = try open(.offer, "draft", people, title: "Запитване за поцинковани профили", daysAgo: 0.2)
        for var line in goods.prefix(2) {
            line.text = PortalFixture.secret
            try transaction.putLine(line, of: draft.id)
        }
        made.draft = "\(draft.number)"
        let offer = try open(.offer, "draft", people, title: "Крепежи за обект " + PortalFixture.ofA, daysAgo: 6) {
            $0.validUntil = "2026-10-03"
            $0.delivery = "до 10 работни дни от потвърждението"
            $0.terms = "EXW София (Incoterms 2020)\nПлащане до 14 дни по банков път"
            $0.customerReference = "ЗАП-2026/118"
        }
        for line in goods { try transaction.putLine(line, of: offer.id) }
        try keep(offer, at: now.addingTimeInterval(-86_400 * 5))
        _ = try transaction.apply(
            .send, of: Offer.self, to: offer.id, by: Actor("staff:maria"), at: now.addingTimeInterval(-86_400 * 5),
            detail: PortalFixture.secret)
        // a price that is being worked on and not yet sent
        var secret = goods[0]
        secret.unitPrice = FixedDecimal("99.99")
        try transaction.putLine(secret, of: offer.id)
        _ = try transaction.apply(.edit, of: Offer.self, to: offer.id, by: Actor("staff:maria"), at: now)
        made.offer = "\(offer.number)"
    }

    private func plantOrder(_ people: PortalFixture.People, _ made: inout PortalFixture.Made) throws {
        let order = try open(.order, "received", people, title: "Анкери и болтове за склад Тракия", daysAgo: 21) {
            $0.delivery = "2026-09-10"
            $0.customerReference = "PO 4500017719"
        }
        for line in goods { try transaction.putLine(line, of: order.id) }
        _ = try transaction.apply(
            .confirm, of: Order.self, to: order.id, by: Actor("staff:maria"), at: now.addingTimeInterval(-86_400 * 20))
        try keep(order, at: now.addingTimeInterval(-86_400 * 20))
        made.order = "\(order.number)"
        let first = try ship(people, order, lines: [(0, 1_200)], daysAgo: 12)
        _ = try transaction.apply(
            .deliver, of: Shipment.self, to: first.id, by: Actor("staff:maria"),
            at: now.addingTimeInterval(-86_400 * 10))
        let second = try ship(people, order, lines: [(1, 800)], daysAgo: 1)
        (made.delivered, made.sent) = ("\(first.number)", "\(second.number)")
    }

    private func ship(
        _ people: PortalFixture.People, _ order: RecordRow, lines: [(Int, Int64)], daysAgo: Double
    ) throws -> RecordRow {
        let shipment = try open(.shipment, "packing", people, title: "", daysAgo: daysAgo, parent: order.id)
        for (position, (index, quantity)) in lines.enumerated() {
            var line = goods[index]
            line.quantity = FixedDecimal(quantity)
            let orderLine = try transaction.lineID(line.position, of: order.id)
            line.position = position + 1
            try transaction.putLine(line, of: shipment.id, orderLine: orderLine)
        }
        try transaction.putDispatch(
            DispatchSnapshot(
                shippedOn: day(now.addingTimeInterval(-86_400 * daysAgo)), deliveryOn: "2026-09-04", carrier: "Speedy",
                trackingNumber: "61987654321",
                trackingURL: "https://www.speedy.bg/bg/track-shipment?shipmentNumber=61987654321"),
            of: shipment.id)
        _ = try transaction.apply(
            .dispatch, of: Shipment.self, to: shipment.id, by: Actor("staff:maria"),
            at: now.addingTimeInterval(-86_400 * daysAgo))
        _ = try transaction.apply(.shipPart, of: Order.self, to: order.id, by: Actor("xcrm"), at: now)
        return shipment
    }

    private func plantComplaint(_ people: PortalFixture.People, _ made: inout PortalFixture.Made) throws {
        let complaint = try open(.complaint, "open", people, title: "12 гайки със счупена резба", daysAgo: 2) {
            $0.body =
                "Здравейте,\n\nв последната доставка 12 от гайките М12 са със счупена резба. Прилагам снимка.\n\nПоздрави,\nИван Колев"
        }
        made.complaint = "\(complaint.number)"
    }

    /// A confirmed order of which we want fewer bolts and more nuts, and later; the client has not answered yet.
    private func plantChange(_ people: PortalFixture.People, _ made: inout PortalFixture.Made) throws {
        let order = try open(.order, "received", people, title: "Болтове за цех 2", daysAgo: 8) {
            $0.delivery = "2026-09-15"
        }
        for line in goods.prefix(2) { try transaction.putLine(line, of: order.id) }
        _ = try transaction.apply(
            .confirm, of: Order.self, to: order.id, by: Actor("staff:maria"), at: now.addingTimeInterval(-86_400 * 7))
        try keep(order, at: now.addingTimeInterval(-86_400 * 7))
        var lines = Array(goods.prefix(2))
        lines[0].quantity = FixedDecimal(900)
        lines[0].cancelled = FixedDecimal(100)
        lines[1].quantity = FixedDecimal(1_500)
        try transaction.putChange(
            WantedChange(lines: lines, delivery: "2026-09-22", terms: nil), of: order.id, by: Actor("staff:maria"),
            at: now)
        if let change = try transaction.openChange(of: order.id) {
            try transaction.setChange(change.id, .proposed, at: now)
        }
        made.changing = "\(order.number)"
    }

    private func plantOther(_ people: PortalFixture.People, _ made: inout PortalFixture.Made) throws {
        made.todo = "\(try open(.todo, "open", people, title: PortalFixture.secret, daysAgo: 3).number)"
        let offer = try open(.offer, "draft", people, title: PortalFixture.hostile, daysAgo: 4, forB: true) {
            $0.terms = PortalFixture.hostile
            $0.customerReference = PortalFixture.hostile
            $0.validUntil = "2026-09-30"
        }
        var line = goods[0]
        (line.text, line.wording, line.sku) = (
            PortalFixture.hostile, PortalFixture.hostile + "2", PortalFixture.hostile
        )
        try transaction.putLine(line, of: offer.id)
        try keep(offer, at: now)
        _ = try transaction.apply(.send, of: Offer.self, to: offer.id, by: Actor("staff:maria"), at: now)
        made.offerB = "\(offer.number)"
        try transaction.replaceArticles(
            [
                (
                    "DIN933-M12x40-A2",
                    #"{"sku":"DIN933-M12x40-A2","names":{"bg":"Болт шестостенен DIN 933 M12×40 A2","en":"Hexagon bolt DIN 933 M12×40 A2"},"unit":"pcs","price":"0.384","currency":"EUR"}"#
                ),
                (
                    "DIN934-M12-A2",
                    #"{"sku":"DIN934-M12-A2","names":{"bg":"Гайка DIN 934 M12 A2","en":"Hexagon nut DIN 934 M12 A2"},"unit":"pcs","price":"0.0961","currency":"EUR"}"#
                ),
                ("A+B", #"{"sku":"A+B","names":{"en":"<b>Two</b> component glue"},"unit":"can","currency":"EUR"}"#),
                ("broken", "{"),
            ])
    }
}
