/// Takes compound words apart where their parts are known: „Sechskantschraube“, „Schweißdraht“, „Arbeitshandschuhe“.
struct Compounds {
    let vocabulary: Vocabulary

    private static let longest = 40

    /// Two or three known parts, the last the thing itself; `nil` if the word is none.
    func parts(of folded: String) -> [String]? {
        if let parts = prefixed(folded) { return parts }
        let letters = Array(folded)
        guard letters.count >= 6, letters.count <= Self.longest, letters.allSatisfy({ $0 >= "a" && $0 <= "z" }) else {
            return nil
        }
        return split(letters, depth: 2)
    }

    /// The thing that a compound of another language is, with what stands before it as a word that nobody knows:
    /// „Bügelschloss“ is some sort of lock. `nil` if nothing of it is known.
    func thing(of folded: String) -> [String]? {
        let letters = Array(folded)
        guard letters.count >= 8, letters.count <= Self.longest, letters.allSatisfy({ $0 >= "a" && $0 <= "z" }) else {
            return nil
        }
        for start in 4...(letters.count - 4) {
            let tail = String(letters[start...])
            if isKnown(tail, tail: true) || vocabulary.hasCognate(of: tail) {
                return [String(letters[..<start]), tail]
            }
        }
        return nil
    }

    private static let prefixes = ["термо", "електро", "авто", "фото", "аеро", "хидро", "мото", "вело", "еко", "мини"]

    /// „термохартия“, „електрокабел“: a known word behind a first half that is also used alone.
    private func prefixed(_ folded: String) -> [String]? {
        guard let first = folded.unicodeScalars.first, first.value >= 0x400,
            let prefix = Self.prefixes.first(where: { folded.hasPrefix($0) && folded.count >= $0.count + 4 })
        else { return nil }
        let rest = String(folded.dropFirst(prefix.count))
        return isKnown(rest, tail: true) || !Lexicon.shared.notions(keys: WordStem.keys(rest, language: "bg")).isEmpty
            ? [prefix, rest] : nil
    }

    private func split(_ letters: [Character], depth: Int) -> [String]? {
        guard letters.count >= 6 else { return nil }
        // the longest known tail wins: it is the thing
        for start in 4...(letters.count - 2) {
            let tail = String(letters[start...])
            guard tail.count >= 2, isKnown(tail, tail: true) else { continue }
            for link in ["", "s", "n", "en", "es", "e"] {
                let front = letters[..<start]
                guard front.count >= link.count + 4, tail.count > 2 || front.count >= 5,
                    front.suffix(link.count).elementsEqual(link)
                else { continue }
                let head = String(front.dropLast(link.count))
                if isKnown(head, tail: false) { return [head, tail] }
                if depth > 0, head.count >= 6, let parts = split(Array(head), depth: depth - 1) {
                    return parts + [tail]
                }
            }
        }
        return nil
    }

    private func isKnown(_ word: String, tail: Bool) -> Bool {
        if tail, word.count == 2 { return word == "ol" || word == "ei" }
        guard word.count >= 3 else { return false }
        let notions = Lexicon.shared.notions(
            keys: ["d:", "e:"].flatMap { prefix in
                WordStem.keys(word, language: prefix == "d:" ? "de" : "en")
            })
        if !notions.isEmpty { return true }
        if word.count >= 4, vocabulary.knowsExactly(word) { return true }
        // „Vanillesirup“: the first half is a cognate of the catalogue's „vanilla“
        return !tail && vocabulary.hasCognate(of: word)
    }
}
