import Foundation
import Mail
import Settings
import Storage
import Understanding
import Workflows

extension CommandRun {
    /// Carries out one command; the result is a sentence for the transcript.
    mutating func execute(_ command: StaffCommand, verb: StaffVerb) throws -> String {
        guard mayDo(verb) else { throw Refusal.notAllowed }
        switch command {
        case .help, .show, .note, .silent, .undo, .yes: return try executeAboutMail(command)
        case .client, .set, .merge: return try executeAboutClient(command)
        case .assign, .mine, .due, .link, .move: return try executeAboutRecord(command)
        case .line, .price, .discount, .drop, .option, .valid, .delivery, .incoterms, .payment, .terms, .remark:
            return try executeEdit(command)
        case .send, .confirm, .decline, .cancel, .offer, .order: return try executeTrade(command)
        case .pack, .ship, .delivered, .returned: return try executeShipping(command)
        case .invoice, .credit, .debit, .paid: return try executeInvoicing(command)
        case .contract(let entry): return try executeContract(entry)
        case .complaint, .accept, .reject, .replace, .repair, .refund: return try executeComplaint(command)
        case .task, .done, .progress, .close, .reopen: return try executeWork(command)
        case .document(let name): return try sendDocument(name)
        }
    }

    /// Whether the person's roles allow a verb, as the configuration says; the shell may do all.
    private func mayDo(_ verb: StaffVerb) -> Bool {
        guard let roles = staff?.roles else { return true }
        return house.permissions.allow(verb, to: roles)
    }

    // MARK: the mail itself

    private mutating func executeAboutMail(_ command: StaffCommand) throws -> String {
        switch command {
        case .help(let verb):
            shown.append(help(verb))
            return phrases.done
        case .show:
            shown.append(try description(of: subject()))
            return phrases.done
        case .note: return phrases.say("kept inside", "остава вътрешно")
        case .silent: return phrases.nobodyMailed
        case .undo:
            do {
                if record == nil, let answers {
                    try transaction.undoLast(onMail: answers, at: desk.now)
                } else {
                    try transaction.undoLast(on: subject().id, by: actor, at: desk.now)
                }
            } catch let why as UndoRefusal {
                throw Refusal.tooLate(why)
            }
            return phrases.say("the last command mail is undone", "последното писмо с команди е върнато")
        default: throw Refusal.badCode
        }
    }

    private func help(_ verb: StaffVerb?) -> String {
        let language = phrases.language
        let verbs = verb.map { [$0] } ?? desk.fittingVerbs(record) + [.note, .show, .silent, .undo, .help]
        return verbs.map { verb in
            let name = language == "bg" ? verb.aliases.first ?? verb.name : verb.name
            let examples = verb.examples(language).map { "    \($0)" }.joined(separator: "\n")
            return "#\(name) – \(verb.summary(language))\n\(examples)"
        }.joined(separator: "\n")
    }

    private func description(of record: RecordRow) throws -> String {
        let snapshot = try desk.snapshot(record)
        var text = ["\(record.number) · \(phrases.state(record)) · \(snapshot.client.code) \(snapshot.client.name)"]
        text += snapshot.lines.map { described($0) }
        if let totals = snapshot.totals, !snapshot.lines.isEmpty { text.append("= \(totals.net) / \(totals.gross)") }
        text += try particulars(of: record, snapshot)
        for change in try transaction.history(of: record.id).suffix(30) {
            let states = change.from == change.to ? change.to : "\(change.from) → \(change.to)"
            text.append("\(house.iso(change.at)) \(change.actor): \(change.event) (\(states)) \(change.detail)")
        }
        return text.joined(separator: "\n")
    }

    // MARK: the record as such

    private mutating func executeAboutRecord(_ command: StaffCommand) throws -> String {
        let subject = try subject()
        switch command {
        case .assign(let typed):
            guard let person = house.configuration.staff(typed: typed) else { throw Refusal.unknownStaff(typed) }
            return try hand(subject, to: house.configuration.present(person, on: desk.today))
        case .mine:
            guard let staff else { throw Refusal.unknownStaff("shell") }
            return try hand(subject, to: staff)
        case .due(let day):
            try transaction.setDue(day.iso, of: subject.id)
            if subject.number.kind == .todo {
                let told = phrases.say("due", "срок") + " " + day.iso
                _ = try move(.hand, told)
                return day.iso
            }
            try transaction.note("due", on: subject.id, by: actor, at: desk.now, detail: day.iso)
            return day.iso
        case .link(let number):
            guard let other = try transaction.record(number) else { throw Refusal.unknownNumber(number.description) }
            return try link(subject, to: other)
        case .move(let number):
            guard let other = try transaction.record(number) else { throw Refusal.unknownNumber(number.description) }
            guard let answers else { throw Refusal.needsRecord }
            if let undo = desk.undo { try transaction.remember(mail: answers, in: undo) }
            try transaction.refile(mail: answers, from: subject.id, to: other.id)
            try transaction.note("move", on: other.id, by: actor, at: desk.now, detail: subject.number.description)
            try transaction.note("move", on: subject.id, by: actor, at: desk.now, detail: number.description)
            return number.description
        default: throw Refusal.wrongRecord
        }
    }

    /// Ties a record to another of the same client. A complaint takes the prices of the order that it is tied to, also when
    /// it is said from the order's side.
    private mutating func link(_ subject: RecordRow, to other: RecordRow) throws -> String {
        guard subject.id != other.id else { throw Refusal.wrongRecord }
        if let mine = subject.client, let theirs = other.client, mine != theirs {
            throw Refusal.otherClient(other.number.description)
        }
        let goods: Set<RecordKind> = [.order, .shipment]
        let isFromOrder = goods.contains(subject.number.kind) && other.number.kind == .complaint
        let (record, target) = isFromOrder ? (other, subject) : (subject, other)
        let isComplaint = record.number.kind == .complaint && goods.contains(target.number.kind)
        if isFromOrder, let undo = desk.undo { try transaction.remember(other.id, in: undo) }
        guard try transaction.link(record.id, to: target.id, replacing: isComplaint) else {
            throw Refusal.linkedAlready(try record.parent.map { try transaction.record($0).number.description } ?? "")
        }
        var said = other.number.description
        if isComplaint {
            let priced = try desk.tieLines(of: record, to: target)
            if !priced.isEmpty { said += " – " + phrases.pricesOfOrder(priced) }
        }
        try transaction.note("link", on: subject.id, by: actor, at: desk.now, detail: other.number.description)
        if isFromOrder {
            try transaction.note("link", on: other.id, by: actor, at: desk.now, detail: subject.number.description)
        }
        return said
    }

    private mutating func hand(_ record: RecordRow, to person: Configuration.StaffMember) throws -> String {
        try transaction.setHolder(person.id, of: record.id)
        if record.number.kind == .todo {
            _ = try move(.hand, "→ \(person.name)", also: [record.holder].compactMap(\.self))
            return person.name
        }
        try transaction.note("assign", on: record.id, by: actor, at: desk.now, detail: person.id)
        if person.id != staff?.id {
            var notice = Notice(template: .reminder, mailbox: record.mailbox, record: try desk.reload(record))
            let (number, giver) = (record.number.description, staff?.name ?? "xcrm")
            notice.text = { $0.say("\(giver) handed \(number) to you.", "\(giver) ви възложи \(number).") }
            notice.audience = .inside
            notice.onceKey = "assign:\(number):\(record.version)"
            try desk.notify(notice)
        }
        return person.name
    }
}
