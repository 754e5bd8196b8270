public import Foundation
import GRDB
public import Workflows

/// What a client and we did in a span of time, in counts and sums.
public struct ClientYear: Hashable, Sendable {
    /// One month of it.
    public struct Month: Hashable, Sendable {
        /// Counts from 1.
        public let month: Int
        /// Records opened in it, by kind.
        public var counts: [RecordKind: Int] = [:]
        /// What was ordered, without tax, by currency; cancelled orders count nothing.
        public var ordered: [Money] = []
    }
    /// An article and how much of it was ordered.
    public struct Article: Hashable, Sendable {
        /// What it is called; hostile text where it is of no catalogue.
        public let name: String
        /// The catalogue's code.
        public let sku: String?
        /// How much, all orders together.
        public var quantity: FixedDecimal
        /// What is counted.
        public let unit: UnitOfMeasure?
        /// How many orders.
        public var orders: Int
        /// Without tax; `nil` out of range or in several currencies.
        public var net: Money?
    }
    /// January to December.
    public var months: [Month]
    /// The largest first.
    public var articles: [Article]
    /// Records by kind and state (`offer accepted`), all months together.
    public var states: [String: Int]
}

extension Transaction {
    /// Records of one span that are looked at for its overview; a client with more sees the sums of the newest.
    static let yearLimit = 5_000

    /// A client's year in counts and sums.
    ///
    /// - parameter month: the month of a moment (1 to 12) in the firm's time zone.
    public func clientYear(
        in scope: ClientScope, from begin: Date, until end: Date, month: (Date) -> Int
    ) throws -> ClientYear {
        var year = ClientYear(months: (1...12).map { ClientYear.Month(month: $0) }, articles: [], states: [:])
        var orders: [Int64: (month: Int, currency: Currency)] = [:]
        for kind in RecordKind.forClients {
            let found = try rows(
                """
                SELECT id, state, currency, opened_at FROM record
                WHERE \(scope.condition("client_id")) AND kind = ? AND opened_at >= ? AND opened_at < ?
                ORDER BY opened_at DESC LIMIT ?
                """, scope.arguments + [kind.rawValue, begin.seconds, end.seconds, Self.yearLimit])
            for row in found {
                let index = min(max(month(Date(seconds: row["opened_at"])), 1), 12)
                let state: String = row["state"]
                year.months[index - 1].counts[kind, default: 0] += 1
                year.states["\(kind.rawValue) \(state)", default: 0] += 1
                if kind == .order, state != "cancelled" {
                    orders[row["id"]] = (index, Currency(row["currency"] as String) ?? .eur)
                }
            }
        }
        try addGoods(of: orders, to: &year)
        return year
    }

    /// Orders whose lines are read in one go.
    private static let ordersAtOnce = 250

    /// The lines of orders as far as sums need them.
    private func orderedLines(of orders: [Int64]) throws -> [(order: Int64, line: LineSnapshot)] {
        func decimal(_ row: Row, _ column: String) -> FixedDecimal? {
            (row[column] as Int64?).map(FixedDecimal.init(millionths:))
        }
        return try rows(
            """
            SELECT record_id, position, sku, text, quantity, unit, unit_price, discount_percent FROM line
            WHERE record_id IN (\(orders.map { _ in "?" }.joined(separator: ", "))) ORDER BY record_id, position
            """, StatementArguments(orders)
        ).map { row in
            (
                row["record_id"],
                LineSnapshot(
                    position: row["position"], sku: row["sku"], text: row["text"], quantity: decimal(row, "quantity"),
                    unit: (row["unit"] as String?).flatMap(UnitOfMeasure.init(rawValue:)),
                    unitPrice: decimal(row, "unit_price"), discountPercent: decimal(row, "discount_percent") ?? .zero)
            )
        }
    }

    private func addGoods(of orders: [Int64: (month: Int, currency: Currency)], to year: inout ClientYear) throws {
        var articles: [String: ClientYear.Article] = [:]
        let ids = orders.keys.sorted()
        for start in stride(from: 0, to: ids.count, by: Self.ordersAtOnce) {
            let some = Array(ids[start..<min(start + Self.ordersAtOnce, ids.count)])
            for (id, line) in try orderedLines(of: some) {
                guard let order = orders[id] else { continue }
                let net = line.amount(in: order.currency)
                if let net { year.months[order.month - 1].ordered.add(net) }
                guard let quantity = line.quantity else { continue }
                let key = (line.sku ?? line.text) + " " + (line.unit?.rawValue ?? "")
                if var known = articles[key] {
                    known.quantity = known.quantity.adding(quantity) ?? known.quantity
                    known.orders += 1
                    known.net = net.flatMap { known.net?.adding($0) }
                    articles[key] = known
                } else {
                    articles[key] = ClientYear.Article(
                        name: line.text, sku: line.sku, quantity: quantity, unit: line.unit, orders: 1, net: net)
                }
            }
        }
        year.articles = Array(
            articles.values.sorted {
                ($0.net?.minor ?? 0, $0.orders, $1.name) > ($1.net?.minor ?? 0, $1.orders, $0.name)
            }.prefix(10))
    }
}

extension [Money] {
    /// Adds to the sum of the same currency; what leaves the range is not added.
    public mutating func add(_ money: Money) {
        if let index = firstIndex(where: { $0.currency == money.currency }) {
            self[index] = self[index].adding(money) ?? self[index]
        } else {
            append(money)
        }
    }
}
