public import Foundation
public import Workflows

/// What of a catalogue file was read and what was not.
public struct CatalogueFile: Sendable {
    /// A row that could not be taken, and why.
    public struct Problem: Hashable, Sendable {
        /// The line of the file, from 1.
        public var line: Int
        /// One sentence for people, naming what to do.
        public var sentence: String

        /// Takes a line and what is wrong with it.
        public init(line: Int, sentence: String) {
            self.line = line
            self.sentence = sentence
        }
    }

    /// What columns that the file lacks stand for.
    public struct Defaults: Sendable {
        /// The currency of prices.
        public var currency: Currency
        /// The rate of value added tax.
        public var vatPercent: FixedDecimal

        /// Euro and Bulgaria's rate of 20 % unless told otherwise.
        public init(currency: Currency = .eur, vatPercent: FixedDecimal = FixedDecimal(millionths: 20_000_000)) {
            self.currency = currency
            self.vatPercent = vatPercent
        }
    }

    /// More rows are not read.
    public static let maximumRows = 500_000

    /// The good rows in order.
    public private(set) var articles: [Article] = []
    /// The bad rows in order.
    public private(set) var problems: [Problem] = []

    /// Reads a file of articles: RFC 4180, `;`, tab or `|` too, UTF-8, UTF-16 or windows-1251. The first row names the
    /// columns, in any order: `sku`, `name_bg`, `name_en` (any `name_` and a language), `unit`, `price`, `currency`,
    /// `vat_percent`, `weight_kg`, `hs_code`, `min_quantity`, `price_breaks` (`100:0.09 500:0.08`), `cost` (what
    /// a unit costs the firm; staff alone see it). Others are ignored.
    public init(_ data: Data, defaults: Defaults = Defaults()) {
        let text = DelimitedText(Array(data), maximumRows: Self.maximumRows + 1)
        guard let head = text.rows.first else {
            problems = [Problem(line: 1, sentence: "The file is empty; its first row must name the columns.")]
            return
        }
        let columns = Columns(head.fields)
        if let missing = columns.missing {
            problems = [
                Problem(line: head.line, sentence: "The first row has no column \(missing); it must name the columns.")
            ]
            return
        }
        var lines: [String: Int] = [:]
        articles.reserveCapacity(text.rows.count)
        for row in text.rows.dropFirst() where row.fields.contains(where: { !$0.allSatisfy(\.isWhitespace) }) {
            switch columns.article(row, defaults: defaults) {
            case .failure(let fault): problems.append(Problem(line: row.line, sentence: fault.sentence))
            case .success(let article):
                if let line = lines[article.sku] {
                    problems.append(
                        Problem(
                            line: row.line,
                            sentence: "The code \(article.sku) was used on line \(line) already; this row is left out.")
                    )
                } else {
                    lines[article.sku] = row.line
                    articles.append(article)
                }
            }
        }
        if text.isCut {
            problems.append(
                Problem(
                    line: Self.maximumRows, sentence: "Rows after \(Self.maximumRows) were not read; split the file."))
        }
    }

    private struct Fault: Error { var sentence: String }

    /// Where each column stands.
    private struct Columns {
        var places: [String: Int] = [:]
        var names: [(language: String, place: Int)] = []

        private static let aliases: [String: String] = [
            "code": "sku", "article": "sku", "код": "sku", "артикул": "sku", "unit_price": "price", "цена": "price",
            "мярка": "unit",
            "валута": "currency", "vat": "vat_percent", "ддс": "vat_percent", "weight": "weight_kg",
            "тегло": "weight_kg", "hs": "hs_code",
            "minimum_quantity": "min_quantity", "себестойност": "cost", "purchase_price": "cost",
            "наименование": "name_bg", "name": "name_en", "description": "name_en",
        ]

        init(_ head: [String]) {
            for (place, field) in head.enumerated() {
                var name = field.trimmingCharacters(in: .whitespacesAndNewlines).lowercased().replacing(" ", with: "_")
                name = Self.aliases[name] ?? name
                if name.hasPrefix("name_"), name.utf8.count <= 12 {
                    names.append((String(name.dropFirst(5)), place))
                } else if places[name] == nil {
                    places[name] = place
                }
            }
        }

        var missing: String? {
            if names.isEmpty { return "name_bg or name_en" }
            return ["sku", "unit", "price"].first { places[$0] == nil }
        }

        /// Without blanks at the ends; most fields have none.
        private static func trimmed(_ field: String) -> String {
            guard let first = field.utf8.first, let last = field.utf8.last else { return field }
            return first > 0x20 && first < 0x80 && last > 0x20 && last < 0x80
                || first >= 0xD0 && last < 0x80 && last > 0x20
                ? field : field.trimmedBlank
        }

        func field(_ name: String, _ row: DelimitedText.Row) -> String {
            guard let place = places[name], place < row.fields.count else { return "" }
            return Self.trimmed(row.fields[place])
        }

        func article(_ row: DelimitedText.Row, defaults: Defaults) -> Result<Article, Fault> {
            do throws(Fault) {
                let sku = field("sku", row)
                guard !sku.isEmpty else { throw Fault(sentence: "The row has no sku (article code).") }
                guard sku.utf8.count <= 64, !sku.contains(where: \.isNewline) else {
                    throw Fault(sentence: "The sku is longer than 64 bytes or has a line break in it.")
                }
                var texts: [String: String] = [:]
                for (language, place) in names where place < row.fields.count {
                    let name = Self.trimmed(row.fields[place])
                    if !name.isEmpty { texts[language] = name }
                }
                guard !texts.isEmpty else { throw Fault(sentence: "Article \(sku) has no name in any language.") }
                return .success(
                    Article(
                        sku: sku, names: texts, unit: try unit(row, sku), price: try price(row, sku),
                        currency: try currency(row, sku, defaults),
                        vatPercent: try number("vat_percent", row, sku) ?? defaults.vatPercent,
                        weightKg: try number("weight_kg", row, sku),
                        hsCode: field("hs_code", row).isEmpty ? nil : field("hs_code", row),
                        minimumQuantity: try number("min_quantity", row, sku), priceBreaks: try breaks(row, sku),
                        cost: try number("cost", row, sku)))
            } catch {
                return .failure(error)
            }
        }

        private func unit(_ row: DelimitedText.Row, _ sku: String) throws(Fault) -> UnitOfMeasure {
            let text = field("unit", row)
            if let unit = UnitOfMeasure(rawValue: text) { return unit }
            if let lexeme = GoodsLexer("1 " + text.prefix(20)).lexemes().first, let word = lexeme.unit {
                if let unit = word.unit { return unit }
                // a bottle, a bag, a jar: no unit of ours, and sold by the piece
                if word.sort == .container { return .pcs }
            }
            throw Fault(
                sentence: text.isEmpty
                    ? "Article \(sku) has no unit."
                    : "Article \(sku) has the unit \"\(text.prefix(20))\", which is none of ours.")
        }

        private func price(_ row: DelimitedText.Row, _ sku: String) throws(Fault) -> FixedDecimal {
            guard let price = try number("price", row, sku) else {
                throw Fault(sentence: "Article \(sku) has no price.")
            }
            return price
        }

        private func currency(_ row: DelimitedText.Row, _ sku: String, _ defaults: Defaults) throws(Fault) -> Currency {
            let text = field("currency", row)
            guard !text.isEmpty else { return defaults.currency }
            guard let currency = Currency(text) else {
                throw Fault(
                    sentence: "Article \(sku) has the currency \"\(text.prefix(20))\", which is no ISO 4217 code.")
            }
            return currency
        }

        /// A number of at least zero with a point or a comma; `nil` for an empty field.
        private func number(_ name: String, _ row: DelimitedText.Row, _ sku: String) throws(Fault) -> FixedDecimal? {
            let text = field(name, row)
            guard !text.isEmpty else { return nil }
            guard
                let value = FixedDecimal(text) ?? FixedDecimal(text.replacing(",", with: ".").replacing(" ", with: "")),
                value.millionths >= 0
            else {
                throw Fault(
                    sentence: "Article \(sku) has \(name) \"\(text.prefix(20))\", which is no number of at least zero.")
            }
            return value
        }

        private func breaks(_ row: DelimitedText.Row, _ sku: String) throws(Fault) -> [PriceBreak] {
            var breaks: [PriceBreak] = []
            for pair in field("price_breaks", row).split(whereSeparator: { " ;|".contains($0) }) {
                let sides = pair.split(whereSeparator: { ":=@".contains($0) })
                guard sides.count == 2, let from = FixedDecimal(sides[0].replacing(",", with: ".")),
                    let price = FixedDecimal(sides[1].replacing(",", with: ".")), from.isPositive, price.millionths >= 0
                else {
                    throw Fault(
                        sentence: "Article \(sku) has price_breaks \"\(pair.prefix(20))\"; write quantity:price.")
                }
                breaks.append(PriceBreak(from: from, price: price))
            }
            return breaks.sorted { $0.from < $1.from }
        }
    }
}

extension Catalogue {
    /// Reads a catalogue file; what could not be taken is told line by line, the rest stands.
    public static func load(_ data: Data, defaults: CatalogueFile.Defaults = .init()) -> (
        catalogue: Catalogue, problems: [CatalogueFile.Problem]
    ) {
        let file = CatalogueFile(data, defaults: defaults)
        return (Catalogue(articles: file.articles), file.problems)
    }
}
