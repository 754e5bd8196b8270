import Foundation
import GRDB
public import Workflows

extension RecordKind {
    /// States in which a record waits for somebody, in the order of the work.
    public var openStates: [String] {
        switch self {
        case .offer: ["draft", "revising", "sent"]
        case .order: ["received", "confirmed"]
        case .shipment: ["packing", "dispatched"]
        case .complaint: ["open", "accepted"]
        case .todo: ["open", "inProgress"]
        case .contract: []
        case .invoice: ["issued"]
        }
    }
}

extension Transaction {
    /// Answers if the database does.
    public func ping() throws -> Bool { try int("SELECT count(*) FROM sqlite_schema") ?? 0 > 0 }

    /// How the daemon and the work stand. It reads queues and open records only, so that it stays quick with a
    /// hundred thousand finished ones.
    public func statusReport() throws -> StatusReport {
        StatusReport(
            mailboxes: try mailboxStatus(), inbox: try inboxStatus(), outbox: try outboxStatus(),
            open: try openCounts(), databaseBytes: try databaseBytes(),
            sqlite: try row("SELECT sqlite_version() AS version")?["version"] ?? "",
            schema: try row("SELECT max(identifier) AS name FROM grdb_migrations")?["name"] ?? "")
    }

    private func mailboxStatus() throws -> [MailboxStatus] {
        try rows(
            """
            SELECT mailbox.*, (SELECT count(*) FROM inbox WHERE inbox.mailbox = mailbox.name
                AND inbox.uid_validity = mailbox.uid_validity AND inbox.server = 'pending') AS unsettled,
            (SELECT received_at - arrived_at FROM inbox WHERE inbox.mailbox = mailbox.name
                AND inbox.uid_validity = mailbox.uid_validity ORDER BY uid DESC LIMIT 1) AS lag,
            (SELECT count(*) FROM inbox WHERE state = 'received' AND inbox.mailbox = mailbox.name) AS waiting
            FROM mailbox ORDER BY name
            """
        ).map { row in
            func date(_ column: String) -> Date? { (row[column] as Int64?).map(Date.init(seconds:)) }
            return MailboxStatus(
                name: row["name"], connectedAt: date("connected_at"), idleAt: date("idle_at"),
                fetchedAt: date("fetched_at"), reconciledAt: date("reconciled_at"), error: row["error"],
                errorAt: date("error_at"), unsettled: row["unsettled"],
                lag: (row["lag"] as Int?).map { max(0, $0) }, waiting: row["waiting"])
        }
    }

    private func inboxStatus() throws -> InboxStatus {
        let oldest = try int("SELECT received_at FROM inbox WHERE state = 'received' ORDER BY id LIMIT 1")
        let last = try int("SELECT received_at FROM inbox WHERE id = (SELECT max(id) FROM inbox)")
        return InboxStatus(
            waiting: Int(try int("SELECT count(*) FROM inbox WHERE state = 'received'") ?? 0),
            oldestWaiting: oldest.map(Date.init(seconds:)),
            parked: Int(try int("SELECT count(*) FROM inbox WHERE state = 'parked'") ?? 0),
            lastReceived: last.map(Date.init(seconds:)))
    }

    private func outboxStatus() throws -> OutboxStatus {
        var counts: [String: Int] = [:]
        for condition in ["IN ('queued', 'deferred')", "IN ('sending', 'uncertain')", "= 'failed'"] {
            for row in try rows(
                "SELECT state, count(*) AS number FROM outbox WHERE state \(condition) GROUP BY state")
            {
                counts[row["state"]] = row["number"]
            }
        }
        return OutboxStatus(
            queued: counts["queued"] ?? 0, deferred: counts["deferred"] ?? 0, sending: counts["sending"] ?? 0,
            uncertain: counts["uncertain"] ?? 0, failed: counts["failed"] ?? 0, oldestDue: try nextDue())
    }

    /// Open records by kind and state, in the order of the work. A credit note is nothing that anybody has to pay.
    public func openCounts() throws -> [OpenCount] {
        try RecordKind.allCases.flatMap { kind in
            try kind.openStates.map { state in
                let bills = "JOIN invoice ON invoice.record_id = record.id AND invoice.kind <> 'credit-note'"
                let row = try row(
                    """
                    SELECT count(*) AS number, min(opened_at) AS oldest FROM record \(kind == .invoice ? bills : "")
                    WHERE record.kind = ? AND record.state = ?
                    """, [kind.rawValue, state])
                return OpenCount(
                    kind: kind, state: state, count: row?["number"] ?? 0,
                    oldest: (row?["oldest"] as Int64?).map(Date.init(seconds:)))
            }
        }
    }

    private func databaseBytes() throws -> Int {
        let pages = try int("PRAGMA page_count") ?? 0
        return Int(pages * (try int("PRAGMA page_size") ?? 0))
    }

    /// Open records of a kind in a state, oldest first.
    public func openRecords(_ kind: RecordKind, state: String, limit: Int) throws -> [OpenRecord] {
        try rows(
            "SELECT * FROM record WHERE kind = ? AND state = ? ORDER BY opened_at LIMIT ?",
            [kind.rawValue, state, limit]
        ).map { row in
            let record = try recordRow(row)
            return OpenRecord(record: record, client: try record.client.flatMap { try self.client($0)?.name } ?? "")
        }
    }

    /// Outgoing mails that need a person or wait for another attempt, worst first.
    public func outgoingTroubles(limit: Int) throws -> [OutgoingTrouble] {
        // Each condition is that of a partial index, so that mails sent long ago are not walked through.
        let conditions = [
            "= 'failed' ORDER BY outbox.id DESC",
            "IN ('sending', 'uncertain') AND outbox.state <> 'sending' ORDER BY outbox.id DESC",
            "IN ('queued', 'deferred') AND outbox.state <> 'queued' ORDER BY outbox.due_at",
        ]
        return try conditions.flatMap { condition in
            try rows(
                """
                SELECT outbox.id, outbox.state, recipient, outcome, attempts, created_at, due_at, record.number
                FROM outbox LEFT JOIN record ON record.id = outbox.record_id
                WHERE outbox.state \(condition) LIMIT ?
                """, [limit])
        }.map { row in
            OutgoingTrouble(
                id: row["id"], state: OutboxState(rawValue: row["state"]) ?? .failed, recipient: row["recipient"],
                record: (row["number"] as String?).flatMap { RecordNumber($0) }, outcome: row["outcome"],
                attempts: row["attempts"], createdAt: Date(seconds: row["created_at"]),
                dueAt: Date(seconds: row["due_at"]))
        }
    }
}
