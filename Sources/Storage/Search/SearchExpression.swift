/// Typed words as an FTS5 query (https://www.sqlite.org/fts5.html §3): every word must occur, in any form, or as the
/// beginning of a longer one; words in quotes must stand side by side; a minus takes out.
///
/// Nothing that is typed reaches FTS5 as syntax: each word stands in quotes of its own.
struct SearchExpression {
    /// More words than these make nothing clearer.
    static let maximumWords = 16

    /// The query; `nil` when nothing is searched for.
    let text: String?

    init(_ typed: String) {
        var wanted: [String] = []
        var unwanted: [String] = []
        for (index, part) in typed.prefix(1_000).split(separator: "\"", omittingEmptySubsequences: false).enumerated() {
            if !index.isMultiple(of: 2) {
                if let phrase = Self.quoted(part) { wanted.append(phrase) }
                continue
            }
            for word in part.split(whereSeparator: \.isWhitespace) {
                let isUnwanted = word.first == "-" && word.count > 1
                guard let phrase = Self.quoted(isUnwanted ? word.dropFirst() : word) else { continue }
                if isUnwanted { unwanted.append(phrase) } else { wanted.append(Self.orBeginning(phrase, word)) }
            }
        }
        guard !wanted.isEmpty else {
            text = nil
            return
        }
        let all = wanted.prefix(Self.maximumWords).joined(separator: " AND ")
        text = unwanted.isEmpty ? all : "(\(all)) NOT (\(unwanted.prefix(8).joined(separator: " OR ")))"
    }

    /// Three letters are enough to begin a word with; fewer would find everything.
    private static func orBeginning(_ phrase: String, _ word: Substring) -> String {
        word.count >= 3 ? "(\(phrase) OR \(phrase) *)" : phrase
    }

    private static func quoted(_ words: Substring) -> String? {
        let clean = words.filter { $0 != "\"" && $0 != "\0" }
        guard clean.contains(where: { $0.isLetter || $0.isNumber }) else { return nil }
        return "\"\(clean)\""
    }
}
