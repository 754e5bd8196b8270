import Testing
import Workflows

@testable import Understanding

@Suite struct ArticleMatchingTests {
    /// What customers write, and the article that a careful clerk would take; `-` where none is named alone.
    /// sku or -, then the words.
    static let table = #"""
        FLR-500-25 | брашно тип 500 25 кг
        FLR-500-25 | Weizenmehl Typ 500 25 kg
        - | брашно тип 500
        - | брашно
        FLR-1150-25 | брашно тип 1150
        - | брашно тип 650 25 кг
        FLR-WH-1 | пълнозърнесто брашно
        FLR-WH-1 | Vollkornmehl
        SUG-25 | захар 25 кг
        SUG-25 | Zucker 25kg
        - | пудра захар 25 кг
        SUG-BR-1 | кафява захар
        SUG-BR-1 | brauner Zucker 1kg
        OIL-SUN-10 | слънчогледово олио 10л
        OIL-SUN-10 | Sonnenblumenöl 10 Liter
        OIL-SUN-10 | olio slanchogledovo 10 l
        OIL-SUN-1 | олио 1 литър
        OIL-OLV-05 | extra virgin olive oil 500 ml
        OIL-OLV-05 | зехтин 0.5
        OIL-OLV-05 | Olivenöl 500ml
        TOM-CAN-400 | белени домати 400 гр
        TOM-CAN-400 | geschälte Tomaten 400g
        TOM-PST-720 | доматено пюре
        - | доматено пюре 500 г
        RICE-BAS-1 | ориз басмати
        RICE-BAS-1 | Basmatireis 1kg
        - | ориз 1 кг
        MLK-35 | прясно мляко 3,5%
        MLK-15 | milk 1.5 %
        - | прясно мляко 1 л
        - | мляко 2% 1 л
        CHS-WHT-8 | бяло сирене 8 кг
        - | овче сирене 8 кг
        BTR-82-250 | масло 82% 250 г
        BTR-82-250 | Butter 250g
        WTR-05 | минерална вода 0.5
        WTR-05 | Mineralwasser 0,5l
        WTR-15 | mineral water 1500 ml
        WTR-SP-05 | газирана вода 500 мл
        COF-BN-1000 | кафе на зърна
        COF-BN-1000 | coffee beans 1000 g
        COF-GR-200 | Kaffee gemahlen 200 g
        PAP-A4-80 | копирна хартия А4 80 г
        PAP-A4-80 | хартия А4 80 гр/м2
        PAP-A4-80 | Kopierpapier A4 80g
        PAP-A4-80 | A4 copy paper, 80 gsm
        PAP-A4-80 | hartia kopirna A4
        - | копирна хартия А4 90 г
        PAP-A4-160 | картон А4 160 гр
        ENV-DL | пликове DL
        ENV-C5 | envelopes C5 white self adhesive
        ENV-C5 | Briefumschläge C5 selbstklebend
        - | пликове C4
        - | кафяви пликове C5
        PEN-BL | сини химикалки
        PEN-BL | Kugelschreiber blau
        - | химикали
        - | червен химикал
        TON-26A | тонер HP 26A
        TON-26A | toner 26A
        - | тонер HP 85A
        TAPE-48-66T | тиксо прозрачно 48х66
        TAPE-48-66B | тиксо кафяво 48мм х 66м
        TAPE-48-66B | Klebeband braun 48 mm x 66 m
        - | тиксо 48х66
        BOX-600 | кашони 600х400х300
        BOX-600 | Kartons 60x40x30 cm
        BOX-600 | кашон 60х40х30 см
        - | кашони 500х400х300
        STR-50-23 | стреч фолио 500 мм 23 микрона
        STR-50-23 | stretch film 23my
        FLY-A5-135 | листовки А5 135 г гланц
        FLY-A5-135 | Flyer A5 135g glänzend
        - | листовки А5 170 г гланц
        CARD-9050 | визитки 90х50 мат
        CARD-9050 | визитни картички 50х90
        BAN-440 | винилов банер 440
        CBL-3x25 | кабел СВТ 3х2.5
        CBL-3x25 | kabel SVT 3x2,5
        CBL-3x25 | кабел 3 х 2,5 СВТ
        - | кабел 3х4
        - | кабел ПВА 3х2.5
        LED-E27-9W | led крушки E27 9W
        LED-E27-9W | LED Lampe E27 9 W
        LED-E27-12W | крушка Е27 12 вата
        - | крушка E27
        LED-E14-5W | крушки Е14
        SOC-2-W | двоен контакт
        SOC-2-W | Doppelsteckdose weiß
        SOC-1-44 | контакт IP44
        - | контакт черен IP44
        BRK-16A | прекъсвач 16А
        BRK-16A | автоматичен предпазител 16A 1P C
        - | прекъсвач 16А 3P
        GLV-NIT-L | ръкавици нитрил L
        GLV-NIT-L | Nitrilhandschuhe L
        GLV-NIT-L | нитрилни ръкавици размер L
        GLV-NIT-L | nitrile gloves size L
        - | нитрилни ръкавици
        - | нитрилни ръкавици XL
        GLV-LAT-L | латексови ръкавици
        - | ръкавици L
        - | винилови ръкавици L
        CHR-OFC-B | офис стол
        CHR-OFC-B | Bürostuhl schwarz
        - | офис стол бял
        CHR-VIS | посетителски столове
        DSK-140 | бюро 140х70
        DSK-160 | бюро 160х80 дъб
        DSK-160-W | Schreibtisch 160x80 weiß
        - | бюро 160х80
        DSK-140 | Schreibtisch 140 x 70 cm Eiche
        DSK-140 | desk 1400x700 oak
        SHF-80 | етажерка бяла
        ACID-CIT-25 | лимонена киселина
        ACID-CIT-25 | Zitronensäure 25 kg
        - | сярна киселина 25 кг
        NAOH-25 | caustic soda
        NAOH-25 | Natronlauge 25 kg
        IPA-5 | изопропилов алкохол
        IPA-5 | isopropyl alcohol 5L
        DET-5 | препарат за под
        DET-GL-075 | препарат за стъкла 750мл
        DET-GL-075 | Glasreiniger
        SOAP-5 | течен сапун 5 литра
        SOAP-5 | Flüssigseife 5 l
        - | твърд сапун
        PNT-W-10 | латекс бял 10 литра
        - | латекс 10 л син
        PNT-RAL9005 | боя RAL 9005
        PNT-RAL9005 | Lack RAL9005
        - | боя RAL 9010
        PIPE-20 | тръба PPR ф20
        PIPE-20 | ppr тръби 20мм
        ELB-20 | колена PPR 20
        ELB-20 | PPR Bogen 20 mm
        VLV-12 | кран сферичен 1/2
        VLV-12 | ball valve 1/2"
        VLV-34 | сферични кранове 3/4 цола
        BRG-6205 | лагер 6205 2RS
        BRG-6205 | bearings 6205-2RS
        - | лагер 6206-2RS
        OIL-10W40-4 | моторно масло 10w40
        OIL-10W40-4 | Motoröl 10W-40
        - | моторно масло 15W40
        BAG-120 | чували за смет 120 литра
        BAG-120 | garbage bags 120l
        BAG-120 | Müllsäcke 120 l
        FLR-500-25 | flr 500 25
        CBL-3x25 | CBL-3х25
        CBL-3x25 | cbl 3x25
        """#

    static let cases = table.split(separator: "\n").map { line in
        let fields = line.split(separator: "|", maxSplits: 1).map { $0.trimmedBlank }
        return (sku: fields[0] == "-" ? nil : fields[0], words: fields[1])
    }

    @Test(arguments: cases)
    func `A phrase names the article that it fits alone, or none`(_ expected: (sku: String?, words: String)) {
        #expect(Trades.catalogue.find(expected.words).sku == expected.sku, "\(expected.words)")
    }

    @Test func `An ambiguous phrase lists what it may mean, best first`() {
        let found = Trades.catalogue.find("тиксо 48х66")
        #expect(found.sku == nil)
        #expect(Set(found.candidates.map(\.sku)).isSuperset(of: ["TAPE-48-66T", "TAPE-48-66B"]))
        #expect(found.candidates == found.candidates.sorted { $0.score > $1.score })
    }

    @Test func `A size that the catalogue lacks leaves the kind as candidates`() {
        let found = Trades.catalogue.find("кашони 500х400х300")
        #expect(found.sku == nil)
        #expect(found.candidates.contains { $0.sku == "BOX-600" })
    }

    @Test(arguments: [
        "CBL-3x25", "cbl-3x25", "CBL-3х25", "CBL 3x25", "cbl3x25", "СBL–3×25",
    ])
    func `A code is read in any case, with other dashes, spaces and look-alike letters`(_ typed: String) {
        #expect(Trades.catalogue.find(typed).sku == "CBL-3x25")
    }

    @Test(arguments: ["", " ", "M", "12", "???", "или", "за", String(repeating: "болт ", count: 5000)])
    func `Words that name nothing give nothing`(_ words: String) {
        #expect(Trades.catalogue.find(words).sku == nil)
    }

    @Test func `A size as it stands goes before the same numbers turned round`() throws {
        let price = try #require(FixedDecimal("1"))
        let articles = ["10x20", "20x10", "30x40"].map { size in
            Article(
                sku: size, names: ["en": "Nail \(size) black"], unit: .pcs, price: price, currency: .eur,
                vatPercent: price)
        }
        let catalogue = Catalogue(articles: articles)
        for size in ["10x20", "20x10", "30x40"] { #expect(catalogue.find("nail \(size) black").sku == size) }
        // turned round it is still found where nothing else fits
        #expect(catalogue.find("nail 40x30 black").sku == "30x40")
    }
}
