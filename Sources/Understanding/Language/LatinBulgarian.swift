/// Bulgarian typed in Latin letters („шльокавица“: `molq`, `6tе`, `potvyrjdavam`, `potvarzhdavam`).
///
/// There is no one spelling, so both it and real Cyrillic are brought to a coarser skeleton on which they agree:
/// „потвърждавам“, `potvurjdavam`, `potvyrzhdavam` → `potvarjdavam`.
enum LatinBulgarian {
    /// The skeleton of a folded word in either script.
    static func skeleton(_ folded: some StringProtocol) -> String {
        var result = ""
        let letters = Array(folded)
        var index = 0
        while index < letters.count {
            let (piece, length) = letters[index] >= "а" ? cyrillic(letters[index]) : latin(letters, at: index)
            for letter in piece where result.last != letter { result.append(letter) }
            index += length
        }
        return result
    }

    private static func cyrillic(_ letter: Character) -> (String, Int) {
        (cyrillicSkeleton[letter] ?? String(letter), 1)
    }

    private static let cyrillicSkeleton: [Character: String] = [
        "а": "a", "ъ": "a", "у": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ж": "j", "з": "z",
        "и": "i", "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s",
        "т": "t", "ф": "f", "х": "h", "ц": "c", "ч": "4", "ш": "6", "щ": "6t", "ь": "i", "ю": "ia", "я": "ia",
    ]

    private static func latin(_ letters: [Character], at index: Int) -> (String, Int) {
        let letter = letters[index]
        let next = index + 1 < letters.count ? letters[index + 1] : " "
        switch (letter, next) {
        case ("s", "h"): return ("6", 2)
        case ("c", "h"): return ("4", 2)
        case ("z", "h"): return ("j", 2)
        case ("t", "s"), ("t", "z"): return ("c", 2)
        case ("y", "a"), ("y", "u"), ("i", "u"): return ("ia", 2)
        case ("y", _):
            let before = index > 0 ? letters[index - 1] : " "
            return ("aeiou".contains(before) ? "i" : "a", 1)
        case ("u", _): return ("a", 1)
        case ("w", _): return ("v", 1)
        case ("x", _): return ("h", 1)
        case ("q", _): return ("ia", 1)
        default: return (String(letter), 1)
        }
    }
}
