import Foundation
import Testing

@testable import LoopbackServers

/// The real servers, started for each test on their own ports and in their own folder.
@Suite(.enabled(if: geteuid() == 0, "Postfix can only be started by root"), .timeLimit(.minutes(2)))
struct LoopbackMailServersTests {
    private static let firm = "fixmetal.example"
    private static let client = "client.example"

    private static func mail(_ subject: String, from: String = "ivan@client.example", extra: String = "") -> [UInt8] {
        Array("From: Ivan <\(from)>\nTo: sales@fixmetal.example\n\(extra)Subject: \(subject)\n\nA text.\n.dot\n".utf8)
    }

    /// Runs the body with running servers and ends them whatever happens.
    private func withServers(
        _ options: LoopbackOptions = LoopbackOptions(), _ body: (LoopbackMailServers) async throws -> Void
    ) async throws {
        let servers = try await LoopbackMailServers.start(domains: [Self.firm, Self.client], options: options)
        do { try await body(servers) } catch {
            print(servers.logTails())
            try? await servers.stop()
            throw error
        }
        try await servers.stop()
    }

    @Test func `A mail sent to any address of a served domain lands in its mailbox`() async throws {
        try await withServers { servers in
            let reply = try await servers.send(
                Self.mail("one"), from: "ivan@client.example", to: ["sales@fixmetal.example"], by: .unverified)
            #expect(reply.code == 250)
            let stored = try await servers.waitForMail(to: "sales@fixmetal.example")
            #expect(stored.text.contains("Subject: one"))
            #expect(stored.text.contains("\n.dot\n"))
            let overIMAP = try await servers.mailsOverIMAP(in: "sales@fixmetal.example")
            #expect(overIMAP.count == 1)
            try await servers.waitForEmptyQueue()
        }
    }
}
