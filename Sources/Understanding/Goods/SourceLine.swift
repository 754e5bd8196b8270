/// A line of text from which the words of lexemes are taken.
struct SourceLine {
    let text: String
    private let scalars: [Unicode.Scalar]

    init(_ text: String) {
        self.text = text
        scalars = Array(text.unicodeScalars)
    }

    /// The words from the first lexeme to the last, white space folded, brackets closed.
    func text(_ lexemes: some RandomAccessCollection<Lexeme>) -> String {
        guard let first = lexemes.first, let last = lexemes.last, first.start < last.end, last.end <= scalars.count
        else { return "" }
        var folded = ""
        var space = false
        for scalar in scalars[first.start..<last.end] {
            if scalar.properties.isWhitespace {
                space = true
                continue
            }
            if space, !folded.isEmpty { folded += " " }
            space = false
            folded.unicodeScalars.append(scalar)
        }
        // the point of a sentence, not that of „8.8“
        while folded.hasSuffix(".") || folded.hasSuffix(",") { folded.removeLast() }
        return folded
    }

    /// The word of an amount's unit as written.
    func unitWord(of amount: Lexeme) -> String? {
        let piece = String(
            String.UnicodeScalarView(scalars[min(amount.start, scalars.count)..<min(amount.end, scalars.count)]))
        let word = piece.split(whereSeparator: { $0.isWhitespace || $0.isNumber }).last.map(String.init)
        return word.flatMap { $0.contains(where: \.isLetter) ? $0 : nil }
    }
}
