import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import Mail
import NIOCore
import Portal
import Settings
import Storage
import Support
import Testing
import Understanding
import Workflows

@testable import Intake
@testable import xcrm

/// The mails that the portal composes, sent as they are, through the intake.
@Suite struct PortalLetterTests {
    static let firm = "fixmetal.example"
    static let client = "ivan@stroymag.example"

    /// A firm with the portal's letters.
    final class House {
        let temporary: TemporaryStore
        let configuration: Configuration
        let keys: KeyRing
        let service: IntakeService
        let letters: Letters
        private var uid: UInt32 = 0
        let now = Date(timeIntervalSince1970: 1_776_160_000)

        init() throws {
            temporary = try TemporaryStore()
            keys = try KeyRing(current: (version: 1, bytes: Data(repeating: 7, count: 32)))
            var configuration = try Configuration(
                yaml: """
                    company: {name: {bg: Фиксметал, en: Fixmetal}, address: {street: ул. Първа 1, city: Пловдив}}
                    data: var
                    mailboxes:
                      - {name: sales, address: sales@\(firm), purpose: sales, imap: {url: "imaps://127.0.0.1:993", user: sales, password: x}}
                      - {name: complaints, address: complaints@\(firm), purpose: complaints, imap: {url: "imaps://127.0.0.1:993", user: c, password: x}}
                    smtp: {url: "smtp://127.0.0.1:587", user: x, password: x}
                    staff:
                      - {id: maria, name: Maria Petrova, address: maria@\(firm), language: en, roles: [sales]}
                    trust: {authserv_id: mx.\(firm)}
                    """, folder: URL(fileURLWithPath: "/"), checkingFiles: false)
            configuration.offers.autoSend = .portal
            self.configuration = configuration
            letters = Letters(configuration: configuration, keys: keys)
            let moment = now
            let articles = ["LMP-10", "LMP-15"].compactMap { sku in
                FixedDecimal("1.50").flatMap { price in
                    FixedDecimal(20).map {
                        Article(
                            sku: sku, names: ["bg": "Крушка \(sku)", "en": "Bulb \(sku)"], unit: .pcs, price: price,
                            currency: .eur, vatPercent: $0)
                    }
                }
            }
            var logger = Logger(label: "test")
            logger.logLevel = .critical
            service = IntakeService(
                store: temporary.store,
                house: Intake.House(
                    configuration: configuration, reader: Reader(catalogue: Catalogue(articles: articles)), keys: keys,
                    now: { moment }), logger: logger)
        }

        /// Sends a letter as the reader's mail program would.
        func send(_ letter: Letter, from sender: String = PortalLetterTests.client) async throws {
            uid += 1
            let box = letter.to.hasPrefix("complaints") ? "complaints" : "sales"
            _ = try await temporary.store.watermark(of: box)
            let mail = """
                Authentication-Results: mx.\(firm); dmarc=pass header.from=\(sender.split(separator: "@").last ?? "")
                From: Ivan Stoyanov <\(sender)>
                To: \(letter.to)
                Subject: =?utf-8?b?\(Data(letter.subject.utf8).base64EncodedString())?=
                Date: Tue, 14 Apr 2026 12:46:40 +0300
                Message-ID: <m\(uid)@stroymag.example>
                MIME-Version: 1.0
                Content-Type: text/plain; charset=utf-8
                Content-Transfer-Encoding: 8bit

                \(letter.body)
                """
            try await temporary.store.receive(
                [FetchedMail(uid: uid, arrivedAt: now, bytes: Data(mail.replacing("\n", with: "\r\n").utf8))],
                mailbox: box, uidValidity: 1, at: now)
            try await service.drain()
        }

        /// A command mail of Maria's about a record.
        func maria(_ record: RecordRow, _ text: String) async throws {
            let address = "maria@\(firm)"
            let token = MessageToken(
                .client, reference: record.number.description, recipient: address, keys: keys)
            try await send(
                Letter(to: try #require(token.address(at: "sales@\(firm)")), subject: "Re: notice", body: text),
                from: address)
        }

        /// The letters that a record's page offers to the client, by the keys of their buttons.
        func pageLetters(_ record: RecordRow, _ language: String) async throws -> [String: Letter] {
            let wiring = PortalWiring(
                firm: Firm(configuration: configuration, store: temporary.store),
                logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
            var setup = try await wiring.setup()
            let (moment, number) = (now, record.number)
            setup.letters = letters
            setup.clock = { moment }
            let token = SecretToken.make()
            try await temporary.store.write { transaction in
                let contact = try #require(try transaction.contact(address: PortalLetterTests.client))
                try transaction.addLink(
                    hash: SecretToken.hash(token), for: .contact(contact.id),
                    expires: moment.addingTimeInterval(86_400), at: moment)
            }
            let page = try await PortalApplication.build(setup, logger: wiring.logger).test(.router) { client in
                let cookie = try await client.execute(uri: "/l/\(token)", method: .get) { response in
                    String((response.headers[.setCookie] ?? "").prefix { $0 != ";" })
                }
                return try await client.execute(
                    uri: "/r/\(number)?lang=\(language)", method: .get, headers: [.cookie: cookie]
                ) { String(buffer: $0.body) }
            }
            var letters: [String: Letter] = [:]
            for match in page.matches(
                of:
                    /id="to-([a-z]+)"[^>]*value="([^"]*)"[\s\S]*?id="subject-[a-z]+"[^>]*value="([^"]*)"[\s\S]*?<textarea[^>]*>\n([^<]*)<\/textarea>/
            ) {
                func text(_ escaped: Substring) -> String {
                    [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")].reduce(
                        String(escaped)
                    ) { $0.replacing($1.0, with: $1.1) }
                }
                letters[String(match.1)] = Letter(to: text(match.2), subject: text(match.3), body: text(match.4))
            }
            return letters
        }

        func letter(_ matter: LetterMatter, _ language: String) throws -> Letter {
            try #require(
                letters.letter(
                    matter, for: LetterReader(address: client, name: "Ivan Stoyanov", language: language)))
        }

        func only(_ kind: RecordKind) async throws -> RecordRow {
            let all = try await temporary.store.read { try $0.records(kind, limit: 10) }
            try #require(all.count == 1)
            return all[0]
        }

        func lines(_ record: RecordRow) async throws -> [LineSnapshot] {
            try await temporary.store.read { try $0.lines(of: record.id) }
        }
    }

    @Test(arguments: ["bg", "en", "de"])
    func `From inquiry to complaint, every button's mail does what its page says`(language: String) async throws {
        let house = try House()
        let picked = [
            PickedArticle(sku: "LMP-10", name: "Крушка | LED", quantity: FixedDecimal(100), unit: .pcs),
            PickedArticle(sku: "LMP-15", name: "Bulb", quantity: FixedDecimal(1_250), unit: .pcs),
        ]
        try await house.send(house.letter(.inquiry(Array(picked.prefix(1)), by: nil), language))
        var offer = try await house.only(.offer)
        // 100 × 1.50 is below the limit and everything is clear: it went out without anybody.
        #expect(offer.state == "sent")
        #expect(offer.revision == 1)

        let subject = LetterSubject(number: offer.number, revision: offer.revision, mailbox: "sales")
        try await house.send(house.letter(.comment(subject), language))
        #expect(try await house.only(.offer).state == "sent")
        try await house.send(house.letter(.confirm(subject), language))
        offer = try await house.only(.offer)
        #expect(offer.state == "accepted")
        let order = try await house.only(.order)

        let about = LetterSubject(number: order.number, revision: order.revision, mailbox: "sales")
        let lines = [PickedArticle(sku: "LMP-10", name: "Bulb", quantity: FixedDecimal(7), unit: .pcs)]
        try await house.send(house.letter(.complaint(about: about, lines: lines), language))
        let complaint = try await house.only(.complaint)
        #expect(complaint.parent == order.id)
        #expect(try await house.lines(complaint).map(\.sku) == ["LMP-10"])
        #expect(try await house.lines(complaint).map(\.quantity) == [FixedDecimal(7)])
    }

    @Test(arguments: ["bg", "en", "de"])
    func `A declined offer is declined, and a wanted day waits for a person`(language: String) async throws {
        let house = try House()
        let picked = [PickedArticle(sku: "LMP-15", name: "Bulb", quantity: FixedDecimal("12.5"), unit: .pcs)]
        try await house.send(house.letter(.inquiry(picked, by: "2026-05-29"), language))
        let offer = try await house.only(.offer)
        #expect(offer.state == "draft")
        #expect(offer.delivery == "2026-05-29")
        #expect(try await house.lines(offer).map(\.quantity) == [FixedDecimal("12.5")])

        let other = try House()
        try await other.send(other.letter(.inquiry([picked[0]], by: nil), language))
        let sent = try await other.only(.offer)
        #expect(sent.state == "sent")
        let subject = LetterSubject(number: sent.number, revision: sent.revision, mailbox: "sales")
        try await other.send(other.letter(.decline(subject), language))
        #expect(try await other.only(.offer).state == "declined")
    }

    /// What a mail program makes of a link (RFC 6068): address, subject and body.
    private func opened(_ link: String) throws -> Letter {
        let parts = try #require(URLComponents(string: link))
        #expect(parts.scheme == "mailto")
        func field(_ name: String) -> String { parts.queryItems?.first { $0.name == name }?.value ?? "" }
        #expect(!field("body").replacing("\r\n", with: "").contains("\n"))
        return Letter(
            to: parts.path, subject: field("subject"), body: field("body").replacing("\r\n", with: "\n"))
    }

    /// Names that try to break out of their cell, their line, their address or their link.
    static let names = [
        "Крушка | LED", "a\r\nXCRM confirm OF-2026-00001", "b\u{2028}Comment: c", "tab\tand  blanks",
        "& ?subject=x&bcc=z@x",
        "100%25 %0A", "+ plus + ", "\"quoted\" 'single' <b>", "> quoted", "-- ", "ъ ё ß ẞ ﷽", "👩‍🔧 \u{202E}gnp.exe",
        "|||", "…",
        "XCRM complaint OR-2026-00001", "Delivery by: 2026-01-01", "\u{0}\u{1B}[31m", "\u{FEFF}x", "=1+1", "#send",
    ]

    /// A name as it is read back: on one line, without bars and characters that show nothing.
    private func plain(_ text: String) -> String {
        let seen = String(
            String.UnicodeScalarView(text.unicodeScalars.filter { !["\u{200D}", "\u{FEFF}"].contains($0) }))
        return seen.map { $0 == "|" || $0.isNewline ? " " : String($0) }.joined().split(whereSeparator: \.isWhitespace)
            .joined(separator: " ")
    }

    @Test(arguments: ["bg", "en", "de"])
    func `Whatever an article is called, each kind of mail comes back as it was composed`(language: String) throws {
        let house = try House()
        let order = try #require(RecordNumber("OR-2026-00017"))
        let subject = LetterSubject(number: order, revision: 3, mailbox: "sales")
        for name in Self.names {
            let picked = [
                PickedArticle(sku: "A-1", name: name, quantity: FixedDecimal("12.5"), unit: .kg),
                PickedArticle(sku: nil, name: "x" + name, quantity: FixedDecimal(3), unit: .pcs),
            ]
            let matters: [(LetterMatter, StructuredBody.Purpose, Int)] = [
                (.inquiry(picked, by: "2026-05-29"), .inquiry, 2),
                (.complaint(about: subject, lines: picked), .complaint, 2),
                (.complaint(about: nil, lines: picked), .complaint, 2), (.confirm(subject), .confirm, 0),
                (.decline(subject), .decline, 0), (.comment(subject), .comment, 0),
            ]
            for (matter, purpose, count) in matters {
                let letter = try house.letter(matter, language)
                #expect(!letter.isTooLongForLink)
                let mail = try opened(letter.mailto)
                #expect(mail == letter, "\(purpose) \(name)")
                #expect(!mail.subject.contains { $0.isNewline })
                let body = try #require(StructuredBody(mail.body), "\(purpose) \(name)")
                #expect(body.purpose == purpose)
                #expect(body.text.isEmpty, "\(purpose) \(name): \(body.text)")
                #expect(body.lines.count == count, "\(purpose) \(name)")
                let colon = purpose == .complaint ? ":" : ""
                #expect(
                    body.lines.map { plain($0.text) }
                        == (count == 0 ? [] : [plain(name + colon), plain("x" + name + colon)]), "\(purpose) \(name)")
                #expect(body.lines.map(\.quantity) == picked.prefix(count).map(\.quantity))
                #expect(body.lines.map(\.unit) == picked.prefix(count).map(\.unit))
                #expect(body.lines.map(\.sku) == picked.prefix(count).map(\.sku))
                switch purpose {
                case .inquiry:
                    #expect(body.deliverBy?.iso == "2026-05-29")
                    #expect(body.number == nil)
                case .confirm, .decline: #expect(body.number == order && body.revision == 3)
                case .comment: #expect(body.number == order)
                case .complaint: #expect(body.number == order || body.number == nil)
                }
            }
        }
    }

    @Test(arguments: [("bg", 3, 20, 45), ("en", 10, 30, 70), ("de", 10, 30, 70)])
    func `A basket is a link with names, then a link with codes, then a text to copy`(
        language: String, few: Int, some: Int, many: Int
    ) throws {
        let house = try House()
        let picked = (1...many).map {
            PickedArticle(
                sku: "DIN933-M\($0)",
                name: language == "bg"
                    ? "Болт шестостенен, поцинкован, клас 8.8 №\($0)"
                    : "Hexagon bolt, zinc plated, grade 8.8 no. \($0)",
                quantity: FixedDecimal(100), unit: .pcs)
        }
        for (count, hasLink, hasNames) in [(few, true, true), (some, true, false), (many, false, true)] {
            let letter = try house.letter(.inquiry(Array(picked.prefix(count)), by: nil), language)
            #expect(letter.isTooLongForLink == !hasLink, "\(count)")
            #expect(letter.mailto.utf8.count <= Letter.linkLimit)
            #expect(letter.body.contains("8.8") == hasNames, "\(count)")
            // A link that cannot hold all of it holds nothing of it: the page shows the text.
            #expect(letter.mailto.contains("&body=") == hasLink)
            let body = try #require(StructuredBody(letter.body))
            #expect(body.lines.map(\.sku) == picked.prefix(count).map(\.sku))
            #expect(body.lines.allSatisfy { $0.quantity == FixedDecimal(100) && $0.unit == .pcs })
        }
    }

    @Test(arguments: ["bg", "en", "de"], [true, false])
    func `A proposed change of an order is agreed to or declined by the page's mail`(language: String, agrees: Bool)
        async throws
    {
        let house = try House()
        let picked = [PickedArticle(sku: "LMP-10", name: "Bulb", quantity: FixedDecimal(100), unit: .pcs)]
        try await house.send(house.letter(.inquiry(picked, by: nil), language))
        let offer = try await house.only(.offer)
        let about = LetterSubject(number: offer.number, revision: offer.revision, mailbox: "sales")
        try await house.send(house.letter(.confirm(about), language))
        let order = try await house.only(.order)
        try await house.maria(order, "#line 1 120\n#send")
        let letters = try await house.pageLetters(order, language)
        let (yes, no) = (try #require(letters["confirmchange"]), try #require(letters["declinechange"]))
        // Somebody else's mail with the same text changes nothing.
        try await house.send(yes, from: "eve@elsewhere.example")
        #expect(try await house.lines(order).map(\.quantity) == [FixedDecimal(100)])
        try await house.send(agrees ? yes : no)
        #expect(try await house.lines(order).map(\.quantity) == [FixedDecimal(agrees ? 120 : 100)])
        let states = try await house.temporary.store.read { try $0.changes(of: order.id).map(\.state) }
        #expect(states == [agrees ? .accepted : .declined])
        // The page has no such buttons any more, and the mail, sent again, does nothing.
        #expect(try await house.pageLetters(order, language)["confirmchange"] == nil)
        try await house.send(yes)
        #expect(try await house.lines(order).map(\.quantity) == [FixedDecimal(agrees ? 120 : 100)])
    }

    @Test func `A yes to an earlier proposal, taken from a page that was left open, changes nothing`() async throws {
        let house = try House()
        let picked = [PickedArticle(sku: "LMP-10", name: "Bulb", quantity: FixedDecimal(100), unit: .pcs)]
        try await house.send(house.letter(.inquiry(picked, by: nil), "en"))
        let offer = try await house.only(.offer)
        try await house.send(
            house.letter(
                .confirm(LetterSubject(number: offer.number, revision: offer.revision, mailbox: "sales")), "en"))
        let order = try await house.only(.order)
        try await house.maria(order, "#line 1 120\n#send")
        let old = try #require(try await house.pageLetters(order, "en")["confirmchange"])
        try await house.maria(order, "#line 1 150")
        try await house.maria(order, "#send")
        let new = try #require(try await house.pageLetters(order, "en")["confirmchange"])
        #expect(old.body != new.body)
        try await house.send(old)
        #expect(try await house.lines(order).map(\.quantity) == [FixedDecimal(100)])
        try await house.send(new)
        #expect(try await house.lines(order).map(\.quantity) == [FixedDecimal(150)])
    }

    @Test func `A letter sent on by somebody else does nothing by itself`() async throws {
        let house = try House()
        let stolen = try #require(
            house.letters.letter(
                .inquiry([PickedArticle(sku: "LMP-10", name: "Bulb", quantity: FixedDecimal(1), unit: .pcs)], by: nil),
                for: LetterReader(address: "other@elsewhere.example", name: "", language: "en")))
        try await house.send(stolen)
        #expect(try await house.only(.offer).state == "draft")
    }
}
