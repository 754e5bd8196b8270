/// A phrase with room for inflection, in a small notation of words parted by blanks:
///
/// - `word` stands for itself, `stem*` for every word that begins so, `a|b*` for either;
/// - `_3` for up to three words, `#` for a number, `?word` for a word that may be missing;
/// - `^` for the beginning of a sentence, `$` for its end;
/// - `@unit`, `@we`, … for a named list of words (`PhrasePattern.lists`).
struct PhrasePattern: Sendable {
    struct Element: Sendable {
        var words: Set<String> = []
        var stems: [String] = []
        var isNumber = false
        var isOptional = false
        /// Up to so many words; zero for an element that matches one.
        var gap = 0
        var isStart = false
        var isEnd = false
    }

    let elements: [Element]

    /// Reads the notation; `spell` turns each word into the spelling that texts are compared in.
    init(_ notation: some StringProtocol, spell: (String) -> String = { $0 }) {
        elements = String(notation).split(separator: " ").map { piece in
            var element = Element()
            var piece = piece
            if piece.hasPrefix("?") {
                element.isOptional = true
                piece = piece.dropFirst()
            }
            if piece.hasPrefix("_"), let gap = Int(piece.dropFirst()) {
                element.gap = gap
                return element
            }
            if piece == "^" {
                element.isStart = true
                return element
            }
            if piece == "$" {
                element.isEnd = true
                return element
            }
            for alternative in piece.split(separator: "|") {
                Self.add(alternative, to: &element, spell: spell)
            }
            return element
        }
    }

    private static func add(_ alternative: Substring, to element: inout Element, spell: (String) -> String) {
        if alternative == "#" {
            element.isNumber = true
        } else if alternative.hasPrefix("@") {
            for word in (lists[String(alternative.dropFirst())] ?? "").split(separator: " ") {
                add(word, to: &element, spell: spell)
            }
        } else if alternative.hasSuffix("*") {
            element.stems.append(spell(Folding.fold(alternative.dropLast())))
        } else {
            element.words.insert(spell(Folding.fold(alternative)))
        }
    }

    /// Lists that many phrases share.
    static let lists: [String: String] = [
        "unit":
            "бр броя брой br broya pcs pc pieces piece stk stuck кг kg kilo килограма г гр g т тона tonnes t м метра m"
            + " meter metres meters м2 m2 л литра l liter litres litra комплекта комплект к set sets кутии кутия boxes box"
            + " кашона кашон karton kartons kartons палета палет pallets pallet чифта paar pairs ролки ролка rolls rollen"
            + " листа листи sheets platten туби туба cans kanister units units единици опаковки пакета пакет packs packages"
            + " торби bags sacke чувала bucati buc шт штук комада ком adet τεμαχια τεμ пари парчета хиляди хил thousand cartons",
        "price":
            "цена цената цени цените цен* price prices pricing quote quotation quotations preis preise preisangebot"
            + " preisliste офертa оферта оферти ценова offer offers angebot kostenvoranschlag pret preturi pretul oferta"
            + " ofertu понуду понуда понуди fiyat teklif τιμη τιμες προσφορα цену цены стоимость prix devis preventivo prezzo precio"
            + " presupuesto cotizacion wyceny wycene oferte cenu cene cenovnik estimate",
        "please": "моля молим молиме mol bitte please kindly моля",
        "goods": "стока стоката продукт* артикул* материал* изделия goods items products materials ware waren artikel",
    ]
}
