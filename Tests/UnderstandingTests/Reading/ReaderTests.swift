import Foundation
import Mail
import Testing
import Understanding
import Workflows

private let chairs = Catalogue(articles: [
    Article(
        sku: "CHAIR-01", names: ["bg": "дъбов стол", "en": "oak chair"], unit: .pcs,
        price: FixedDecimal(millionths: 45_000_000),
        currency: .eur, vatPercent: FixedDecimal(millionths: 20_000_000))
])

private func mail(_ reply: String, subject: String = "", signature: String = "") -> Message {
    Message(
        from: [Address(name: "Ана Колева", address: "ana@client.example")], subject: subject,
        date: Date(timeIntervalSince1970: 1_778_536_800), dateOffset: 10_800, text: reply, reply: reply,
        signature: signature)
}

@Suite struct `Reading a whole mail` {
    @Test func `The mail's own clock says which day it is`() {
        // 2026-05-11 22:00 UTC is the 12th at the sender's.
        #expect(mail("").day?.iso == "2026-05-12")
    }

    @Test func `An inquiry gives kind, language, goods, date and contact with evidence`() {
        let reading = Reader(catalogue: chairs).read(
            mail(
                "Здравейте,\n\nмоля за оферта за 20 бр. дъбов стол. Трябват ни до петък.", subject: "Запитване",
                signature: "Поздрави,\nАна Колева\nКафе Роза ООД\nтел. 02 555 012"))
        #expect(reading.kind == .inquiry)
        #expect(reading.language == "bg")
        #expect(reading.lines.map(\.sku) == ["CHAIR-01"])
        #expect(reading.deliverBy?.iso == "2026-05-15")
        #expect(reading.contact == ContactDetails(name: "Ана Колева", company: "Кафе Роза ООД", phone: "02 555 012"))
        #expect(Set(reading.evidence.map(\.field)).isSuperset(of: ["kind", "deliver_by", "contact.name"]))
    }

    @Test func `A mail composed by the portal is read as composed`() {
        let body = StructuredBody(
            purpose: .inquiry,
            lines: [.init(sku: "CHAIR-01", quantity: FixedDecimal("12"), unit: .pcs, text: "as last year")],
            deliverBy: Day(iso: "2026-06-01"))
        let reading = Reader(catalogue: chairs).read(mail(body.written("bg")))
        #expect(reading.kind == .inquiry)
        #expect(
            reading.lines == [
                GoodsLine(sku: "CHAIR-01", quantity: FixedDecimal("12"), unit: .pcs, text: "as last year")
            ])
        #expect(reading.deliverBy?.iso == "2026-06-01")
    }

    @Test func `A yes sent by a vacation program accepts nothing`() {
        var message = mail("XCRM confirm OF-2026-00012\n\nComment:\n")
        message.automatic = .away
        #expect(Reader(catalogue: chairs).read(message).kind == .autoreply)
    }

    @Test(arguments: ["", " ", "\u{FEFF}", "?????", "🙂🙂🙂", "\u{0}\u{1}", "<html>"])
    func `A mail that cannot be understood is other or a question`(text: String) {
        let reading = Reader(catalogue: chairs).read(mail(text))
        #expect([.other, .question].contains(reading.kind))
    }

    @Test func `A huge mail is read in bounded time`() {
        let text = String(repeating: "моля цена 20 бр. до петък, ако може! OF-2026-00012 ", count: 20_000)
        let reading = Reader(catalogue: chairs).read(mail(text))
        #expect(reading.references == ["OF-2026-00012"])
    }

    @Test func `Offers are concerned through the context alone`() {
        var context = ReadingContext()
        context.answersOpenOffer = true
        context.threadKind = .offer
        let reader = Reader(catalogue: chairs)
        #expect(reader.read(mail("Става."), context: context).kind == .confirmation)
        #expect(reader.read(mail("Не, благодаря."), context: context).kind == .decline)
        #expect(reader.read(mail("Става, но само при 10 дни срок."), context: context).kind == .question)
    }
}

@Suite struct `The output of xcrm parse` {
    @Test func `It is one line of JSON with the keys in order`() throws {
        var reading = Reader(catalogue: chairs).read(mail("моля цена за 2 \"стола\"\n\tдъб\u{1}", subject: "x"))
        reading.attachments = [(name: "а\\б.pdf", type: "application/pdf")]
        reading.lines = [
            GoodsLine(
                sku: nil, quantity: FixedDecimal("1.5"), unit: .kg, text: "а",
                candidates: [Candidate(sku: "B", score: 5)])
        ]
        let line = ParseOutput.line(file: "a.eml", reading: reading, explain: true)
        #expect(!line.contains("\n"))
        let object = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        #expect(object["reply"] as? String == reading.reply)
        let keys = [
            "file", "kind", "language", "reply", "lines", "references", "deliver_by", "contact", "attachments",
            "evidence",
        ]
        #expect(Set(object.keys) == Set(keys))
        let places = keys.compactMap { line.range(of: "\"\($0)\":")?.lowerBound }
        #expect(places == places.sorted())
        let goods = try #require((object["lines"] as? [[String: Any]])?.first)
        #expect(goods["quantity"] as? String == "1.5")
        #expect(goods["sku"] is NSNull)
    }

    @Test func `Evidence is printed only when asked for, candidates only where there are some`() {
        var reading = Reader(catalogue: chairs).read(mail("здравейте"))
        reading.lines = [GoodsLine(sku: "A", quantity: nil, unit: nil, text: "a")]
        let line = ParseOutput.line(file: "a.eml", reading: reading)
        #expect(!line.contains("evidence") && !line.contains("candidates"))
    }
}

@Suite struct `Learning from corrections` {
    @Test func `A correction turns a mail without strong evidence`() throws {
        let text = "Пак сме на линия за стандартния пакет за обекта край реката."
        var classifier = Classifier.taught
        #expect(Reader(catalogue: chairs, classifier: classifier).read(mail(text)).kind != .order)
        classifier.learn(text, .order, times: 3)
        #expect(Reader(catalogue: chairs, classifier: classifier).read(mail(text)).kind == .order)
    }

    @Test func `Strong evidence outweighs what was learned`() {
        let text = "Потвърждаваме офертата OF-2026-00012."
        var classifier = Classifier.taught
        classifier.learn(text, .complaint, times: 1000)
        #expect(Reader(catalogue: chairs, classifier: classifier).read(mail(text)).kind == .confirmation)
    }

    @Test func `What was learned can be stored`() throws {
        var classifier = Classifier()
        classifier.learn("пакет за обекта", .order)
        let stored = try JSONEncoder().encode(classifier)
        #expect(try JSONDecoder().decode(Classifier.self, from: stored) == classifier)
    }

    @Test func `Each field carries its evidence, and staff are spared what they see anyway`() {
        let mail = """
            From: Ivan Petrov <ivan@client.example>
            Subject: Re: OR-2026-00012
            Date: Tue, 12 May 2026 10:15:00 +0300
            MIME-Version: 1.0
            Content-Type: multipart/mixed; boundary=m

            --m
            Content-Type: text/plain; charset=utf-8

            Please deliver 20 bags of plaster by Friday, as in OF-2026-00007.

            Regards,
            Ivan Petrov
            tel. 0888 123 456

            On 11 May 2026 at 16:12, Sales <sales@firm.example> wrote:
            > Hello
            --m
            Content-Type: image/png; name=scan.pdf
            Content-Disposition: attachment; filename=scan.pdf

            %PDF-1.4
            --m--
            """
        let message = MessageParser().parse(Data(mail.replacingOccurrences(of: "\n", with: "\r\n").utf8))
        let reading = Reader(catalogue: Catalogue(articles: [])).read(message)
        let fields = Set(reading.evidence.map(\.field))
        for field in [
            "kind", "language", "reply", "lines[0]", "references", "deliver_by", "contact.name", "contact.phone",
            "attachments[0]",
        ] {
            #expect(fields.contains(field), "\(field)")
        }
        #expect(reading.evidence.allSatisfy { !$0.words.isEmpty && !$0.place.isEmpty })
        #expect(reading.evidence.filter { $0.field == "references" }.map(\.place) == ["text", "subject"])
        #expect(reading.evidence.contains { $0.place == "left out: quoted" && $0.words.hasPrefix("On 11 May") })
        #expect(reading.evidence.contains { $0.words == "declared image/png, is application/pdf" })
        let staff = Set(reading.evidence.filter(\.isForStaff).map(\.field))
        #expect(staff.isDisjoint(with: ["language", "reply", "attachments[0]"]))
        #expect(staff.isSuperset(of: ["kind", "deliver_by"]))
    }
}
