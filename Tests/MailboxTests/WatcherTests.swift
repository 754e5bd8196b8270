import Curl
import Foundation
import Logging
import LoopbackServers
import Mailbox
import Storage
import Support
import Testing

/// Watching real mailboxes on a private Dovecot.
@Suite(.serialized, .enabled(if: geteuid() == 0, "private servers need root")) struct WatcherTests {
    private static func mail(_ number: Int) -> [UInt8] {
        Array("From: a@b.example\r\nTo: sales@firm.example\r\nSubject: mail \(number)\r\n\r\nbody \(number)\r\n".utf8)
    }

    private func plan(_ servers: LoopbackMailServers, processed: String?) -> MailboxPlan {
        let settings = ConnectionSettings(
            url: "imaps://127.0.0.1:\(servers.ports.imaps)", user: "sales@firm.example",
            credential: .password(servers.password), caFile: servers.caFile.path)
        return MailboxPlan(name: "sales", settings: { settings }, processed: processed, poll: .seconds(5))
    }

    private func withServers(
        _ options: LoopbackOptions = LoopbackOptions(), _ body: (LoopbackMailServers) async throws -> Void
    ) async throws {
        let servers = try await LoopbackMailServers.start(domains: ["firm.example"], options: options)
        do {
            try await body(servers)
        } catch {
            try? await servers.stop()
            throw error
        }
        try await servers.stop()
    }

    private var logger: Logger {
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        return logger
    }

    private func waiting(_ store: Store) async throws -> Int {
        try await store.read { try $0.waitingMails(limit: 1_000, bytes: .max).count }
    }

    @Test(arguments: ["XCRM/Processed", nil], [("/" as Character, ""), (".", "INBOX.")])
    func `Every mail is committed, then moved or marked, and none is deleted`(
        processed: String?, server: (separator: Character, prefix: String)
    ) async throws {
        try await withServers(
            LoopbackOptions(hierarchySeparator: server.separator, namespacePrefix: server.prefix)
        ) { servers in
            let temporary = try TemporaryStore()
            try servers.deliverDirectly((1...30).map(Self.mail), to: "sales@firm.example")
            let watcher = MailboxWatcher(
                plan: plan(servers, processed: processed), store: temporary.store, logger: logger)
            try await watcher.visitOnce()
            #expect(try await waiting(temporary.store) == 30)
            let left = try await servers.mailsOverIMAP(in: "sales@firm.example").count
            #expect(left == (processed == nil ? 30 : 0))
            // A second visit brings nothing twice, and what comes later is found.
            try servers.deliverDirectly([Self.mail(31)], to: "sales@firm.example")
            try await watcher.visitOnce()
            #expect(try await waiting(temporary.store) == 31)
        }
    }

    @Test func `IDLE brings a mail at once, and the watcher comes back after the server was away`() async throws {
        try await withServers { servers in
            let temporary = try TemporaryStore()
            let watcher = MailboxWatcher(plan: plan(servers, processed: nil), store: temporary.store, logger: logger)
            let running = Task { try await watcher.run() }
            defer { running.cancel() }
            try servers.deliverDirectly([Self.mail(1)], to: "sales@firm.example")
            try await poll { try await waiting(temporary.store) == 1 }
            try await servers.stopDovecot()
            try servers.deliverDirectly([Self.mail(2)], to: "sales@firm.example")
            try await servers.startDovecot()
            try await poll { try await waiting(temporary.store) == 2 }
        }
    }

    @Test func `A new UIDVALIDITY loses nothing and doubles nothing (chatmail relay 374)`() async throws {
        try await withServers { servers in
            let temporary = try TemporaryStore()
            try servers.deliverDirectly((1...3).map(Self.mail), to: "sales@firm.example")
            let watcher = MailboxWatcher(plan: plan(servers, processed: nil), store: temporary.store, logger: logger)
            try await watcher.visitOnce()
            try await servers.changeUIDValidity(of: "sales@firm.example", folder: "INBOX")
            try servers.deliverDirectly([Self.mail(4)], to: "sales@firm.example")
            try await watcher.visitOnce()
            let mails = try await temporary.store.read { transaction in
                try Set(transaction.waitingMails(limit: 100, bytes: .max).map(\.rawID))
            }
            #expect(mails.count == 4)
        }
    }

    @Test func `A wrong password is one sentence, and the other mailboxes go on (zammad 2754)`() async throws {
        try await withServers { servers in
            let temporary = try TemporaryStore()
            let wrong = ConnectionSettings(
                url: "imaps://127.0.0.1:\(servers.ports.imaps)", user: "sales@firm.example",
                credential: .password("no"),
                caFile: servers.caFile.path)
            let broken = MailboxWatcher(
                plan: MailboxPlan(name: "broken", settings: { wrong }), store: temporary.store, logger: logger)
            let good = MailboxWatcher(plan: plan(servers, processed: nil), store: temporary.store, logger: logger)
            let running = [Task { try await broken.run() }, Task { try await good.run() }]
            defer { running.forEach { $0.cancel() } }
            try servers.deliverDirectly([Self.mail(1)], to: "sales@firm.example")
            try await poll { try await waiting(temporary.store) == 1 }
            try await poll { try await temporary.store.read { try $0.mailboxError("broken") } != nil }
        }
    }

    private func poll(_ condition: () async throws -> Bool) async throws {
        let end = ContinuousClock.now + .seconds(60)
        while try await !condition() {
            guard ContinuousClock.now < end else {
                Issue.record("the condition did not come true within a minute")
                return
            }
            try await Task.sleep(for: .milliseconds(20))
        }
    }
}
