import GRDB

extension Migrations {
    /// Invoices with payments, packages, contracts, prices of a client, changes of an order.
    ///
    /// `record` is made anew, since SQLite cannot change a CHECK: it learns the kind `invoice`, the states of contracts and
    /// invoices, and what offers and orders agree beside their lines.
    static func migration002(_ db: Database) throws {
        for part in [records002, lines002, invoices002, packing002, contracts002, changes002] {
            try db.execute(sql: part)
        }
    }

    private static let records002 = """
        CREATE TABLE record_new (
            id INTEGER PRIMARY KEY,
            number TEXT NOT NULL UNIQUE,
            kind TEXT NOT NULL
                CHECK (kind IN ('offer', 'order', 'shipment', 'complaint', 'todo', 'contract', 'invoice')),
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
            incoterms TEXT,
            payment_days INTEGER CHECK (payment_days BETWEEN 0 AND 365),
            contract_id INTEGER REFERENCES record,
            due_on TEXT,
            opened_at INTEGER NOT NULL, updated_at INTEGER NOT NULL,
            version INTEGER NOT NULL DEFAULT 1,
            CHECK (
                (kind = 'offer' AND state IN ('draft', 'sent', 'revising', 'accepted', 'declined', 'expired', 'withdrawn'))
                OR (kind = 'order' AND state IN ('received', 'confirmed', 'completed', 'cancelled'))
                OR (kind = 'shipment' AND state IN ('packing', 'dispatched', 'delivered', 'returned', 'cancelled'))
                OR (kind = 'complaint' AND state IN ('open', 'accepted', 'rejected', 'settled', 'closed'))
                OR (kind = 'todo' AND state IN ('open', 'inProgress', 'done', 'cancelled'))
                OR (kind = 'contract' AND state IN ('active', 'ended', 'terminated', 'cancelled'))
                OR (kind = 'invoice' AND state IN ('issued', 'paid', 'settled'))
            )
        ) STRICT;
        INSERT INTO record_new (id, number, kind, state, client_id, contact_id, parent_id, mailbox, holder, giver, title,
            body, currency, revision, valid_until, delivery, terms, customer_reference, due_on, opened_at, updated_at,
            version)
        SELECT id, number, kind, CASE kind WHEN 'contract' THEN 'active' ELSE state END, client_id, contact_id, parent_id,
            mailbox, holder, giver, title, body, currency, revision, valid_until, delivery, terms, customer_reference,
            due_on, opened_at, updated_at, version FROM record;
        DROP TABLE record;
        ALTER TABLE record_new RENAME TO record;
        CREATE INDEX record_client ON record (client_id, opened_at);
        CREATE INDEX record_kind_state ON record (kind, state, opened_at);
        CREATE INDEX record_parent ON record (parent_id) WHERE parent_id IS NOT NULL;
        CREATE INDEX record_contract ON record (contract_id) WHERE contract_id IS NOT NULL;
        CREATE INDEX record_due ON record (due_on) WHERE due_on IS NOT NULL;
        CREATE INDEX record_valid ON record (valid_until) WHERE valid_until IS NOT NULL AND state IN ('sent', 'revising');
        -- further records that a command mail changed (`before`) or made (`before` is null)
        CREATE TABLE undo_image (
            undo_id INTEGER NOT NULL REFERENCES undo ON DELETE CASCADE,
            record_id INTEGER NOT NULL REFERENCES record,
            before TEXT,
            version_after INTEGER NOT NULL,
            PRIMARY KEY (undo_id, record_id)
        ) STRICT;
        CREATE INDEX undo_image_record ON undo_image (record_id);
        ALTER TABLE undo ADD COLUMN last_record INTEGER NOT NULL DEFAULT 0;
        """

    private static let lines002 = """
        -- an alternative that is offered beside, and counts in no total
        ALTER TABLE line ADD COLUMN optional INTEGER NOT NULL DEFAULT 0 CHECK (optional IN (0, 1));
        -- of an order's line, what will not be delivered any more
        ALTER TABLE line ADD COLUMN cancelled INTEGER NOT NULL DEFAULT 0 CHECK (cancelled >= 0);
        """

    private static let invoices002 = """
        -- tax documents as they were issued; the triggers below keep them so
        CREATE TABLE invoice (
            record_id INTEGER PRIMARY KEY REFERENCES record,
            sequence INTEGER NOT NULL UNIQUE CHECK (sequence BETWEEN 1 AND 9999999999),
            kind TEXT NOT NULL CHECK (kind IN ('invoice', 'advance', 'credit-note', 'debit-note')),
            issued_on TEXT NOT NULL,
            due_on TEXT,
            currency TEXT NOT NULL,
            net INTEGER NOT NULL, tax INTEGER NOT NULL, gross INTEGER NOT NULL,
            corrects_id INTEGER REFERENCES invoice,
            snapshot TEXT NOT NULL,
            CHECK ((kind IN ('credit-note', 'debit-note')) = (corrects_id IS NOT NULL))
        ) STRICT;
        CREATE INDEX invoice_corrects ON invoice (corrects_id) WHERE corrects_id IS NOT NULL;
        CREATE INDEX invoice_due ON invoice (due_on) WHERE due_on IS NOT NULL;
        -- what each line of it bills: so much of an order's line, as it left in a shipment; or deducts of an advance
        CREATE TABLE invoice_line (
            invoice_id INTEGER NOT NULL REFERENCES invoice,
            position INTEGER NOT NULL CHECK (position > 0),
            order_id INTEGER REFERENCES record,
            order_line_id INTEGER REFERENCES line,
            shipment_line_id INTEGER REFERENCES line,
            advance_id INTEGER REFERENCES invoice,
            corrects_position INTEGER,
            quantity INTEGER NOT NULL,
            net INTEGER NOT NULL,
            PRIMARY KEY (invoice_id, position)
        ) STRICT;
        CREATE INDEX invoice_line_order ON invoice_line (order_id) WHERE order_id IS NOT NULL;
        CREATE INDEX invoice_line_order_line ON invoice_line (order_line_id) WHERE order_line_id IS NOT NULL;
        CREATE INDEX invoice_line_shipment_line ON invoice_line (shipment_line_id) WHERE shipment_line_id IS NOT NULL;
        CREATE INDEX invoice_line_advance ON invoice_line (advance_id) WHERE advance_id IS NOT NULL;
        CREATE TRIGGER invoice_follows BEFORE INSERT ON invoice
            WHEN NEW.sequence <> (SELECT coalesce(max(sequence) + 1, NEW.sequence) FROM invoice)
            BEGIN SELECT RAISE(ABORT, 'the number of an invoice does not follow the last one'); END;
        CREATE TRIGGER invoice_stays BEFORE UPDATE ON invoice
            BEGIN SELECT RAISE(ABORT, 'an issued invoice never changes'); END;
        CREATE TRIGGER invoice_remains BEFORE DELETE ON invoice
            BEGIN SELECT RAISE(ABORT, 'an issued invoice is never deleted'); END;
        CREATE TRIGGER invoice_line_stays BEFORE UPDATE ON invoice_line
            BEGIN SELECT RAISE(ABORT, 'an issued invoice never changes'); END;
        CREATE TRIGGER invoice_line_remains BEFORE DELETE ON invoice_line
            BEGIN SELECT RAISE(ABORT, 'an issued invoice is never deleted'); END;
        -- money that came in (above zero) or was paid back (below); a mistake is voided, not deleted
        CREATE TABLE payment (
            id INTEGER PRIMARY KEY,
            invoice_id INTEGER NOT NULL REFERENCES invoice,
            paid_on TEXT NOT NULL,
            amount INTEGER NOT NULL CHECK (amount <> 0),
            recorded_at INTEGER NOT NULL,
            actor TEXT NOT NULL,
            mail_id INTEGER REFERENCES mail,
            undo_id INTEGER REFERENCES undo ON DELETE SET NULL,
            voided_at INTEGER
        ) STRICT;
        CREATE INDEX payment_invoice ON payment (invoice_id);
        CREATE INDEX payment_undo ON payment (undo_id) WHERE undo_id IS NOT NULL;
        -- which step of reminding an overdue invoice has reached
        CREATE TABLE payment_reminder (
            invoice_id INTEGER NOT NULL REFERENCES invoice,
            step INTEGER NOT NULL CHECK (step > 0),
            at INTEGER NOT NULL,
            PRIMARY KEY (invoice_id, step)
        ) STRICT;
        """

    private static let packing002 = """
        CREATE TABLE package (
            shipment_id INTEGER NOT NULL REFERENCES record,
            position INTEGER NOT NULL CHECK (position > 0),
            name TEXT NOT NULL,
            size TEXT,
            gross_kg INTEGER CHECK (gross_kg > 0),
            PRIMARY KEY (shipment_id, position)
        ) STRICT;
        CREATE TABLE package_content (
            shipment_id INTEGER NOT NULL,
            package INTEGER NOT NULL,
            line INTEGER NOT NULL,
            quantity INTEGER NOT NULL CHECK (quantity > 0),
            PRIMARY KEY (shipment_id, package, line),
            FOREIGN KEY (shipment_id, package) REFERENCES package ON DELETE CASCADE
        ) STRICT;
        """

    private static let contracts002 = """
        CREATE TABLE contract (
            record_id INTEGER PRIMARY KEY REFERENCES record,
            reference TEXT NOT NULL DEFAULT '',
            signed_on TEXT,
            starts_on TEXT NOT NULL,
            ends_on TEXT,
            value INTEGER CHECK (value >= 0),
            scan_mail_id INTEGER REFERENCES mail
        ) STRICT;
        CREATE INDEX contract_ends ON contract (ends_on) WHERE ends_on IS NOT NULL;
        -- what a client pays for an article: by a contract, or by the client's own price list (no contract)
        CREATE TABLE price (
            id INTEGER PRIMARY KEY,
            client_id INTEGER NOT NULL REFERENCES client,
            contract_id INTEGER REFERENCES record,
            sku TEXT NOT NULL,
            from_quantity INTEGER NOT NULL DEFAULT 0 CHECK (from_quantity >= 0),
            price INTEGER NOT NULL CHECK (price >= 0),
            currency TEXT NOT NULL
        ) STRICT;
        CREATE UNIQUE INDEX price_of ON price (client_id, sku, coalesce(contract_id, 0), currency, from_quantity);
        CREATE INDEX price_contract ON price (contract_id) WHERE contract_id IS NOT NULL;
        -- what is agreed with a client once for all; what is null follows the configuration
        CREATE TABLE client_terms (
            client_id INTEGER PRIMARY KEY REFERENCES client,
            eik TEXT NOT NULL DEFAULT '',
            payment_days INTEGER CHECK (payment_days BETWEEN 0 AND 365),
            incoterms TEXT,
            vat_category TEXT CHECK (vat_category IN ('S', 'Z', 'E', 'AE', 'K', 'G', 'O')),
            vat_ground TEXT,
            delivery_street TEXT NOT NULL DEFAULT '', delivery_city TEXT NOT NULL DEFAULT '',
            delivery_postcode TEXT NOT NULL DEFAULT '', delivery_country TEXT NOT NULL DEFAULT ''
        ) STRICT;
        """

    private static let changes002 = """
        -- changes of a confirmed order, which wait for the client's consent
        CREATE TABLE order_change (
            id INTEGER PRIMARY KEY,
            record_id INTEGER NOT NULL REFERENCES record,
            counter INTEGER NOT NULL CHECK (counter > 0),
            state TEXT NOT NULL CHECK (state IN ('draft', 'proposed', 'accepted', 'declined', 'dropped')),
            made_at INTEGER NOT NULL,
            made_by TEXT NOT NULL,
            wanted TEXT NOT NULL,
            settled_at INTEGER,
            UNIQUE (record_id, counter)
        ) STRICT;
        CREATE UNIQUE INDEX order_change_open ON order_change (record_id) WHERE state IN ('draft', 'proposed');
        """
}
