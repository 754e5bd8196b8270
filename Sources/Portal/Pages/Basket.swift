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
