import Foundation
import Mustache

/// The words of a language that several templates share: heads of columns, names of states, labels.
struct Words: Sendable {
    /// By dotted name: `quantity`, `states.offer.draft`.
    let texts: [String: String]
    /// The names that stand for several words: `states`, `states.offer`.
    let groups: Set<String>

    /// Reads an object of texts, or of objects of texts.
    init(json: String, file: String) throws(TemplateError) {
        guard let object = try? JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any] else {
            throw .invalid(["\(file): is not a JSON object of texts."])
        }
        var texts: [String: String] = [:]
        var groups: Set<String> = []
        // A queue rather than recursion; a depth of four is more than the words have.
        var waiting: [(prefix: String, depth: Int, object: [String: Any])] = [("", 0, object)]
        while let (prefix, depth, object) = waiting.popLast() {
            for (key, value) in object {
                switch value {
                case let text as String: texts[prefix + key] = text
                case let inner as [String: Any] where depth < 4:
                    groups.insert(prefix + key)
                    waiting.append((prefix + key + ".", depth + 1, inner))
                default: throw .invalid(["\(file): \(prefix + key) is neither a text nor an object of texts."])
                }
            }
        }
        self.texts = texts
        self.groups = groups
    }

    /// These words and others, which win.
    func joined(with others: Words) -> Words {
        Words(texts: texts.merging(others.texts) { $1 }, groups: groups.union(others.groups))
    }

    private init(texts: [String: String], groups: Set<String>) {
        self.texts = texts
        self.groups = groups
    }

    /// A word; its name where the language lacks it, so that the lack is seen.
    subscript(_ name: String) -> String { texts[name] ?? name }

    /// A word, if the language has it.
    func word(_ name: String) -> String? { texts[name] }

    /// The words as templates reach them.
    var tree: WordTree { WordTree(words: self, prefix: "") }
}

/// Words below a dotted name. They are looked up where they lie, since a mail uses few of them.
struct WordTree: MustacheParent, Sendable {
    let words: Words
    let prefix: String

    func child(named name: String) -> Any? {
        let full = prefix + name
        if let text = words.texts[full] { return text }
        return words.groups.contains(full) ? WordTree(words: words, prefix: full + ".") : nil
    }
}
