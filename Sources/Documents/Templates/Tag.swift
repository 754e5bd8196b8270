/// One Mustache tag of a template, for checking; rendering is the library's.
struct Tag: Equatable {
    enum Kind: Equatable {
        case variable, unescaped, section, inverted, end, partial, parent, block, comment, other
    }

    let kind: Kind
    let name: String
    let line: Int

    /// The tags of a template, in order; a sentence for a tag that does not end.
    static func scan(_ text: String) -> (tags: [Tag], problem: (line: Int, sentence: String)?) {
        var tags: [Tag] = []
        var line = 1
        var rest = Substring(text)
        while let open = rest.firstRange(of: "{{") {
            line += rest[..<open.lowerBound].count(where: \.isNewline)
            let body = rest[open.upperBound...]
            let isTriple = body.first == "{"
            guard let close = body.firstRange(of: isTriple ? "}}}" : "}}") else {
                return (tags, (line, "the tag that begins with {{ here has no }}."))
            }
            let inner = body[(isTriple ? body.index(after: body.startIndex) : body.startIndex)..<close.lowerBound]
            tags.append(isTriple ? Tag(kind: .unescaped, name: trimmed(inner), line: line) : tag(inner, line))
            line += inner.count(where: \.isNewline)
            rest = body[close.upperBound...]
        }
        return (tags, nil)
    }

    private static func tag(_ inner: Substring, _ line: Int) -> Tag {
        let kinds: [Character: Kind] = [
            "#": .section, "^": .inverted, "/": .end, ">": .partial, "<": .parent, "$": .block, "&": .unescaped,
            "!": .comment, "%": .other, "=": .other,
        ]
        let text = inner.drop(while: \.isWhitespace)
        guard let first = text.first, let kind = kinds[first] else {
            return Tag(kind: .variable, name: trimmed(text), line: line)
        }
        return Tag(kind: kind, name: trimmed(text.dropFirst()), line: line)
    }

    private static func trimmed(_ text: Substring) -> String {
        var text = text.drop(while: \.isWhitespace)
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}
