import Testing
import Workflows

@testable import Documents

@Suite struct SumInWordsTests {
    @Test(arguments: [
        ("bg", 0, "Нула евро и нула цента"), ("bg", 1, "Нула евро и един цент"), ("bg", 100, "Едно евро и нула цента"),
        ("bg", 202, "Две евро и два цента"), ("bg", 1_100, "Единадесет евро и нула цента"),
        ("bg", 12_345, "Сто двадесет и три евро и четиридесет и пет цента"),
        ("bg", 12_000, "Сто и двадесет евро и нула цента"), ("bg", 10_300, "Сто и три евро и нула цента"),
        ("bg", 100_000, "Хиляда евро и нула цента"), ("bg", 110_000, "Хиляда и сто евро и нула цента"),
        ("bg", 100_100, "Хиляда и едно евро и нула цента"), ("bg", 112_000, "Хиляда сто и двадесет евро и нула цента"),
        ("bg", 200_200, "Две хиляди и две евро и нула цента"),
        ("bg", 2_100_000, "Двадесет и една хиляди евро и нула цента"),
        ("bg", 10_000_000, "Сто хиляди евро и нула цента"),
        ("bg", 100_000_000, "Един милион евро и нула цента"),
        ("bg", 110_000_000, "Един милион и сто хиляди евро и нула цента"),
        (
            "bg", 123_456_789,
            "Един милион двеста тридесет и четири хиляди петстотин шестдесет и седем евро и осемдесет и девет цента"
        ),
        ("bg", 200_000_000_000, "Два милиарда евро и нула цента"),
        ("bg", -1_250, "Минус дванадесет евро и петдесет цента"),
        ("de", 0, "Null Euro und null Cent"), ("de", 101, "Ein Euro und ein Cent"),
        ("de", 2_100, "Einundzwanzig Euro und null Cent"), ("de", 1_600, "Sechzehn Euro und null Cent"),
        ("de", 12_345, "Einhundertdreiundzwanzig Euro und fünfundvierzig Cent"),
        ("de", 100_100, "Eintausendein Euro und null Cent"),
        (
            "de", 123_456_789,
            "Eine Million zweihundertvierunddreißigtausendfünfhundertsiebenundsechzig Euro und neunundachtzig Cent"
        ),
        ("en", 101, "One euro and one cent"), ("en", 2_117, "Twenty-one euro and seventeen cents"),
        (
            "en", 123_456_789,
            "One million two hundred thirty-four thousand five hundred sixty-seven euro and eighty-nine cents"
        ),
        ("en", 100_000_000, "One million euro and zero cents"), ("ro", 500, "Five euro and zero cents"),
    ]) func `A sum is written out as people say it`(language: String, cents: Int64, words: String) {
        #expect(SumInWords(language: language).text(Money(minor: cents, currency: .eur)) == words)
    }

    @Test func `Nouns take the gender of their language, and other currencies keep their code`() throws {
        func text(_ code: String, _ minor: Int64, _ language: String) throws -> String {
            SumInWords(language: language).text(Money(minor: minor, currency: try #require(Currency(code))))
        }
        #expect(try text("BGN", 202, "bg") == "Два лева и две стотинки")
        #expect(try text("BGN", 101, "bg") == "Един лев и една стотинка")
        #expect(try text("USD", 100, "bg") == "Един щатски долар и нула цента")
        #expect(try text("CHF", 1_250, "de") == "Zwölf CHF und 50/100")
        #expect(try text("JPY", 1_250, "en") == "One thousand two hundred fifty JPY")
    }

    @Test func `Every number is written, and each in its own way`() {
        for language in ["bg", "de", "en"] {
            let all = Set((0..<30_000).map { SumInWords(language: language).number(UInt64($0), .masculine) })
            #expect(all.count == 30_000)
            #expect(!all.contains { $0.contains("  ") || $0.hasSuffix(" ") })
            #expect(!SumInWords(language: language).text(Money(minor: .max, currency: .eur)).isEmpty)
        }
    }
}
