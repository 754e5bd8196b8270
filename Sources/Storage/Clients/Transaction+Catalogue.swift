import GRDB

extension Transaction {
    /// Replaces the catalogue by these articles, in their order: code and JSON of each.
    public func replaceArticles(_ articles: [(sku: String, data: String)]) throws {
        try run("DELETE FROM article")
        try run(
            """
            INSERT INTO note (name, value) VALUES ('articles', '1')
            ON CONFLICT (name) DO UPDATE SET value = CAST(value AS INTEGER) + 1
            """)
        for (position, article) in articles.enumerated() {
            try run(
                "INSERT INTO article (sku, position, data) VALUES (?, ?, ?)", [article.sku, position, article.data])
        }
    }

    /// Changes whenever the catalogue is replaced, by whatever process; what was made of its rows holds until then.
    public func catalogueVersion() throws -> String { try note("articles") ?? "" }

    /// The JSON of every article, in the catalogue's order.
    public func articles() throws -> [String] {
        try rows("SELECT data FROM article ORDER BY position").map { $0["data"] }
    }

    /// How many articles there are.
    public func articleCount() throws -> Int { Int(try int("SELECT count(*) FROM article") ?? 0) }
}
