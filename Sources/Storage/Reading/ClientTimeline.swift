public import Foundation
import GRDB
public import Workflows

/// Something that happened between a client and us, as the client may know it.
public struct TimelineEntry: Hashable, Sendable {
    /// What it was.
    public enum What: Hashable, Sendable {
        /// A step of a record: its row, and the event's name in its workflow.
        case step(id: Int64, event: String, doer: ClientStep.Doer)
        /// A mail: its row, its subject (hostile text) and whether it came or went.
        case mail(id: Int64, subject: String, direction: Direction)
    }
    /// When.
    public let at: Date
    /// What.
    public let what: What
    /// The record it belongs to; mails of none have none.
    public let record: RecordNumber?
}

extension Transaction {
    /// What happened with a client in a span of time, newest first: steps of records and mails.
    ///
    /// Records that did not change since its beginning are not looked at.
    /// - parameter limit: the most of each sort.
    public func clientTimeline(
        in scope: ClientScope, from begin: Date, until end: Date, limit: Int
    ) throws -> [TimelineEntry] {
        let entries =
            try steps(in: scope, from: begin, until: end, limit: limit)
            + mailEntries(in: scope, from: begin, until: end, limit: limit)
        return entries.sorted { $0.at > $1.at }
    }

    private func steps(in scope: ClientScope, from begin: Date, until end: Date, limit: Int) throws -> [TimelineEntry] {
        let pairs = RecordKind.forClients.compactMap { kind in
            Self.told[kind].map { events in
                let names = events.sorted().map { "'\($0)'" }.joined(separator: ", ")
                return "(record.kind = '\(kind.rawValue)' AND history.event IN (\(names)))"
            }
        }
        return try rows(
            """
            SELECT history.id, history.at, history.event, history.actor, record.number
            FROM record JOIN history ON history.record_id = record.id
            WHERE \(scope.condition("record.client_id")) AND record.updated_at >= ?
            AND history.at >= ? AND history.at < ? AND (\(pairs.joined(separator: " OR ")))
            ORDER BY history.at DESC, history.id DESC LIMIT ?
            """, scope.arguments + [begin.seconds, begin.seconds, end.seconds, limit]
        ).map { row in
            let actor: String = row["actor"]
            return TimelineEntry(
                at: Date(seconds: row["at"]),
                what: .step(
                    id: row["id"], event: row["event"], doer: actor.hasPrefix("client:") ? .client : .firm),
                record: RecordNumber(row["number"] as String))
        }
    }

    private func mailEntries(
        in scope: ClientScope, from begin: Date, until end: Date, limit: Int
    ) throws -> [TimelineEntry] {
        try rows(
            """
            SELECT mail.id, mail.sent_at, mail.subject, mail.direction,
            (SELECT record.number FROM mail_record JOIN record ON record.id = mail_record.record_id
                WHERE mail_record.mail_id = mail.id AND record.kind <> 'todo' AND \(scope.condition("record.client_id"))
                ORDER BY record.id DESC LIMIT 1) AS number
            FROM mail WHERE \(scope.condition("mail.client_id")) AND mail.sent_at >= ? AND mail.sent_at < ?
            AND \(Self.readableByClient) ORDER BY mail.sent_at DESC, mail.id DESC LIMIT ?
            """, scope.arguments + scope.arguments + [begin.seconds, end.seconds, limit]
        ).map { row in
            TimelineEntry(
                at: Date(seconds: row["sent_at"]),
                what: .mail(
                    id: row["id"], subject: row["subject"],
                    direction: Direction(rawValue: row["direction"]) ?? .incoming),
                record: (row["number"] as String?).flatMap { RecordNumber($0) })
        }
    }

    /// When the first record of a client was opened; `nil` for none.
    public func clientSince(_ scope: ClientScope) throws -> Date? {
        try int("SELECT min(opened_at) FROM record WHERE \(scope.condition("client_id"))", scope.arguments)
            .map(Date.init(seconds:))
    }
}
