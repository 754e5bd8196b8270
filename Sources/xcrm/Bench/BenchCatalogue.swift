import Understanding
import Workflows

/// A generated catalogue of fasteners and tools with names in three languages, as large as wanted.
struct BenchCatalogue {
    /// The articles; every code and every name is another.
    let articles: [Article]

    private struct Kind {
        var code: String
        var names: [String: String]
        /// What its size is made of.
        var size: Size
    }

    private enum Size { case thread, threadAndLength, lengthTimesWidth }

    private static let kinds: [Kind] = [
        kind("HB", "Hex bolt", "Болт шестостенен", "Sechskantschraube", .threadAndLength),
        kind("HN", "Hex nut", "Гайка шестостенна", "Sechskantmutter", .thread),
        kind("FW", "Flat washer", "Шайба плоска", "Unterlegscheibe", .thread),
        kind("SW", "Spring washer", "Шайба пружинна", "Federring", .thread),
        kind("TR", "Threaded rod", "Шпилка резбова", "Gewindestange", .threadAndLength),
        kind("AB", "Anchor bolt", "Анкерен болт", "Ankerbolzen", .threadAndLength),
        kind("SC", "Socket cap screw", "Винт имбус", "Zylinderschraube", .threadAndLength),
        kind("CB", "Carriage bolt", "Болт каросериен", "Schlossschraube", .threadAndLength),
        kind("WS", "Wood screw", "Винт за дърво", "Holzschraube", .lengthTimesWidth),
        kind("CD", "Cutting disc", "Диск за рязане", "Trennscheibe", .lengthTimesWidth),
        kind("DB", "Drill bit", "Свредло", "Bohrer", .lengthTimesWidth),
        kind("NA", "Nail", "Пирон", "Nagel", .lengthTimesWidth),
    ]

    private static func kind(_ code: String, _ en: String, _ bg: String, _ de: String, _ size: Size) -> Kind {
        Kind(code: code, names: ["en": en, "bg": bg, "de": de], size: size)
    }

    private static let finishes: [(code: String, names: [String: String])] = [
        ("Z", ["en": "galvanised", "bg": "поцинкован", "de": "verzinkt"]),
        ("A2", ["en": "stainless A2", "bg": "неръждаем A2", "de": "rostfrei A2"]),
        ("B", ["en": "black", "bg": "черен", "de": "schwarz"]),
        ("T", ["en": "hot-dip galvanised", "bg": "горещо поцинкован", "de": "feuerverzinkt"]),
    ]

    /// Takes a number of articles from the table of kinds, sizes, finishes and, where that is used up, makes.
    init(count: Int) {
        var articles: [Article] = []
        articles.reserveCapacity(count)
        var series = 0
        while articles.count < count {
            let make = series == 0 ? "" : Self.make(series)
            for step in 0..<20 {
                for kind in Self.kinds {
                    for finish in Self.finishes where articles.count < count {
                        for thread in 0..<10 where articles.count < count {
                            // sizes without a length have one article for all steps
                            if kind.size == .thread, step > 0 { continue }
                            articles.append(Self.article(kind, thread: thread, step: step, finish, make: make))
                        }
                    }
                }
            }
            series += 1
        }
        self.articles = articles
    }

    private static let threads = [3, 4, 5, 6, 8, 10, 12, 16, 20, 24]

    private static func article(
        _ kind: Kind, thread: Int, step: Int, _ finish: (code: String, names: [String: String]), make: String
    ) -> Article {
        let size = threads[thread]
        let length = 10 + 5 * step
        let sizeText =
            switch kind.size {
            case .thread: "M\(size)"
            case .threadAndLength: "M\(size)x\(length)"
            case .lengthTimesWidth: "\(size)x\(length)"
            }
        let suffix = make.isEmpty ? "" : "-\(make.uppercased())"
        var names: [String: String] = [:]
        for (language, name) in kind.names {
            let words = [name, sizeText, finish.names[language] ?? "", make].filter { !$0.isEmpty }
            names[language] = words.joined(separator: " ")
        }
        return Article(
            sku: "\(kind.code)-\(sizeText.uppercased())-\(finish.code)\(suffix)", names: names, unit: .pcs,
            price: FixedDecimal(millionths: Int64(20_000 + 1_000 * (size + step))), currency: .eur,
            vatPercent: FixedDecimal(millionths: 20_000_000))
    }

    /// A made-up brand: every catalogue of this size has hundreds of them.
    private static func make(_ number: Int) -> String {
        let front = ["Vel", "Kor", "Tam", "Bri", "Sor", "Dal", "Fen", "Gro", "Lum", "Nar", "Pel", "Rim"]
        let middle = ["o", "a", "i", "u", "e"]
        let back = ["ra", "tex", "mond", "lin", "stal", "vik", "nor", "plast", "fix", "grip", "metal", "form"]
        return front[number % front.count] + middle[number / front.count % middle.count]
            + back[number / (front.count * middle.count) % back.count]
    }
}
