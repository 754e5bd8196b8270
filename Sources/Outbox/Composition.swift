import Documents
import Foundation
import Mail
public import Settings
import Storage
public import Workflows

/// A mail of the outbox as bytes, with its envelope.
struct Composed: Sendable {
    let messageID: String
    let sender: String
    let recipient: String
    let bytes: Data
    let hasUTF8Header: Bool
    let subject: String
    let text: String
    let from: Address
}

/// Why a mail cannot be composed; a person must look at it.
enum CompositionError: Error, CustomStringConvertible {
    case unknownMailbox(String)
    case tooLarge(Int, limit: Int)

    var description: String {
        switch self {
        case .unknownMailbox(let name):
            "the mailbox \(name) is no longer configured; add it again, or drop the mail"
        case .tooLarge(let bytes, let limit):
            "it has \(bytes) bytes, more than the \(limit) that smtp.max_message_bytes allows; send the files another way"
        }
    }
}

extension Postmaster {
    /// What a mail answers, read before it is composed.
    struct Answered: Sendable {
        var messageID: String?
        var inReplyTo: String?
        var subject: String
    }

    /// Turns a row into bytes. The same row always gives the same Message-ID.
    ///
    /// - parameter attachments: its documents, and files of the mail that it passes on.
    /// - parameter portalURL: a link for the client who reads it.
    func compose(_ row: OutboxRow, answered: Answered?, attachments: [DraftPart], portalURL: String?) throws
        -> Composed
    {
        guard let mailbox = configuration.mailbox(row.mailbox) else {
            throw CompositionError.unknownMailbox(row.mailbox)
        }
        let number = row.model.record?.number.description
        let replyTo = replyTo(of: row, number: number, mailbox: mailbox)
        var model = row.model
        model.portalURL = portalURL ?? model.portalURL
        if [.offer, .orderChange].contains(model.template), let record = model.record, let address = replyTo?.address {
            model.confirmURL = renderer.answerLink(
                .confirm, record: record, language: model.language, address: address)
            model.declineURL = renderer.answerLink(
                .decline, record: record, language: model.language, address: address)
        }
        let rendered = try renderer.render(model, company: configuration.company.snapshot(in: model.language))
        let messageID = OwnMessageID(outboxID: row.id, keys: keys)
            .messageID(domain: Address(address: mailbox.address).domain)
        let from = Address(name: configuration.company.name.text(model.language), address: mailbox.address)
        var draft = Draft(
            from: from, to: [Address(name: row.recipientName, address: row.recipient)],
            replyTo: replyTo.map { [$0] } ?? [], subject: subject(rendered.subject, row: row, answered: answered),
            date: row.createdAt, dateOffset: timeZone.secondsFromGMT(for: row.createdAt), messageID: messageID,
            inReplyTo: answered?.messageID,
            references: [answered?.inReplyTo, answered?.messageID].compactMap(\.self),
            headers: headers(of: row, number: number), text: rendered.text, html: rendered.html)
        draft.attachments = attachments
        let company = configuration.company.snapshot(in: model.language)
        if let part = CalendarPart(
            model, renderer: renderer, company: company, organizer: mailbox.address, stamp: row.createdAt)
        {
            if part.isAlternative {
                draft.calendar = DraftCalendar(text: part.text, method: part.method)
            } else {
                draft.attachments.append(
                    DraftPart(name: part.fileName, type: "text/calendar", content: .data(Data(part.text.utf8))))
            }
        }
        let bytes = try draft.compose()
        guard bytes.count <= configuration.smtp.maxMessageBytes else {
            throw CompositionError.tooLarge(bytes.count, limit: configuration.smtp.maxMessageBytes)
        }
        return Composed(
            messageID: messageID, sender: envelopeSender(of: row, mailbox: mailbox), recipient: row.recipient,
            bytes: bytes,
            hasUTF8Header: draft.needsSMTPUTF8, subject: draft.subject, text: rendered.text, from: from)
    }

    /// A person's answer and an acknowledgement keep the subject of what they answer, so that mail programs that go by
    /// subjects keep the thread; documents are called by their own name. Our tag stands in it once.
    private func subject(_ rendered: String, row: OutboxRow, answered: Answered?) -> String {
        let tag = row.model.record?.number.description
        switch row.headerClass {
        case .answer, .acknowledgement:
            guard let answered, !Subject(answered.subject).base.isEmpty else { return Subject(rendered).tagged(tag) }
            return Subject(answered.subject).reply(tag: tag)
        case .document, .notice, .error: return Subject(rendered).tagged(tag)
        }
    }
}

extension Configuration.Company {
    /// The firm as documents and mails name it in a language.
    public func snapshot(in language: String) -> CompanySnapshot {
        CompanySnapshot(
            name: name.text(language), eik: eik ?? "", vat: vat ?? "",
            address: PostalAddress(
                street: address.street.text(language), city: address.city.text(language),
                postcode: address.postcode ?? "", country: address.country),
            iban: iban ?? "", bic: bic ?? "", bank: bank?.text(language) ?? "", phone: phone ?? "", email: email ?? "",
            web: web ?? "", manager: manager?.text(language))
    }
}
