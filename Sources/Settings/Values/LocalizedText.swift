/// A text in one or several languages: a plain string in the configuration, or a map of language to text.
public struct LocalizedText: Sendable, Equatable, ExpressibleByStringLiteral {
    /// By ISO 639-1 code; the plain string under the empty code.
    public var texts: [String: String]

    /// Takes the texts by language.
    public init(_ texts: [String: String] = [:]) { self.texts = texts }

    /// One text for every language.
    public init(stringLiteral text: String) { self.texts = ["": text] }

    /// Whether there is no text at all.
    public var isEmpty: Bool { texts.values.allSatisfy(\.isEmpty) }

    /// The text for readers of a language: that language's, else the plain one, else English, else the first by code.
    public func text(_ language: String) -> String {
        texts[language] ?? texts[""] ?? texts["en"] ?? texts.min { $0.key < $1.key }?.value ?? ""
    }
}
