import Foundation
import Testing

@testable import Understanding

/// Goods named in a language that the catalogue lacks.
@Suite struct LanguagesOfGoodsTests {
    private static let catalogue = Catalogue.load(
        Data(
            """
            sku,name_bg,name_en,unit,price
            GLV-9,Ръкавици нитрилни топени размер 9,Nitrile dipped gloves size 9,pair,1
            GLV-10,Ръкавици нитрилни топени размер 10,Nitrile dipped gloves size 10,pair,1
            HLM-W,Каска защитна бяла,Safety helmet white,pcs,1
            HLM-Y,Каска защитна жълта,Safety helmet yellow,pcs,1
            BRK-1B16,Автоматичен прекъсвач 1P B16,Circuit breaker 1P B16,pcs,1
            BRK-3B16,Автоматичен прекъсвач 3P B16,Circuit breaker 3P B16,pcs,1
            STP-24,Телчета за телбод 24/6 1000 бр.,Staples 24/6 1000 pcs,pcs,1
            SPD-1,Лопата права с дръжка,Straight spade with handle,pcs,1
            OIL-1,Слънчогледово олио 1 l,Sunflower oil 1 l,pcs,1
            OIL-3,Слънчогледово олио 3 l,Sunflower oil 3 l,pcs,1
            OIL-10,Слънчогледово олио туба 10 l,Sunflower oil canister 10 l,can,1
            PST-5,Спагети № 5 500 g,Spaghetti no. 5 500 g,pcs,1
            """.utf8)
    ).catalogue

    private func sku(_ phrase: String, foreign: Bool) -> String? {
        let lexemes = GoodsLexer(phrase, codes: Self.catalogue.codes).lexemes()
        let found = Self.catalogue.matcher.match(ArticlePhrase(lexemes[...]), foreign: foreign)
        return found.article.map { Self.catalogue.articles[$0].sku }
    }

    @Test(arguments: [
        ("γάντια νιτριλίου μέγεθος 9", "GLV-9"), ("mănuși nitril mărimea 10", "GLV-10"), ("šlem žuti", "HLM-Y"),
        ("κράνος ασφαλείας λευκό", "HLM-W"), ("beyaz baret", "HLM-W"),
        ("Leitungsschutzschalter 3-polig B16", "BRK-3B16"),
        ("Spaten gerade mit Stiel", "SPD-1"), ("Лопата прямая с ручкой", "SPD-1"), ("Sonnenblumenöl 10 l", "OIL-10"),
        ("ulei de floarea soarelui 3 l", "OIL-3"), ("spaghete nr. 5", "PST-5"),
    ])
    func `A foreign wording names the article`(phrase: String, expected: String) {
        #expect(sku(phrase, foreign: true) == expected)
    }

    @Test(arguments: [
        // another colour, a size that is missing, a stapler that is no staple, nothing but a property
        "šlem zeleni", "γάντια νιτριλίου μέγεθος 7", "Hefter 24/6", "Степлер 24/6", "kırmızı",
        "Leitungsschutzschalter B16",
    ])
    func `What the catalogue lacks or leaves open names none`(phrase: String) {
        #expect(sku(phrase, foreign: true) == nil)
    }

    @Test func `An unknown word speaks against an article in the catalogue's own languages`() {
        #expect(sku("helmet white kevlar", foreign: false) == nil)
    }

    @Test(arguments: [
        ("νιτριλίου", "nitrile"), ("plastikowy", "plastic"), ("selülozik", "celulose"), ("пластиковый", "plastic"),
    ])
    func `Cognates begin alike in every script`(word: String, other: String) {
        #expect(Cognates([other]).of(Folding.fold(word)) == [0])
    }

    @Test(arguments: [("plaster", "plastic"), ("kabine", "kabel"), ("nit", "nitrile")])
    func `Words that only share a few letters are none`(word: String, other: String) {
        #expect(Cognates([other]).of(word).isEmpty)
    }
}
