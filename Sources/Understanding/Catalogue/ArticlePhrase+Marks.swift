extension ArticlePhrase {
    /// Brings marks to the form that a catalogue has: „NU206“ to „NU 206“ or the other way round, „топло бяло“ to 3000K.
    ///
    /// Only what the catalogue lacks as it stands is brought to another form.
    func asWritten(in index: CatalogueIndex) -> ArticlePhrase {
        var phrase = self
        for place in phrase.sizes.indices {
            let spec = phrase.sizes[place].spec
            if spec.values.count == 1, spec.tail.isEmpty, !spec.isStandard, let value = spec.values.first {
                if spec.label.isEmpty {
                    phrase.join(place, value, index)
                } else {
                    phrase.part(place, value, index)
                }
            }
            phrase.colourTemperature(place, index)
        }
        return phrase
    }

    /// „NU 206“ where the catalogue has „NU206“.
    private mutating func join(_ place: Int, _ value: SizeValue, _ index: CatalogueIndex) {
        let position = sizes[place].position
        guard value.unit == .none,
            let word = words.firstIndex(where: { $0.position == position - 1 && $0.facts.count <= 5 }),
            !words[word].key.hasPrefix("¬")
        else { return }
        let spec = Spec(label: words[word].facts.latin, values: [value])
        guard let key = spec.markKey, index.byMark[key] != nil else { return }
        sizes[place].spec = spec
        words.remove(at: word)
    }

    /// „NU206“ where the catalogue has „NU 206“.
    private mutating func part(_ place: Int, _ value: SizeValue, _ index: CatalogueIndex) {
        let spec = sizes[place].spec
        guard spec.label != "size", let key = spec.markKey, index.byMark[key] == nil, index.byNumber[value.raw] != nil,
            index.vocabulary.knowsExactly(spec.label)
        else { return }
        sizes[place].spec = Spec(values: [value])
        words.append(
            Word(
                facts: WordFacts(folded: spec.label), key: spec.label, isCapital: true, position: sizes[place].position)
        )
    }

    /// Light that is told in words where the catalogue gives kelvins is found by its range (`Spec.kelvins`).
    private mutating func colourTemperature(_ place: Int, _ index: CatalogueIndex) {
        let spec = sizes[place].spec
        guard let light = spec.light, spec.label.isEmpty, let key = spec.markKey, index.byMark[key] == nil,
            let other = light.markKey, index.byMark[other] != nil
        else { return }
        sizes[place].spec = light
    }
}

extension Spec {
    /// The label of colours of light: warm 1, neutral 2, cold 3.
    static let lightLabel = "cct"

    /// The colour of light that kelvins give: 2700K and 3000K are warm, 4000K neutral, 6000K cold.
    var light: Spec? {
        guard values.count == 1, let raw = values.first?.raw, tail == "k", label.isEmpty else { return nil }
        let kelvins = raw / 1_000_000
        let colour: Int64
        switch kelvins {
        case 2200...3200: colour = 1
        case 3500...4500: colour = 2
        case 5000...7000: colour = 3
        default: return nil
        }
        return Spec(label: Self.lightLabel, values: [SizeValue(raw: colour)])
    }
}

extension ArticlePhrase {
    private static let sizeWords: [(size: Int64, words: Set<String>)] = [
        (
            2,
            [
                "small", "малък", "малка", "малко", "малки", "klein", "kleine", "kleiner", "malki", "malka", "mici",
                "mica",
            ]
        ),
        (
            3,
            [
                "medium", "среден", "средна", "средно", "средни", "mittel", "mittlere", "sredni", "sredna", "medii",
                "medie",
            ]
        ),
        (
            4,
            ["large", "голям", "голяма", "голямо", "големи", "gross", "grosse", "golemi", "golqma", "golyama", "mari"]
        ),
    ]

    /// The phrase with „small“, „medium“ or „large“ as the size of clothes that it may mean; `nil` if it has none.
    func withSizeWord() -> ArticlePhrase? {
        for (place, word) in words.enumerated() where !word.key.hasPrefix("¬") {
            guard let size = Self.sizeWords.first(where: { $0.words.contains(word.key) })?.size else { continue }
            var phrase = self
            phrase.words.remove(at: place)
            phrase.sizes.append(
                Size(spec: Spec(label: "size", values: [SizeValue(raw: size)]), isRemark: false, isCount: false))
            return phrase
        }
        return nil
    }
}
