import GRDB
public import Mail

/// A stored mail whose derived columns are made anew.
public struct DerivedMail: Sendable {
    /// The row.
    public let id: Int64
    /// The raw row that it is derived from.
    public let rawID: Int64
    /// Whether it came to us or went out.
    public let direction: Direction
}

extension Transaction {
    /// Mails in the order of their rows, a page at a time.
    public func derivedMails(after id: Int64, limit: Int) throws -> [DerivedMail] {
        try rows("SELECT id, raw_id, direction FROM mail WHERE id > ? ORDER BY id LIMIT ?", [id, limit]).map {
            DerivedMail(id: $0["id"], rawID: $0["raw_id"], direction: Direction(rawValue: $0["direction"]) ?? .incoming)
        }
    }

    /// What is derived of a mail, with the kind that it was acted upon by.
    public func derivedTexts(of mail: Int64) throws -> (text: String, reply: String, kind: String)? {
        try row("SELECT text, reply, kind FROM mail WHERE id = ?", [mail]).map { ($0["text"], $0["reply"], $0["kind"]) }
    }

    /// Writes anew what pages show and search finds of an incoming mail: its text, and of it the new one.
    ///
    /// Kind, language, proof and client stay: by them the mail was acted upon, and staff may have corrected them.
    public func rederive(_ mail: Int64, subject: String, text: String, reply: String) throws {
        let (text, reply) = (text.prefix(Self.storedTextLimit), reply.prefix(Self.storedTextLimit))
        // Rows that are right already are not written, and not indexed again.
        try run(
            """
            UPDATE mail SET subject = :subject, text = :text, reply = :reply
            WHERE id = :id AND (subject <> :subject OR text <> :text OR reply <> :reply)
            """, ["id": mail, "subject": subject, "text": String(text), "reply": String(reply)])
    }

    /// Writes anew what is known of a mail's files. Those that are known keep their rows, since pages link to them.
    ///
    /// - Parameter texts: what attached documents say, by their parts' paths.
    public func rederive(_ mail: Int64, files: [Part], texts: [String: String]) throws {
        for part in files {
            try run(
                """
                INSERT INTO attachment (mail_id, path, name, type, bytes, sha256) VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (mail_id, path) DO UPDATE
                SET name = excluded.name, type = excluded.type, bytes = excluded.bytes, sha256 = excluded.sha256
                """, [mail, part.path, part.name, part.detected, part.bytes, part.sha256])
            try run(
                """
                INSERT INTO file_text (id, name, text, client_id)
                SELECT attachment.id, ?, ?, mail.client_id FROM attachment JOIN mail ON mail.id = attachment.mail_id
                WHERE attachment.mail_id = ? AND attachment.path = ?
                ON CONFLICT (id) DO UPDATE SET name = excluded.name, text = excluded.text
                """,
                [part.name ?? "", String(texts[part.path, default: ""].prefix(Self.fileTextLimit)), mail, part.path])
        }
    }
}
