import Foundation
import Mail
import Settings
import Storage
import Understanding
import Workflows

extension Desk {
    /// Links that one address may be sent in an hour.
    static let linksPerHour = 4
    /// Characters of a mail to the portal's address beyond which it is more than a request for a link.
    static let requestLength = 120

    /// Whether a mail came to the address that answers with a link to the portal.
    func isLinkRequest(_ mail: IncomingMail) -> Bool {
        guard mail.message.automatic == .human, let address = configuration.portalAddress?.lowercased() else {
            return false
        }
        return mail.recipients.contains { $0.lowercased() == address }
    }

    /// Sends a client's person a new link. Returns whether that is all the mail asks for; one that says more, or brings
    /// files, goes on to a person.
    func answerWithLink(_ file: ClientMail) throws -> Bool {
        guard isLinkRequest(file.mail), let contact = file.contact, file.forwardedBy == nil else { return false }
        try sendLink(
            to: contact.address, name: contact.name == contact.address ? "" : contact.name,
            language: language(of: contact, file.client), answering: file.stored, in: file.mail.waiting.mailbox,
            contact: contact)
        let reply = file.mail.message.reply
        let isReadExactly = StructuredBody(reply) != nil
        return reply.count <= Self.requestLength && !isReadExactly && file.mail.message.attachments.isEmpty
    }

    /// Sends a member of staff a new link, always to the configured address. Who asked need not be proved: a stranger
    /// who forges the sender only makes the owner of the address get a link.
    func answerStaffWithLink(_ mail: IncomingMail, staff: Configuration.StaffMember, thread: MailThread) throws
        -> Int64
    {
        let (stored, isNew) = try storeStaffMail(mail, staff: staff, thread: MailThread(), audience: .inside)
        guard isNew, mail.authentication.verdict != .failed else { return stored }
        try sendLink(
            to: staff.address, name: staff.name,
            language: Self.written.contains(staff.language) ? staff.language : "en", answering: stored,
            in: mail.waiting.mailbox, contact: nil)
        return stored
    }

    private func sendLink(
        to address: String, name: String, language: String, answering mail: Int64, in mailbox: String,
        contact: ContactRow?
    ) throws {
        let earlier = try transaction.portalLinksSent(to: address, since: now.addingTimeInterval(-3_600))
        guard earlier < Self.linksPerHour else { return }
        var outgoing = NewOutgoing(
            model: MailModel(template: contact == nil ? .portalLinkStaff : .portalLink, language: language),
            record: nil, mailbox: mailbox,
            recipient: address, recipientName: name, audience: contact == nil ? .inside : .client,
            headerClass: .acknowledgement)
        outgoing.client = contact?.client
        outgoing.contact = contact?.id
        outgoing.answers = mail
        outgoing.onceKey = "link:\(mail)"
        try enqueue(outgoing)
    }

    /// Whether the offer of an inquiry may go out by itself: the configuration allows it for such a mail, and the mail
    /// asks for nothing that only a person can promise.
    func mayGoByItself(_ file: ClientMail) -> Bool {
        guard file.contact != nil, file.forwardedBy == nil, file.mail.message.attachments.isEmpty,
            file.mail.reading.deliverBy == nil
        else { return false }
        let body = StructuredBody(file.mail.message.reply)
        guard body.map({ $0.text.allSatisfy(\.isWhitespace) }) ?? true else { return false }
        switch configuration.offers.autoSend {
        case .never: return false
        case .always: return true
        case .portal:
            // The token says that the portal composed it for this sender, the heading that it was left as it was.
            return file.thread.isFromPortal && body?.purpose == .inquiry
        }
    }
}
