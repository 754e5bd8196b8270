public import Foundation
public import Storage
public import Understanding
public import Workflows

/// Takes in a client's price list, or the prices that a contract fixes, from a CSV file with the columns `sku`, `price`,
/// and, where wanted, `from_quantity` and `currency`. It replaces the list that is there.
public struct PriceImport: Sendable {
    private let store: Store
    private let catalogue: Catalogue
    private let currency: Currency

    /// Whose prices they are.
    public enum Owner: Sendable {
        /// The client's own list, by code or name.
        case client(String)
        /// A contract in the register.
        case contract(RecordNumber)
    }

    /// Why a list cannot be taken in at all.
    public enum Problem: Error, Hashable, CustomStringConvertible {
        /// No client, or more than one, is called so.
        case noClient(String)
        /// There is no such contract.
        case noContract(RecordNumber)

        /// One sentence.
        public var description: String {
            switch self {
            case .noClient(let name):
                "there is no client '\(name)', or more than one; `xcrm list clients` shows the codes"
            case .noContract(let number): "there is no contract \(number); `xcrm list contracts` shows what there is"
            }
        }
    }

    /// An import into a database.
    ///
    /// - parameter currency: of prices that name none.
    public init(store: Store, catalogue: Catalogue, currency: Currency) {
        self.store = store
        self.catalogue = catalogue
        self.currency = currency
    }

    /// Reads a file and stores its sound rows in one transaction.
    ///
    /// - returns: how many prices were stored, and what is wrong with the other rows.
    public func run(_ data: Data, for owner: Owner) async throws -> (count: Int, problems: [CatalogueFile.Problem]) {
        let (prices, problems) = PriceFile.read(data, catalogue: catalogue, currency: currency)
        let count = try await store.write { transaction in
            switch owner {
            case .client(let name):
                guard let client = try transaction.client(codeOrName: name) else { throw Problem.noClient(name) }
                try transaction.replacePrices(prices, client: client.id, contract: nil)
            case .contract(let number):
                guard let contract = try transaction.record(number), number.kind == .contract,
                    let client = contract.client
                else { throw Problem.noContract(number) }
                try transaction.replacePrices(prices, client: client, contract: contract.id)
                try transaction.note(
                    "prices", on: contract.id, by: Actor("shell"), at: Date(), detail: String(prices.count))
            }
            return prices.count
        }
        return (count, problems)
    }
}

/// Reads price lists.
enum PriceFile {
    /// The most rows of one file.
    static let maximumRows = 200_000

    static func read(
        _ data: Data, catalogue: Catalogue, currency: Currency
    ) -> (prices: [ClientPrice], problems: [CatalogueFile.Problem]) {
        let table = DelimitedText(Array(data), maximumRows: maximumRows)
        let head =
            table.rows.first?.fields.map { $0.trimmingCharacters(in: .whitespacesAndNewlines).lowercased() } ?? []
        func column(_ names: String...) -> Int? { head.firstIndex(where: names.contains) }
        guard let skuColumn = column("sku", "code", "article", "код", "артикул"),
            let priceColumn = column("price", "unit_price", "цена")
        else {
            return ([], [.init(line: 1, sentence: "The first row must name the columns sku and price.")])
        }
        let fromColumn = column("from_quantity", "from", "от")
        let currencyColumn = column("currency", "валута")
        var prices: [ClientPrice] = []
        var problems: [CatalogueFile.Problem] = []
        for row in table.rows.dropFirst() where row.fields.contains(where: { !$0.isEmpty }) {
            func field(_ column: Int?) -> String {
                guard let column, column < row.fields.count else { return "" }
                return row.fields[column].trimmingCharacters(in: .whitespacesAndNewlines)
            }
            let sku = field(skuColumn)
            guard catalogue.article(sku: sku) != nil else {
                problems.append(.init(line: row.line, sentence: "The catalogue has no article \(sku.prefix(64))."))
                continue
            }
            guard let price = number(field(priceColumn)),
                let from = field(fromColumn).isEmpty ? .zero : number(field(fromColumn))
            else {
                problems.append(.init(line: row.line, sentence: "Article \(sku): price and quantity must be numbers."))
                continue
            }
            guard let money = field(currencyColumn).isEmpty ? currency : Currency(field(currencyColumn)) else {
                problems.append(.init(line: row.line, sentence: "Article \(sku): the currency is no ISO 4217 code."))
                continue
            }
            prices.append(ClientPrice(sku: sku, from: from, price: price, currency: money))
        }
        return (prices, problems)
    }

    private static func number(_ text: String) -> FixedDecimal? {
        let plain = text.replacing(" ", with: "").replacing(",", with: ".")
        guard let value = FixedDecimal(plain), value.millionths >= 0 else { return nil }
        return value
    }
}
