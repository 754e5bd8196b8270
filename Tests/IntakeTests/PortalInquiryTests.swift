import Foundation
import Mail
import Settings
import Storage
import Testing
import Understanding
import Workflows

@testable import Intake

@Suite struct PortalInquiryTests {
    /// An inquiry as the portal composes it for a reader.
    struct Inquiry: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var skus = ["LMP-10", "LMP-15"]
        var quantity: Int64 = 100
        var date: String?
        var comment = ""
        var token = true
        var tokenOf = Office.client
        var attachment = false
        var state = "draft"
    }

    private func send(_ inquiry: Inquiry, to office: Office) async throws -> RecordRow {
        var body = StructuredBody(
            purpose: .inquiry,
            lines: inquiry.skus.map {
                StructuredBody.Line(sku: $0, quantity: FixedDecimal(inquiry.quantity), unit: .pcs, text: "LED bulb")
            }, text: inquiry.comment)
        body.deliverBy = inquiry.date.flatMap { Day(iso: $0) }
        let token = MessageToken(
            .client, reference: MessageToken.portalReference, recipient: inquiry.tokenOf, keys: office.keys)
        let address = try #require(token.address(at: "sales@\(Office.firm)"))
        try await office.receive(
            from: "Ivan Stoyanov <\(Office.client)>", to: inquiry.token ? address : "sales@\(Office.firm)",
            subject: body.heading("en"), body.written("en"))
        return try await office.only(.offer)
    }

    static let cases: [Inquiry] = [
        Inquiry(testDescription: "everything matched, below the limit", state: "sent"),
        Inquiry(testDescription: "above the limit", quantity: 1_000),
        Inquiry(testDescription: "an article that is not sold", skus: ["LMP-10", "NO-SUCH"]),
        Inquiry(testDescription: "a date that only a person can promise", date: "2026-05-04"),
        Inquiry(testDescription: "a comment that a person must read", comment: "in wooden boxes please"),
        Inquiry(testDescription: "not composed by the portal", token: false),
        Inquiry(testDescription: "composed for somebody else", tokenOf: "eve@other.example"),
    ]

    @Test(arguments: cases)
    func `An inquiry of the portal gets its offer at once only where nothing is left to decide`(inquiry: Inquiry)
        async throws
    {
        let office = try Office {
            $0.offers.autoSend = .portal
            $0.offers.autoSendLimit = 360
        }
        let offer = try await send(inquiry, to: office)
        #expect(offer.state == inquiry.state)
        let mails = try await office.outbox(to: Office.client)
        #expect(mails == (inquiry.state == "sent" ? [.offer] : [.inquiryReceived]))
        // Staff are told either way.
        #expect(try await office.outbox().contains { $0.recipient == "maria@\(Office.firm)" })
        let lines = try await office.lines(offer)
        #expect(lines.map { $0.quantity?.description } == inquiry.skus.map { _ in String(inquiry.quantity) })
    }

    @Test(arguments: [Configuration.Offers.AutoSend.never, .portal, .always])
    func `An inquiry in free words goes out by itself only if that is always allowed`(
        rule: Configuration.Offers.AutoSend
    ) async throws {
        let office = try Office { $0.offers.autoSend = rule }
        let offer = try await office.inquiry()
        #expect(offer.state == (rule == .always ? "sent" : "draft"))
    }

    @Test func `A sum of exactly the limit still goes out, one cent more does not`() async throws {
        for (limit, state) in [(360, "sent"), (359, "draft")] {
            let office = try Office {
                $0.offers.autoSend = .portal
                $0.offers.autoSendLimit = limit
            }
            #expect(try await send(Inquiry(testDescription: ""), to: office).state == state)
        }
    }

    @Test func `A complaint of the portal names its lines and its order`() async throws {
        let office = try Office()
        try await office.receive(
            from: "o@o.example", subject: "Purchase order 4711",
            "Hello,\n\nwe order:\n- 20 pcs LED bulb 10W E27\n\nRegards")
        let order = try await office.only(.order)
        let body = StructuredBody(
            purpose: .complaint, number: order.number,
            lines: [
                StructuredBody.Line(sku: "LMP-10", quantity: FixedDecimal(3), unit: .pcs, text: "LED bulb: broken")
            ],
            text: "the carton was wet")
        try await office.receive(
            from: "o@o.example", to: office.token(order, for: "o@o.example"), subject: "complaint", body.written("en"))
        let complaint = try await office.only(.complaint)
        #expect(complaint.parent == order.id)
        let lines = try await office.lines(complaint)
        #expect(lines.map(\.sku) == ["LMP-10"])
        #expect(lines.first?.quantity == FixedDecimal(3))
    }
}

@Suite struct PortalLinkTests {
    static let address = "sales+portal@\(Office.firm)"

    @Test func `Any mail to the portal's address is answered with a link, and makes no work`() async throws {
        let office = try Office()
        try await office.receive(from: "Ivan <\(Office.client)>", to: Self.address, subject: "Link", "link please")
        #expect(try await office.outbox(to: Office.client) == [.portalLink])
        #expect(try await office.outbox().count == 1)
        let mail = try #require(try await office.outbox().first)
        #expect(mail.contact != nil)
        #expect(mail.audience == .client)
    }

    @Test func `A mail that says more goes to a person too`() async throws {
        let office = try Office()
        let text =
            "Please send me the link. " + String(repeating: "And when will the goods arrive at our site? ", count: 4)
        try await office.receive(from: "Ivan <\(Office.client)>", to: Self.address, text)
        #expect(try await office.outbox(to: Office.client).contains(.portalLink))
        #expect(try await office.outbox(to: "maria@\(Office.firm)") == [.staffNotice])
    }

    @Test func `Staff get theirs at the configured address`() async throws {
        let office = try Office { $0.staff[0].addresses = ["maria@home.example"] }
        try await office.receive(from: "maria@home.example", to: Self.address, "hi", proof: .none)
        #expect(try await office.outbox(to: "maria@\(Office.firm)") == [.portalLinkStaff])
        let mail = try #require(try await office.outbox().first)
        #expect(mail.contact == nil)
        #expect(mail.audience == .inside)
        #expect(try await office.outbox(to: "maria@home.example").isEmpty)
    }

    @Test func `A forged sender gets nothing, a machine gets nothing, and nobody gets more than four an hour`()
        async throws
    {
        let office = try Office()
        try await office.receive(from: "x@x.example", to: Self.address, "link", proof: .failed)
        try await office.receive(
            from: "y@y.example", to: Self.address, "link", headers: "Auto-Submitted: auto-replied\n")
        try await office.receive(from: "maria@\(Office.firm)", to: Self.address, "link", proof: .failed)
        #expect(try await office.outbox().filter { $0.model.template == .portalLink }.isEmpty)
        for _ in 1...6 { try await office.receive(from: "z@z.example", to: Self.address, "link") }
        #expect(try await office.outbox(to: "z@z.example").count == 4)
    }

    @Test func `The address can be configured, and must be one that is read`() throws {
        let office = try Office { $0.portal.address = "complaints@\(Office.firm)" }
        #expect(office.service.house.configuration.portalMailbox?.name == "complaints")
        var none = office.service.house.configuration
        none.portal.address = nil
        none.smtp.subAddressDelimiter = nil
        #expect(none.portalAddress == nil)
        none.portal.address = "portal@elsewhere.example"
        #expect(none.portalMailbox == nil)
    }
}
