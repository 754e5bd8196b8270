import Workflows

/// Numbers as staff type them: a comma or a point before the decimals, groups of three parted by blanks.
enum CommandNumber {
    /// Reads one exactly; refuses what may mean two things, such as `1,250`.
    static func read(
        _ typed: String, _ verb: StaffVerb, _ what: CommandProblem.Argument
    ) throws(CommandProblem) -> FixedDecimal {
        let unreadable = CommandProblem.unreadable(verb, what, String(typed.prefix(40)))
        let folded = Folding.fold(typed)
        let groups = folded.split(separator: " ")
        guard folded.utf8.count <= 32, !groups.isEmpty,
            groups.dropFirst().allSatisfy({ $0.prefix { $0.isNumber }.count == 3 })
        else { throw unreadable }
        let compact = groups.joined()
        guard compact.utf8.allSatisfy({ (48...57).contains($0) || $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ".") })
        else { throw unreadable }
        let marks = compact.filter { $0 == "," || $0 == "." }
        guard let last = marks.last else { return try decimal(compact, unreadable) }
        if marks.count == 1 {
            let parts = compact.split(separator: last, omittingEmptySubsequences: false)
            guard parts.count == 2, !parts[1].isEmpty else { throw unreadable }
            if groups.count == 1, parts[1].count == 3, (1...3).contains(parts[0].count), parts[0] != "0",
                parts[0].first != "0"
            {
                throw .ambiguousNumber(String(typed.prefix(40)))
            }
            return try decimal("\(parts[0]).\(parts[1])", unreadable)
        }
        // `1.250,40`, `1,250.40`, `1.250.000`: the last mark is the decimal one only if it differs from the others.
        let repeated = marks.dropLast().contains(last)
        guard Set(marks.dropLast()).count == 1, !repeated || Set(marks).count == 1 else { throw unreadable }
        let pieces = compact.split(omittingEmptySubsequences: false) { $0 == "," || $0 == "." }
        let grouped = repeated ? pieces[...] : pieces.dropLast()
        guard grouped.dropFirst().allSatisfy({ $0.count == 3 }), (1...3).contains(grouped.first?.count ?? 0)
        else { throw unreadable }
        let whole = grouped.joined()
        return try decimal(repeated ? whole : "\(whole).\(pieces.last ?? "")", unreadable)
    }

    private static func decimal(_ plain: String, _ problem: CommandProblem) throws(CommandProblem) -> FixedDecimal {
        guard plain.last != ".", let value = FixedDecimal(plain) else { throw problem }
        return value
    }

    /// Signs and words of currencies, folded; longer ones first.
    static let currencies: [(word: String, code: String)] = [
        ("евро", "EUR"), ("euro", "EUR"), ("eur", "EUR"), ("€", "EUR"), ("лева", "BGN"), ("лв.", "BGN"), ("лв", "BGN"),
        ("bgn", "BGN"), ("usd", "USD"), ("$", "USD"), ("gbp", "GBP"), ("£", "GBP"), ("ron", "RON"), ("lei", "RON"),
        ("rsd", "RSD"), ("mkd", "MKD"), ("try", "TRY"), ("chf", "CHF"), ("pln", "PLN"), ("czk", "CZK"), ("huf", "HUF"),
    ]
}

/// The units that staff type in commands.
enum CommandUnits {
    static func unit(_ word: some StringProtocol) -> UnitOfMeasure? {
        var folded = Folding.fold(word)
        while let last = folded.last, last == "." || last == "," { folded.removeLast() }
        return byWord[folded]
    }

    private static let byWord: [String: UnitOfMeasure] = {
        var found: [String: UnitOfMeasure] = [:]
        for (unit, list) in words {
            for word in list.split(separator: " ") { found[String(word)] = unit }
        }
        return found
    }()

    private static let words: [(UnitOfMeasure, String)] = [
        (.pcs, "pcs pc piece pieces ea each бр броя брой stk stuck br"), (.kg, "kg кг килограма"),
        (.g, "g gr гр г грама"),
        (.t, "t т тон тона ton tons tonnes"), (.m, "m м метра метър meter meters lfm"), (.m2, "m2 м2 m² м² квм sqm qm"),
        (.l, "l л литра литър lt"), (.set, "set sets к-т к-та комплект комплекта satz"),
        (.box, "box boxes кут кутия кутии кашон кашона karton kartons"),
        (.pallet, "pallet pallets палет палета пал palette"),
        (.spool, "spool spools шпула шпули spule reel"), (.can, "can cans туба туби kanister кофа"),
        (.pair, "pair pairs чифт чифта paar"), (.roll, "roll rolls ролка ролки rolle rollen"),
        (.sheet, "sheet sheets лист листа platte platten плоскост"),
    ]
}

/// The keys of `#ship`.
enum ShipKey: String, CaseIterable {
    case date, carrier, tracking, vehicle, driver, lines, arrival

    /// Bulgarian first; all in lower case.
    var aliases: [String] {
        switch self {
        case .date: ["дата", "datum"]
        case .carrier: ["превозвач", "куриер", "спедитор", "forwarder", "courier"]
        case .tracking: ["товарителница", "проследяване", "пратка", "waybill", "awb"]
        case .vehicle: ["автомобил", "кола", "камион", "truck", "plate", "регномер"]
        case .driver: ["шофьор", "водач"]
        case .lines: ["редове", "ред", "line"]
        case .arrival: ["пристига", "доставка", "eta"]
        }
    }

    var argument: CommandProblem.Argument {
        switch self {
        case .date, .arrival: .day
        case .lines: .share
        default: .text
        }
    }

    static func named(_ typed: some StringProtocol) -> ShipKey? {
        let folded = Folding.fold(typed)
        return allCases.first { $0.rawValue == folded || $0.aliases.contains { Folding.fold($0) == folded } }
    }
}
