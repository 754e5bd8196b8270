import Foundation
import Logging
import Storage
import Synchronization
import Testing

@testable import Portal

struct WatchmanTests {
    final class Post: Sendable {
        let letters = Mutex<[AlarmLetter]>([])
        let isDown = Mutex(false)
        let time: Mutex<Date>
        init(_ now: Date) { time = Mutex(now) }
        struct Down: Error {}
    }

    private func watchman(_ fixture: PortalFixture, _ post: Post) throws -> Watchman {
        var setup = fixture.setup
        setup.language = "en"
        setup.clock = { post.time.withLock { $0 } }
        return try Watchman(
            setup, repeatAfter: 6 * 3_600, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        ) { letter in
            if post.isDown.withLock({ $0 }) { throw Post.Down() }
            post.letters.withLock { $0.append(letter) }
        }
    }

    @Test func `A standstill is told once, again after hours, and once when it is over`() async throws {
        let fixture = try await PortalFixture()
        let post = Post(fixture.now)
        let watchman = try watchman(fixture, post)
        var alarm = Alarm(begun: fixture.now)
        func look(_ minutes: Double) async -> [String] {
            post.time.withLock { $0 = fixture.now.addingTimeInterval(60 * minutes) }
            await watchman.look(&alarm)
            return post.letters.withLock { letters in
                defer { letters.removeAll() }
                return letters.map(\.subject)
            }
        }
        // The loops get some minutes to come up.
        #expect(await look(1).isEmpty)
        #expect(await look(6) == ["XCRM of Fixmetal Ltd stands still"])
        #expect(await look(7).isEmpty)
        #expect(await look(360).isEmpty)
        #expect(await look(367) == ["XCRM of Fixmetal Ltd stands still"])
        for mailbox in ["sales", "complaints"] {
            try await fixture.store.note(.connected, mailbox: mailbox, at: fixture.now.addingTimeInterval(60 * 368))
        }
        try await fixture.store.write { transaction in
            for mail in try transaction.waitingMails(limit: 100, bytes: .max) {
                try transaction.parkInbox(mail.inboxID, reason: "test")
            }
        }
        #expect(await look(369) == ["XCRM of Fixmetal Ltd works again"])
        #expect(await look(370).isEmpty)
    }

    @Test func `A letter that could not be sent is tried again, and something new is told at once`() async throws {
        let fixture = try await PortalFixture()
        let post = Post(fixture.now.addingTimeInterval(600))
        let watchman = try watchman(fixture, post)
        var alarm = Alarm(begun: fixture.now)
        post.isDown.withLock { $0 = true }
        await watchman.look(&alarm)
        #expect(alarm.known.isEmpty)
        post.isDown.withLock { $0 = false }
        await watchman.look(&alarm)
        let first = try #require(post.letters.withLock { $0.first })
        for word in ["The mailbox sales has never been reached.", "https://portal.fixmetal.example/status"] {
            #expect(first.text.contains(word), "\(word)")
        }
        #expect(
            alarm.news([.databaseSilent], at: fixture.now.addingTimeInterval(660), repeatAfter: 3_600) == .standstill)
    }
}
