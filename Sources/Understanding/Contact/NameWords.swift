/// Names of people.
enum NameWords {
    /// The folded words of a text, letters only.
    static func words(_ text: String) -> [String] {
        Folding.fold(text).runs { $0.isLetter || $0 == "'" }
    }

    /// Whether a line is made of words that From's name or address has too.
    static func isNamed(_ line: String, _ known: Set<String>) -> Bool {
        let own = words(line).map(latin)
        let known = Set(known.map(latin))
        guard isPerson(line) else { return false }
        return own.contains { word in
            word.count >= 3
                && known.contains {
                    $0 == word || ($0.count >= 4 && word.count >= 4 && ($0.hasPrefix(word) || word.hasPrefix($0)))
                }
        }
    }

    /// Cyrillic and Latin spellings of a name on one footing.
    private static func latin(_ word: String) -> String { LatinBulgarian.skeleton(word) }

    /// Whether a line could be a name: one to five words, capitals in front or all small, no digits, no sentence.
    static func isPerson(_ line: String) -> Bool {
        let line = withoutTitles(line)
        guard line.count <= 60, line.count >= 2,
            !line.unicodeScalars.contains(where: { isOfNoName($0) || $0.properties.numericType != nil })
        else { return false }
        let words = line.split { $0.isWhitespace || $0 == "," }
        guard (1...5).contains(words.count) else { return false }
        var capitals = 0
        for word in words {
            guard let first = word.first(where: \.isLetter) else { return false }
            if first.isUppercase {
                capitals += 1
            } else if !particles.contains(word.lowercased()), !(word.hasSuffix(".") && word.count <= 4) {
                return false
            }
        }
        guard capitals >= 1 else { return false }
        let folded = words.map { Folding.fold($0) }
        return !folded.contains { businessStems.holdsBeginning(of: $0) || notNames.contains($0) }
    }

    private static func isOfNoName(_ mark: Unicode.Scalar) -> Bool {
        switch mark {
        case "@", ":", "/", "?", "!", "=", "<", ">", "%", "&", "+", "#", "„", "“", "\"", "«", "»": true
        default: false
        }
    }

    /// How much a line looks like a person rather than a shop: endings of family names for it, capitals only against it.
    static func likeness(_ line: String) -> Int {
        let words = line.split(whereSeparator: \.isWhitespace)
        var score = (2...3).contains(words.count) ? 1 : 0
        for word in words {
            let letters = word.filter(\.isLetter)
            if letters.count >= 2, letters == letters.uppercased() { score -= 2 }
            let folded = Folding.fold(letters)
            if folded.count > 3, familyEndings.contains(where: folded.hasSuffix) { score += 2 }
        }
        return score
    }

    private static let familyEndings = [
        "ов", "ова", "ев", "ева", "ски", "ска", "ин", "ина", "ин", "ov", "ova", "ev", "eva", "ski", "ska", "sky",
        "escu", "eanu",
        "ic", "ovic", "иќ", "ић", "opoulos", "idis", "akis", "son", "sen", "mann", "oglu", "enko", "енко", "чук", "ez",
    ]

    private static let particles: Set<String> = [
        "van", "von", "de", "der", "den", "del", "della", "di", "da", "dos", "la", "le", "el", "al", "bin", "zu", "ten",
        "ter", "af", "y", "e",
    ]
    private static let notNames: Set<String> = [
        "team", "екип", "екипът", "office", "офис", "sales", "info", "the", "and", "your", "ваш", "вашият", "от", "за",
        "на", "с", "и",
        "group", "company", "фирма", "store", "shop", "магазин", "hotel", "хотел", "ok", "ltd", "division", "desk",
        "support", "service",
        "services", "department", "dept", "abteilung", "отдел", "tel", "mobile", "факс", "fax", "email", "website",
        "address", "адрес",
        "signs", "gmbh", "marine", "системи", "systems", "solutions", "trade", "trading", "строй", "склад", "база",
        "завод", "мебели",
    ]
    private static let businessStems = StemTable([
        "инженеринг", "engineering", "construct", "logisti", "logistik", "строител", "industr", "индустр", "техник",
        "technik", "technolog",
        "технолог", "машин", "maschin", "manufactur", "производ", "снабд", "einkauf", "purchas", "procure", "packag",
        "опаков",
        "buro", "buero", "pfarr", "gemeinde", "schul", "kirch", "hotel", "restaur", "cafe", "kaffee", "markt", "market",
        "apothek",
        "praxis", "verein", "museum", "librar", "school", "college", "universi", "institut", "общин", "училищ",
        "читалищ", "болниц",
        "аптек", "ресторант", "хотел", "кафе", "механа", "пекарн", "фурна", "цветарниц", "книжарниц", "печатниц",
        "студио", "studio",
        "ателие", "atelier", "agenc", "агенци", "клиник", "clinic", "dental", "гараж", "garage", "auto", "авто",
        "ферма", "farm",
        "baker", "backer", "brewer", "foundation", "фондаци", "сдружени", "клуб", "club", "kindergarten", "детск",
        "градин", "garten",
        "bistro", "бистро", "bistrot", "pizz", "пицари", "salon", "салон", "theat", "театър", "church", "parish",
        "council", "trust",
        "holdings", "enterpris", "import", "export", "wholesal", "retail", "магазин", "мини", "mini", "супер", "super",
        "бюфет", "лавка",
        "лафка", "кооп", "кухн", "вила", "комплекс", "център", "center", "centre", "zentrum", "bau", "werk", "verlag",
        "druck", "печат",
        "print", "food", "foods", "храни", "winery", "wines", "винарн", "изба", "pharm", "фарма", "transport",
        "транспорт", "спед",
        "handels", "търгов", "commerc", "gruppe", "холдинг", "holding", "design", "дизайн", "consult", "консулт",
        "сервиз",
    ])

    /// Without academic titles and forms of address, as people file it.
    static func tidied(_ line: String) -> String {
        var name = withoutTitles(line)
        // „Möhlenkamp, Kerstin“ stands in headers; in a signature a comma begins the title.
        if let comma = name.firstIndex(of: ",") { name = String(name[..<comma]) }
        if let open = name.firstIndex(of: "("), open > name.startIndex { name = String(name[..<open]) }
        while let last = name.last, last.isWhitespace || last == "." && !isInitial(name) { name.removeLast() }
        return name
    }

    private static func isInitial(_ name: String) -> Bool {
        let last = name.split(separator: " ").last ?? ""
        return last.count == 2
    }

    private static func withoutTitles(_ line: String) -> String {
        var words = line.split(whereSeparator: \.isWhitespace).map(String.init)
        // „i. A. Jürgen Weiß“, „ppa. …“: who signs for another.
        for mark in [["i.", "a."], ["i.", "v."], ["i.a."], ["i.v."], ["ppa."], ["ppa"], ["p.p."]]
        where words.count > mark.count && words.prefix(mark.count).map({ Folding.fold($0) }) == mark {
            words.removeFirst(mark.count)
            break
        }
        while words.count > 1, let first = words.first, isTitle(first) { words.removeFirst() }
        while words.count > 1, let last = words.last, degrees.contains(Folding.fold(last).filter(\.isLetter)) {
            words.removeLast()
        }
        return words.joined(separator: " ")
    }

    private static func isTitle(_ word: String) -> Bool {
        let folded = Folding.fold(word)
        return titles.contains(folded)
            || titles.contains(folded.filter(\.isLetter)) && (folded.hasSuffix(".") || folded.contains("-"))
    }

    private static let titles: Set<String> = [
        "инж", "инж.", "д-р", "др", "дипл", "дипл.", "арх", "арх.", "проф", "проф.", "доц", "доц.", "г-н", "г-жа",
        "г-ца", "маг", "ик",
        "ing", "ing.", "dr", "dr.", "prof", "prof.", "dipl", "dipl.", "dipl.-ing", "dipl.-ing.", "dipling", "mr", "mr.",
        "mrs", "mrs.",
        "ms", "ms.", "miss", "herr", "frau", "mag", "mag.", "eng", "eng.", "inz", "inz.", "arch", "arch.", "sir", "κ",
        "κ.", "adv.", "адв.",
        "domn", "doamna", "m.sc.", "б.ф.", "ик.", "инж.-", "rer.", "nat.", "(fh)", "(tu)", "fh", "dipl-ing",
        "дипл.-инж.", "kfm.",
        "dipl.-kfm.",
    ]
    private static let degrees: Set<String> = [
        "phd", "mba", "msc", "bsc", "ma", "ba", "beng", "meng", "mcips", "fcips", "dipling", "esq", "cpa",
    ]
}

/// What people are at work.
enum Roles {
    static func isRole(_ folded: String) -> Bool {
        let words = folded.letterRuns
        guard !words.isEmpty, words.count <= 9 else { return false }
        return words.contains { word in stems.holdsBeginning(of: word) || exact.contains(word) }
    }

    private static let exact: Set<String> = [
        "ceo", "cfo", "coo", "cto", "md", "buyer", "owner", "partner", "chef", "head", "lead", "отдел", "department",
        "dept", "екип",
        "team", "inhaber", "inhaberin", "сътрудник", "директор", "шеф", "clerk", "agent", "officer", "supervisor",
        "foreman", "expert",
        "controller", "einkauf", "verkauf", "vertrieb", "buchhaltung", "disposition", "purchasing", "procurement",
        "sales", "accounts",
        "logistics", "warehouse", "administrator", "administration", "снабдяване", "снабдител", "склад", "бухгалтерия",
        "achizitii",
        "отговорник", "прораб", "домакин", "касиер", "експерт", "engineering", "maintenance", "production", "поддръжка",
        "производство",
        "werkstatt", "werkstattleiter", "meister", "polier", "bauleiter", "prokurist", "prokura", "president",
        "chairman", "founder",
    ]
    private static let stems = StemTable([
        "управител", "мениджър", "мениджер", "ръководител", "началник", "организатор", "специалист", "инженер",
        "конструктор", "технолог",
        "счетоводител", "координатор", "представител", "механик", "собственик",

        "manag", "direct", "engineer", "assist", "coordinat", "koordinat", "specialist", "consultant", "accountant",
        "executive", "represent",
        "supervis", "leiter", "leitung", "geschaftsfuhr", "sachbearbeit", "assistenz", "ingenieur", "techniker",
        "mitarbeit", "einkauf",
        "administrator", "responsab", "gerant", "direttor", "gerente", "jefe", "inginer", "sef", "economist",
        "διευθυντ", "υπευθυν",
        "директор", "менеджер", "начальник", "заместител", "зам", "mudur", "uzman", "kierownik", "specjalist", "vedouc",
        "ügyvezet",
        "ugyvezet", "komercijal", "комерцијал", "референт", "planner", "strateg", "analyst", "secretar", "секретар",
        "technician",
    ])
}

/// Firms.
enum CompanyNames {
    /// Whether a legal form stands in the line as a word of its own.
    static func hasLegalForm(_ line: String) -> Bool {
        guard line.count <= 120 else { return false }
        let words = line.split { $0.isWhitespace || isSeparator($0) }.map(String.init)
        guard words.count > 1, words.count <= 12 else { return false }
        for (index, word) in words.enumerated() {
            let plain = Folding.fold(word).filter { $0 != "." && $0 != "/" }
            // Short forms only in capitals or with points: „АД“, `AG`, `Oy`; „et“ and „as“ are words.
            guard forms.contains(plain) else { continue }
            if plain.count <= 2 {
                let capital = word.first?.isUppercase == true
                guard index > 0 || plain == "ет" || plain == "sc" else { continue }
                if word.contains(".") || word == word.uppercased()
                    || (capital && ["oy", "ab", "co", "as"].contains(plain))
                {
                    return true
                }
                continue
            }
            if index > 0 || plain == "ет" { return true }
        }
        let folded = Folding.fold(line)
        return longForms.contains { folded.holds($0) }
    }

    private static func isSeparator(_ character: Character) -> Bool {
        switch character.unicodeScalars.first {
        case ",", ";", "(", ")", "\"", "„", "“", "”", "«", "»": true
        default: false
        }
    }

    private static let forms: Set<String> = [
        "оод", "еоод", "ад", "еад", "ет", "сд", "кд", "дззд", "оод", "адсиц", "дружество", "ood", "eood", "ead", "ad",
        "et", "ltd", "limited", "llc",
        "llp", "plc", "inc", "corp", "corporation", "gmbh", "ag", "kg", "ohg", "ug", "ek", "gbr", "kgaa", "se", "sa",
        "sas", "sarl", "sl", "slu",
        "srl", "srls", "spa", "lda", "bv", "nv", "vof", "oy", "oyj", "ab", "as", "aps", "asa", "doo", "dd", "дооел",
        "доо", "dooel", "kft", "zrt", "bt",
        "sro", "spzoo", "oo", "ооо", "зао", "оао", "ао", "тов", "ип", "тоо", "αε", "επε", "ικε", "οε", "εε", "ae",
        "epe", "ike", "ou", "uab", "sia", "co",
        "pty", "pte", "sti", "as", "пао", "кооперация", "sprl", "eurl", "snc", "scs", "sti", "jsc", "smpc", "mike",
        "пк", "кооп", "пфа", "pfa", "sh",
        "shpk", "ст",
    ]
    private static let longForms = [
        "d.o.o", "s.r.o", "sp. z o.o", "z o.o", "a.s.", "ltd. sti", "e.k.", "e.u.", "s.p.a", "s.r.l", "a.e.", "& co",
        "gmbh",
    ]

    /// The firm's name without role, street or town around it.
    static func tidied(_ line: String) -> String {
        let name = SignaturePiece.trimmed(line)
        let parts = name.split(separator: ",").map { SignaturePiece.trimmed($0) }
        guard parts.count > 1 else { return name }
        // `Huayue Co., Ltd`, `Quintela Wines, Lda.`: the comma belongs to the name.
        let forms = parts.indices.filter { isLegalForm(parts[$0]) }
        if let form = forms.first, form > 0 { return parts[...form].joined(separator: ", ") }
        if let part = parts.first(where: hasLegalForm) { return part }
        return parts[0]
    }

    /// Whether a part of a line is nothing but a legal form.
    private static func isLegalForm(_ part: String) -> Bool {
        !part.contains(" ") && forms.contains(Folding.fold(part).filter { $0 != "." && $0 != "/" })
    }
}

/// Postal addresses and addresses of the web.
enum AddressLines {
    static func isAddress(_ text: String, _ folded: String) -> Bool {
        let words = folded.letterRuns
        let hasDigit = text.contains(where: \.isNumber)
        if words.contains(where: { streetWords.contains($0) }) { return true }
        if hasDigit, words.contains(where: { placeWords.contains($0) }) { return true }
        if hasDigit,
            words.contains(where: { word in streetStems.contains { word.hasSuffix($0) || word.hasPrefix($0) } })
        {
            return true
        }
        // „5300 Габрово“, `D-50667 Köln`
        let digits = text.prefix(8).filter(\.isNumber).count
        return (4...6).contains(digits) && (1...4).contains(words.count) && !text.contains("+")
    }

    static func isWebAddress(_ folded: String) -> Bool {
        guard !folded.contains(" "), let dot = folded.lastIndex(of: "."), dot > folded.startIndex else { return false }
        let end = folded[folded.index(after: dot)...]
        return (2...6).contains(end.count) && end.allSatisfy { $0.isASCII && $0.isLetter } && !folded.hasSuffix(".")
    }

    /// Words that stand in addresses only.
    private static let streetWords: Set<String> = [
        "ул", "бул", "гр", "жк", "кв", "street", "road", "rd", "avenue", "ave", "blvd", "bvd", "strada", "judet", "jud",
        "улица", "булевард",
        "rue", "calle", "ulica", "cad", "sok", "mah", "οδος", "postfach", "address", "адрес", "area", "тц",
    ]
    /// Words that stand in names too; with a number they are an address.
    private static let placeWords: Set<String> = [
        "с", "ж", "пл", "обл", "общ", "str", "st", "lane", "ln", "bd", "sos", "шосе", "промишлена", "индустриална",
        "зона", "via", "ul",
        "unit", "suite", "building", "park", "estate", "house", "no", "box", "лозенец", "вх", "ет", "ап", "бл", "floor",
        "етаж", "mill",
    ]
    private static let streetStems = ["strasse", "straat", "strase", "str", "gasse", "weg", "platz", "allee", "utca"]
}
