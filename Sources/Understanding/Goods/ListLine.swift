/// A line of a list: one article with one amount, commas and all.
struct ListLine {
    let reading: ChunkReading

    /// `nil` if the line holds more than one counted amount, so that it must be read as a sentence.
    init?(_ lexemes: [Lexeme], judge: WordJudge) {
        let counted = ChunkReading.candidates(lexemes[...]).filter {
            lexemes[$0].unit.map { $0.sort == .count || $0.sort == .container } ?? false
                && !ChunkReading.isContent($0, lexemes[...])
        }
        guard counted.count <= 1 || Self.isPacking(counted, lexemes) else { return nil }
        // „30 м тръба 1/4 и 30 м 3/8“
        let more = ChunkReading.candidates(lexemes[...]).filter { lexemes[$0].kind == .amount }
        guard
            more.count < 2
                || !more.contains(where: { $0 > 0 && ChunkCutter.conjunctions.contains(lexemes[$0 - 1].folded) })
        else { return nil }
        var slice = lexemes[...]
        if let first = slice.first, first.kind == .word, ChunkCutter.conjunctions.contains(first.folded) {
            slice = slice.dropFirst()
        }
        while let last = slice.last, last.isMark(",;.:") { slice = slice.dropLast() }
        guard !slice.isEmpty else { return nil }
        let (amount, isParted) = Self.amount(slice, judge: judge)
        var reading = ChunkReading(slice, separator: .start, judge: judge, isListed: true)
        if let amount, reading.amount?.start != slice[amount].start {
            reading = ChunkReading(slice, separator: .start, judge: judge, isListed: true)
            reading.use(amount, of: slice, judge: judge)
        } else if let amount {
            reading.use(amount, of: slice, judge: judge)
        }
        reading.isParted = isParted
        self.reading = reading
    }

    /// „Ръкавици 100 бр. - 20 кутии“: the last amount stands behind a dash, the first is packing.
    private static func isPacking(_ counted: [Int], _ lexemes: [Lexeme]) -> Bool {
        guard counted.count == 2, let last = counted.last, last == lexemes.count - 1, last > 0 else { return false }
        return lexemes[last - 1].isMark("-:=") || lexemes[last].gap >= .wide
    }

    /// The amount of the line: behind a dash, colon or wide gap at the end; at the start; else as in sentences.
    private static func amount(_ lexemes: ArraySlice<Lexeme>, judge: WordJudge) -> (index: Int?, isParted: Bool) {
        let found = ChunkReading.candidates(lexemes)
        for index in found.reversed() where index > lexemes.startIndex {
            let before = lexemes[index - 1]
            let parted =
                lexemes[index].gap >= .wide || before.isMark("-:=") && before.gap != .none || before.isMark(":=")
                || before.isMark(",")
            guard parted, lexemes[index].kind == .amount || isLast(index, lexemes) else { continue }
            if lexemes[index].unit?.sort == .measure || lexemes[index].kind == .number,
                found.contains(where: {
                    $0 != index && lexemes[$0].unit.map { $0.sort == .count || $0.sort == .container } ?? false
                })
            {
                continue
            }
            return (index, true)
        }
        if let first = found.first, first == lexemes.startIndex, lexemes[first].kind == .amount { return (first, true) }
        return (ChunkReading.mainAmount(lexemes, separator: .start, judge: judge, isListed: true), false)
    }

    /// Whether nothing but brackets and remarks stands behind.
    private static func isLast(_ index: Int, _ lexemes: ArraySlice<Lexeme>) -> Bool {
        guard index + 1 < lexemes.endIndex else { return true }
        return lexemes[index + 1].isMark("(,;-") || lexemes[index + 1].gap >= .wide
    }
}

extension ChunkReading {
    /// Reads a listed line with a given amount: everything else on its larger side is the article.
    mutating func use(_ index: Int, of lexemes: ArraySlice<Lexeme>, judge: WordJudge) {
        amount = lexemes[index]
        amountIndex = index
        let trimmer = PhraseTrimmer(judge: judge, isListed: true)
        var before = lexemes[..<index]
        var after = lexemes[(index + 1)...]
        while let last = before.last,
            last.isMark("-:=,x*([") || last.kind == .word && ["x", "х", "по", "po", "je", "a"].contains(last.folded)
        { before = before.dropLast() }
        while let first = after.first,
            first.isMark("-:=,x*)]") || first.kind == .word && ["x", "х"].contains(first.folded)
        { after = after.dropFirst() }
        let front = trimmer.trimmed(before)
        var back = after
        // a remark behind a dash does not belong to the article
        if let dash = back.indices.first(where: {
            back[$0].isMark("-") && back[$0].gap != .none && ($0 + 1 >= back.endIndex || back[$0 + 1].gap != .none)
        }) {
            if judge.weight(back[(dash + 1)...]) < 4 || !front.isEmpty { back = back[..<dash] }
        }
        let rest = trimmer.trimmed(back)
        if front.isEmpty || judge.weight(front) < 2 {
            phrase = rest.isEmpty ? [] : [rest]
            isAmountFirst = !rest.isEmpty
            if rest.isEmpty, !front.isEmpty { phrase = [front] }
        } else {
            phrase = [front]
            let attributes = rest.allSatisfy { lexeme in
                switch judge.role(lexeme) {
                case .size, .attribute, .mark, .neutral, .linking, .thing: true
                default: false
                }
            }
            if !rest.isEmpty, attributes,
                !before.contains(where: { $0.isMark("-:") }) || after.first?.isMark("(") == true
            {
                phrase.append(rest)
            }
        }
    }
}
