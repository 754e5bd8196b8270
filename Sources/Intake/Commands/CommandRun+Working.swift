import Foundation
import Mail
import Settings
import Storage
import Understanding
import Workflows

extension CommandRun {
    /// Opens and decides complaints.
    mutating func executeComplaint(_ command: StaffCommand) throws -> String {
        if case .complaint(let number) = command { return try openComplaint(about: number) }
        let complaint = try subject(.complaint)
        let (event, words): (Complaint.Event, String?)
        switch command {
        case .accept(let text): (event, words) = (.accept, text)
        case .reject(let text): (event, words) = (.reject, text)
        case .replace(_, let text): (event, words) = (.replace, text)
        case .repair(_, let text): (event, words) = (.repair, text)
        case .refund: (event, words) = (.refund, nil)
        default: throw Refusal.wrongRecord
        }
        if complaint.holder == nil, let staff { try transaction.setHolder(staff.id, of: complaint.id) }
        var mailing = mailing()
        if let words, mailing.text.isEmpty { mailing.text = words }
        let moved = try desk.move(complaint, event, by: actor, detail: words ?? "", mailing: mailing)
        record = moved
        guard case .replace(let shares, _) = command else { return phrases.state(moved) }
        let order = try replacement(for: moved, shares: shares)
        return "\(phrases.state(moved)), \(order.number)"
    }

    /// The free order that a replacement is sent by; staff confirm it when its lines are right.
    private func replacement(for complaint: RecordRow, shares: [LineShare]) throws -> RecordRow {
        var new = NewRecord(
            kind: .order, state: Order.initial.rawValue, client: complaint.client, contact: complaint.contact,
            parent: complaint.id, mailbox: complaint.mailbox, holder: complaint.holder, title: complaint.title,
            currency: complaint.currency)
        new.delivery = complaint.delivery
        let order = try transaction.open(new, year: desk.year, by: actor, at: desk.now)
        let lines = try transaction.lines(of: complaint.id)
        let wanted = shares.isEmpty ? lines.map { LineShare(line: $0.position) } : shares
        for (index, share) in wanted.enumerated() {
            guard var line = lines.first(where: { $0.position == share.line }) else { throw Refusal.noLine(share.line) }
            line.position = index + 1
            line.quantity = share.quantity ?? line.quantity
            line.unitPrice = .zero
            line.shipped = nil
            try transaction.putLine(line, of: order.id)
        }
        return order
    }

    private mutating func openComplaint(about number: RecordNumber?) throws -> String {
        let answered = try answers.flatMap { try transaction.mail($0) }
        let parent =
            try number.map { number in
                guard let row = try transaction.record(number) else { throw Refusal.unknownNumber(number.description) }
                return row
            } ?? record
        let contact =
            try parent?.contact.flatMap { try transaction.contact($0) }
            ?? answered.flatMap { try transaction.contact(address: $0.fromAddress) }
        guard let contact else { throw Refusal.noClient }
        var new = NewRecord(
            kind: .complaint, state: Complaint.initial.rawValue, client: contact.client, contact: contact.id,
            parent: parent?.id, mailbox: parent?.mailbox ?? house.mailbox(for: .complaints)?.name ?? "",
            holder: staff?.id, title: answered?.subject ?? parent?.title ?? "", currency: house.currency)
        new.body = text
        new.dueOn = house.iso(desk.now, plusDays: house.configuration.complaints.resolutionDays)
        let complaint = try transaction.open(new, year: desk.year, by: actor, at: desk.now)
        if let answers { try transaction.file(mail: answers, under: complaint.id, evidence: "opened") }
        record = complaint
        return complaint.number.description
    }

    /// Tasks, and opening and closing of any record.
    mutating func executeWork(_ command: StaffCommand) throws -> String {
        switch command {
        case .task(let who, let text, let due): return try giveTask(to: who, text: text, due: due?.iso)
        case .done(let words):
            let todo = try desk.move(subject(.todo), ToDo.Event.finish, by: actor, detail: words ?? "")
            try tellGiver(todo, words ?? "")
            record = todo
            return phrases.state(todo)
        case .progress(let words):
            let todo = try desk.move(subject(.todo), ToDo.Event.progress, by: actor, detail: words)
            try tellGiver(todo, words)
            record = todo
            return phrases.state(todo)
        case .close(let words): return try close(words ?? "")
        case .reopen(let words): return try reopen(words ?? "")
        default: throw Refusal.wrongRecord
        }
    }

    private func giveTask(to who: String, text: String, due: String?) throws -> String {
        guard
            let person = house.configuration.staff(typed: who).map({ house.configuration.present($0, on: desk.today) })
        else {
            throw Refusal.unknownStaff(who)
        }
        let subject = try record.map(desk.reload)
        var new = NewRecord(
            kind: .todo, state: ToDo.initial.rawValue, client: subject?.client, contact: subject?.contact,
            parent: subject?.id, mailbox: subject?.mailbox ?? house.mailbox(for: .tasks)?.name ?? "", holder: person.id,
            title: String(text.prefix(120)))
        new.giver = staff?.id
        new.body = text
        new.dueOn = due
        let todo = try transaction.open(new, year: desk.year, by: actor, at: desk.now)
        var notice = Notice(template: .reminder, mailbox: todo.mailbox, record: todo)
        let giver = staff?.name ?? "xcrm"
        notice.text = { $0.say("\(giver) gave you a task: \(text)", "\(giver) ви възложи задача: \(text)") }
        notice.audience = .inside
        notice.onceKey = "task:\(todo.number)"
        try desk.notify(notice)
        return "\(todo.number) → \(person.name)"
    }

    private func tellGiver(_ todo: RecordRow, _ words: String) throws {
        guard let giver = todo.giver.flatMap({ house.configuration.staff($0) }), giver.id != staff?.id else { return }
        var holder = todo
        if holder.holder != giver.id { holder = holder.held(by: giver.id) }
        var notice = Notice(template: .reminder, mailbox: todo.mailbox, record: holder)
        let (number, name, state) = (todo.number.description, staff?.name ?? "xcrm", todo)
        notice.text = { "\(number): \($0.state(state)), \(name). \(words)" }
        notice.audience = .inside
        notice.onceKey = "todo:\(number):\(todo.version)"
        try desk.notify(notice)
    }

    private mutating func close(_ words: String) throws -> String {
        let subject = try subject(.order, .complaint, .todo, .offer)
        let moved =
            switch subject.number.kind {
            case .order: try desk.move(subject, Order.Event.close, by: actor, detail: words)
            case .complaint: try desk.move(subject, Complaint.Event.close, by: actor, detail: words)
            case .todo: try desk.move(subject, ToDo.Event.finish, by: actor, detail: words)
            default:
                try desk.move(subject, Offer.Event.withdraw, by: actor, detail: words, mailing: Mailing(silent: true))
            }
        record = moved
        return phrases.state(moved)
    }

    private mutating func reopen(_ words: String) throws -> String {
        let subject = try subject(.order, .complaint, .todo, .offer)
        let moved =
            switch subject.number.kind {
            case .order: try desk.move(subject, Order.Event.reopen, by: actor, detail: words)
            case .complaint: try desk.move(subject, Complaint.Event.reopen, by: actor, detail: words)
            case .todo: try desk.move(subject, ToDo.Event.reopen, by: actor, detail: words)
            default: try desk.move(subject, Offer.Event.reopen, by: actor, detail: words)
            }
        record = moved
        return phrases.state(moved)
    }
}
