import Foundation
import Testing
import Workflows

@testable import Understanding

/// How one and the same thing is spelled: sizes that touch their unit or hang on a word, codes without digits, compounds
/// that are half known, words that only one article has.
@Suite struct WordingTests {
    private static let catalogue = Catalogue.load(
        Data(
            """
            sku,name_bg,name_en,unit,price
            JUG-10,Кана стъклена 10 oz,Glass jug 10 oz,pcs,1
            JUG-16,Кана стъклена 16 oz,Glass jug 16 oz,pcs,1
            SSD-500,Диск SSD 500 GB,SSD drive 500 GB,pcs,1
            SSD-1000,Диск SSD 1000 GB,SSD drive 1000 GB,pcs,1
            GEA-7,Скоростна кутия 7-степенна,Gearbox 7-stage,pcs,1
            GEA-9,Скоростна кутия 9-степенна,Gearbox 9-stage,pcs,1
            WHL-35,Джанта 559x35H,Rim 559x35H,pcs,1
            WHL-42,Джанта 559x42H,Rim 559x42H,pcs,1
            CAP-RED,Капачка червена,Cap red,pcs,1
            CAP-BLU,Капачка синя,Cap blue,pcs,1
            LIQ-COC,Ликьор кокос,Coconut liqueur,pcs,1
            LIQ-AMA,Ликьор амарето,Amaretto liqueur,pcs,1
            CHR-1,Стол градински,Garden chair,pcs,1
            GEL-LAV,Душ гел лавандула,Shower gel lavender,pcs,1
            """.utf8)
    ).catalogue

    private func sku(_ phrase: String, foreign: Bool = false) -> String? {
        let lexemes = GoodsLexer(phrase, codes: Self.catalogue.codes).lexemes()
        let found = Self.catalogue.matcher.match(ArticlePhrase(lexemes[...]), foreign: foreign)
        return found.article.map { Self.catalogue.articles[$0].sku }
    }

    @Test(arguments: [
        ("glass jug 10oz", "JUG-10"), ("16oz jug", "JUG-16"), ("jug 16 oz", "JUG-16"), ("кана 10oz", "JUG-10"),
        ("SSD 500GB", "SSD-500"), ("ssd drive 1000gb", "SSD-1000"), ("jug 12oz", "-"),
        ("gearbox 9 stage", "GEA-9"), ("7 stage gearbox", "GEA-7"), ("9-stage gearboxes", "GEA-9"),
        ("gearbox 8 stage", "-"),
        ("джанта 559x42", "WHL-42"), ("rims 559 x 35", "WHL-35"), ("rim 559x35K", "-"), ("rim 559x38", "-"),
    ])
    func `A size is the same with its unit or word touching, behind a blank or a dash`(phrase: String, expected: String)
    {
        #expect(sku(phrase) ?? "-" == expected)
    }

    @Test(arguments: [("CAP-RED", "CAP-RED"), ("CAP-BLU", "CAP-BLU"), ("cap-red-shirt", "-")])
    func `A code without a digit is one where it is typed in capitals`(phrase: String, expected: String) {
        #expect(sku(phrase) ?? "-" == expected)
    }

    @Test(arguments: [
        ("амарето", "LIQ-AMA"), ("amaretto", "LIQ-AMA"), ("кокос", "LIQ-COC"), ("лавандула", "GEL-LAV"),
        ("червена", "-"), ("red", "-"), ("капачка", "-"), ("ликьор", "-"),
    ])
    func `A word that only one article has names it alone, a colour does not`(phrase: String, expected: String) {
        #expect(sku(phrase) ?? "-" == expected)
    }

    @Test(arguments: [("Amarettolikör", "LIQ-AMA"), ("Klappstuhl", "-")])
    func `A compound is understood by the thing at its end and what is known of its front`(
        phrase: String, expected: String
    ) {
        #expect(sku(phrase, foreign: true) ?? "-" == expected)
    }

    @Test(arguments: [
        ("half a dozen jugs", "6"), ("half dozen jugs", "6"), ("половин дузина кани", "6"), ("two dozen jugs", "24"),
        ("половин хиляда кани", "500"), ("ein halbes Dutzend Kannen", "6"), ("half a tonne", "0.5"),
        ("eine halbe Tonne", "0.5"), ("one and a half thousand jugs", "1500"),
    ])
    func `Half of a dozen or a thousand is that many`(phrase: String, expected: String) throws {
        let number = try #require(
            GoodsLexer(phrase).lexemes().first { $0.inWords && $0.value != nil && !$0.isWeak }, "\(phrase)")
        #expect(number.value == FixedDecimal(expected))
    }
}
