public import Foundation
import GRDB
public import Workflows

/// A raw mail as an export takes it.
public struct ExportedMail: Sendable {
    /// The raw row; also where the next page begins.
    public let rawID: Int64
    /// The sender's address; empty for a mail that was never filed.
    public let sender: String
    /// When it was written or, for one that was never filed, when it came.
    public let at: Date
}

extension Transaction {
    /// Raw mails in the order in which they came to us, a page at a time. Without a scope all of them, those that wait or
    /// are parked too; with one only the correspondence of that client.
    ///
    /// - Parameter raw: the row of the last mail of the page before.
    public func exportedMails(of scope: ClientScope?, after raw: Int64, limit: Int) throws -> [ExportedMail] {
        let owner = scope.map { "AND raw.id IN (SELECT raw_id FROM mail WHERE \($0.condition("client_id")))" } ?? ""
        return try Row.fetchAll(
            db,
            sql: """
                SELECT raw.id, coalesce(mail.from_address, '') AS sender, coalesce(mail.sent_at, (
                    SELECT min(arrived_at) FROM inbox WHERE inbox.raw_id = raw.id), 0) AS at
                FROM raw LEFT JOIN mail ON mail.id = (SELECT min(id) FROM mail WHERE mail.raw_id = raw.id)
                WHERE raw.complete = 1 AND raw.bytes > 0 AND raw.id > ? \(owner)
                ORDER BY raw.id LIMIT ?
                """,
            arguments: [raw] + (scope?.arguments ?? StatementArguments()) + [limit]
        ).map { ExportedMail(rawID: $0["id"], sender: $0["sender"], at: Date(seconds: $0["at"])) }
    }

    /// Records in the order in which they were opened, a page at a time.
    ///
    /// - Parameter record: the row of the last record of the page before.
    public func exportedRecords(
        of scope: ClientScope?, kind: RecordKind?, after record: Int64, limit: Int
    ) throws -> [RecordRow] {
        var (sql, arguments) = ("SELECT * FROM record WHERE id > ?", StatementArguments([record]))
        if let scope {
            sql += " AND \(scope.condition("client_id"))"
            arguments += scope.arguments
        }
        if let kind {
            sql += " AND kind = ?"
            arguments += [kind.rawValue]
        }
        return try Row.fetchAll(db, sql: sql + " ORDER BY id LIMIT ?", arguments: arguments + [limit]).map(recordRow)
    }
}
