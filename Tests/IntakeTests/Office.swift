import Foundation
import Logging
import Mail
import Settings
import Storage
import Support
import Testing
import Understanding
import Workflows

@testable import Intake

/// A firm without servers: mails are put into the ledger, the intake works, and the rows are looked at.
final class Office {
    static let firm = "fixmetal.example"
    let temporary: TemporaryStore
    let service: IntakeService
    let keys: KeyRing
    private var uid: UInt32 = 0
    private(set) var now: Date

    var store: Store { temporary.store }
    /// A mail that cannot be handled fails the test, unless it is what the test is about.
    var allowsParked = false

    init(_ change: (inout Configuration) -> Void = { _ in }) throws {
        temporary = try TemporaryStore()
        now = Date(timeIntervalSince1970: 1_776_160_000)  // 14 April 2026
        keys = try KeyRing(current: (version: 1, bytes: Data(repeating: 7, count: 32)))
        var configuration = try Configuration(
            yaml: """
                company: {name: {bg: Фиксметал, en: Fixmetal}, address: {street: ул. Първа 1, city: Пловдив}}
                data: var
                mailboxes:
                  - {name: sales, address: sales@\(Self.firm), purpose: sales, imap: {url: "imaps://127.0.0.1:993", user: sales, password: x}}
                  - {name: tasks, address: tasks@\(Self.firm), purpose: tasks, imap: {url: "imaps://127.0.0.1:993", user: t, password: x}}
                  - {name: complaints, address: complaints@\(Self.firm), purpose: complaints, imap: {url: "imaps://127.0.0.1:993", user: c, password: x}}
                smtp: {url: "smtp://127.0.0.1:587", user: x, password: x}
                staff:
                  - {id: maria, name: Maria Petrova, address: maria@\(Self.firm), language: en, roles: [sales]}
                  - {id: peter, name: Peter Stone, address: peter@\(Self.firm), language: en, roles: [service, manager]}
                trust: {authserv_id: mx.\(Self.firm)}
                """, folder: URL(fileURLWithPath: "/"), checkingFiles: false)
        change(&configuration)
        let moment = now
        let house = House(
            configuration: configuration, reader: Reader(catalogue: try Self.catalogue()), keys: keys, now: { moment })
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        service = IntakeService(store: temporary.store, house: house, logger: logger)
    }

    static func catalogue() throws -> Catalogue {
        func article(
            _ sku: String, _ bg: String, _ en: String, _ price: String, weight: String? = nil, minimum: String? = nil,
            breaks: [PriceBreak] = [], cost: String? = nil
        ) throws -> Article {
            Article(
                sku: sku, names: ["bg": bg, "en": en], unit: .pcs, price: try #require(FixedDecimal(price)),
                currency: .eur,
                vatPercent: try #require(FixedDecimal(20)), weightKg: weight.flatMap { FixedDecimal($0) },
                minimumQuantity: minimum.flatMap { FixedDecimal($0) }, priceBreaks: breaks,
                cost: cost.flatMap { FixedDecimal($0) })
        }
        let cheaper = PriceBreak(from: try #require(FixedDecimal(500)), price: try #require(FixedDecimal("1.30")))
        return Catalogue(articles: [
            try article(
                "LMP-10", "Крушка LED 10W E27", "LED bulb 10W E27", "1.50", weight: "0.05", breaks: [cheaper],
                cost: "0.90"),
            try article("LMP-15", "Крушка LED 15W E27", "LED bulb 15W E27", "2.10", weight: "0.07", cost: "2.20"),
            try article("CBL-3X15", "Кабел ШВПС 3x1.5", "Cable H05VV-F 3x1.5", "0.80", minimum: "25"),
        ])
    }

    func advance(_ seconds: TimeInterval) {
        now += seconds
        let moment = now
        let house = service.house
        service.use(
            House(configuration: house.configuration, reader: house.reader, keys: keys, now: { moment }))
    }

    /// How our own server judges a mail's sender.
    enum Proof { case verified, failed, none }

    /// Puts a mail into the ledger and lets the intake work.
    @discardableResult
    func receive(
        from: String, to: String = "sales@\(Office.firm)", subject: String = "Question", _ text: String,
        proof: Proof = .verified, mailbox: String = "sales", messageID: String? = nil, headers: String = ""
    ) async throws -> Int64 {
        uid += 1
        let domain = Address(address: from.filter { !"<>".contains($0) }).domain
        let result =
            switch proof {
            case .verified: "Authentication-Results: mx.\(Self.firm); dmarc=pass header.from=\(domain)\n"
            case .failed: "Authentication-Results: mx.\(Self.firm); dmarc=fail header.from=\(domain)\n"
            case .none: ""
            }
        let mail =
            result + headers + """
                From: \(from)
                To: \(to)
                Subject: \(subject)
                Date: Tue, 14 Apr 2026 12:46:40 +0300
                Message-ID: <\(messageID ?? "m\(uid)@\(domain)")>
                MIME-Version: 1.0
                Content-Type: text/plain; charset=utf-8

                \(text)
                """
        return try await deliver(mail, mailbox: mailbox)
    }

    /// Puts raw bytes into the ledger and lets the intake work; the row of the correspondence, 0 if parked.
    func deliver(_ mail: String, mailbox: String = "sales") async throws -> Int64 {
        uid += 1
        _ = try await store.watermark(of: mailbox)
        let bytes = Data(mail.replacingOccurrences(of: "\n", with: "\r\n").utf8)
        try await store.receive(
            [FetchedMail(uid: uid, arrivedAt: now, bytes: bytes)], mailbox: mailbox, uidValidity: 1, at: now)
        try await service.drain()
        for mail in try await store.read({ try $0.parkedMails(limit: 5) }) where !allowsParked {
            Issue.record("parked: \(mail.reason)")
        }
        return try await store.read { try $0.lastMail() ?? 0 }
    }

    // MARK: what came of it

    func records(_ kind: RecordKind) async throws -> [RecordRow] {
        try await store.read { try $0.records(kind, limit: 100) }
    }

    func only(_ kind: RecordKind) async throws -> RecordRow {
        let all = try await records(kind)
        try #require(all.count == 1)
        return all[0]
    }

    func record(_ number: RecordNumber) async throws -> RecordRow {
        try #require(try await store.read { try $0.record(number) })
    }

    func lines(_ record: RecordRow) async throws -> [LineSnapshot] {
        try await store.read { try $0.lines(of: record.id) }
    }

    /// Every mail of the outbox, oldest first.
    func outbox() async throws -> [OutboxRow] {
        try await store.read { try $0.outgoing(in: OutboxState.allCases, limit: 1_000) }.reversed()
    }

    func outbox(to address: String) async throws -> [MailTemplate] {
        try await outbox().filter { $0.recipient == address }.map(\.model.template)
    }

    /// The address that a person was given to answer to.
    func token(_ record: RecordRow, for person: String, _ audience: Audience = .client) throws -> String {
        try #require(
            MessageToken(audience, reference: record.number.description, recipient: person, keys: keys)
                .address(at: "sales@\(Self.firm)"))
    }

    // MARK: short ways

    static let client = "ivan@stroymag.example"

    /// An inquiry of the usual client, with its draft.
    func inquiry() async throws -> RecordRow {
        try await receive(
            from: "Ivan Stoyanov <\(Self.client)>", subject: "Inquiry",
            "Hello,\n\nplease quote:\n- 100 pcs LED bulb 10W E27\n- 50 pcs LED bulb 15W E27\n\nBest regards,\nIvan Stoyanov\nStroymag Ltd"
        )
        return try await only(.offer)
    }

    /// A command mail of Maria's about a record.
    func maria(_ record: RecordRow, _ text: String, proof: Proof = .verified) async throws {
        try await receive(
            from: "Maria <maria@\(Self.firm)>", to: token(record, for: "maria@\(Self.firm)"), subject: "Re: notice",
            text,
            proof: proof)
    }

    /// A command mail of any member of staff about a record.
    func staff(_ id: String, _ record: RecordRow, _ text: String) async throws {
        let address = "\(id)@\(Self.firm)"
        try await receive(
            from: "\(id) <\(address)>", to: token(record, for: address), subject: "Re: notice", text)
    }

    /// The last mail of a kind, to one address if named.
    func last(_ template: MailTemplate, to address: String? = nil) async throws -> OutboxRow {
        try #require(
            try await outbox().last {
                $0.model.template == template && (address == nil || $0.recipient == address)
            })
    }

    /// What the last command mail led to.
    func transcript() async throws -> [TranscriptLine] { try await last(.transcript).model.transcript }

    /// An order of the usual client, confirmed.
    func order() async throws -> RecordRow {
        let offer = try await sentOffer()
        try await answer(offer, "We confirm the offer.")
        return try await only(.order)
    }

    /// A complaint of the usual client about an order.
    func complaint(_ text: String) async throws -> RecordRow {
        let before = Set(try await records(.complaint).map(\.id))
        try await receive(
            from: Self.client, to: "complaints@\(Self.firm)", subject: "Complaint", text, mailbox: "complaints")
        return try #require(try await records(.complaint).first { !before.contains($0.id) })
    }

    /// An offer that is with the client.
    func sentOffer() async throws -> RecordRow {
        let offer = try await inquiry()
        try await maria(offer, "#send")
        return try await record(offer.number)
    }

    /// The client's answer to a record's mail.
    func answer(_ record: RecordRow, _ text: String, from: String = Office.client, proof: Proof = .verified)
        async throws
    {
        try await receive(
            from: "Ivan <\(from)>", to: token(record, for: Office.client), subject: "Re: Offer", text, proof: proof)
    }
}
