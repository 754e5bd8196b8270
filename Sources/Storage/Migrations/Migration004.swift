import GRDB

extension Migrations {
    /// Indexes of what the portal reads: a client's records by kind and state, the timeline, the charts, what is unclear.
    static func migration004(_ db: Database) throws {
        try db.execute(
            sql: """
                CREATE INDEX record_client_kind ON record (client_id, kind, opened_at);
                CREATE INDEX record_client_state ON record (client_id, kind, state, opened_at);
                CREATE INDEX record_client_updated ON record (client_id, updated_at);
                CREATE INDEX record_kind_opened ON record (kind, opened_at, state);
                CREATE INDEX mail_stored ON mail (stored_at, direction, automatic);
                CREATE INDEX outbox_answers ON outbox (answers_mail_id, header_class) WHERE answers_mail_id IS NOT NULL;
                """)
    }
}
