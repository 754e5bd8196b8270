public import Foundation
public import Logging
public import ServiceLifecycle
import Settings
import Storage
import Workflows

/// A mail that says that something stands still, or flows again.
public struct AlarmLetter: Hashable, Sendable {
    /// The subject.
    public var subject: String
    /// The text, lines parted by LF.
    public var text: String
}

/// Looks every minute whether the daemon makes progress, and tells people by another way than the usual one.
///
/// A standstill is told once when it is found, again after some hours while it lasts, and once when it is over. A letter
/// that could not be sent is tried again at the next look. It watches the other loops and needs none of them: it reads
/// the database, and says so if even that does not answer.
public final class Watchman: Service {
    /// How long the other loops get to come up after the start before they are judged. Seconds.
    static let grace: TimeInterval = 300

    private let setup: PortalSetup
    private let words: Words
    private let repeatAfter: TimeInterval
    private let every: Duration
    private let logger: Logger
    private let send: @Sendable (AlarmLetter) async throws -> Void

    /// Reads the words of the alarm.
    ///
    /// - parameter setup: what is watched, and how long anything may stand still (`patience`).
    /// - parameter repeatAfter: seconds after which an alarm is repeated while it lasts.
    /// - parameter send: sends a letter; what it throws is logged, and the letter tried again.
    /// - throws: `PortalError.template` when the words are missing.
    public init(
        _ setup: PortalSetup, repeatAfter: TimeInterval, every: Duration = .seconds(60), logger: Logger,
        send: @escaping @Sendable (AlarmLetter) async throws -> Void
    ) throws {
        self.setup = setup
        let words = try TemplateFiles(folder: setup.templates).words
        self.words = words[setup.language] ?? words["en"] ?? Words(language: "en", texts: [:])
        self.repeatAfter = repeatAfter
        self.every = every
        self.logger = logger
        self.send = send
    }

    /// Runs until graceful shutdown.
    public func run() async throws {
        await cancelWhenGracefulShutdown {
            var alarm = Alarm(begun: self.setup.clock())
            while !Task.isCancelled {
                try? await Task.sleep(for: self.every)
                guard !Task.isCancelled else { return }
                await self.look(&alarm)
            }
        }
    }

    /// One look: what stands still now, and a letter if that is news.
    func look(_ alarm: inout Alarm) async {
        let now = setup.clock()
        guard now.timeIntervalSince(alarm.begun) >= Self.grace else { return }
        let problems = await standstills(at: now)
        guard let news = alarm.news(problems, at: now, repeatAfter: repeatAfter) else { return }
        do {
            try await send(letter(news, problems, at: now))
            alarm.told(news, problems, at: now)
            logger.warning("alarm sent", metadata: ["problems": "\(problems.count)"])
        } catch {
            logger.error("the alarm could not be sent and is tried again", metadata: ["error": "\(error)"])
        }
    }

    private func standstills(at now: Date) async -> [Health.Problem] {
        do {
            let report = try await setup.store.read { try $0.statusReport() }
            return Health(report, setup: setup, at: now).problems.filter(\.isStandstill)
        } catch {
            return [.databaseSilent]
        }
    }

    private func letter(_ news: Alarm.News, _ problems: [Health.Problem], at now: Date) -> AlarmLetter {
        let firm = setup.company(setup.language).name.shown(80)
        let wording = Wording(words: words, timeZone: setup.timeZone)
        let lines = news == .over ? [words["alarmOver"]] : problems.map { $0.sentence(words) }
        let subject = words.fill(news == .over ? "alarmOverSubject" : "alarmSubject", firm)
        return AlarmLetter(
            subject: subject,
            text: ([wording.moment(now), ""] + lines + ["", setup.settings.url + "/status"]).joined(separator: "\n")
                + "\n")
    }
}

/// What people were told already.
struct Alarm: Sendable {
    /// Why a letter is due.
    enum News: Sendable, Hashable {
        /// Something new stands still, or the old does so for hours.
        case standstill
        /// Everything flows again.
        case over
    }

    /// When the watch began.
    let begun: Date
    private(set) var known: Set<Health.Problem> = []
    private(set) var toldAt: Date?

    init(begun: Date) { self.begun = begun }

    /// Whether what stands still now is news; `nil` if not.
    func news(_ problems: [Health.Problem], at now: Date, repeatAfter: TimeInterval) -> News? {
        if problems.isEmpty { return known.isEmpty ? nil : .over }
        if !known.isSuperset(of: problems) { return .standstill }
        guard let toldAt else { return .standstill }
        return now.timeIntervalSince(toldAt) >= repeatAfter ? .standstill : nil
    }

    /// Remembers what was told.
    mutating func told(_ news: News, _ problems: [Health.Problem], at now: Date) {
        known = news == .over ? [] : Set(problems)
        toldAt = now
    }
}
