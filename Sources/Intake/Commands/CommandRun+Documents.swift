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
        if kind == .proforma { return try sendProforma() }
        let subject = try subject()
        let record = try source(of: kind, near: subject)
        guard !isSilent else { throw Refusal.silentDocument }
        try desk.mailDocument(kind, of: record, mailing: mailing())
        try transaction.note(
            "document", on: subject.id, by: actor, at: desk.now, detail: "\(kind.rawValue) \(record.number)")
        return phrases.say("sent for \(record.number)", "изпратен за \(record.number)")
    }

    /// `#document proforma`: asks for payment of an offer or order before anything leaves; of an accepted offer, its order.
    private mutating func sendProforma() throws -> String {
        let subject = try subject()
        let around = [subject, try subject.parent.map { try transaction.record($0) }].compactMap(\.self)
        let made = try transaction.children(of: subject.id, kind: .order).last
        let source = ([made].compactMap(\.self) + around).first {
            $0.number.kind == .order || $0.number.kind == .offer
        }
        guard let source else { throw Refusal.wrongRecord }
        guard !isSilent else { throw Refusal.silentDocument }
        let proforma = try desk.proforma(source, by: actor)
        try desk.mailDocument(.proforma, of: source, invoice: proforma, mailing: mailing())
        try transaction.note(
            "document", on: subject.id, by: actor, at: desk.now,
            detail: "\(DocumentKind.proforma.rawValue) \(proforma.number)")
        let totals = proforma.totals
        return
            "\(phrases.kind(.proforma)) \(proforma.number): \(totals.net) + \(phrases.vat) \(totals.tax) = \(totals.gross)"
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
    ///
    /// - parameter invoice: a pro-forma; what was issued of the record without one.
    func mailDocument(
        _ kind: DocumentKind, of record: RecordRow, invoice: InvoiceSnapshot? = nil, mailing: Mailing
    ) throws {
        guard let contact = try record.contact.flatMap({ try transaction.contact($0) }) else { throw Refusal.noClient }
        let client = try transaction.client(contact.client)
        let now = try snapshot(record)
        var model = MailModel(
            template: .documents, language: language(of: contact, client),
            record: try transaction.revision(of: record.id) ?? now, text: mailing.text)
        model.record?.openLines = now.openLines
        model.record?.dispatch = now.dispatch
        model.invoice = try invoice ?? transaction.invoice(of: record.id)?.snapshot
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
        if kind.source == .invoice { try copyToInvoiceAddress(mail) }
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
        case .proforma: .proforma
        case .debitNote: .debitNote
        case .conformityDeclaration: nil
        }
    }
}
