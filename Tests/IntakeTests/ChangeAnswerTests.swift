import Mail
import Storage
import Testing
import Workflows

@testable import Intake

/// What a client answers to a proposed change of an order, in the languages that we write.
@Suite struct ChangeAnswerTests {
    /// An order of 100 × LMP-10 of which 120 are proposed.
    private func proposed() async throws -> (office: Office, order: RecordRow) {
        let office = try Office.trading()
        let order = try await office.confirmedOrder()
        try await office.maria(order, "#line 1 120\n#send")
        return (office, order)
    }

    private func states(_ office: Office, _ order: RecordRow) async throws -> [ChangeState] {
        try await office.store.read { try $0.changes(of: order.id).map(\.state) }
    }

    @Test(arguments: [
        "We agree.", "I confirm.", "We confirm the change.", "Einverstanden", "Wir bestätigen die Änderung.",
        "Потвърждаваме промяната.", "Потвърждавам промяната.", "Ich bestätige die Änderung.",
        "We agree to the change of the order.", "Съгласни сме.", "Потвърждавам.",
        "Приемаме.", "Wir sind einverstanden.", "Einverstanden, vielen Dank.",
    ]) func `A yes makes it, and the client gets the order as it is now`(yes: String) async throws {
        let (office, order) = try await proposed()
        try await office.answer(order, yes)
        #expect(try await office.lines(order)[0].quantity?.description == "120", "\(yes)")
        #expect(try await states(office, order) == [.accepted])
        #expect(try await office.outbox(to: Office.client).last == .orderConfirmed)
        #expect(try await office.records(.order).count == 1)
    }

    @Test(arguments: [
        "We do not agree.", "We do not confirm the change.", "Не приемаме промяната.", "Wir lehnen die Änderung ab.",
        "Не сме съгласни.", "Не съм съгласен.", "Wir sind nicht einverstanden.",
        "Wir lehnen ab.",
    ]) func `A no leaves the order as it was`(no: String) async throws {
        let (office, order) = try await proposed()
        try await office.answer(order, no)
        #expect(try await office.lines(order)[0].quantity?.description == "100", "\(no)")
        #expect(try await states(office, order) == [.declined])
    }

    @Test(arguments: [
        "We agree if you deliver by Friday.", "We would agree only if the price stays the same.",
        "Съгласни сме, ако доставите до петък.", "Потвърждаваме, но при стара цена.",
        "Einverstanden, wenn Sie bis Freitag liefern.", "What would it cost?", "Колко ще струва?",
        "Please make it 130 pcs of LED bulb 10W E27.", "Моля, нека са 130 бр. крушка LED 10W E27.",
        "We agree, but please 130 pcs LED bulb 10W E27.",
    ]) func `An answer with a condition or another wish changes nothing, opens nothing and goes to staff`(text: String)
        async throws
    {
        let (office, order) = try await proposed()
        let offers = try await office.records(.offer).count
        try await office.answer(order, text)
        #expect(try await office.lines(order)[0].quantity?.description == "100", "\(text)")
        #expect(try await states(office, order) == [.proposed], "\(text)")
        #expect(try await office.records(.order).count == 1, "\(text)")
        #expect(try await office.records(.offer).count == offers, "\(text)")
        let notice = try await office.last(.staffNotice)
        #expect(notice.model.record?.number == order.number)
        #expect(notice.model.about?.text.contains(text) == true)
    }

    @Test func `Other goods in the same thread are an inquiry like any other`() async throws {
        let (office, order) = try await proposed()
        let offers = try await office.records(.offer).count
        try await office.answer(order, "Please quote 500 pcs of cable H05VV-F 3x1.5.")
        #expect(try await office.records(.offer).count == offers + 1)
        #expect(try await states(office, order) == [.proposed])
    }

    @Test func `The button's mail agrees to the proposal it was sent with, and to no later one`() async throws {
        let (office, order) = try await proposed()
        let first = try await office.last(.orderChange)
        let revision = try #require(first.model.record?.revision)
        func press(_ revision: Int) async throws {
            try await office.answer(
                order, "We agree to the change of order \(order.number).\n\nXCRM confirm \(order.number) \(revision)")
        }
        try await office.maria(order, "#line 1 140\n#send")
        let second = try #require(try await office.last(.orderChange).model.record?.revision)
        #expect(second != revision)
        try await press(revision)
        #expect(try await office.lines(order)[0].quantity?.description == "100")
        try await press(second)
        #expect(try await office.lines(order)[0].quantity?.description == "140")
    }
}
