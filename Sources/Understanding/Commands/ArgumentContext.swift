import Workflows

/// Reads the arguments of one command line. One method a group of verbs.
struct ArgumentContext {
    let today: Day
    let language: String

    /// A verb and its command of a line without its sign.
    func command(_ body: Substring) throws(CommandProblem) -> (StaffVerb, StaffCommand) {
        let end = body.firstIndex { !$0.isLetter && $0 != "-" && $0 != "_" } ?? body.endIndex
        let word = body[..<end]
        guard let verb = StaffVerb.named(word) else {
            throw .unknownVerb(String(word.prefix(40)), nearest: StaffVerb.nearest(to: word)?.name)
        }
        var arguments = Arguments(body[end...])
        // „#срок: петък“ — a colon behind the verb is habit, not meaning.
        if arguments.rest.first == ":" { arguments = Arguments(arguments.rest.dropFirst()) }
        return (verb, try command(verb, arguments))
    }

    private func command(_ verb: StaffVerb, _ arguments: Arguments) throws(CommandProblem) -> StaffCommand {
        switch verb {
        case .show, .note, .mine, .send, .silent, .undo: try bare(verb, arguments)
        case .offer: .offer(client: arguments.remark)
        case .order: .order(client: arguments.remark)
        case .returned: .returned(arguments.remark)
        case .remark: .remark(try text(verb, arguments, .text))
        case .confirm: .confirm(arguments.remark)
        case .decline: .decline(arguments.remark)
        case .cancel: .cancel(arguments.remark)
        case .accept: .accept(arguments.remark)
        case .reject: .reject(arguments.remark)
        case .done: .done(arguments.remark)
        case .close: .close(arguments.remark)
        case .reopen: .reopen(arguments.remark)
        case .terms: .terms(try text(verb, arguments, .text))
        case .progress: .progress(try text(verb, arguments, .text))
        case .assign: .assign(try text(verb, arguments, .who))
        case .client: .client(try text(verb, arguments, .client))
        case .merge: .merge(try text(verb, arguments, .client))
        case .set: .set(try settings(arguments))
        case .help, .link, .move, .complaint, .due, .valid, .delivered, .delivery, .document, .yes, .contract, .task:
            try general(verb, arguments)
        case .line, .price, .discount, .drop, .option, .pack, .ship, .credit, .paid, .replace, .repair, .refund:
            try goods(verb, arguments)
        case .invoice, .debit, .incoterms, .payment: try trade(verb, arguments)
        }
    }

    private func bare(_ verb: StaffVerb, _ arguments: Arguments) throws(CommandProblem) -> StaffCommand {
        guard arguments.rest.isEmpty else { throw .surplus(verb, arguments.shown) }
        return switch verb {
        case .show: .show
        case .note: .note
        case .mine: .mine
        case .send: .send
        case .silent: .silent
        default: .undo
        }
    }

    func text(
        _ verb: StaffVerb, _ arguments: Arguments, _ what: CommandProblem.Argument
    ) throws(CommandProblem) -> String {
        guard let text = arguments.remark else { throw .missing(verb, what) }
        return text
    }

    private func general(_ verb: StaffVerb, _ arguments: Arguments) throws(CommandProblem) -> StaffCommand {
        switch verb {
        case .help: return .help(try helped(arguments))
        case .link: return .link(try number(verb, arguments))
        case .move: return .move(try number(verb, arguments))
        case .complaint: return .complaint(arguments.rest.isEmpty ? nil : try number(verb, arguments))
        case .due: return .due(try day(verb, arguments.rest))
        case .valid: return .valid(try day(verb, arguments.rest))
        case .delivered: return .delivered(arguments.rest.isEmpty ? nil : try day(verb, arguments.rest))
        case .delivery:
            let words = try text(verb, arguments, .day)
            // „5 работни дни след плащане“ and „5 работни дни“ are terms, not a day that we promised.
            return .delivery(isSpan(words) ? .words(words) : readDay(words).map { .on($0) } ?? .words(words))
        case .document:
            let name = try text(verb, arguments, .document)
            guard let document = DocumentName.named(name) else { throw .unknownDocument(String(name.prefix(40))) }
            return .document(document)
        case .yes:
            let code = try text(verb, arguments, .code)
            guard code.count <= 64, code.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") })
            else { throw .unreadable(verb, .code, String(code.prefix(40))) }
            return .yes(code: code.uppercased())
        case .contract: return try contract(arguments)
        default: return try task(arguments)
        }
    }

    private func helped(_ arguments: Arguments) throws(CommandProblem) -> StaffVerb? {
        guard let word = arguments.remark else { return nil }
        let name = word.drop { $0 == "#" || $0 == "＃" }
        guard let verb = StaffVerb.named(name) else {
            throw .unknownVerb(String(name.prefix(40)), nearest: StaffVerb.nearest(to: name)?.name)
        }
        return verb
    }

    /// `phone=+359 2 900 1234 vat=BG203912347`: each value goes up to the next key.
    private func settings(_ arguments: Arguments) throws(CommandProblem) -> [ClientField: String] {
        var arguments = arguments
        var found: [ClientField: String] = [:]
        while let (key, value) = arguments.widePair() {
            guard let field = ClientField.named(key) else {
                throw .unknownKey(String(key.prefix(40)), known: ClientField.allCases.map { $0.label(language) })
            }
            guard found.updateValue(value, forKey: field) == nil else { throw .twice(key) }
        }
        guard arguments.rest.isEmpty else { throw .unreadable(.set, .text, String(arguments.rest.prefix(40))) }
        guard !found.isEmpty else { throw .missing(.set, .text) }
        return found
    }

    func number(_ verb: StaffVerb, _ arguments: Arguments) throws(CommandProblem) -> RecordNumber {
        let typed = try text(verb, arguments, .number)
        guard let number = RecordNumber(typed.filter { $0 != "[" && $0 != "]" }) else {
            throw .unreadable(verb, .number, String(typed.prefix(40)))
        }
        return number
    }

    // MARK: Days

    func day(_ verb: StaffVerb, _ typed: some StringProtocol) throws(CommandProblem) -> Day {
        guard !typed.isEmpty else { throw .missing(verb, .day) }
        guard let day = readDay(String(typed)) else { throw .unreadable(verb, .day, String(typed.prefix(40))) }
        return day
    }

    func readDay(_ typed: String) -> Day? {
        DateReader(today: today).day(statedBy: LexedText(typed))
    }

    private func isSpan(_ typed: String) -> Bool {
        DateReader(today: today).mentions(in: LexedText(typed)).contains { $0.form == .span }
    }

    // MARK: Work

    /// `WHO TEXT`, with `due=DATE` anywhere before the text.
    private func task(_ arguments: Arguments) throws(CommandProblem) -> StaffCommand {
        var arguments = arguments
        guard let who = arguments.quoted() ?? arguments.word() else { throw .missing(.task, .who) }
        var due: Day?
        if let (key, value) = arguments.pair() {
            guard ["due", "срок", "до", "srok"].contains(Folding.fold(key)) else {
                throw .unknownKey(key, known: ["due"])
            }
            due = try day(.task, value)
        }
        guard let text = arguments.remark else { throw .missing(.task, .text) }
        return .task(who: who, text: text, due: due)
    }
}
