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
        switch command {
        case .accept(let words): return try decide(complaint, .accept, words)
        case .reject(let words): return try decide(complaint, .reject, words)
        case .replace(let shares, let words):
            // The new order first: a line that is not there must refuse the whole.
            let order = try replacement(for: complaint, shares: shares)
            return "\(try decide(complaint, .replace, words)), \(order.number)"
        case .repair(let shares, let words):
            let lines = try transaction.lines(of: complaint.id)
            for share in shares where !lines.contains(where: { $0.position == share.line }) {
                throw Refusal.noLine(share.line)
            }
            return try decide(complaint, .repair, words)
        case .refund(let sum): return try refund(complaint, sum)
        default: throw Refusal.wrongRecord
        }
    }

    private mutating func decide(
        _ complaint: RecordRow, _ event: Complaint.Event, _ words: String?, refund: FixedDecimal? = nil
    ) throws -> String {
        if complaint.holder == nil, let staff { try transaction.setHolder(staff.id, of: complaint.id) }
        var mailing = mailing()
        if let words, mailing.text.isEmpty { mailing.text = words }
        try transaction.noteDecision(event, refund: refund, of: complaint.id, at: desk.now)
        let moved = try desk.move(complaint, event, by: actor, detail: words ?? "", mailing: mailing)
        record = moved
        return phrases.state(moved)
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
            line.discountPercent = .zero
            line.shipped = nil
            try transaction.putLine(line, of: order.id)
        }
        return order
    }

    // MARK: money

    /// Whether a block asks for money that its writer may not give away alone.
    func needsApproval(_ block: CommandBlock) -> Bool {
        let costs = block.commands.contains { command in
            if case .refund = command.command { return true }
            return false
        }
        guard costs, !isApproved, let staff else { return false }
        return Set(staff.roles).isDisjoint(with: house.configuration.complaints.refundRoles)
    }

    /// Pays back a sum without tax, as credit notes have it, or all that the complaint's lines came to.
    private mutating func refund(_ complaint: RecordRow, _ tag: PriceTag?) throws -> String {
        if let staff, !isApproved,
            Set(staff.roles).isDisjoint(with: house.configuration.complaints.refundRoles)
        {
            throw Refusal.needsApproval
        }
        let sum: FixedDecimal
        if let tag {
            sum = try price(tag, complaint)
        } else {
            let lines = try transaction.lines(of: complaint.id)
            guard !lines.isEmpty, lines.allSatisfy(\.isComplete),
                let net = TotalsSnapshot(lines: lines, currency: complaint.currency)?.net,
                let amount = FixedDecimal(net.digits())
            else { throw Refusal.whichSum }
            sum = amount
        }
        guard sum.isPositive else { throw Refusal.whichSum }
        let state = try decide(complaint, .refund, nil, refund: sum)
        let credit = try desk.credit(try desk.reload(complaint), sum: sum, by: actor, staff: staff)
        // The note that it led to stays, so there is no undo to offer.
        if RecordNumber(credit)?.kind == .invoice { remarks.append(phrases.staysIssued) }
        return
            "\(state), \(sum.formatted(minimumPlaces: complaint.currency.minorPlaces)) \(complaint.currency.code), \(credit)"
    }

    private mutating func openComplaint(about number: RecordNumber?) throws -> String {
        let answered = try answers.flatMap { try transaction.mail($0) }
        let parent =
            try number.map { number in
                guard let row = try transaction.record(number) else { throw Refusal.unknownNumber(number.description) }
                return row
            } ?? record
        if let parent, parent.number.kind == .complaint { throw Refusal.wrongRecord }
        let contact =
            try parent?.contact.flatMap { try transaction.contact($0) }
            ?? answered.flatMap { try transaction.contact(address: $0.fromAddress) }
        guard let contact else { throw Refusal.noClient }
        var new = NewRecord(
            kind: .complaint, state: Complaint.initial.rawValue, client: contact.client, contact: contact.id,
            parent: parent?.id, mailbox: parent?.mailbox ?? house.mailbox(for: .complaints)?.name ?? "",
            holder: staff?.id, title: answered?.subject ?? parent?.title ?? "",
            currency: parent?.currency ?? house.currency)
        new.body = text
        let complaint = try transaction.open(new, year: desk.year, by: actor, at: desk.now)
        try desk.beginClock(of: complaint.id)
        // By hand it is about the goods of the order; those that are sound are taken out with #drop.
        if let source = try parent.flatMap(desk.order) {
            for line in try transaction.lines(of: source.id) {
                var line = line
                line.shipped = nil
                let row = try transaction.lineID(line.position, of: source.id)
                try transaction.putLine(line, of: complaint.id, orderLine: row)
            }
        }
        if let answers { try transaction.file(mail: answers, under: complaint.id, evidence: "opened") }
        record = complaint
        return complaint.number.description
    }
}

extension Desk {
    /// What a refund leads to: a credit note to the invoice of the order complained of; where there is no such invoice, or
    /// more than one may be meant, whoever does the books gets the task to credit it.
    func credit(_ complaint: RecordRow, sum: FixedDecimal, by actor: Actor, staff: Configuration.StaffMember?) throws
        -> String
    {
        if let note = try creditNote(for: complaint, sum: sum, by: actor) { return note.snapshot.number }
        let person =
            configuration.staff.first { $0.roles.contains(.accounting) }
            ?? configuration.staff.first { $0.roles.contains(.manager) } ?? staff
        guard let holder = person.map({ configuration.present($0, on: today) }) else { return "" }
        let phrases = Phrases(language: holder.language)
        let amount = "\(sum.formatted(minimumPlaces: complaint.currency.minorPlaces)) \(complaint.currency.code)"
        let todo = try openTask(
            to: holder, from: staff, text: phrases.creditDue(complaint.number.description, amount),
            due: house.iso(now, plusDays: 3), about: complaint, by: actor)
        return "\(todo.number) → \(holder.name)"
    }

    /// Credits an approved refund where it is plain to which invoice; nothing is done where the invoice does not bear it.
    private func creditNote(for complaint: RecordRow, sum: FixedDecimal, by actor: Actor) throws -> InvoiceRow? {
        guard let order = try complaint.parent.flatMap({ try order(of: transaction.record($0)) }),
            let amount = Money(sum, currency: order.currency)
        else { return nil }
        let invoices = try invoices(of: order).filter { $0.snapshot.kind == .invoice }
        guard let invoice = invoices.first, invoices.count == 1 else { return nil }
        do {
            return try transaction.attempt {
                try creditNote(
                    for: invoice, .sum(amount), reason: complaint.number.description, by: actor, mailing: Mailing(),
                    confirmed: true)
            }
        } catch is Refusal {
            return nil
        }
    }
}
