import Foundation
import Hummingbird
import Storage
import Workflows

/// An article in the catalogue's search.
struct ArticleView: Sendable {
    let sku: String
    let name: String
    let price: String
    let unit: String
    let basket: String
    let search: String
    let key: Int
}

/// An article in the basket.
struct PickedView: Sendable {
    let sku: String
    let name: String
    let quantity: String
    let removeHref: String
}

/// The page to write to us from.
struct WriteContent: Sendable {
    let heading: String
    let actions: [ActionView]
    let hasCatalogue: Bool
    let search: String
    let basket: String
    let picked: [PickedView]
    let inquiry: ActionView?
    let found: [ArticleView]
    let foundNote: String
    let searchHref: String
    /// The wanted day (ISO 8601), empty for none; and the first one that can be chosen.
    let day: String
    let today: String
    let isPicked: Bool
}

extension Site {
    /// Articles that one search shows.
    static let articlesShown = 20

    /// `/write`: the letters without a record, and the basket: `?q=bolt&b=SKU*12~SKU2*3&add=SKU&n=5`.
    ///
    /// The basket is all in the address, so that nothing is stored here: it can be bookmarked, and ends as a mail.
    func write(_ request: Request) async throws -> Response {
        let (reader, _) = try await requireClient(request)
        let wording = wording(language(request, reader: reader.contact.language))
        let query = FormQuery(request)
        let search = query["q"].shown(80)
        let catalogue = try await self.catalogue.search(setup.store)
        let today = wording.isoDay(setup.clock())
        let day = Self.day(query["d"]).flatMap { $0 >= today ? $0 : nil }
        let kept = day.map { "&d=\($0)" } ?? ""
        var basket = Basket(query["b"])
        basket.add(query["add"], query["n"])
        let picked = basket.items.compactMap { item in
            catalogue[item.sku].map {
                PickedArticle(sku: item.sku, name: $0.name(wording.language), quantity: item.quantity, unit: $0.unit)
            }
        }
        let words = wording.words
        let hits = search.isEmpty ? [] : catalogue.find(search, limit: Self.articlesShown + 1)
        let content = WriteContent(
            heading: words["navWrite"], actions: generalActions(reader, wording), hasCatalogue: !catalogue.isEmpty,
            search: search, basket: basket.text,
            picked: picked.map { article in
                PickedView(
                    sku: (article.sku ?? "").shown(60), name: article.name.shown(140),
                    quantity: article.quantity.map { wording.quantity($0, article.unit) } ?? "–",
                    removeHref: link("/write?b=" + basket.without(article.sku ?? "").escaped + kept))
            },
            inquiry: picked.isEmpty
                ? nil
                : action(
                    .inquiry(picked, by: day), reader, wording, label: words["actBasket"], hint: words["hintBasket"],
                    tone: "primary", key: "basket"),
            found: hits.prefix(Self.articlesShown).enumerated().map { index, article in
                ArticleView(
                    sku: article.sku.shown(60), name: article.name(wording.language).shown(140),
                    price: article.priceText(wording), unit: article.unit?.label(wording.language) ?? "",
                    basket: basket.text, search: search, key: index)
            },
            foundNote: search.isEmpty
                ? ""
                : hits.isEmpty
                    ? words["articlesNone"]
                    : hits.count > Self.articlesShown ? words["articlesMore"] : words.count("articles", hits.count),
            searchHref: link("/write"), day: day ?? "", today: today, isPicked: !picked.isEmpty)
        let frame = Frame(
            title: content.heading, page: "write", language: wording.language, visitor: .client(reader),
            path: "/write", query: basket.items.isEmpty ? "" : "&b=" + basket.escaped + kept)
        return page(frame, content, request: request)
    }

    /// An ISO 8601 day as a browser's date field sends it; `nil` for anything else.
    static func day(_ text: String) -> String? {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard text.utf8.count == 10, parts.count == 3, parts.map(\.count) == [4, 2, 2],
            parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }), let month = Int(parts[1]),
            let day = Int(parts[2]), (1...12).contains(month), (1...31).contains(day)
        else { return nil }
        return text
    }
}
