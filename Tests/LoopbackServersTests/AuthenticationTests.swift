import Foundation
import Testing

@testable import LoopbackServers

@Suite(mayRun, .serialized, .timeLimit(.minutes(10)))
struct `Who sent it` {
    private static let forged =
        "Authentication-Results: mail.fixmetal.example; dmarc=pass header.from=fixmetal.example\n"

    /// The `Authentication-Results` of the mail that arrives at sales@, unfolded.
    private func results(
        _ bytes: [UInt8], from sender: String, by entrance: SMTPEntrance, options: LoopbackOptions = LoopbackOptions()
    ) async throws -> [String] {
        var found: [String] = []
        try await withServers(options) { servers in
            try await servers.send(bytes, from: sender, to: ["sales@fixmetal.example"], by: entrance)
            let stored = try await servers.waitForMail(to: "sales@fixmetal.example")
            let head = stored.text.components(separatedBy: "\n\n")[0]
            let fields = head.replacing("\n ", with: " ").replacing("\n\t", with: " ").split(separator: "\n")
            found = fields.filter { $0.lowercased().hasPrefix("authentication-results:") }.map(String.init)
        }
        return found
    }

    @Test func `Mail of an unverified sender carries no result, and forged ones are removed`() async throws {
        let foreign = "Authentication-Results: mx.client.example; dkim=pass header.d=client.example\n"
        let extra = Self.forged + foreign + Self.forged.replacing("mail.", with: "(x)\n  MAIL.")
        let found = try await results(mail("one", extra: extra), from: "ivan@client.example", by: .unverified)
        #expect(found == [String(foreign.dropLast())])
    }

    @Test func `Mail of a verified sender carries the domain of From on top`() async throws {
        let bytes = Array(Self.forged.utf8) + mail("one")
        let found = try await results(bytes, from: "bounces@esp.example", by: .verified)
        #expect(
            found == [
                "Authentication-Results: mail.fixmetal.example; dkim=pass header.d=client.example header.s=loopback; "
                    + "dmarc=pass (p=reject dis=none) header.from=client.example"
            ])
    }

    @Test func `The result stands above the receiving server's Received`() async throws {
        try await withServers { servers in
            try await servers.send(
                mail("one"), from: "ivan@client.example", to: ["sales@fixmetal.example"], by: .verified)
            let text = try await servers.waitForMail(to: "sales@fixmetal.example").text
            let result = try #require(text.range(of: "\nAuthentication-Results:"))
            let received = try #require(text.range(of: "(Postfix) with"))
            #expect(result.lowerBound < received.lowerBound)
        }
    }

    @Test func `Mail of a failing sender carries dmarc=fail`() async throws {
        let bytes = mail("one", from: "Maria <maria@fixmetal.example>")
        let found = try await results(bytes, from: "x@client.example", by: .failing)
        #expect(found.count == 1)
        #expect(found.first?.contains("; dmarc=fail (p=reject dis=none) header.from=fixmetal.example") == true)
    }

    @Test(arguments: ["maria@fixmetal.example", "maria+token@fixmetal.example", "maria"])
    func `Mail submitted by its owner carries the login and the domain`(sender: String) async throws {
        let login = "maria@fixmetal.example"
        let envelope = sender.contains("@") ? sender : login
        let entrance = SMTPEntrance.submission(login: sender.contains("@") ? login : sender)
        let found = try await results(mail("one", from: "Maria <\(envelope)>"), from: envelope, by: entrance)
        #expect(
            found == [
                "Authentication-Results: mail.fixmetal.example; auth=pass smtp.auth=maria@fixmetal.example; "
                    + "dmarc=pass (submission) header.from=fixmetal.example"
            ])
    }

    @Test func `Mail submitted with the From of a colleague carries the login alone`() async throws {
        let bytes = mail("one", from: "Boss <boss@fixmetal.example>")
        let found = try await results(
            bytes, from: "maria@fixmetal.example", by: .submission(login: "maria@fixmetal.example"))
        #expect(found == ["Authentication-Results: mail.fixmetal.example; auth=pass smtp.auth=maria@fixmetal.example"])
    }

    @Test func `The envelope sender must be the login's own address`() async throws {
        try await withServers { servers in
            let error = await #expect(throws: LoopbackError.self) {
                try await servers.send(
                    mail("one"), from: "boss@fixmetal.example", to: ["sales@fixmetal.example"],
                    by: .submission(login: "maria@fixmetal.example"))
            }
            guard case .refused(let reply) = error else {
                Issue.record("\(String(describing: error))")
                return
            }
            #expect(reply.code == 553)
        }
    }

    @Test(arguments: ["sales@fixmetal.example", "sales+mac.42@fixmetal.example", ""])
    func `An agent may submit as any address and with none`(sender: String) async throws {
        let bytes = mail("one", from: "Sales <sales@fixmetal.example>")
        let options = LoopbackOptions(agents: ["xcrm"])
        let found = try await results(bytes, from: sender, by: .submission(login: "xcrm"), options: options)
        #expect(found.first?.hasSuffix("dmarc=pass (submission) header.from=fixmetal.example") == true)
    }

    @Test func `Submission is refused without TLS, without login and with a wrong password`() async throws {
        try await withServers { servers in
            let file = servers.folder.appending(path: "scratch/one.eml")
            try Data(mail("one")).write(to: file)
            let common = ["--silent", "--verbose", "--mail-from", "maria@fixmetal.example", "--mail-rcpt"]
            let mailing = common + ["sales@fixmetal.example", "--upload-file", file.path]
            let url = "smtp://127.0.0.1:\(servers.ports.submission)"
            let ways: [(arguments: [String], answer: String)] = [
                ([url], "530 5.7.0 Must issue a STARTTLS command first"),
                (["--ssl-reqd", "--cacert", servers.caFile.path, url], "5.7.1"),
                (["--ssl-reqd", "--cacert", servers.caFile.path, "--user", "maria:wrong", url], "535 5.7.8"),
                (["--ssl-reqd", url], "unable to get local issuer certificate"),
            ]
            for way in ways {
                let outcome = try await Command(name: "curl", arguments: mailing + way.arguments)
                    .run(scratch: servers.layout.scratch)
                #expect(outcome.status != 0)
                #expect(outcome.errors.contains(way.answer))
            }
            let wrapped = ["--cacert", servers.caFile.path, "--user", "maria:\(servers.password)"]
            try await Command(
                name: "curl", arguments: mailing + wrapped + ["smtps://127.0.0.1:\(servers.ports.submissions)"]
            ).succeed(scratch: servers.layout.scratch)
            try await servers.waitForMail(to: "sales@fixmetal.example")
        }
    }

    @Test(arguments: [
        ("Ivan <ivan@client.example>", "ivan@client.example"),
        ("ivan@Client.Example", "ivan@client.example"),
        ("\"a@b.example\" <ivan@client.example>", "ivan@client.example"),
        (" ivan@client.example \r\n", "ivan@client.example"),
        ("Ivan <ivan@client.example", "ivan@client.example"),
        ("Ivan", nil), ("<@client.example>", nil), ("<ivan@>", nil), ("<a@b@c>", nil), ("<ivan@кл.example>", nil),
        ("", nil),
    ])
    func `The address of a From field is read only if it is plainly one`(field: String, expected: String?) {
        let address = AuthenticationResults.address(in: field)
        #expect(address.map { "\($0.local)@\($0.domain)" } == expected)
    }
}
