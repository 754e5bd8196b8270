import GRDB

extension Migrations {
    /// Issued documents, which never change. The triggers hold even against a program that forgets it.
    static func migration005(_ db: Database) throws {
        try db.execute(
            sql: """
                -- what was issued: an offer's PDF, an invoice as PDF and as XML
                CREATE TABLE document (
                    id INTEGER PRIMARY KEY,
                    record_id INTEGER NOT NULL REFERENCES record,
                    kind TEXT NOT NULL,
                    format TEXT NOT NULL CHECK (format IN ('pdf', 'ubl', 'cii')),
                    language TEXT NOT NULL,
                    -- counts from 1 within record, kind, format and language
                    version INTEGER NOT NULL CHECK (version > 0),
                    -- SHA-256 of what it was made from: the same is issued once
                    source TEXT NOT NULL,
                    name TEXT NOT NULL,
                    bytes INTEGER NOT NULL CHECK (bytes > 0),
                    sha256 TEXT NOT NULL,
                    issued_at INTEGER NOT NULL,
                    UNIQUE (record_id, kind, format, language, version),
                    UNIQUE (record_id, kind, format, language, source)
                ) STRICT;
                CREATE TABLE document_chunk (
                    document_id INTEGER NOT NULL REFERENCES document,
                    seq INTEGER NOT NULL,
                    data BLOB NOT NULL,
                    PRIMARY KEY (document_id, seq)
                ) STRICT;
                CREATE TRIGGER document_kept BEFORE DELETE ON document
                BEGIN SELECT raise(ABORT, 'an issued document is never removed'); END;
                CREATE TRIGGER document_fixed BEFORE UPDATE ON document
                BEGIN SELECT raise(ABORT, 'an issued document never changes'); END;
                CREATE TRIGGER document_chunk_kept BEFORE DELETE ON document_chunk
                BEGIN SELECT raise(ABORT, 'an issued document is never removed'); END;
                CREATE TRIGGER document_chunk_fixed BEFORE UPDATE ON document_chunk
                BEGIN SELECT raise(ABORT, 'an issued document never changes'); END;
                CREATE TRIGGER document_chunk_whole BEFORE INSERT ON document_chunk
                WHEN (SELECT coalesce(sum(length(data)), 0) FROM document_chunk WHERE document_id = NEW.document_id)
                    + length(NEW.data) > (SELECT bytes FROM document WHERE id = NEW.document_id)
                BEGIN SELECT raise(ABORT, 'an issued document never changes'); END;
                """)
    }
}
