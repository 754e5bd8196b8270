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

/// A place between two entries of a timeline, to go on reading from: newest first, steps before mails of the same second.
public struct TimelineMark: Hashable, Sendable, CustomStringConvertible {
    let seconds: Int64
    let isStep: Bool
    let id: Int64

    /// Behind an entry.
    public init(after entry: TimelineEntry) {
        seconds = entry.at.seconds
        switch entry.what {
        case .step(let id, _, _): (isStep, self.id) = (true, id)
        case .mail(let id, _, _): (isStep, self.id) = (false, id)
        }
    }

    /// As it stands in an address: `1788420600.s.17`; `nil` for anything else.
    public init?(_ text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard text.utf8.count <= 40, parts.count == 3, let seconds = Int64(parts[0]), let id = Int64(parts[2]),
            (0...253_402_300_799).contains(seconds), id > 0, parts[1] == "s" || parts[1] == "m"
        else { return nil }
        (self.seconds, isStep, self.id) = (seconds, parts[1] == "s", id)
    }

    /// As it stands in an address.
    public var description: String { "\(seconds).\(isStep ? "s" : "m").\(id)" }

    /// Rows of one sort that come behind it are smaller than this pair of moment and id.
    func bound(steps: Bool) -> (seconds: Int64, id: Int64) {
        (seconds, steps == isStep ? id : steps ? 0 : .max)
    }
}

extension Transaction {
    /// What happened with a client in a span of time, newest first: steps of records and mails.
    ///
    /// However long the history, a page of it reads as many rows as it shows, from the end of the span or from where the
    /// page before it ended.
    /// - parameter mark: where the page before this one ended.
    /// - parameter limit: the most entries.
    public func clientTimeline(
        in scope: ClientScope, from begin: Date, until end: Date, behind mark: TimelineMark? = nil, limit: Int
    ) throws -> [TimelineEntry] {
        let steps = try clientSteps(in: scope, from: begin, until: end, behind: mark, limit: limit)
        let mails = try mailEntries(in: scope, from: begin, until: end, behind: mark, limit: limit)
        var (entries, step, mail): ([TimelineEntry], Int, Int) = ([], 0, 0)
        while entries.count < limit, step < steps.count || mail < mails.count {
            if mail == mails.count || step < steps.count && steps[step].at >= mails[mail].at {
                entries.append(steps[step])
                step += 1
            } else {
                entries.append(mails[mail])
                mail += 1
            }
        }
        return entries
    }

    /// The steps of a client's records in a span of time, newest first.
    ///
    /// Records that were opened after it or did not change since its beginning are not looked at.
    public func clientSteps(
        in scope: ClientScope, from begin: Date, until end: Date, behind mark: TimelineMark? = nil, limit: Int
    ) throws -> [TimelineEntry] {
        let pairs = RecordKind.forClients.compactMap { kind in
            Self.told[kind].map { events in
                let names = events.sorted().map { "'\($0)'" }.joined(separator: ", ")
                return "(record.kind = '\(kind.rawValue)' AND history.event IN (\(names)))"
            }
        }
        let bound = mark?.bound(steps: true) ?? (seconds: end.seconds, id: 0)
        let last = min(end.seconds, bound.seconds + 1)
        return try rows(
            """
            SELECT history.id, history.at, history.event, history.actor, record.number
            FROM record JOIN history ON history.record_id = record.id
            WHERE \(scope.condition("record.client_id")) AND record.updated_at >= ? AND record.opened_at < ?
            AND history.at >= ? AND history.at < ? AND (history.at, history.id) < (?, ?)
            AND (\(pairs.joined(separator: " OR ")))
            ORDER BY history.at DESC, history.id DESC LIMIT ?
            """,
            scope.arguments + [begin.seconds, last, begin.seconds, last, bound.seconds, bound.id, limit]
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
        in scope: ClientScope, from begin: Date, until end: Date, behind mark: TimelineMark?, limit: Int
    ) throws -> [TimelineEntry] {
        // CROSS JOIN keeps the order of the tables (https://www.sqlite.org/optoverview.html#crossjoin): from the one mail to
        // its few records, and not through all records of the client for each mail.
        let bound = mark?.bound(steps: false) ?? (seconds: end.seconds, id: 0)
        return try rows(
            """
            SELECT mail.id, mail.sent_at, mail.subject, mail.direction,
            (SELECT record.number FROM mail_record CROSS JOIN record ON record.id = mail_record.record_id
                WHERE mail_record.mail_id = mail.id AND record.kind <> 'todo' AND \(scope.condition("record.client_id"))
                ORDER BY record.id DESC LIMIT 1) AS number
            FROM mail WHERE \(scope.condition("mail.client_id")) AND mail.sent_at >= ? AND mail.sent_at < ?
            AND (mail.sent_at, mail.id) < (?, ?)
            AND \(Self.readableByClient) ORDER BY mail.sent_at DESC, mail.id DESC LIMIT ?
            """,
            scope.arguments + scope.arguments
                + [begin.seconds, min(end.seconds, bound.seconds + 1), bound.seconds, bound.id, limit]
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
