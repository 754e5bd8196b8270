import Foundation
import Testing

@testable import LoopbackServers

@Suite(mayRun, .serialized, .timeLimit(.minutes(10)))
struct `IMAP` {
    @Test func `IDLE, MOVE and UIDPLUS are there and a new mail is pushed at once`() async throws {
        try await withServers { servers in
            var session = try IMAPConversation(servers, login: "sales@fixmetal.example")
            defer { session.close() }
            let capabilities = try session.ask("b CAPABILITY", until: "b OK")
            for name in ["IDLE", "MOVE", "UIDPLUS", "CONDSTORE", "QRESYNC"] {
                #expect(capabilities.contains(" \(name)"))
            }
            try session.ask("c SELECT INBOX", until: "c OK")
            try session.ask("d IDLE", until: "+ idling")
            try await servers.send(mail("one"), from: "ivan@client.example", to: ["sales@fixmetal.example"])
            try session.read(until: "* 1 EXISTS")
            try session.ask("DONE", until: "d OK")
            try session.ask("e CREATE XCRM/Processed", until: "e OK")
            try session.ask("f UID MOVE 1 XCRM/Processed", until: "f OK")
            #expect(try servers.mails(in: "sales@fixmetal.example").isEmpty)
            #expect(try servers.mails(in: "sales@fixmetal.example", folder: "XCRM/Processed").count == 1)
        }
    }

    @Test func `IMAPS and STARTTLS verify with the authority's certificate, and only with it`() async throws {
        try await withServers { servers in
            try await servers.send(mail("one"), from: "ivan@client.example", to: ["sales@fixmetal.example"])
            try await servers.waitForMail(to: "sales@fixmetal.example")
            let mails = try await servers.mailsOverIMAP(in: "sales@fixmetal.example")
            #expect(mails.count == 1)
            #expect(mails.first.map { String(decoding: $0, as: UTF8.self).contains("Subject: one\r\n") } == true)
            let login = ["--silent", "--show-error", "--user", "sales:\(servers.password)"]
            let ways: [(arguments: [String], succeeds: Bool)] = [
                (
                    ["--ssl-reqd", "--cacert", servers.caFile.path, "imap://127.0.0.1:\(servers.ports.imap)/INBOX"],
                    true
                ),
                (
                    ["--ssl-reqd", "--cacert", servers.caFile.path, "imap://localhost:\(servers.ports.imap)/INBOX"],
                    true
                ),
                (["--ssl-reqd", "imap://127.0.0.1:\(servers.ports.imap)/INBOX"], false),
                (["imaps://127.0.0.1:\(servers.ports.imaps)/INBOX"], false),
            ]
            for way in ways {
                let outcome = try await Command(name: "curl", arguments: login + way.arguments)
                    .run(scratch: servers.layout.scratch)
                #expect((outcome.status == 0) == way.succeeds, "\(way.arguments): \(outcome.errors)")
            }
        }
    }

    @Test func `A wrong password is refused`() async throws {
        try await withServers { servers in
            var session = try IMAPConversation(servers, login: nil)
            defer { session.close() }
            #expect(try session.ask("a LOGIN sales wrong", until: "\r\n").hasPrefix("a NO [AUTHENTICATIONFAILED]"))
        }
    }

    @Test func `Folder names follow the options, and so does where they are on disk`() async throws {
        let options = LoopbackOptions(
            hierarchySeparator: ".", namespacePrefix: "INBOX.", imapCapability: "IMAP4rev1 UIDPLUS")
        try await withServers(options) { servers in
            var session = try IMAPConversation(servers, login: "sales")
            defer { session.close() }
            let capability = try session.ask("b CAPABILITY", until: "b OK")
            #expect(capability.contains("* CAPABILITY IMAP4rev1 UIDPLUS\r\n"))
            try session.ask("c CREATE INBOX.XCRM.Done", until: "c OK")
            let list = try session.ask("d LIST \"\" *", until: "d OK")
            #expect(list.contains("\".\" INBOX.XCRM.Done"))
            let place = servers.maildirPath(for: "sales@fixmetal.example", folder: "INBOX.XCRM.Done")
            #expect(place.lastPathComponent == ".XCRM.Done")
            #expect(FileManager.default.fileExists(atPath: place.path))
            try servers.deliverDirectly([mail("one")], to: "sales@fixmetal.example", folder: "INBOX.XCRM.Done")
            #expect(try session.ask("e SELECT INBOX.XCRM.Done", until: "e OK").contains("* 1 EXISTS"))
        }
    }

    @Test func `A folder can be given another UIDVALIDITY`() async throws {
        try await withServers { servers in
            try servers.deliverDirectly([mail("one"), mail("two")], to: "sales@fixmetal.example")
            func state() throws -> (validity: Substring?, next: Substring?) {
                var session = try IMAPConversation(servers, login: "sales")
                defer { session.close() }
                let answer = try session.ask("b SELECT INBOX", until: "b OK")
                #expect(answer.contains("* 2 EXISTS"))
                return (answer.firstMatch(of: /UIDVALIDITY (\d+)/)?.1, answer.firstMatch(of: /UIDNEXT (\d+)/)?.1)
            }
            let before = try state()
            try await servers.imap("EXPUNGE", in: "sales@fixmetal.example")
            #expect(try state().validity == before.validity)
            try await servers.changeUIDValidity(of: "sales@fixmetal.example")
            let after = try state()
            #expect(before.validity != nil && after.validity != nil)
            #expect(after.validity != before.validity)
        }
    }

    @Test func `One IMAP command can be done as the owner of a mailbox`() async throws {
        try await withServers { servers in
            try servers.deliverDirectly([mail("one")], to: "sales@fixmetal.example")
            try await servers.imap("STORE 1 +FLAGS (\\Deleted)", in: "sales@fixmetal.example")
            #expect(try servers.mails(in: "sales@fixmetal.example").map(\.flags) == ["T"])
            try await servers.imap("EXPUNGE", in: "sales@fixmetal.example")
            #expect(try servers.mails(in: "sales@fixmetal.example").isEmpty)
        }
    }

    @Test func `Flags set over IMAP are seen on disk`() async throws {
        try await withServers { servers in
            try servers.deliverDirectly([mail("one")], to: "sales@fixmetal.example")
            var session = try IMAPConversation(servers, login: "sales")
            defer { session.close() }
            try session.ask("b SELECT INBOX", until: "b OK")
            try session.ask("c STORE 1 +FLAGS (\\Seen \\Answered)", until: "c OK")
            #expect(try servers.mails(in: "sales@fixmetal.example").map(\.flags) == ["RS"])
        }
    }
}
