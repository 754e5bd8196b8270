import Workflows

/// What the columns of a table of goods hold, by the words of its head or by the look of its cells.
struct TableHead {
    enum Role: Hashable {
        case position, code, description, quantity, faulty, unit, price, total, note, attribute, other
    }

    var roles: [Int: Role] = [:]
    /// A unit that stands in a head: „Qty (pcs)“.
    var unit: UnitWord?
    /// The first row behind the head.
    var firstRow = 0

    func column(_ role: Role) -> Int? { roles.filter { $0.value == role }.keys.min() }
    func columns(_ role: Role) -> [Int] { roles.filter { $0.value == role }.keys.sorted() }

    /// Rows before the head that are searched for it.
    private static let searchedRows = 60

    // MARK: by head words

    /// Finds a head that names a description or code and, or at least two columns in all.
    static func find(in rows: [[String]], from start: Int = 0) -> TableHead? {
        for index in rows.indices.dropFirst(start).prefix(searchedRows) {
            guard var head = TableHead(row: rows[index]) else { continue }
            head.firstRow = index + 1
            // a second row of head words: units or subtitles below
            if index + 1 < rows.count, let more = secondRow(rows[index + 1]) {
                for (column, role) in more.roles where head.roles[column] == nil || head.roles[column] == .other {
                    head.roles[column] = role
                }
                head.unit = head.unit ?? more.unit
                head.firstRow = index + 2
            }
            head.settle(rows)
            guard head.isUseful else { continue }
            return head
        }
        return nil
    }

    private var isUseful: Bool {
        let names = column(.description) != nil || column(.code) != nil
        return names
            && (column(.quantity) != nil || column(.faulty) != nil || column(.unit) != nil || column(.price) != nil
                || roles.values.contains(.position) && column(.description) != nil)
    }

    private init?(row: [String]) {
        var named = 0
        for (column, cell) in row.prefix(60).enumerated() {
            let cell = cell.trimmedBlank
            guard !cell.isEmpty else { continue }
            guard cell.count <= 60, let role = HeadWords.role(of: cell) else {
                // a cell of data among head words makes it no head
                if cell.contains(where: \.isNumber), cell.count > 3 { named -= 1 }
                roles[column] = .other
                continue
            }
            named += 1
            if role == .quantity, !HeadWords.isUnit(cell),
                let before = roles.first(where: { $0.value == .quantity })?.key, HeadWords.isUnit(row[before])
            {
                // „m“ and „Qty“: a unit by itself gives way to the word
                roles[before] = .other
                unit = nil
            }
            if roles.values.contains(role), role == .quantity || role == .description {
                roles[column] = role == .description ? .attribute : .other
            } else {
                roles[column] = role
            }
            if role == .quantity || role == .faulty, unit == nil { unit = HeadWords.unit(in: cell) }
        }
        guard named >= 2 else { return nil }
    }

    private static func secondRow(_ row: [String]) -> TableHead? {
        let filled = row.filter { !$0.trimmedBlank.isEmpty }
        guard !filled.isEmpty, filled.allSatisfy({ $0.count <= 30 && !$0.contains(where: \.isNumber) }) else {
            return nil
        }
        let named = filled.count { HeadWords.role(of: $0) != nil || HeadWords.unit(in: $0) != nil }
        guard named == filled.count else { return nil }
        var head = TableHead()
        for (column, cell) in row.enumerated() where !cell.trimmedBlank.isEmpty {
            if let unit = HeadWords.unit(in: cell) {
                head.unit = unit
            } else {
                head.roles[column] = HeadWords.role(of: cell)
            }
        }
        return head
    }

    init() {}

    /// Settles columns whose head may mean two things, by what stands below.
    private mutating func settle(_ rows: [[String]]) {
        let body = rows.dropFirst(firstRow).prefix(40)
        func cells(_ column: Int) -> [String] {
            body.compactMap { column < $0.count ? $0[column].trimmedBlank : nil }.filter { !$0.isEmpty }
        }
        for (column, role) in roles.sorted(by: { $0.key < $1.key }) {
            let cells = cells(column)
            guard !cells.isEmpty else { continue }
            switch role {
            case .description
            where roles.values.contains(.code) == false && cells.allSatisfy(CellLook.isCode)
                && hasText(besides: column, body):
                roles[column] = .code
            case .code where cells.count(where: CellLook.isSequence) * 2 > cells.count && isSequence(cells):
                roles[column] = .position
            case .code
            where !roles.values.contains(.description) && cells.contains(where: { $0.contains(" ") && $0.count > 12 }):
                roles[column] = .description
            case .position where cells.contains(where: { $0.count(where: \.isLetter) > 3 }):
                roles[column] =
                    !roles.values.contains(.description) && !cells.allSatisfy(CellLook.isCode)
                    ? .description : roles.values.contains(.code) ? .other : .code
            case .quantity where cells.allSatisfy(CellLook.isUnit): roles[column] = .unit
            case .unit
            where !roles.values.contains(.quantity) && cells.count(where: CellLook.isNumber) * 2 > cells.count:
                roles[column] = .quantity
            default: break
            }
        }
        if column(.description) == nil {
            // the widest column without a role
            let open = (0..<60).filter { roles[$0] == nil || roles[$0] == .other || roles[$0] == .attribute }
            let best = open.map { ($0, cells($0).reduce(0) { $0 + $1.count(where: \.isLetter) }) }.max { $0.1 < $1.1 }
            if let best, best.1 >= 4 * max(1, cells(best.0).count) { roles[best.0] = .description }
        }
    }

    private func isSequence(_ cells: [String]) -> Bool {
        let numbers = cells.compactMap { Int($0) }
        return numbers.count == cells.count && zip(numbers, numbers.dropFirst()).allSatisfy { $0 < $1 }
    }

    private func hasText(besides column: Int, _ body: ArraySlice<[String]>) -> Bool {
        body.contains { row in
            row.indices.contains { $0 != column && roles[$0] != .note && row[$0].count(where: \.isLetter) > 6 }
        }
    }

    // MARK: by the look of the cells

    /// A table without head words: a column of texts and one of amounts.
    static func guess(_ rows: [[String]], judge: WordJudge) -> TableHead? {
        let body = rows.prefix(60).filter { $0.count { !$0.trimmedBlank.isEmpty } >= 2 }
        guard let width = body.map(\.count).max(), width >= 2, width <= 20, !body.isEmpty else { return nil }
        let looks = (0..<width).map { column in
            CellLook.Column(body.compactMap { column < $0.count ? $0[column].trimmedBlank : nil }, rows: body.count)
        }
        guard
            let description = looks.indices.filter({ looks[$0].text * 2 >= body.count }).max(by: {
                looks[$0].letters < looks[$1].letters
            })
        else { return nil }
        var head = TableHead()
        head.roles[description] = .description
        for column in looks.indices where column != description {
            let look = looks[column]
            if look.isSequence, body.count > 1 || column == 0 && width > 2 {
                head.roles[column] = .position
            } else if look.units * 2 > look.filled, look.filled > 0 {
                head.roles[column] = .unit
            } else if look.codes * 2 > look.filled, look.filled * 2 >= body.count, look.numbers == 0 {
                head.roles[column] = .code
            }
        }
        let numeric = looks.indices.filter {
            head.roles[$0] == nil && (looks[$0].amounts + looks[$0].numbers) * 2 > body.count
        }
        let amounts = numeric.filter { looks[$0].amounts * 2 > body.count }
        guard let quantity = amounts.first ?? numeric.first(where: { looks[$0].prices == 0 }) else { return nil }
        head.roles[quantity] = .quantity
        // something of it must be goods
        let known = body.count { row in
            description < row.count && judge.weight(GoodsLexer(row[description]).lexemes()[...]) >= 4
        }
        guard known * 3 >= body.count, body.count > 1 || !amounts.isEmpty || head.column(.unit) != nil else {
            return nil
        }
        return head
    }
}

/// What single cells look like.
enum CellLook {
    static func isNumber(_ cell: String) -> Bool {
        !cell.isEmpty && cell.contains(where: \.isNumber)
            && cell.allSatisfy { $0.isNumber || ".,' \u{A0}".contains($0) }
    }

    static func isSequence(_ cell: String) -> Bool { Int(cell.hasSuffix(".") ? String(cell.dropLast()) : cell) != nil }

    static func isUnit(_ cell: String) -> Bool {
        guard cell.count <= 16, !cell.contains(where: \.isNumber) || cell == "m2" || cell == "м2" else { return false }
        let lexemes = GoodsLexer("1 " + cell).lexemes()
        return lexemes.first?.unit != nil && lexemes.dropFirst().allSatisfy { $0.kind == .mark }
    }

    /// No blanks, letters or dashes with digits.
    static func isCode(_ cell: String) -> Bool {
        cell.count >= 3 && cell.count <= 40 && !cell.contains(" ") && cell.contains(where: \.isNumber)
            && (cell.contains(where: \.isLetter) || cell.contains("-") || cell.count >= 5) && !cell.contains(",")
    }

    static func isAmount(_ cell: String) -> Bool {
        guard cell.count <= 24 else { return false }
        let lexemes = GoodsLexer(cell).lexemes().filter { $0.kind != .mark }
        return lexemes.count == 1 && lexemes[0].kind == .amount
    }

    struct Column {
        var filled = 0
        var text = 0
        var letters = 0
        var numbers = 0
        var amounts = 0
        var units = 0
        var codes = 0
        var prices = 0
        var isSequence = false

        init(_ cells: [String], rows: Int) {
            let cells = cells.filter { !$0.isEmpty }
            filled = cells.count
            for cell in cells {
                letters += cell.count(where: \.isLetter)
                if CellLook.isUnit(cell) {
                    units += 1
                } else if CellLook.isAmount(cell) {
                    amounts += 1
                } else if CellLook.isNumber(cell) {
                    numbers += 1
                    if cell.contains(".") || cell.contains(","),
                        !(cell.split(whereSeparator: { ".,".contains($0) }).last?.count == 3)
                    {
                        prices += 1
                    }
                } else if CellLook.isCode(cell) {
                    codes += 1
                } else if cell.count(where: \.isLetter) >= 3 {
                    text += 1
                }
                if cell.contains("€") || cell.lowercased().contains("eur") || cell.contains("лв") { prices += 1 }
            }
            let sequence = cells.compactMap { Int($0.hasSuffix(".") ? String($0.dropLast()) : $0) }
            let steps = Set(zip(sequence, sequence.dropFirst()).map { $1 - $0 })
            isSequence =
                sequence.count == cells.count && !sequence.isEmpty
                && (sequence[0] == 1 || sequence[0] == 10 && steps == [10])
                && steps.count <= 1 && steps.allSatisfy { $0 > 0 }
        }
    }
}
