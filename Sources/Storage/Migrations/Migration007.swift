import GRDB

extension Migrations {
    /// The full-text index learns whose each mail, file and record is, so that a client's search looks at the own ones
    /// only; and one index decides what of a client's mails is shown without reading their texts.
    ///
    /// The index is built anew, which takes some seconds for each ten thousand mails, once.
    static func migration007(_ db: Database) throws {
        for part in [owners007, mails007, files007, records007] { try db.execute(sql: part) }
    }

    private static let owners007 = """
        DROP INDEX mail_client;
        CREATE INDEX mail_client_read ON mail (
            client_id, sent_at, id, audience, proof, automatic, direction, staff);
        ALTER TABLE file_text ADD COLUMN client_id INTEGER;
        ALTER TABLE record_text ADD COLUMN client_id INTEGER;
        UPDATE file_text SET client_id = (
            SELECT mail.client_id FROM attachment JOIN mail ON mail.id = attachment.mail_id
            WHERE attachment.id = file_text.id);
        UPDATE record_text SET client_id = (SELECT record.client_id FROM record WHERE record.id = record_text.id);
        """

    private static let mails007 = """
        DROP TRIGGER mail_search_insert;
        DROP TRIGGER mail_search_delete;
        DROP TRIGGER mail_search_update;
        DROP TABLE mail_search;
        CREATE VIRTUAL TABLE mail_search USING fts5(
            subject, text, from_name, from_address, client_id,
            content = 'mail', content_rowid = 'id', tokenize = 'xcrm');
        CREATE TRIGGER mail_search_insert AFTER INSERT ON mail BEGIN
            INSERT INTO mail_search (rowid, subject, text, from_name, from_address, client_id)
                VALUES (new.id, new.subject, new.text, new.from_name, new.from_address, new.client_id);
        END;
        CREATE TRIGGER mail_search_delete AFTER DELETE ON mail BEGIN
            INSERT INTO mail_search (mail_search, rowid, subject, text, from_name, from_address, client_id)
                VALUES ('delete', old.id, old.subject, old.text, old.from_name, old.from_address, old.client_id);
        END;
        CREATE TRIGGER mail_search_update
        AFTER UPDATE OF subject, text, from_name, from_address, client_id ON mail BEGIN
            INSERT INTO mail_search (mail_search, rowid, subject, text, from_name, from_address, client_id)
                VALUES ('delete', old.id, old.subject, old.text, old.from_name, old.from_address, old.client_id);
            INSERT INTO mail_search (rowid, subject, text, from_name, from_address, client_id)
                VALUES (new.id, new.subject, new.text, new.from_name, new.from_address, new.client_id);
            UPDATE file_text SET client_id = new.client_id
                WHERE old.client_id IS NOT new.client_id
                AND id IN (SELECT attachment.id FROM attachment WHERE attachment.mail_id = new.id);
        END;
        INSERT INTO mail_search (mail_search) VALUES ('rebuild');
        """

    private static let files007 = """
        DROP TRIGGER file_search_insert;
        DROP TRIGGER file_search_delete;
        DROP TRIGGER file_search_update;
        DROP TABLE file_search;
        CREATE VIRTUAL TABLE file_search USING fts5(
            name, text, client_id, content = 'file_text', content_rowid = 'id', tokenize = 'xcrm');
        CREATE TRIGGER file_search_insert AFTER INSERT ON file_text BEGIN
            INSERT INTO file_search (rowid, name, text, client_id) VALUES (new.id, new.name, new.text, new.client_id);
        END;
        CREATE TRIGGER file_search_delete AFTER DELETE ON file_text BEGIN
            INSERT INTO file_search (file_search, rowid, name, text, client_id)
                VALUES ('delete', old.id, old.name, old.text, old.client_id);
        END;
        CREATE TRIGGER file_search_update AFTER UPDATE OF name, text, client_id ON file_text BEGIN
            INSERT INTO file_search (file_search, rowid, name, text, client_id)
                VALUES ('delete', old.id, old.name, old.text, old.client_id);
            INSERT INTO file_search (rowid, name, text, client_id) VALUES (new.id, new.name, new.text, new.client_id);
        END;
        INSERT INTO file_search (file_search) VALUES ('rebuild');
        """

    private static let records007 = """
        DROP TRIGGER record_text_insert;
        DROP TRIGGER record_text_delete;
        DROP TRIGGER record_text_update;
        DROP TABLE record_search;
        CREATE VIRTUAL TABLE record_search USING fts5(
            head, body, client_id, content = 'record_text', content_rowid = 'id', tokenize = 'xcrm');
        CREATE TRIGGER record_text_insert AFTER INSERT ON record_text BEGIN
            INSERT INTO record_search (rowid, head, body, client_id) VALUES (new.id, new.head, new.body, new.client_id);
        END;
        CREATE TRIGGER record_text_delete AFTER DELETE ON record_text BEGIN
            INSERT INTO record_search (record_search, rowid, head, body, client_id)
                VALUES ('delete', old.id, old.head, old.body, old.client_id);
        END;
        CREATE TRIGGER record_text_update AFTER UPDATE ON record_text
        WHEN old.head <> new.head OR old.body <> new.body OR old.client_id IS NOT new.client_id BEGIN
            INSERT INTO record_search (record_search, rowid, head, body, client_id)
                VALUES ('delete', old.id, old.head, old.body, old.client_id);
            INSERT INTO record_search (rowid, head, body, client_id) VALUES (new.id, new.head, new.body, new.client_id);
        END;
        INSERT INTO record_search (record_search) VALUES ('rebuild');
        """
}
