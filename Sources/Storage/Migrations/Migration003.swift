import GRDB

extension Migrations {
    /// Clients with all that is known of them and its history, complaints' deadlines, and the full-text index.
    static func migration003(_ db: Database) throws {
        for part in [clients003, complaints003, search003] { try db.execute(sql: part) }
    }

    private static let clients003 = """
        ALTER TABLE client ADD COLUMN payment_terms TEXT NOT NULL DEFAULT '';
        ALTER TABLE client ADD COLUMN invoice_email TEXT NOT NULL DEFAULT '';
        CREATE INDEX client_terms_eik ON client_terms (eik) WHERE eik <> '';
        -- every change of a client: who, when, by which mail
        CREATE TABLE client_history (
            id INTEGER PRIMARY KEY,
            client_id INTEGER NOT NULL REFERENCES client,
            at INTEGER NOT NULL,
            actor TEXT NOT NULL,
            mail_id INTEGER REFERENCES mail,
            undo_id INTEGER REFERENCES undo,
            event TEXT NOT NULL,
            detail TEXT NOT NULL DEFAULT '',
            -- what stood in the field that was set, so that #undo can put it back
            before TEXT
        ) STRICT;
        CREATE INDEX client_history_client ON client_history (client_id, id);
        CREATE INDEX client_history_undo ON client_history (undo_id) WHERE undo_id IS NOT NULL;
        -- rows that a merge or a split gave to another client, so that it can be taken back
        CREATE TABLE client_moved (
            history_id INTEGER NOT NULL REFERENCES client_history,
            name TEXT NOT NULL,
            row INTEGER NOT NULL,
            from_client INTEGER NOT NULL REFERENCES client,
            PRIMARY KEY (history_id, name, row)
        ) STRICT, WITHOUT ROWID;
        """

    private static let complaints003 = """
        -- what a complaint has beside every record: by when it is to be answered first, and how often it came back
        CREATE TABLE complaint (
            record_id INTEGER PRIMARY KEY REFERENCES record,
            answer_by TEXT NOT NULL,
            answered_at INTEGER,
            decided_at INTEGER,
            decision TEXT CHECK (decision IN ('accept', 'reject', 'replace', 'repair', 'refund')),
            refund INTEGER CHECK (refund > 0),
            reopened INTEGER NOT NULL DEFAULT 0
        ) STRICT;
        CREATE INDEX complaint_unanswered ON complaint (answer_by) WHERE answered_at IS NULL;
        INSERT INTO complaint (record_id, answer_by, answered_at)
            SELECT id, date(opened_at, 'unixepoch'), opened_at FROM record WHERE kind = 'complaint';
        """

    private static let search003 = """
        -- what is searched of attachments: their names, and the texts of documents
        CREATE TABLE file_text (
            id INTEGER PRIMARY KEY REFERENCES attachment, name TEXT NOT NULL, text TEXT NOT NULL
        ) STRICT;
        -- what is searched of records and clients, put together from their rows
        CREATE TABLE record_text (id INTEGER PRIMARY KEY REFERENCES record, head TEXT NOT NULL, body TEXT NOT NULL) STRICT;
        CREATE TABLE client_text (id INTEGER PRIMARY KEY REFERENCES client, head TEXT NOT NULL, body TEXT NOT NULL) STRICT;
        CREATE TABLE search_changed (
            kind TEXT NOT NULL CHECK (kind IN ('record', 'client')),
            id INTEGER NOT NULL,
            PRIMARY KEY (kind, id)
        ) STRICT, WITHOUT ROWID;
        -- the indices hold keys only; the texts stay where they are
        CREATE VIRTUAL TABLE mail_search USING fts5(
            subject, text, from_name, from_address, content = 'mail', content_rowid = 'id', tokenize = 'xcrm');
        CREATE VIRTUAL TABLE file_search USING fts5(
            name, text, content = 'file_text', content_rowid = 'id', tokenize = 'xcrm');
        CREATE VIRTUAL TABLE record_search USING fts5(
            head, body, content = 'record_text', content_rowid = 'id', tokenize = 'xcrm');
        CREATE VIRTUAL TABLE client_search USING fts5(
            head, body, content = 'client_text', content_rowid = 'id', tokenize = 'xcrm');

        CREATE TRIGGER mail_search_insert AFTER INSERT ON mail BEGIN
            INSERT INTO mail_search (rowid, subject, text, from_name, from_address)
                VALUES (new.id, new.subject, new.text, new.from_name, new.from_address);
        END;
        CREATE TRIGGER mail_search_delete AFTER DELETE ON mail BEGIN
            INSERT INTO mail_search (mail_search, rowid, subject, text, from_name, from_address)
                VALUES ('delete', old.id, old.subject, old.text, old.from_name, old.from_address);
        END;
        CREATE TRIGGER mail_search_update AFTER UPDATE OF subject, text, from_name, from_address ON mail BEGIN
            INSERT INTO mail_search (mail_search, rowid, subject, text, from_name, from_address)
                VALUES ('delete', old.id, old.subject, old.text, old.from_name, old.from_address);
            INSERT INTO mail_search (rowid, subject, text, from_name, from_address)
                VALUES (new.id, new.subject, new.text, new.from_name, new.from_address);
        END;
        CREATE TRIGGER file_search_insert AFTER INSERT ON file_text BEGIN
            INSERT INTO file_search (rowid, name, text) VALUES (new.id, new.name, new.text);
        END;
        CREATE TRIGGER file_search_delete AFTER DELETE ON file_text BEGIN
            INSERT INTO file_search (file_search, rowid, name, text) VALUES ('delete', old.id, old.name, old.text);
        END;
        CREATE TRIGGER file_search_update AFTER UPDATE OF name, text ON file_text BEGIN
            INSERT INTO file_search (file_search, rowid, name, text) VALUES ('delete', old.id, old.name, old.text);
            INSERT INTO file_search (rowid, name, text) VALUES (new.id, new.name, new.text);
        END;
        CREATE TRIGGER record_text_insert AFTER INSERT ON record_text BEGIN
            INSERT INTO record_search (rowid, head, body) VALUES (new.id, new.head, new.body);
        END;
        CREATE TRIGGER record_text_delete AFTER DELETE ON record_text BEGIN
            INSERT INTO record_search (record_search, rowid, head, body) VALUES ('delete', old.id, old.head, old.body);
        END;
        CREATE TRIGGER record_text_update AFTER UPDATE ON record_text
        WHEN old.head <> new.head OR old.body <> new.body BEGIN
            INSERT INTO record_search (record_search, rowid, head, body) VALUES ('delete', old.id, old.head, old.body);
            INSERT INTO record_search (rowid, head, body) VALUES (new.id, new.head, new.body);
        END;
        CREATE TRIGGER client_text_insert AFTER INSERT ON client_text BEGIN
            INSERT INTO client_search (rowid, head, body) VALUES (new.id, new.head, new.body);
        END;
        CREATE TRIGGER client_text_delete AFTER DELETE ON client_text BEGIN
            INSERT INTO client_search (client_search, rowid, head, body) VALUES ('delete', old.id, old.head, old.body);
        END;
        CREATE TRIGGER client_text_update AFTER UPDATE ON client_text
        WHEN old.head <> new.head OR old.body <> new.body BEGIN
            INSERT INTO client_search (client_search, rowid, head, body) VALUES ('delete', old.id, old.head, old.body);
            INSERT INTO client_search (rowid, head, body) VALUES (new.id, new.head, new.body);
        END;

        -- not OR IGNORE: the statement that fires a trigger decides what a conflict in it does
        CREATE TRIGGER record_changed_insert AFTER INSERT ON record BEGIN
            INSERT INTO search_changed SELECT 'record', new.id WHERE NOT EXISTS (
                SELECT 1 FROM search_changed WHERE kind = 'record' AND id = new.id);
        END;
        CREATE TRIGGER record_changed_update
        AFTER UPDATE OF title, body, terms, customer_reference, client_id, contact_id ON record BEGIN
            INSERT INTO search_changed SELECT 'record', new.id WHERE NOT EXISTS (
                SELECT 1 FROM search_changed WHERE kind = 'record' AND id = new.id);
        END;
        CREATE TRIGGER line_changed_insert AFTER INSERT ON line BEGIN
            INSERT INTO search_changed SELECT 'record', new.record_id WHERE NOT EXISTS (
                SELECT 1 FROM search_changed WHERE kind = 'record' AND id = new.record_id);
        END;
        CREATE TRIGGER line_changed_update AFTER UPDATE OF sku, text, wording ON line BEGIN
            INSERT INTO search_changed SELECT 'record', new.record_id WHERE NOT EXISTS (
                SELECT 1 FROM search_changed WHERE kind = 'record' AND id = new.record_id);
        END;
        CREATE TRIGGER line_changed_delete AFTER DELETE ON line BEGIN
            INSERT INTO search_changed SELECT 'record', old.record_id WHERE NOT EXISTS (
                SELECT 1 FROM search_changed WHERE kind = 'record' AND id = old.record_id);
        END;
        CREATE TRIGGER client_changed_insert AFTER INSERT ON client BEGIN
            INSERT INTO search_changed SELECT 'client', new.id WHERE NOT EXISTS (
                SELECT 1 FROM search_changed WHERE kind = 'client' AND id = new.id);
        END;
        CREATE TRIGGER client_changed_update AFTER UPDATE OF name, vat, phone, city ON client BEGIN
            INSERT INTO search_changed SELECT 'client', new.id WHERE NOT EXISTS (
                SELECT 1 FROM search_changed WHERE kind = 'client' AND id = new.id);
        END;
        CREATE TRIGGER client_terms_changed_insert AFTER INSERT ON client_terms BEGIN
            INSERT INTO search_changed SELECT 'client', new.client_id WHERE NOT EXISTS (
                SELECT 1 FROM search_changed WHERE kind = 'client' AND id = new.client_id);
        END;
        CREATE TRIGGER contact_changed_insert AFTER INSERT ON contact BEGIN
            INSERT INTO search_changed SELECT 'client', new.client_id WHERE NOT EXISTS (
                SELECT 1 FROM search_changed WHERE kind = 'client' AND id = new.client_id);
        END;
        CREATE TRIGGER contact_changed_update AFTER UPDATE OF client_id, name, address, phone ON contact BEGIN
            INSERT INTO search_changed SELECT 'client', new.client_id WHERE NOT EXISTS (
                SELECT 1 FROM search_changed WHERE kind = 'client' AND id = new.client_id);
            INSERT INTO search_changed SELECT 'client', old.client_id WHERE NOT EXISTS (
                SELECT 1 FROM search_changed WHERE kind = 'client' AND id = old.client_id);
        END;

        INSERT INTO mail_search (mail_search) VALUES ('rebuild');
        INSERT INTO file_text SELECT id, coalesce(name, ''), '' FROM attachment;
        INSERT INTO search_changed SELECT 'record', id FROM record;
        INSERT INTO search_changed SELECT 'client', id FROM client;
        """
}
