import Workflows

extension ProseSession {
    /// „от тях 7 броя са дефектни“, `of the 200 bulbs 14 do not light`: the part of an item that is faulty.
    mutating func takeFaultyPart(_ lexemes: ArraySlice<Lexeme>, fault: Bool, itemsFrom first: Int) {
        takeMissing(lexemes, fault: fault, itemsFrom: first)
        guard items.count == first + 1, let quantity = items[first].quantity, items[first].faultyQuantity == nil else {
            return
        }
        let partitive = lexemes.indices.contains { index in
            lexemes[index].value == quantity
                && lexemes[lexemes.startIndex..<index].suffix(2).contains {
                    ["от", "of", "from", "von", "ot"].contains($0.folded)
                }
        }
        // „60 крушки …, 9 от тях изгоряха“
        let named = lexemes.indices.contains { index in
            lexemes[index].value.map { $0 < quantity && $0.isPositive } ?? false && index + 2 < lexemes.endIndex
                && ["от", "of", "von", "ot"].contains(lexemes[index + 1].folded)
                && ["тях", "them", "these", "those", "ihnen", "diesen", "tqh", "tyah"].contains(
                    lexemes[index + 2].folded)
        }
        if named,
            let part = ChunkReading.candidates(lexemes).last(where: {
                $0 + 1 < lexemes.endIndex && ["от", "of", "von", "ot"].contains(lexemes[$0 + 1].folded)
            })
        {
            items[first].faultyQuantity = lexemes[part].value
            items[first].faultyUnit = lexemes[part].unit?.unit
            return
        }
        guard partitive || fault && items[first].cues.delivered else { return }
        let others = ChunkReading.candidates(lexemes).filter { index in
            guard let value = lexemes[index].value, value < quantity, value.isPositive, value.isWhole else {
                return false
            }
            let counted = lexemes[index].unit.map { $0.sort == .count || $0.sort == .container } ?? partitive
            return counted && !items[first].phrase.specs.contains { $0 == lexemes[index].spec }
        }
        guard let part = others.last else { return }
        let falls =
            lexemes.contains {
                ["вместо", "instead", "statt", "anstatt", "vmesto", "само", "only", "nur", "samo"].contains($0.folded)
            } && !partitive
        // „вместо 30 са дошли само 26“: four are missing
        items[first].faultyQuantity =
            falls ? lexemes[part].value.flatMap { quantity.subtracting($0) } : lexemes[part].value
        items[first].faultyUnit = lexemes[part].unit?.unit ?? items[first].unit
    }

    /// „липсващите 4“, `the missing 4`, `die fehlenden drei`: the faulty part told in a sentence of its own.
    mutating func takeMissing(_ lexemes: ArraySlice<Lexeme>, fault: Bool, itemsFrom first: Int) {
        guard fault, items.count == first, let last = items.indices.last, sentence - items[last].sentence <= 3 else {
            return
        }
        for index in ChunkReading.candidates(lexemes) where index > lexemes.startIndex {
            let word = lexemes[index - 1].folded
            guard
                [
                    "липсващ", "missing", "fehlend", "дефектн", "счупен", "defect", "broken", "defekt", "beschadigt",
                    "lipsvasht",
                ].contains(where: { word.hasPrefix($0) }),
                lexemes[index].unit.map({ $0.sort == .count || $0.sort == .container }) ?? true,
                let quantity = items[last].quantity, let part = lexemes[index].value,
                part < quantity
            else { continue }
            items[last].faultyQuantity = part
            items[last].faultyUnit = lexemes[index].unit?.unit ?? items[last].unit
        }
    }
}
