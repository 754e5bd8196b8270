import Storage
import Testing
import Workflows

@testable import Intake

@Suite struct DocumentCommandTests {
    /// An order with a shipment, and the office that has it.
    private func shipped() async throws -> (office: Office, order: RecordRow, shipment: RecordRow) {
        let office = try Office()
        let offer = try await office.inquiry()
        try await office.maria(offer, "#send")
        try await office.maria(offer, "#confirm")
        let order = try await office.only(.order)
        try await office.maria(order, "#ship carrier=Speedy tracking=61")
        return (office, order, try await office.only(.shipment))
    }

    private func result(_ office: Office) async throws -> TranscriptLine {
        let transcript = try #require(try await office.outbox().last { $0.model.template == .transcript })
        return try #require(transcript.model.transcript.first)
    }

    @Test(arguments: [
        ("#document packing list", DocumentKind.packingList), ("#документ ЧМР", .cmr),
        ("#document delivery note", .deliveryNote),
        ("#документ товарителница", .waybill), ("#document order confirmation", .orderConfirmation),
        ("#document offer", .offer),
    ]) func `A document is sent from the order, of whatever it is made`(command: String, kind: DocumentKind)
        async throws
    {
        let (office, order, shipment) = try await shipped()
        try await office.maria(order, command + "\n\nAs you asked.")
        let mail = try #require(try await office.outbox().last { $0.model.template == .documents })
        #expect(mail.model.documents == [kind])
        #expect(mail.recipient == Office.client)
        #expect(mail.model.text == "As you asked.")
        #expect(mail.model.record?.number.kind.rawValue == kind.source.rawValue)
        if kind.source == .shipment { #expect(mail.record == shipment.id) }
        #expect(try await result(office).done)
    }

    @Test(arguments: [
        ("#document invoice", "no invoice"), ("#document declaration of conformity", "attach your own"),
        ("#document complaint report", "cannot"), ("#silent\n#document offer", "#silent"),
    ]) func `What there is not is told, and nothing is sent`(command: String, words: String) async throws {
        let (office, order, _) = try await shipped()
        try await office.maria(order, command)
        #expect(try await office.outbox().allSatisfy { $0.model.template != .documents })
        let transcript = try #require(try await office.outbox().last { $0.model.template == .transcript })
        #expect(transcript.model.transcript.allSatisfy { !$0.done })
        if words != "cannot" { #expect(transcript.model.transcript.contains { $0.result.contains(words) }) }
    }
}
