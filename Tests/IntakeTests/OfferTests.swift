import Foundation
import Mail
import Settings
import Storage
import Testing
import Understanding
import Workflows

@testable import Intake

@Suite struct OfferTests {
    @Test func `A revision says what changed, to the client and in the transcript`() async throws {
        let office = try Office.trading()
        let offer = try await office.sentOffer()
        try await office.maria(
            offer, "#price 1 1.25\n#drop 2\n#line + 30 CBL-3X15\n#valid 20.05.2026\n#incoterms dap Пловдив\n#send")
        let mail = try #require(try await office.outbox().last { $0.model.template == .offer })
        let changes = try #require(mail.model.changes)
        #expect(changes.lines.count == 2)
        #expect(changes.lines.first?.before?.unitPrice?.description == "1.5")
        #expect(changes.lines.last?.after?.sku == "CBL-3X15")
        #expect(changes.terms.map(\.term) == [.validUntil, .incoterms])
        #expect(mail.model.record?.revision == 2)
        #expect(mail.model.record?.incoterms == "DAP Пловдив")
        #expect(try await office.lastTranscript().changes == changes)
    }

    @Test(arguments: [
        ("#option 2", "#incoterms DAP Sofia", "#payment 30", "#remark Only whole boxes."),
        ("#опция 2", "#инкотермс DAP Sofia", "#плащане 30 дни", "#забележка Only whole boxes."),
    ])
    func `Alternatives count in no total and in no order; terms go over to the order`(
        option: String, incoterms: String, payment: String, remark: String
    ) async throws {
        let office = try Office.trading()
        let offer = try await office.inquiry()
        try await office.maria(offer, [option, incoterms, payment, remark, "#send"].joined(separator: "\n"))
        let mail = try #require(try await office.outbox().last { $0.model.template == .offer })
        #expect(mail.model.record?.totals?.net.minor == 15_000)
        #expect(mail.model.record?.body == "Only whole boxes.")
        try await office.answer(offer, "We confirm the offer.")
        let order = try await office.only(.order)
        #expect(try await office.lines(order).map(\.sku) == ["LMP-10"])
        #expect(order.incoterms == "DAP Sofia")
        #expect(order.paymentDays == 30)
        #expect(order.body == "Only whole boxes.")
    }

    @Test func `What an edit of terms changed, undo puts back`() async throws {
        let office = try Office.trading()
        let offer = try await office.inquiry()
        try await office.maria(
            offer, "#option 2\n#incoterms FCA Sofia\n#payment 30\n#remark x\n#discount 5%\n#discount 1 7.5%")
        #expect(try await office.lines(offer).map(\.discountPercent.description) == ["7.5", "5"])
        try await office.maria(offer, "#undo")
        let now = try await office.record(offer.number)
        #expect(now.incoterms == nil && now.paymentDays == nil && now.body.isEmpty)
        #expect(try await office.lines(offer).allSatisfy { !$0.isOptional && $0.discountPercent == .zero })
    }

    @Test(arguments: [
        "#incoterms DAT Sofia", "#incoterms DAP", "#payment soon", "#option 9", "#option", "#valid 1.1.2026\n#send",
        "#option 1, 2\n#send", "#incoterms sofia",
    ])
    func `What makes no sense is refused`(text: String) async throws {
        let office = try Office.trading()
        let offer = try await office.inquiry()
        try await office.maria(offer, text)
        #expect(try await !office.isDone())
        #expect(try await office.state(offer) == "draft")
    }

    @Test func `Price breaks follow the quantity, a price set by hand stays, and less than the minimum is told`()
        async throws
    {
        let office = try Office.trading()
        let offer = try await office.inquiry()
        try await office.maria(offer, "#line 1 500")
        #expect(try await office.lines(offer)[0].unitPrice?.description == "1.3")
        try await office.maria(offer, "#line 1 100")
        #expect(try await office.lines(offer)[0].unitPrice?.description == "1.5")
        try await office.maria(offer, "#price 1 1.11\n#line 1 600")
        #expect(try await office.lines(offer)[0].unitPrice?.description == "1.11")
        try await office.maria(offer, "#line + 10 CBL-3X15")
        #expect(try await office.lastTranscript().transcript.first?.result.contains("25") == true)
    }

    @Test func `Client prices and contract prices are taken for offers`() async throws {
        let office = try Office.trading()
        try await office.store.write { transaction in
            let client = try transaction.addClient(
                NewClient(name: "Stroymag", language: "en", domains: ["stroymag.example"]), at: Date())
            _ = try transaction.addContact(
                client: client.id, name: "Ivan", address: Office.client, phone: "", language: "en", at: Date())
        }
        let house = office.service.house
        let prices = PriceImport(store: office.store, catalogue: house.catalogue, currency: .eur)
        let list = try await prices.run(
            Data("sku;price;from_quantity\nLMP-10;1,40;\nLMP-10;1,20;200\nNONE;1;\nLMP-15;x;\n".utf8),
            for: .client("Stroymag"))
        #expect(list.count == 2)
        #expect(list.problems.map(\.line) == [4, 5])
        let made = try await office.shell("#contract Stroymag from 1.01.2026 to 31.12.2026", on: nil)
        let contract = try #require(made.record)
        #expect(try await prices.run(Data("sku,price\nLMP-15,1.90\n".utf8), for: .contract(contract)).count == 1)
        await #expect(throws: PriceImport.Problem.noClient("Nobody")) {
            try await prices.run(Data("sku,price\n".utf8), for: .client("Nobody"))
        }
        let offer = try await office.inquiry()
        #expect(try await office.lines(offer).map { $0.unitPrice?.description } == ["1.4", "1.9"])
        let held = try await office.store.read { try $0.record(contract)?.id }
        #expect(offer.contract == held)
        try await office.maria(offer, "#line 1 200")
        #expect(try await office.lines(offer)[0].unitPrice?.description == "1.2")
    }

    @Test func `Margins are for staff alone: no mail to a client, revision or snapshot has a trace of them`()
        async throws
    {
        let office = try Office.trading()
        let offer = try await office.inquiry()
        try await office.maria(offer, "#send")
        // 150 − 90 + 105 − 110
        #expect(try await office.lastTranscript().notes.contains { $0.contains("55.00 EUR") })
        try await office.maria(offer, "#show")
        #expect(try await office.lastTranscript().text.contains("a loss"))
        try await office.staff("stoyan", offer, "#show")
        #expect(try await !office.lastTranscript().text.contains("Марж"))
        try await office.answer(offer, "We confirm the offer.")
        let encoder = JSONEncoder()
        for mail in try await office.outbox() where mail.audience == .client && mail.model.template.isForClient {
            let text = String(decoding: try encoder.encode(mail.model), as: UTF8.self)
            for trace in ["argin", "арж", "cost", "\"0.9\"", "\"2.2\""] {
                #expect(!text.contains(trace), "\(mail.model.template) \(trace)")
            }
        }
    }

    @Test(arguments: [("#offer", "#order"), ("#оферта", "#поръчка")])
    func `Offers and orders by hand, from the shell and in answer to a mail`(offer: String, order: String) async throws
    {
        let office = try Office.trading()
        let first = try await office.inquiry()
        let client = try #require(try await office.store.read { try $0.client(first.client ?? 0)?.code })
        let made = try await office.shell("\(offer) \(client)\n#line + 20 LMP-10\n#send", on: nil)
        #expect(made.isDone)
        let number = try #require(made.record)
        #expect(try await office.record(number).state == "sent")
        #expect(try await office.outbox(to: Office.client).last == .offer)
        let other = try await office.shell("\(order) \(client)\n#line + 20 LMP-10\n#confirm", on: nil)
        #expect(try await office.record(try #require(other.record)).state == "confirmed")
        #expect(try await office.shell("#undo", on: other.record).isDone)
        #expect(try await office.record(try #require(other.record)).state == "cancelled")
        try await office.maria(first, "\(offer)\n#line + 5 LMP-15")
        #expect(try await office.records(.offer).count == 3)
        #expect(try await office.shell("\(offer) Nobody", on: nil).lines.first?.result.contains("Nobody") == true)
        #expect(try await !office.shell("#send", on: nil).isDone)
    }
}
