import Foundation
import Mail
import Settings
import Storage
import Workflows

/// Reminds clients of invoices that are overdue, in up to three steps, as the configuration says.
///
/// Each step of an invoice is sent once. After a pause of the daemon only the step that is due now is sent, not those that
/// were missed; so nobody gets three reminders in one morning.
struct InvoiceReminders {
    let configuration: Configuration
    let now: Date
    /// ISO 8601.
    let today: String
    /// The ISO 8601 day so many days from today.
    let day: (_ inDays: Int) -> String
    /// The ISO 8601 day of a moment.
    let dayOf: (Date) -> String

    /// Sends what is due.
    func send(in transaction: Transaction, limit: Int) throws {
        let steps = configuration.invoices.reminderDays.sorted().prefix(3)
        guard let first = steps.first else { return }
        for invoice in try transaction.invoicesOverdue(before: day(1 - first), limit: limit) {
            guard let due = invoice.snapshot.dueOn, let reached = steps.lastIndex(where: { day(-$0) >= due }) else {
                continue
            }
            let step = reached + 1
            guard step > (try transaction.remindersSent(of: invoice.record.id)),
                try transaction.balance(of: invoice.record.id)?.due.minor ?? 0 > 0
            else { continue }
            try transaction.noteReminder(step, of: invoice.record.id, at: now)
            // Of two steps the second is the final one, of one step the first is a friendly one.
            try remind(invoice, step: step == steps.count && step > 1 ? 3 : step, in: transaction)
        }
    }

    private func remind(_ invoice: InvoiceRow, step: Int, in transaction: Transaction) throws {
        let record = invoice.record
        guard let contact = try record.contact.flatMap({ try transaction.contact($0) }) else { return }
        let effects = try transaction.apply(
            .remind, of: Invoice.self, to: record.id, by: Actor("xcrm"), at: now, detail: "\(step)")
        for case .mailClient(let template) in effects {
            let language = ["bg", "en", "de"].contains(contact.language) ? contact.language : "en"
            var model = MailModel(
                template: template, language: language,
                record: try transaction.snapshot(
                    of: try transaction.record(record.id), holderName: { configuration.staff($0)?.name }, day: dayOf),
                invoice: invoice.snapshot)
            model.step = step
            var mail = NewOutgoing(
                model: model, record: record.id, mailbox: record.mailbox, recipient: contact.address,
                recipientName: contact.name == contact.address ? "" : contact.name, audience: .client,
                headerClass: .document)
            mail.client = contact.client
            mail.contact = contact.id
            mail.onceKey = "\(template.rawValue):\(record.number):\(step)"
            try transaction.enqueue(mail, at: now)
        }
    }
}
