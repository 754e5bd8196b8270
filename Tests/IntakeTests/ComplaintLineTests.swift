import Mail
import Storage
import Testing
import Workflows

@testable import Intake

/// Which goods a complaint is about, and at which prices.
@Suite struct ComplaintLineTests {
    /// A complaint about 12 of the 100 bulbs of an order.
    private func complained() async throws -> (office: Office, order: RecordRow, complaint: RecordRow) {
        let office = try Office.trading()
        let order = try await office.confirmedOrder()
        try await office.maria(order, "#ship")
        let complaint = try await office.complaint(
            "Hello,\n\n12 pcs LED bulb 10W E27 of order \(order.number) are broken.\n\nIvan")
        return (office, order, complaint)
    }

    private func shown(_ office: Office, _ complaint: RecordRow) async throws -> [String] {
        try await office.lines(complaint).map {
            "\($0.position) \($0.quantity?.description ?? "?") \($0.sku ?? "?") @ \($0.unitPrice?.description ?? "?")"
        }
    }

    @Test(arguments: [
        ("#line 1 15", ["1 15 LMP-10 @ 1.5"]), ("#ред 1 15", ["1 15 LMP-10 @ 1.5"]),
        ("#line + 3 LMP-15", ["1 12 LMP-10 @ 1.5", "2 3 LMP-15 @ 2.1"]),
        ("#ред + 3 бр LMP-15 @ 2,00", ["1 12 LMP-10 @ 1.5", "2 3 LMP-15 @ 2"]),
        ("#line 1 12 LMP-15", ["1 12 LMP-15 @ 2.1"]), ("#price 1 1.20", ["1 12 LMP-10 @ 1.2"]),
        ("#цена 1 1,20", ["1 12 LMP-10 @ 1.2"]),
        ("#line + 3 LMP-15\n#drop 1", ["1 3 LMP-15 @ 2.1"]), ("#махни 1", []),
        ("#line + 2 handle @ 4", ["1 12 LMP-10 @ 1.5", "2 2 ? @ 4"]),
    ]) func `Its lines are edited at the order's prices, and undo puts them back`(command: String, lines: [String])
        async throws
    {
        let (office, _, complaint) = try await complained()
        let before = try await shown(office, complaint)
        #expect(before == ["1 12 LMP-10 @ 1.5"])
        let ties = try await office.store.read { try $0.ties(of: complaint.id) }
        #expect(ties.count == 1)
        let mailed = try await office.outbox(to: Office.client).count
        try await office.maria(complaint, command)
        #expect(try await office.isDone())
        #expect(try await shown(office, complaint) == lines)
        #expect(try await office.outbox(to: Office.client).count == mailed)
        try await office.maria(complaint, "#undo")
        #expect(try await office.isDone())
        #expect(try await shown(office, complaint) == before)
        #expect(try await office.store.read { try $0.ties(of: complaint.id) } == ties)
    }

    @Test(arguments: [
        ("#line 4 15", "no line 4"), ("#drop 2", "no line 2"), ("#line + 3 nonsense", "not in the catalogue"),
        ("#price 3 1", "no line 3"), ("#discount 5%", "kind of record"), ("#valid 1.06.2026", "kind of record"),
    ]) func `What cannot be is refused, and nothing changes`(command: String, words: String) async throws {
        let (office, _, complaint) = try await complained()
        try await office.maria(complaint, command)
        #expect(try await office.refusal().contains(words))
        #expect(try await shown(office, complaint) == ["1 12 LMP-10 @ 1.5"])
    }

    @Test func `A decided complaint keeps its lines until it is taken up again`() async throws {
        let (office, _, complaint) = try await complained()
        try await office.maria(complaint, "#reject wrong voltage")
        try await office.maria(complaint, "#line 1 15")
        #expect(try await office.refusal().contains("#reopen"))
        try await office.maria(complaint, "#reopen\n#line 1 15")
        #expect(try await shown(office, complaint) == ["1 15 LMP-10 @ 1.5"])
    }

    @Test func `More than was ordered is told to staff, who may know better`() async throws {
        let (office, _, complaint) = try await complained()
        try await office.maria(complaint, "#line 1 101")
        #expect(try await office.isDone())
        #expect(try await office.lastTranscript().notes.contains { $0.contains("only 100 were ordered") })
    }

    @Test func `What is refunded and replaced follows the edited lines`() async throws {
        let (office, _, complaint) = try await complained()
        try await office.maria(complaint, "#line + 10 LMP-15\n#replace lines=2")
        let replacement = try #require(try await office.records(.order).first { $0.parent == complaint.id })
        #expect(try await office.lines(replacement).map(\.sku) == ["LMP-15"])
        try await office.maria(complaint, "#reopen\n#line 1 20")
        try await office.staff("peter", complaint, "#refund")
        #expect(
            try await office.store.read { try $0.complaint(of: complaint.id) }?.refund?.description == "51")
    }

    @Test(arguments: [true, false])
    func `Tying it to an order takes the order's prices, from either side, and undo gives them back`(fromOrder: Bool)
        async throws
    {
        let office = try Office.trading()
        let offer = try await office.inquiry()
        try await office.maria(offer, "#price 1 1.25\n#send")
        try await office.answer(offer, "We confirm the offer.")
        let order = try await office.only(.order)
        try await office.store.write { try $0.setCustomerReference("PO-1", of: order.id) }
        let complaint = try await office.complaint("4 pcs CBL-3X15 and 5 pcs LMP-10 are faulty.")
        #expect(complaint.parent == nil)
        let before = try await shown(office, complaint)
        let (subject, command) =
            fromOrder ? (order, "#link \(complaint.number)") : (complaint, "#свържи \(order.number)")
        try await office.maria(subject, command)
        #expect(try await office.isDone())
        #expect(try await office.record(complaint.number).parent == order.id)
        #expect(try await shown(office, complaint).contains("2 5 LMP-10 @ 1.25"))
        try await office.maria(subject, "#undo")
        #expect(try await office.isDone())
        #expect(try await office.record(complaint.number).parent == nil)
        #expect(try await shown(office, complaint) == before)
    }

    @Test func `It is tied to another order of the client, but to none of another client`() async throws {
        let (office, order, complaint) = try await complained()
        let second = try await office.shell("#order\n#line + 100 LMP-10 @ 1.10\n#confirm", on: nil)
        #expect(second.record == nil)
        let other = try await office.shell(
            "#order \(Office.client)\n#line + 100 LMP-10 @ 1.10\n#confirm", on: nil)
        let number = try #require(other.record)
        try await office.maria(complaint, "#link \(number)")
        #expect(try await shown(office, complaint) == ["1 12 LMP-10 @ 1.1"])
        try await office.receive(from: "eva@lampa.example", subject: "Order", "We order 10 pcs LED bulb 10W E27.")
        let foreign = try #require(try await office.records(.order).first { $0.client != order.client })
        try await office.maria(complaint, "#link \(foreign.number)")
        #expect(try await office.refusal().contains("another client"))
        try await office.maria(complaint, "#link \(complaint.number)")
        #expect(try await !office.isDone())
        try await office.maria(order, "#link \(number)")
        #expect(try await office.refusal().contains("tied to"))
    }
}
