public import Foundation
import GRDB
public import Workflows

/// What a complaint has beside every record.
public struct ComplaintRow: Hashable, Sendable {
    /// ISO 8601 day by which the client is to have a first answer from a person.
    public let answerBy: String
    /// When the client got it; `nil` while it is due.
    public let answeredAt: Date?
    /// When it was last decided.
    public let decidedAt: Date?
    /// What was decided last: `accept`, `reject`, `replace`, `repair`, `refund`.
    public let decision: Complaint.Event?
    /// What is paid back, without tax; `nil` without a refund.
    public let refund: FixedDecimal?
    /// How often the client's answer opened it again.
    public let reopened: Int
}

extension Transaction {
    /// Begins a complaint's clock: by when it is to be answered first (ISO 8601 day).
    public func beginComplaint(_ record: Int64, answerBy: String) throws {
        try run(
            """
            INSERT INTO complaint (record_id, answer_by) VALUES (?, ?)
            ON CONFLICT (record_id) DO UPDATE SET answer_by = excluded.answer_by, answered_at = NULL
            """, [record, answerBy])
    }

    /// What a complaint has beside every record; `nil` for other records.
    public func complaint(of record: Int64) throws -> ComplaintRow? {
        try row("SELECT * FROM complaint WHERE record_id = ?", [record]).map { row in
            ComplaintRow(
                answerBy: row["answer_by"], answeredAt: (row["answered_at"] as Int64?).map(Date.init(seconds:)),
                decidedAt: (row["decided_at"] as Int64?).map(Date.init(seconds:)),
                decision: (row["decision"] as String?).flatMap(Complaint.Event.init(rawValue:)),
                refund: (row["refund"] as Int64?).map(FixedDecimal.init(millionths:)), reopened: row["reopened"])
        }
    }

    /// The client has had a first answer; later ones change nothing.
    public func noteAnswered(_ record: Int64, at now: Date) throws {
        try run(
            "UPDATE complaint SET answered_at = ? WHERE record_id = ? AND answered_at IS NULL", [now.seconds, record])
    }

    /// Notes what was decided, and for a refund how much.
    public func noteDecision(_ decision: Complaint.Event, refund: FixedDecimal?, of record: Int64, at now: Date) throws
    {
        try run(
            "UPDATE complaint SET decision = ?, refund = ?, decided_at = ? WHERE record_id = ?",
            [decision.rawValue, refund?.millionths, now.seconds, record])
    }

    /// Counts that a client's answer opened it again.
    public func countReopened(_ record: Int64) throws {
        try run("UPDATE complaint SET reopened = reopened + 1 WHERE record_id = ?", [record])
    }

    /// Open complaints whose first answer was due before a day, the longest due first.
    ///
    /// - parameter offset: so many are passed over, for one page after the other.
    public func complaintsUnanswered(before day: String, limit: Int, offset: Int = 0) throws -> [RecordRow] {
        try rows(
            """
            SELECT record.* FROM complaint JOIN record ON record.id = complaint.record_id
            WHERE answered_at IS NULL AND answer_by < ? AND record.state IN ('open', 'accepted')
            ORDER BY answer_by, record.id LIMIT ? OFFSET ?
            """, [day, limit, offset]
        ).map(recordRow)
    }

    /// A client's orders, newest first, that hold every one of these articles.
    public func orders(of client: Int64, holding skus: Set<String>, since: Date, limit: Int) throws -> [RecordRow] {
        guard !skus.isEmpty else { return [] }
        let wanted = try JSON.text(skus.sorted())
        return try rows(
            """
            SELECT * FROM record WHERE client_id = ? AND kind = 'order' AND state <> 'cancelled' AND opened_at >= ?
                AND NOT EXISTS (
                    SELECT 1 FROM json_each(?) AS wanted WHERE NOT EXISTS (
                        SELECT 1 FROM line WHERE line.record_id = record.id AND line.sku = wanted.value))
            ORDER BY opened_at DESC, id DESC LIMIT ?
            """, [client, since.seconds, wanted, limit]
        ).map(recordRow)
    }

    /// A client's orders and shipments that bear one of these numbers of the client's own.
    public func orders(of client: Int64, customerReferences: [String], limit: Int) throws -> [RecordRow] {
        guard !customerReferences.isEmpty else { return [] }
        let wanted = try JSON.text(customerReferences.map { $0.lowercased() })
        return try rows(
            """
            SELECT * FROM record WHERE client_id = ? AND kind IN ('order', 'shipment')
                AND lower(customer_reference) IN (SELECT value FROM json_each(?)) ORDER BY id DESC LIMIT ?
            """, [client, wanted, limit]
        ).map(recordRow)
    }
}
