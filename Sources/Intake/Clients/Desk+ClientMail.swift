import Foundation
import Mail
import Settings
import Storage
import Understanding
import Workflows

extension Desk {
    /// Files a mail from outside and does what it asks for, as far as its sender may.
    ///
    /// - parameter forwardedBy: the member of staff who passed it on; the mail then counts as `sender`'s.
    func fileClientMail(
        _ mail: IncomingMail, sender: Address, thread: MailThread, forwardedBy: Configuration.StaffMember? = nil
    )
        throws -> Int64
    {
        let kind = mail.reading.kind
        let forged = mail.authentication.verdict == .failed
        let person = mail.message.automatic == .human && kind != .bulk && kind != .bounce && kind != .autoreply
        // A forged mail is nobody's correspondence, and a machine's first mail makes no client.
        let correspondent: (client: ClientRow, contact: ContactRow)? =
            if forged || sender.address.isEmpty {
                nil
            } else if person {
                try self.correspondent(sender, reading: mail.reading, isTheirOwnSignature: forwardedBy == nil)
            } else {
                try known(sender)
            }
        var file = ClientMail(
            mail: mail, sender: sender, thread: thread, client: correspondent?.client, contact: correspondent?.contact,
            forwardedBy: forwardedBy, stored: 0)
        // What a strong piece of evidence says belongs to another client is kept apart from this one's.
        if let owner = thread.record?.client, let client = correspondent?.client, owner != client.id {
            file.crossed = thread.record
            file.thread = MailThread()
        }
        let (stored, isNew) = try store(file)
        guard isNew else { return stored }
        file.stored = stored
        if let record = file.thread.record, !forged {
            try transaction.file(mail: stored, under: record.id, evidence: file.thread.evidence)
        }
        guard person else {
            try settleAutomatic(mail, stored: stored)
            return stored
        }
        if forged {
            try warnOfForgery(file)
        } else if try isFlood(file) {
            try tellOfFlood(file)
        } else {
            try act(on: file)
        }
        return stored
    }

    private func known(_ sender: Address) throws -> (client: ClientRow, contact: ContactRow)? {
        guard let contact = try transaction.contact(address: sender.key),
            let client = try transaction.client(contact.client)
        else { return nil }
        return (client, contact)
    }

    private func store(_ file: ClientMail) throws -> (id: Int64, isNew: Bool) {
        let mail = file.mail
        var flags: [String] = []
        if mail.authentication.verdict == .failed { flags.append("forged") }
        if file.thread.conflict != nil { flags.append("conflict") }
        if file.crossed != nil { flags.append("crossed") }
        if file.forwardedBy != nil { flags.append("forwarded") }
        if !mail.message.defects.isEmpty { flags.append("defects") }
        let new = mail.correspondence(
            .client, client: file.client?.id, contact: file.contact?.id, staff: file.forwardedBy?.id, flags: flags)
        return try transaction.storeMail(new, at: now)
    }

    // MARK: what it asks for

    private func act(on file: ClientMail) throws {
        if try answerWithLink(file) { return }
        let kind = file.mail.reading.kind
        // In answer to a complaint's mail only new goods are something new.
        if let complaint = file.thread.record, complaint.number.kind == .complaint, kind != .inquiry, kind != .order {
            try takeAnswer(file, to: complaint)
            return
        }
        if try takeChangeWish(file) { return }
        switch kind {
        case .inquiry: try takeInquiry(file)
        case .order: try takeOrder(file)
        case .confirmation, .decline: try takeAnswer(file)
        case .complaint: try takeComplaint(file)
        case .question, .other, .autoreply, .bounce, .bulk: try takeRemark(file)
        }
    }

    private func takeInquiry(_ file: ClientMail) throws {
        // More words on an inquiry that nobody has offered yet belong to it; a second draft would be double work.
        if let open = file.thread.record, open.number.kind == .offer, open.state == Offer.State.draft.rawValue {
            try tell(file, record: open)
            return
        }
        let offer = try openOffer(from: file.mail, client: file.client, contact: file.contact, by: file.actor)
        try transaction.file(mail: file.stored, under: offer.id, evidence: "opened")
        if try sendByItself(offer, file) { return }
        if let contact = file.contact, file.forwardedBy == nil {
            try acknowledge(.inquiryReceived, mail: file.mail, stored: file.stored, contact: contact, record: offer)
        }
        try tell(file, record: offer)
    }

    /// Sends an offer whose every line is settled without a person, where the configuration allows it.
    private func sendByItself(_ offer: RecordRow, _ file: ClientMail) throws -> Bool {
        guard mayGoByItself(file) else { return false }
        let lines = try transaction.lines(of: offer.id)
        guard !lines.isEmpty, lines.allSatisfy({ $0.sku != nil && $0.isComplete }),
            let sum = TotalsSnapshot(lines: lines, currency: offer.currency)?.net,
            let limit = FixedDecimal(Int64(configuration.offers.autoSendLimit)).flatMap({
                Money($0, currency: offer.currency)
            }), sum.minor <= limit.minor
        else { return false }
        let sent = try move(offer, .send, by: Actor("xcrm", mail: file.stored), mailing: Mailing(answers: file.stored))
        try tell(file, record: sent)
        return true
    }

    private func takeOrder(_ file: ClientMail) throws {
        // A purchase order in answer to an open offer may differ from it: a person compares and says #confirm.
        if let offer = file.thread.record, offer.number.kind == .offer, isWithClient(offer) {
            try tell(file, record: offer)
            return
        }
        let parent = file.thread.record.flatMap { $0.number.kind == .offer ? $0 : nil }
        let order = try openOrder(
            from: file.mail, client: file.client, contact: file.contact, parent: parent, by: file.actor)
        try transaction.file(mail: file.stored, under: order.id, evidence: "opened")
        if let contact = file.contact, file.forwardedBy == nil {
            try acknowledge(.orderReceived, mail: file.mail, stored: file.stored, contact: contact, record: order)
        }
        try tell(file, record: order)
    }

    private func takeRemark(_ file: ClientMail) throws {
        let isNew = file.thread.record == nil && file.thread.answered == nil
        if isNew, file.mail.reading.kind == .question, let contact = file.contact, file.forwardedBy == nil {
            try acknowledge(.mailReceived, mail: file.mail, stored: file.stored, contact: contact, record: nil)
        }
        try tell(file, record: file.thread.record)
    }

    // MARK: yes and no

    /// A confirmation or refusal of an offer: it counts only from a person the offer was sent to, in an answer to our
    /// own mail, and not with a failed authentication. Anything less is shown to staff and changes nothing.
    private func takeAnswer(_ file: ClientMail) throws {
        if try takeChangeAnswer(file) { return }
        let accepts = file.mail.reading.kind == .confirmation
        guard let offer = try answeredOffer(file) else {
            try tell(file, record: file.thread.record, warnings: [{ $0.whichOffer }])
            return
        }
        let number = offer.number.description
        guard file.thread.strength >= .ownMessage, file.thread.isPersonal, file.client?.id == offer.client,
            file.forwardedBy == nil
        else {
            try tell(
                file, record: offer,
                warnings: [{ accepts ? $0.acceptanceNotProved(number) : $0.answerNotProved(number) }])
            return
        }
        guard isWithClient(offer) else {
            let state = offer.state
            try tell(file, record: offer, warnings: [{ $0.cannotNow(number, state) }])
            return
        }
        if accepts, let until = offer.validUntil, until < today {
            try tell(file, record: offer, warnings: [{ $0.validityEnded(number, until) }])
            return
        }
        if accepts, let seen = answeredRevision(file), seen < offer.revision {
            let current = offer.revision
            try tell(file, record: offer, warnings: [{ $0.olderRevision(number, seen, current) }])
            return
        }
        let moved = try move(
            offer, accepts ? .accept : .decline, by: file.actor, mailing: Mailing(answers: file.stored))
        let order = accepts ? try transaction.children(of: moved.id, kind: .order).last : nil
        try tell(file, record: order ?? moved)
    }

    /// The version of the offer that the client had before the eyes: of the button's mail, else of the mail answered.
    func answeredRevision(_ file: ClientMail) -> Int? {
        StructuredBody(file.mail.message.reply)?.revision ?? file.thread.revision
    }

    /// The offer that an answer is about: the thread's, or the offer of the thread's order.
    private func answeredOffer(_ file: ClientMail) throws -> RecordRow? {
        guard let record = file.thread.record else { return nil }
        if record.number.kind == .offer { return record }
        guard let parent = try record.parent.map({ try transaction.record($0) }), parent.number.kind == .offer else {
            return nil
        }
        return parent
    }

    private func isWithClient(_ offer: RecordRow) -> Bool {
        offer.state == Offer.State.sent.rawValue || offer.state == Offer.State.revising.rawValue
    }
}

/// A client's mail with what was found out about it.
struct ClientMail {
    let mail: IncomingMail
    let sender: Address
    var thread: MailThread
    let client: ClientRow?
    let contact: ContactRow?
    let forwardedBy: Configuration.StaffMember?
    var stored: Int64
    /// A record of another client that strong evidence points to.
    var crossed: RecordRow?

    /// Who acts through it.
    var actor: Actor {
        if let forwardedBy { return Actor("staff:\(forwardedBy.id)", mail: stored) }
        return Actor("client:\(sender.key)", mail: stored)
    }
}
