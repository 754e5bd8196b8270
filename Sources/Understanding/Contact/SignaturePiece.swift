/// A line of a signature, or a part of it where one line holds several: `Buyer | Lowe Ltd | 01632 960 143`.
struct SignaturePiece: Sendable {
    /// A telephone number as written.
    struct Phone: Sendable {
        var number: String
        var isFax: Bool
        var isLabelled: Bool
    }

    let text: String
    private(set) var phone: Phone?
    /// VAT or registration number without spaces.
    private(set) var registration: String?
    private(set) var isContactLine = false
    private(set) var isAddress = false
    private(set) var isRole = false
    private(set) var isGreeting = false
    private(set) var hasLegalForm = false

    /// The pieces of a signature in order.
    static func all(in signature: String) -> [SignaturePiece] {
        var pieces: [SignaturePiece] = []
        for line in signature.split(whereSeparator: \.isNewline).prefix(ContactReader.maximumLines) {
            for part in parts(of: String(line.prefix(400))) {
                let piece = SignaturePiece(part)
                if SignatureNoise.isNoise(piece.text) { continue }
                pieces.append(piece)
            }
        }
        return pieces
    }

    private init(_ part: String) {
        text = part
        let folded = Folding.fold(part)
        registration = RegistrationNumber.read(part, folded)
        phone = registration == nil ? PhoneNumber.read(part, folded) : nil
        isGreeting = SignatureNoise.isClosing(folded)
        hasLegalForm = phone == nil && CompanyNames.hasLegalForm(part)
        // „ДГ „Щурче“, гр. Лясковец“ begins with the firm.
        let head = part.prefix { $0 != "," }
        isAddress = AddressLines.isAddress(String(head), Folding.fold(head)) && !hasLegalForm
        isRole = Roles.isRole(folded) && !hasLegalForm
        isContactLine =
            phone != nil || registration != nil || folded.utf8.contains(UInt8(ascii: "@")) || folded.holds("www.")
            || folded.holds("http") || folded.holds("iban") || folded.holds("mailto:")
            || AddressLines.isWebAddress(folded)
    }

    private static let separators = [
        "|", "•", "·", " // ", " / ", " – ", " — ", "\t", "¦", "‖", " ● ", "    ",
    ]

    /// Splits at bars, bullets, semicolons and, between details, commas and wide gaps.
    private static func parts(of line: String) -> [String] {
        var cut = line
        for mark in separators where cut.holds(mark) { cut = cut.replacing(mark, with: "\u{1}") }
        // `Tel. …, Fax …`, „ООД; тел. …“
        cut = splitBeforeLabels(cut)
        return cut.split(separator: "\u{1}").map(trimmed).flatMap(closingAndName).filter { !$0.isEmpty }
            .flatMap(nameAndRole)
    }

    /// „Поздрави, Стефан“, „С уважение: Емил Радев“ → what stands behind the closing phrase.
    private static func closingAndName(_ part: String) -> [String] {
        guard let mark = part.firstIndex(where: { $0 == "," || $0 == ":" || $0 == "!" }) else { return [part] }
        let head = Folding.fold(part[..<mark])
        guard head.contains(where: \.isLetter), SignatureNoise.isClosing(head) else { return [part] }
        return [trimmed(part[part.index(after: mark)...])]
    }

    /// `Marta Nowak, Sales`, „Ради Лалев, Кооп Ракита“, „Костадин Вутов - администратор“ → the name and what follows it.
    private static func nameAndRole(_ part: String) -> [String] {
        if let dash = part.firstRange(of: " - ") {
            let (name, role) = (trimmed(part[..<dash.lowerBound]), trimmed(part[dash.upperBound...]))
            if NameWords.isPerson(name), Roles.isRole(Folding.fold(role)) || role.first?.isLowercase == true {
                return [name, role]
            }
        }
        guard let comma = part.firstIndex(of: ",") else { return [part] }
        let name = trimmed(part[..<comma])
        // `Practice Manager, Hilltop Vets`
        if Roles.isRole(Folding.fold(name)), !CompanyNames.hasLegalForm(name) {
            return [name, trimmed(part[part.index(after: comma)...])]
        }
        let rest = trimmed(part[part.index(after: comma)...])
        guard !rest.isEmpty, NameWords.isPerson(name), !Roles.isRole(Folding.fold(name)),
            !CompanyNames.hasLegalForm(name)
        else { return [part] }
        let folded = Folding.fold(rest)
        let follows =
            Roles.isRole(folded) || rest.first?.isLowercase == true || CompanyNames.hasLegalForm(rest)
            || NameWords.likeness(name) > 1
        return follows && !PhoneNumber.startsWithLabel(folded) ? [name, rest] : [part]
    }

    /// Cuts before a telephone or registration label that stands in the middle of a line.
    private static func splitBeforeLabels(_ line: String) -> String {
        var result = ""
        var index = line.startIndex
        let lastNumber = line.lastIndex(where: \.isNumber) ?? line.startIndex
        while index < line.endIndex {
            let character = line[index]
            if character == "," || character == ";" || character.isWhitespace {
                let rest = line[line.index(after: index)...].drop { $0 == " " }
                if PhoneNumber.startsWithLabel(Folding.fold(rest.prefix(16)))
                    || lastNumber >= rest.startIndex
                        && RegistrationNumber.startsWithLabel(Folding.fold(rest.prefix(20)))
                {
                    result.append("\u{1}")
                    index = rest.startIndex
                    // The label itself goes on unexamined, so that „тел. моб.“ is not cut twice.
                    while index < line.endIndex, line[index].isLetter || line[index] == "." {
                        result.append(line[index])
                        index = line.index(after: index)
                    }
                    continue
                }
            }
            result.append(character)
            index = line.index(after: index)
        }
        return result
    }

    static func trimmed(_ text: some StringProtocol) -> String {
        var rest = Substring(text)
        while let first = rest.first, first.isWhitespace || isEdge(first) { rest.removeFirst() }
        while let last = rest.last, last.isWhitespace || isEdge(last) { rest.removeLast() }
        return String(rest)
    }

    private static func isEdge(_ character: Character) -> Bool {
        switch character.unicodeScalars.first {
        case "*", "_", "~", "-", "–", "—", ",", ";", ":", ">", "•", "|", "[", "]", "‑": true
        default: false
        }
    }

    private var letters: Int { text.unicodeScalars.count { $0.properties.isAlphabetic } }

    /// Whether the words look like a person's name.
    var canBeName: Bool {
        !isContactLine && !isAddress && !isRole && !hasLegalForm && !isGreeting && NameWords.isPerson(text)
    }

    /// Whether the words may be a firm's name without a legal form.
    var canBeCompany: Bool {
        let isSentence = text.hasSuffix(".") && text.filter { $0 == "." }.count < 2
        guard letters >= 3, text.count <= 60, !isSentence, !text.hasSuffix("!"), !text.hasSuffix("?"),
            text.first.map({ $0.isUppercase || $0.isNumber }) == true || text.contains(where: { "\"„“«".contains($0) })
        else { return false }
        return text.split(separator: " ").count <= 6
    }
}

/// Lines of a signature that say nothing about the sender.
enum SignatureNoise {
    static func isNoise(_ line: String) -> Bool {
        let folded = Folding.fold(line)
        if folded.allSatisfy({ !$0.isLetter && !$0.isNumber }) { return true }
        return folded.hasPrefix("[cid:") || folded.hasPrefix("cid:") || folded.hasPrefix("<http")
            || folded.hasPrefix("[image")
            || sentFrom.holdsBeginning(of: folded)
    }

    private static let sentFrom = StemTable([
        "sent from", "изпратено от", "izprateno ot", "gesendet von", "von meinem", "get outlook", "trimis de pe",
        "отправлено",
        "envoye de", "inviato da", "enviado desde", "послато", "poslato", "wyslano", "mobile device", "please consider",
    ])

    /// „Поздрави“, `Best regards`: closings that a signature may begin with.
    static func isClosing(_ folded: String) -> Bool {
        let words = folded.letterRuns
        guard let first = words.first, words.count <= 7 else { return words.isEmpty }
        if words.allSatisfy({ closingWords.contains($0) }) { return true }
        if words.count <= 4, words.contains(where: phrases.contains) { return true }
        return words.count <= 5 && starts.contains(first) && words.contains { core.contains($0) }
    }

    private static let closingWords: Set<String> = Set(
        DateVocabulary.split(
            "поздрави поздрав с уважение най добри пожелания сърдечни благодаря благодарим благодарности предварително ви хубав лек"
                + " приятен успешен ден следобед вечер седмица уикенд pozdravi pozdrav s uvajenie uvazhenie blagodarq blagodarya best"
                + " kind kindest warm warmest regards many thanks and thank you cheers sincerely yours faithfully truly respectfully with"
                + " respect rgds br kr thx in advance all the wishes cordially have a nice day mit freundlichen freundlichem grussen gruss"
                + " grusse viele liebe schone beste besten herzliche danke vielen dank im voraus mfg vg lg hochachtungsvoll cu stima respect"
                + " multumesc o zi buna cordial salutari με εκτιμηση φιλικους φιλικα χαιρετισμους ευχαριστω поштовањем поштовање срдачан"
                + " срдечен хвала so pocit почит со поштовање postovanjem srdacan hvala lep saygilarimla saygilarimizla iyi calismalar"
                + " saygilar tesekkurler уважением спасибо cordialement bien a vous merci sinceres salutations cordiali saluti distinti"
                + " grazie saludos cordiales un saludo atentamente gracias met vriendelijke groet groeten pozdrowieniami wyrazami szacunku"
                + " z pozdravem udvozlettel"))
    /// Words that hardly stand in a name or a firm.
    private static let phrases: Set<String> = [
        "поздрави", "regards", "grusse", "grussen", "pozdrawiam", "pozdravem", "salutations", "saluti", "saludos",
        "udvozlettel",
        "groet", "groeten", "pozdravi", "cheers", "sincerely", "faithfully", "уважение", "уважением", "поштовањем",
        "postovanjem",
        "почит", "saygilar", "saygilarimla", "saygilarimizla", "χαιρετισμους", "εκτιμηση", "stima", "respect",
        "cordialement",
    ]
    private static let starts: Set<String> = [
        "с", "s", "with", "mit", "cu", "с", "so", "со", "with", "many", "best", "kind", "най",
    ]
    private static let core: Set<String> = [
        "уважение", "regards", "grussen", "gruss", "stima", "почит", "поштовање", "уважением", "respect", "wishes",
        "поздрави",
    ]
}
