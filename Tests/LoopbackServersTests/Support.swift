import Foundation
import Testing

@testable import LoopbackServers

/// The firm's and its client's domain in these tests.
let firm = "fixmetal.example"
let client = "client.example"

/// A small mail.
func mail(_ subject: String, from: String = "Ivan <ivan@client.example>", extra: String = "") -> [UInt8] {
    Array("From: \(from)\nTo: sales@fixmetal.example\n\(extra)Subject: \(subject)\n\nA text.\n.dot\n".utf8)
}

/// Runs the body with running servers and ends them whatever happens; their logs are shown if something failed.
func withServers(
    _ options: LoopbackOptions = LoopbackOptions(), _ body: (LoopbackMailServers) async throws -> Void
) async throws {
    let servers = try await LoopbackMailServers.start(domains: [firm, client], options: options)
    do { try await body(servers) } catch {
        Issue.record("The ends of the servers' logs:\n\(servers.logTails())")
        try? await servers.stop()
        throw error
    }
    try await servers.stop()
}

/// Waits until a condition holds.
func eventually(_ what: String, deadline: Duration = .seconds(20), _ condition: () async throws -> Bool) async throws {
    let end = ContinuousClock.now + deadline
    while try await !condition() {
        guard ContinuousClock.now < end else { throw LoopbackError.deadlinePassed(what) }
        try await Task.sleep(for: .milliseconds(20))
    }
}

/// Whether a process is there and not a zombie.
func isAlive(_ process: Int32) -> Bool {
    let bytes = FileManager.default.contents(atPath: "/proc/\(process)/stat") ?? Data()
    let state = String(decoding: bytes, as: UTF8.self).split(separator: ")").last?.split(separator: " ").first
    return state != nil && state != "Z"
}

/// A hand-held IMAP session in clear.
struct IMAPConversation {
    private let socket: LoopbackSocket
    private var received = ""

    /// Connects, and logs in unless no login is given.
    init(_ servers: LoopbackMailServers, login: String?) throws {
        socket = try LoopbackSocket.connected(to: servers.ports.imap, patience: 10)
        _ = try read(until: "\r\n")
        if let login { _ = try ask("a LOGIN \(login) \(servers.password)", until: "a OK") }
    }

    /// Sends a line and reads until the text has come; returns everything that came.
    @discardableResult
    mutating func ask(_ line: String, until end: String) throws -> String {
        received = ""
        _ = socket.write(Array("\(line)\r\n".utf8))
        return try read(until: end)
    }

    /// Reads until the text has come.
    @discardableResult
    mutating func read(until end: String) throws -> String {
        while !received.contains(end) {
            let part = socket.read(atMost: 4_096)
            guard !part.isEmpty else { throw LoopbackError.deadlinePassed("\(end), after: \(received)") }
            received += String(decoding: part, as: UTF8.self)
        }
        return received
    }

    func close() {
        socket.close()
    }
}

/// Postfix needs root.
let mayRun: ConditionTrait = .enabled(if: geteuid() == 0, "Postfix can only be started by root")
