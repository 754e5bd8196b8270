import Foundation
import HTTPTypes
import Hummingbird
import Storage
import Workflows

extension Site {
    /// `/healthz`: the process lives and the database answers.
    func healthz() async -> Response {
        let answers = (try? await setup.store.read { try $0.ping() }) ?? false
        return Self.probe(answers ? "ok\n" : "the database does not answer\n", answers)
    }

    /// `/readyz`: mail flows; for programs on this machine and staff.
    func readyz(_ request: Request) async throws -> Response {
        try await requireInside(request)
        let report = try await setup.store.read { try $0.statusReport() }
        let health = Health(report, setup: setup, at: setup.clock())
        let lines = health.problems.filter(\.isStandstill).map { problem in
            switch problem {
            case .mailboxSilent, .mailboxUnknown: "a mailbox gives no sign of life"
            case .inboxStuck: "mail waits to be understood for too long"
            case .outboxStuck: "mail waits to be sent for too long"
            default: ""
            }
        }
        return Self.probe(health.isReady ? "ready\n" : lines.joined(separator: "\n") + "\n", health.isReady)
    }

    /// `/metrics`: counts and ages in the text format of Prometheus; no names of clients or people.
    func metrics(_ request: Request) async throws -> Response {
        try await requireInside(request)
        let report = try await setup.store.read { try $0.statusReport() }
        let now = setup.clock()
        let text = Metrics(report, Health(report, setup: setup, at: now), setup: setup, begun: begun, at: now)
            .with(traffic.now).text
        return Response(
            status: .ok, headers: [.contentType: "text/plain; version=0.0.4; charset=utf-8"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }

    /// Requests that came through a proxy are from outside; for those such paths exist for staff only.
    private func requireInside(_ request: Request) async throws {
        let proxied = [.xForwardedFor, .forwarded, .via].contains { request.headers[$0] != nil }
        guard proxied else { return }
        guard case .staff? = try await session(request)?.visitor else { throw PageFailure.notFound }
    }

    private static func probe(_ text: String, _ isGood: Bool) -> Response {
        Response(
            status: isGood ? .ok : .serviceUnavailable, headers: [.contentType: "text/plain; charset=utf-8"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }
}

/// The state of the daemon in the text format of Prometheus.
struct Metrics {
    private(set) var text = ""

    init(_ report: StatusReport, _ health: Health, setup: PortalSetup, begun: Date, at now: Date) {
        func age(_ date: Date?) -> Int? { date.map { max(0, Int(now.timeIntervalSince($0))) } }
        metric("xcrm_up_seconds", "Seconds since the pages began to be served.", [("", age(begun))])
        metric(
            "xcrm_build_info", "The version of the program.",
            [("version=\"\(Self.label(setup.version))\",sqlite=\"\(Self.label(report.sqlite))\"", 1)])
        metric("xcrm_ready", "1 if mail flows.", [("", health.isReady ? 1 : 0)])
        let known = Dictionary(report.mailboxes.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        let mailboxes = setup.mailboxes.map { ($0.name, known[$0.name]) }
        metric(
            "xcrm_mailbox_alive_age_seconds", "Seconds since the last sign of life of a mailbox.",
            mailboxes.map { ("mailbox=\"\(Self.label($0.0))\"", age($0.1?.aliveAt)) })
        metric(
            "xcrm_mailbox_fetched_age_seconds", "Seconds since new mail was looked for.",
            mailboxes.map { ("mailbox=\"\(Self.label($0.0))\"", age($0.1?.fetchedAt)) })
        metric(
            "xcrm_mailbox_idle_age_seconds", "Seconds since IDLE was last begun or renewed.",
            mailboxes.map { ("mailbox=\"\(Self.label($0.0))\"", age($0.1?.idleAt)) })
        metric(
            "xcrm_mailbox_reconciled_age_seconds", "Seconds since the whole folder was compared with what is stored.",
            mailboxes.map { ("mailbox=\"\(Self.label($0.0))\"", age($0.1?.reconciledAt)) })
        metric(
            "xcrm_mailbox_lag_seconds", "From arriving on the server to being stored here, for the newest mail.",
            mailboxes.map { ("mailbox=\"\(Self.label($0.0))\"", $0.1?.lag) })
        metric(
            "xcrm_mailbox_error", "1 if the mailbox reported an error since its last login.",
            mailboxes.map { ("mailbox=\"\(Self.label($0.0))\"", $0.1?.error == nil ? 0 : 1) })
        metric("xcrm_inbox_waiting", "Mails that wait to be understood.", [("", report.inbox.waiting)])
        metric(
            "xcrm_inbox_oldest_age_seconds", "Age of the oldest of them.", [("", age(report.inbox.oldestWaiting) ?? 0)])
        metric("xcrm_inbox_parked", "Mails that could not be handled.", [("", report.inbox.parked)])
        let outbox = report.outbox
        metric(
            "xcrm_outbox", "Outgoing mails by state.",
            [
                ("state=\"queued\"", outbox.queued), ("state=\"deferred\"", outbox.deferred),
                ("state=\"sending\"", outbox.sending), ("state=\"uncertain\"", outbox.uncertain),
                ("state=\"failed\"", outbox.failed),
            ])
        metric("xcrm_outbox_overdue_seconds", "How long the oldest due mail waits.", [("", age(outbox.oldestDue) ?? 0)])
        let open = report.open.map { ("kind=\"\($0.kind.rawValue)\",state=\"\($0.state)\"", $0) }
        metric("xcrm_records_open", "Open records.", open.map { ($0.0, $0.1.count) })
        metric(
            "xcrm_records_oldest_age_seconds", "Age of the oldest open record.",
            open.map { ($0.0, age($0.1.oldest) ?? 0) })
        metric("xcrm_database_bytes", "Size of the database.", [("", report.databaseBytes)])
    }

    /// The same with what the pages were asked for since the start.
    func with(_ traffic: Traffic.Counts) -> Metrics {
        var all = self
        all.text += "# HELP xcrm_http_requests_total Answers of the pages.\n# TYPE xcrm_http_requests_total counter\n"
        for (key, count) in traffic.answers.sorted(by: { $0.key < $1.key }) {
            let parts = key.split(separator: " ")
            all.text +=
                "xcrm_http_requests_total{method=\"\(parts.first ?? "")\",status=\"\(parts.last ?? "")\"} \(count)\n"
        }
        let name = "xcrm_http_request_duration_seconds"
        all.text += "# HELP \(name) How long answers took to make.\n# TYPE \(name) histogram\n"
        var sum = 0
        for (index, count) in traffic.durations.enumerated() {
            sum += count
            let bound = index < Traffic.bounds.count ? String(Double(Traffic.bounds[index]) / 1_000) : "+Inf"
            all.text += "\(name)_bucket{le=\"\(bound)\"} \(sum)\n"
        }
        all.text += "\(name)_sum \(Double(traffic.microseconds) / 1_000_000)\n\(name)_count \(sum)\n"
        return all
    }

    private mutating func metric(_ name: String, _ help: String, _ values: [(String, Int?)]) {
        text += "# HELP \(name) \(help)\n# TYPE \(name) gauge\n"
        for (labels, value) in values {
            guard let value else { continue }
            text += labels.isEmpty ? "\(name) \(value)\n" : "\(name){\(labels)} \(value)\n"
        }
    }

    private static func label(_ text: String) -> String {
        text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
    }
}

/// The status page, for programs.
struct StatusTwin: Encodable, Sendable {
    struct Mailbox: Encodable, Sendable {
        let name: String
        let connectedAt: Date?
        let idleAt: Date?
        let fetchedAt: Date?
        let reconciledAt: Date?
        let error: String?
        /// From arriving on the server to being stored here, for the newest mail. Seconds.
        let lag: Int?
        let waiting: Int
        let unsettled: Int
    }
    struct Open: Encodable, Sendable {
        let kind: String
        let state: String
        let count: Int
        let oldest: Date?
    }
    let at: Date
    let version: String
    let ready: Bool
    let mailboxes: [Mailbox]
    let inboxWaiting: Int
    let inboxOldest: Date?
    let inboxParked: Int
    let outbox: [String: Int]
    /// When the oldest mail that waits to be sent fell due.
    let outboxOldest: Date?
    let open: [Open]
    let databaseBytes: Int
    let sqlite: String
    let schema: String

    init(_ report: StatusReport, _ health: Health, version: String, at now: Date) {
        at = now
        self.version = version
        ready = health.isReady
        mailboxes = report.mailboxes.map {
            Mailbox(
                name: $0.name, connectedAt: $0.connectedAt, idleAt: $0.idleAt, fetchedAt: $0.fetchedAt,
                reconciledAt: $0.reconciledAt, error: $0.error, lag: $0.lag, waiting: $0.waiting,
                unsettled: $0.unsettled)
        }
        inboxWaiting = report.inbox.waiting
        inboxParked = report.inbox.parked
        outbox = [
            "queued": report.outbox.queued, "deferred": report.outbox.deferred, "sending": report.outbox.sending,
            "uncertain": report.outbox.uncertain, "failed": report.outbox.failed,
        ]
        open = report.open.map { Open(kind: $0.kind.rawValue, state: $0.state, count: $0.count, oldest: $0.oldest) }
        databaseBytes = report.databaseBytes
        (sqlite, schema) = (report.sqlite, report.schema)
        (inboxOldest, outboxOldest) = (report.inbox.oldestWaiting, report.outbox.oldestDue)
    }
}
