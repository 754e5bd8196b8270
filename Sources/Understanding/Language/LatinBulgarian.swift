/// Bulgarian typed in Latin letters („шльокавица“: `molq`, `6tе`, `potvyrjdavam`, `potvarzhdavam`).
///
/// There is no one spelling, so both it and real Cyrillic are brought to a coarser skeleton on which they agree:
/// „потвърждавам“, `potvurjdavam`, `potvyrzhdavam` → `potvarjdavam`.
enum LatinBulgarian {
    /// The skeleton of a folded word in either script.
    static func skeleton(_ folded: some StringProtocol) -> String {
        let letters = Array(folded.unicodeScalars)
        var result: [UInt8] = []
        result.reserveCapacity(letters.count * 2)
        var last: Unicode.Scalar?
        func add(_ letter: Unicode.Scalar) {
            guard letter != last else { return }
            last = letter
            if letter.isASCII {
                result.append(UInt8(letter.value))
            } else {
                result.append(contentsOf: String(letter).utf8)
            }
        }
        var index = 0
        while index < letters.count {
            let letter = letters[index]
            if letter.value >= 0x430 {
                switch letter {
                case "ю", "я":
                    add("i")
                    add("a")
                case "щ":
                    add("6")
                    add("t")
                default: add(cyrillic(letter))
                }
                index += 1
                continue
            }
            let next = index + 1 < letters.count ? letters[index + 1] : " "
            switch (letter, next) {
            case ("s", "h"): add("6")
            case ("c", "h"): add("4")
            case ("z", "h"): add("j")
            case ("t", "s"), ("t", "z"): add("c")
            case ("y", "a"), ("y", "u"), ("i", "u"), ("q", _):
                add("i")
                add("a")
            case ("y", _): add(index > 0 && isVowel(letters[index - 1]) ? "i" : "a")
            default: add(latin(letter))
            }
            index += isPair(letter, next) ? 2 : 1
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// Whether two letters are written for one.
    private static func isPair(_ letter: Unicode.Scalar, _ next: Unicode.Scalar) -> Bool {
        switch (letter, next) {
        case ("s", "h"), ("c", "h"), ("z", "h"), ("t", "s"), ("t", "z"), ("y", "a"), ("y", "u"), ("i", "u"): true
        default: false
        }
    }

    private static func isVowel(_ letter: Unicode.Scalar) -> Bool {
        switch letter {
        case "a", "e", "i", "o", "u": true
        default: false
        }
    }

    private static func latin(_ letter: Unicode.Scalar) -> Unicode.Scalar {
        switch letter {
        case "u": "a"
        case "w": "v"
        case "x": "h"
        default: letter
        }
    }

    private static func cyrillic(_ letter: Unicode.Scalar) -> Unicode.Scalar {
        switch letter {
        case "а", "ъ", "у": "a"
        case "б": "b"
        case "в": "v"
        case "г": "g"
        case "д": "d"
        case "е": "e"
        case "ж": "j"
        case "з": "z"
        case "и", "й", "ь": "i"
        case "к": "k"
        case "л": "l"
        case "м": "m"
        case "н": "n"
        case "о": "o"
        case "п": "p"
        case "р": "r"
        case "с": "s"
        case "т": "t"
        case "ф": "f"
        case "х": "h"
        case "ц": "c"
        case "ч": "4"
        case "ш": "6"
        default: letter
        }
    }
}
