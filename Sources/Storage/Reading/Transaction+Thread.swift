public import Foundation
import GRDB
public import Mail

/// A mail as the portal shows it.
public struct ThreadMail: Hashable, Sendable {
    /// The row.
    public let id: Int64
    /// Whether it came or went.
    public let direction: Direction
    /// The sender.
    public let from: Address
    /// To and Cc.
    public let recipients: [Address]
    /// When it was written.
    public let sentAt: Date
    /// Decoded.
    public let subject: String
    /// The new text.
    public let reply: String
    /// The whole readable text where it says more than `reply`; empty else.
    public let whole: String
    /// Who sees it.
    public let audience: Audience
    /// How well the sender is proved.
    public let proof: AuthenticationResults.Verdict
    /// Person or machine.
    public let automatic: AutomaticClass
    /// The member of staff who wrote it.
    public let staff: String?
    /// Short words for staff.
    public let flags: [String]
    /// Where a mail of ours stands in the outbox; `nil` for mails that came in.
    public let outbox: OutboxState?
    /// What is attached.
    public let files: [ThreadFile]
    /// Numbers of the records it is filed under, as far as the reader may see them.
    public let records: [String]
}

/// An attachment as the portal lists it.
public struct ThreadFile: Hashable, Sendable {
    /// The row.
    public let id: Int64
    /// The name as it came; empty for none. Hostile text.
    public let name: String
    /// What its bytes are.
    public let type: String
    /// Size of the decoded content.
    public let bytes: Int
    /// When its mail was written.
    public let sentAt: Date
    /// Of the decoded content, lower-case hex.
    public let sha256: String
}

/// Where an attachment lies.
public struct StoredAttachment: Hashable, Sendable {
    /// The raw mail.
    public let raw: Int64
    /// Size of the raw mail.
    public let rawBytes: Int
    /// The part's path in it.
    public let path: String
    /// The name as it came; hostile text.
    public let name: String
    /// What its bytes are.
    public let type: String
    /// Size of the decoded content.
    public let bytes: Int
    /// Of the decoded content, lower-case hex.
    public let sha256: String
}

extension Transaction {
    /// What a client may read: mail for the client's eyes that left the house or came from the client. Not what
    /// staff wrote to the system (the client got a mail of its own of it), nothing whose sender was forged, no
    /// delivery reports, and nothing that was composed but never went out.
    static let readableByClient = """
        mail.audience = 'c' AND mail.proof <> 'failed' AND mail.automatic NOT IN ('dsn', 'mdn', 'away')
        AND (mail.direction = 'out' OR mail.staff IS NULL)
        AND NOT EXISTS (
            SELECT 1 FROM outbox WHERE outbox.mail_id = mail.id AND outbox.state NOT IN ('sent', 'uncertain'))
        """

    /// A client's correspondence, newest first, one mail more than the page holds if there are more.
    ///
    /// Which mails are shown is decided from an index alone, so that turned pages do not read the texts before them.
    public func clientMails(in scope: ClientScope, page: Page) throws -> [ThreadMail] {
        let rows = try rows(
            """
            SELECT mail.* FROM (
                SELECT mail.id FROM mail WHERE \(scope.condition("mail.client_id")) AND \(Self.readableByClient)
                ORDER BY mail.sent_at DESC, mail.id DESC LIMIT ? OFFSET ?
            ) AS chosen JOIN mail ON mail.id = chosen.id ORDER BY mail.sent_at DESC, mail.id DESC
            """, scope.arguments + [page.limit, page.offset])
        return try rows.map { try threadMail($0, in: scope) }
    }

    /// The correspondence of one record as its client may read it, newest first.
    ///
    /// CROSS JOIN keeps the order of the tables: from the record to its mails, and not through all mails of the client.
    public func clientMails(of record: Int64, in scope: ClientScope, page: Page) throws -> [ThreadMail] {
        let rows = try rows(
            """
            SELECT mail.* FROM (
                SELECT mail.id FROM mail_record CROSS JOIN mail ON mail.id = mail_record.mail_id
                WHERE mail_record.record_id = ? AND \(scope.condition("mail.client_id")) AND \(Self.readableByClient)
                ORDER BY mail.sent_at DESC, mail.id DESC LIMIT ? OFFSET ?
            ) AS chosen JOIN mail ON mail.id = chosen.id ORDER BY mail.sent_at DESC, mail.id DESC
            """, [record] + scope.arguments + [page.limit, page.offset])
        return try rows.map { try threadMail($0, in: scope) }
    }

    /// Every mail of a record, internal ones too, newest first; for staff.
    public func staffMails(of record: Int64, page: Page) throws -> [ThreadMail] {
        let rows = try rows(
            """
            SELECT mail.* FROM mail_record JOIN mail ON mail.id = mail_record.mail_id
            WHERE mail_record.record_id = ? ORDER BY mail.sent_at DESC, mail.id DESC LIMIT ? OFFSET ?
            """, [record, page.limit, page.offset])
        return try rows.map { try threadMail($0, in: nil) }
    }

    /// Every mail of a client, internal ones too, newest first; for staff.
    public func staffMails(in scope: ClientScope, page: Page) throws -> [ThreadMail] {
        let rows = try rows(
            """
            SELECT mail.* FROM (
                SELECT mail.id FROM mail WHERE \(scope.condition("mail.client_id"))
                ORDER BY mail.sent_at DESC, mail.id DESC LIMIT ? OFFSET ?
            ) AS chosen JOIN mail ON mail.id = chosen.id ORDER BY mail.sent_at DESC, mail.id DESC
            """, scope.arguments + [page.limit, page.offset])
        return try rows.map { try threadMail($0, in: nil) }
    }

    /// An attachment of a mail that a client may read; `nil` for others' and for none alike.
    public func clientAttachment(_ id: Int64, in scope: ClientScope) throws -> StoredAttachment? {
        try row(
            """
            SELECT attachment.*, mail.raw_id, raw.bytes AS raw_bytes FROM attachment
            JOIN mail ON mail.id = attachment.mail_id JOIN raw ON raw.id = mail.raw_id
            WHERE attachment.id = ? AND \(scope.condition("mail.client_id")) AND \(Self.readableByClient)
            """, [id] + scope.arguments
        ).map(attachmentRow)
    }

    /// Any attachment; for staff.
    public func staffAttachment(_ id: Int64) throws -> StoredAttachment? {
        try row(
            """
            SELECT attachment.*, mail.raw_id, raw.bytes AS raw_bytes FROM attachment
            JOIN mail ON mail.id = attachment.mail_id JOIN raw ON raw.id = mail.raw_id WHERE attachment.id = ?
            """, [id]
        ).map(attachmentRow)
    }

    private func attachmentRow(_ row: Row) -> StoredAttachment {
        StoredAttachment(
            raw: row["raw_id"], rawBytes: row["raw_bytes"], path: row["path"], name: row["name"] ?? "",
            type: row["type"], bytes: row["bytes"], sha256: row["sha256"])
    }

    func threadMail(_ row: Row, in scope: ClientScope?) throws -> ThreadMail {
        let id: Int64 = row["id"]
        let sentAt = Date(seconds: row["sent_at"])
        let files = try rows(
            "SELECT attachment.*, ? AS sent_at FROM attachment WHERE mail_id = ? ORDER BY id LIMIT 200",
            [sentAt.seconds, id]
        ).map(threadFile)
        let text: String = row["text"]
        let reply: String = row["reply"]
        let hasNew = reply.contains { !$0.isWhitespace }
        return ThreadMail(
            id: id, direction: Direction(rawValue: row["direction"]) ?? .incoming,
            from: Address(name: row["from_name"], address: row["from_address"]),
            recipients: (try? JSON.value([Address].self, from: row["recipients"])) ?? [], sentAt: sentAt,
            subject: row["subject"], reply: hasNew ? reply : text,
            whole: hasNew && text.utf8.count > reply.utf8.count + 1 ? text : "",
            audience: Audience(rawValue: row["audience"]) ?? .inside,
            proof: AuthenticationResults.Verdict(rawValue: row["proof"]) ?? .unverified,
            automatic: AutomaticClass(rawValue: row["automatic"]) ?? .human, staff: row["staff"],
            flags: (row["flags"] as String).split(separator: " ").map(String.init), outbox: try outboxState(of: id),
            files: files,
            records: try recordNumbers(of: id, in: scope))
    }

    private func outboxState(of mail: Int64) throws -> OutboxState? {
        try row("SELECT state FROM outbox WHERE mail_id = ? ORDER BY id DESC LIMIT 1", [mail])
            .flatMap { OutboxState(rawValue: $0["state"]) }
    }

    func threadFile(_ row: Row) -> ThreadFile {
        ThreadFile(
            id: row["id"], name: row["name"] ?? "", type: row["type"], bytes: row["bytes"],
            sentAt: Date(seconds: row["sent_at"]), sha256: row["sha256"])
    }

    private func recordNumbers(of mail: Int64, in scope: ClientScope?) throws -> [String] {
        let rows = try rows(
            """
            SELECT record.number, record.client_id, record.kind FROM mail_record
            JOIN record ON record.id = mail_record.record_id WHERE mail_record.mail_id = ? ORDER BY record.id LIMIT 50
            """, [mail])
        return rows.filter { row in
            guard let scope else { return true }
            return row["kind"] != "todo" && (row["client_id"] as Int64?).map(scope.ids.contains) ?? false
        }.map { $0["number"] }
    }
}
