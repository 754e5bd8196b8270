import GRDB

/// Cuts text into the keys that are searched for: SQLite's `unicode61` for words, its `porter` for English forms, and
/// ``BulgarianStem`` for Bulgarian ones. Query and index go through it alike.
final class SearchTokenizer: FTS5WrapperTokenizer {
    static let name = "xcrm"

    let wrappedTokenizer: any FTS5Tokenizer

    init(db: Database, arguments: [String]) throws {
        wrappedTokenizer = try db.makeTokenizer(.porter(wrapping: .unicode61()))
    }

    func accept(
        token: String, flags: FTS5TokenFlags, for tokenization: FTS5Tokenization,
        tokenCallback: FTS5WrapperTokenCallback
    ) throws {
        try tokenCallback(BulgarianStem.stem(token), flags)
    }
}
