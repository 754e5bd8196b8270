/// Decides which of the goods of a mail are its lines, once its kind is known.
struct GoodsChoice {
    let material: GoodsMaterial
    let kind: MailKind

    /// The lines in order: the new text, documents, what is forwarded; the subject only where nothing else has goods.
    var items: [GoodsItem] {
        let body = chosen(.body)
        let documents = distinct(material.sections.filter { $0.source == .document }.map(goods))
        let forwards = distinct(material.sections.filter { $0.source == .forward }.map(goods))
        if kind == .complaint { return complaint(body, documents: documents, forwards: forwards) }
        var lines = body.filter { $0.isQuantified || documents.isEmpty && forwards.isEmpty }
        lines = withoutEchoes(lines)
        let attached =
            documents.isEmpty
            ? forwards : documents + forwards.filter { item in !documents.contains { Self.same($0, item) } }
        if !attached.isEmpty {
            // what the text repeats of the list counts once, as the list says it
            let extra = lines.filter { line in !attached.contains { Self.same($0, line) } && isWanted(line) }
            lines = extra + attached
        }
        let subject = chosen(.subject)
        if lines.isEmpty { return withoutEchoes(subject.filter { $0.isQuantified || isNamed($0) }) }
        return lines
    }

    private func goods(_ section: GoodsSection) -> [GoodsItem] {
        let items = kind == .complaint ? section.faultyItems ?? section.items : section.items
        return items.filter { ($0.isQuantified || isNamed($0)) && !isPast($0) }
    }

    private func chosen(_ source: GoodsSection.Source) -> [GoodsItem] {
        material.sections.filter { $0.source == source }.flatMap(goods)
    }

    /// Beside a list that is attached, prose counts only if it asks for something of its own.
    private func isWanted(_ item: GoodsItem) -> Bool {
        item.isListed || item.match.article != nil || item.match.matchedWords > 0
    }

    /// What was bought before is not wanted now.
    private func isPast(_ item: GoodsItem) -> Bool {
        item.cues.past && !item.cues.request && !item.isListed && kind != .complaint
    }

    /// An article without a quantity is a line if it is in a list, or if the sentence asks for it and it is plainly named.
    private func isNamed(_ item: GoodsItem) -> Bool {
        guard !item.isQuantified else { return true }
        if item.isListed { return true }
        guard item.cues.request || item.place == "subject" else { return false }
        return item.match.article != nil || item.match.fits && item.match.matchedSizes > 0
    }

    /// Articles without a quantity that only speak again of a line („the bolts I would prefer with certificate“).
    private func withoutEchoes(_ items: [GoodsItem]) -> [GoodsItem] {
        let quantified = items.filter(\.isQuantified)
        var kept: [GoodsItem] = []
        for item in items {
            if !item.isQuantified {
                let echo = (quantified + kept.filter { !$0.isQuantified }).contains { Self.speaksOf(item, $0) }
                if echo { continue }
            }
            kept.append(item)
        }
        return kept
    }

    /// Whether an item without a quantity names nothing that another does not.
    private static func speaksOf(_ item: GoodsItem, _ other: GoodsItem) -> Bool {
        if let article = item.match.article { return article == other.match.article }
        let words = Set(other.phrase.words.flatMap { WordStem.keys($0.key, language: nil) })
        let shared = item.phrase.words.contains { word in
            WordStem.keys(word.key, language: nil).contains { words.contains($0) }
        }
        return shared && item.phrase.specs.allSatisfy { spec in other.phrase.specs.contains { $0.isSame(as: spec) } }
    }

    private static func same(_ left: GoodsItem, _ right: GoodsItem) -> Bool {
        if let article = left.match.article, article == right.match.article { return true }
        return Folding.fold(left.text) == Folding.fold(right.text)
    }

    /// Documents in order; one that repeats another (the list as xlsx and as pdf) is left out.
    private func distinct(_ sections: [[GoodsItem]]) -> [GoodsItem] {
        var kept: [GoodsItem] = []
        for section in sections {
            let repeats = section.count { item in kept.contains { Self.same($0, item) && $0.quantity == item.quantity }
            }
            if !section.isEmpty, repeats * 3 >= section.count * 2 { continue }
            kept += section
        }
        return kept
    }

    // MARK: complaints

    /// The faulty goods: those of sentences that speak of a fault before those that only tell what was delivered.
    private func complaint(_ body: [GoodsItem], documents: [GoodsItem], forwards: [GoodsItem]) -> [GoodsItem] {
        let named = body.filter {
            $0.isQuantified ? $0.isListed || known($0) : ($0.cues.fault || $0.cues.request) && $0.match.article != nil
        }
        let faulty = named.filter { $0.cues.fault || $0.isListed }
        var lines = faulty.isEmpty ? named : faulty
        lines = withoutEchoes(merged(lines))
        if lines.isEmpty { lines = documents }
        if lines.isEmpty { lines = chosen(.subject).filter { $0.match.article != nil } }
        for index in lines.indices {
            guard let part = lines[index].faultyQuantity else { continue }
            lines[index].quantity = part
            lines[index].unit = lines[index].faultyUnit
        }
        return lines
    }

    private func known(_ item: GoodsItem) -> Bool {
        item.match.article != nil || item.match.matchedWords > 0 || !item.phrase.sizes.isEmpty || item.cues.fault
    }

    /// An article that is spoken of several times is one line: the quantity told with the fault.
    private func merged(_ items: [GoodsItem]) -> [GoodsItem] {
        var kept: [GoodsItem] = []
        for item in items {
            guard let article = item.match.article, let at = kept.firstIndex(where: { $0.match.article == article })
            else {
                kept.append(item)
                continue
            }
            if !kept[at].isQuantified || kept[at].cues.delivered && !item.cues.delivered && item.isQuantified {
                kept[at] = item
            }
        }
        return kept
    }
}
