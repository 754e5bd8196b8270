import Workflows

extension GoodsLexer {
    // MARK: codes

    func code(at index: Int) -> (Lexeme, Int)? {
        guard let codes, raw[index].kind != .mark, index == 0 || raw[index].gap != .none || raw[index - 1].kind == .mark
        else { return nil }
        if index > 0, raw[index].gap == .none, ["-", "/", "."].contains(raw[index - 1].symbol), index > 1,
            raw[index - 1].gap == .none
        {
            return nil
        }
        var key = ""
        var best: (Int, Int)?
        var at = index
        while at < raw.count, at - index < CodeTable.maximumPieces, key.utf8.count <= codes.longestKey {
            let piece = raw[at]
            if at > index, piece.gap > .space { break }
            if piece.kind == .mark {
                guard "-/._*x+#".unicodeScalars.contains(piece.symbol) else { break }
                if piece.symbol == "x" || piece.symbol == "*" { key += "x" }
            } else {
                key += isZero(at) ? "0" : latin(at)
                let whole = !isGlued(at + 1) || raw[at + 1].kind == .mark
                if whole, isDigits(at), standsForCode(index), let article = number(from: index, to: at, codes) {
                    best = (article, at + 1)
                } else if whole, key.utf8.count < 5, let article = codes.article(short: typed(from: index, to: at)) {
                    best = (article, at + 1)
                } else if whole, at > index, codes.hasLettered,
                    let article = codes.article(lettered: typed(from: index, to: at))
                {
                    best = (article, at + 1)
                } else if whole, let article = codes.article(key: key),
                    codes.isTelling(key) || at == index && codes.isExact(key)
                {
                    best = (article, at + 1)
                }
            }
            at += 1
        }
        guard let (article, next) = best else { return nil }
        // a longer code or word goes on: that is another code
        if isGlued(next), raw[next].kind == .mark, ["-", "/", "_"].contains(symbol(next)), isGlued(next + 1) {
            return nil
        }
        return (make(.code(article), index, next), next)
    }

    /// Whether a number at an index may be a code: it begins a line or cell, or a word for codes stands before it.
    func standsForCode(_ index: Int) -> Bool {
        guard index > 0, raw[index].gap < .wide else { return true }
        var before = index - 1
        while before > 0, raw[before].kind == .mark, index - before < 3 { before -= 1 }
        return ["код", "code", "kod", "арт", "артикул", "art", "article", "artikel", "item", "ref", "sku", "номер"]
            .contains(
                folded(before))
    }

    func number(from start: Int, to end: Int, _ codes: CodeTable) -> Int? {
        guard unit(at: end + 1) == nil, symbol(end + 1) != "%" else { return nil }
        return codes.article(number: typed(from: start, to: end))
    }

    func typed(from start: Int, to end: Int) -> String {
        String(String.UnicodeScalarView(scalars[raw[start].start..<raw[end].end]))
    }

    /// A letter O, Latin or Cyrillic, between digits is a slip for a nought.
    func isZero(_ index: Int) -> Bool {
        index > 0 && isDigits(index - 1) && isGlued(index) && isDigits(index + 1) && isGlued(index + 1)
            && raw[index].kind == .letters && latin(index) == "o"
    }
}
