/// The words of a catalogue and how a customer's word finds them.
struct Vocabulary: Sendable {
    /// How a customer's word met a word of the catalogue, best first.
    enum Tier: Int, Comparable, Sendable {
        case typo, lexicon, derived, exact
        static func < (left: Tier, right: Tier) -> Bool { left.rawValue < right.rawValue }
    }

    /// By language family, then folded word.
    private var ids: [String: [String: Int32]] = [:]
    private var surfaces: [String] = []
    private var byKey: [String: [Int32]] = [:]
    private var byNotion: [Int: [Int32]] = [:]
    /// Folded words in order, for abbreviations and derivations.
    private var sorted: [(word: String, id: Int32)] = []
    /// Words with one letter left out, for slips of the finger.
    private var slips: [String: [Int32]] = [:]
    /// The same of words as they are typed in Latin letters.
    private var typedSlips: [String: [Int32]] = [:]
    /// What customers' words were found to be, whole and abbreviated.
    private let findings = Remembered<String, Finding>(limit: 20_000)
    private let abbreviations = Remembered<String, Finding>(limit: 5_000)
    private let foreignFindings = Remembered<String, Finding>(limit: 20_000)
    private let compounds = Remembered<String, [String]?>(limit: 20_000)
    private let foreignCompounds = Remembered<String, [String]?>(limit: 5_000)
    private var cognates = Cognates([])
    /// What the lexicon knows words as, by id.
    private var kinds: [Lexicon.Class?] = []

    /// A word by its id.
    func surface(_ id: Int32) -> String { surfaces[Int(id)] }

    /// Whether a word by its id is a colour or material and nothing else.
    func tellsVariant(_ id: Int32) -> Bool { kinds[Int(id)] == .colour || kinds[Int(id)] == .material }

    /// What the lexicon knows a word as, by its id.
    func kind(of id: Int32) -> Lexicon.Class? { kinds[Int(id)] }

    /// How many words there are.
    var count: Int { surfaces.count }

    /// The id of a word of the catalogue in a language.
    mutating func enter(_ folded: String, language: String) -> Int32 {
        let first = folded.unicodeScalars.first?.value ?? 0
        let family = (0x400...0x4FF).contains(first) ? "c" : language
        if let id = ids[family]?[folded] { return id }
        let id = Int32(surfaces.count)
        ids[family, default: [:]][folded] = id
        surfaces.append(folded)
        let keys = WordStem.keys(folded, language: language)
        for key in keys { byKey[key, default: []].append(id) }
        let notions = Lexicon.shared.notions(keys: keys)
        for notion in notions { byNotion[notion, default: []].append(id) }
        kinds.append(folded.hasPrefix("¬") ? nil : Lexicon.shared.kind(of: notions))
        return id
    }

    /// Prepares the slower ways of finding; to be called once, after the last word.
    mutating func close() {
        sorted = surfaces.enumerated().map { ($0.element, Int32($0.offset)) }.sorted { $0.word < $1.word }
        cognates = Cognates(surfaces)
        for (index, word) in surfaces.enumerated() where word.count >= 5 && !word.hasPrefix("¬") {
            for slip in Self.slips(of: word) { slips[slip, default: []].append(Int32(index)) }
            guard word.unicodeScalars.first.map({ $0.value >= 0x400 && $0.value < 0x500 }) ?? false,
                let skeleton = WordStem.typed(word)
            else { continue }
            for slip in Self.slips(of: skeleton) { typedSlips[slip, default: []].append(Int32(index)) }
        }
    }

    /// A customer's word with all words of the catalogue that it may be.
    struct Finding: Sendable {
        var tiers: [Int32: Tier] = [:]
        /// What the lexicon knows it as.
        var kind: Lexicon.Class?
        /// Whether it may be a colour, whatever else it may be: „червен“ is also a pepper.
        var isColour = false
        /// Whether anything is known of it at all.
        var isKnown: Bool { !tiers.isEmpty || kind != nil }
        /// Whether more is known of it than a likeness.
        var isSure: Bool { kind != nil || tiers.values.contains { $0 > .typo } }
        /// Whether the catalogue itself uses it.
        var isOfCatalogue: Bool { tiers.values.contains { $0 > .lexicon } }
    }

    /// What a customer's word may be.
    ///
    /// - Parameter foreign: whether the word is of a language that the catalogue is not written in.
    func find(_ folded: String, abbreviated: Bool = false, foreign: Bool = false) -> Finding {
        if abbreviated { return abbreviations.value(folded) { look(up: $0, abbreviated: true) } }
        if foreign { return foreignFindings.value(folded) { look(up: $0, foreign: true) } }
        return findings.value(folded) { look(up: $0) }
    }

    /// The parts of a compound word, as `Compounds` takes it apart; of a language that the catalogue lacks also those of
    /// which only the last is known.
    func parts(ofCompound folded: String, foreign: Bool = false) -> [String]? {
        let parts = compounds.value(folded) { Compounds(vocabulary: self).parts(of: $0) }
        guard foreign, parts == nil else { return parts }
        return foreignCompounds.value(folded) { Compounds(vocabulary: self).thing(of: $0) }
    }

    /// Whether a compound with an unknown first half names a thing that the catalogue sells: „Kondensatpumpen“.
    func isThing(compound folded: String) -> Bool {
        guard let thing = parts(ofCompound: folded, foreign: true)?.last else { return false }
        return !find(thing).tiers.isEmpty
    }

    private func look(up folded: String, abbreviated: Bool = false, foreign: Bool = false) -> Finding {
        var finding = Finding()
        let keys = WordStem.keys(folded, language: nil)
        for key in keys where !key.hasPrefix("s:") {
            for id in byKey[key] ?? [] { finding.tiers[id] = .exact }
        }
        let notions = Lexicon.shared.notions(keys: keys)
        finding.kind = Lexicon.shared.kind(of: notions)
        finding.isColour = notions.contains { Lexicon.shared.notions[$0].kind == .colour }
        for notion in notions {
            for id in byNotion[notion] ?? [] where finding.tiers[id] == nil { finding.tiers[id] = .lexicon }
        }
        // a Bulgarian word in Latin letters is one of the catalogue's before it is a relative of others
        let isTyped = !keys.contains { !$0.hasPrefix("s:") && Lexicon.shared.knows($0) }
        if finding.tiers.isEmpty || isTyped && !finding.tiers.values.contains(.exact) {
            for key in keys where key.hasPrefix("s:") {
                for id in byKey[key] ?? [] { finding.tiers[id] = .exact }
            }
        }
        if abbreviated || finding.tiers.isEmpty {
            addDerived(folded, abbreviated: abbreviated, to: &finding)
        }
        if finding.tiers.isEmpty, finding.kind == nil, folded.count >= 5 {
            addTypos(folded, to: &finding)
            if foreign, finding.tiers.isEmpty {
                for id in cognates.of(folded) { finding.tiers[id] = .typo }
            }
        }
        return finding
    }

    /// Whether the catalogue has the word in some form.
    func knowsExactly(_ folded: String) -> Bool {
        WordStem.keys(folded, language: nil).contains { !$0.hasPrefix("s:") && byKey[$0] != nil }
    }

    /// Whether a word of another language resembles one of the catalogue's.
    func hasCognate(of folded: String) -> Bool { !cognates.of(folded).isEmpty }

    /// „шест.“ → „шестостенен“; „рутил“ ~ „рутилов“.
    private func addDerived(_ folded: String, abbreviated: Bool, to finding: inout Finding) {
        let least = abbreviated ? 2 : 5
        guard folded.count >= least else { return }
        var low = 0
        var high = sorted.count
        while low < high {
            let middle = (low + high) / 2
            if sorted[middle].word < folded { low = middle + 1 } else { high = middle }
        }
        var steps = 0
        while low < sorted.count, steps < 40, sorted[low].word.hasPrefix(folded) {
            if abbreviated || folded.count * 10 >= sorted[low].word.count * 7 {
                finding.tiers[sorted[low].id] = .derived
            }
            low += 1
            steps += 1
        }
        guard !abbreviated else { return }
        // the catalogue's word is the shorter one
        for length in stride(from: folded.count - 1, through: max(5, folded.count * 7 / 10), by: -1) {
            for id in byKeyOfSurface(String(folded.prefix(length))) where finding.tiers[id] == nil {
                finding.tiers[id] = .derived
            }
        }
    }

    private func byKeyOfSurface(_ word: String) -> [Int32] {
        ids.values.compactMap { $0[word] }
    }

    private func addTypos(_ folded: String, to finding: inout Finding) {
        guard !folded.hasPrefix("¬") else { return }
        for slip in Self.slips(of: folded) {
            for id in slips[slip] ?? [] where Self.isOneSlip(surfaces[Int(id)], folded) { finding.tiers[id] = .typo }
        }
        guard finding.tiers.isEmpty, folded.utf8.allSatisfy({ (97...122).contains($0) }),
            let skeleton = WordStem.typed(folded)
        else { return }
        for slip in Self.slips(of: skeleton) {
            for id in typedSlips[slip] ?? []
            where WordStem.typed(surfaces[Int(id)]).map({ Self.isOneSlip($0, skeleton) }) ?? false {
                finding.tiers[id] = .typo
            }
        }
    }

    private static func slips(of word: String) -> [String] {
        let letters = Array(word.prefix(30))
        guard letters.count >= 5 else { return [] }
        var result = [String(letters)]
        for index in letters.indices {
            var shorter = letters
            shorter.remove(at: index)
            result.append(String(shorter))
        }
        return result
    }

    /// One letter more, less, other, or two neighbours exchanged; words of five letters only with the same first one.
    private static func isOneSlip(_ left: String, _ right: String) -> Bool {
        let a = Array(left)
        let b = Array(right)
        guard abs(a.count - b.count) <= 1, a.first == b.first, min(a.count, b.count) >= 5 else { return false }
        var head = 0
        while head < a.count, head < b.count, a[head] == b[head] { head += 1 }
        var tail = 0
        while tail < a.count - head, tail < b.count - head, a[a.count - 1 - tail] == b[b.count - 1 - tail] { tail += 1 }
        let restA = a.count - head - tail
        let restB = b.count - head - tail
        if restA <= 1, restB <= 1 { return true }
        return restA == 2 && restB == 2 && a[head] == b[head + 1] && a[head + 1] == b[head]
    }
}
