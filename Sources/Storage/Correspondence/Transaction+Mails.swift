public import Foundation
import GRDB
public import Mail

/// Whether a mail came to us or went out.
public enum Direction: String, Sendable {
    /// From outside or from staff.
    case incoming = "in"
    /// Sent by us.
    case outgoing = "out"
}

/// A piece of correspondence before it is stored.
public struct NewMail: Sendable {
    /// The raw row.
    public var rawID: Int64
    /// Whether it came or went.
    public var direction: Direction
    /// The same for copies of one mail in several mailboxes, different for different mails.
    public var fingerprint: String
    /// The mailbox it came to or went from.
    public var mailbox: String
    /// Without angle brackets.
    public var messageID: String?
    /// Without angle brackets.
    public var inReplyTo: String?
    /// The Date header, or when the server got it.
    public var sentAt: Date
    /// The sender.
    public var from: Address
    /// To and Cc.
    public var recipients: [Address]
    /// Decoded.
    public var subject: String
    /// The readable text.
    public var text: String
    /// The new text only.
    public var reply: String
    /// The raw value of the mail's kind.
    public var kind: String
    /// ISO 639-1 of the new text.
    public var language: String?
    /// Person or machine.
    public var automatic: AutomaticClass
    /// How well the sender is proved.
    public var proof: AuthenticationResults.Verdict
    /// Who sees it.
    public var audience: Audience
    /// Whose correspondence it is; `nil` for none.
    public var client: Int64?
    /// The person.
    public var contact: Int64?
    /// The member of staff who wrote it.
    public var staff: String?
    /// What staff should know: one short word each.
    public var flags: [String]
    /// Attachments, as views into the raw mail.
    public var attachments: [Part]
    /// What attached documents say, by their parts' paths; for search.
    public var fileTexts: [String: String] = [:]

    /// Takes a mail as understood.
    public init(
        rawID: Int64, direction: Direction, fingerprint: String, mailbox: String, messageID: String?,
        inReplyTo: String?, sentAt: Date, from: Address, recipients: [Address], subject: String, text: String,
        reply: String, kind: String, language: String?, automatic: AutomaticClass, proof: AuthenticationResults.Verdict,
        audience: Audience, client: Int64?, contact: Int64?, staff: String?, flags: [String],
        attachments: [Part]
    ) {
        self.rawID = rawID
        self.direction = direction
        self.fingerprint = fingerprint
        self.mailbox = mailbox
        self.messageID = messageID
        self.inReplyTo = inReplyTo
        self.sentAt = sentAt
        self.from = from
        self.recipients = recipients
        self.subject = subject
        self.text = text
        self.reply = reply
        self.kind = kind
        self.language = language
        self.automatic = automatic
        self.proof = proof
        self.audience = audience
        self.client = client
        self.contact = contact
        self.staff = staff
        self.flags = flags
        self.attachments = attachments
    }
}

/// What threading needs to know of a stored mail.
public struct StoredMail: Sendable {
    /// The row.
    public let id: Int64
    /// Whether it came or went.
    public let direction: Direction
    /// Without angle brackets.
    public let messageID: String?
    /// The id of the mail that it answers, without angle brackets.
    public let inReplyTo: String?
    /// The mailbox it came to or went from.
    public let mailbox: String
    /// Decoded.
    public let subject: String
    /// The sender's address in lower case.
    public let fromAddress: String
    /// Whose correspondence it is.
    public let client: Int64?
    /// The records it belongs to.
    public let records: [Int64]
    /// Who sees it.
    public let audience: Audience
    /// What staff should know: one short word each.
    public let flags: [String]
}

extension Transaction {
    /// Whether files are attached to a mail.
    public func hasAttachments(_ mail: Int64) throws -> Bool {
        try int("SELECT count(*) FROM attachment WHERE mail_id = ?", [mail]) ?? 0 > 0
    }

    /// The most text of a mail that is kept beside the raw bytes, for pages and search.
    static let storedTextLimit = 200_000

    /// Stores a piece of correspondence; the id of the mail that has its fingerprint already, with `isNew` false.
    public func storeMail(_ mail: NewMail, at now: Date) throws -> (id: Int64, isNew: Bool) {
        if let known = try int("SELECT id FROM mail WHERE fingerprint = ?", [mail.fingerprint]) {
            return (known, false)
        }
        let recipients = try JSON.text(mail.recipients)
        try run(
            """
            INSERT INTO mail (raw_id, direction, fingerprint, mailbox, message_id, in_reply_to, sent_at, stored_at,
                from_name, from_address, recipients, subject, text, reply, kind, language, automatic, proof, audience,
                client_id, contact_id, staff, flags)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                mail.rawID, mail.direction.rawValue, mail.fingerprint, mail.mailbox, mail.messageID, mail.inReplyTo,
                mail.sentAt.seconds, now.seconds, mail.from.name, mail.from.key, recipients, mail.subject,
                String(mail.text.prefix(Self.storedTextLimit)), String(mail.reply.prefix(Self.storedTextLimit)),
                mail.kind, mail.language, mail.automatic.rawValue, mail.proof.rawValue, mail.audience.rawValue,
                mail.client, mail.contact, mail.staff, mail.flags.joined(separator: " "),
            ])
        let id = db.lastInsertedRowID
        for part in mail.attachments {
            try run(
                "INSERT OR IGNORE INTO attachment (mail_id, path, name, type, bytes, sha256) VALUES (?, ?, ?, ?, ?, ?)",
                [id, part.path, part.name, part.detected, part.bytes, part.sha256])
            guard db.changesCount > 0 else { continue }
            let text = mail.fileTexts[part.path, default: ""]
            try run(
                "INSERT INTO file_text (id, name, text, client_id) VALUES (?, ?, ?, ?)",
                [db.lastInsertedRowID, part.name ?? "", String(text.prefix(Self.fileTextLimit)), mail.client])
        }
        return (id, true)
    }

    /// Ties a mail to a record, with the evidence that says so; both ways of filing show it then.
    public func file(mail: Int64, under record: Int64, evidence: String) throws {
        try run(
            "INSERT OR IGNORE INTO mail_record (mail_id, record_id, evidence) VALUES (?, ?, ?)",
            [mail, record, evidence])
    }

    /// The mail with a Message-ID, if exactly one has it: a doubled foreign id is no evidence.
    public func mail(messageID: String) throws -> StoredMail? {
        let rows = try rows("SELECT * FROM mail WHERE message_id = ? LIMIT 2", [messageID])
        guard rows.count == 1, let row = rows.first else { return nil }
        return try storedMail(row)
    }

    /// A mail by its row.
    public func mail(_ id: Int64) throws -> StoredMail? {
        try row("SELECT * FROM mail WHERE id = ?", [id]).map(storedMail)
    }

    /// The raw row behind a mail.
    public func rawID(ofMail id: Int64) throws -> Int64 {
        guard let raw = try int("SELECT raw_id FROM mail WHERE id = ?", [id]) else {
            throw StoreError.missing("mail \(id)")
        }
        return raw
    }

    private func storedMail(_ row: Row) throws -> StoredMail {
        let id: Int64 = row["id"]
        let records = try rows("SELECT record_id FROM mail_record WHERE mail_id = ? ORDER BY record_id", [id])
        return StoredMail(
            id: id, direction: Direction(rawValue: row["direction"]) ?? .incoming, messageID: row["message_id"],
            inReplyTo: row["in_reply_to"], mailbox: row["mailbox"], subject: row["subject"],
            fromAddress: row["from_address"],
            client: row["client_id"],
            records: records.map { $0["record_id"] }, audience: Audience(rawValue: row["audience"]) ?? .inside,
            flags: (row["flags"] as String).split(separator: " ").map(String.init))
    }

    /// How many mails of people an address has sent us since a moment; for the rate limits.
    public func mailsReceived(from address: String, since: Date) throws -> Int {
        Int(
            try int(
                "SELECT count(*) FROM mail WHERE from_address = ? AND stored_at >= ? AND direction = 'in'",
                [address.lowercased(), since.seconds]) ?? 0)
    }

    /// The language that a mail was read in.
    public func language(ofMail id: Int64) throws -> String? {
        try row("SELECT language FROM mail WHERE id = ?", [id])?["language"]
    }

    /// The mails of a record that a person wrote, the newest 200.
    public func mails(of record: Int64, contact: Int64?) throws -> [StoredMail] {
        try rows(
            """
            SELECT mail.* FROM mail_record JOIN mail ON mail.id = mail_record.mail_id
            WHERE record_id = ? AND contact_id IS ? AND direction = 'in' AND mail.audience = 'c'
            ORDER BY mail.id DESC LIMIT 200
            """, [record, contact]
        ).map(storedMail)
    }
}

extension Transaction {
    /// The newest piece of correspondence.
    public func lastMail() throws -> Int64? { try int("SELECT max(id) FROM mail") }
}
