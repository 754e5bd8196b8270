import Foundation
import Testing
import Workflows

@testable import Understanding

@Suite struct CatalogueFileTests {
    private func read(_ text: String) -> CatalogueFile { CatalogueFile(Data(text.utf8)) }

    @Test func `Columns may stand in any order and others are ignored`() {
        let file = read("price;name_bg;colour;unit;sku\r\n1,25;\"Боя; бяла\";x;бр.;PNT-1\r\n")
        #expect(file.problems.isEmpty)
        #expect(file.articles.map(\.sku) == ["PNT-1"])
        #expect(file.articles.first?.names["bg"] == "Боя; бяла")
        #expect(file.articles.first?.price.description == "1.25")
        #expect(file.articles.first?.currency.code == "EUR")
    }

    @Test func `A byte order mark, quotes and line breaks in quotes are read as RFC 4180 says`() {
        let file = read("\u{FEFF}sku,name_en,unit,price\n\"A-1\",\"Two \"\"big\"\"\nlines\",pcs,2\nA-2,Other,kg,3\n")
        #expect(file.problems.isEmpty)
        #expect(file.articles.map { $0.names["en"] } == ["Two \"big\"\nlines", "Other"])
    }

    @Test func `Windows-1251 and tabs are read`() throws {
        let data = try #require("sku\tname_bg\tunit\tprice\nБЛ-1\tБолт\tбр\t0,5\n".data(using: .windowsCP1251))
        #expect(CatalogueFile(data).articles.first?.names["bg"] == "Болт")
    }

    @Test(arguments: [
        ("A-1,Name,pcs,", "Article A-1 has no price."), ("A-1,Name,pcs,abc", "price"), ("A-1,Name,pcs,-2", "price"),
        (",Name,pcs,1", "no sku"),
        ("A-1,,pcs,1", "no name"), ("A-1,Name,,1", "no unit"), ("A-1,Name,parsec,1", "parsec"),
        ("OK-1,Name,pcs,1", "line 2 already"),
    ])
    func `A bad row is told with its line, and the others stand`(_ row: String, _ words: String) {
        let file = read("sku,name_en,unit,price\nOK-1,Good,pcs,1\n\(row)\nOK-2,Good too,pcs,2\n")
        #expect(file.articles.map(\.sku) == ["OK-1", "OK-2"])
        #expect(file.problems.map(\.line) == [3])
        #expect(file.problems.first?.sentence.contains(words) == true)
    }

    @Test(arguments: [
        ("bottle", UnitOfMeasure.pcs), ("буркан", .pcs), ("pack", .pcs), ("Beutel", .pcs), ("кашон", .box),
        ("Rolle", .roll),
        ("л.м.", .m),
    ])
    func `An article is sold in the unit of its row, by the piece where that is a bottle or a bag`(
        word: String, unit: UnitOfMeasure
    ) {
        let file = read("sku,name_en,unit,price\nA-1,Thing,\(word),1\n")
        #expect(file.articles.first?.unit == unit)
    }

    @Test(arguments: ["", "sku,price\nA,1\n", "name_en,unit,price\nA,pcs,1\n"])
    func `A file without the columns needed says which are missing`(_ text: String) {
        let file = read(text)
        #expect(file.articles.isEmpty)
        #expect(file.problems.count == 1)
    }

    @Test func `Price breaks and the least quantity are read`() throws {
        let file = read("sku,name_en,unit,price,min_quantity,price_breaks\nA,B,pcs,1,10,500:0.8 100:0.9\n")
        let article = try #require(file.articles.first)
        #expect(article.minimumQuantity?.description == "10")
        for (quantity, price) in [("99", "1"), ("100", "0.9"), ("499", "0.9"), ("10000", "0.8")] {
            #expect(article.price(for: try #require(FixedDecimal(quantity))).description == price)
        }
    }

    @Test func `Another client's word for an article is remembered by its folded words`() {
        #expect(Catalogue.aliasKey("  Голям БОЛТ, М8х40 ") == Catalogue.aliasKey("голям болт m8x40"))
        let context = ReadingContext(aliases: [Catalogue.aliasKey("сините химикалчета"): "PEN-BL"])
        #expect(
            Trades.catalogue.alias("Сините химикалчета", in: context.aliases).map { Trades.catalogue.articles[$0].sku }
                == "PEN-BL")
    }
}
