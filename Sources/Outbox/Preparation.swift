import Foundation
import Mail
import Settings
import Storage
import Workflows

/// Makes the bytes of a mail once, and keeps them for every later attempt.
struct Preparation {
    let store: Store
    let postmaster: Postmaster
    let now: Date

    func prepare(_ row: OutboxRow) async throws -> Composed {
        if let earlier = try await firstAttempt(row) { return earlier }
        let (answered, original) = try await store.read { transaction in
            let answered = try row.answers.flatMap { try transaction.mail($0) }
            let raw = try row.forwards.map { try transaction.rawMail(try transaction.rawID(ofMail: $0)) }
            return (answered, raw)
        }
        let documents = try await Issuing(store: store, postmaster: postmaster, now: now).documents(for: row)
        let attachments = documents.map(\.part) + (original.map(files) ?? [])
        let answeredMail = answered.map {
            Postmaster.Answered(messageID: $0.messageID, inReplyTo: $0.inReplyTo, subject: $0.subject)
        }
        let portalURL = try await portalLink(for: row)
        let composed = try postmaster.compose(
            row, answered: answeredMail, attachments: attachments, portalURL: portalURL)
        try await keep(composed, of: row, documents: documents.compactMap(\.new))
        return composed
    }

    /// The bytes that an earlier attempt sent. Mails to staff are not kept and are composed again, to the same
    /// Message-ID.
    private func firstAttempt(_ row: OutboxRow) async throws -> Composed? {
        guard let mail = row.mail, let messageID = row.messageID,
            let mailbox = postmaster.configuration.mailbox(row.mailbox)
        else { return nil }
        let bytes = try await store.read { try $0.rawMail(try $0.rawID(ofMail: mail)) }
        return Composed(
            messageID: messageID, sender: postmaster.envelopeSender(of: row, mailbox: mailbox),
            recipient: row.recipient, bytes: bytes, hasUTF8Header: !row.recipient.utf8.allSatisfy { $0 < 128 },
            subject: "", text: "", from: Address(address: mailbox.address))
    }

    /// The attachments of a mail that is passed on, as far as a mail of ours may be large.
    private func files(of raw: Data) -> [DraftPart] {
        let limit = postmaster.configuration.smtp.maxMessageBytes / 2
        let parser = MessageParser()
        var sum = 0
        return parser.parse(raw).attachments.compactMap { part in
            guard sum + part.bytes <= limit else { return nil }
            var content = Data(capacity: part.bytes)
            guard parser.readContent(ofPart: part.path, in: raw, { content.append($0) }) else { return nil }
            sum += content.count
            // An attached mail is passed on as a file: what it holds must not be taken for a part of ours.
            let type = part.detected.hasPrefix("message/") ? "application/octet-stream" : part.detected
            return DraftPart(name: part.name ?? "attachment-\(part.path)", type: type, content: .data(content))
        }
    }

    /// A fresh link for the person who reads the mail; only its hash is stored.
    private func portalLink(for row: OutboxRow) async throws -> String? {
        let portal = postmaster.configuration.portal
        let (holder, days): (LinkHolder, Int)
        if row.isForClient, let contact = row.contact {
            (holder, days) = (.contact(contact), portal.linkDays)
        } else if row.model.template == .portalLinkStaff,
            let person = postmaster.configuration.staff(address: row.recipient)
        {
            (holder, days) = (.staff(person.id), portal.staffLinkDays)
        } else {
            return nil
        }
        let token = SecretToken.make()
        let (now, expires) = (now, now.addingTimeInterval(86_400 * Double(days)))
        try await store.write {
            try $0.addLink(hash: SecretToken.hash(token), for: holder, expires: expires, at: now)
        }
        return portal.url + "/l/" + token
    }

    /// The text without links that open the portal: colleagues read the thread, and a link is one person's.
    private func withoutLinks(_ text: String) -> String {
        let start = postmaster.configuration.portal.url + "/l/"
        let pieces = text.components(separatedBy: start)
        guard pieces.count > 1 else { return text }
        let rest = pieces.dropFirst().map { String($0.drop { $0.isASCII && ($0.isLetter || $0.isNumber) }) }
        return pieces[0] + rest.map { start + "…" + $0 }.joined()
    }

    /// The mail and the documents that it brings are kept together or not at all.
    private func keep(_ composed: Composed, of row: OutboxRow, documents: [NewDocument]) async throws {
        let now = now
        let copies = postmaster.configuration.mailbox(row.mailbox)?.imap.sent != nil
        let text = withoutLinks(composed.text)
        let parts = row.isForClient ? MessageParser().parse(composed.bytes).attachments : []
        try await store.write { transaction in
            for document in documents { _ = try transaction.issue(document, at: now) }
            var mail: Int64?
            if row.isForClient {
                let raw = try transaction.storeRawMail(composed.bytes)
                let stored = try transaction.storeMail(
                    NewMail(
                        rawID: raw, direction: .outgoing, fingerprint: "out:\(row.id)", mailbox: row.mailbox,
                        messageID: composed.messageID, inReplyTo: nil, sentAt: row.createdAt, from: composed.from,
                        recipients: [Address(name: row.recipientName, address: row.recipient)],
                        subject: composed.subject, text: text,
                        reply: row.model.text.isEmpty ? text : row.model.text,
                        kind: row.model.template.rawValue, language: row.model.language,
                        automatic: row.headerClass == .answer ? .human : .auto, proof: .verified, audience: .client,
                        client: row.client, contact: row.contact, staff: nil, flags: [], attachments: parts), at: now)
                mail = stored.id
                if let record = row.record { try transaction.file(mail: stored.id, under: record, evidence: "sent") }
            }
            try transaction.prepared(
                row.id, messageID: composed.messageID, mail: mail, wantsCopy: copies && mail != nil)
        }
    }
}

extension OutboxRow {
    /// Whether a client gets it, so that it belongs to the correspondence. A portal link may also go to staff.
    fileprivate var isForClient: Bool { model.template.isForClient && audience == .client }
}
