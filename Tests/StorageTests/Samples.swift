import Foundation
import Mail
import Storage
import Workflows

/// Rows that tests begin with.
enum Samples {
    static var record: NewRecord {
        NewRecord(kind: .offer, state: Offer.initial.rawValue, client: nil, contact: nil, mailbox: "sales")
    }

    static func outgoing(key: String?) -> NewOutgoing {
        var mail = NewOutgoing(
            model: MailModel(template: .alert, language: "en"), record: nil, mailbox: "sales",
            recipient: "maria@fixmetal.example", audience: .inside, headerClass: .notice)
        mail.onceKey = key
        return mail
    }

    static func mail(raw: Int64) -> NewMail {
        NewMail(
            rawID: raw, direction: .incoming, fingerprint: UUID().uuidString, mailbox: "sales", messageID: nil,
            inReplyTo: nil,
            sentAt: Date(), from: Address(address: "a@b.example"), recipients: [], subject: "", text: "", reply: "",
            kind: "other", language: nil, automatic: .human, proof: .unverified, audience: .client, client: nil,
            contact: nil, staff: nil, flags: [], attachments: [])
    }
}
