public import Workflows

/// One article that the firm sells.
public struct Article: Hashable, Sendable, Codable {
    /// The code that names it: unique in the catalogue.
    public var sku: String
    /// Its names by language (ISO 639-1).
    public var names: [String: String]
    /// What the price is for.
    public var unit: UnitOfMeasure
    /// The list price for one unit, without tax.
    public var price: FixedDecimal
    /// The currency of the price.
    public var currency: Currency
    /// The rate of value added tax.
    public var vatPercent: FixedDecimal
    /// Net weight of one unit in kilograms; `nil` if not known.
    public var weightKg: FixedDecimal?
    /// The customs tariff number; `nil` if not known.
    public var hsCode: String?
    /// The least quantity that is sold; `nil` for any.
    public var minimumQuantity: FixedDecimal?
    /// Lower prices for larger quantities, ascending.
    public var priceBreaks: [PriceBreak]
    /// What one unit costs the firm, in the currency of the price; for staff alone, `nil` if not known.
    public var cost: FixedDecimal?

    /// Takes a row of the catalogue.
    public init(
        sku: String, names: [String: String], unit: UnitOfMeasure, price: FixedDecimal, currency: Currency,
        vatPercent: FixedDecimal, weightKg: FixedDecimal? = nil, hsCode: String? = nil,
        minimumQuantity: FixedDecimal? = nil, priceBreaks: [PriceBreak] = [], cost: FixedDecimal? = nil
    ) {
        self.sku = sku
        self.names = names
        self.unit = unit
        self.price = price
        self.currency = currency
        self.vatPercent = vatPercent
        self.weightKg = weightKg
        self.hsCode = hsCode
        self.minimumQuantity = minimumQuantity
        self.priceBreaks = priceBreaks
        self.cost = cost
    }

    /// The list price for one unit when so many are taken.
    public func price(for quantity: FixedDecimal) -> FixedDecimal {
        priceBreaks.last { $0.from <= quantity }?.price ?? price
    }

    /// The name in a language, else in English, else any.
    public func name(in language: String) -> String {
        names[language] ?? names["en"] ?? names.min { $0.key < $1.key }?.value ?? sku
    }
}

/// A lower price from a quantity on.
public struct PriceBreak: Hashable, Sendable, Codable {
    /// The least quantity that it holds for.
    public var from: FixedDecimal
    /// The price for one unit, without tax.
    public var price: FixedDecimal

    /// Takes a quantity and its price.
    public init(from: FixedDecimal, price: FixedDecimal) {
        self.from = from
        self.price = price
    }
}

/// What the firm sells, indexed for finding. Immutable, so one value serves all readers at once.
public struct Catalogue: Sendable {
    /// The articles in the order of the file.
    public let articles: [Article]
    /// Finds articles by what customers call them.
    let matcher: ArticleMatcher
    /// Finds articles by their code.
    let codes: CodeTable
    /// Tells what words are for goods.
    let judge: WordJudge
    /// The languages of the names of at least one article in four.
    let languages: Set<String>
    private let bySKU: [String: Int]

    /// A catalogue of articles; of two with the same code the first counts.
    public init(articles: [Article]) {
        var bySKU: [String: Int] = [:]
        bySKU.reserveCapacity(articles.count)
        var kept: [Article] = []
        kept.reserveCapacity(articles.count)
        for article in articles where bySKU[article.sku] == nil {
            bySKU[article.sku] = kept.count
            kept.append(article)
        }
        self.articles = kept
        self.bySKU = bySKU
        var named: [String: Int] = [:]
        for article in kept { for language in article.names.keys { named[language, default: 0] += 1 } }
        languages = Set(named.filter { $0.value * 4 >= kept.count }.keys)
        self.codes = CodeTable(kept)
        let index = CatalogueIndex(kept)
        self.judge = WordJudge(index)
        self.matcher = ArticleMatcher(index: index, skus: kept.map(\.sku))
    }

    /// The article with exactly this code.
    public func article(sku: String) -> Article? { bySKU[sku].map { articles[$0] } }

    /// The index of an article by its code.
    func index(of sku: String) -> Int? { bySKU[sku] }

    /// What a phrase names: the article's code if it is exactly one, else the articles that come near, best first.
    public func find(_ phrase: String) -> (sku: String?, candidates: [Candidate]) {
        let lexemes = GoodsLexer(phrase.prefix(1000), codes: codes).lexemes()
        let result = matcher.match(ArticlePhrase(lexemes[...]))
        return (result.article.map { articles[$0].sku }, candidates(of: result))
    }

    /// The articles that come near as values; none where one is named.
    func candidates(of result: ArticleMatcher.Result) -> [Candidate] {
        guard result.article == nil else { return [] }
        return result.candidates.map { Candidate(sku: articles[$0.article].sku, score: $0.score) }
    }
}

extension Catalogue {
    /// The form in which a client's own name for an article is remembered (`ReadingContext.aliases`): letters and digits,
    /// folded, parted by single blanks.
    public static func aliasKey(_ words: some StringProtocol) -> String {
        var key = ""
        var parted = false
        for piece in RawCutter(Array(words.unicodeScalars.prefix(300))).pieces() {
            parted = parted || piece.gap != .none
            if piece.kind == .mark {
                parted = true
                continue
            }
            if parted, !key.isEmpty { key += " " }
            parted = false
            key += LookAlikes.latinized(piece.folded)
        }
        return key
    }

    /// The article that this client called so before.
    func alias(_ words: String, in aliases: [String: String]) -> Int? {
        guard !aliases.isEmpty else { return nil }
        return aliases[Self.aliasKey(words)].flatMap { index(of: $0) }
    }
}
