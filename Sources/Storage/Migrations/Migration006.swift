import GRDB

extension Migrations {
    /// `#undo` of commands about a mail that has no record, and of what they did to mails; pro-forma invoices.
    static func migration006(_ db: Database) throws {
        try db.execute(
            sql: """
                -- a command mail is about a record, or about a mail that has none; `by_mail` is the command mail itself
                CREATE TABLE undo_006 (
                    id INTEGER PRIMARY KEY,
                    record_id INTEGER REFERENCES record,
                    mail_id INTEGER REFERENCES mail,
                    by_mail INTEGER REFERENCES mail,
                    at INTEGER NOT NULL,
                    actor TEXT NOT NULL,
                    version_after INTEGER NOT NULL,
                    before TEXT NOT NULL,
                    used INTEGER NOT NULL DEFAULT 0 CHECK (used IN (0, 1)),
                    last_record INTEGER NOT NULL DEFAULT 0,
                    CHECK (record_id IS NOT NULL OR mail_id IS NOT NULL)
                ) STRICT;
                INSERT INTO undo_006 (id, record_id, at, actor, version_after, before, used, last_record)
                    SELECT id, record_id, at, actor, version_after, before, used, last_record FROM undo;
                DROP TABLE undo;
                ALTER TABLE undo_006 RENAME TO undo;
                CREATE INDEX undo_record ON undo (record_id, id);
                CREATE INDEX undo_mail_id ON undo (mail_id) WHERE mail_id IS NOT NULL;
                CREATE INDEX undo_by_mail ON undo (by_mail) WHERE by_mail IS NOT NULL;
                -- whose mails were, and where they were filed, before commands changed that
                CREATE TABLE undo_mail (
                    undo_id INTEGER NOT NULL REFERENCES undo ON DELETE CASCADE,
                    mail_id INTEGER NOT NULL REFERENCES mail,
                    client_id INTEGER REFERENCES client,
                    contact_id INTEGER REFERENCES contact,
                    -- a JSON list of the records' rows
                    records TEXT NOT NULL,
                    PRIMARY KEY (undo_id, mail_id)
                ) STRICT, WITHOUT ROWID;
                CREATE INDEX undo_mail_mail ON undo_mail (mail_id);
                -- what asks for payment before delivery: no tax document, so it takes no number of the invoices' series
                CREATE TABLE proforma (
                    record_id INTEGER NOT NULL REFERENCES record,
                    -- counts from 1 within an offer or order
                    counter INTEGER NOT NULL CHECK (counter > 0),
                    issued_on TEXT NOT NULL,
                    snapshot TEXT NOT NULL,
                    PRIMARY KEY (record_id, counter)
                ) STRICT, WITHOUT ROWID;
                CREATE TRIGGER proforma_kept BEFORE DELETE ON proforma
                BEGIN SELECT raise(ABORT, 'an issued document is never removed'); END;
                CREATE TRIGGER proforma_fixed BEFORE UPDATE ON proforma
                BEGIN SELECT raise(ABORT, 'an issued document never changes'); END;
                -- words are cut to other stems since; the other indices are built anew by the next migration
                INSERT INTO client_search (client_search) VALUES ('rebuild');
                """)
    }
}
