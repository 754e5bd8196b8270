import Foundation

/// The words of a language that several templates share: heads of columns, names of states, labels.
struct Words: Sendable {
    /// By dotted name: `quantity`, `states.offer.draft`.
    let texts: [String: String]

    /// Reads an object of texts, or of objects of texts.
    init(json: String, file: String) throws(TemplateError) {
        guard let object = try? JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any] else {
            throw .invalid(["\(file): is not a JSON object of texts."])
        }
        var texts: [String: String] = [:]
        // A queue rather than recursion; a depth of four is more than the words have.
        var waiting: [(prefix: String, depth: Int, object: [String: Any])] = [("", 0, object)]
        while let (prefix, depth, object) = waiting.popLast() {
            for (key, value) in object {
                switch value {
                case let text as String: texts[prefix + key] = text
                case let inner as [String: Any] where depth < 4: waiting.append((prefix + key + ".", depth + 1, inner))
                default: throw .invalid(["\(file): \(prefix + key) is neither a text nor an object of texts."])
                }
            }
        }
        self.texts = texts
    }

    /// A word; its name where the language lacks it, so that the lack is seen.
    subscript(_ name: String) -> String { texts[name] ?? name }

    /// A word, if the language has it.
    func word(_ name: String) -> String? { texts[name] }

    /// The words as templates reach them.
    var tree: Tree {
        var tree: Tree = [:]
        for (name, text) in texts { Self.insert(text, name.split(separator: ".").map(String.init)[...], &tree) }
        return tree
    }

    private static func insert(_ text: String, _ path: ArraySlice<String>, _ tree: inout Tree) {
        guard let first = path.first else { return }
        guard path.count > 1 else {
            tree[first] = text
            return
        }
        var inner = tree[first] as? Tree ?? [:]
        insert(text, path.dropFirst(), &inner)
        tree[first] = inner
    }
}
