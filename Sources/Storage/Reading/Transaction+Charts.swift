public import Foundation
import GRDB
public import Workflows

/// The mails of one day.
public struct DayCount: Hashable, Sendable {
    /// Days since 1970 in the firm's time zone.
    public let day: Int
    /// From people outside.
    public let incoming: Int
    /// To clients.
    public let outgoing: Int
}

/// An incoming mail that no rule could settle.
public struct UnclearMail: Hashable, Sendable {
    /// Why it needs a person.
    public enum Reason: String, CaseIterable, Sendable {
        /// The sender is forged.
        case forged
        /// Strong signs point to a record of another client.
        case crossed
        /// Two signs disagree about the record.
        case conflict
        /// It belongs to no record and nobody has answered it.
        case unfiled
    }
    /// The row.
    public let id: Int64
    /// When it was stored.
    public let at: Date
    /// The sender's address.
    public let from: String
    /// Decoded; hostile text.
    public let subject: String
    /// Why.
    public let reason: Reason
    /// The record that it was filed under.
    public let record: RecordNumber?
    /// The client's code; `nil` for nobody's.
    public let client: String?
}

extension Transaction {
    /// Mails with people by day, oldest first; days without any are left out.
    ///
    /// - parameter offset: seconds east of UTC that days are counted by.
    public func mailsByDay(since begin: Date, offset: Int) throws -> [DayCount] {
        try rows(
            """
            SELECT (stored_at + ?) / 86400 AS day,
            sum(direction = 'in' AND automatic = 'human') AS came, sum(direction = 'out') AS went
            FROM mail WHERE stored_at >= ? GROUP BY 1 ORDER BY 1
            """, [offset, begin.seconds]
        ).map { DayCount(day: $0["day"], incoming: $0["came"], outgoing: $0["went"]) }
    }

    /// For each inquiry and complaint opened since: when, and the seconds until the first answer that is no machine's
    /// acknowledgement; `nil` while there is none.
    public func firstAnswers(since begin: Date, limit: Int) throws -> [(openedAt: Date, seconds: Int?)] {
        try ["offer", "complaint"].flatMap { kind in
            try rows(
                """
                SELECT opened_at, (SELECT min(sent_at) FROM outbox WHERE outbox.record_id = record.id
                    AND audience = 'c' AND header_class IN ('answer', 'document') AND sent_at IS NOT NULL) AS answered
                FROM record WHERE kind = ? AND opened_at >= ? ORDER BY opened_at DESC LIMIT ?
                """, [kind, begin.seconds, limit])
        }.map { row in
            let opened: Int64 = row["opened_at"]
            return (Date(seconds: opened), (row["answered"] as Int64?).map { max(0, Int($0 - opened)) })
        }
    }

    /// How the offers opened in a span ended, by state.
    public func offersByState(from begin: Date, until end: Date) throws -> [String: Int] {
        let rows = try rows(
            """
            SELECT state, count(*) AS number FROM record WHERE kind = 'offer' AND opened_at >= ? AND opened_at < ?
            GROUP BY state
            """, [begin.seconds, end.seconds])
        return Dictionary(rows.map { ($0["state"], $0["number"]) }) { first, _ in first }
    }

    /// Incoming mails since a moment that need a person, newest first.
    public func unclearMails(since begin: Date, limit: Int) throws -> [UnclearMail] {
        try rows(
            """
            SELECT mail.id, mail.stored_at, mail.from_address, mail.subject, mail.flags, mail.proof, client.code,
            (SELECT record.number FROM mail_record JOIN record ON record.id = mail_record.record_id
                WHERE mail_record.mail_id = mail.id ORDER BY record.id DESC LIMIT 1) AS number
            FROM mail LEFT JOIN client ON client.id = mail.client_id
            WHERE mail.stored_at >= ? AND mail.direction = 'in' AND mail.automatic = 'human' AND mail.staff IS NULL
            AND mail.kind <> 'bulk'
            AND (
                mail.proof = 'failed' OR mail.flags LIKE '%conflict%' OR mail.flags LIKE '%crossed%'
                OR (NOT EXISTS (SELECT 1 FROM mail_record WHERE mail_record.mail_id = mail.id)
                    AND NOT EXISTS (SELECT 1 FROM outbox WHERE outbox.answers_mail_id = mail.id
                        AND outbox.header_class IN ('answer', 'document', 'acknowledgement') AND outbox.audience = 'c'
                        AND outbox.template <> 'mail-received'))
            )
            ORDER BY mail.stored_at DESC LIMIT ?
            """, [begin.seconds, limit]
        ).map { row in
            let flags = (row["flags"] as String).split(separator: " ").map(String.init)
            let reason: UnclearMail.Reason =
                row["proof"] == "failed"
                ? .forged : flags.contains("crossed") ? .crossed : flags.contains("conflict") ? .conflict : .unfiled
            return UnclearMail(
                id: row["id"], at: Date(seconds: row["stored_at"]), from: row["from_address"], subject: row["subject"],
                reason: reason, record: (row["number"] as String?).flatMap { RecordNumber($0) }, client: row["code"])
        }
    }

    /// One mail for staff, whatever it belongs to; `nil` if there is none.
    public func staffMail(_ id: Int64) throws -> ThreadMail? {
        try row("SELECT mail.* FROM mail WHERE id = ?", [id]).map { try threadMail($0, in: nil) }
    }
}
