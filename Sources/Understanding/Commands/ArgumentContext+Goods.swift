import Workflows

/// The verbs with line numbers, quantities and sums.
extension ArgumentContext {
    func goods(_ verb: StaffVerb, _ arguments: Arguments) throws(CommandProblem) -> StaffCommand {
        switch verb {
        case .line: return try line(arguments)
        case .price: return try price(arguments)
        case .discount: return try discount(arguments)
        case .drop: return .drop(lines: try lineNumbers(verb, arguments))
        case .option: return .option(lines: try lineNumbers(verb, arguments))
        case .pack: return try pack(arguments)
        case .ship: return try ship(arguments)
        case .paid: return try paid(arguments)
        case .refund:
            return .refund(arguments.rest.isEmpty ? nil : try priceTag(verb, arguments.rest, .sum))
        default:
            var arguments = arguments
            let lines = try sharesPair(verb, &arguments)
            let sum = verb == .credit && lines.isEmpty ? try sumPair(verb, &arguments) : nil
            return switch verb {
            case .credit: .credit(lines: lines, sum: sum, reason: arguments.remark)
            case .replace: .replace(lines: lines, remark: arguments.remark)
            default: .repair(lines: lines, remark: arguments.remark)
            }
        }
    }

    // MARK: Lines of an offer

    /// `N qty unit article @ price`; `+` or „нов“ for a new line; only what is typed changes.
    private func line(_ arguments: Arguments) throws(CommandProblem) -> StaffCommand {
        var arguments = arguments
        guard let first = arguments.word() else { throw .missing(.line, .lineNumber) }
        let adds: Set<String> = ["+", "new", "нов", "neu", "add"]
        var edit = LineEdit(line: adds.contains(Folding.fold(first)) ? nil : try lineNumber(.line, first))
        var body = arguments.rest
        if let at = body.lastIndex(of: "@") {
            edit.price = try priceTag(.line, body[body.index(after: at)...], .price)
            body = body[..<at]
        }
        var goods = Arguments(body)
        if let (quantity, unit) = try quantity(.line, &goods) {
            edit.quantity = quantity
            edit.unit = unit
        }
        edit.article = goods.remark
        guard edit.article != nil || (edit.line != nil && (edit.quantity ?? edit.price?.amount) != nil)
        else { throw .missing(.line, .article) }
        return .line(edit)
    }

    /// A number and a unit in front of an article, if there is a number: `500 pcs`, `500бр`, `1 200,5 кг`.
    func quantity(
        _ verb: StaffVerb, _ arguments: inout Arguments
    ) throws(CommandProblem) -> (FixedDecimal, UnitOfMeasure?)? {
        var probe = arguments
        guard let word = probe.word(), let first = word.first, first.isASCII, first.isNumber else { return nil }
        let digits = word.prefix { ($0.isASCII && $0.isNumber) || $0 == "," || $0 == "." }
        var tail = String(word.dropFirst(digits.count))
        var typed = String(digits)
        // „1 200 бр“: groups of three behind a leading one to three digits.
        while tail.isEmpty, typed.allSatisfy({ $0.isASCII && $0.isNumber || $0 == " " }),
            typed.prefix(4).filter({ $0 != " " }).count <= 4
        {
            let next = probe.peeked
            let group = next.prefix { $0.isASCII && $0.isNumber }
            guard group.count == 3, typed.split(separator: " ")[0].count <= 3,
                next.dropFirst(3).allSatisfy({ !$0.isLetter || next.count == 3 })
            else { break }
            typed += " " + group
            tail = String(next.dropFirst(3))
            _ = probe.word()
            if !tail.isEmpty {
                typed += tail.prefix { $0 == "," || $0 == "." || $0.isNumber }
                tail = String(tail.drop { $0 == "," || $0 == "." || $0.isNumber })
            }
        }
        // `8x40` or `12-A` begins an article, not a quantity.
        if !tail.isEmpty, CommandUnits.unit(tail) == nil { return nil }
        var unit = tail.isEmpty ? nil : CommandUnits.unit(tail)
        if unit == nil, let named = CommandUnits.unit(probe.peeked) {
            unit = named
            _ = probe.word()
        }
        let number = try CommandNumber.read(typed, verb, .quantity)
        guard number.isPositive else { throw .unreadable(verb, .quantity, typed) }
        arguments = probe
        return (number, unit)
    }

    private func price(_ arguments: Arguments) throws(CommandProblem) -> StaffCommand {
        var arguments = arguments
        guard let first = arguments.word() else { throw .missing(.price, .lineNumber) }
        let line = try lineNumber(.price, first)
        let typed = arguments.rest.first == "@" ? arguments.rest.dropFirst() : arguments.rest
        return .price(line: line, try priceTag(.price, typed, .price))
    }

    /// `N%` for all, `LINE N%` for one line.
    private func discount(_ arguments: Arguments) throws(CommandProblem) -> StaffCommand {
        let pieces = arguments.rest.replacing("%", with: " % ").split(whereSeparator: \.isWhitespace).filter {
            $0 != "%"
        }
        guard let last = pieces.last else { throw .missing(.discount, .percent) }
        guard pieces.count <= 2 else { throw .surplus(.discount, arguments.shown) }
        let percent = try CommandNumber.read(String(last), .discount, .percent)
        guard percent.millionths >= 0, percent.millionths <= 100_000_000 else {
            throw .unreadable(.discount, .percent, String(last.prefix(40)))
        }
        return .discount(line: pieces.count == 2 ? try lineNumber(.discount, pieces[0]) : nil, percent: percent)
    }

    private func lineNumbers(_ verb: StaffVerb, _ arguments: Arguments) throws(CommandProblem) -> [Int] {
        let pieces = arguments.rest.split { $0.isWhitespace || $0 == "," || $0 == ";" }
        guard !pieces.isEmpty else { throw .missing(verb, .lineNumber) }
        var lines: [Int] = []
        for piece in pieces where !["и", "and", "und"].contains(piece) {
            let line = try lineNumber(verb, piece)
            guard !lines.contains(line) else { throw .twice(String(line)) }
            lines.append(line)
        }
        return lines
    }

    // MARK: Packing and shipping

    private func ship(_ arguments: Arguments) throws(CommandProblem) -> StaffCommand {
        var arguments = arguments
        var dispatch = Dispatch()
        var seen: Set<ShipKey> = []
        while !arguments.rest.isEmpty {
            guard let (typed, value) = arguments.widePair() else { throw .surplus(.ship, arguments.shown) }
            guard let key = ShipKey.named(typed) else {
                throw .unknownKey(
                    String(typed.prefix(40)),
                    known: ShipKey.allCases.map { language == "bg" ? $0.aliases[0] : $0.rawValue })
            }
            guard seen.insert(key).inserted else { throw .twice(typed) }
            guard !value.isEmpty else { throw .missing(.ship, key.argument) }
            switch key {
            case .date: dispatch.date = try day(.ship, value)
            case .arrival: dispatch.arrival = try day(.ship, value)
            case .carrier: dispatch.carrier = value
            case .tracking: dispatch.tracking = value
            case .vehicle: dispatch.vehicle = value
            case .driver: dispatch.driver = value
            case .lines: dispatch.lines = try shares(.ship, value)
            }
        }
        return .ship(dispatch)
    }

    private func sharesPair(_ verb: StaffVerb, _ arguments: inout Arguments) throws(CommandProblem) -> [LineShare] {
        var probe = arguments
        guard let (key, value) = probe.pair() else { return [] }
        guard ShipKey.named(key) == .lines else {
            if verb == .credit, TradeKey.named(key) == .sum { return [] }
            throw .unknownKey(String(key.prefix(40)), known: verb == .credit ? ["lines", "sum"] : ["lines"])
        }
        arguments = probe
        return try shares(verb, value)
    }

    /// `1:50,2` — fifty of line 1, all that is left of line 2. A decimal quantity has a point.
    func shares(_ verb: StaffVerb, _ typed: String) throws(CommandProblem) -> [LineShare] {
        var shares: [LineShare] = []
        for piece in typed.split(whereSeparator: { $0 == "," || $0 == ";" || $0.isWhitespace }) {
            let parts = piece.split(separator: ":", omittingEmptySubsequences: false)
            guard (1...2).contains(parts.count) else { throw .unreadable(verb, .share, String(piece.prefix(40))) }
            let line = try lineNumber(verb, parts[0])
            guard !shares.contains(where: { $0.line == line }) else { throw .twice(String(line)) }
            var share = LineShare(line: line)
            if parts.count == 2 {
                let quantity = try CommandNumber.read(String(parts[1]), verb, .quantity)
                guard quantity.isPositive else { throw .unreadable(verb, .quantity, String(parts[1].prefix(40))) }
                share.quantity = quantity
            }
            shares.append(share)
        }
        guard !shares.isEmpty else { throw .missing(verb, .share) }
        return shares
    }

    // MARK: Money

    /// `DATE SUM`, `SUM DATE` or `SUM`.
    private func paid(_ arguments: Arguments) throws(CommandProblem) -> StaffCommand {
        guard !arguments.rest.isEmpty else { throw .missing(.paid, .sum) }
        if let sum = try? priceTag(.paid, arguments.rest, .sum) { return .paid(on: nil, sum) }
        let pieces = arguments.rest.split(whereSeparator: \.isWhitespace)
        for cut in pieces.indices.dropFirst() {
            let front = String(arguments.rest[..<pieces[cut - 1].endIndex])
            let back = arguments.rest[pieces[cut].startIndex...]
            if let day = readDay(front) { return .paid(on: day, try priceTag(.paid, back, .sum)) }
            if let day = readDay(String(back)), let sum = try? priceTag(.paid, Substring(front), .sum) {
                return .paid(on: day, sum)
            }
        }
        return .paid(on: nil, try priceTag(.paid, arguments.rest, .sum))
    }

    /// `0,12`, `1 250.40 EUR`, `€ 12`, „12 лв.“; not below zero.
    func priceTag(
        _ verb: StaffVerb, _ typed: Substring, _ what: CommandProblem.Argument
    ) throws(CommandProblem) -> PriceTag {
        var number = Folding.fold(typed)[...]
        var currency: Currency?
        for (word, code) in CommandNumber.currencies {
            let bare = number.drop(while: \.isWhitespace)
            if bare.hasPrefix(word) {
                number = bare.dropFirst(word.count)
            } else if let last = number.lastIndex(where: { !$0.isWhitespace }), number[...last].hasSuffix(word) {
                number = number[...last].dropLast(word.count)
            } else {
                continue
            }
            currency = Currency(code)
            break
        }
        let digits = Arguments(number)
        guard !digits.rest.isEmpty else { throw .missing(verb, what) }
        let amount = try CommandNumber.read(String(digits.rest), verb, what)
        guard amount.millionths >= 0 else { throw .unreadable(verb, what, String(typed.prefix(40))) }
        return PriceTag(amount, currency)
    }

    func lineNumber(_ verb: StaffVerb, _ typed: some StringProtocol) throws(CommandProblem) -> Int {
        var digits = String(typed)
        while let last = digits.last, [".", ":", ")", ","].contains(last) { digits.removeLast() }
        guard digits.utf8.count <= 4, digits.utf8.allSatisfy({ (48...57).contains($0) }), let line = Int(digits),
            line > 0
        else { throw .unreadable(verb, .lineNumber, String(typed.prefix(40))) }
        return line
    }
}
