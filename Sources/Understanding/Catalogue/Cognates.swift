/// Finds the catalogue's words that a word of another language is a cognate of: „νιτριλίου“ ~ nitrile, `selülozik` ~
/// „целулозен“, `plastikowy` ~ plastic.
///
/// Words of every script are brought to one coarse Latin spelling; two are cognates when they begin alike for most of the
/// shorter one. Coarse, so it is only asked for words of languages that the catalogue lacks and that nothing else explains.
struct Cognates: Sendable {
    /// Shorter words begin alike by chance.
    private static let leastLetters = 5
    /// Of words with one beginning no more are compared.
    private static let maximumCompared = 60

    private var byBeginning: [String: [(spelling: [Character], id: Int32)]] = [:]

    /// Takes all words of a catalogue, by id.
    init(_ words: [String]) {
        for (id, word) in words.enumerated() {
            guard let spelling = Self.spelling(word) else { continue }
            byBeginning[String(spelling.prefix(4)), default: []].append((spelling, Int32(id)))
        }
    }

    /// The words that a folded word may be a cognate of.
    func of(_ folded: String) -> [Int32] {
        guard let spelling = Self.spelling(folded) else { return [] }
        let known = byBeginning[String(spelling.prefix(4))] ?? []
        return known.prefix(Self.maximumCompared).filter { Self.beginAlike($0.spelling, spelling) }.map(\.id)
    }

    private static func beginAlike(_ left: [Character], _ right: [Character]) -> Bool {
        let shared = zip(left, right).prefix { $0 == $1 }.count
        let shorter = min(left.count, right.count)
        return shared >= leastLetters && shared * 4 >= shorter * 3 && max(left.count, right.count) <= shared + 5
    }

    // MARK: one spelling

    private static func spelling(_ folded: String) -> [Character]? {
        guard folded.count >= leastLetters, !folded.hasPrefix("¬") else { return nil }
        var result: [Character] = []
        var before: Character = " "
        let letters = Array(folded)
        for (place, letter) in letters.enumerated() {
            // „ph“, „th“, „ch“, „ck“ and the like are one sound
            if letter == "h", "tckpsgr".contains(before) {
                if before == "p", result.last == "p" { result[result.count - 1] = "f" }
            } else if letter == "c", place + 1 < letters.count, "eiy".contains(letters[place + 1]) {
                if result.last != "s" { result.append("s") }
            } else {
                for piece in table[letter] ?? String(letter) where result.last != piece { result.append(piece) }
            }
            before = letter
        }
        return result.count >= leastLetters ? result : nil
    }

    private static let table: [Character: String] = {
        let pairs: [(String, String)] = [
            ("абвгдежзийклмнопрстуфхцчшщъыьэюя", "a b v g d e z z i i k l m n o p r s t u f h s s s s a i  e u a"),
            ("αβγδεζηθικλμνξοπρστυφχψω", "a v g d e z i t i k l m n ks o p r s t i f h ps o"),
            ("cqwyjzx", "k k v i i z ks"),
        ]
        var table: [Character: String] = [
            "љ": "l", "њ": "n", "ј": "i", "ѓ": "g", "ќ": "k", "џ": "d", "ѕ": "z", "ђ": "d",
        ]
        for (letters, spellings) in pairs {
            for (letter, spelling) in zip(letters, spellings.split(separator: " ", omittingEmptySubsequences: false)) {
                table[letter] = String(spelling)
            }
        }
        return table
    }()
}
