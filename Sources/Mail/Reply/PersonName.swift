import Foundation

/// Names at the end of mails, compared with who the mail is from.
struct PersonName {
    /// Words of the sender's display name and address, folded.
    private let known: Set<String>

    /// - Parameter from: the From addresses.
    init(of from: [Address]) {
        var words: Set<String> = []
        for address in from.prefix(3) {
            for word in address.name.split(whereSeparator: { !$0.isLetter }) {
                let folded = Self.folded(word)
                if folded.count >= 2 { words.insert(folded) }
            }
            for word in address.address.prefix(while: { $0 != "@" }).split(whereSeparator: { !$0.isLetter }) {
                let folded = Self.folded(word)
                if folded.count >= 3, !Self.offices.contains(folded) { words.insert(folded) }
            }
        }
        known = words
    }

    /// Whether a short line is made of words of the sender's name: "Иван", "I. Petrov", "Мария Петрова".
    func isSender(_ line: String) -> Bool {
        let words = line.split(whereSeparator: { !$0.isLetter && $0 != "-" && $0 != "'" }).map { Self.folded($0) }
            .filter { !$0.isEmpty }
        guard !words.isEmpty, words.count <= 4, line.utf8.count <= 80, !line.contains(where: \.isNumber) else {
            return false
        }
        // A nickname is the start of a name or the name the start of a nickname.
        return words.contains { word in
            word.count >= 3
                && known.contains {
                    $0 == word
                        || $0.count >= 4 && word.count >= 4 && ($0.hasPrefix(word.prefix(4)) || $0.contains(word))
                }
        }
    }

    /// Whether a line could be a person's name: one to five capitalised words, no digits, no sentence.
    static func isPlausible(_ line: String) -> Bool {
        guard line.utf8.count <= 90, !line.isEmpty, !line.contains(where: { $0.isNumber || "?:@=<>;€$%".contains($0) })
        else { return false }
        let words = line.split(whereSeparator: { $0 == " " || $0 == "\t" })
        guard (1...5).contains(words.count) else { return false }
        var capitals = 0
        for word in words {
            guard let first = word.first(where: \.isLetter) else { continue }
            if first.isUppercase || !first.isCased {
                capitals += 1
            } else if !particles.contains(word.lowercased()) {
                return false
            }
        }
        return capitals >= 1
    }

    /// Local parts that name an office, not a person.
    private static let offices: Set<String> = [
        "info", "office", "sales", "order", "orders", "purchase", "purchasing", "procurement", "mail", "email",
        "contact", "admin", "support", "service",
        "team", "post", "hello", "einkauf", "verkauf", "kontakt", "buero", "buro", "zakupki", "poruchki", "snabdyavane",
        "dostavki", "logistics", "logistika",
        "accounting", "invoice", "invoices", "achats", "compras", "acquisti", "ordini", "inkoop", "zamowienia", "biuro",
        "reception", "shop", "magazin", "sklad",
        "warehouse", "client", "company", "firma", "oferti", "zapitvane", "production", "workshop", "export", "import",
        "trade", "general", "secretary", "manager",
    ]

    private static let particles: Set<String> = [
        "van", "von", "de", "der", "den", "del", "della", "di", "da", "dos", "la", "le", "el", "al", "bin", "zu", "и",
        "и.д.", "инж.", "г-н", "г-жа", "dipl.-ing.", "dr.", "ing.", "инж", "д-р", "арх.", "mr.", "ms.",
    ]

    /// Lower case, Latin letters, no marks: "Петрова" and "Petrova" become one.
    static func folded(_ word: some StringProtocol) -> String {
        var result = ""
        for scalar in word.lowercased().unicodeScalars {
            if let latin = transliteration[scalar] {
                result += latin
            } else if scalar.isASCII {
                result.unicodeScalars.append(scalar)
            } else {
                // „έ“ is a letter with a mark: the letter has a Latin one
                for base in String(scalar).decomposedBase.unicodeScalars {
                    result += transliteration[base] ?? String(base)
                }
            }
        }
        return result
    }

    private static let transliteration: [UnicodeScalar: String] = {
        let cyrillic = "абвгдежзийклмнопрстуфхцчшщъьюяыэёіїєґјљњћђџѓќѕў"
        let latin = [
            "a", "b", "v", "g", "d", "e", "zh", "z", "i", "y", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "f",
            "h", "ts", "ch", "sh", "sht", "a", "y", "yu", "ya", "y", "e", "e", "i", "i", "e", "g", "j", "lj", "nj", "c",
            "dj", "dz", "g", "k", "dz", "u",
        ]
        let greek = "αβγδεζηθικλμνξοπρστυφχψως"
        let greekLatin = [
            "a", "v", "g", "d", "e", "z", "i", "th", "i", "k", "l", "m", "n", "x", "o", "p", "r", "s", "t", "y", "f",
            "ch", "ps", "o", "s",
        ]
        var table: [UnicodeScalar: String] = [:]
        for (scalar, text) in zip(cyrillic.unicodeScalars, latin) { table[scalar] = text }
        for (scalar, text) in zip(greek.unicodeScalars, greekLatin) { table[scalar] = text }
        return table
    }()
}

extension String {
    /// Letters without their accents.
    fileprivate var decomposedBase: String {
        let base = decomposed.unicodeScalars.filter {
            !$0.properties.isDiacritic && $0.properties.canonicalCombiningClass == .notReordered
        }
        return String(String.UnicodeScalarView(base))
    }

    private var decomposed: String { decomposedStringWithCanonicalMapping }
}
