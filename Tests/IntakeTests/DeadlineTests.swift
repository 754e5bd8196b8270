import Deadlines
import Foundation
import Logging
import Settings
import Storage
import Testing
import Workflows

@testable import Intake

@Suite struct TradeDeadlineTests {
    private func round(_ office: Office, days: Double, _ change: (inout Configuration) -> Void = { _ in }) async throws
    {
        var configuration = office.service.house.configuration
        change(&configuration)
        let moment = office.now.addingTimeInterval(86_400 * days)
        try await DeadlineService(
            store: office.store, configuration: configuration, logger: Logger(label: "test"), now: { moment }
        ).round()
    }

    @Test func `An unpaid invoice is reminded of in three steps, each once, and not any more when it is paid`()
        async throws
    {
        let office = try Office.trading { $0.invoices.reminderDays = [3, 14, 30] }
        let order = try await office.confirmedOrder()
        try await office.staff("anna", order, "#invoice")
        func steps() async throws -> [Int?] {
            try await office.outbox().filter { $0.model.template == .paymentReminder }.map(\.model.step)
        }
        // To pay by 28 April, which is fourteen days on.
        for (day, expected) in [
            (14.0, []), (16, []), (17, [1]), (17, [1]), (20, [1]), (28, [1, 2]), (50, [1, 2, 3]), (80, [1, 2, 3]),
        ] as [(Double, [Int?])] {
            try await round(office, days: day)
            #expect(try await steps() == expected, "day \(day)")
        }
        let mail = try #require(try await office.outbox().last { $0.model.template == .paymentReminder })
        #expect(mail.recipient == Office.client)
        #expect(mail.model.record?.balance?.due.minor == 30_600)
    }

    @Test func `After a pause only the step that is reached is sent, and a paid invoice is left alone`() async throws {
        let office = try Office.trading { $0.invoices.reminderDays = [3, 14, 30] }
        let order = try await office.confirmedOrder()
        try await office.staff("anna", order, "#invoice")
        try await round(office, days: 30)
        #expect(try await office.outbox().filter { $0.model.template == .paymentReminder }.map(\.model.step) == [2])
        let invoice = try #require(try await office.documents().first)
        try await office.staff("anna", invoice.record, "#paid 306")
        try await round(office, days: 60)
        #expect(try await office.outbox().filter { $0.model.template == .paymentReminder }.count == 1)
    }

    @Test func `Without configured days nobody is reminded`() async throws {
        let office = try Office.trading()
        let order = try await office.confirmedOrder()
        try await office.staff("anna", order, "#invoice")
        try await round(office, days: 90)
        #expect(try await !office.outbox().contains { $0.model.template == .paymentReminder })
    }

    @Test func `The end of a contract is told sixty, thirty and seven days before, once each, and when it has come`()
        async throws
    {
        let office = try Office.trading()
        _ = try await office.inquiry()
        let made = try await office.shell("#contract \"Stroymag Ltd\" from 1.01.2026 to 13.07.2026", on: nil)
        let contract = try await office.record(try #require(made.record))
        func told() async throws -> Int {
            try await office.outbox().filter {
                $0.model.template == .reminder && $0.model.record?.number == contract.number
                    && $0.recipient.hasPrefix("maria")
            }.count
        }
        // Ninety days from 14 April.
        for (day, expected) in [(29.0, 0), (30, 1), (31, 1), (62, 2), (62, 2), (84, 3), (90, 3), (91, 4), (92, 4)] {
            try await round(office, days: day)
            #expect(try await told() == expected, "day \(day)")
        }
        #expect(try await office.state(contract) == "ended")
        #expect(try await office.shell("#reopen\n#valid 13.07.2027", on: contract.number).isDone)
    }
}
