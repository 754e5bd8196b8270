import Foundation
import Hummingbird
import Storage
import Workflows

/// One mailbox on the status page.
struct MailboxView: Sendable {
    let name: String
    let address: String
    let chip: Chip
    let connected: String
    let idle: String
    let fetched: String
    let reconciled: String
    let unsettled: Int
    /// From arriving on the server to being stored here, for the newest mail.
    let lag: String
    /// Mails that wait to be understood.
    let waiting: Int
    let error: String
}

/// A number that matters, with its name.
struct Figure: Sendable {
    let label: String
    let value: String
    let note: String
    let tone: String
    /// Whether the number takes more room than a count does.
    let isLong: Bool

    init(label: String, value: String, note: String, tone: String) {
        (self.label, self.value, self.note, self.tone) = (label, value, note, tone)
        isLong = value.count > 6
    }
}

/// A parked mail.
struct ParkedView: Sendable {
    let id: Int64
    let mailbox: String
    let reason: String
    let arrived: String
    let size: String
    let command: String
}

/// An outgoing mail in trouble.
struct TroubleView: Sendable {
    let id: Int64
    let chip: Chip
    let recipient: String
    let record: String
    let href: String
    let outcome: String
    let age: String
    let next: String
    let command: String
}

/// A bar of the pipeline chart.
struct BarView: Sendable {
    let label: String
    let count: Int
    let age: String
    let width: Int
    let x: Int
    let y: Int
    let textY: Int
    let tone: String
    let href: String
}

/// The status page.
struct StatusContent: Sendable {
    let verdict: Chip
    let problems: [String]
    let figures: [Figure]
    let mailboxes: [MailboxView]
    let parked: [ParkedView]
    let troubles: [TroubleView]
    let unclear: [UnclearView]
    let charts: [ChartView]
    let bars: [BarView]
    let chartHeight: Int
    let complaints: [BoardRow]
    let facts: [Fact]
}

extension Site {
    /// Rows of each table on the status page.
    static let statusRows = 50

    /// `/status`: whether the daemon works and what needs a person; staff only.
    func status(_ request: Request, json: Bool) async throws -> Response {
        let person = try await requireStaff(request)
        let wording = wording(language(request, reader: person.language))
        let now = setup.clock()
        let (report, parked, troubles, complaints, unclear) = try await setup.store.read { transaction in
            (
                try transaction.statusReport(), try transaction.parkedMails(limit: Self.statusRows),
                try transaction.outgoingTroubles(limit: Self.statusRows),
                try RecordKind.complaint.openStates.flatMap {
                    try transaction.openRecords(.complaint, state: $0, limit: Self.statusRows)
                },
                try transaction.unclearMails(
                    since: now.addingTimeInterval(-86_400 * Self.unclearDays), limit: Self.statusRows)
            )
        }
        let health = Health(report, setup: setup, at: now)
        if json { return try twin(StatusTwin(report, health, version: setup.version, at: now)) }
        let words = wording.words
        let counts = try await chartCounts(wording, now)
        let content = StatusContent(
            verdict: Chip(
                label: words[health.problems.isEmpty ? "statusGood" : "statusBad"],
                tone: health.problems.isEmpty ? "good" : "bad"),
            problems: health.problems.map { $0.sentence(words) }, figures: figures(report, wording, now),
            mailboxes: mailboxes(report, health, wording, now),
            parked: parked.map { mail in
                ParkedView(
                    id: mail.inboxID, mailbox: mail.mailbox.shown(60), reason: mail.reason.shown(300),
                    arrived: wording.age(mail.arrivedAt, at: now), size: wording.size(mail.bytes),
                    command: "xcrm parked retry \(mail.inboxID)")
            },
            troubles: troubles.map { trouble($0, wording, now) }, unclear: self.unclear(unclear, wording, now),
            charts: statusCharts(counts, wording, now), bars: bars(report.open, wording, now),
            chartHeight: max(1, report.open.count) * Self.barStep,
            complaints: complaints.map { boardRow($0, wording, now) }, facts: facts(report, wording, now))
        let frame = Frame(
            title: words["navStatus"], page: "status", language: wording.language, visitor: .staff(person),
            path: "/status", twin: link("/status.json"))
        return page(frame, content, request: request)
    }

    /// Height of a bar with the space below it, in the chart's units.
    static let barStep = 28

    private func figures(_ report: StatusReport, _ wording: Wording, _ now: Date) -> [Figure] {
        let words = wording.words
        func figure(_ key: String, _ value: Int, _ note: String = "", bad: Bool = false) -> Figure {
            Figure(label: words[key], value: String(value), note: note, tone: bad && value > 0 ? "bad" : "plain")
        }
        let waits = report.inbox.oldestWaiting.map { words.fill("oldest", wording.age($0, at: now)) } ?? ""
        let due =
            report.outbox.oldestDue.map { date in
                date > now ? words.fill("nextAt", wording.time(date)) : words.fill("oldest", wording.age(date, at: now))
            } ?? ""
        return [
            figure("figWaiting", report.inbox.waiting, waits), figure("figParked", report.inbox.parked, bad: true),
            figure("figQueued", report.outbox.queued, due), figure("figDeferred", report.outbox.deferred),
            figure("figUncertain", report.outbox.uncertain, bad: true),
            figure("figFailed", report.outbox.failed, bad: true),
        ]
    }

    private func mailboxes(_ report: StatusReport, _ health: Health, _ wording: Wording, _ now: Date) -> [MailboxView] {
        let known = Dictionary(report.mailboxes.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        let words = wording.words
        return setup.mailboxes.map { mailbox in
            let state = known[mailbox.name]
            let silent = health.silent.contains(mailbox.name)
            let tone = state?.error != nil || silent ? "bad" : "good"
            return MailboxView(
                name: mailbox.name.shown(60), address: mailbox.address.shown(120),
                chip: Chip(label: words[tone == "good" ? "mailboxGood" : "mailboxBad"], tone: tone),
                connected: wording.age(state?.connectedAt, at: now), idle: wording.age(state?.idleAt, at: now),
                fetched: wording.age(state?.fetchedAt, at: now), reconciled: wording.age(state?.reconciledAt, at: now),
                unsettled: state?.unsettled ?? 0,
                lag: state?.lag.map { wording.length($0) } ?? "–", waiting: state?.waiting ?? 0,
                error: (state?.error ?? "").shown(300))
        }
    }

    private func trouble(_ trouble: OutgoingTrouble, _ wording: Wording, _ now: Date) -> TroubleView {
        let tones: [OutboxState: String] = [.failed: "bad", .uncertain: "wait"]
        return TroubleView(
            id: trouble.id,
            chip: Chip(label: wording.words["outbox_\(trouble.state.rawValue)"], tone: tones[trouble.state] ?? "work"),
            recipient: trouble.recipient.shown(120), record: trouble.record.map { "\($0)" } ?? "",
            href: trouble.record.map { link($0) } ?? "", outcome: trouble.outcome.shown(300),
            age: wording.age(trouble.createdAt, at: now),
            next: trouble.state == .deferred ? wording.time(trouble.dueAt) : "–",
            command: "xcrm outbox retry \(trouble.id)")
    }

    private func bars(_ open: [OpenCount], _ wording: Wording, _ now: Date) -> [BarView] {
        let most = max(1, open.map(\.count).max() ?? 1)
        return open.enumerated().map { index, count in
            let chip = wording.chip(count.kind, count.state)
            return BarView(
                label: wording.words["kinds_\(count.kind.rawValue)"] + ": " + chip.label, count: count.count,
                age: count.count > 0 ? wording.age(count.oldest, at: now) : "",
                width: count.count == 0 ? 0 : max(3, count.count * 260 / most), x: 236,
                y: index * Self.barStep + 4, textY: index * Self.barStep + 18, tone: chip.tone,
                href: link("/board#" + Self.stage(count)))
        }
    }

    /// The part of the board that shows records of a kind in a state.
    private static func stage(_ count: OpenCount) -> String {
        pipeline.first { $0.states.contains { $0.kind == count.kind && $0.state == count.state } }?.key ?? "work"
    }

    private func facts(_ report: StatusReport, _ wording: Wording, _ now: Date) -> [Fact] {
        let words = wording.words
        return [
            Fact(label: words["factVersion"], value: setup.version.isEmpty ? "–" : setup.version.shown(60)),
            Fact(label: "SQLite", value: report.sqlite.shown(20)),
            Fact(label: words["factSchema"], value: report.schema.shown(80)),
            Fact(label: words["factUptime"], value: wording.age(begun, at: now)),
            Fact(label: words["factDatabase"], value: wording.size(report.databaseBytes)),
            Fact(label: words["factLastMail"], value: wording.age(report.inbox.lastReceived, at: now)),
            Fact(label: words["factNow"], value: wording.moment(now)),
        ]
    }
}
