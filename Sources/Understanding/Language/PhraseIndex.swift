/// Where a phrase stands in a sentence.
struct PhraseHit: Sendable {
    let phrase: Int
    let sentence: Int
    /// Places in the sentence's `words`.
    let range: Range<Int>
    /// Words that a gap jumped over.
    let skipped: [Int]
}

/// Finds many patterns at once: each word of a text is looked up once, among all words and stems of all phrases; from
/// there on only numbers are compared.
struct PhraseIndex: Sendable {
    /// An element of a phrase with its words and stems as numbers.
    private struct Element {
        /// Ascending.
        var words: [Int32]
        var stems: [Int32]
        var isNumber: Bool
        var isOptional: Bool
        var gap: Int
        var isStart: Bool
        var isEnd: Bool

        func matches(_ word: Word) -> Bool {
            if word.id >= 0, words.holds(word.id) { return true }
            if isNumber, word.isNumber { return true }
            return !stems.isEmpty && word.stems.contains { stems.holds($0) }
        }
    }

    /// A word of a text as the phrases know it.
    private struct Word {
        /// -1 for a word that stands in no phrase.
        var id: Int32
        /// The stems that it begins with.
        var stems: [Int32]
        var isNumber: Bool
    }

    /// The elements of all phrases, one phrase after the other.
    private var elements: [Element] = []
    private var ranges: [Range<Int>] = []
    private var ids: [String: Int32] = [:]
    private var stems: StemTable
    /// By word and by stem, the phrases that may begin so, ascending.
    private var byWord: [[Int]]
    private var byStem: [[Int]]
    private var byNumber: [Int] = []

    init(_ notations: [String], spell: (String) -> String = { $0 }) {
        let patterns = notations.map { PhrasePattern($0, spell: spell) }
        var allStems: Set<String> = []
        for element in patterns.lazy.flatMap(\.elements) {
            for word in element.words where ids[word] == nil { ids[word] = Int32(ids.count) }
            allStems.formUnion(element.stems)
        }
        stems = StemTable(allStems)
        byWord = Array(repeating: [], count: ids.count)
        byStem = Array(repeating: [], count: stems.count)
        ranges.reserveCapacity(patterns.count)
        for (number, pattern) in patterns.enumerated() {
            let start = elements.count
            for element in pattern.elements { elements.append(compiled(element)) }
            ranges.append(start..<elements.count)
            enterBeginnings(of: number)
        }
    }

    private func compiled(_ element: PhrasePattern.Element) -> Element {
        Element(
            words: element.words.compactMap { ids[$0] }.sorted(),
            stems: element.stems.compactMap { stems.id(of: $0) }.sorted(),
            isNumber: element.isNumber, isOptional: element.isOptional, gap: element.gap, isStart: element.isStart,
            isEnd: element.isEnd)
    }

    /// Optional elements in front: any of them, and the first one that must stand, may begin a hit.
    private mutating func enterBeginnings(of phrase: Int) {
        for element in elements[ranges[phrase]] where !element.isStart {
            for word in element.words { byWord[Int(word)].append(phrase) }
            for stem in element.stems { byStem[Int(stem)].append(phrase) }
            if element.isNumber { byNumber.append(phrase) }
            if !element.isOptional { break }
        }
    }

    /// Every hit of every phrase, at most one of a phrase a place; by place, then in the order of the phrases.
    func hits(in sentences: [Sentence]) -> [PhraseHit] {
        var hits: [PhraseHit] = []
        for (number, sentence) in sentences.enumerated() {
            let words = sentence.words.map(word)
            for start in words.indices {
                for phrase in beginnings(words[start]) {
                    var walk = Walk(words: words)
                    guard let end = match(ranges[phrase], at: start, &walk), end > start else { continue }
                    hits.append(
                        PhraseHit(phrase: phrase, sentence: number, range: start..<end, skipped: walk.skipped))
                }
            }
        }
        return hits
    }

    private func word(_ word: String) -> Word {
        Word(
            id: ids[word] ?? -1, stems: stems.beginnings(of: word),
            isNumber: word.utf8.first.map { (48...57).contains($0) } == true)
    }

    /// The phrases that may begin with a word, ascending.
    private func beginnings(_ word: Word) -> [Int] {
        var found = word.id >= 0 ? byWord[Int(word.id)] : []
        let lists = (found.isEmpty ? 0 : 1) + word.stems.count + (word.isNumber ? 1 : 0)
        for stem in word.stems { found += byStem[Int(stem)] }
        if word.isNumber { found += byNumber }
        guard lists > 1 else { return found }
        found.sort()
        var last = -1
        found.removeAll { phrase in
            defer { last = phrase }
            return phrase == last
        }
        return found
    }

    // MARK: matching one phrase

    /// A bounded walk: gaps are at most a few words, so the work for one start is a small constant.
    private struct Walk {
        let words: [Word]
        var skipped: [Int] = []
        var steps = 0
        static let maximumSteps = 200
    }

    /// Where the rest of a phrase ends if it stands at a place.
    private func match(_ rest: Range<Int>, at word: Int, _ walk: inout Walk) -> Int? {
        walk.steps += 1
        guard walk.steps < Walk.maximumSteps else { return nil }
        guard !rest.isEmpty else { return word }
        let next = rest.dropFirst()
        let wanted = rest.lowerBound
        if elements[wanted].isStart { return word == 0 ? match(next, at: word, &walk) : nil }
        if elements[wanted].isEnd { return word == walk.words.count ? match(next, at: word, &walk) : nil }
        if elements[wanted].gap > 0 {
            for length in 0...elements[wanted].gap where word + length <= walk.words.count {
                if let end = match(next, at: word + length, &walk) {
                    walk.skipped += word..<word + length
                    return end
                }
            }
            return nil
        }
        if word < walk.words.count, elements[wanted].matches(walk.words[word]),
            let end = match(next, at: word + 1, &walk)
        {
            return end
        }
        return elements[wanted].isOptional ? match(next, at: word, &walk) : nil
    }
}

extension [Int32] {
    /// Whether an ascending list has a number.
    func holds(_ number: Int32) -> Bool {
        guard count > 8 else { return contains(number) }
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if self[middle] < number { low = middle + 1 } else { high = middle }
        }
        return low < count && self[low] == number
    }
}
