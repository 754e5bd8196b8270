import Foundation
import Mail
import Settings
import Storage
import Testing
import Understanding
import Workflows

@testable import Intake

extension Office {
    /// A firm with a VAT number, an accountant (Bulgarian), a storekeeper and a manager.
    static func trading(_ change: (inout Configuration) -> Void = { _ in }) throws -> Office {
        try Office { configuration in
            configuration.company.vat = "BG203912347"
            for (id, role, language) in [
                ("anna", Configuration.StaffMember.Role.accounting, "en"), ("stoyan", .warehouse, "bg"),
                ("vera", .accounting, "bg"),
            ] {
                var person = Configuration.StaffMember()
                person.id = id
                person.name = id.capitalized
                person.address = "\(id)@\(Office.firm)"
                person.language = language
                person.roles = [role]
                configuration.staff.append(person)
            }
            change(&configuration)
        }
    }

    /// An order that the usual client confirmed: 100 × LMP-10 at 1.50 and 50 × LMP-15 at 2.10, that is 255.00 without tax.
    func confirmedOrder() async throws -> RecordRow {
        let offer = try await sentOffer()
        try await answer(offer, "We confirm the offer.")
        return try await only(.order)
    }

    /// The last transcript.
    func lastTranscript() async throws -> MailModel {
        try #require(try await outbox().last { $0.model.template == .transcript }).model
    }

    /// Whether the last transcript says that everything was done.
    func isDone() async throws -> Bool { try await lastTranscript().transcript.allSatisfy(\.done) }

    /// Why the last command mail was refused.
    func refusal() async throws -> String {
        try await lastTranscript().transcript.first { !$0.done }?.result ?? ""
    }

    /// Issued documents, oldest first.
    func documents() async throws -> [InvoiceRow] {
        try await store.read { transaction in
            try transaction.records(.invoice, limit: 100).reversed().compactMap { try transaction.invoice(of: $0.id) }
        }
    }

    func balance(_ invoice: InvoiceRow) async throws -> InvoiceBalance {
        try #require(try await store.read { try $0.balance(of: invoice.record.id) })
    }

    func progress(_ order: RecordRow) async throws -> OrderProgress {
        try #require(try await store.read { try $0.progress(of: $0.record(order.id)) })
    }

    func state(_ record: RecordRow) async throws -> String { try await self.record(record.number).state }

    /// Commands from the shell.
    func shell(_ text: String, on number: RecordNumber?, files: [ShellCommands.File] = [], yes: Bool = false)
        async throws
        -> ShellCommands.Result
    {
        try await ShellCommands(store: store, house: service.house)
            .carryOut(text, on: number, as: nil, files: files, confirmed: yes)
    }

    /// As if the relay had taken all mails that wait.
    func sendAll() async throws {
        let waiting = try await outbox().filter { $0.state == .queued }.map(\.id)
        try await store.write { transaction in
            for id in waiting {
                _ = try transaction.markSending(id)
                try transaction.settleSent(id, reply: "250", at: Date())
            }
        }
    }
}
