import Foundation
import Testing

@testable import Understanding

/// Numbers of type, variants behind a noun, amounts in odd places; a workshop's and a school's articles.
@Suite struct TypesAndVariantsTests {
    private static let catalogue = Catalogue.load(
        Data(
            """
            sku,name_bg,name_en,unit,price
            BR-6008-2RS,Лагер сачмен 6008 2RS,Ball bearing 6008 2RS,pcs,1
            BR-6008-ZZ,Лагер сачмен 6008 ZZ капачка,Ball bearing 6008 ZZ shield,pcs,1
            BR-NJ208,Лагер ролков NJ 208,Roller bearing NJ 208,pcs,1
            BR-22210,Лагер двуредов 22210,Spherical bearing 22210,pcs,1
            BL-1120,Ремък клинов C 1120,V-belt C 1120,pcs,1
            SL-405510,Семеринг 40x55x10 NBR,Oil seal 40x55x10 NBR,pcs,1
            SL-405510V,Семеринг 40x55x10 FKM,Oil seal 40x55x10 FKM,pcs,1
            GR-SET,Комплект О-пръстени 225 части,O-ring assortment 225 pcs,set,1
            FL-10,Течност CLP 68 10 l,Gear fluid CLP 68 10 l,can,1
            FL-200,Течност CLP 68 200 l,Gear fluid CLP 68 200 l,pcs,1
            BK-A5-R,Тетрадка A5 червена,Exercise book A5 red,pcs,1
            BK-A5-B,Тетрадка A5 синя,Exercise book A5 blue,pcs,1
            BK-A5-G,Тетрадка A5 зелена,Exercise book A5 green,pcs,1
            LM-30,LED пура T8 18W 3000K,LED tube T8 18W 3000K,pcs,1
            LM-40,LED пура T8 18W 4000K,LED tube T8 18W 4000K,pcs,1
            DG-5,Обезмаслител 5 l,Degreaser 5 l,can,1
            DG-1,Обезмаслител 1 l,Degreaser 1 l,pcs,1
            GW-M,Халат работен M,Work coat M,pcs,1
            GW-L,Халат работен L,Work coat L,pcs,1
            SN-ORI,Прах за пералня 6 kg,Laundry powder 6 kg,pcs,1
            """.utf8)
    ).catalogue

    private func lines(_ text: String, _ kind: MailKind = .inquiry) -> [String] {
        var material = GoodsMaterial()
        let reader = BodyReader(Self.catalogue, tongue: TextTongue(text))
        material.sections = [reader.section(.body, text: text, html: nil, place: "text")]
        return GoodsReader(catalogue: Self.catalogue).lines(in: material, kind: kind).lines.map { line in
            "\(line.sku ?? "-") \(line.quantity.map { "\($0)" } ?? "-") \(line.unit.map { "\($0)" } ?? "-")"
        }
    }

    @Test(arguments: [
        ("Моля оферта за 6 лагера NJ208.", ["BR-NJ208 6 -"]),
        ("Моля оферта за лагер NJ 208 - 6 бр.", ["BR-NJ208 6 pcs"]),
        ("Please quote 4 ball bearings 6008.", ["- 4 -"]),
        ("Bitte um Angebot: Pendelrollenlager 22210 – 3 Stück", ["BR-22210 3 pcs"]),
        ("Търсим ремък С 1120 - 2 броя.", ["BL-1120 2 pcs"]),
        ("Търсим семеринг 40/55/10 витон - 5 бр.", ["SL-405510V 5 pcs"]),
        ("За линията в цеха 3 лагера 22210 ни трябват.", ["BR-22210 3 -"]),
        ("Моля цена за CLP 68 200 л - 1 бр.", ["FL-200 1 pcs"]),
        ("Моля цена за течност CLP 68, 4 туби", ["FL-10 4 can"]),
        ("Please send NJ208 - 5 off", ["BR-NJ208 5 pcs"]),
        ("Please supply against PO 55120:\n\nNJ208 x 2\nDG-5, 3 cans", ["BR-NJ208 2 -", "DG-5 3 can"]),
    ])
    func `A number of type is met however it is spaced`(text: String, expected: [String]) {
        #expect(lines(text) == expected)
    }

    @Test(arguments: [
        (
            "Искаме тетрадки А5 – червени, сини и зелени, по 80 бр. от всеки цвят.",
            ["BK-A5-R 80 pcs", "BK-A5-B 80 pcs", "BK-A5-G 80 pcs"]
        ),
        ("Iskam tetradki A5: cherveni i sini, po 40 br ot vseki.", ["BK-A5-R 40 pcs", "BK-A5-B 40 pcs"]),
        ("Моля цена за пури Т8 18W топла светлина - 20 бр.", ["LM-30 20 pcs"]),
        ("Please quote 25 LED tubes T8 18W neutral white.", ["LM-40 25 -"]),
        ("Bitte 12 Stück LED-Röhre T8 18W warmweiß anbieten.", ["LM-30 12 pcs"]),
        ("Please quote six 5-litre cans of degreaser.", ["DG-5 6 can"]),
        ("Искам обезмаслител - 6 туби по 5 литра.", ["DG-5 6 can"]),
        ("Please quote 10 large work coats.", ["GW-L 10 -"]),
        ("Трябват ни 2 комплекта О-пръстени (225 части).", ["GR-SET 2 set"]),
        ("Моля оферта за прах за пералня машина 6 кг - 8 бр.", ["SN-ORI 8 pcs"]),
        ("Интересуват ме тетрадки А5 червени - дванадесет.", ["BK-A5-R 12 -"]),
        ("Трябват ни тридесет тетрадки А5 (18 сини, 12 червени).", ["BK-A5-B 18 -", "BK-A5-R 12 -"]),
        ("We want prices on thirty LED tubes T8 18W 4000K.", ["LM-40 30 -"]),
        ("Моля оферта за SN-ORI - 4 бр.", ["SN-ORI 4 pcs"]),
        ("Моля оферта за DG-5 обезмаслител 1 л - 4 бр.", ["- 4 pcs"]),
    ])
    func `Variants and contents belong to the noun`(text: String, expected: [String]) {
        #expect(lines(text) == expected)
    }

    @Test func `Dots that lead to an amount part columns`() {
        let text = """
            Моля оферта:

            Тетрадка А5, червена ........... 100 бр.

            Обезмаслител 1 л ................ 24 бр.

            Лагер 22210 ..................... 8 бр.
            """
        #expect(lines(text) == ["BK-A5-R 100 pcs", "DG-1 24 pcs", "BR-22210 8 pcs"])
    }

    @Test func `Columns without a head are read by what they hold`() {
        let text = """
            Good morning, please quote:

               1,200   BK-A5-B   exercise book A5 blue        (0.45)
                  60   DG-1      degreaser 1 l
                   8   -         gasket sheet 2 mm            (3.10)

            Thank you.
            """
        #expect(lines(text) == ["BK-A5-B 1200 -", "DG-1 60 -", "- 8 -"])
    }

    @Test func `A remark with a size settles which article is meant`() {
        let rows = [
            ["Стока", "К-во", "Мярка", "Забележка"], ["Течност CLP68", "3", "бр.", "200 л"],
            ["Течност CLP 68", "3", "туба", ""],
        ]
        let reader = TableReader(ProseReader(Self.catalogue, tongue: TextTongue(language: "bg")))
        let found = reader.read(rows, place: "table").items.map {
            $0.match.article.map { Self.catalogue.articles[$0].sku }
        }
        #expect(found == ["FL-200", "FL-10"])
    }

    @Test func `A unit by itself gives way to a head word for quantities`() {
        let rows = [["m", "Qty", "Item"], ["10", "150", "Degreaser 1 l"], ["20", "8", "Degreaser 5 l"]]
        let reader = TableReader(ProseReader(Self.catalogue, tongue: TextTongue(language: "en")))
        #expect(reader.read(rows, place: "table").items.map { $0.quantity.map { "\($0)" } } == ["150", "8"])
    }
}
