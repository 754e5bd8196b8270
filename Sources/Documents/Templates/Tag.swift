/// One Mustache tag of a template, for checking; rendering is the library's.
struct Tag: Equatable {
    enum Kind: Equatable {
        case variable, unescaped, section, inverted, end, partial, parent, block, comment
        /// A change of the escaping or of the braces.
        case setting
        /// The one value that stands unescaped, in the place for which it was made: JSON in a script that is not run.
        case structuredData
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
            let after = body[close.upperBound...]
            if isTriple {
                let name = trimmed(inner)
                let isJSON = name == "structuredData" && isInScript(rest[..<open.lowerBound], after)
                tags.append(Tag(kind: isJSON ? .structuredData : .unescaped, name: name, line: line))
            } else {
                tags.append(tag(inner, line))
            }
            line += inner.count(where: \.isNewline)
            rest = after
        }
        return (tags, nil)
    }

    /// Whether a script of JSON-LD begins right before a tag and ends right after it.
    private static func isInScript(_ before: Substring, _ after: Substring) -> Bool {
        trimmed(before).hasSuffix("<script type=\"application/ld+json\">")
            && after.drop(while: \.isWhitespace).hasPrefix("</script>")
    }

    private static func tag(_ inner: Substring, _ line: Int) -> Tag {
        let kinds: [Character: Kind] = [
            "#": .section, "^": .inverted, "/": .end, ">": .partial, "<": .parent, "$": .block, "&": .unescaped,
            "!": .comment, "%": .setting, "=": .setting,
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
