import Foundation
import Mail
import Storage
import Testing
import Workflows

@testable import Intake

/// `#undo` of what commands did to mails: whose they are, and where they are filed.
@Suite struct MailUndoTests {
    private func client(_ office: Office, of address: String) async throws -> ClientRow {
        try await office.store.read { transaction in
            let contact = try #require(try transaction.contact(address: address))
            return try #require(try transaction.client(contact.client))
        }
    }

    private func harrow(_ office: Office) async throws -> ClientRow {
        try await office.store.write {
            try $0.addClient(NewClient(name: "Harrow Ltd", language: "en"), at: Date())
        }
    }

    /// Where Maria answers a mail of ours to her that is about no record.
    private func answer(_ office: Office, to template: MailTemplate) async throws -> (token: String, mail: Int64) {
        let notice = try #require(try await office.outbox().last { $0.model.template == template })
        let mail = try #require(notice.answers)
        let token = try #require(
            MessageToken(notice.audience, reference: "M\(mail)", recipient: "maria@\(Office.firm)", keys: office.keys)
                .address(at: "sales@\(Office.firm)"))
        return (token, mail)
    }

    private func say(_ office: Office, _ text: String, answering template: MailTemplate) async throws {
        let (token, _) = try await answer(office, to: template)
        try await office.receive(from: "maria@\(Office.firm)", to: token, text)
    }

    /// A mail of a new person that no record came of.
    private func question() async throws -> (office: Office, harrow: ClientRow, before: ClientRow, mail: Int64) {
        let office = try Office()
        let harrow = try await harrow(office)
        try await office.receive(from: "new@gmail.com", subject: "Hello", "When are you open on Saturday?")
        let (_, mail) = try await answer(office, to: .staffNotice)
        #expect(try await office.store.read { try $0.mail(mail) }?.records == [])
        return (office, harrow, try await client(office, of: "new@gmail.com"), mail)
    }

    @Test(arguments: [("#client Harrow Ltd", "#undo"), ("#клиент Harrow Ltd", "#върни")])
    func `A client named for a mail without a record is taken back, by an answer to the transcript`(
        command: String, undo: String
    ) async throws {
        let (office, harrow, before, mail) = try await question()
        try await say(office, command, answering: .staffNotice)
        #expect(try await client(office, of: "new@gmail.com").id == harrow.id)
        let transcript = try await office.last(.transcript).model
        #expect(transcript.notes.contains { $0.contains("#undo") })
        try await say(office, undo, answering: .transcript)
        #expect(try await office.transcript().map(\.done) == [true])
        #expect(try await client(office, of: "new@gmail.com").id == before.id)
        #expect(try await office.store.read { try $0.mail(mail) }?.client == before.id)
        // Once only.
        try await say(office, undo, answering: .transcript)
        #expect(try await office.transcript().map(\.done) == [false])
    }

    @Test(arguments: ["#client nikola@lampa.example", "#set phone=+359 2 900 1234", "#merge Harrow Ltd"])
    func `So is everything else that may be said of such a mail`(command: String) async throws {
        let (office, _, before, mail) = try await question()
        try await say(office, command, answering: .staffNotice)
        #expect(try await office.transcript().map(\.done) == [true])
        try await say(office, "#undo", answering: .staffNotice)
        #expect(try await office.transcript().map(\.done) == [true])
        let now = try await client(office, of: "new@gmail.com")
        #expect(now == before)
        #expect(try await office.store.read { try $0.mail(mail) }?.client == before.id)
    }

    @Test func `With nothing done there is nothing to undo`() async throws {
        let (office, _, _, _) = try await question()
        try await say(office, "#undo", answering: .staffNotice)
        #expect(try await office.transcript().first?.result.contains("nothing to undo") == true)
        try await say(office, "#client Nobody Ltd", answering: .staffNotice)
        #expect(try await office.transcript().map(\.done) == [false])
        try await say(office, "#undo", answering: .staffNotice)
        #expect(try await office.transcript().map(\.done) == [false])
    }

    @Test func `A record that commands about a mail made is cancelled by undo, and the client is as before`()
        async throws
    {
        let (office, harrow, before, mail) = try await question()
        try await say(office, "#client Harrow Ltd\n#offer\n#line + 10 LMP-10", answering: .staffNotice)
        let offer = try await office.only(.offer)
        #expect(offer.client == harrow.id)
        try await office.maria(offer, "#undo")
        #expect(try await office.isDone())
        #expect(try await office.record(offer.number).state == "withdrawn")
        #expect(try await client(office, of: "new@gmail.com").id == before.id)
        #expect(try await office.store.read { try $0.mail(mail) }?.client == before.id)
    }

    @Test func `A record given to a person by address goes back with its mails`() async throws {
        let office = try Office()
        let offer = try await office.inquiry()
        let mail = try #require(
            try await office.store.read { try $0.mails(of: offer.id, contact: offer.contact) }.first)
        try await office.maria(offer, "#client nikola@lampa.example")
        let given = try #require(try await office.store.read { try $0.mail(mail.id) })
        #expect(given.client != offer.client)
        try await office.maria(offer, "#undo")
        #expect(try await office.isDone())
        #expect(try await office.record(offer.number).client == offer.client)
        #expect(try await office.record(offer.number).contact == offer.contact)
        let back = try #require(try await office.store.read { try $0.mail(mail.id) })
        #expect(back.client == offer.client)
        #expect(
            try await office.store.read { try $0.mails(of: offer.id, contact: offer.contact) }.map(\.id) == [mail.id])
    }

    @Test func `A mail that was refiled goes back to its record`() async throws {
        let office = try Office()
        let offer = try await office.inquiry()
        let other = try await office.shell("#offer \(Office.client)\n#line + 1 LMP-10", on: nil)
        let number = try #require(other.record)
        let notice = try #require(try await office.outbox().last { $0.model.template == .staffNotice })
        let mail = try #require(notice.answers)
        let token = try #require(
            MessageToken(.client, reference: "M\(mail)", recipient: "maria@\(Office.firm)", keys: office.keys)
                .address(at: "sales@\(Office.firm)"))
        try await office.receive(from: "maria@\(Office.firm)", to: token, "#move \(number)")
        #expect(try await office.isDone())
        let moved = try #require(try await office.store.read { try $0.mail(mail) })
        #expect(try await moved.records == [office.record(number).id])
        try await office.maria(offer, "#undo")
        #expect(try await office.isDone())
        #expect(try await office.store.read { try $0.mail(mail) }?.records == [offer.id])
    }
}
