import Foundation
import Logging
import Settings
import Storage
import Support
import Synchronization
import Testing
import Workflows

@testable import Deadlines

/// A firm whose clock the test moves.
private final class Clock: Sendable {
    let temporary: TemporaryStore
    let service: DeadlineService
    private let box: Box

    var store: Store { temporary.store }

    init(_ change: (inout Configuration) -> Void = { _ in }) throws {
        temporary = try TemporaryStore()
        var configuration = try Configuration(
            yaml: """
                company: {name: {bg: Фиксметал, en: Fixmetal}, address: {street: ул. Първа 1, city: Пловдив}}
                data: var
                mailboxes:
                  - {name: sales, address: sales@fixmetal.example, purpose: sales, imap: {url: "imaps://127.0.0.1:993", user: sales, password: x}}
                  - {name: tasks, address: tasks@fixmetal.example, purpose: tasks, imap: {url: "imaps://127.0.0.1:993", user: t, password: x}}
                smtp: {url: "smtp://127.0.0.1:587", user: x, password: x}
                staff:
                  - {id: maria, name: Maria Petrova, address: maria@fixmetal.example, language: en, roles: [sales]}
                  - {id: ivan, name: Иван Илиев, address: ivan@fixmetal.example, language: bg, roles: [warehouse]}
                  - {id: boss, name: Boss, address: boss@fixmetal.example, language: en, roles: [manager]}
                """, folder: URL(fileURLWithPath: "/"), checkingFiles: false)
        change(&configuration)
        // Monday, 13 April 2026, 12:00 in Sofia
        let start = Date(timeIntervalSince1970: 1_776_070_800)
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        let box = Box(start)
        self.box = box
        service = DeadlineService(
            store: temporary.store, configuration: configuration, logger: logger, now: { box.date })
    }

    /// The time of the test.
    final class Box: Sendable {
        private let value: Mutex<Date>
        init(_ date: Date) { value = Mutex(date) }
        var date: Date {
            get { value.withLock { $0 } }
            set { value.withLock { $0 = newValue } }
        }
    }

    var now: Date { box.date }

    /// Moves the clock on and lets the service look, more than once, since it must tell nothing twice.
    func advance(days: Double) async throws {
        box.date = box.date.addingTimeInterval(86_400 * days)
        for _ in 0..<3 { try await service.round() }
    }

    @discardableResult
    func open(
        _ kind: RecordKind, state: String, holder: String? = nil, giver: String? = nil, due: String? = nil,
        mailbox: String = "sales"
    ) async throws -> RecordRow {
        let now = now
        return try await store.write { transaction in
            var new = NewRecord(kind: kind, state: state, client: nil, contact: nil, mailbox: mailbox, holder: holder)
            new.giver = giver
            new.dueOn = due
            new.title = "the stock"
            return try transaction.open(new, year: 2026, by: Actor("staff:maria"), at: now)
        }
    }

    /// The sentences told to somebody, oldest first.
    func told(_ person: String) async throws -> [String] {
        try await store.read { transaction in
            try transaction.outgoing(in: OutboxState.allCases, limit: 500).reversed()
                .filter { $0.recipient == "\(person)@fixmetal.example" && $0.model.template == .reminder }
                .map(\.model.text)
        }
    }

    func digests(_ person: String) async throws -> [[DigestItem]] {
        try await store.read { transaction in
            try transaction.outgoing(in: OutboxState.allCases, limit: 500).reversed()
                .filter { $0.recipient == "\(person)@fixmetal.example" && $0.model.template == .digest }
                .map { $0.model.digest ?? [] }
        }
    }
}

@Suite struct DeadlineTests {
    @Test func `The holder is reminded before, on and after the day, each once; overdue goes up to the giver`()
        async throws
    {
        let clock = try Clock()
        try await clock.open(.todo, state: "open", holder: "ivan", giver: "maria", due: "2026-04-16")
        try await clock.advance(days: 0)
        #expect(try await clock.told("ivan").isEmpty)
        try await clock.advance(days: 2)
        #expect(try await clock.told("ivan").count == 1)
        try await clock.advance(days: 1)
        #expect(try await clock.told("ivan").last?.contains("днес") == true)
        try await clock.advance(days: 1)
        #expect(try await clock.told("ivan").last?.contains("закъснява") == true)
        #expect(try await clock.told("maria").isEmpty)
        try await clock.advance(days: 1)
        #expect(try await clock.told("maria").count == 1)
        #expect(try await clock.told("maria").last?.contains("ivan") == true)
        try await clock.advance(days: 1)
        #expect(try await clock.told("ivan").count == 4)
        try await clock.advance(days: 20)
        #expect(try await clock.told("ivan").count == 5)
        #expect(try await clock.told("maria").count == 1)
        #expect(try await clock.told("boss").isEmpty)
    }

    @Test func `A task of one's own goes up to the managers`() async throws {
        let clock = try Clock()
        try await clock.open(.todo, state: "open", holder: "maria", giver: "maria", due: "2026-04-13")
        try await clock.advance(days: 2)
        #expect(try await clock.told("boss").count == 1)
    }

    @Test func `A step whose day passed while the program stood still is told at the next start`() async throws {
        let clock = try Clock()
        try await clock.open(.todo, state: "open", holder: "ivan", giver: "maria", due: "2026-04-16")
        try await clock.advance(days: 5)
        #expect(try await clock.told("ivan").count == 1)
        #expect(try await clock.told("maria").count == 1)
    }

    @Test func `A new date begins the reminders anew`() async throws {
        let clock = try Clock()
        let todo = try await clock.open(.todo, state: "open", holder: "ivan", due: "2026-04-13")
        try await clock.advance(days: 0)
        try await clock.store.write { try $0.setDue("2026-04-20", of: todo.id) }
        try await clock.advance(days: 6)
        try await clock.advance(days: 1)
        #expect(try await clock.told("ivan").count == 3)
    }

    @Test func `Done work is not reminded of`() async throws {
        let clock = try Clock()
        let todo = try await clock.open(.todo, state: "open", holder: "ivan", due: "2026-04-16")
        _ = try await clock.store.write {
            try $0.apply(.finish, of: ToDo.self, to: todo.id, by: Actor("staff:ivan"), at: Date())
        }
        try await clock.advance(days: 5)
        #expect(try await clock.told("ivan").isEmpty)
    }

    @Test func `The configured days are the ones`() async throws {
        let clock = try Clock { configuration in
            configuration.tasks.reminderDays = [7, 2]
            configuration.tasks.overdueDays = []
            configuration.tasks.escalateDays = 30
        }
        try await clock.open(.todo, state: "open", holder: "ivan", giver: "maria", due: "2026-04-20")
        try await clock.advance(days: 0)
        try await clock.advance(days: 5)
        #expect(try await clock.told("ivan").count == 2)
        try await clock.advance(days: 10)
        #expect(try await clock.told("ivan").count == 2)
        #expect(try await clock.told("maria").isEmpty)
    }

    @Test func `A complaint without an answer is told to its holder, then to the managers`() async throws {
        let clock = try Clock()
        let complaint = try await clock.open(.complaint, state: "open", holder: "maria", due: "2026-04-27")
        try await clock.store.write { try $0.beginComplaint(complaint.id, answerBy: "2026-04-14") }
        try await clock.advance(days: 1)
        #expect(try await clock.told("maria").isEmpty)
        try await clock.advance(days: 1)
        #expect(try await clock.told("maria").count == 1)
        #expect(try await clock.told("boss").count == 1)
        let now = clock.now
        try await clock.store.write { try $0.noteAnswered(complaint.id, at: now) }
        try await clock.advance(days: 3)
        #expect(try await clock.told("maria").count == 1)
        // and a decision that is late goes up as well
        try await clock.advance(days: 10)
        #expect(try await clock.told("boss").count == 2)
    }

    // MARK: the morning

    @Test func `In the morning each person is told once what waits for them, the late first`() async throws {
        let clock = try Clock()
        try await clock.open(.todo, state: "open", holder: "ivan", giver: "maria", due: "2026-04-10")
        try await clock.open(.todo, state: "inProgress", holder: "ivan", due: "2026-04-13")
        try await clock.open(.offer, state: "draft", holder: "maria")
        try await clock.open(.offer, state: "sent", holder: "maria")
        try await clock.open(.order, state: "received", mailbox: "sales")
        try await clock.advance(days: 0)
        #expect(try await clock.digests("ivan").map { $0.map(\.group) } == [[.late, .today]])
        #expect(try await clock.digests("maria").map { $0.map(\.group) } == [[.offers, .orders, .given]])
        #expect(try await clock.digests("boss").isEmpty)
        try await clock.advance(days: 1)
        #expect(try await clock.digests("maria").count == 2)
    }

    @Test func `Not before the hour, not on other days, and not at all when switched off`() async throws {
        let early = try Clock { $0.digest.hour = 13 }
        try await early.open(.offer, state: "draft", holder: "maria")
        try await early.advance(days: 0)
        #expect(try await early.digests("maria").isEmpty)
        try await early.advance(days: 0.05)
        #expect(try await early.digests("maria").count == 1)

        let sunday = try Clock()
        try await sunday.open(.offer, state: "draft", holder: "maria")
        try await sunday.advance(days: 6)
        #expect(try await sunday.digests("maria").isEmpty)

        let off = try Clock { $0.digest.enabled = false }
        try await off.open(.offer, state: "draft", holder: "maria")
        try await off.advance(days: 0)
        #expect(try await off.digests("maria").isEmpty)
    }

    @Test func `The digest of somebody away goes to the deputy with the deputy's own`() async throws {
        let clock = try Clock { configuration in
            configuration.staff[0].awayUntil = "2026-05-01"
            configuration.staff[0].deputy = "boss"
        }
        try await clock.open(.offer, state: "draft", holder: "maria")
        try await clock.advance(days: 0)
        #expect(try await clock.digests("maria").isEmpty)
        #expect(try await clock.digests("boss").first?.map(\.group) == [.offers])
    }

    @Test func `A long list is cut and counted`() async throws {
        let clock = try Clock()
        for _ in 0..<70 { try await clock.open(.offer, state: "draft", holder: "maria") }
        try await clock.advance(days: 0)
        #expect(try await clock.digests("maria").first?.count == 60)
    }

    @Test func `However many were told before, the next ones are told too`() async throws {
        let clock = try Clock()
        for _ in 0..<(DeadlineService.batch + 20) {
            try await clock.open(.todo, state: "open", holder: "ivan", due: "2026-04-01")
        }
        try await clock.advance(days: 0)
        let late = try await clock.open(.todo, state: "open", holder: "boss", due: "2026-04-13")
        try await clock.advance(days: 0)
        #expect(try await clock.told("boss").contains { $0.contains(late.number.description) && $0.contains("today") })
    }

    @Test func `More overdue invoices than one round takes are reminded of in the next rounds, each once`() async throws
    {
        let clock = try Clock { $0.invoices.reminderDays = [3, 14] }
        let count = DeadlineService.batch + 30
        try await clock.invoices(count, dueOn: "2026-04-01")
        // The service looks three times at each step of the clock.
        try await clock.advance(days: 0)
        #expect(try await clock.reminders() == [1: count])
        // The old ones, unpaid still, keep nobody from the turn.
        try await clock.invoices(1, dueOn: "2026-04-09")
        try await clock.advance(days: 0)
        #expect(try await clock.reminders() == [1: count + 1])
        try await clock.advance(days: 2)
        #expect(try await clock.reminders() == [1: count + 1, 3: count])
    }
}

extension Clock {
    /// Issues invoices over 10.00 and tax to one client.
    func invoices(_ count: Int, dueOn due: String) async throws {
        let now = now
        try await store.write { transaction in
            let client =
                try transaction.client(codeOrName: "Debtor")
                ?? transaction.addClient(
                    NewClient(name: "Debtor", language: "en"), at: now)
            let contact = try transaction.addContact(
                client: client.id, name: "Eve", address: "eve@debtor.example", phone: "", language: "en", at: now)
            let line = InvoiceLineSnapshot(
                position: 1, text: "Lamp", quantity: FixedDecimal(1) ?? .zero, unit: .pcs,
                unitPrice: FixedDecimal(10) ?? .zero, vatPercent: FixedDecimal(20) ?? .zero)
            for _ in 0..<count {
                let record = NewRecord(
                    kind: .invoice, state: Invoice.initial.rawValue, client: client.id, contact: contact.id,
                    mailbox: "sales")
                _ = try transaction.issue(
                    NewInvoice(record: record, kind: .invoice, lines: [NewInvoiceLine(line)]), by: Actor("test"),
                    at: now
                ) { number in
                    InvoiceSnapshot(
                        number: number, kind: .invoice, issuedOn: "2026-03-20", taxEventOn: "2026-03-20", dueOn: due,
                        language: "en", seller: CompanySnapshot(name: "Firm"),
                        buyer: PartySnapshot(code: client.code, name: client.name), lines: [line], currency: .eur)
                }
            }
        }
    }

    /// How many reminders of invoices went out, by step.
    func reminders() async throws -> [Int: Int] {
        try await store.read { transaction in
            let sent = try transaction.outgoing(in: OutboxState.allCases, limit: 10_000).filter {
                $0.model.template == .paymentReminder
            }
            return Dictionary(grouping: sent) { $0.model.step ?? 0 }.mapValues(\.count)
        }
    }
}
