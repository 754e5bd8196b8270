import Foundation
import Mail
import Settings
import Storage
import Understanding
import Workflows

extension Desk {
    /// Tells staff of a client's mail: what was read, where, what to mind, which commands fit.
    func tell(_ file: ClientMail, record: RecordRow?, warnings: [@Sendable (Phrases) -> String] = []) throws {
        let mail = file.mail
        var notice = Notice(template: .staffNotice, mailbox: mail.waiting.mailbox, record: record)
        notice.client = file.client?.id
        notice.mail = file.stored
        notice.kind = mail.reading.kind.rawValue
        notice.about = excerpt(mail)
        notice.evidence = mail.reading.evidence.lazy.filter(\.isForStaff).prefix(60).map {
            EvidenceSnapshot(field: $0.field, place: $0.place, words: $0.words)
        }
        notice.warnings = warnings + cautions(file)
        notice.forwards = mail.message.attachments.isEmpty ? nil : file.stored
        notice.onceKey = "notice:\(file.stored)"
        if file.forwardedBy == nil, mail.authentication.verdict != .failed, let client = file.client,
            let contact = file.contact,
            let offer = SignatureOffer(
                mail.reading.contact, client: client, eik: try transaction.terms(of: client.id).eik, contact: contact)
        {
            let code = client.code
            notice.warnings.append { $0.signatureTells(code) }
            notice.commands.append { offer.command($0.language) }
        }
        try notify(notice)
    }

    private func cautions(_ file: ClientMail) -> [@Sendable (Phrases) -> String] {
        var cautions: [@Sendable (Phrases) -> String] = []
        if file.mail.authentication.verdict == .unverified, configuration.trust.authservID != nil {
            cautions.append { $0.unverifiedSender }
        }
        if let conflict = file.thread.conflict, let chosen = file.thread.record {
            let (one, other) = (chosen.number.description, conflict.number.description)
            cautions.append { $0.evidenceConflict(one, other) }
        }
        if let crossed = file.crossed {
            let (client, number) = (file.client?.code ?? "-", crossed.number.description)
            cautions.append { $0.evidenceConflict(client, number) }
        }
        if let staff = file.forwardedBy {
            let (name, client) = (
                staff.name, "\(file.sender.name) <\(file.sender.address)>, \(file.client?.code ?? "-")"
            )
            cautions.append { $0.forwardedBy(name, client) }
        }
        return cautions
    }

    /// Shows a mail with a failed authentication to staff; nothing is changed, nobody is answered.
    func warnOfForgery(_ file: ClientMail) throws {
        var notice = Notice(template: .alert, mailbox: file.mail.waiting.mailbox)
        notice.mail = file.stored
        notice.about = excerpt(file.mail)
        notice.audience = .inside
        notice.text = { $0.forgedSender }
        notice.onceKey = "forged:\(file.stored)"
        try notify(notice)
    }

    /// Whether more people's mails than allowed came from an address within an hour.
    func isFlood(_ file: ClientMail) throws -> Bool {
        try transaction.mailsReceived(from: file.mail.from.address, since: now.addingTimeInterval(-3_600))
            > configuration.limits.incomingPerHour
    }

    /// Tells staff, once an hour, that an address writes too much; its mails stay stored.
    func tellOfFlood(_ file: ClientMail) throws {
        let address = file.sender.address
        var notice = Notice(template: .alert, mailbox: file.mail.waiting.mailbox, record: file.thread.record)
        notice.mail = file.stored
        notice.client = file.client?.id
        notice.audience = .inside
        notice.text = { $0.heldBack(address) }
        notice.onceKey = "flood:\(address.lowercased()):\(Int(now.timeIntervalSince1970) / 3_600)"
        try notify(notice)
    }

    /// A mail as staff see it in a notice.
    func excerpt(_ mail: IncomingMail) -> MailExcerpt {
        MailExcerpt(
            from: mail.from.name.isEmpty ? mail.from.address : "\(mail.from.name) <\(mail.from.address)>",
            subject: mail.message.subject, text: mail.excerpt,
            attachments: mail.message.attachments.prefix(50).map { $0.name ?? $0.detected })
    }
}
