import GRDB

extension Transaction {
    /// Lets the index follow nothing any more, for measuring what it costs and for nothing else: what is stored from then on
    /// is not found until it is built anew.
    public func stopIndexing() throws {
        let triggers = try rows(
            """
            SELECT name FROM sqlite_schema WHERE type = 'trigger'
                AND (instr(sql, '_search (') > 0 OR instr(sql, 'search_changed') > 0)
            """)
        for row in triggers { try db.execute(sql: "DROP TRIGGER \"\(row["name"] as String)\"") }
    }
}
