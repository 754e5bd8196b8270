/// What the lines of signatures look like, whoever wrote them.
enum SignatureShape {
    /// Lines that stand in contact blocks: telephones, addresses, firms, registrations, web.
    static func isContact(_ line: String) -> Bool {
        let text = line.lowercased()
        guard text.utf8.count <= 240 else { return false }
        return isTelephone(text) || isWeb(text) || isRegistration(text) || isCompany(line) || isPostal(text)
    }

    /// Contact details that hardly stand in a text by themselves.
    static func isStrong(_ line: String) -> Bool {
        let text = line.lowercased()
        guard text.utf8.count <= 240 else { return false }
        return isTelephone(text) || isWeb(text) || isRegistration(text) || isCompany(line)
    }

    /// A labelled telephone number, or a line that is hardly more than a number.
    static func isTelephone(_ text: String) -> Bool {
        let digits = text.utf8.count { $0 >= 48 && $0 <= 57 }
        guard digits >= 6 else { return false }
        if startsWithLabel(text) || telephoneMarks.isIn(text) { return true }
        let letters = text.unicodeScalars.count { $0.properties.isAlphabetic }
        return digits >= 8 && digits <= 16 && letters <= 4 && !text.contains(",") && text.utf8.count <= 40
    }

    private static let telephoneLabels: PhraseSet = [
        "tel", "t:", "t.", "m:", "m.", "mob", "phone", "cell", "fax", "f:", "gsm", "тел", "моб", "факс", "т:", "т.",
        "м:", "м.", "gsm", "жсм", "handy", "telefon", "telefone", "teléfono",
        "tél", "port", "móvil", "cellulare", "cell", "komórka", "kom.", "τηλ", "κιν", "whatsapp", "viber", "skype",
        "direct", "office:", "mobil", "durchwahl", "hotline", "d:", "p:", "ph", "puh", "tfn", "tlf",
    ]
    private static let telephoneMarks: PhraseSet = [
        "тел.", "тел:", "тел ", "tel.", "tel:", "tel ", "моб.", "моб:", "mob.", "mob:", "mobile", "phone:", "gsm:",
        "gsm ", "факс", "fax:", "fax.", "τηλ", "tél.", "телефон", "telefon", "whatsapp", "viber", "☎", "📞", "📱", "| +",
        "|  +", "m: +", "t: +",
    ]

    /// "tel. 02…", "m: +359…".
    private static func startsWithLabel(_ text: String) -> Bool {
        let bare = text.trimming(" *|•·-–☎✆📞📱")
        if telephoneLabels.begins(bare) { return true }
        let second = bare.unicodeScalars.dropFirst().first
        return (second == ":" || second == ".") && bare.unicodeScalars.first?.properties.isAlphabetic == true
    }

    /// An address of the web or of mail, alone or labelled.
    static func isWeb(_ text: String) -> Bool {
        guard text.utf8.contains(UInt8(ascii: "@")) || webMarks.isIn(text) else { return false }
        if text.hasPrefix("www.") || webStarts.begins(text) && text.utf8.count <= 160 && !text.utf8.contains(32) {
            return true
        }
        let words = text.split(whereSeparator: { $0 == " " || $0 == "\t" })
        let others = words.count { word in
            !word.utf8.contains { $0 == UInt8(ascii: "@") || $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "|") }
                && !webMarks.isIn(word)
                && !webLabels.contains(String(word).trimming(":.|,"))
        }
        return others <= 2 || words.contains("|")
    }
    private static let webMarks: PhraseSet = ["www.", "http"]
    private static let webStarts: PhraseSet = ["http://", "https://", "<http"]
    private static let webLabels: Set<String> = [
        "e-mail", "email", "mail", "e", "web", "w", "website", "internet", "имейл", "е-поща", "поща", "сайт", "уебсайт",
        "site", "url", "ел", "ел.поща", "mailto", "courriel", "correo", "адрес", "homepage",
    ]

    /// VAT, registration and bank numbers.
    static func isRegistration(_ text: String) -> Bool {
        let digits = text.utf8.count { $0 >= 48 && $0 <= 57 }
        guard digits >= 5, text.utf8.count <= 200 else { return false }
        return registrationMarks.isWordStartIn(text)
    }
    private static let registrationMarks: PhraseSet = [
        "еик", "булстат", "ддс №", "ддс:", "ддс номер", "ин по ддс", "зддс", "vat", "ust-id", "ust.-id", "ustid", "uid",
        "hrb", "hra ", "amtsgericht", "steuernummer", "steuer-nr", "siret", "siren", "tva", "cif", "nif", "p.iva",
        "p. iva", "partita iva", "btw",
        "kvk", "nip", "regon", "krs", "dič", "ičo", "dic:", "ico:", "cui", "j40", "αφμ", "α.φ.μ", "инн", "огрн",
        "єдрпоу", "pib", "пиб", "oib", "mb:", "эдб", "едб", "vergi", "eori", "company no", "company reg",
        "registered in", "reg. no", "reg no", "iban", "bic", "geschäftsführer", "cvr", "y-tunnus", "org.nr", "orgnr",
        "adószám",
    ]

    /// A firm's name by its legal form.
    static func isCompany(_ line: String) -> Bool {
        guard line.utf8.count <= 120 else { return false }
        let words = line.split(whereSeparator: { " ,|\t()".contains($0) })
        guard words.count <= 9 else { return false }
        return words.contains { word in
            forms.contains(word.lowercased().trimming("\"“”„.,"))
                && (word.first?.isUppercase ?? false || word.contains("."))
        } && !line.hasSuffix("?")
    }
    private static let forms: Set<String> = [
        "оод", "еоод", "ад", "еад", "ет", "сд", "кд", "дззд", "ltd", "limited", "llc", "llp", "plc", "inc", "corp",
        "gmbh", "ag", "kg", "ohg", "ug", "e.k", "mbh", "gbr", "s.a", "sa", "sas", "sarl", "s.a.r.l", "s.l", "sl",
        "s.r.l", "srl", "spa", "s.p.a", "lda", "b.v", "bv", "n.v", "nv", "oy", "ab", "as", "a/s", "aps", "d.o.o", "doo",
        "d.d", "a.d", "дооел", "доо", "дoo", "kft", "zrt", "s.r.o", "sro", "a.s", "z o.o", "o.o", "sp", "ооо", "зао",
        "оао", "тов", "ип", "пп", "a.ş", "aş", "şti", "ltd.şti", "α.ε", "ε.π.ε", "ικε", "οε", "oü", "uab", "sia", "co",
        "pty", "eood", "ood", "ead", "et", "ad",
    ]

    /// Street addresses and postcodes with towns.
    static func isPostal(_ text: String) -> Bool {
        guard text.utf8.count <= 160, text.utf8.contains(where: { $0 >= 48 && $0 <= 57 }) else { return false }
        return postalMarks.isWordStartIn(text) || text.utf8.count <= 80 && streetEndings.isIn(text)
    }
    /// German streets are one word: "Industriestr. 4".
    private static let streetEndings: PhraseSet = [
        "straße ", "strasse ", "str. ", "straat ", "laan ", "gatan ", "vägen ", "gasse ",
    ]
    private static let postalMarks: PhraseSet = [
        "ул.", "ул ", "бул.", "бул ", "гр.", "гр ", "с. ", "ж.к.", "жк ", "п.к.", "пл.", "вх.", "ет.", "str.", "straße",
        "strasse", "street", "st.", "road", "rd.", "avenue", "ave", "blvd", "lane", "p.o. box", "po box",
        "rue ", "calle", "via ", "viale", "piazza", "rua ", "strada", "bd.", "ul.", "ulica", "al.", "platz", "weg ",
        "allee", "laan", "straat", "gasse", "οδός", "cad.", "sok.", "mah.", "gatan", "vägen", "vej", "gate", "katu",
        "utca", "út ", "náměstí", "trg ", "bulevar", "industriezone", "industrial zone", "индустриална зона",
        "промишлена зона", "floor", "suite", "unit ",
    ]

    /// "Sent from my iPhone" and the like.
    static func isDeviceLine(_ line: String) -> Bool {
        guard line.utf8.count <= 220 else { return false }
        let text = line.lowercased().trimming("-–—_*.<> ")
        return (deviceStarts.begins(text) || deviceVerbs.isIn(text)) && deviceWords.isIn(text)
    }
    private static let deviceVerbs: PhraseSet = ["gesendet", "gönderildi", "küldve", "skickat från"]
    private static let deviceStarts: PhraseSet = [
        "sent from", "sent via", "sent by", "sent with", "sent using", "get outlook", "get bluemail", "get the",
        "download", "изпратено от", "изпратено с", "изпратено чрез", "изтеглете", "вземете outlook", "von meinem",
        "gesendet", "diese nachricht wurde von", "holen sie sich",
        "outlook für", "outlook for", "envoyé", "obtenez outlook", "télécharger outlook", "enviado", "obtener outlook",
        "obtenga outlook", "descargar outlook", "obter o outlook", "inviato", "ottieni outlook", "scarica outlook",
        "scarica", "verzonden", "download outlook", "outlook voor", "wysłan", "wyślij", "pobierz outlook", "pobierz",
        "trimis", "descărcați", "obțineți outlook", "στάλθηκε", "εστάλη", "λήψη του outlook", "απεσταλμένο",
        "отправлено", "отправлен из", "получить outlook", "скачать outlook", "надіслано", "отримати outlook", "poslato",
        "poslano", "послато", "испратено", "odesláno", "odoslané", "získat outlook", "skickat", "hämta outlook",
        "sendt fra", "hent outlook", "lähetetty", "hanki outlook", "elküldve", "saadetud", "iphone'umdan", "ipad'imden",
        "android için", "ios için", "написано от", "yahoo mail", "yahoo поща", "my iphone", "nosūtīts", "išsiųsta",
        "mobil cihazımdan", "samsung", "posláno", "preuzmi", "please excuse", "excuse my", "pardon the",
    ]
    private static let deviceWords: PhraseSet = [
        "iphone", "ipad", "ios", "android", "samsung", "galaxy", "huawei", "xiaomi", "redmi", "blackberry", "windows",
        "outlook", "yahoo", "gmail", "mobile", "mobil", "phone", "tablet", "proton", "tuta", "mail.ru", "yandex",
        "яндекс", "телефон", "мобил", "смартфон", "smartphone", "handy", "mail app", "k-9",
        "bluemail", "nine", "spark", "poco", "oneplus", "pixel", "nokia", "honor", "abv", "mail for", "поща за",
        "mail für", "cellulare", "telefon", "téléphone", "móvil", "telemóvel", "celular", "κινητό", "terminal", "gerät",
        "appareil", "brevity", "typos", "аbv", "fairemail", "thunderbird", "zoho", "mailspring", "superhuman",
        "aqua mail", "icloud",
    ]

    /// "P.S." and its kin: the writer goes on after signing.
    static func isPostscript(_ line: String) -> Bool {
        let text = line.lowercased()
        return postscripts.begins(text)
            || text.hasPrefix("ps") && text.dropFirst(2).first.map { ":.- ".contains($0) } ?? false
    }
    private static let postscripts: PhraseSet = [
        "p.s", "п.п.", "п.п:", "п.с.", "п.с:", "пп:", "пс:", "пп ", "p. s.", "з.ы.", "зы ", "υ.γ.", "n.b.", "nb:",
    ]
}
