import GRDB
public import Workflows

extension Transaction {
    /// A mail that was read as of one kind and that staff made a record of another kind of.
    public struct KindCorrection: Hashable, Sendable {
        /// The new text of the mail.
        public let text: String
        /// What it was read as (`MailKind`).
        public let readAs: String
        /// The record that staff opened by it.
        public let record: RecordKind
    }

    /// What staff corrected, the newest first: mails of clients that opened nothing but a record that their kind would not
    /// have opened. Each was put right by a command (`#complaint`, `#order`), since the intake opens a record only by kind.
    ///
    /// - Parameter limit: more are not given.
    public func kindCorrections(limit: Int = 1_000) throws -> [KindCorrection] {
        try rows(
            """
            SELECT mail.reply AS text, mail.kind AS readAs, record.kind AS record
            FROM mail_record
            JOIN mail ON mail.id = mail_record.mail_id
            JOIN record ON record.id = mail_record.record_id
            WHERE mail_record.evidence = 'opened' AND mail.direction = 'in' AND mail.audience = 'c'
            AND mail.automatic = 'human' AND mail.staff IS NULL AND mail.reply <> ''
            AND ((record.kind = 'complaint' AND mail.kind <> 'complaint')
                OR (record.kind = 'order' AND mail.kind NOT IN ('order', 'confirmation'))
                OR (record.kind = 'offer' AND mail.kind <> 'inquiry'))
            AND (SELECT count(*) FROM mail_record AS other
                WHERE other.mail_id = mail.id AND other.evidence = 'opened') = 1
            ORDER BY mail.id DESC LIMIT ?
            """, [limit]
        ).compactMap { row in
            RecordKind(rawValue: row["record"]).map {
                KindCorrection(text: row["text"], readAs: row["readAs"], record: $0)
            }
        }
    }
}
