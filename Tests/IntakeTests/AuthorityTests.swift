import Foundation
import Mail
import Settings
import Storage
import Testing
import Workflows

@testable import Intake

/// Who may do what: forged senders change nothing, whoever they say they are.
@Suite struct AuthorityTests {
    private static let mx = "mx.\(Office.firm)"
    private let maria = "maria@\(Office.firm)"

    /// Fields that a forger writes into the mail, or that a server writes of a forged one; none of them proves Maria.
    private static let forgeries: [String] = [
        // the forger's own field, with our name, below a bad one of ours (itop 262, RFC 8601 §5)
        "Authentication-Results: \(mx); dmarc=fail header.from=\(Office.firm)\nAuthentication-Results: \(mx); dmarc=pass header.from=\(Office.firm)\n",
        // another server's name, and names that only look like ours
        "Authentication-Results: mx.attacker.example; dmarc=pass header.from=\(Office.firm)\n",
        "Authentication-Results: \(mx).attacker.example; dmarc=pass header.from=\(Office.firm)\n",
        "Authentication-Results: x\(mx); dmarc=pass header.from=\(Office.firm)\n",
        "Authentication-Results: \(mx)@attacker.example; dmarc=pass header.from=\(Office.firm)\n",
        // a good DKIM beside a failed DMARC (vellum 38415)
        "Authentication-Results: \(mx); dkim=pass header.d=\(Office.firm); dmarc=fail header.from=\(Office.firm)\n",
        "Authentication-Results: \(mx); dmarc=permerror header.from=\(Office.firm); dkim=pass header.d=\(Office.firm)\n",
        "Authentication-Results: \(mx); dmarc=temperror header.from=\(Office.firm); dkim=pass header.d=\(Office.firm)\n",
        // a DKIM of somebody else
        "Authentication-Results: \(mx); dmarc=none; dkim=pass header.d=attacker.example\n",
        // SPF of the forger's envelope
        "Authentication-Results: \(mx); spf=pass smtp.mailfrom=attacker.example; dmarc=none\n",
        // only a comment says so
        "Authentication-Results: \(mx) (dmarc=pass header.from=\(Office.firm)); none\n",
        // nothing at all, or the results of ARC, which anybody can write
        "", "ARC-Authentication-Results: i=1; \(mx); dmarc=pass header.from=\(Office.firm)\n",
        "X-Authentication-Results: \(mx); dmarc=pass\n", "Received-SPF: pass\n",
    ]

    @Test(arguments: forgeries)
    func `A command with a forged proof of its sender changes nothing, even with the right token`(fields: String)
        async throws
    {
        let office = try Office()
        let offer = try await office.inquiry()
        let before = try await office.outbox(to: Office.client)
        try await office.receive(
            from: "Maria Petrova <\(maria)>", to: office.token(offer, for: maria), subject: "Re: notice",
            "#price 1 0.01\n#send", proof: .none, headers: fields)
        #expect(try await office.record(offer.number).state == "draft")
        #expect(try await office.lines(offer).first?.unitPrice?.description == "1.5")
        #expect(try await office.outbox(to: Office.client) == before)
    }

    @Test(arguments: forgeries)
    func `A yes of a client with a forged proof never counts as proved`(fields: String) async throws {
        let office = try Office()
        let offer = try await office.sentOffer()
        let firm = Office.firm
        try await office.receive(
            from: Office.client, to: "sales@\(firm)", subject: "Yes", "We confirm offer \(offer.number).",
            proof: .none, headers: fields.replacing("header.from=\(firm)", with: "header.from=stroymag.example"))
        #expect(try await office.record(offer.number).state == "sent")
        #expect(try await office.records(.order).isEmpty)
    }

    /// Senders that look like Maria to people and are not.
    @Test(arguments: [
        "\"Maria Petrova\" <maria.petrova@attacker.example>", "\"maria@fixmetal.example\" <m@attacker.example>",
        "\"Maria Petrova <maria@fixmetal.example>\" <m@attacker.example>", "maria@fixmetal.example.attacker.example",
        "maria@fixmetaI.example", "maria@fixmetаl.example", "mаria@fixmetal.example", "maria@xn--fixmetl-8fg.example",
        "maria+x@fixmetal.example", "maria@sub.fixmetal.example", "\"Maria\" <maria@fixmetal.example@attacker.example>",
    ])
    func `Look-alike addresses and display names are nobody's authority (breeze 1699, freescout 4287)`(from: String)
        async throws
    {
        let office = try Office()
        let offer = try await office.inquiry()
        let before = try await office.outbox(to: Office.client)
        try await office.receive(from: from, to: office.token(offer, for: maria), "#price 1 0.01\n#send")
        #expect(try await office.record(offer.number).state == "draft")
        #expect(try await office.lines(offer).first?.unitPrice?.description == "1.5")
        #expect(try await office.outbox(to: Office.client).filter { $0 == .offer }.isEmpty)
        #expect(before.first == .inquiryReceived)
    }

    @Test func `A stranger's Reply-To is neither the sender nor answered (freescout 4287)`() async throws {
        let office = try Office()
        try await office.receive(
            from: Office.client, "Please quote 10 pcs LED bulb 10W E27.", headers: "Reply-To: \(maria)\n")
        let offer = try await office.only(.offer)
        #expect(try await office.store.read { try $0.contact(offer.contact ?? 0) }?.address == Office.client)
        #expect(
            try await office.outbox().filter { $0.model.template == .inquiryReceived }.map(\.recipient) == [
                Office.client
            ])
        #expect(try await office.last(.staffNotice).model.about?.from.contains(Office.client) == true)
    }

    @Test func `A token of one colleague is no proof of another`() async throws {
        let office = try Office()
        let offer = try await office.inquiry()
        try await office.receive(
            from: "peter@\(Office.firm)", to: office.token(offer, for: maria), "#price 1 0.01")
        #expect(try await office.lines(offer).first?.unitPrice?.description == "1.5")
        #expect(try await office.last(.challenge).recipient == "peter@\(Office.firm)")
    }

    @Test func `A code is good for the one who was asked alone`() async throws {
        let office = try Office()
        let offer = try await office.inquiry()
        try await office.maria(offer, "#price 1 9", proof: .none)
        let code = try #require(try await office.last(.challenge).model.code)
        try await office.staff("peter", offer, "#yes \(code)")
        #expect(try await office.lines(offer).first?.unitPrice?.description == "1.5")
    }

    @Test func `A forged forward by staff makes nobody a client`() async throws {
        let office = try Office()
        try await office.receive(
            from: "Maria <\(maria)>", subject: "Fwd: lamps",
            "---------- Forwarded message ---------\nFrom: N <n@lampa.example>\nDate: Mon, 13 Apr 2026 at 09:12\nSubject: lamps\nTo: <\(maria)>\n\nPlease quote 30 pcs LED bulb 15W E27.",
            proof: .failed)
        #expect(try await office.records(.offer).isEmpty)
        #expect(try await office.store.read { try $0.clients() }.isEmpty)
    }

    // MARK: two audiences

    @Test func `What is written to the inside address never reaches the client, whatever it holds`() async throws {
        let office = try Office()
        let offer = try await office.inquiry()
        let before = try await office.outbox(to: Office.client)
        let inside = try office.token(offer, for: maria, .inside)
        for text in ["He pays late.", "#note\nHe pays late.", "#mine\n\nHe pays late."] {
            try await office.receive(from: maria, to: inside, text)
        }
        #expect(try await office.outbox(to: Office.client) == before)
        let mails = try await office.store.read { transaction in
            let client = try #require(try transaction.client(offer.client ?? 0))
            return try transaction.clientMails(in: transaction.scope(client), page: Page(size: 50))
        }
        #expect(mails.allSatisfy { !$0.reply.contains("late") && !$0.whole.contains("late") })
    }

    @Test func `An inside token in a client's hands makes the mail no inside one and shows nothing`() async throws {
        let office = try Office()
        let offer = try await office.sentOffer()
        try await office.receive(
            from: Office.client, to: office.token(offer, for: maria, .inside), "We confirm the offer.")
        #expect(try await office.record(offer.number).state == "sent")
    }

    // MARK: roles

    /// What a role may and may not do, as the configuration says.
    @Test(arguments: [
        ([Configuration.StaffMember.Role.warehouse], "#price 1 2", false), ([.accounting], "#send", false),
        ([.service], "#price 1 2", false), ([.sales], "#price 1 2", true), ([.manager], "#price 1 2", true),
        ([.admin], "#send", true), ([.warehouse], "#mine", true), ([.accounting, .sales], "#send", true),
        ([.warehouse], "#task peter count", true), ([.warehouse], "#set phone=1", false),
        ([.service], "#set phone=1", true),
    ])
    func `Roles decide which verbs are carried out`(
        roles: [Configuration.StaffMember.Role], command: String, allowed: Bool
    ) async throws {
        let office = try Office { $0.staff[0].roles = roles }
        let offer = try await office.inquiry()
        try await office.maria(offer, command)
        #expect(try await office.transcript().allSatisfy { $0.done == allowed })
    }

    @Test func `The configuration gives verbs to roles and takes them away`() async throws {
        let office = try Office { configuration in
            configuration.staff[0].roles = [.warehouse]
            configuration.permissions = [Configuration.Permission(.warehouse, "price")]
        }
        let offer = try await office.inquiry()
        try await office.maria(offer, "#price 1 2")
        #expect(try await office.transcript().allSatisfy(\.done))
        try await office.maria(offer, "#send")
        #expect(try await office.transcript().allSatisfy { !$0.done })
    }

    @Test func `A verb that the program does not know is reported, not passed over`() {
        #expect(Permissions([Configuration.Permission(.sales, "send fly")]).unknown == ["fly"])
        #expect(Permissions(Configuration.Permission.common).unknown.isEmpty)
    }

    // MARK: limits

    @Test func `One thread is acknowledged once in a day, an address twice in an hour (FerroxLabs 547)`() async throws {
        let office = try Office()
        for number in 1...5 {
            try await office.receive(
                from: Office.client, subject: "Inquiry \(number)", "Please quote \(number)0 pcs LED bulb 10W E27.")
        }
        #expect(try await office.outbox(to: Office.client).filter { $0 == .inquiryReceived }.count == 2)
        #expect(try await office.records(.offer).count == 5)
    }

    @Test func `Above twenty mails in an hour nothing is answered, everything is kept, staff are told once`()
        async throws
    {
        let office = try Office()
        for number in 1...25 {
            try await office.receive(
                from: Office.client, subject: "Inquiry \(number)", "Please quote 10 pcs LED bulb 10W E27.")
        }
        #expect(try await office.records(.offer).count == 20)
        #expect(try await office.outbox().filter { $0.model.template == .alert }.count == 1)
        let mails = try await office.store.read { try $0.mailsReceived(from: Office.client, since: .distantPast) }
        #expect(mails == 25)
    }

    @Test func `Notices for somebody away go to the deputy`() async throws {
        let office = try Office { configuration in
            configuration.staff[0].awayUntil = "2026-05-01"
            configuration.staff[0].deputy = "peter"
        }
        _ = try await office.inquiry()
        #expect(try await office.outbox(to: maria).isEmpty)
        #expect(try await office.outbox(to: "peter@\(Office.firm)") == [.staffNotice])
    }
}
