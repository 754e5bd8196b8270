import Foundation
import Workflows

/// The articles picked so far, as they stand in the address: `SKU*12~SKU2*3.5`.
struct Basket: Sendable, Equatable {
    /// The most articles of one basket; what a `mailto:` link cannot carry is copied by hand.
    static let limit = 60
    /// The most characters of an article's code.
    static let skuLimit = 60

    struct Item: Sendable, Equatable {
        let sku: String
        var quantity: FixedDecimal
    }
    private(set) var items: [Item] = []

    init(_ text: String) {
        for part in text.prefix(6_000).split(separator: "~").prefix(Self.limit) {
            let fields = part.split(separator: "*", omittingEmptySubsequences: false)
            if fields.count == 2 { add(String(fields[0]), String(fields[1])) }
        }
    }

    /// The goods of a record, to be asked for again.
    init(_ lines: [LineSnapshot]) {
        for line in lines {
            if let sku = line.sku, let quantity = line.quantity { add(sku, "\(quantity)") }
        }
    }

    /// Puts an article in, or more of one that is in.
    mutating func add(_ sku: String, _ quantity: String) {
        let amount = quantity.isEmpty ? "1" : quantity.replacing(",", with: ".")
        guard !sku.isEmpty, sku.unicodeScalars.count <= Self.skuLimit, !sku.contains("*"), !sku.contains("~"),
            let amount = FixedDecimal(amount), amount.isPositive, amount.millionths <= 1_000_000_000_000_000
        else { return }
        if let index = items.firstIndex(where: { $0.sku == sku }) {
            items[index].quantity = items[index].quantity.adding(amount) ?? amount
        } else if items.count < Self.limit {
            items.append(Item(sku: sku, quantity: amount))
        }
    }

    /// The basket with one article less.
    func without(_ sku: String) -> Basket {
        var basket = self
        basket.items.removeAll { $0.sku == sku }
        return basket
    }

    /// As it stands in a form.
    var text: String { items.map { "\($0.sku)*\($0.quantity)" }.joined(separator: "~") }

    /// As it stands in an address.
    var escaped: String {
        var allowed = CharacterSet.alphanumerics.intersection(CharacterSet(charactersIn: "\u{0}"..."\u{7F}"))
        allowed.insert(charactersIn: "-._~*")
        return text.addingPercentEncoding(withAllowedCharacters: allowed) ?? ""
    }
}

/// An article of the catalogue, as the picker shows it.
struct PickerArticle: Sendable {
    let sku: String
    let name: String
    let unit: UnitOfMeasure?
    let price: FixedDecimal?
    let currency: String
    /// Everything that is searched, folded.
    let folded: String

    /// The list price; empty for articles without one.
    func priceText(_ wording: Wording) -> String {
        guard let price else { return "" }
        let amount = wording.price(price)
        if wording.language == "en", currency == "EUR" { return "€" + amount }
        return amount + "\u{A0}" + (currency == "EUR" ? "€" : currency)
    }
}

/// Plain search over the catalogue's rows.
struct CatalogueSearch: Sendable {
    private let articles: [PickerArticle]

    /// Reads the catalogue's rows; one that cannot be read is left out.
    init(rows: [String], language: String) {
        articles = rows.compactMap { Self.article($0, language) }
    }

    /// Whether there is nothing to pick from.
    var isEmpty: Bool { articles.isEmpty }

    /// An article by its code.
    subscript(_ sku: String) -> PickerArticle? { articles.first { $0.sku == sku } }

    /// Articles that hold every word of the search, those whose code begins with it first.
    func find(_ search: String, limit: Int) -> [PickerArticle] {
        let words = Self.fold(search).split(separator: " ").prefix(8)
        let hits = articles.filter { article in words.allSatisfy { article.folded.contains($0) } }
        let whole = search.lowercased()
        let first = hits.filter { $0.sku.lowercased().hasPrefix(whole) }
        let rest = hits.filter { !$0.sku.lowercased().hasPrefix(whole) }
        return Array((first + rest).prefix(limit))
    }

    private struct Row: Decodable {
        var sku: String
        var names: [String: String]?
        var unit: String?
        var price: FixedDecimal?
        var currency: String?
    }

    private static func article(_ json: String, _ language: String) -> PickerArticle? {
        guard let row = try? JSONDecoder().decode(Row.self, from: Data(json.utf8)) else { return nil }
        let names = row.names ?? [:]
        let name = names[language] ?? names["en"] ?? names.min { $0.key < $1.key }?.value ?? row.sku
        return PickerArticle(
            sku: row.sku, name: name, unit: row.unit.flatMap(UnitOfMeasure.init(rawValue:)), price: row.price,
            currency: row.currency ?? "EUR", folded: fold(([row.sku] + names.values).joined(separator: " ")))
    }

    private static func fold(_ text: String) -> String {
        text.folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil)
    }
}
