/// Folds letters so that one spelling of a word stands for all: lower case, no diacritics, one form of each
/// apostrophe and dash. Cyrillic keeps its letters, since „й“ and „и“ tell words apart.
enum Folding {
    /// The folded form of one scalar, appended; combining marks vanish except the breve that makes „й“ of „и“.
    static func append(_ scalar: Unicode.Scalar, to text: inout String) {
        switch scalar.value {
        case 0x41...0x5A:
            text.unicodeScalars.append(Unicode.Scalar(UInt8(scalar.value + 32)))
        case 0x00...0x7F, 0x430...0x44F:
            text.unicodeScalars.append(scalar)
        case 0x410...0x42F:
            if let lower = Unicode.Scalar(scalar.value + 32) { text.unicodeScalars.append(lower) }
        case 0x306 where text.unicodeScalars.last == "и":
            text.unicodeScalars.removeLast()
            text.unicodeScalars.append("й")
        case 0x300...0x36F, 0xAD, 0x200B...0x200D, 0xFE0F:
            break
        default:
            if let known = table[scalar] {
                text += known
            } else {
                text += scalar.properties.lowercaseMapping
            }
        }
    }

    /// The folded form of a text, letter by letter.
    static func fold(_ text: some StringProtocol) -> String {
        var folded = ""
        folded.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars { append(scalar, to: &folded) }
        return folded
    }

    /// The text with every kind of blank a plain one, and marks without width left out.
    static func plainBlanks(_ text: some StringProtocol) -> String {
        var plain = ""
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0xA0, 0x2000...0x200A, 0x202F, 0x205F, 0x3000, 0x09: plain += " "
            case 0xAD, 0x200B...0x200F, 0x2060, 0xFEFF: break
            case 0xFF5C, 0xA6: plain += "|"
            default: plain.unicodeScalars.append(scalar)
            }
        }
        return plain
    }

    private static let groups: [(String, String)] = [
        ("a", "àáâãäåāăąÀÁÂÃÄÅĀĂĄ"), ("ae", "æÆ"), ("c", "çćĉċčÇĆĈĊČ"), ("d", "ďđðĎĐÐ"),
        ("e", "èéêëēĕėęěÈÉÊËĒĔĖĘĚ"), ("g", "ĝğġģĜĞĠĢ"), ("h", "ĥħĤĦ"), ("i", "ìíîïĩīĭįıÌÍÎÏĨĪĬĮİ"),
        ("k", "ķĶ"), ("l", "ĺļľłĹĻĽŁ"), ("n", "ñńņňÑŃŅŇ"), ("o", "òóôõöøōŏőÒÓÔÕÖØŌŎŐ"), ("oe", "œŒ"),
        ("r", "ŕŗřŔŖŘ"), ("s", "śŝşšșŚŜŞŠȘ"), ("ss", "ßẞ"), ("t", "ţťŧțŢŤŦȚ"), ("u", "ùúûüũūŭůűųÙÚÛÜŨŪŬŮŰŲ"),
        ("w", "ŵŴ"), ("y", "ýÿŷÝŸŶ"), ("z", "źżžŹŻŽ"),
        ("α", "άΆ"), ("ε", "έΈ"), ("η", "ήΉ"), ("ι", "ίϊΐΊΪ"), ("ο", "όΌ"), ("υ", "ύϋΰΎΫ"), ("ω", "ώΏ"), ("σ", "ς"),
        ("и", "ѝЍ"), ("е", "ёЁѐЀ"),
        ("'", "’‘`´ʼ′"), ("-", "‐‑‒–—−―"), (" ", "\u{A0}\u{202F}\u{2007}\u{2009}\u{3000}"),
        ("\"", "„“”«»‟"), ("#", "＃"),
    ]

    private static let table: [Unicode.Scalar: String] = {
        var table: [Unicode.Scalar: String] = [:]
        for (plain, letters) in groups {
            for letter in letters.unicodeScalars { table[letter] = plain }
        }
        return table
    }()

    /// Latin letters that look like Cyrillic ones; people mix them up inside a Cyrillic word.
    static let cyrillicTwins: [Character: Character] = [
        "a": "а", "c": "с", "e": "е", "o": "о", "p": "р", "x": "х", "y": "у", "k": "к", "m": "м", "t": "т",
        "h": "н", "b": "в", "i": "і", "j": "ј",
    ]
}
