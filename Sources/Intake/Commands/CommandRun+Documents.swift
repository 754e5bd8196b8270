import Mail
import Storage
import Understanding
import Workflows

extension CommandRun {
    /// `#document KIND`: sends the client a document of the record, of the one it came from, or of what came of it.
    ///
    /// What was issued before goes out as it was issued; what was not is made when the mail is composed.
    mutating func sendDocument(_ name: DocumentName) throws -> String {
        guard let kind = name.kind else { throw Refusal.noSuchDocument }
        let subject = try subject()
        let record = try source(of: kind, near: subject)
        guard !isSilent else { throw Refusal.silentDocument }
        try desk.mailDocument(kind, of: record, mailing: mailing())
        try transaction.note(
            "document", on: subject.id, by: actor, at: desk.now, detail: "\(kind.rawValue) \(record.number)")
        return phrases.say("sent for \(record.number)", "изпратен за \(record.number)")
    }

    /// The record that a document is made from, looked for around the one that the mail is about.
    private func source(of kind: DocumentKind, near subject: RecordRow) throws -> RecordRow {
        let wanted = RecordKind(rawValue: kind.source.rawValue) ?? .order
        if kind.source == .invoice { return try invoice(kind, near: subject) }
        if subject.number.kind == wanted { return subject }
        let parent = try subject.parent.map { try transaction.record($0) }
        if let parent, parent.number.kind == wanted { return parent }
        // An offer's shipments are those of its order.
        let around = [subject, parent].compactMap(\.self) + (try transaction.children(of: subject.id, kind: .order))
        for record in around {
            if let child = try transaction.children(of: record.id, kind: wanted).last { return child }
        }
        throw Refusal.wrongRecord
    }

    /// The last issued document of its kind that bills the order of a record.
    private func invoice(_ kind: DocumentKind, near subject: RecordRow) throws -> RecordRow {
        if let own = try transaction.invoice(of: subject.id), DocumentKind(own.snapshot.kind) == kind {
            return own.record
        }
        var orders = [subject.number.kind == .order ? subject.id : nil, subject.parent].compactMap(\.self)
        orders += try transaction.children(of: subject.id, kind: .order).map(\.id)
        for order in orders {
            if let last = try transaction.invoices(ofOrder: order).last(where: {
                DocumentKind($0.snapshot.kind) == kind
            }) {
                return last.record
            }
        }
        throw Refusal.noInvoice
    }
}

extension Desk {
    /// Decides a mail with a document to a record's client.
    func mailDocument(_ kind: DocumentKind, of record: RecordRow, mailing: Mailing) throws {
        guard let contact = try record.contact.flatMap({ try transaction.contact($0) }) else { throw Refusal.noClient }
        let client = try transaction.client(contact.client)
        let now = try snapshot(record)
        var model = MailModel(
            template: .documents, language: language(of: contact, client),
            record: try transaction.revision(of: record.id) ?? now, text: mailing.text)
        model.record?.openLines = now.openLines
        model.record?.dispatch = now.dispatch
        model.invoice = try transaction.invoice(of: record.id)?.snapshot
        model.documents = [kind]
        var mail = NewOutgoing(
            model: model, record: record.id, mailbox: record.mailbox, recipient: contact.address,
            recipientName: contact.name == contact.address ? "" : contact.name, audience: .client,
            headerClass: MailTemplate.documents.headerClass)
        mail.client = contact.client
        mail.contact = contact.id
        mail.answers = mailing.answers
        mail.forwards = mailing.forwards
        try enqueue(mail)
    }
}

extension DocumentName {
    /// What is printed for it; `nil` for what only people can write.
    var kind: DocumentKind? {
        switch self {
        case .offer: .offer
        case .orderConfirmation: .orderConfirmation
        case .packingList: .packingList
        case .deliveryNote: .deliveryNote
        case .waybill: .waybill
        case .cmr: .cmr
        case .invoice: .invoice
        case .creditNote: .creditNote
        case .complaintReport: .complaintReport
        case .contract: .contractCover
        // An order has no pro-forma of its own yet.
        case .proforma, .conformityDeclaration: nil
        }
    }
}
