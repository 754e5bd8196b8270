/// Telephone numbers in signatures.
enum PhoneNumber {
    private static let labels: Set<String> = [
        "телефон", "тел", "моб", "мобилен", "мобилни", "гсм", "gsm", "tel", "telefon", "telephone", "phone", "mobile",
        "mob", "cell",
        "direct", "office", "handy", "mobil", "mobiltelefon", "τηλ", "κιν", "ph", "viber", "whatsapp", "m", "t", "p",
        "т", "м", "d",
        "durchwahl", "fon", "cep", "kom", "tlf", "telefono", "telef", "mobitel", "rufnummer", "hotline", "централа",
        "за връзка", "контакт", "контакти",
        "жсм", "call",
    ]
    private static let faxLabels: Set<String> = ["факс", "fax", "telefax", "faks", "φαξ", "f", "ф", "тел/факс"]

    /// Whether a folded text begins with a label and something to call behind it.
    static func startsWithLabel(_ folded: String) -> Bool {
        let (label, rest) = leading(folded)
        guard !label.isEmpty, labels.contains(label) || faxLabels.contains(label) else { return false }
        let after = rest.drop { " .:)/№-".contains($0) }
        guard let first = after.first else { return false }
        if label.count == 1 {
            return (rest.hasPrefix(":") || rest.hasPrefix(".") || rest.hasPrefix(" +"))
                && (first.isNumber || first == "+" || first == "(")
        }
        return first.isNumber || first == "+" || first == "(" || startsWithBareLabel(String(after))
    }

    private static func startsWithBareLabel(_ folded: String) -> Bool {
        let (label, _) = leading(folded)
        return label.count > 1 && (labels.contains(label) || faxLabels.contains(label))
    }

    private static func leading(_ folded: String) -> (label: String, rest: Substring) {
        let label = folded.prefix { $0.isLetter }
        return (String(label), folded[label.endIndex...])
    }

    static func read(_ text: String, _ folded: String) -> SignaturePiece.Phone? {
        guard !folded.utf8.contains(UInt8(ascii: "@")), !folded.holds("iban") else { return nil }
        let number = run(in: text)
        guard let number else { return nil }
        let words = folded.letterRuns
        let labelled = words.contains { word in labels.contains(word) }
        let fax = words.contains { faxLabels.contains($0) } && !(labelled && isBoth(words))
        if !labelled, !fax, words.count > 2 { return nil }
        // A bare number: long enough, and no postcode or date.
        let digits = number.filter(\.isNumber).count
        if !labelled, !fax {
            guard digits >= 7 || number.hasPrefix("+"), words.allSatisfy({ $0.count <= 12 }),
                number.first == "+" || number.first == "0" || number.first == "(" || digits >= 8
            else { return nil }
        }
        return SignaturePiece.Phone(number: number, isFax: fax, isLabelled: labelled)
    }

    /// „тел./факс“ is one line for both.
    private static func isBoth(_ words: [String]) -> Bool {
        guard let tel = words.firstIndex(where: labels.contains), let fax = words.firstIndex(where: faxLabels.contains)
        else { return false }
        return tel < fax && fax == tel + 1
    }

    private static func isGrouping(_ character: Character) -> Bool {
        switch character.unicodeScalars.first {
        case " ", "-", "/", "(", ")", ".", "\u{A0}", "–", "‑": true
        default: false
        }
    }

    /// The first run of digits, blanks and the marks that telephone numbers are grouped with, of six to fifteen digits.
    private static func run(in text: String) -> String? {
        var start: String.Index?
        var end = text.startIndex
        var digits = 0
        var index = text.startIndex
        func found() -> String? {
            guard let start, (6...15).contains(digits) else { return nil }
            var number = text[start..<end]
            if number.first == "(", !number.contains(")") { number.removeFirst() }
            return SignaturePiece.trimmed(number)
        }
        while index < text.endIndex {
            let character = text[index]
            let next = text.index(after: index)
            if character.isASCII, character.isNumber {
                if start == nil { start = index }
                digits += 1
                end = next
            } else if character == "+" || character == "(", start == nil {
                start = index
            } else if !(start != nil && isGrouping(character)) {
                if let number = found() { return number }
                start = nil
                digits = 0
            } else if digits == 0, character != " " {
                start = nil
            }
            index = next
        }
        return found()
    }
}

/// VAT, EIK and other numbers of registers.
enum RegistrationNumber {
    private static let labels = [
        "еик", "булстат", "дан номер", "ддс", "ин по ддс", "зддс", "eik", "bulstat", "vat", "ust", "ustid", "ust idnr",
        "ust id", "uid",
        "tva", "cui", "cif", "αφμ", "пиб", "pib", "oib", "edb", "едб", "эдб", "дб", "nip", "p iva", "piva",
        "partita iva", "nif", "siret", "siren",
        "инн", "vergi no", "vkn", "adoszam", "dic", "dič", "ico", "btw", "tax", "y tunnus", "cvr", "org nr", "mwst",
        "steuernummer", "мб", "bg",
        "company no", "reg no", "матичен",
    ]

    private static let labelWords: [[Substring]] = labels.map { $0.split(separator: " ") }.sorted {
        $0.count > $1.count
    }
    /// The labels that begin with a word.
    private static let labelsByWord: [Substring: [Int]] = Dictionary(
        grouping: labelWords.indices, by: { labelWords[$0].first ?? "" })

    static func startsWithLabel(_ folded: String) -> Bool {
        let words = words(folded)
        return label(words[...], longEnough: true) != nil
    }

    /// The label that stands at the front of some words.
    private static func label(_ words: ArraySlice<Substring>, longEnough: Bool) -> Int? {
        guard let first = words.first else { return nil }
        return labelsByWord[first]?.first { index in
            let label = labelWords[index]
            return words.starts(with: label) && !(longEnough && label.count == 1 && label[0].count < 3)
        }
    }

    /// The words; initials with points are one word: `C.U.I.` is `cui`.
    private static func words(_ folded: String) -> [Substring] {
        var plain = ""
        var letters = 0
        for scalar in folded.unicodeScalars {
            if scalar == ".", letters == 1 {
                letters = 0
                continue
            }
            letters = scalar.isLetter ? letters + 1 : 0
            plain.unicodeScalars.append(scalar)
        }
        return plain.runs { $0.isLetter || $0.properties.numericType != nil }.map { $0[...] }
    }

    /// The number as written without spaces: `BG203912345`, `203912345`.
    static func read(_ text: String, _ folded: String) -> String? {
        guard text.utf8.contains(where: { (48...57).contains($0) }) else { return nil }
        let words = words(folded)
        let labelled = words.indices.contains { label(words[$0...], longEnough: false) != nil }
        return labelled ? number(text) : bare(text)
    }

    /// `BG203912345` alone on its line.
    private static func bare(_ text: String) -> String? {
        let whole = text.filter { !$0.isWhitespace }
        let compact = whole.filter { $0.isLetter || $0.isNumber }
        guard compact.utf8.count >= 9, compact.utf8.count <= 14,
            compact.utf8.prefix(2).allSatisfy({ (65...90).contains($0) }),
            countries.contains(String(compact.prefix(2))),
            compact.dropFirst(2).allSatisfy({ $0.isASCII && ($0.isNumber || $0.isUppercase) }),
            compact.filter(\.isNumber).count >= 8
        else { return nil }
        return whole
    }

    private static let countries: Set<String> = [
        "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "EL", "GR", "ES", "FI", "FR", "GB", "HR", "HU", "IE", "IT",
        "LT", "LU", "LV",
        "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK", "XI", "CH", "MK", "RS",
    ]

    /// The first run with digits enough as written, with a country code in front and letters at its end, blanks left out:
    /// `DE 999 140 736`, `CHE-199.999.116`, `IE 9999 888 QH`, `NL001234567B01`.
    private static func number(_ text: String) -> String? {
        let tokens = text.split { !$0.isLetter && !$0.isNumber }
        for (index, token) in tokens.enumerated() where token.contains(where: \.isNumber) {
            var last = index
            while last + 1 < tokens.count, isNumberPiece(tokens[last + 1]) { last += 1 }
            let digits = tokens[index...last].reduce(0) { $0 + $1.filter(\.isNumber).count }
            guard (6...14).contains(digits) else { continue }
            if last + 1 < tokens.count, isEnding(tokens[last + 1]) { last += 1 }
            let first = index > 0 && isCountry(tokens[index - 1]) ? index - 1 : index
            let run = text[tokens[first].startIndex..<tokens[last].endIndex]
            return String(run.filter { !$0.isWhitespace })
        }
        return nil
    }

    /// `QH` of an Irish number.
    private static func isEnding(_ token: Substring) -> Bool {
        token.count <= 2 && token.allSatisfy { $0.isASCII && $0.isUppercase }
    }

    private static func isCountry(_ token: Substring) -> Bool {
        let latin = String(token.map { Self.twins[$0] ?? $0 })
        return countries.contains(latin.uppercased()) || latin == "CHE" || latin == "ATU" || latin == "RO"
    }

    private static let twins: [Character: Character] = [
        "В": "B", "Е": "E", "А": "A", "Т": "T", "Р": "P", "О": "O", "С": "C", "М": "M", "К": "K", "Н": "H",
    ]

    private static func isNumberPiece(_ token: Substring) -> Bool {
        guard token.contains(where: \.isNumber) else { return false }
        let letters = token.filter(\.isLetter)
        return letters.isEmpty || (letters.count <= 3 && letters.allSatisfy(\.isUppercase))
    }
}
