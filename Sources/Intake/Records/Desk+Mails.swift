import Foundation
import Mail
import Settings
import Storage
import Understanding
import Workflows

extension Desk {
    /// Decides a mail to a record's client.
    func mailClient(_ template: MailTemplate, about record: RecordRow, mailing: Mailing) throws {
        guard let contact = try record.contact.flatMap({ try transaction.contact($0) }) else { throw Refusal.noClient }
        let client = try transaction.client(contact.client)
        var model = MailModel(
            template: template, language: language(of: contact, client), record: try snapshot(record),
            text: mailing.text)
        if [.offer, .orderConfirmed, .orderRestCancelled, .shipmentDispatched].contains(template) {
            model.record = try transaction.revision(of: record.id) ?? model.record
            model.record?.openLines = try snapshot(record).openLines
        }
        try addChanges(to: &model, record)
        model.invoice = try transaction.invoice(of: record.id)?.snapshot
        var mail = NewOutgoing(
            model: model, record: record.id, mailbox: record.mailbox, recipient: contact.address,
            recipientName: contact.name == contact.address ? "" : contact.name, audience: .client,
            headerClass: template.headerClass)
        mail.client = contact.client
        mail.contact = contact.id
        mail.answers = mailing.answers
        mail.forwards = mailing.forwards
        mail.onceKey = "\(template.rawValue):\(record.number):\(record.version)"
        if record.number.kind == .complaint {
            mail.model.kind = mailing.happened
            try transaction.noteAnswered(record.id, at: now)
        }
        try enqueue(mail)
        if template == .invoice || template == .creditNote { try copyToInvoiceAddress(mail) }
    }

    /// Sends a mail with an invoice also to where the client wants invoices: a copy of its own, so that each reader has an
    /// own address to answer to. The words to the person who ordered stay with that person.
    func copyToInvoiceAddress(_ mail: NewOutgoing) throws {
        guard let client = mail.client,
            let billing = try transaction.invoiceAddress(of: client, language: mail.model.language, at: now),
            billing.address != mail.recipient
        else { return }
        var copy = mail
        copy.recipient = billing.address
        copy.contact = billing.contact?.id
        let name = billing.contact.map { $0.name == $0.address ? "" : $0.name } ?? ""
        copy.recipientName = name
        copy.model.record?.client.contactName = name
        copy.model.text = ""
        copy.answers = nil
        copy.onceKey = mail.onceKey.map { "\($0):invoice address" }
        try enqueue(copy)
    }

    /// What is new in a mail since the version that the client had.
    private func addChanges(to model: inout MailModel, _ record: RecordRow) throws {
        switch model.template {
        case .offer, .orderConfirmed, .orderRestCancelled:
            guard let now = model.record, record.revision > 1,
                let before = try transaction.revision(record.revision - 1, of: record.id)
            else { return }
            model.changes = SnapshotDifferences(from: before, to: now)
        case .orderChange:
            guard let change = try transaction.openChange(of: record.id) else { return }
            var before = try snapshot(record)
            before.lines = before.lines.map(\.asWanted)
            let after = try proposed(record, change)
            model.record = after
            model.changes = SnapshotDifferences(from: before, to: after)
        default: return
        }
    }

    /// Answers a person's mail by machine, within the limits that keep two machines from writing to each other for ever.
    func acknowledge(
        _ template: MailTemplate, mail: IncomingMail, stored: Int64, contact: ContactRow, record: RecordRow?
    )
        throws
    {
        let limits = configuration.limits
        let hour = try sentByMachine(to: contact.address, hours: 1)
        let today = try sentByMachine(to: contact.address, hours: 24)
        guard hour < limits.automaticPerHour, today < limits.automaticPerDay else { return }
        if let record, try transaction.wasAcknowledged(record.id, since: now.addingTimeInterval(-86_400)) { return }
        let suppress = (mail.message.header("X-Auto-Response-Suppress") ?? "").lowercased()
        guard !suppress.contains("all"), !suppress.contains("autoreply") else { return }
        let model = MailModel(
            template: template, language: language(of: contact, try transaction.client(contact.client)),
            record: try record.map(snapshot),
            about: MailExcerpt(from: contact.name, subject: mail.message.subject, text: ""))
        var outgoing = NewOutgoing(
            model: model, record: record?.id, mailbox: mail.waiting.mailbox, recipient: contact.address,
            recipientName: contact.name == contact.address ? "" : contact.name, audience: .client,
            headerClass: .acknowledgement)
        outgoing.client = contact.client
        outgoing.contact = contact.id
        outgoing.answers = stored
        outgoing.onceKey = "acknowledge:\(stored)"
        try enqueue(outgoing)
    }

    private func sentByMachine(to address: String, hours: Double) throws -> Int {
        try transaction.outgoingCount(
            to: address, class: .acknowledgement, since: now.addingTimeInterval(-3_600 * hours))
    }

    /// Tells whoever is in charge of a record (or, without one, of a mailbox) of a mail that came.
    func notify(_ notice: Notice) throws {
        let people =
            notice.people
            ?? configuration.inCharge(holder: notice.record?.holder, mailbox: notice.mailbox, on: today)
        for person in people where person.id != notice.exceptStaff {
            let phrases = Phrases(language: person.language)
            var model = MailModel(
                template: notice.template, language: Self.written.contains(person.language) ? person.language : "en",
                record: try notice.record.map { try snapshot(reload($0)) }, about: notice.about, kind: notice.kind,
                evidence: notice.evidence, warnings: notice.warnings.map { $0(phrases) },
                commands: notice.commands.map { $0(phrases) }
                    + commands(for: notice.record, language: person.language),
                text: notice.text.map { $0(phrases) } ?? "")
            if let record = model.record {
                model.warnings += openPoints(
                    of: record.state == "draft" || record.state == "received" ? record.lines : [], phrases: phrases)
            }
            var outgoing = NewOutgoing(
                model: model, record: notice.record?.id, mailbox: notice.mailbox, recipient: person.address,
                recipientName: person.name, audience: notice.audience, headerClass: .notice)
            outgoing.client = notice.record?.client ?? notice.client
            outgoing.answers = notice.mail
            outgoing.forwards = notice.forwards
            outgoing.onceKey = notice.onceKey.map { "\($0):\(person.id)" }
            try enqueue(outgoing)
        }
    }

    /// A short mail to the holder of a record, asked for by a workflow; for a task to its giver too.
    func mailStaff(_ template: MailTemplate, about record: RecordRow, mailing: Mailing, by actor: Actor) throws {
        let text = mailing.text
        if record.number.kind == .todo {
            let (number, state) = (record.number.description, record)
            let (name, happened) = (staffName(of: actor), mailing.happened)
            try tellOfTask(record, by: actor, also: mailing.alsoTold, forwards: mailing.forwards) {
                $0.taskChanged(number, state, happened: happened, by: name, words: text)
            }
            return
        }
        var notice = Notice(template: template, mailbox: record.mailbox, record: record)
        notice.text = { _ in text }
        notice.onceKey = "\(template.rawValue):\(record.number):\(record.version)"
        try notify(notice)
    }

    /// Commands that fit a record now, with examples, for the foot of a notice.
    func commands(for record: RecordRow?, language: String) -> [String] {
        fittingVerbs(record).compactMap { $0.examples(language).first }
    }

    /// The verbs that fit a record in its state, the likeliest first.
    func fittingVerbs(_ record: RecordRow?) -> [StaffVerb] {
        guard let record else { return [.client, .task, .help] }
        switch (record.number.kind, record.state) {
        case (.offer, "draft"), (.offer, "revising"):
            return [
                .send, .price, .line, .drop, .discount, .option, .valid, .delivery, .incoterms, .payment, .terms,
                .remark,
                .client, .assign, .cancel,
            ]
        case (.offer, "sent"): return [.confirm, .decline, .price, .line, .send, .valid, .cancel]
        case (.offer, "declined"), (.offer, "expired"): return [.reopen, .line, .price]
        case (.order, "received"): return [.confirm, .price, .line, .drop, .cancel, .assign]
        case (.order, "confirmed"): return [.pack, .ship, .invoice, .paid, .line, .delivery, .assign, .cancel, .close]
        case (.order, "completed"): return [.invoice, .paid, .returned, .reopen]
        case (.shipment, "packing"): return [.pack, .ship, .cancel]
        case (.shipment, "dispatched"): return [.delivered, .invoice, .returned]
        case (.shipment, "delivered"): return [.invoice, .returned]
        case (.invoice, _): return [.paid, .credit, .debit, .show]
        case (.contract, "active"): return [.contract, .valid, .terms, .assign, .close, .cancel]
        case (.contract, _): return [.reopen, .show]
        case (.complaint, "open"), (.complaint, "accepted"):
            return [.accept, .reject, .replace, .repair, .refund, .line, .drop, .link, .assign, .due, .close]
        case (.todo, "open"), (.todo, "inProgress"): return [.progress, .done, .assign, .due]
        default: return [.note, .show, .reopen]
        }
    }

    @discardableResult
    func enqueue(_ mail: NewOutgoing) throws -> Int64? {
        try transaction.enqueue(mail, undo: undo, at: now)
    }
}

/// A mail to staff before it is decided who gets it; sentences are made in each reader's language.
struct Notice {
    var template: MailTemplate
    var mailbox: String
    var record: RecordRow?
    var client: Int64?
    /// The stored mail that it is about.
    var mail: Int64?
    var about: MailExcerpt?
    var kind: String?
    var evidence: [EvidenceSnapshot] = []
    var warnings: [@Sendable (Phrases) -> String] = []
    var text: (@Sendable (Phrases) -> String)?
    /// A mail whose attachments go along.
    var forwards: Int64?
    /// What an answer to it does: `c` goes on to the client, `i` stays inside.
    var audience = Audience.client
    var onceKey: String?
    var exceptStaff: String?
    /// Who gets it, where that is not whoever is in charge.
    var people: [Configuration.StaffMember]?
    /// Commands that fit before all others.
    var commands: [@Sendable (Phrases) -> String] = []

    init(template: MailTemplate, mailbox: String, record: RecordRow? = nil) {
        self.template = template
        self.mailbox = mailbox
        self.record = record
    }
}

extension MailTemplate {
    /// How mails with this text are marked for machines.
    var headerClass: HeaderClass {
        switch self {
        case .inquiryReceived, .orderReceived, .complaintReceived, .mailReceived: .acknowledgement
        case .offer, .offerDeclined, .offerWithdrawn, .orderConfirmed, .orderCancelled, .shipmentDispatched,
            .shipmentDelivered, .shipmentReturned, .complaintDecided, .documents, .portalLink, .portalLinkStaff,
            .orderChange,
            .orderRestCancelled,
            .invoice, .creditNote, .paymentReminder:
            .document
        case .staffAnswer: .answer
        case .staffNotice, .transcript, .alert, .challenge, .reminder, .digest: .notice
        }
    }
}
