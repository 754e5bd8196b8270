import GRDB
public import Workflows

/// What a client pays for an article.
public struct ClientPrice: Hashable, Sendable {
    /// The article.
    public var sku: String
    /// From which quantity on; zero for any.
    public var from: FixedDecimal
    /// For one unit, without tax.
    public var price: FixedDecimal
    /// The currency of the price.
    public var currency: Currency
    /// The contract that fixes it; `nil` for the client's own price list.
    public var contract: Int64?

    /// Takes a price.
    public init(
        sku: String, from: FixedDecimal = .zero, price: FixedDecimal, currency: Currency, contract: Int64? = nil
    ) {
        self.sku = sku
        self.from = from
        self.price = price
        self.currency = currency
        self.contract = contract
    }
}

extension Transaction {
    /// What a client pays for so many of an article on a day: by a contract in force, else by the own price list; `nil`
    /// when neither says.
    public func price(
        of sku: String, quantity: FixedDecimal, client: Int64, currency: Currency, on day: String
    ) throws -> ClientPrice? {
        try row(
            """
            SELECT price.* FROM price
            LEFT JOIN contract ON contract.record_id = price.contract_id
            LEFT JOIN record ON record.id = price.contract_id
            WHERE price.client_id = ?1 AND price.sku = ?2 AND price.currency = ?3 AND price.from_quantity <= ?4
                AND (price.contract_id IS NULL OR (record.state = 'active' AND contract.starts_on <= ?5
                    AND coalesce(contract.ends_on, ?5) >= ?5))
            ORDER BY price.contract_id IS NULL, contract.starts_on DESC, price.contract_id DESC, price.from_quantity DESC
            LIMIT 1
            """, [client, sku, currency.code, quantity.millionths, day]
        ).flatMap(clientPrice)
    }

    private func clientPrice(_ row: Row) -> ClientPrice? {
        Currency(row["currency"] as String).map {
            ClientPrice(
                sku: row["sku"], from: FixedDecimal(millionths: row["from_quantity"]),
                price: FixedDecimal(millionths: row["price"]), currency: $0, contract: row["contract_id"])
        }
    }

    /// The prices of a contract, or of a client's own list for `nil`, by article.
    public func prices(client: Int64, contract: Int64?) throws -> [ClientPrice] {
        try rows(
            "SELECT * FROM price WHERE client_id = ? AND contract_id IS ? ORDER BY sku, currency, from_quantity",
            [client, contract]
        ).compactMap(clientPrice)
    }

    /// Writes a client's price list, or the prices of a contract, in place of what stands there.
    public func replacePrices(_ prices: [ClientPrice], client: Int64, contract: Int64?) throws {
        try run("DELETE FROM price WHERE client_id = ? AND contract_id IS ?", [client, contract])
        for price in prices {
            try run(
                """
                INSERT OR REPLACE INTO price (client_id, contract_id, sku, from_quantity, price, currency)
                VALUES (?, ?, ?, ?, ?, ?)
                """,
                [
                    client, contract, price.sku, price.from.millionths, price.price.millionths, price.currency.code,
                ])
        }
    }
}
