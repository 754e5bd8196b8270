import Foundation
import Mail
import Storage
import Testing
import Understanding
import Workflows

@testable import Intake

@Suite struct ClientTests {
    private func client(_ office: Office, of address: String) async throws -> ClientRow {
        try await office.store.read { transaction in
            let contact = try #require(try transaction.contact(address: address))
            return try #require(try transaction.client(contact.client))
        }
    }

    private func transcript(_ office: Office) async throws -> [TranscriptLine] {
        try #require(try await office.outbox().last { $0.model.template == .transcript }).model.transcript
    }

    @Test(arguments: ["#client Harrow Ltd", "#клиент Harrow Ltd", "#client C00001", "#клиент c-1"])
    func `A new person is filed under the firm that it belongs to, with mails, records and domain`(command: String)
        async throws
    {
        let office = try Office()
        let harrow = try await office.store.write {
            try $0.addClient(NewClient(name: "Harrow Ltd", language: "en"), at: Date())
        }
        let offer = try await office.inquiry()
        try await office.maria(offer, command)
        #expect(try await office.record(offer.number).client == harrow.id)
        let mail = try #require(try await office.store.read { try $0.mail(1) })
        #expect(mail.client == harrow.id)
        // The client that was made of the first mail has nobody left and went along, with its domain.
        try await office.receive(from: "anna@stroymag.example", "Please quote 10 pcs LED bulb 10W E27.")
        #expect(try await client(office, of: "anna@stroymag.example").id == harrow.id)
        #expect(try await office.store.read { try $0.clientHistory(of: harrow.id) }.map(\.event).contains("contact"))
    }

    @Test func `Filing under another client is undone`() async throws {
        let office = try Office()
        let offer = try await office.inquiry()
        let before = try await client(office, of: Office.client)
        _ = try await office.store.write { try $0.addClient(NewClient(name: "Harrow Ltd", language: "en"), at: Date()) }
        try await office.maria(offer, "#client Harrow Ltd")
        try await office.maria(offer, "#undo")
        #expect(try await office.record(offer.number).client == before.id)
        #expect(try await client(office, of: Office.client).id == before.id)
        #expect(try await office.store.read { try $0.mail(1) }?.client == before.id)
        try await office.receive(from: "anna@stroymag.example", "Please quote 10 pcs LED bulb 10W E27.")
        #expect(try await client(office, of: "anna@stroymag.example").id == before.id)
    }

    @Test func `A plus makes the client that is not there yet`() async throws {
        let office = try Office()
        let offer = try await office.inquiry()
        try await office.maria(offer, "#клиент + Нова фирма ООД")
        #expect(try await client(office, of: Office.client).name == "Нова фирма ООД")
    }

    @Test func `A client that is not there, or there twice, is refused and nothing changes`() async throws {
        let office = try Office()
        let offer = try await office.inquiry()
        for _ in 0..<2 {
            _ = try await office.store.write {
                try $0.addClient(NewClient(name: "Twin Ltd", language: "en"), at: Date())
            }
        }
        for name in ["Nobody Ltd", "Twin Ltd", "C00999", "+"] {
            try await office.maria(offer, "#client \(name)")
            #expect(try await transcript(office).allSatisfy { !$0.done }, "\(name)")
        }
        #expect(try await office.record(offer.number).client == offer.client)
    }

    @Test func `A mail without a record is filed under another client too`() async throws {
        let office = try Office()
        let harrow = try await office.store.write {
            try $0.addClient(NewClient(name: "Harrow Ltd", language: "en"), at: Date())
        }
        try await office.receive(from: "new@gmail.com", subject: "Hello", "Do you have a shop in Varna?")
        let notice = try #require(try await office.outbox().last { $0.model.template == .staffNotice })
        let answered = try #require(notice.answers)
        let token = try #require(
            MessageToken(.client, reference: "M\(answered)", recipient: "maria@\(Office.firm)", keys: office.keys)
                .address(at: "sales@\(Office.firm)"))
        try await office.receive(from: "maria@\(Office.firm)", to: token, "#client Harrow Ltd")
        #expect(try await client(office, of: "new@gmail.com").id == harrow.id)
        #expect(try await office.store.read { try $0.mail(answered) }?.client == harrow.id)
    }

    @Test func `A forwarded mail whose writer was misread is given to the right person by one line (osTicket 3488)`()
        async throws
    {
        let office = try Office()
        try await office.receive(
            from: "Maria <maria@\(Office.firm)>", subject: "Fwd: lamps",
            """
            ---------- Forwarded message ---------
            From: Scanner <scanner@copyshop.example>
            Date: Mon, 13 Apr 2026 at 09:12
            Subject: lamps
            To: <maria@\(Office.firm)>

            Please quote 30 pcs LED bulb 15W E27.
            """)
        let offer = try await office.only(.offer)
        try await office.maria(offer, "#client nikola@lampa.example")
        let moved = try await office.record(offer.number)
        #expect(moved.client == (try await client(office, of: "nikola@lampa.example")).id)
        #expect(moved.client != (try await client(office, of: "scanner@copyshop.example")).id)
        #expect(try await office.store.read { try $0.contact(moved.contact ?? 0) }?.address == "nikola@lampa.example")
    }

    @Test(arguments: [
        "#set vat=BG203912347 phone=+359 2 900 1234 payment=30 days net days=30",
        "#данни ддс=BG203912347 телефон=+359 2 900 1234 плащане=30 days net дни=30",
    ])
    func `Staff set what is known of a client, with history, and undo puts it back`(command: String) async throws {
        let office = try Office()
        let offer = try await office.inquiry()
        try await office.maria(offer, command)
        let client = try await client(office, of: Office.client)
        #expect(client.vat == "BG203912347")
        #expect(client.phone == "+359 2 900 1234")
        #expect(client.paymentTerms == "30 days net")
        #expect(try await office.store.read { try $0.terms(of: client.id) }.paymentDays == 30)
        let history = try await office.store.read { try $0.clientHistory(of: client.id) }
        #expect(Set(history.map(\.event)).isSuperset(of: ["vat", "phone", "payment", "days"]))
        #expect(history.allSatisfy { $0.actor == "staff:maria" && $0.mail != nil })
        try await office.maria(offer, "#undo")
        let after = try await self.client(office, of: Office.client)
        #expect(after.vat.isEmpty && after.phone.isEmpty && after.paymentTerms.isEmpty)
        #expect(try await office.store.read { try $0.terms(of: after.id) }.paymentDays == nil)
    }

    @Test func `Addresses of invoice and delivery are read from one line and stand on what is printed`() async throws {
        let office = try Office()
        let offer = try await office.inquiry()
        try await office.maria(
            offer,
            "#set invoice=ул. Иван Вазов 5, ет. 2, 4000 Пловдив, BG delivery=12 Mill Lane, LS1 4DY Leeds, GB eik=203912347"
        )
        let party = try await office.store.read { transaction in
            try transaction.snapshot(of: transaction.record(offer.id), holderName: { _ in nil }, day: { _ in "" })
                .client
        }
        #expect(
            party.address
                == PostalAddress(street: "ул. Иван Вазов 5, ет. 2", city: "Пловдив", postcode: "4000", country: "BG"))
        #expect(party.deliveryAddress?.country == "GB")
        #expect(party.eik == "203912347")
    }

    @Test(arguments: [
        "#set domain=gmail.com", "#set domain=abv.bg", "#set days=many", "#set language=klingon", "#set email=nobody",
        "#set name=", "#set colour=red", "#set", "#данни vat=BG1 ддс=BG2",
    ])
    func `What a field cannot hold is refused, and a free-mail domain is never a firm's`(command: String) async throws {
        let office = try Office()
        let offer = try await office.inquiry()
        let before = try await client(office, of: Office.client)
        try await office.maria(offer, command)
        #expect(try await transcript(office).allSatisfy { !$0.done })
        #expect(try await client(office, of: Office.client) == before)
    }

    @Test(arguments: ["abv.bg", "mail.bg", "dir.bg", "gmail.com", "yahoo.com", "yahoo.co.uk", "Outlook.com", "gmx.de"])
    func `Two people of a free-mail provider are two clients`(domain: String) async throws {
        let office = try Office()
        try await office.receive(from: "one@\(domain)", "Please quote 10 pcs LED bulb 10W E27.")
        try await office.receive(from: "two@\(domain)", "Please quote 20 pcs LED bulb 10W E27.")
        let offers = try await office.records(.offer)
        #expect(Set(offers.map(\.client)).count == 2)
    }

    @Test func `Merged clients are one with all correspondence; splitting puts every row back`() async throws {
        let office = try Office()
        let offer = try await office.inquiry()
        try await office.receive(from: "boss@holding.example", "Please quote 5 pcs LED bulb 15W E27.")
        let (small, large) = (
            try await client(office, of: Office.client), try await client(office, of: "boss@holding.example")
        )
        try await office.maria(offer, "#merge \(large.code)")
        #expect(try await office.record(offer.number).client == large.id)
        #expect(try await client(office, of: Office.client).id == large.id)
        #expect(try await office.store.read { try $0.client(codeOrName: small.code) }?.id == large.id)
        #expect(try await office.records(.offer).allSatisfy { $0.client == large.id })
        let again = try await office.store.write { try $0.unmerge(code: small.code, by: Actor("shell"), at: Date()) }
        #expect(again.id == small.id)
        #expect(try await office.record(offer.number).client == small.id)
        #expect(try await client(office, of: "boss@holding.example").id == large.id)
        // The next person of the firm is its own again too.
        try await office.receive(from: "anna@stroymag.example", "Please quote 10 pcs LED bulb 10W E27.")
        #expect(try await client(office, of: "anna@stroymag.example").id == small.id)
    }

    @Test(arguments: ["#merge", "#обедини"])
    func `A merge by mail is undone by mail`(verb: String) async throws {
        let office = try Office()
        let offer = try await office.inquiry()
        try await office.receive(from: "boss@holding.example", "Please quote 5 pcs LED bulb 15W E27.")
        let large = try await client(office, of: "boss@holding.example")
        try await office.maria(offer, "\(verb) \(large.code)")
        try await office.maria(offer, "#undo")
        #expect(try await office.record(offer.number).client == offer.client)
        #expect(try await client(office, of: Office.client).id == offer.client)
    }

    @Test func `A client is not merged with itself`() async throws {
        let office = try Office()
        let offer = try await office.inquiry()
        try await office.maria(offer, "#merge \(client(office, of: Office.client).code)")
        #expect(try await transcript(office).allSatisfy { !$0.done })
    }

    @Test func `What a signature tells is offered to staff and taken by one command, never by itself`() async throws {
        let office = try Office()
        _ = try await office.inquiry()
        let before = try await client(office, of: Office.client)
        try await office.receive(
            from: "Ivan Stoyanov <\(Office.client)>", subject: "One more",
            "Please quote 5 pcs LED bulb 15W E27.\n\nBest regards,\nIvan Stoyanov\nStroymag Ltd\nphone: +359 88 812 3456\nVAT: BG203912347"
        )
        #expect(try await client(office, of: Office.client) == before)
        let notice = try #require(try await office.outbox().last { $0.model.template == .staffNotice })
        let command = try #require(notice.model.commands.first)
        #expect(command.hasPrefix("#set "))
        #expect(command.contains("BG203912347"))
        let offer = try #require(try await office.records(.offer).first)
        try await office.maria(offer, command)
        let after = try await client(office, of: Office.client)
        #expect(after.vat == "BG203912347")
        #expect(after.phone.filter(\.isNumber).hasSuffix("888123456"))
    }

    @Test func `Clients come in from CSV with addresses and terms; who is known is completed, never overwritten`()
        async throws
    {
        let office = try Office()
        let csv = """
            company;contact;email;eik;delivery;payment;days;language
            Хидролифт ЕООД;Мария Илиева;m.ilieva@hidrolift.example;203912347;"ул. Нова 3, 9000 Варна, BG";30 дни;30;bg
            Хидролифт ЕООД;Петър;petar@hidrolift.example;203912347;;;;bg
            ;;no address;;;;;
            Частник;Иво;ivo@abv.bg;;;;;bg
            """
        let file = ClientFile(Data(csv.utf8), language: "bg")
        #expect(file.problems.count == 1)
        let result = try await ClientImport(store: office.store).run(file.entries, at: Date())
        #expect(result == .init(clients: 2, contacts: 3, known: 0))
        let hydro = try await client(office, of: "petar@hidrolift.example")
        let terms = try await office.store.read { try $0.terms(of: hydro.id) }
        #expect(terms.deliveryAddress?.city == "Варна")
        #expect(terms.paymentDays == 30)
        #expect(terms.eik == "203912347")
        // A colleague who writes later is known by the firm's domain; abv.bg is nobody's.
        try await office.receive(from: "new@hidrolift.example", "Please quote 10 pcs LED bulb 10W E27.")
        #expect(try await client(office, of: "new@hidrolift.example").id == hydro.id)
        try await office.receive(from: "other@abv.bg", "Please quote 10 pcs LED bulb 10W E27.")
        #expect(try await client(office, of: "other@abv.bg").name != "Частник")
        let more = ClientFile(
            Data("company,email,vat,eik\nНещо друго,petar@hidrolift.example,BG203912347,999\n".utf8), language: "bg")
        #expect(try await ClientImport(store: office.store).run(more.entries, at: Date()).known == 1)
        let completed = try await client(office, of: "petar@hidrolift.example")
        #expect(completed.vat == "BG203912347")
        #expect(try await office.store.read { try $0.terms(of: completed.id) }.eik == "203912347")
        #expect(completed.name == "Хидролифт ЕООД")
    }

    @Test func `A vCard brings a firm with a person's several addresses`() async throws {
        let office = try Office()
        let card = """
            BEGIN:VCARD
            VERSION:3.0
            FN:Anna Hill
            ORG:Harrow & Sons Ltd;Purchasing
            EMAIL;TYPE=work:anna@harrow.example
            EMAIL;TYPE=home:anna.hill@gmail.com
            TEL;TYPE=work:+44 113 496 0000
            ADR;TYPE=work:;;12 Mill Lane;Leeds;;LS1 4DY;GB
            X-VAT:GB123456789
            END:VCARD
            """
        let file = ClientFile(Data(card.utf8), language: "en")
        #expect(file.problems.isEmpty)
        _ = try await ClientImport(store: office.store).run(file.entries, at: Date())
        let one = try await client(office, of: "anna@harrow.example")
        #expect(try await client(office, of: "anna.hill@gmail.com") == one)
        #expect(one.vat == "GB123456789")
        #expect(one.address.postcode == "LS1 4DY")
    }
}
