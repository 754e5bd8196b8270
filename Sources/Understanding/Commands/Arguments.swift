/// What stands behind a verb, taken off from the front piece by piece.
struct Arguments {
    private(set) var rest: Substring

    init(_ text: Substring) {
        rest = text
        trim()
    }

    /// All that is left, or `nil`.
    var remark: String? { rest.isEmpty ? nil : String(Self.unquoted(rest)) }

    /// What is left, short enough for a sentence.
    var shown: String { String(rest.prefix(40)) }

    private mutating func trim() {
        while let first = rest.first, first.isWhitespace { rest.removeFirst() }
        while let last = rest.last, last.isWhitespace { rest.removeLast() }
    }

    /// The next piece up to white space.
    mutating func word() -> String? {
        let word = rest.prefix { !$0.isWhitespace }
        guard !word.isEmpty else { return nil }
        rest = rest[word.endIndex...]
        trim()
        return String(word)
    }

    /// The next piece without taking it.
    var peeked: Substring { rest.prefix { !$0.isWhitespace } }

    /// A text in quotes of any kind, if one is next.
    mutating func quoted() -> String? {
        guard let first = rest.first, let closing = Self.closings[first],
            let end = rest.dropFirst().firstIndex(where: closing.contains)
        else { return nil }
        let inside = rest[rest.index(after: rest.startIndex)..<end]
        rest = rest[rest.index(after: end)...]
        trim()
        return String(inside)
    }

    private static let closings: [Character: Set<Character>] = [
        "\"": ["\""], "“": ["”", "“", "\""], "„": ["“", "”", "\""], "«": ["»"], "'": ["'"], "‘": ["’"], "”": ["”"],
    ]

    private static func unquoted(_ text: Substring) -> Substring {
        guard let first = text.first, let closing = closings[first], text.count > 2, let last = text.last,
            closing.contains(last), !text.dropFirst().dropLast().contains(where: closing.contains)
        else { return text }
        return text.dropFirst().dropLast()
    }

    /// The pieces before one of the words, which stays; all that is left if none stands there.
    mutating func words(until stops: Set<String>, lastOf: Bool) -> String {
        let pieces = rest.split(whereSeparator: \.isWhitespace)
        let stop =
            lastOf
            ? pieces.lastIndex { stops.contains(Folding.fold($0)) }
            : pieces.firstIndex { stops.contains(Folding.fold($0)) }
        guard let stop else {
            defer { rest = rest[rest.endIndex...] }
            return String(rest)
        }
        var taken = rest[..<pieces[stop].startIndex]
        while taken.last?.isWhitespace == true { taken.removeLast() }
        rest = rest[pieces[stop].startIndex...]
        return String(taken)
    }

    /// What stands before the first `key=`, which is taken off.
    mutating func untilKey() -> Arguments {
        var probe = self
        var end = rest.startIndex
        while !probe.rest.isEmpty, Self.keyEnd(probe.rest) == nil {
            if probe.quoted() == nil { _ = probe.word() }
            end = probe.rest.startIndex
        }
        if probe.rest.isEmpty { end = rest.endIndex }
        let taken = Arguments(rest[..<end])
        rest = probe.rest
        return taken
    }

    /// `key=value` if one is next; the value stands in quotes or goes up to the next key.
    mutating func pair() -> (key: String, value: String)? {
        guard let equals = Self.keyEnd(rest) else { return nil }
        let key = String(rest[..<equals])
        var after = Arguments(rest[rest.index(after: equals)...])
        if let value = after.quoted() {
            rest = after.rest
            return (key, value)
        }
        guard let value = after.word() else {
            rest = after.rest
            return (key, "")
        }
        rest = after.rest
        return (key, value)
    }

    /// Like `pair`, with a value of several words up to the next `key=`.
    mutating func widePair() -> (key: String, value: String)? {
        guard var (key, value) = pair() else { return nil }
        while !rest.isEmpty, Self.keyEnd(rest) == nil {
            guard let word = word() else { break }
            value += " " + word
        }
        key = key.trimmingBlanks
        return (key, value)
    }

    /// Where the `=` of a leading `key=` stands.
    private static func keyEnd(_ text: Substring) -> String.Index? {
        let end = text.firstIndex { !$0.isLetter } ?? text.endIndex
        guard end > text.startIndex, end < text.endIndex else { return nil }
        if text[end] == "=" { return end }
        // „дата = 15.12“
        let equals = text[end...].firstIndex { !$0.isWhitespace } ?? text.endIndex
        return equals < text.endIndex && text[equals] == "=" ? equals : nil
    }
}

extension String {
    /// Without white space at both ends.
    fileprivate var trimmingBlanks: String {
        var text = self[...]
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}
