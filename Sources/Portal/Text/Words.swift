import Foundation

/// The words of the pages in one language, from `words.LANGUAGE.json`, so that a firm can change them.
struct Words: Sendable {
    /// The languages that pages are written in, in the order of the switch.
    static let languages = ["bg", "en", "de"]

    /// ISO 639-1.
    let language: String
    /// By key.
    let texts: [String: String]

    /// The words of a key; the key itself where there are none, so that a gap is seen and not a crash.
    subscript(_ key: String) -> String { texts[key] ?? key }

    /// Words with blanks: `{1}` is the first value.
    func fill(_ key: String, _ values: String...) -> String {
        var text = self[key]
        for (index, value) in values.enumerated() { text = text.replacing("{\(index + 1)}", with: value) }
        return text
    }

    /// A number with the word that fits it: `key_one` for 1, `key_many` else.
    func count(_ key: String, _ number: Int) -> String {
        fill(number == 1 ? key + "_one" : key + "_many", String(number))
    }
}
