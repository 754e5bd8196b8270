/// Cuts lexemes of a line into sentences.
struct SentenceCutter {
    let judge: WordJudge

    func sentences(_ lexemes: [Lexeme]) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var start = 0
        for index in lexemes.indices where ends(lexemes, at: index, from: start) {
            ranges.append(start..<(index + 1))
            start = index + 1
        }
        if start < lexemes.count { ranges.append(start..<lexemes.count) }
        return ranges
    }

    private func ends(_ lexemes: [Lexeme], at index: Int, from start: Int) -> Bool {
        let lexeme = lexemes[index]
        guard index + 1 < lexemes.count else { return true }
        let next = lexemes[index + 1]
        if lexeme.isMark("!?;") { return !next.isMark("!?.)") }
        if lexeme.isMark(".") {
            guard next.gap >= .space else { return false }
            guard index > start else { return true }
            let before = lexemes[index - 1]
            if before.kind == .word, before.folded.count <= 3, before.gap >= .space,
                next.kind != .word || !next.isCapital
            {
                return false
            }
            if next.kind == .word { return next.isCapital || !before.abbreviated || before.folded.count > 5 }
            return before.kind != .word || before.folded.count > 5
        }
        // „120 бр. Моля за цена“: the point belongs to the unit and ends the sentence too
        if lexeme.kind == .amount || lexeme.kind == .spec, lexeme.source.hasSuffix("."), next.kind == .word,
            next.isCapital, next.gap >= .space, index > start
        {
            switch judge.role(next) {
            case .thing, .attribute, .code, .size:
                return judge.weight(lexemes[start..<index]) >= 4 && SpeechWords.isSpeech(next.folded)
            default: return true
            }
        }
        return false
    }
}

/// A part of a sentence between commas, dashes, conjunctions.
struct Chunk {
    enum Separator { case start, comma, conjunction, dash, colon, gap, none }
    var lexemes: ArraySlice<Lexeme>
    /// What parts it from the chunk before.
    var separator: Separator
}

/// Cuts a sentence into chunks.
struct ChunkCutter {
    let judge: WordJudge

    static let conjunctions: Set<String> = [
        "и", "and", "und", "sowie", "plus", "както", "si", "та", "плюс", "i", "also", "also", "также", "ve", "undauch",
        "както и", "заедно", "then",
    ]

    func chunks(_ lexemes: ArraySlice<Lexeme>) -> [Chunk] {
        var chunks: [Chunk] = []
        var start = lexemes.startIndex
        var depth = 0
        var separator = Chunk.Separator.start
        func close(_ end: Int, _ next: Chunk.Separator, skipping: Int) {
            if end > start { chunks += split(Chunk(lexemes: lexemes[start..<end], separator: separator)) }
            if end > start || next != .comma { separator = next }
            start = end + skipping
        }
        for index in lexemes.indices {
            let lexeme = lexemes[index]
            if lexeme.isMark("([{") { depth += 1 }
            if lexeme.isMark(")]}") { depth = max(0, depth - 1) }
            guard depth == 0, index >= start else { continue }
            if lexeme.gap >= .wide, index > start {
                close(index, .gap, skipping: 0)
            }
            guard let boundary = boundary(lexemes, index) else { continue }
            close(index, boundary, skipping: 1)
        }
        close(lexemes.endIndex, .start, skipping: 0)
        return chunks
    }

    private func boundary(_ lexemes: ArraySlice<Lexeme>, _ index: Int) -> Chunk.Separator? {
        let lexeme = lexemes[index]
        let nextGap = index + 1 < lexemes.endIndex ? lexemes[index + 1].gap : .space
        switch lexeme.kind {
        case .mark:
            switch lexeme.folded {
            case ",", ";", "•": return .comma
            case ":", "=": return .colon
            case "-": return lexeme.gap != .none || nextGap != .none ? .dash : nil
            case "&", "+": return lexeme.gap != .none && nextGap != .none ? .conjunction : nil
            default: return nil
            }
        case .word: return Self.conjunctions.contains(lexeme.folded) ? .conjunction : nil
        default: return nil
        }
    }

    /// „200 бр болт M8x40 200 бр гайка M8“: two counted things without a mark between them.
    private func split(_ chunk: Chunk) -> [Chunk] {
        let counted = ChunkReading.candidates(chunk.lexemes).filter {
            chunk.lexemes[$0].unit.map { $0.sort == .count || $0.sort == .container } ?? false
                && !ChunkReading.isContent($0, chunk.lexemes)
        }
        guard counted.count > 1 else { return [chunk] }
        let lead = chunk.lexemes.indices.first { index in
            switch judge.role(chunk.lexemes[index]) {
            case .speech, .linking, .mark, .neutral: false
            default: true
            }
        }
        var result: [Chunk] = []
        var start = chunk.lexemes.startIndex
        let amountFirst = lead == counted.first
        for index in amountFirst ? Array(counted.dropFirst()) : counted.dropLast().map({ $0 + 1 }) where index > start {
            result.append(
                Chunk(lexemes: chunk.lexemes[start..<index], separator: result.isEmpty ? chunk.separator : .none))
            start = index
        }
        result.append(Chunk(lexemes: chunk.lexemes[start...], separator: result.isEmpty ? chunk.separator : .none))
        return result
    }
}
