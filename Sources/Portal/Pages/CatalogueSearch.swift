import Foundation
import Storage
import Synchronization
import Workflows

/// An article of the catalogue, as the picker shows it.
struct PickerArticle: Sendable {
    let sku: String
    let names: [String: String]
    let unit: UnitOfMeasure?
    let price: FixedDecimal?
    let currency: String
    /// Everything that is searched, folded, as bytes.
    let folded: [UInt8]

    /// What it is called in a language, as far as the catalogue says it.
    func name(_ language: String) -> String {
        names[language] ?? names["en"] ?? names.min { $0.key < $1.key }?.value ?? sku
    }

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
    private let bySKU: [String: Int]

    /// Reads the catalogue's rows; one that cannot be read is left out.
    init(rows: [String]) {
        let decoder = JSONDecoder()
        articles = rows.compactMap { Self.article($0, decoder) }
        bySKU = Dictionary(articles.enumerated().map { ($1.sku, $0) }) { first, _ in first }
    }

    /// Whether there is nothing to pick from.
    var isEmpty: Bool { articles.isEmpty }

    /// An article by its code.
    subscript(_ sku: String) -> PickerArticle? { bySKU[sku].map { articles[$0] } }

    /// Articles that hold every word of the search, those whose code begins with it first.
    func find(_ search: String, limit: Int) -> [PickerArticle] {
        let words = Self.fold(search).split(separator: " ").prefix(8).map { Array($0.utf8) }
        let whole = search.lowercased()
        var (first, rest): ([PickerArticle], [PickerArticle]) = ([], [])
        for article in articles where words.allSatisfy({ Self.contains(article.folded, $0) }) {
            if article.sku.lowercased().hasPrefix(whole) {
                first.append(article)
                if first.count == limit { break }
            } else if rest.count < limit {
                rest.append(article)
            }
        }
        return Array((first + rest).prefix(limit))
    }

    private struct Row: Decodable {
        var sku: String
        var names: [String: String]?
        var unit: String?
        var price: FixedDecimal?
        var currency: String?
    }

    private static func article(_ json: String, _ decoder: JSONDecoder) -> PickerArticle? {
        guard let row = try? decoder.decode(Row.self, from: Data(json.utf8)) else { return nil }
        let names = row.names ?? [:]
        return PickerArticle(
            sku: row.sku, names: names, unit: row.unit.flatMap(UnitOfMeasure.init(rawValue:)), price: row.price,
            currency: row.currency ?? "EUR",
            folded: Array(fold(([row.sku] + names.values).joined(separator: " ")).utf8))
    }

    private static func fold(_ text: String) -> String {
        text.folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil)
    }

    /// Whether bytes stand in a row in others. Both are UTF-8, so that no find begins inside a character.
    private static func contains(_ text: [UInt8], _ word: [UInt8]) -> Bool {
        guard let head = word.first else { return true }
        guard text.count >= word.count else { return false }
        for start in 0...(text.count - word.count) where text[start] == head {
            if text[start..<(start + word.count)].elementsEqual(word) { return true }
        }
        return false
    }
}

/// The catalogue as it was read last: reading it costs more than anything that is asked of it.
final class CatalogueCache: Sendable {
    private let kept = Mutex<(version: String, search: CatalogueSearch)?>(nil)

    /// The catalogue as the database has it now.
    func search(_ store: Store) async throws -> CatalogueSearch {
        let known = kept.withLock { $0 }
        let (version, rows) = try await store.read { transaction in
            let version = try transaction.catalogueVersion()
            return (version, version == known?.version ? nil : try transaction.articles())
        }
        if let known, rows == nil { return known.search }
        let search = CatalogueSearch(rows: rows ?? [])
        kept.withLock { $0 = (version, search) }
        return search
    }
}
