import GRDB

extension Transaction {
    /// Replaces the catalogue by these articles, in their order: code and JSON of each.
    public func replaceArticles(_ articles: [(sku: String, data: String)]) throws {
        try run("DELETE FROM article")
        for (position, article) in articles.enumerated() {
            try run(
                "INSERT INTO article (sku, position, data) VALUES (?, ?, ?)", [article.sku, position, article.data])
        }
    }

    /// The JSON of every article, in the catalogue's order.
    public func articles() throws -> [String] {
        try rows("SELECT data FROM article ORDER BY position").map { $0["data"] }
    }

    /// How many articles there are.
    public func articleCount() throws -> Int { Int(try int("SELECT count(*) FROM article") ?? 0) }
}
