import Foundation
import Mail
import Settings
import Storage
import Testing
import Workflows

@testable import Intake

@Suite struct ContractTests {
    private func withClient() async throws -> Office {
        let office = try Office.trading()
        _ = try await office.inquiry()
        return office
    }

    private static let scan = ShellCommands.File(name: "договор.pdf", content: Data("%PDF-1.4 scan".utf8))

    @Test(arguments: [
        "#contract \"Stroymag Ltd\" from 1.01.2026 to 31.12.2026 number=\"12/2026\" value=50000 signed=15.12.2025 subject=\"lamps for shops\"",
        "#договор \"Stroymag Ltd\" от 1.01.2026 до 31.12.2026 номер=\"12/2026\" стойност=50000 подписан=15.12.2025 предмет=\"lamps for shops\"",
    ])
    func `A contract is registered with its scan, shown, changed, listed and taken back`(text: String) async throws {
        let office = try await withClient()
        let made = try await office.shell(text, on: nil, files: [Self.scan])
        #expect(made.isDone, "\(made.lines)")
        let contract = try await office.record(try #require(made.record))
        #expect(contract.state == "active")
        #expect(contract.title == "lamps for shops")
        let row = try #require(try await office.store.read { try $0.contract(of: contract.id) })
        #expect(row.reference == "12/2026")
        #expect(row.value == 5_000_000)
        #expect(row.signedOn == "2025-12-15")
        #expect(row.endsOn == "2026-12-31")
        #expect(try await office.store.read { try $0.hasAttachments(row.scan ?? 0) })
        #expect(try await office.store.read { try $0.records(.contract, client: contract.client, limit: 5).count } == 1)
        #expect(try await office.shell("#show", on: contract.number).shown.contains("12/2026"))
        #expect(try await office.shell("#contract number=13 value=60000", on: contract.number).isDone)
        #expect(try await office.shell("#valid 30.06.2027\n#terms 30 days net", on: contract.number).isDone)
        #expect(try await office.store.read { try $0.contract(of: contract.id)?.endsOn } == "2027-06-30")
        #expect(try await office.shell("#undo", on: contract.number).isDone)
        #expect(try await office.store.read { try $0.contract(of: contract.id)?.endsOn } == "2026-12-31")
        #expect(try await office.shell("#close", on: contract.number).isDone)
        #expect(try await office.state(contract) == "terminated")
        #expect(try await office.shell("#reopen", on: contract.number).isDone)
        #expect(try await office.shell("#cancel", on: contract.number).isDone)
        #expect(try await office.state(contract) == "cancelled")
    }

    @Test func `Just made, it is undone`() async throws {
        let office = try await withClient()
        let made = try await office.shell("#contract \"Stroymag Ltd\" from 1.01.2026", on: nil)
        #expect(made.notes.contains { $0.contains("scan") })
        #expect(try await office.shell("#undo", on: made.record).isDone)
        #expect(try await office.record(try #require(made.record)).state == "cancelled")
    }

    @Test func `From the mailbox the scan comes with the command, which waits for the sender's yes`() async throws {
        let office = try await withClient()
        let text = """
            From: Maria <maria@\(Office.firm)>
            To: sales@\(Office.firm)
            Subject: contract
            Message-ID: <scan@\(Office.firm)>
            Authentication-Results: mx.\(Office.firm); dmarc=pass header.from=\(Office.firm)
            MIME-Version: 1.0
            Content-Type: multipart/mixed; boundary=b

            --b
            Content-Type: text/plain; charset=utf-8

            #contract "Stroymag Ltd" from 1.01.2026 to 31.12.2026
            --b
            Content-Type: application/pdf
            Content-Disposition: attachment; filename=contract.pdf
            Content-Transfer-Encoding: base64

            JVBERi0xLjQK
            --b--

            """
        _ = try await office.deliver(text)
        #expect(try await office.records(.contract).isEmpty)
        let code = try #require(try await office.outbox().last { $0.model.template == .challenge }?.model.code)
        try await office.receive(
            from: "Maria <maria@\(Office.firm)>", subject: "Re: yes?", "#yes \(code)")
        let contract = try await office.only(.contract)
        let scan = try #require(try await office.store.read { try $0.contract(of: contract.id)?.scan })
        #expect(try await office.store.read { try $0.hasAttachments(scan) })
        #expect(contract.holder == "maria")
    }

    @Test(arguments: [
        "#contract Nobody from 1.01.2026", "#contract \"Stroymag Ltd\"", "#contract value=5",
        "#contract \"Stroymag Ltd\" from 2.01.2026 to 1.01.2026", "#contract \"Stroymag Ltd\" from 1.01.2026 color=red",
    ])
    func `What is missing is asked for`(text: String) async throws {
        let office = try await withClient()
        let made = try await office.shell(text, on: nil, files: [Self.scan])
        #expect(!made.isDone)
        #expect(try await office.records(.contract).isEmpty)
        #expect(try await office.store.read { try $0.mail(messageID: "none") } == nil)
    }

    @Test func `The storekeeper registers none`() async throws {
        let office = try Office.trading()
        let offer = try await office.inquiry()
        try await office.staff("stoyan", offer, "#договор \"Stroymag Ltd\" от 1.01.2026")
        #expect(try await office.records(.contract).isEmpty)
    }
}
