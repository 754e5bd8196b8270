import Foundation
import Storage

/// Whether the daemon makes progress. A process that answers may still have stopped working: what counts is when a
/// mailbox was last heard of and how long mail has waited.
struct Health: Sendable {
    /// Something that needs a person.
    enum Problem: Sendable, Hashable {
        case mailboxSilent(String)
        case mailboxUnknown(String)
        case databaseSilent
        case inboxStuck
        case outboxStuck
        case parked(Int)
        case failed(Int)
        case uncertain(Int)

        /// Whether it means that the daemon itself does not work.
        var isStandstill: Bool {
            switch self {
            case .mailboxSilent, .mailboxUnknown, .databaseSilent, .inboxStuck, .outboxStuck: true
            case .parked, .failed, .uncertain: false
            }
        }
    }

    let problems: [Problem]
    /// Mailboxes without a sign of life.
    let silent: Set<String>

    init(_ report: StatusReport, setup: PortalSetup, at now: Date) {
        let earliest = now.addingTimeInterval(-setup.patience)
        let alive = Dictionary(
            report.mailboxes.map { ($0.name, $0.aliveAt) }, uniquingKeysWith: { first, _ in first })
        var problems: [Problem] = []
        var silent: Set<String> = []
        for mailbox in setup.mailboxes {
            let last = alive[mailbox.name] ?? nil
            if last.map({ $0 >= earliest }) ?? false { continue }
            silent.insert(mailbox.name)
            problems.append(last == nil ? .mailboxUnknown(mailbox.name) : .mailboxSilent(mailbox.name))
        }
        if let oldest = report.inbox.oldestWaiting, oldest < earliest { problems.append(.inboxStuck) }
        if let due = report.outbox.oldestDue, due < earliest { problems.append(.outboxStuck) }
        if report.inbox.parked > 0 { problems.append(.parked(report.inbox.parked)) }
        if report.outbox.failed > 0 { problems.append(.failed(report.outbox.failed)) }
        if report.outbox.uncertain > 0 { problems.append(.uncertain(report.outbox.uncertain)) }
        self.problems = problems
        self.silent = silent
    }

    /// Whether mail flows.
    var isReady: Bool { !problems.contains(where: \.isStandstill) }
}

extension Health.Problem {
    /// In words.
    func sentence(_ words: Words) -> String {
        switch self {
        case .mailboxSilent(let name): words.fill("problemMailbox", name.shown(60))
        case .mailboxUnknown(let name): words.fill("problemUnknown", name.shown(60))
        case .databaseSilent: words["problemDatabase"]
        case .inboxStuck: words["problemInbox"]
        case .outboxStuck: words["problemOutbox"]
        case .parked(let count): words.count("problemParked", count)
        case .failed(let count): words.count("problemFailed", count)
        case .uncertain(let count): words.count("problemUncertain", count)
        }
    }
}
