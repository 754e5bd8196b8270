import Foundation
import Logging
import LoopbackServers
import Settings
import Storage
import Support
import Synchronization
import Testing
import Workflows

@testable import Portal
@testable import xcrm

/// The alarm on its way: past the outbox, whose server is the one that does not answer, through a Postfix of its own.
@Suite(.enabled(if: geteuid() == 0, "a private Postfix needs root"), .timeLimit(.minutes(10)))
struct AlarmMailTests {
    static let admin = "admin@elsewhere.example"

    /// The firm's clock, which the test turns on.
    final class Clock: Sendable {
        let time = Mutex(Date(timeIntervalSince1970: 1_776_160_000))
        var now: Date { time.withLock { $0 } }
    }

    private func configuration(_ servers: LoopbackMailServers) throws -> Configuration {
        // The firm's own server is a port on which nobody listens.
        try Configuration(
            yaml: """
                company: {name: {bg: Фиксметал, en: Fixmetal}, language: bg, address: {street: ул. Първа 1, city: Пловдив}}
                data: var
                mailboxes:
                  - {name: sales, address: sales@fixmetal.example, purpose: sales, imap: {url: "imaps://127.0.0.1:1", user: sales, password: x}}
                smtp: {url: "smtp://127.0.0.1:1", user: x, password: x}
                staff: [{id: maria, name: Maria, address: maria@fixmetal.example, language: bg, roles: [sales]}]
                portal: {listen: "127.0.0.1:0", url: "https://portal.fixmetal.example"}
                alarm:
                  to: [\(Self.admin)]
                  from: xcrm@elsewhere.example
                  url: "smtp://127.0.0.1:\(servers.ports.submission)"
                  starttls: required
                  user: xcrm@elsewhere.example
                  password: \(servers.password)
                  ca_file: \(servers.caFile.path)
                  after_minutes: 30
                  repeat_hours: 6
                """, folder: URL(fileURLWithPath: "/"), checkingFiles: false)
    }

    private func watchman(_ configuration: Configuration, _ store: Store, _ clock: Clock) async throws -> Watchman {
        let wiring = PortalWiring(
            firm: Firm(configuration: configuration, store: store),
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        var setup = try await wiring.setup()
        setup.clock = { clock.now }
        let alarm = try #require(configuration.alarm)
        let post = AlarmPost(
            configuration: configuration, alarm: alarm, connections: Connections(store: store))
        return try Watchman(
            setup, repeatAfter: 3_600 * Double(alarm.repeatHours), logger: wiring.logger
        ) { try await post.send($0) }
    }

    @Test func `A standstill comes by the other server, once, again after hours, and once when it is over`()
        async throws
    {
        let servers = try await LoopbackMailServers.start(domains: ["elsewhere.example"])
        let temporary = try TemporaryStore()
        let clock = Clock()
        do {
            let watchman = try await watchman(try configuration(servers), temporary.store, clock)
            var alarm = Alarm(begun: clock.now)
            /// Looks each minute, and tells what lies in the administrator's mailbox after that.
            func look(minutes: ClosedRange<Int>) async throws -> [String] {
                let begun = alarm.begun
                for minute in minutes {
                    clock.time.withLock { $0 = begun.addingTimeInterval(Double(minute) * 60) }
                    await watchman.look(&alarm)
                }
                try await servers.waitForEmptyQueue()
                return try servers.mails(in: Self.admin).map(\.text)
            }
            #expect(try await look(minutes: 0...4).isEmpty)
            // The mailbox was never reached: one letter, however often it is looked at.
            let first = try await look(minutes: 5...120)
            #expect(first.count == 1)
            let mail = try #require(first.first)
            for part in [
                "From: ", "<xcrm@elsewhere.example>", "To: \(Self.admin)", "Auto-Submitted: auto-generated", "Date: ",
                "Message-ID: <alarm.", "Return-Path: <xcrm@elsewhere.example>",
            ] {
                #expect(mail.contains(part), "\(part)")
            }
            #expect(try await look(minutes: 121...364).count == 1)
            #expect(try await look(minutes: 365...366).count == 2)
            // It flows again, and stops again.
            try await temporary.store.note(.connected, mailbox: "sales", at: clock.now)
            let over = try await look(minutes: 367...380)
            #expect(over.count == 3)
            #expect(try await look(minutes: 396...420).count == 4)
        } catch {
            Issue.record("The ends of the servers' logs:\n\(servers.logTails())")
            try? await servers.stop()
            throw error
        }
        try await servers.stop()
    }

    @Test func `A letter that the other server does not take now is sent when it does`() async throws {
        let servers = try await LoopbackMailServers.start(domains: ["elsewhere.example"])
        let temporary = try TemporaryStore()
        let clock = Clock()
        do {
            let watchman = try await watchman(try configuration(servers), temporary.store, clock)
            var alarm = Alarm(begun: clock.now)
            try await servers.stopPostfix()
            clock.time.withLock { $0 += 600 }
            await watchman.look(&alarm)
            #expect(alarm.known.isEmpty)
            try await servers.startPostfix()
            clock.time.withLock { $0 += 60 }
            await watchman.look(&alarm)
            clock.time.withLock { $0 += 60 }
            await watchman.look(&alarm)
            try await servers.waitForMail(to: Self.admin)
            try await servers.waitForEmptyQueue()
            #expect(try servers.mails(in: Self.admin).count == 1)
        } catch {
            Issue.record("The ends of the servers' logs:\n\(servers.logTails())")
            try? await servers.stop()
            throw error
        }
        try await servers.stop()
    }
}
