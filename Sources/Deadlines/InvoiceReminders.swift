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
        guard !steps.isEmpty else { return }
        // Those that have the step they reached behind them are not looked at: the rest follows in the next rounds.
        for invoice in try transaction.invoicesToRemind(due: steps.map { day(-$0) }, limit: limit) {
            guard let due = invoice.snapshot.dueOn, let reached = steps.lastIndex(where: { day(-$0) >= due }) else {
                continue
            }
            let step = reached + 1
            guard step > (try transaction.remindersSent(of: invoice.record.id)) else { continue }
            guard try transaction.balance(of: invoice.record.id)?.due.minor ?? 0 > 0 else {
                try transaction.noteReminder(step, of: invoice.record.id, at: now)
                continue
            }
            try transaction.noteReminder(step, of: invoice.record.id, at: now)
            // Of two steps the second is the final one, of one step the first is a friendly one.
            try remind(invoice, step: step == steps.count && step > 1 ? 3 : step, in: transaction)
        }
    }

    private func remind(_ invoice: InvoiceRow, step: Int, in transaction: Transaction) throws {
        let record = invoice.record
        guard let contact = try record.contact.flatMap({ try transaction.contact($0) }) else { return }
        let spoken = ["bg", "en", "de"].contains(contact.language) ? contact.language : "en"
        let billing = try transaction.invoiceAddress(of: contact.client, language: spoken, at: now)
        // Where invoices have an address of their own, whoever ordered hears of it when it grows serious.
        var readers = [Reader(contact)]
        if let billing, billing.address != contact.address {
            readers = [Reader(billing)] + (step == 3 ? readers : [])
        }
        let effects = try transaction.apply(
            .remind, of: Invoice.self, to: record.id, by: Actor("xcrm"), at: now, detail: "\(step)")
        for case .mailClient(let template) in effects {
            var model = MailModel(
                template: template, language: spoken,
                record: try transaction.snapshot(
                    of: try transaction.record(record.id), holderName: { configuration.staff($0)?.name }, day: dayOf),
                invoice: invoice.snapshot)
            model.step = step
            for reader in readers {
                model.record?.client.contactName = reader.name
                var mail = NewOutgoing(
                    model: model, record: record.id, mailbox: record.mailbox, recipient: reader.address,
                    recipientName: reader.name, audience: .client, headerClass: .document)
                mail.client = contact.client
                mail.contact = reader.contact
                mail.onceKey = "\(template.rawValue):\(record.number):\(step):\(reader.address)"
                try transaction.enqueue(mail, at: now)
            }
        }
    }

    /// Who is reminded.
    private struct Reader {
        let address: String
        let name: String
        let contact: Int64?

        init(_ contact: ContactRow) {
            address = contact.address
            name = contact.name == contact.address ? "" : contact.name
            self.contact = contact.id
        }

        init(_ billing: InvoiceAddress) {
            address = billing.address
            name = billing.contact.map { $0.name == $0.address ? "" : $0.name } ?? ""
            contact = billing.contact?.id
        }
    }
}
