/// Why a command line cannot be understood.
enum CommandProblem: Error, Hashable {
    case unknownVerb(String, nearest: String?)
    case missing(StaffVerb, Argument)
    case unreadable(StaffVerb, Argument, String)
    case ambiguousNumber(String)
    case surplus(StaffVerb, String)
    case unknownKey(String, known: [String])
    case twice(String)
    case unknownDocument(String)
    case tooLong
    case tooManyLines

    /// What an argument is, for the sentences.
    enum Argument: Hashable {
        case who, day, client, number, lineNumber, quantity, article, price, percent, text, package, weight, sum
        case document, code, share, incoterm, days
    }

    /// The problem and the way out, as one or two sentences to the person who typed the line.
    func sentence(_ language: String) -> String {
        let words = Wording(language: language)
        switch self {
        case .unknownVerb(let word, let nearest):
            let unknown = words.of(
                en: "There is no command #\(word).", bg: "Няма команда #\(word).",
                de: "Den Befehl #\(word) gibt es nicht.")
            guard let nearest else {
                return unknown
                    + words.of(
                        en: " #help lists them all.", bg: " #помощ показва всички.", de: " #help zeigt alle.")
            }
            return unknown
                + words.of(
                    en: " Did you mean #\(nearest)?", bg: " Може би #\(nearest)?", de: " Meinten Sie #\(nearest)?")
        case .missing(let verb, let argument):
            return words.of(
                en: "#\(verb.name) needs \(argument.name("en")).",
                bg: "#\(verb.shown("bg")) иска \(argument.name("bg")).",
                de: "#\(verb.name) braucht \(argument.name("de")).") + example(verb, words)
        case .unreadable(let verb, let argument, let typed):
            return words.of(
                en: "“\(typed)” is not \(argument.name("en")).", bg: "„\(typed)“ не е \(argument.name("bg")).",
                de: "„\(typed)“ ist nicht \(argument.name("de")).") + example(verb, words)
        case .surplus(let verb, let typed):
            return words.of(
                en: "#\(verb.name) cannot use “\(typed)”.", bg: "#\(verb.shown("bg")) не приема „\(typed)“.",
                de: "#\(verb.name) kann mit „\(typed)“ nichts anfangen.") + example(verb, words)
        default: return rareSentence(words)
        }
    }

    private func rareSentence(_ words: Wording) -> String {
        switch self {
        case .ambiguousNumber(let typed):
            let plain = typed.replacing(",", with: "").replacing(".", with: "")
            let point = typed.replacing(",", with: ".")
            return words.of(
                en: "“\(typed)” may mean \(point) or \(plain): write \(plain) or \(point)0.",
                bg: "„\(typed)“ може да е \(point) или \(plain): напишете \(plain) или \(point)0.",
                de: "„\(typed)“ kann \(point) oder \(plain) heißen: schreiben Sie \(plain) oder \(point)0.")
        case .unknownKey(let key, let known):
            let list = known.map { $0 + "=" }.joined(separator: " ")
            return words.of(
                en: "There is no “\(key)=”; known are \(list).", bg: "Няма „\(key)=“; може \(list).",
                de: "„\(key)=“ gibt es nicht; bekannt sind \(list).")
        case .twice(let what):
            return words.of(
                en: "“\(what)” stands there twice.", bg: "„\(what)“ е посочено два пъти.",
                de: "„\(what)“ steht doppelt da.")
        case .unknownDocument(let typed):
            let list = DocumentName.allCases.map { words.language == "bg" ? $0.bulgarianName : $0.names[0] }
                .joined(separator: ", ")
            return words.of(
                en: "There is no document “\(typed)”; there are: \(list).",
                bg: "Няма документ „\(typed)“; има: \(list).",
                de: "Das Dokument „\(typed)“ gibt es nicht, nur: \(list).")
        case .tooLong:
            return words.of(
                en: "This line is too long.", bg: "Този ред е твърде дълъг.", de: "Diese Zeile ist zu lang.")
        default:
            return words.of(
                en: "There are more than \(CommandBlock.maximumLines) commands; the rest was not read.",
                bg: "Командите са повече от \(CommandBlock.maximumLines); останалите не са прочетени.",
                de: "Es sind mehr als \(CommandBlock.maximumLines) Befehle; der Rest wurde nicht gelesen.")
        }
    }

    private func example(_ verb: StaffVerb, _ words: Wording) -> String {
        let example = verb.examples(words.language)[0]
        return words.of(en: " Example: \(example)", bg: " Пример: \(example)", de: " Beispiel: \(example)")
    }
}

/// Picks a sentence by language.
struct Wording {
    let language: String

    func of(en: String, bg: String, de: String) -> String {
        language == "bg" ? bg : language == "de" ? de : en
    }
}

extension StaffVerb {
    /// The name as shown to people of a language.
    func shown(_ language: String) -> String { language == "bg" ? aliases.first ?? name : name }
}

extension DocumentName {
    /// The first of its names in Cyrillic.
    var bulgarianName: String {
        names.first { $0.unicodeScalars.contains { (0x400...0x4FF).contains($0.value) } } ?? names[0]
    }
}

extension CommandProblem.Argument {
    /// With its article where the language has one.
    func name(_ language: String) -> String {
        let words = Wording(language: language)
        return switch self {
        case .who:
            words.of(en: "a member of staff", bg: "служител", de: "eine Mitarbeiterin oder einen Mitarbeiter")
        case .day: words.of(en: "a date", bg: "дата", de: "ein Datum")
        case .client:
            words.of(en: "a client's name or code", bg: "име или код на клиент", de: "ein Kundenname oder -code")
        case .number:
            words.of(
                en: "a record's number", bg: "номер на запис", de: "eine Vorgangsnummer")
        case .lineNumber: words.of(en: "a line number", bg: "номер на ред", de: "eine Zeilennummer")
        case .quantity: words.of(en: "a quantity above zero", bg: "количество над нула", de: "eine Menge über null")
        case .article: words.of(en: "an article", bg: "артикул", de: "ein Artikel")
        case .price: words.of(en: "a price", bg: "цена", de: "ein Preis")
        case .percent:
            words.of(en: "a percentage from 0 to 100", bg: "процент от 0 до 100", de: "ein Prozentsatz von 0 bis 100")
        case .text: words.of(en: "a text", bg: "текст", de: "ein Text")
        case .package: words.of(en: "a package", bg: "опаковка", de: "ein Packstück")
        case .weight: words.of(en: "a weight in kg", bg: "тегло в кг", de: "ein Gewicht in kg")
        case .sum: words.of(en: "a sum", bg: "сума", de: "ein Betrag")
        case .document: words.of(en: "a kind of document", bg: "вид документ", de: "eine Dokumentart")
        case .code: words.of(en: "the code of our mail", bg: "кода от нашето писмо", de: "der Code aus unserer Mail")
        case .incoterm:
            words.of(
                en: "a term of Incoterms 2020 with its place, such as DAP Varna",
                bg: "условие по Инкотермс 2020 с мястото, например DAP Варна",
                de: "eine Klausel der Incoterms 2020 mit Ort, etwa DAP Varna")
        case .days: words.of(en: "a number of days", bg: "брой дни", de: "eine Anzahl Tage")
        case .share:
            words.of(
                en: "a list of lines such as 1:50,2", bg: "списък редове като 1:50,2", de: "eine Zeilenliste wie 1:50,2"
            )
        }
    }
}
