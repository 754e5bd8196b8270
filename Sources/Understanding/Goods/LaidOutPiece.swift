/// A run of text on a line that was laid out with blanks, and the columns where it stands.
struct LaidOutPiece {
    /// Its first column.
    var start: Int
    /// The column behind its last.
    var end: Int
    var text: String
    var middle: Int { (start + end) / 2 }

    /// The pieces of a line: parted by at least two blanks, a tab or, if bars count, a bar.
    ///
    /// - Parameter limit: letters beyond are not looked at.
    static func pieces(_ line: Substring, limit: Int, bars: Bool = false) -> [LaidOutPiece] {
        var pieces: [LaidOutPiece] = []
        var start: Int?
        var end = 0
        var text = ""
        var column = 0
        for letter in line.prefix(limit) {
            let isBar = bars && (letter == "|" || letter == "│")
            if letter.isWhitespace || isBar {
                if let begun = start, letter == "\t" || isBar || column - end >= 1 {
                    pieces.append(LaidOutPiece(start: begun, end: end, text: text.trimmedBlank))
                    start = nil
                    text = ""
                } else if start != nil {
                    text.append(" ")
                }
                column += letter == "\t" ? 8 - column % 8 : 1
                continue
            }
            if start == nil { start = column }
            text.append(letter)
            column += 1
            end = column
        }
        if let start { pieces.append(LaidOutPiece(start: start, end: end, text: text.trimmedBlank)) }
        return pieces
    }
}
