/// Relates everyday trade words of several languages, so that a line in one language finds an article named in another.
struct Lexicon: Sendable {
    /// What a notion is for telling articles apart.
    enum Class: Sendable, Comparable {
        /// Tells nothing: „standard“, „size“.
        case neutral
        /// Steel, short, matt.
        case property, material, colour
        /// A thing.
        case thing
    }

    /// A line of the table.
    struct Notion: Sendable {
        var kind: Class
        /// Keys of all its words (`WordStem`).
        var keys: [String]
    }

    /// The table of the project.
    static let shared = Lexicon()

    let notions: [Notion]
    private let byKey: [String: [Int]]

    private init() {
        var notions: [Notion] = []
        var byKey: [String: [Int]] = [:]
        let tables = [Self.things, Self.workshop, Self.supplies, Self.food, Self.trades, Self.properties, Self.neutral]
        for line in tables.flatMap({ $0.split(separator: "\n") }) {
            guard let notion = Self.notion(line) else { continue }
            for key in notion.keys { byKey[key, default: []].append(notions.count) }
            notions.append(notion)
        }
        self.notions = notions
        self.byKey = byKey
    }

    private static func notion(_ line: Substring) -> Notion? {
        let classes: [Character: Class] = ["n": .thing, "c": .colour, "m": .material, "q": .property, "x": .neutral]
        guard let mark = line.first, let kind = classes[mark] else { return nil }
        var keys: Set<String> = []
        let columns = line.dropFirst(2).split(separator: "|", omittingEmptySubsequences: false)
        for (column, language) in zip(columns, ["en", "bg", "de", "ro"]) {
            for word in column.split(whereSeparator: { $0 == "," || $0 == " " }) {
                keys.formUnion(WordStem.keys(Folding.fold(word), language: language))
            }
        }
        return Notion(kind: kind, keys: keys.sorted())
    }

    /// The notions that have one of these keys. A Bulgarian word typed in Latin letters counts only if no other
    /// reading is known.
    func notions(keys: [String]) -> [Int] {
        var found: [Int] = []
        for key in keys where !key.hasPrefix("s:") { found += byKey[key] ?? [] }
        if found.isEmpty {
            for key in keys where key.hasPrefix("s:") { found += byKey[key] ?? [] }
        }
        return found.count > 1 ? Array(Set(found)).sorted() : found
    }

    /// Whether any notion has a key.
    func knows(_ key: String) -> Bool { byKey[key] != nil }

    /// The class that tells most of some notions.
    func kind(of notions: [Int]) -> Class? { notions.map { self.notions[$0].kind }.max() }
}
