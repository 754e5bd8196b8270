import Foundation
import Mail
import Settings
import Storage
import Testing
import Workflows

@testable import Intake

@Suite struct ComplaintTests {
    private func transcriptIsDone(_ office: Office) async throws -> Bool {
        try await office.transcript().allSatisfy(\.done)
    }

    // MARK: which order

    @Test func `Named by our number, the order is found and lends its prices`() async throws {
        let office = try Office()
        let order = try await office.order()
        let complaint = try await office.complaint("12 pcs LED bulb 10W E27 of order \(order.number) arrived broken.")
        #expect(complaint.parent == order.id)
        let lines = try await office.lines(complaint)
        #expect(lines.map(\.sku) == ["LMP-10"])
        #expect(lines.first?.unitPrice?.description == "1.5")
        #expect(complaint.dueOn == "2026-04-28")
        #expect(try await office.store.read { try $0.complaint(of: complaint.id) }?.answerBy == "2026-04-15")
    }

    @Test func `Words that fit several articles mean the one that was ordered`() async throws {
        let office = try Office()
        try await office.receive(from: Office.client, "Please quote:\n- 30 pcs LED bulb 15W E27")
        let offer = try await office.only(.offer)
        try await office.maria(offer, "#send\n#confirm by telephone")
        let order = try await office.only(.order)
        let complaint = try await office.complaint("12 pcs LED bulb E27 of order \(order.number) arrived broken.")
        let lines = try await office.lines(complaint)
        #expect(lines.map(\.sku) == ["LMP-15"])
        #expect(lines.first?.unitPrice?.description == "2.1")
    }

    @Test func `Without a number, the one order of the client that holds the articles is found`() async throws {
        let office = try Office()
        let order = try await office.order()
        let complaint = try await office.complaint("12 pcs LED bulb 15W E27 arrived broken.")
        #expect(complaint.parent == order.id)
    }

    @Test func `Where two orders fit alike, a person chooses and #link ties it`() async throws {
        let office = try Office()
        let first = try await office.order()
        try await office.receive(from: Office.client, "Please quote:\n- 10 pcs LED bulb 10W E27")
        let second = try #require(try await office.records(.offer).first)
        try await office.maria(second, "#send\n#confirm by telephone")
        let complaint = try await office.complaint("12 pcs LED bulb 10W E27 arrived broken.")
        #expect(complaint.parent == nil)
        let notice = try await office.last(.staffNotice)
        #expect(notice.model.warnings.contains { $0.contains(first.number.description) && $0.contains("#link") })
        try await office.staff("peter", complaint, "#link \(first.number)")
        #expect(try await office.record(complaint.number).parent == first.id)
    }

    @Test func `Another client's order is never tied`() async throws {
        let office = try Office()
        let order = try await office.order()
        try await office.receive(
            from: "b@other.example", to: "complaints@\(Office.firm)", subject: "Complaint",
            "12 pcs LED bulb 10W E27 of order \(order.number) arrived broken.", mailbox: "complaints")
        let complaint = try await office.only(.complaint)
        #expect(complaint.parent == nil)
        #expect(complaint.client != order.client)
    }

    @Test func `A complaint that comes to the sales mailbox is one all the same`() async throws {
        let office = try Office()
        let order = try await office.order()
        try await office.receive(
            from: Office.client, subject: "Broken goods",
            "We complain: 12 pcs LED bulb 10W E27 of order \(order.number) arrived broken, please replace them.")
        #expect(try await office.only(.complaint).parent == order.id)
    }

    @Test(arguments: ["#complaint", "#рекламация"])
    func `By hand, from an order, with its lines`(verb: String) async throws {
        let office = try Office()
        let order = try await office.order()
        try await office.maria(order, verb)
        let complaint = try await office.only(.complaint)
        #expect(complaint.parent == order.id)
        #expect(try await office.lines(complaint).map(\.sku) == ["LMP-10", "LMP-15"])
        #expect(complaint.dueOn != nil)
    }

    // MARK: deciding

    @Test(arguments: [
        ("#accept", "accepted", "accept"), ("#приеми", "accepted", "accept"),
        ("#reject dropped by you", "rejected", "reject"), ("#отхвърли изпуснати при вас", "rejected", "reject"),
        ("#replace", "settled", "replace"), ("#замени", "settled", "replace"),
        ("#replace lines=1:5", "settled", "replace"), ("#замени редове=1:5", "settled", "replace"),
        ("#repair", "settled", "repair"), ("#поправи", "settled", "repair"), ("#repair lines=1", "settled", "repair"),
        ("#refund", "settled", "refund"), ("#възстанови 7,50", "settled", "refund"),
        ("#close", "closed", "close"), ("#затвори", "closed", "close"),
    ])
    func `Each decision moves it, and the client is told which one it was`(command: String, state: String, told: String)
        async throws
    {
        let office = try Office()
        let order = try await office.order()
        let complaint = try await office.complaint("12 pcs LED bulb 10W E27 of order \(order.number) arrived broken.")
        try await office.staff("peter", complaint, command)
        #expect(try await transcriptIsDone(office))
        #expect(try await office.record(complaint.number).state == state)
        let mail = try await office.last(.complaintDecided)
        #expect(mail.recipient == Office.client)
        #expect(mail.model.kind == told)
        #expect(try await office.store.read { try $0.complaint(of: complaint.id) }?.answeredAt != nil)
    }

    @Test(arguments: ["#accept", "#reject no", "#repair", "#close"])
    func `A decision is undone while its mail has not left, and the clock runs again`(command: String) async throws {
        let office = try Office()
        let order = try await office.order()
        let complaint = try await office.complaint("12 pcs LED bulb 10W E27 of order \(order.number) arrived broken.")
        try await office.staff("peter", complaint, command)
        try await office.staff("peter", complaint, "#undo")
        #expect(try await office.record(complaint.number).state == "open")
        #expect(try await office.record(complaint.number).dueOn == "2026-04-28")
        #expect(try await office.last(.complaintDecided).state == .dropped)
        #expect(try await office.store.read { try $0.complaint(of: complaint.id) }?.answeredAt == nil)
    }

    @Test(arguments: ["#replace lines=9", "#repair lines=4", "#refund 0", "#ship", "#done"])
    func `What cannot be is refused and decides nothing`(command: String) async throws {
        let office = try Office()
        let order = try await office.order()
        let complaint = try await office.complaint("12 pcs LED bulb 10W E27 of order \(order.number) arrived broken.")
        try await office.staff("peter", complaint, command)
        #expect(try await office.transcript().allSatisfy { !$0.done })
        #expect(try await office.record(complaint.number).state == "open")
        #expect(try await office.records(.order).count == 1)
    }

    @Test func `A replacement is a free order of the lines named`() async throws {
        let office = try Office()
        let order = try await office.order()
        let complaint = try await office.complaint("12 pcs LED bulb 10W E27 of order \(order.number) arrived broken.")
        try await office.staff("peter", complaint, "#replace lines=1:5\n\nNew ones leave today.")
        let free = try #require(try await office.records(.order).first { $0.parent == complaint.id })
        let lines = try await office.lines(free)
        #expect(lines.map(\.quantity?.description) == ["5"])
        #expect(lines.allSatisfy { $0.unitPrice == .zero })
        #expect(try await office.last(.complaintDecided).model.text == "New ones leave today.")
    }

    @Test func `A refund by somebody without the role waits for the second yes`() async throws {
        let office = try Office { configuration in
            configuration.staff[0].roles = [.service]
        }
        let order = try await office.order2()
        let complaint = try await office.complaint("12 pcs LED bulb 10W E27 of order \(order.number) arrived broken.")
        try await office.staff("maria", complaint, "#refund")
        #expect(try await office.record(complaint.number).state == "open")
        let code = try #require(try await office.last(.challenge).model.code)
        try await office.staff("maria", complaint, "#yes \(code)")
        #expect(try await office.record(complaint.number).state == "settled")
        // 12 × 1.50
        #expect(try await office.store.read { try $0.complaint(of: complaint.id) }?.refund?.description == "18")
    }

    // MARK: the client answers

    private func decided(_ office: Office) async throws -> RecordRow {
        let order = try await office.order()
        let complaint = try await office.complaint("12 pcs LED bulb 10W E27 of order \(order.number) arrived broken.")
        try await office.staff("peter", complaint, "#reject you dropped them")
        return try await office.record(complaint.number)
    }

    private static let objection = "We do not agree: the bulbs were broken when we opened the box. Please check again."

    @Test func `An answer that disagrees opens it again, so often and no more (alga-psa 2772, 3241)`() async throws {
        let office = try Office()
        let complaint = try await decided(office)
        for round in 1...3 {
            try await office.answer(complaint, Self.objection)
            #expect(try await office.record(complaint.number).state == (round <= 2 ? "open" : "rejected"), "\(round)")
            if round <= 2 {
                #expect(try await office.record(complaint.number).dueOn != nil)
                try await office.staff("peter", complaint, "#reject you dropped them")
            }
        }
        #expect(try await office.last(.staffNotice).model.warnings.contains { $0.contains("#reopen") })
        try await office.staff("peter", complaint, "#reopen")
        #expect(try await office.record(complaint.number).state == "open")
        #expect(try await office.last(.complaintDecided).model.kind == "reopen")
    }

    @Test(arguments: ["Thank you.", "Благодарим Ви!", "Ok, thanks for the quick answer."])
    func `Thanks open nothing`(text: String) async throws {
        let office = try Office()
        let complaint = try await decided(office)
        try await office.answer(complaint, text)
        #expect(try await office.record(complaint.number).state == "rejected")
    }

    @Test func `Late, forged, automatic and strangers' answers open nothing`() async throws {
        let office = try Office()
        let complaint = try await decided(office)
        try await office.answer(complaint, Self.objection, proof: .failed)
        try await office.answer(complaint, Self.objection, from: "thief@elsewhere.example")
        try await office.receive(from: Office.client, subject: "About \(complaint.number)", Self.objection)
        try await office.receive(
            from: Office.client, to: office.token(complaint, for: Office.client), Self.objection,
            headers: "Auto-Submitted: auto-replied\n")
        #expect(try await office.record(complaint.number).state == "rejected")
        office.advance(86_400 * 31)
        try await office.answer(complaint, Self.objection)
        #expect(try await office.record(complaint.number).state == "rejected")
    }

    @Test func `More words on an open complaint stay with it, and no second one is opened`() async throws {
        let office = try Office()
        let order = try await office.order()
        let complaint = try await office.complaint("12 pcs LED bulb 10W E27 of order \(order.number) arrived broken.")
        try await office.answer(complaint, "Three more are broken, photos follow.")
        #expect(try await office.records(.complaint).count == 1)
        let mail = try #require(try await office.store.read { try $0.mail(try $0.lastMail() ?? 0) })
        #expect(mail.records == [complaint.id])
    }
}

extension Office {
    /// The same as `order`, sold by Peter, for tests in which Maria sells nothing.
    func order2() async throws -> RecordRow {
        let offer = try await inquiry()
        try await staff("peter", offer, "#send")
        try await answer(try await record(offer.number), "We confirm the offer.")
        return try await only(.order)
    }
}
