/// A phrase with room for inflection, in a small notation of words parted by blanks:
///
/// - `word` stands for itself, `stem*` for every word that begins so, `a|b*` for either;
/// - `_3` for up to three words, `#` for a number, `?word` for a word that may be missing;
/// - `^` for the beginning of a sentence, `$` for its end;
/// - `@unit`, `@we`, … for a named list of words (`PhrasePattern.lists`).
struct PhrasePattern: Sendable {
    struct Element: Sendable {
        var words: Set<String> = []
        var stems: [String] = []
        var isNumber = false
        var isOptional = false
        /// Up to so many words; zero for an element that matches one.
        var gap = 0
        var isStart = false
        var isEnd = false

        func matches(_ word: String) -> Bool {
            if words.contains(word) { return true }
            if isNumber, word.utf8.first.map({ (48...57).contains($0) }) == true { return true }
            return stems.contains { word.hasPrefix($0) }
        }
    }

    let elements: [Element]

    /// Reads the notation; `spell` turns each word into the spelling that texts are compared in.
    init(_ notation: some StringProtocol, spell: (String) -> String = { $0 }) {
        elements = String(notation).split(separator: " ").map { piece in
            var element = Element()
            var piece = piece
            if piece.hasPrefix("?") {
                element.isOptional = true
                piece = piece.dropFirst()
            }
            if piece.hasPrefix("_"), let gap = Int(piece.dropFirst()) {
                element.gap = gap
                return element
            }
            if piece == "^" {
                element.isStart = true
                return element
            }
            if piece == "$" {
                element.isEnd = true
                return element
            }
            for alternative in piece.split(separator: "|") {
                Self.add(alternative, to: &element, spell: spell)
            }
            return element
        }
    }

    private static func add(_ alternative: Substring, to element: inout Element, spell: (String) -> String) {
        if alternative == "#" {
            element.isNumber = true
        } else if alternative.hasPrefix("@") {
            for word in (lists[String(alternative.dropFirst())] ?? "").split(separator: " ") {
                add(word, to: &element, spell: spell)
            }
        } else if alternative.hasSuffix("*") {
            element.stems.append(spell(Folding.fold(alternative.dropLast())))
        } else {
            element.words.insert(spell(Folding.fold(alternative)))
        }
    }

    /// Lists that many phrases share.
    static let lists: [String: String] = [
        "unit":
            "бр броя брой br broya pcs pc pieces piece stk stuck кг kg kilo килограма г гр g т тона tonnes t м метра m"
            + " meter metres meters м2 m2 л литра l liter litres litra комплекта комплект к set sets кутии кутия boxes box"
            + " кашона кашон karton kartons kartons палета палет pallets pallet чифта paar pairs ролки ролка rolls rollen"
            + " листа листи sheets platten туби туба cans kanister units units единици опаковки пакета пакет packs packages"
            + " торби bags sacke чувала bucati buc шт штук комада ком adet τεμαχια τεμ пари парчета хиляди хил thousand cartons",
        "price":
            "цена цената цени цените цен* price prices pricing quote quotation quotations preis preise preisangebot"
            + " preisliste офертa оферта оферти ценова offer offers angebot kostenvoranschlag pret preturi pretul oferta"
            + " ofertu понуду понуда понуди fiyat teklif τιμη τιμες προσφορα цену цены стоимость prix devis preventivo prezzo precio"
            + " presupuesto cotizacion wyceny wycene oferte cenu cene cenovnik estimate",
        "please": "моля молим молиме mol bitte please kindly моля",
        "goods": "стока стоката продукт* артикул* материал* изделия goods items products materials ware waren artikel",
    ]
}

/// Where a phrase stands in a sentence.
struct PhraseHit: Sendable {
    let phrase: Int
    let sentence: Int
    /// Places in the sentence's `words`.
    let range: Range<Int>
    /// Words that a gap jumped over.
    let skipped: [Int]
}

/// Finds many patterns at once: each word of a text is looked up among the first words of all phrases.
struct PhraseIndex: Sendable {
    private var patterns: [PhrasePattern] = []
    private var byWord: [String: [Int]] = [:]
    private var byStem: [String: [Int]] = [:]
    private var byNumber: [Int] = []
    private var longestStem = 0

    init(_ notations: [String], spell: (String) -> String = { $0 }) {
        patterns.reserveCapacity(notations.count)
        for (number, notation) in notations.enumerated() {
            let pattern = PhrasePattern(notation, spell: spell)
            patterns.append(pattern)
            // Optional elements in front: any of them, and the first one that must stand, may begin a hit.
            for element in pattern.elements where !element.isStart {
                for word in element.words { byWord[word, default: []].append(number) }
                for stem in element.stems {
                    byStem[stem, default: []].append(number)
                    longestStem = max(longestStem, stem.count)
                }
                if element.isNumber { byNumber.append(number) }
                if !element.isOptional { break }
            }
        }
    }

    /// Every hit of every phrase, at most one of a phrase a place.
    func hits(in sentences: [Sentence]) -> [PhraseHit] {
        var hits: [PhraseHit] = []
        for (number, sentence) in sentences.enumerated() {
            for start in sentence.words.indices {
                for phrase in candidates(sentence.words[start]) {
                    if let hit = match(phrase, sentence, number, start) { hits.append(hit) }
                }
            }
        }
        return hits
    }

    private func candidates(_ word: String) -> Set<Int> {
        var found = Set(byWord[word] ?? [])
        if word.utf8.first.map({ (48...57).contains($0) }) == true { found.formUnion(byNumber) }
        var stem = ""
        for letter in word {
            stem.append(letter)
            if stem.count > longestStem { break }
            if let phrases = byStem[stem] { found.formUnion(phrases) }
        }
        return found
    }

    private func match(_ phrase: Int, _ sentence: Sentence, _ number: Int, _ start: Int) -> PhraseHit? {
        var state = Walk(elements: patterns[phrase].elements, words: sentence.words)
        guard let end = state.match(element: 0, at: start), end > start else { return nil }
        return PhraseHit(phrase: phrase, sentence: number, range: start..<end, skipped: state.skipped)
    }

    /// A bounded walk: gaps are at most a few words, so the work for one start is a small constant.
    private struct Walk {
        let elements: [PhrasePattern.Element]
        let words: [String]
        var skipped: [Int] = []
        var steps = 0
        static let maximumSteps = 200

        mutating func match(element: Int, at word: Int) -> Int? {
            steps += 1
            guard steps < Self.maximumSteps else { return nil }
            guard element < elements.count else { return word }
            let wanted = elements[element]
            if wanted.isStart { return word == 0 ? match(element: element + 1, at: word) : nil }
            if wanted.isEnd { return word == words.count ? match(element: element + 1, at: word) : nil }
            if wanted.gap > 0 {
                let before = skipped
                for length in 0...wanted.gap where word + length <= words.count {
                    skipped = before + Array(word..<word + length)
                    if let end = match(element: element + 1, at: word + length) { return end }
                }
                skipped = before
                return nil
            }
            if word < words.count, wanted.matches(words[word]), let end = match(element: element + 1, at: word + 1) {
                return end
            }
            return wanted.isOptional ? match(element: element + 1, at: word) : nil
        }
    }
}
