import GRDB

extension Migrations {
    /// The whole of the first version. Times are seconds since 1970, days ISO 8601 text, decimals millionths.
    static func migration001(_ db: Database) throws {
        for part in [mails001, clients001, records001, outgoing001, access001] { try db.execute(sql: part) }
    }

    private static let mails001 = """
        -- where each polled mailbox stands
        CREATE TABLE mailbox (
            name TEXT PRIMARY KEY,
            uid_validity INTEGER,
            last_uid INTEGER NOT NULL DEFAULT 0,
            connected_at INTEGER, idle_at INTEGER, fetched_at INTEGER, reconciled_at INTEGER,
            error TEXT, error_at INTEGER
        ) STRICT;
        -- raw mails, once each by hash, in chunks so that a large one streams
        CREATE TABLE raw (
            id INTEGER PRIMARY KEY,
            sha256 TEXT UNIQUE,
            bytes INTEGER NOT NULL,
            complete INTEGER NOT NULL DEFAULT 1 CHECK (complete IN (0, 1)),
            CHECK (complete = 0 OR sha256 IS NOT NULL)
        ) STRICT;
        CREATE TABLE raw_chunk (
            raw_id INTEGER NOT NULL REFERENCES raw ON DELETE CASCADE,
            seq INTEGER NOT NULL,
            data BLOB NOT NULL,
            PRIMARY KEY (raw_id, seq)
        ) STRICT;
        -- the ledger of what came in: one row for each mail in each mailbox, before anything is parsed
        CREATE TABLE inbox (
            id INTEGER PRIMARY KEY,
            mailbox TEXT NOT NULL REFERENCES mailbox,
            uid_validity INTEGER NOT NULL,
            uid INTEGER NOT NULL,
            raw_id INTEGER NOT NULL REFERENCES raw,
            arrived_at INTEGER NOT NULL,
            received_at INTEGER NOT NULL,
            state TEXT NOT NULL DEFAULT 'received' CHECK (state IN ('received', 'applied', 'parked')),
            server TEXT NOT NULL DEFAULT 'pending' CHECK (server IN ('pending', 'settled', 'gone')),
            attempts INTEGER NOT NULL DEFAULT 0,
            reason TEXT,
            told INTEGER NOT NULL DEFAULT 0 CHECK (told IN (0, 1)),
            mail_id INTEGER REFERENCES mail,
            UNIQUE (mailbox, uid_validity, uid),
            CHECK (state <> 'parked' OR reason IS NOT NULL)
        ) STRICT;
        CREATE INDEX inbox_waiting ON inbox (id) WHERE state = 'received';
        CREATE INDEX inbox_parked ON inbox (id) WHERE state = 'parked';
        CREATE INDEX inbox_unsettled ON inbox (mailbox, uid_validity, uid) WHERE server = 'pending';
        CREATE INDEX inbox_raw ON inbox (raw_id, mailbox);
        -- correspondence, in and out
        CREATE TABLE mail (
            id INTEGER PRIMARY KEY,
            raw_id INTEGER NOT NULL REFERENCES raw,
            direction TEXT NOT NULL CHECK (direction IN ('in', 'out')),
            fingerprint TEXT NOT NULL UNIQUE,
            mailbox TEXT NOT NULL,
            message_id TEXT,
            in_reply_to TEXT,
            sent_at INTEGER NOT NULL,
            stored_at INTEGER NOT NULL,
            from_name TEXT NOT NULL, from_address TEXT NOT NULL,
            recipients TEXT NOT NULL,
            subject TEXT NOT NULL,
            text TEXT NOT NULL,
            reply TEXT NOT NULL,
            kind TEXT NOT NULL, language TEXT,
            automatic TEXT NOT NULL CHECK (automatic IN ('human', 'dsn', 'mdn', 'away', 'list', 'auto')),
            proof TEXT NOT NULL CHECK (proof IN ('verified', 'failed', 'unverified')),
            audience TEXT NOT NULL CHECK (audience IN ('c', 'i')),
            client_id INTEGER REFERENCES client,
            contact_id INTEGER REFERENCES contact,
            staff TEXT,
            flags TEXT NOT NULL DEFAULT ''
        ) STRICT;
        CREATE INDEX mail_message_id ON mail (message_id) WHERE message_id IS NOT NULL;
        CREATE INDEX mail_client ON mail (client_id, sent_at);
        CREATE INDEX mail_sender ON mail (from_address, stored_at);
        CREATE INDEX mail_raw ON mail (raw_id);
        CREATE TABLE attachment (
            id INTEGER PRIMARY KEY,
            mail_id INTEGER NOT NULL REFERENCES mail,
            path TEXT NOT NULL,
            name TEXT, type TEXT NOT NULL,
            bytes INTEGER NOT NULL, sha256 TEXT NOT NULL,
            UNIQUE (mail_id, path)
        ) STRICT;
        """

    private static let clients001 = """
        CREATE TABLE client (
            id INTEGER PRIMARY KEY,
            code TEXT NOT NULL UNIQUE,
            name TEXT NOT NULL,
            language TEXT NOT NULL,
            vat TEXT NOT NULL DEFAULT '', phone TEXT NOT NULL DEFAULT '',
            street TEXT NOT NULL DEFAULT '', city TEXT NOT NULL DEFAULT '',
            postcode TEXT NOT NULL DEFAULT '', country TEXT NOT NULL DEFAULT '',
            created_at INTEGER NOT NULL,
            merged_into INTEGER REFERENCES client
        ) STRICT;
        CREATE INDEX client_vat ON client (vat) WHERE vat <> '';
        CREATE INDEX client_merged ON client (merged_into) WHERE merged_into IS NOT NULL;
        CREATE TABLE client_domain (
            domain TEXT PRIMARY KEY,
            client_id INTEGER NOT NULL REFERENCES client
        ) STRICT;
        CREATE INDEX client_domain_client ON client_domain (client_id);
        CREATE TABLE contact (
            id INTEGER PRIMARY KEY,
            client_id INTEGER NOT NULL REFERENCES client,
            name TEXT NOT NULL, address TEXT NOT NULL UNIQUE CHECK (address = lower(address)),
            phone TEXT NOT NULL DEFAULT '',
            language TEXT NOT NULL,
            created_at INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX contact_client ON contact (client_id);
        -- what a client calls an article, as staff settled it
        CREATE TABLE alias (
            client_id INTEGER NOT NULL REFERENCES client,
            words TEXT NOT NULL,
            sku TEXT NOT NULL,
            PRIMARY KEY (client_id, words)
        ) STRICT;
        CREATE TABLE article (
            sku TEXT PRIMARY KEY,
            position INTEGER NOT NULL,
            data TEXT NOT NULL
        ) STRICT;
        """

    private static let records001 = """
        CREATE TABLE counter (
            kind TEXT NOT NULL, year INTEGER NOT NULL, next INTEGER NOT NULL,
            PRIMARY KEY (kind, year)
        ) STRICT;
        CREATE TABLE record (
            id INTEGER PRIMARY KEY,
            number TEXT NOT NULL UNIQUE,
            kind TEXT NOT NULL CHECK (kind IN ('offer', 'order', 'shipment', 'complaint', 'todo', 'contract')),
            state TEXT NOT NULL,
            client_id INTEGER REFERENCES client,
            contact_id INTEGER REFERENCES contact,
            parent_id INTEGER REFERENCES record,
            mailbox TEXT NOT NULL,
            holder TEXT,
            giver TEXT,
            title TEXT NOT NULL DEFAULT '',
            body TEXT NOT NULL DEFAULT '',
            currency TEXT NOT NULL DEFAULT 'EUR',
            revision INTEGER NOT NULL DEFAULT 0,
            valid_until TEXT, delivery TEXT, terms TEXT, customer_reference TEXT,
            due_on TEXT,
            opened_at INTEGER NOT NULL, updated_at INTEGER NOT NULL,
            version INTEGER NOT NULL DEFAULT 1,
            CHECK (
                (kind = 'offer' AND state IN ('draft', 'sent', 'revising', 'accepted', 'declined', 'expired', 'withdrawn'))
                OR (kind = 'order' AND state IN ('received', 'confirmed', 'completed', 'cancelled'))
                OR (kind = 'shipment' AND state IN ('packing', 'dispatched', 'delivered', 'returned', 'cancelled'))
                OR (kind = 'complaint' AND state IN ('open', 'accepted', 'rejected', 'settled', 'closed'))
                OR (kind = 'todo' AND state IN ('open', 'inProgress', 'done', 'cancelled'))
                OR kind = 'contract'
            )
        ) STRICT;
        CREATE INDEX record_client ON record (client_id, opened_at);
        CREATE INDEX record_kind_state ON record (kind, state, opened_at);
        CREATE INDEX record_parent ON record (parent_id) WHERE parent_id IS NOT NULL;
        CREATE INDEX record_due ON record (due_on) WHERE due_on IS NOT NULL;
        CREATE INDEX record_valid ON record (valid_until) WHERE valid_until IS NOT NULL AND state IN ('sent', 'revising');
        CREATE TABLE line (
            id INTEGER PRIMARY KEY,
            record_id INTEGER NOT NULL REFERENCES record,
            position INTEGER NOT NULL CHECK (position > 0),
            sku TEXT,
            text TEXT NOT NULL, wording TEXT NOT NULL DEFAULT '',
            quantity INTEGER CHECK (quantity >= 0), unit TEXT,
            unit_price INTEGER CHECK (unit_price >= 0),
            discount_percent INTEGER NOT NULL DEFAULT 0 CHECK (discount_percent BETWEEN 0 AND 100000000),
            vat_percent INTEGER NOT NULL DEFAULT 0 CHECK (vat_percent BETWEEN 0 AND 100000000),
            weight_kg INTEGER, hs_code TEXT,
            candidates TEXT NOT NULL DEFAULT '[]',
            order_line_id INTEGER REFERENCES line,
            UNIQUE (record_id, position)
        ) STRICT;
        CREATE INDEX line_order_line ON line (order_line_id) WHERE order_line_id IS NOT NULL;
        CREATE TABLE shipment (
            record_id INTEGER PRIMARY KEY REFERENCES record,
            shipped_on TEXT NOT NULL,
            delivery_on TEXT, carrier TEXT, tracking TEXT, tracking_url TEXT, vehicle TEXT, driver TEXT
        ) STRICT;
        -- what the client was given, never changed
        CREATE TABLE revision (
            record_id INTEGER NOT NULL REFERENCES record,
            revision INTEGER NOT NULL CHECK (revision > 0),
            at INTEGER NOT NULL,
            snapshot TEXT NOT NULL,
            PRIMARY KEY (record_id, revision)
        ) STRICT;
        CREATE TABLE history (
            id INTEGER PRIMARY KEY,
            record_id INTEGER NOT NULL REFERENCES record,
            at INTEGER NOT NULL,
            actor TEXT NOT NULL,
            mail_id INTEGER REFERENCES mail,
            event TEXT NOT NULL,
            from_state TEXT NOT NULL, to_state TEXT NOT NULL,
            detail TEXT NOT NULL DEFAULT ''
        ) STRICT;
        CREATE INDEX history_record ON history (record_id, id);
        CREATE TABLE mail_record (
            mail_id INTEGER NOT NULL REFERENCES mail,
            record_id INTEGER NOT NULL REFERENCES record,
            evidence TEXT NOT NULL,
            PRIMARY KEY (record_id, mail_id)
        ) STRICT;
        CREATE INDEX mail_record_mail ON mail_record (mail_id);
        -- what a command mail found before it changed a record, so that #undo can put it back
        CREATE TABLE undo (
            id INTEGER PRIMARY KEY,
            record_id INTEGER NOT NULL REFERENCES record,
            at INTEGER NOT NULL,
            actor TEXT NOT NULL,
            version_after INTEGER NOT NULL,
            before TEXT NOT NULL,
            used INTEGER NOT NULL DEFAULT 0 CHECK (used IN (0, 1))
        ) STRICT;
        CREATE INDEX undo_record ON undo (record_id, id);
        """

    private static let outgoing001 = """
        CREATE TABLE outbox (
            id INTEGER PRIMARY KEY,
            created_at INTEGER NOT NULL,
            due_at INTEGER NOT NULL,
            state TEXT NOT NULL DEFAULT 'queued'
                CHECK (state IN ('queued', 'sending', 'sent', 'deferred', 'failed', 'uncertain', 'dropped')),
            template TEXT NOT NULL,
            record_id INTEGER REFERENCES record,
            answers_mail_id INTEGER REFERENCES mail,
            undo_id INTEGER REFERENCES undo,
            mailbox TEXT NOT NULL,
            recipient TEXT NOT NULL, recipient_name TEXT NOT NULL DEFAULT '',
            audience TEXT NOT NULL CHECK (audience IN ('c', 'i')),
            header_class TEXT NOT NULL
                CHECK (header_class IN ('answer', 'document', 'acknowledgement', 'notice', 'error')),
            client_id INTEGER REFERENCES client,
            contact_id INTEGER REFERENCES contact,
            model TEXT NOT NULL,
            forward_mail_id INTEGER REFERENCES mail,
            once_key TEXT UNIQUE,
            message_id TEXT UNIQUE,
            mail_id INTEGER REFERENCES mail,
            attempts INTEGER NOT NULL DEFAULT 0,
            uncertain_attempts INTEGER NOT NULL DEFAULT 0,
            outcome TEXT NOT NULL DEFAULT '',
            sent_at INTEGER,
            copied TEXT NOT NULL DEFAULT 'none' CHECK (copied IN ('none', 'due', 'done', 'given up'))
        ) STRICT;
        CREATE INDEX outbox_due ON outbox (due_at) WHERE state IN ('queued', 'deferred');
        CREATE INDEX outbox_sending ON outbox (id) WHERE state IN ('sending', 'uncertain');
        CREATE INDEX outbox_failed ON outbox (id) WHERE state = 'failed';
        CREATE INDEX outbox_copies ON outbox (mailbox, id) WHERE copied = 'due';
        CREATE INDEX outbox_record ON outbox (record_id) WHERE record_id IS NOT NULL;
        CREATE INDEX outbox_mail ON outbox (mail_id) WHERE mail_id IS NOT NULL;
        CREATE INDEX outbox_undo ON outbox (undo_id) WHERE undo_id IS NOT NULL;
        CREATE INDEX outbox_recipient ON outbox (recipient, header_class, created_at);
        """

    private static let access001 = """
        -- single facts by name: the hash of the catalogue's file, a rotated OAuth2 grant
        CREATE TABLE note (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
        -- secrets for tokens: the newest mints, all verify
        CREATE TABLE key (version INTEGER PRIMARY KEY, secret BLOB NOT NULL, created_at INTEGER NOT NULL) STRICT;
        -- portal links; only the hash of the token is kept
        CREATE TABLE link (
            id INTEGER PRIMARY KEY,
            hash TEXT NOT NULL UNIQUE,
            contact_id INTEGER REFERENCES contact,
            staff TEXT,
            created_at INTEGER NOT NULL, expires_at INTEGER NOT NULL, revoked_at INTEGER, used_at INTEGER,
            CHECK ((contact_id IS NULL) <> (staff IS NULL))
        ) STRICT;
        CREATE INDEX link_contact ON link (contact_id) WHERE contact_id IS NOT NULL;
        -- staff commands that wait for #yes CODE
        CREATE TABLE challenge (
            id INTEGER PRIMARY KEY,
            hash TEXT NOT NULL UNIQUE,
            staff TEXT NOT NULL,
            record_id INTEGER REFERENCES record,
            mail_id INTEGER NOT NULL REFERENCES mail,
            expires_at INTEGER NOT NULL, used_at INTEGER
        ) STRICT;
        """
}
