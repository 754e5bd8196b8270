/// Tells the language of a short text by its script, its letters and its small words.
///
/// Mails of the trade are often one line, too short for statistics of letters (profiles of n-grams want some 100
/// characters); small words and words of the trade decide from three words on. Measured on the tests' phrases.
public enum LanguageReader {
    /// Words beyond this do not change the verdict.
    private static let maximumWords = 400

    /// ISO 639-1 of a text; `nil` where there is nothing to tell, such as a bare „OK“ or codes of articles.
    /// Bulgarian in Latin letters is `bg`.
    public static func language(of text: String) -> String? {
        language(of: LexedText(text))
    }

    static func language(of text: LexedText) -> String? { language(of: text) { Sentence.all(in: text) } }

    /// The same where the sentences are cut already.
    static func language(of signs: TextSigns) -> String? { language(of: signs.text) { signs.sentences } }

    private static func language(of text: LexedText, sentences: () -> [Sentence]) -> String? {
        let tokens = text.tokens.filter { $0.kind == .word }.prefix(maximumWords)
        var cyrillic = 0
        var greek = 0
        var latin = 0
        for token in tokens {
            switch token.folded.unicodeScalars.first?.value ?? 0 {
            case 0x400...0x52F where token.folded.count > 1: cyrillic += token.folded.count
            case 0x370...0x3FF where token.folded.count > 1: greek += token.folded.count
            case 0x61...0x24F: latin += token.folded.count
            default: break
            }
        }
        let words = tokens.filter { !isPartOfCode($0, in: text) }.map(\.folded)
        // Codes of articles and names in Latin letters are common in a Greek or Cyrillic text; not the other way round.
        if greek * 2 > latin, greek > cyrillic { return "el" }
        if cyrillic * 2 > latin, cyrillic > 0 { return self.cyrillic(words, text.text) }
        if let bulgarian = latinBulgarian(text, sentences) { return bulgarian }
        return self.latin(words, text.text)
    }

    /// Up to five words that speak for a language; the first words where its script or its letters told it.
    static func tellingWords(of signs: TextSigns, language: String) -> String {
        let tokens = signs.text.tokens.filter { $0.kind == .word }.prefix(maximumWords)
        var seen: Set<String> = []
        let telling = tokens.filter {
            let known = LanguageWords.cyrillic[$0.folded] ?? LanguageWords.latin[$0.folded] ?? []
            return known.contains(language) && seen.insert($0.folded).inserted
        }
        let shown = telling.isEmpty ? tokens.prefix(3) : telling.prefix(5)
        return shown.map { String(signs.text.text[$0.range]) }.joined(separator: " ")
    }

    /// Whether a run of letters is written onto a digit: `m8x40`, `BLT-933`.
    private static func isPartOfCode(_ token: Token, in text: LexedText) -> Bool {
        let scalars = text.text.unicodeScalars
        var next = token.range.upperBound
        if next < text.text.endIndex, scalars[next] == "-" { next = scalars.index(after: next) }
        if next < text.text.endIndex, scalars[next].properties.numericType != nil { return true }
        guard token.range.lowerBound > text.text.startIndex else { return false }
        return scalars[scalars.index(before: token.range.lowerBound)].properties.numericType != nil
    }

    private static func latinBulgarian(_ text: LexedText, _ sentences: () -> [Sentence]) -> String? {
        // Letters with marks belong to other languages: who types „шльокавица“ has a plain keyboard.
        let marked = text.tokens.contains { token in
            token.kind == .word
                && text.text[token.range].unicodeScalars.contains { (0xC0...0x24F).contains($0.value) }
        }
        return !marked && LatinBulgarian.isLikely(sentences()) ? "bg" : nil
    }

    // MARK: By words and letters

    private static func cyrillic(_ words: [String], _ text: String) -> String {
        var scores = score(words, LanguageWords.cyrillic)
        for scalar in text.unicodeScalars.prefix(4000) {
            guard scalar.value >= 0x400, scalar.value <= 0x4FF else { continue }
            for language in LanguageWords.cyrillicLetters[scalar] ?? [] { scores[language, default: 0] += 4 }
        }
        return best(scores) ?? "bg"
    }

    private static func latin(_ words: [String], _ text: String) -> String? {
        var scores = score(words, LanguageWords.latin)
        for scalar in text.unicodeScalars.prefix(4000) where scalar.value > 0x7F {
            for language in LanguageWords.latinLetters[scalar] ?? [] { scores[language, default: 0] += 3 }
        }
        return best(scores)
    }

    /// Twelve points a known word, shared among the languages that know it.
    private static func score(_ words: [String], _ table: [String: [String]]) -> [String: Int] {
        var scores: [String: Int] = [:]
        for word in words {
            guard let languages = table[word], !languages.isEmpty else { continue }
            for language in languages { scores[language, default: 0] += 12 / languages.count }
        }
        return scores
    }

    private static func best(_ scores: [String: Int]) -> String? {
        let ranked = scores.sorted { ($0.value, rank($1.key)) > ($1.value, rank($0.key)) }
        guard let first = ranked.first, first.value >= 4 else { return nil }
        return first.key
    }

    /// Between equals the language that more of the customers write.
    private static func rank(_ language: String) -> Int {
        LanguageWords.order.firstIndex(of: language) ?? LanguageWords.order.count
    }
}
