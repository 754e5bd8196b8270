/// The words that heads of tables of goods are made of, in the languages of the region.
enum HeadWords {
    /// What a head says its column holds; the first rule that fits counts.
    static func role(of cell: String) -> TableHead.Role? {
        let words = self.words(cell)
        guard !words.isEmpty, words.count <= 8 else {
            return cell.trimmedBlank == "#" || cell.trimmedBlank == "№" ? .position : nil
        }
        let joined = words.joined(separator: " ")
        if cell.unicodeScalars.contains(where: { $0 == "€" || $0 == "$" || $0 == "£" }) { return .price }
        if let exact = exact[joined] { return exact }
        for (role, stems) in rules where words.contains(where: { stems.holdsBeginning(of: $0) }) { return role }
        return unit(in: cell) != nil && words.count == 1 ? .quantity : nil
    }

    /// Whether a head is nothing but a unit: „бр.“, „m“.
    static func isUnit(_ cell: String) -> Bool {
        let words = self.words(cell.trimmedBlank)
        return words.count == 1 && UnitWords.unit(words[0]) != nil
    }

    /// A unit that a head names: „Qty (pcs)“, „Количество, бр.“, „kg“.
    static func unit(in cell: String) -> UnitWord? {
        for word in words(cell).reversed() {
            if ["unit", "units", "each", "ea", "stuck", "adet", "брой", "box", "list", "set"].contains(word),
                words(cell).count > 1 || word == "unit" || word == "units" || word == "list"
            {
                continue
            }
            if let unit = UnitWords.unit(word), unit.unit != nil { return unit }
        }
        return nil
    }

    private static func words(_ cell: String) -> [String] {
        var words: [String] = []
        var current = ""
        for letter in Folding.fold(cell.prefix(80)).unicodeScalars {
            if letter.properties.isAlphabetic || letter == "№" || letter == "#" || (letter == "-" && !current.isEmpty) {
                current.unicodeScalars.append(letter)
            } else if letter == "." && current.unicodeScalars.count <= 2 && !current.isEmpty {
                // „м.ед.“, „p.n.“, „u.m.“ stay words of their own
                words.append(current)
                current = ""
            } else if !current.isEmpty {
                words.append(current)
                current = ""
            }
        }
        if !current.isEmpty { words.append(current) }
        return words.map { $0.hasSuffix("-") ? String($0.dropLast()) : $0 }.filter { !$0.isEmpty }
    }

    private static let exact: [String: TableHead.Role] = table([
        (
            .position,
            "№ no nr pos pos-nr п п по ред ред line item item no s n sr no sl no lfd lfd nr rb r br nr crt поз позиция position № по ред zeile # id posten р б бр по ред"
        ),
        (
            .quantity,
            "к-во кол кол-во q ty qty qnty quant menge stk stuck stuckzahl anzahl cant cant cantitate kolicina miktar бр брой бройки поръчка заявка bestellung comanda porudzbina pcs pieces количества qtty order qty required qty ποσοτητα"
        ),
        (
            .unit,
            "мярка м ед ед м ме мер ед ед ед изм ед мярка мерна единица unit units uom u m um me einheit einh eh ve jm j m birim jed mere мера единица мерни единици unit of measure м-ка μ μ μοναδα"
        ),
        (
            .description,
            "артикул артикули стока стоки продукт продукти материал материали наименование описание item items article articles product products goods material description name artikel ware bezeichnung beschreibung produkt denumire produs descriere articol naziv opis artikal roba ürün изделие товар наименования позиции what какво вид стока item name item description описание на стоката περιγραφη ειδος malzeme urun text"
        ),
        (
            .code,
            "код code sku арт арт № кат № каталожен № part no part number art-nr art nr best-nr cod cod produs sifra šifra p n part item code номенклатурен № art-no item number article no article number artikelnummer artikel-nr artikelnr bestellnummer bestell-nr material-nr materialnummer κωδικος ean barcode баркод kod ref"
        ),
    ])

    private static func table(_ rows: [(TableHead.Role, String)]) -> [String: TableHead.Role] {
        var table: [String: TableHead.Role] = [:]
        for (role, text) in rows {
            // heads of several words stand as they are written, so each run of one to three words is entered that is listed
            for phrase in phrases(text) where table[phrase] == nil { table[phrase] = role }
        }
        return table
    }

    /// Single words of a list, and the listed compounds that need all their words.
    private static func phrases(_ text: String) -> [String] {
        let compounds = [
            "item no", "s n", "sr no", "sl no", "lfd nr", "r br", "nr crt", "№ по ред", "п п", "р б", "pos nr", "q ty",
            "order qty", "required qty", "м ед", "ед м", "мер ед", "ед изм",
            "ед мярка", "мерна единица", "u m", "j m", "jed mere", "unit of measure", "мерни единици", "вид стока",
            "item name", "item description", "описание на стоката", "арт №", "кат №",
            "каталожен №", "part no", "part number", "art nr", "p n", "item code", "номенклатурен №", "item number",
            "article no", "article number", "cod produs", "бр по ред",
        ].map { Folding.fold($0) }
        var rest = " " + Folding.fold(text) + " "
        var found: [String] = []
        for compound in compounds where rest.contains(" " + compound + " ") {
            found.append(compound)
            rest = rest.replacing(" " + compound + " ", with: "  ")
        }
        return found + rest.split(separator: " ").map(String.init).filter { $0.count > 1 || "№#".contains($0) }
    }

    /// Prefixes of words, in the order of trust.
    private static let rules: [(TableHead.Role, StemTable)] = [
        (
            .faulty,
            stems(
                "липсв брак дефект повред рекламир недост missing defect faulty damaged short shortage broken fehl defekt beschadig bruch lips"
            )
        ),
        (
            .price,
            stems(
                "цен price preis pret prix cijena cena fiyat target eur euro bgn usd лв лева стойност value wert betrag amount сума suma sum total общо gesamt summe итого ддс vat mwst tva pdv rabat discount отстъпк скидк sconto τιμη"
            )
        ),
        (
            .note,
            stems(
                "забележ бележк коментар note remark comment obs bemerk anmerk hinweis napomen примеч mention aciklama")
        ),
        (
            .quantity,
            stems(
                "колич к-во кол-во тираж tiraj tirage auflage qty quant menge anzahl stuckz cantit ποσοτητ quantit cantidad quantita ilosc kolic miktar поръчан заявен необходим потреб требуем ordered required need bedarf bestellm kolichestvo brojka broi количест"
            )
        ),
        (
            .attribute,
            stems(
                "gebind размер size dimension abmess grosse groesse masse разфасов опаковк packag packung packing verpack цвят color colour farb culoar материя тегло weight gewicht greutat качество марка brand marke модел modell model производител hersteller manufactur стандарт standard norm din клас class тип type typ вид sort"
            )
        ),
        (
            .other,
            stems(
                "дат date datum termin срок delivery liefer наличн stock lager склад warehouse проект project обект страна country origin hs мит"
            )
        ),
        (
            .code,
            stems(
                "код code sku каталож artikelnr artikelnum art-nr artnr bestellnr bestell-nr cod sifra номер part-no partno номенкл teilenum barcode баркод ean kod"
            )
        ),
        (.unit, stems("мярк мерн единиц unit uom einheit masseinheit birim")),
        (
            .description,
            stems(
                "наименов описан стока стоки продукт артикул материал изделие descript product goods item article artikel bezeich beschreib ware produkt denumi descri produs articol naziv opis artikal roba товар name спецификац material malzeme urun designation libelle позиц"
            )
        ),
        (.position, stems("№ пореден pos position поз ред lfd")),
    ]

    private static func stems(_ text: String) -> StemTable {
        StemTable(text.split(separator: " ").map { Folding.fold($0) })
    }
}
