import Foundation
import Logging
import Mail
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
        func send(_ letter: Letter) async throws {
            uid += 1
            let box = letter.to.hasPrefix("complaints") ? "complaints" : "sales"
            _ = try await temporary.store.watermark(of: box)
            let mail = """
                Authentication-Results: mx.\(firm); dmarc=pass header.from=stroymag.example
                From: Ivan Stoyanov <\(client)>
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
