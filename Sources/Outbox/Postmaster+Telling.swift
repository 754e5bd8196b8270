import Foundation
import Mail
import Settings
import Storage
import Workflows

/// What staff are told of a mail that did not simply go out.
enum Trouble {
    case refused(String)
    case gaveUp(String)
    case notComposed(String)
    case uncertain

    func sentence(to recipient: String, language: String) -> String {
        let bulgarian = language == "bg"
        switch self {
        case .refused(let reply):
            return bulgarian
                ? "Писмото до \(recipient) е отказано: \(reply). Проверете адреса."
                : "The mail to \(recipient) was refused: \(reply). Check the address."
        case .gaveUp(let reason):
            return bulgarian
                ? "Писмото до \(recipient) не можа да бъде предадено: \(reason). Няма да се опитва повече."
                : "The mail to \(recipient) could not be handed over: \(reason). It is not tried any more."
        case .notComposed(let reason):
            return bulgarian
                ? "Писмото до \(recipient) не можа да бъде съставено: \(reason). Нищо не е изпратено."
                : "The mail to \(recipient) could not be composed: \(reason). Nothing was sent."
        case .uncertain:
            return bulgarian
                ? "Два пъти сървърът не потвърди, че е приел писмото до \(recipient). Може да е пристигнало. Попитайте клиента, преди да го пратите пак."
                : "Twice the server did not confirm that it took the mail to \(recipient). It may have arrived. Ask the client before you send it again."
        }
    }
}

extension Postmaster {
    /// Tells the person in charge, once for each mail. Trouble with a mail to staff is not told to staff by mail, since
    /// that could go round for ever; the status page shows it.
    func tell(_ trouble: Trouble, of row: OutboxRow, in transaction: Transaction, at now: Date) throws {
        guard row.model.template.isForClient else { return }
        let record = try row.record.map { try transaction.record($0) }
        for person in configuration.inCharge(holder: record?.holder, mailbox: row.mailbox, on: day(now)) {
            let model = MailModel(
                template: .alert, language: ["bg", "en", "de"].contains(person.language) ? person.language : "en",
                record: row.model.record,
                about: MailExcerpt(from: "", subject: row.model.about?.subject ?? "", text: ""),
                text: trouble.sentence(to: row.recipient, language: person.language))
            var alert = NewOutgoing(
                model: model, record: row.record, mailbox: row.mailbox, recipient: person.address,
                recipientName: person.name, audience: .inside, headerClass: .notice)
            alert.client = row.client
            alert.answers = row.answers
            alert.onceKey = "trouble:\(row.id):\(person.id)"
            try transaction.enqueue(alert, at: now)
        }
    }

    /// Puts a mail off, or gives it up when it was tried for long enough.
    func postpone(
        _ row: OutboxRow, reason: String, counted: Bool, _ schedule: RetrySchedule, in transaction: Transaction,
        at now: Date
    ) throws {
        if let next = schedule.next(attempts: row.attempts + 1, createdAt: row.createdAt, now: now) {
            try transaction.settleDeferred(row.id, until: next, reason: reason, counted: counted)
        } else {
            try transaction.settleFailed(row.id, reason: reason)
            try tell(.gaveUp(reason), of: row, in: transaction, at: now)
        }
    }
}
