import Workflows

/// What may stand before `=` in commands about invoices and contracts.
enum TradeKey: String, CaseIterable {
    case sum, lines, due, event, vat, ground, number, signed, value, subject

    var aliases: [String] {
        switch self {
        case .sum: ["сума", "summe", "betrag"]
        case .lines: ["редове", "ред", "zeilen"]
        case .due: ["срок", "падеж", "faellig"]
        case .event: ["събитие", "leistung", "taxevent", "date", "дата"]
        case .vat: ["ддс", "tax", "mwst", "ust"]
        case .ground: ["основание", "grund", "law"]
        case .number: ["номер", "nummer", "no"]
        case .signed: ["подписан", "подписано", "unterzeichnet"]
        case .value: ["стойност", "wert"]
        case .subject: ["предмет", "gegenstand", "относно"]
        }
    }

    static func named(_ typed: some StringProtocol) -> TradeKey? {
        let folded = Folding.fold(typed)
        return allCases.first { $0.rawValue == folded || $0.aliases.contains { Folding.fold($0) == folded } }
    }

    static func known(_ keys: [TradeKey], _ language: String) -> [String] {
        keys.map { language == "bg" ? $0.aliases[0] : $0.rawValue }
    }
}

/// The verbs of invoices, contracts and packing.
extension ArgumentContext {
    func trade(_ verb: StaffVerb, _ arguments: Arguments) throws(CommandProblem) -> StaffCommand {
        switch verb {
        case .invoice: return .invoice(try billing(arguments))
        case .debit:
            var arguments = arguments
            guard let sum = try sumPair(.debit, &arguments) else { throw .missing(.debit, .sum) }
            return .debit(sum: sum, reason: try text(.debit, arguments, .text))
        case .incoterms:
            let typed = try text(verb, arguments, .incoterm)
            guard let term = Incoterms(typed) else { throw .unreadable(verb, .incoterm, String(typed.prefix(40))) }
            return .incoterms(term)
        default:
            let typed = try text(verb, arguments, .days)
            let words = typed.split(whereSeparator: \.isWhitespace)
            let digits = words.first { $0.allSatisfy { $0.isASCII && $0.isNumber } }
            guard words.count <= 3, let digits, digits.utf8.count <= 3, let days = Int(digits), days <= 365 else {
                throw .unreadable(verb, .days, String(typed.prefix(40)))
            }
            return .payment(days: days)
        }
    }

    /// `sum=50`, if it is next.
    func sumPair(_ verb: StaffVerb, _ arguments: inout Arguments) throws(CommandProblem) -> PriceTag? {
        var probe = arguments
        guard let (key, value) = probe.pair() else { return nil }
        guard TradeKey.named(key) == .sum else { throw .unknownKey(String(key.prefix(40)), known: ["sum"]) }
        arguments = probe
        let sum = try priceTag(verb, value[...], .sum)
        guard sum.amount.isPositive else { throw .unreadable(verb, .sum, String(value.prefix(40))) }
        return sum
    }

    /// `[advance 30% | advance 500] [lines=1:50,2] [due=DATE] [event=DATE] [vat=export] [ground="…"]`
    private func billing(_ arguments: Arguments) throws(CommandProblem) -> Billing {
        var arguments = arguments
        var billing = Billing()
        let advance: Set<String> = ["advance", "аванс", "авансово", "авансова", "anzahlung"]
        if advance.contains(Folding.fold(arguments.peeked)) {
            _ = arguments.word()
            var typed: [String] = []
            while !arguments.rest.isEmpty, !arguments.peeked.contains("="), let word = arguments.word() {
                typed.append(word)
            }
            billing.advance = try self.advance(typed.joined(separator: " "))
        }
        // „окончателна“ is what an invoice is by itself: it deducts the advances that are open.
        if ["final", "окончателна", "окончателно", "schlussrechnung"].contains(Folding.fold(arguments.peeked)) {
            _ = arguments.word()
        }
        var seen: Set<TradeKey> = []
        while !arguments.rest.isEmpty {
            guard let (typed, value) = arguments.widePair() else { throw .surplus(.invoice, arguments.shown) }
            guard let key = TradeKey.named(typed), [.lines, .due, .event, .vat, .ground].contains(key) else {
                throw .unknownKey(
                    String(typed.prefix(40)), known: TradeKey.known([.lines, .due, .event, .vat, .ground], language))
            }
            guard seen.insert(key).inserted else { throw .twice(typed) }
            switch key {
            case .lines: billing.lines = try shares(.invoice, value)
            case .due: billing.due = try day(.invoice, value)
            case .event: billing.taxEvent = try day(.invoice, value)
            case .vat: billing.tax = try tax(value)
            default: billing.ground = String(value.prefix(200))
            }
        }
        return billing
    }

    private func advance(_ typed: String) throws(CommandProblem) -> Billing.Advance {
        guard typed.contains("%") else {
            let sum = try priceTag(.invoice, typed[...], .sum)
            guard sum.amount.isPositive else { throw .unreadable(.invoice, .sum, typed) }
            return .sum(sum)
        }
        let percent = try CommandNumber.read(
            String(typed.filter { $0 != "%" && !$0.isWhitespace }), .invoice, .percent)
        guard percent.isPositive, percent.millionths <= 100_000_000 else {
            throw .unreadable(.invoice, .percent, typed)
        }
        return .percent(percent)
    }

    private func tax(_ typed: String) throws(CommandProblem) -> TaxChoice {
        switch Folding.fold(typed) {
        case "export", "износ", "ausfuhr": return TaxChoice(.export)
        case "eu", "ес", "вод", "вътреобщностна", "intra": return TaxChoice(.intraCommunity)
        case "reverse", "обратно", "обратно начисляване", "reverse charge": return TaxChoice(.reverseCharge)
        case "exempt", "освободена", "освободено", "befreit": return TaxChoice(.exempt)
        case "none", "без", "извън", "ohne": return TaxChoice(.outOfScope)
        case "standard", "пълна", "normal": return TaxChoice(.standard)
        default:
            let percent = try CommandNumber.read(
                String(typed.filter { $0 != "%" && !$0.isWhitespace }), .invoice, .percent)
            guard percent.millionths >= 0, percent.millionths <= 100_000_000 else {
                throw .unreadable(.invoice, .percent, String(typed.prefix(40)))
            }
            return percent.isPositive ? TaxChoice(.standard, percent: percent) : TaxChoice(.zeroRated, percent: .zero)
        }
    }

    // MARK: Contracts

    /// `CLIENT from DATE to DATE`, „КЛИЕНТ от ДАТА до ДАТА“, then `number= value= signed= subject=`; the client may stand
    /// in quotes. On a contract's record the client, or all before the keys, may be left out.
    func contract(_ arguments: Arguments) throws(CommandProblem) -> StaffCommand {
        var arguments = arguments
        let from: Set<String> = ["from", "от", "von", "vom", "ot"]
        let to: Set<String> = ["to", "until", "till", "до", "bis", "do"]
        var entry = ContractEntry()
        var days = arguments.untilKey()
        if !days.rest.isEmpty {
            let client = days.quoted() ?? days.words(until: from, lastOf: true)
            entry.client = client.isEmpty ? nil : client
            if let word = days.word() {
                guard from.contains(Folding.fold(word)) else { throw .missing(.contract, .day) }
                let first = try day(.contract, days.words(until: to, lastOf: false))
                entry.from = first
                if days.word() != nil {
                    let last = try day(.contract, days.rest)
                    guard first <= last else { throw .unreadable(.contract, .day, days.shown) }
                    entry.to = last
                }
            } else {
                throw .missing(.contract, .day)
            }
        } else if arguments.rest.isEmpty {
            throw .missing(.contract, .client)
        }
        var seen: Set<TradeKey> = []
        while !arguments.rest.isEmpty {
            guard let (typed, value) = arguments.widePair() else { throw .surplus(.contract, arguments.shown) }
            guard let key = TradeKey.named(typed), [.number, .signed, .value, .subject].contains(key) else {
                throw .unknownKey(
                    String(typed.prefix(40)), known: TradeKey.known([.number, .signed, .value, .subject], language))
            }
            guard seen.insert(key).inserted else { throw .twice(typed) }
            guard !value.isEmpty else { throw .missing(.contract, .text) }
            switch key {
            case .number: entry.number = String(value.prefix(80))
            case .signed: entry.signed = try day(.contract, value)
            case .value: entry.value = try priceTag(.contract, value[...], .sum)
            default: entry.subject = String(value.prefix(200))
            }
        }
        return .contract(entry)
    }

    /// `N qty [unit] in PACKAGE [size] [kg]`, or `all in PACKAGE …`: the weight is a number with kg at the end, the size
    /// numbers with an x between them.
    func pack(_ arguments: Arguments) throws(CommandProblem) -> StaffCommand {
        var arguments = arguments
        guard let first = arguments.word() else { throw .missing(.pack, .lineNumber) }
        let all: Set<String> = ["all", "всичко", "alles"]
        let line = all.contains(Folding.fold(first)) ? nil : try lineNumber(.pack, first)
        let quantity = line == nil ? nil : try quantity(.pack, &arguments)?.0
        guard let word = arguments.word(), ["in", "в", "във", "into", "v", "na", "на"].contains(Folding.fold(word))
        else {
            throw .missing(.pack, .package)
        }
        var words = arguments.rest.split(whereSeparator: \.isWhitespace).map(String.init)
        var weight: FixedDecimal?
        if let last = words.last, ["kg", "кг", "kg.", "кг."].contains(Folding.fold(last)) {
            words.removeLast()
            guard words.count > 1, let number = words.popLast() else { throw .missing(.pack, .weight) }
            weight = try CommandNumber.read(number, .pack, .weight)
        } else if let last = words.last, let number = Self.gluedWeight(last) {
            words.removeLast()
            weight = try CommandNumber.read(number, .pack, .weight)
        }
        if let weight, !weight.isPositive { throw .unreadable(.pack, .weight, arguments.shown) }
        let size = Self.takeSize(&words)
        while let last = words.last, last == "," || last == "-" || last == "–" { words.removeLast() }
        guard !words.isEmpty else { throw .missing(.pack, .package) }
        var package = words.joined(separator: " ")
        while package.last == "," { package.removeLast() }
        return .pack(PackedPiece(line: line, quantity: quantity, package: package, size: size, weightKg: weight))
    }

    /// `120x80x95`, `120 x 80`, „120х80х95 см“ at the end of the words, which it is taken off.
    private static func takeSize(_ words: inout [String]) -> String? {
        var end = words.count
        if let last = words.last, ["cm", "см", "cm.", "см."].contains(Folding.fold(last)) { end -= 1 }
        func sides(_ word: String) -> [Substring]? {
            let sides = word.split(omittingEmptySubsequences: false) { "xXхХ×*".contains($0) }
            let areNumbers = sides.allSatisfy {
                (1...4).contains($0.utf8.count) && $0.utf8.allSatisfy { (48...57).contains($0) }
            }
            return areNumbers && sides.count <= 3 ? sides : nil
        }
        // `box 1` ends in a number that is its name: a size has a sign between numbers, in one word or parted by blanks.
        if end > 0, let glued = sides(words[end - 1]), glued.count > 1 {
            words.removeSubrange((end - 1)...)
            return glued.joined(separator: "x")
        }
        for count in [5, 3] where end >= count {
            guard let parted = sides(words[(end - count)..<end].joined()), parted.count == (count + 1) / 2,
                words[(end - count)..<end].allSatisfy({ $0.utf8.count <= 4 })
            else { continue }
            words.removeSubrange((end - count)...)
            return parted.joined(separator: "x")
        }
        return nil
    }

    /// `24,5кг` → `24,5`.
    private static func gluedWeight(_ word: String) -> String? {
        let digits = word.prefix { ($0.isASCII && $0.isNumber) || $0 == "," || $0 == "." }
        guard !digits.isEmpty, ["kg", "кг", "kg.", "кг."].contains(Folding.fold(word.dropFirst(digits.count)))
        else { return nil }
        return String(digits)
    }
}
