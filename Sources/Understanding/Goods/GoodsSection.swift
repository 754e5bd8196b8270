/// A place of a mail with the goods that stand in it.
struct GoodsSection: Sendable {
    enum Source: Hashable, Sendable { case body, subject, document, forward }
    var source: Source
    var items: [GoodsItem]
    /// The same for a complaint, where a table says which pieces are faulty.
    var faultyItems: [GoodsItem]?
    /// Whether the goods stood in tables.
    var isTable = false
    var notes: [String] = []
}

/// Reads one text with its tables: HTML tables where the text has their words, rows parted by tabs, columns laid out with
/// blanks, and the prose around them.
struct BodyReader {
    let prose: ProseReader
    fileprivate var tables: TableReader { TableReader(prose) }

    init(_ catalogue: Catalogue, tongue: TextTongue) {
        prose = ProseReader(catalogue, tongue: tongue)
    }

    func section(_ source: GoodsSection.Source, text: String, html: String?, place: String) -> GoodsSection {
        var section = GoodsSection(source: source, items: [])
        var faulty: [GoodsItem] = []
        var isFaulty = false
        for block in blocks(text, html: html) {
            switch block {
            case .text(let text):
                let items = prose.items(in: text, place: place)
                section.items += items
                faulty += items
            case .table(let rows, let where_):
                let reading = tables.read(rows, place: where_)
                section.items += reading.items
                section.notes += reading.notes
                if !reading.items.isEmpty { section.isTable = true }
                if TableHead.find(in: rows)?.column(.faulty) != nil {
                    faulty += tables.read(rows, place: where_, wantsFaulty: true).items
                    isFaulty = true
                } else {
                    faulty += reading.items
                }
            }
        }
        if isFaulty { section.faultyItems = faulty }
        return section
    }

    // MARK: blocks

    fileprivate enum Block {
        case text(String)
        case table([[String]], String)
    }

    private func blocks(_ text: String, html: String?) -> [Block] {
        var blocks: [Block] = [.text(text)]
        if let html, html.holds("<table") || html.holds("<TABLE") || html.holds("<Table") {
            for table in HTMLTables(html).tables where table.rows.count <= DocumentLimits.rows {
                guard !tables.read(table.rows, place: table.place).items.isEmpty else { continue }
                blocks = replacing(table, in: blocks)
            }
        }
        return blocks.flatMap { block -> [Block] in
            guard case .text(let text) = block else { return [block] }
            if let cells = CellLines(text), !tables.read(cells.rows, place: "table").items.isEmpty {
                return [.text(cells.before), .table(cells.rows, "table 1"), .text(cells.after)]
            }
            return tabbed(text).flatMap { block -> [Block] in
                guard case .text(let text) = block else { return [block] }
                return laidOut(text)
            }
        }
    }

    /// Puts a table in the place of its words; a table whose words the text lacks belongs to a quoted mail.
    private func replacing(_ table: Document.Table, in blocks: [Block]) -> [Block] {
        var result: [Block] = []
        var done = false
        for block in blocks {
            guard !done, case .text(let text) = block, let range = TextFinder(text).range(of: table.rows) else {
                result.append(block)
                continue
            }
            done = true
            result.append(.text(String(text[..<range.lowerBound])))
            result.append(.table(table.rows, table.place))
            result.append(.text(String(text[range.upperBound...])))
        }
        return result
    }

    /// Lines below each other that have tabs.
    private func tabbed(_ text: String) -> [Block] {
        guard text.utf8.contains(9) else { return [.text(text)] }
        var result: [Block] = []
        var plain: [Substring] = []
        var rows: [Substring] = []
        var order = 0
        func flush() {
            if rows.count >= 2 {
                let grid = rows.map {
                    $0.split(separator: "\t", omittingEmptySubsequences: false).map { $0.trimmedBlank }
                }
                if !tables.read(grid, place: "table").items.isEmpty {
                    if !plain.isEmpty { result.append(.text(plain.joined(separator: "\n"))) }
                    plain = []
                    order += 1
                    result.append(.table(grid, "table \(order)"))
                    rows = []
                    return
                }
            }
            plain += rows
            rows = []
        }
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.contains("\t") {
                rows.append(line)
            } else if line.trimmedBlank.isEmpty, !rows.isEmpty {
                continue
            } else {
                flush()
                plain.append(line)
            }
        }
        flush()
        if !plain.isEmpty { result.append(.text(plain.joined(separator: "\n"))) }
        return result
    }

    private func laidOut(_ text: String) -> [Block] {
        guard text.holds("   ") || text.utf8.contains(UInt8(ascii: "|")) else { return [.text(text)] }
        let layout = LayoutTable(text)
        let grids = layout.grids.filter { !tables.read($0, place: "table").items.isEmpty }
        guard !grids.isEmpty, grids.count == layout.grids.count else { return bareColumns(text) }
        return grids.enumerated().map { .table($0.element, "table \($0.offset + 1)") } + [
            .text(layout.rest.joined(separator: "\n"))
        ]
    }
}

extension BodyReader {
    /// Columns without a head, where each line of them is one of goods.
    private func bareColumns(_ text: String) -> [Block] {
        let columns = BareColumns(text)
        var result: [Block] = []
        var from = 0
        for run in columns.runs {
            // what a list can be read as stays one: names with one amount behind them
            guard run.rows.contains(where: { $0.count { !$0.isEmpty } > 2 }),
                tables.read(run.rows, place: "table").items.count == run.rows.count
            else { continue }
            result.append(.text(columns.lines[from..<run.lines.lowerBound].joined(separator: "\n")))
            result.append(.table(run.rows, "table \(result.count)"))
            from = run.lines.upperBound
        }
        guard from > 0 else { return [.text(text)] }
        result.append(.text(columns.lines[from...].joined(separator: "\n")))
        return result
    }
}

/// Finds the words of a table in a text, whatever the white space between them.
struct TextFinder {
    private let text: String
    private var letters: [Unicode.Scalar] = []
    private var places: [String.Index] = []

    init(_ text: String) {
        self.text = text
        for index in text.unicodeScalars.indices {
            let scalar = text.unicodeScalars[index]
            guard !scalar.properties.isWhitespace, scalar != "*", scalar != "_" else { continue }
            letters.append(scalar)
            places.append(index)
        }
    }

    /// From the first row that is found to the last; `nil` unless most rows are found in order.
    func range(of rows: [[String]]) -> Range<String.Index>? {
        var from = 0
        var first: Int?
        var last = 0
        var found = 0
        let needles = rows.map { row in
            Array(row.joined().unicodeScalars.filter { !$0.properties.isWhitespace && $0 != "*" && $0 != "_" })
        }.filter { $0.count >= 3 }
        for needle in needles.prefix(2000) {
            guard let at = position(of: needle, from: from) else { continue }
            if first == nil { first = at }
            found += 1
            from = at + needle.count
            last = from
        }
        guard let first, found * 2 > min(needles.count, 2000), last > first else { return nil }
        return places[first]..<text.unicodeScalars.index(after: places[last - 1])
    }

    private func position(of needle: [Unicode.Scalar], from start: Int) -> Int? {
        guard let head = needle.first, letters.count >= needle.count else { return nil }
        var at = start
        let end = letters.count - needle.count
        while at <= end {
            if letters[at] == head, letters[at..<(at + needle.count)].elementsEqual(needle) { return at }
            at += 1
        }
        return nil
    }
}
