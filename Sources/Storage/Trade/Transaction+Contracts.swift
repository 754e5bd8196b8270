import GRDB
public import Workflows

/// What the register holds of a contract beside its record.
public struct ContractRow: Hashable, Sendable, Codable {
    /// The number printed on it.
    public var reference: String
    /// ISO 8601 day of signing.
    public var signedOn: String?
    /// ISO 8601 first day.
    public var startsOn: String
    /// ISO 8601 last day; `nil` for none.
    public var endsOn: String?
    /// Minor units of the record's currency, without tax.
    public var value: Int64?
    /// The mail that the scan is attached to.
    public var scan: Int64?
    /// How many prices it fixes; counted, not stored.
    public var prices = 0

    /// Takes the days.
    public init(startsOn: String, endsOn: String? = nil) {
        reference = ""
        self.startsOn = startsOn
        self.endsOn = endsOn
    }

    /// As documents and pages show it.
    public func snapshot(currency: Currency) -> ContractSnapshot {
        ContractSnapshot(
            reference: reference, signedOn: signedOn, startsOn: startsOn, endsOn: endsOn,
            value: value.map { Money(minor: $0, currency: currency) }, prices: prices)
    }
}

extension Transaction {
    /// Writes what the register holds of a contract.
    public func putContract(_ contract: ContractRow, of record: Int64) throws {
        try run(
            """
            INSERT INTO contract (record_id, reference, signed_on, starts_on, ends_on, value, scan_mail_id)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (record_id) DO UPDATE SET
                reference = excluded.reference, signed_on = excluded.signed_on, starts_on = excluded.starts_on,
                ends_on = excluded.ends_on, value = excluded.value, scan_mail_id = excluded.scan_mail_id
            """,
            [
                record, contract.reference, contract.signedOn, contract.startsOn, contract.endsOn, contract.value,
                contract.scan,
            ])
    }

    /// What the register holds of a contract; `nil` for other records.
    public func contract(of record: Int64) throws -> ContractRow? {
        guard let row = try row("SELECT * FROM contract WHERE record_id = ?", [record]) else { return nil }
        var contract = ContractRow(startsOn: row["starts_on"], endsOn: row["ends_on"])
        contract.reference = row["reference"]
        contract.signedOn = row["signed_on"]
        contract.value = row["value"]
        contract.scan = row["scan_mail_id"]
        contract.prices = Int(try int("SELECT count(*) FROM price WHERE contract_id = ?", [record]) ?? 0)
        return contract
    }

    /// Active contracts that end on one of these days, the first to end first, with their last day.
    public func contractsEnding(
        from first: String, through last: String, limit: Int
    ) throws -> [(record: RecordRow, endsOn: String)] {
        try rows(
            """
            SELECT record.*, contract.ends_on FROM contract JOIN record ON record.id = contract.record_id
            WHERE contract.ends_on BETWEEN ? AND ? AND record.state = 'active' ORDER BY contract.ends_on LIMIT ?
            """, [first, last, limit]
        ).map { (try recordRow($0), $0["ends_on"]) }
    }

    /// Active contracts whose last day is before a day.
    public func contractsEnded(before day: String, limit: Int) throws -> [RecordRow] {
        try rows(
            """
            SELECT record.* FROM contract JOIN record ON record.id = contract.record_id
            WHERE contract.ends_on < ? AND record.state = 'active' LIMIT ?
            """, [day, limit]
        ).map(recordRow)
    }
}
