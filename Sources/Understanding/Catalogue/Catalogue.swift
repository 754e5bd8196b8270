public import Workflows

/// One article that the firm sells.
public struct Article: Hashable, Sendable, Codable {
    /// The code that names it: unique in the catalogue.
    public var sku: String
    /// Its names by language (ISO 639-1).
    public var names: [String: String]
    /// What the price is for.
    public var unit: UnitOfMeasure
    /// The list price for one unit, without tax.
    public var price: FixedDecimal
    /// The currency of the price.
    public var currency: Currency
    /// The rate of value added tax.
    public var vatPercent: FixedDecimal
    /// Net weight of one unit in kilograms; `nil` if not known.
    public var weightKg: FixedDecimal?
    /// The customs tariff number; `nil` if not known.
    public var hsCode: String?

    /// Takes a row of the catalogue.
    public init(
        sku: String, names: [String: String], unit: UnitOfMeasure, price: FixedDecimal, currency: Currency,
        vatPercent: FixedDecimal, weightKg: FixedDecimal? = nil, hsCode: String? = nil
    ) {
        self.sku = sku
        self.names = names
        self.unit = unit
        self.price = price
        self.currency = currency
        self.vatPercent = vatPercent
        self.weightKg = weightKg
        self.hsCode = hsCode
    }

    /// The name in a language, else in English, else any.
    public func name(in language: String) -> String {
        names[language] ?? names["en"] ?? names.min { $0.key < $1.key }?.value ?? sku
    }
}

/// What the firm sells, indexed for finding. Immutable.
public struct Catalogue: Sendable {
    /// The articles in the order of the file.
    public let articles: [Article]

    /// A catalogue of articles; of two with the same code the first counts.
    public init(articles: [Article]) {
        self.articles = articles
    }
}
