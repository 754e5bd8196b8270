import Foundation
import LoopbackServers
import Testing

@Suite(mayRun, .serialized, .timeLimit(.minutes(10)))
struct `Delivery and its failures` {
    @Test func `A mail to any address of a served domain lands in its mailbox`() async throws {
        try await withServers { servers in
            let reply = try await servers.send(
                mail("one"), from: "ivan@client.example", to: ["sales@fixmetal.example"], by: .unverified)
            #expect(reply.code == 250)
            let stored = try await servers.waitForMail(to: "sales@fixmetal.example")
            #expect(stored.text.contains("Subject: one"))
            #expect(stored.text.contains("\n.dot\n"))
            #expect(stored.text.hasPrefix("Return-Path: <ivan@client.example>"))
            #expect(stored.flags.isEmpty)
            try await servers.waitForEmptyQueue()
        }
    }

    @Test(arguments: ["sales+x7F@fixmetal.example", "Sales@FixMetal.example", "sales@fixmetal.example"])
    func `Sub-addresses and capital letters lead to the base mailbox`(address: String) async throws {
        try await withServers { servers in
            try await servers.send(mail("one"), from: "ivan@client.example", to: [address])
            let stored = try await servers.waitForMail(to: "sales@fixmetal.example")
            #expect(stored.text.contains("Delivered-To: \(address)\n"))
        }
    }

    @Test func `Nothing is added to a mail from the world that lacks Message-ID and Date`() async throws {
        try await withServers { servers in
            try await servers.send(mail("one"), from: "ivan@client.example", to: ["sales@fixmetal.example"])
            let text = try await servers.waitForMail(to: "sales@fixmetal.example").text
            #expect(!text.lowercased().contains("\nmessage-id:"))
            #expect(!text.contains("\nDate:"))
        }
    }

    @Test func `A mail for several recipients reaches each of them`() async throws {
        try await withServers { servers in
            let all = ["sales@fixmetal.example", "maria@fixmetal.example", "ivan@client.example"]
            try await servers.send(mail("one"), from: "ivan@client.example", to: all)
            for address in all { try await servers.waitForMail(to: address) }
        }
    }

    @Test func `An unknown user is refused in the SMTP dialogue`() async throws {
        try await withServers { servers in
            let error = await #expect(throws: LoopbackError.self) {
                try await servers.send(mail("one"), from: "ivan@client.example", to: ["nobody-here@fixmetal.example"])
            }
            guard case .refused(let reply) = error else {
                Issue.record("\(String(describing: error))")
                return
            }
            #expect(reply.code == 550)
            #expect(reply.text.contains("5.1.1"))
        }
    }

    @Test func `Greylisting refuses for now and can be lifted`() async throws {
        try await withServers { servers in
            let address = "greylisted@fixmetal.example"
            let error = await #expect(throws: LoopbackError.self) {
                try await servers.send(mail("one"), from: "ivan@client.example", to: [address])
            }
            guard case .refused(let reply) = error else {
                Issue.record("\(String(describing: error))")
                return
            }
            #expect(reply.code == 450)
            try await servers.setBehaviour(.delivered, of: address)
            try await eventually("the address to take mail") {
                (try? await servers.send(mail("two"), from: "ivan@client.example", to: [address])) != nil
            }
            try await servers.waitForMail(to: address)
        }
    }

    @Test func `A bounce comes back to the envelope sender as a delivery status notification`() async throws {
        try await withServers { servers in
            try await servers.send(
                mail("one", extra: "Message-ID: <one@client.example>\n"), from: "ivan@client.example",
                to: ["bounce-me@fixmetal.example"])
            let bounce = try await servers.waitForMail(to: "ivan@client.example")
            #expect(bounce.text.hasPrefix("Return-Path: <>"))
            #expect(bounce.text.contains("multipart/report; report-type=delivery-status"))
            #expect(bounce.text.contains("Status: 5.1.1"))
            #expect(bounce.text.contains("Final-Recipient: rfc822; bounce-me@fixmetal.example"))
            #expect(bounce.text.contains("Message-ID: <one@client.example>"))
        }
    }

    @Test func `A submitted mail for a domain that is not served comes back`() async throws {
        try await withServers { servers in
            try await servers.send(
                mail("one"), from: "maria@fixmetal.example", to: ["anybody@elsewhere.example"],
                by: .submission(login: "maria@fixmetal.example"))
            let bounce = try await servers.waitForMail(to: "maria@fixmetal.example")
            #expect(bounce.text.contains("Status: 5.1.2"))
        }
    }

    @Test func `Nothing is relayed for the world to domains that are not served`() async throws {
        try await withServers { servers in
            await #expect(throws: LoopbackError.self) {
                try await servers.send(mail("one"), from: "ivan@client.example", to: ["anybody@elsewhere.example"])
            }
            let waiting = try await servers.queueLength()
            #expect(waiting == 0)
        }
    }

    @Test func `Delayed mail stays in the queue until the delay is lifted`() async throws {
        try await withServers { servers in
            let address = "delayed@fixmetal.example"
            try await servers.send(mail("one"), from: "ivan@client.example", to: [address])
            #expect(try await servers.queueLength() == 1)
            try await servers.setBehaviour(.delivered, of: address)
            try await servers.waitForMail(to: address)
            try await servers.waitForEmptyQueue()
        }
    }

    @Test func `A mail of many megabytes passes, one beyond the limit is refused`() async throws {
        try await withServers(LoopbackOptions(messageSizeLimit: 8 << 20)) { servers in
            let line = String(repeating: "x", count: 75) + "\n"
            let big = mail("big") + Array(String(repeating: line, count: 80_000).utf8)
            try await servers.send(big, from: "ivan@client.example", to: ["sales@fixmetal.example"])
            let stored = try await servers.waitForMail(to: "sales@fixmetal.example")
            #expect(stored.bytes.count > big.count)
            await #expect(throws: LoopbackError.self) {
                try await servers.send(big + big, from: "ivan@client.example", to: ["sales@fixmetal.example"])
            }
        }
    }

    @Test func `Many mails put into a mailbox directly are there in order, and mbsync pulls them`() async throws {
        try await withServers { servers in
            let count = 1_000
            try servers.deliverDirectly((0..<count).lazy.map { mail("number \($0)") }, to: "sales+a@fixmetal.example")
            let stored = try servers.mails(in: "sales@fixmetal.example")
            #expect(stored.count == count)
            #expect(stored.last?.text.contains("number \(count - 1)\n") == true)
            let pull = try await servers.mbsyncPull("sales@fixmetal.example")
            #expect(pull.mails == count)
            #expect(pull.bytes >= stored.reduce(0) { $0 + $1.bytes.count })
            var session = try IMAPConversation(servers, login: "sales")
            defer { session.close() }
            try session.ask("b SELECT INBOX", until: "b OK")
            let first = try session.ask("c UID FETCH 1,\(count) BODY.PEEK[HEADER.FIELDS (SUBJECT)]", until: "c OK")
            #expect(first.contains("Subject: number 0\r\n"))
            #expect(first.contains("Subject: number \(count - 1)\r\n"))
            #expect(try servers.mails(in: "sales@fixmetal.example").allSatisfy { !$0.flags.contains("S") })
        }
    }
}
