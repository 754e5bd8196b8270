import Foundation
import Mail
import Settings
import Storage
import Understanding
import Workflows

extension Desk {
    /// Does what a proved member of staff's mail says: the commands, all or none, then the text for the client.
    func obey(_ work: StaffWork) throws {
        if let code = work.yesCode {
            try acceptCode(code, work)
            return
        }
        var run = CommandRun(
            desk: self, record: work.thread.record, actor: work.actor, staff: work.staff,
            answers: answeredByClientMail(work))
        run.commandMail = work.stored
        run.forwards = work.mail.message.attachments.isEmpty ? nil : work.stored
        run.text = work.relays ? work.block.rest : ""
        run.isApproved = work.isConfirmed
        if run.needsApproval(work.block) {
            try challenge(work)
            return
        }
        if isTask(work) {
            try takeTask(work)
            return
        }
        if !work.block.isEmpty {
            let outcome = try run.carryOut(work.block)
            if outcome.needsYes != nil {
                try challenge(work)
                return
            }
            try sendTranscript(outcome, work)
            guard outcome.isDone else { return }
            // A command that mails the client takes the text along; nothing is left to relay.
            if outcome.usedText || outcome.silent { return }
        }
        guard work.relays, !work.block.rest.isEmpty else {
            try shareNote(work)
            return
        }
        try relay(work)
    }

    /// Executes the mail that waited for a code, as the person who gives it.
    func acceptCode(_ code: String, _ work: StaffWork) throws {
        let used = try transaction.useChallenge(
            hash: SecretToken.hash(code.uppercased()), staff: work.staff.id, at: now)
        guard let used else {
            let line = TranscriptLine(
                command: "#yes", done: false, result: Refusal.badCode.sentence(work.phrases))
            try sendTranscript(CommandOutcome(lines: [line]), work)
            return
        }
        let message = MessageParser().parse(try transaction.rawMail(try transaction.rawID(ofMail: used.mail)))
        let block = CommandBlock.parse(newText: message.reply, today: house.day(now), language: work.staff.language)
        var thread = work.thread
        thread.record = try used.record.map { try transaction.record($0) } ?? work.thread.record
        let isNote = block.commands.contains { $0.command == .note }
        let waiting = try transaction.mail(used.mail)
        let toClient = waiting?.flags.contains("relayed") ?? false
        let earlier = StaffWork(
            mail: IncomingMail(
                waiting: work.mail.waiting, message: message, reading: work.mail.reading,
                authentication: work.mail.authentication),
            staff: work.staff, thread: thread, stored: used.mail, mailbox: waiting?.mailbox ?? work.mailbox,
            block: block, relays: toClient && !isNote, phrases: work.phrases, isConfirmed: true)
        guard earlier.yesCode == nil else { return }
        try obey(earlier)
    }

    /// The client's mail that staff answer: what the notice they answered was about.
    private func answeredByClientMail(_ work: StaffWork) -> Int64? { work.thread.answered?.id }

    /// Sends the person's words to the client.
    private func relay(_ work: StaffWork) throws {
        let answered = work.thread.answered
        let contact: ContactRow?
        if let record = work.thread.record {
            contact = try record.contact.flatMap { try transaction.contact($0) }
        } else {
            contact = try answered.flatMap { try transaction.contact(address: $0.fromAddress) }
        }
        guard let contact else {
            let line = TranscriptLine(command: "", done: false, result: Refusal.noClient.sentence(work.phrases))
            try sendTranscript(CommandOutcome(lines: [line]), work)
            return
        }
        var model = MailModel(
            template: .staffAnswer, language: language(of: contact, try transaction.client(contact.client)),
            record: try work.thread.record.map(snapshot), text: work.block.rest)
        model.about = MailExcerpt(
            from: work.staff.name, subject: answered?.subject ?? work.mail.message.subject, text: "")
        var outgoing = NewOutgoing(
            model: model, record: work.thread.record?.id,
            mailbox: work.thread.record?.mailbox ?? work.mail.waiting.mailbox,
            recipient: contact.address, recipientName: contact.name == contact.address ? "" : contact.name,
            audience: .client, headerClass: .answer)
        outgoing.client = contact.client
        outgoing.contact = contact.id
        outgoing.answers = answered?.direction == .incoming ? answered?.id : nil
        outgoing.forwards = work.mail.message.attachments.isEmpty ? nil : work.stored
        outgoing.onceKey = "relay:\(work.stored)"
        try enqueue(outgoing)
        if let record = work.thread.record {
            if record.holder == nil { try transaction.setHolder(work.staff.id, of: record.id) }
            if record.number.kind == .complaint { try transaction.noteAnswered(record.id, at: now) }
            try transaction.note("answered", on: record.id, by: work.actor, at: now, detail: contact.address)
        }
    }

    /// Tells the holder of a record of a colleague's internal note.
    private func shareNote(_ work: StaffWork) throws {
        guard let record = work.thread.record, !work.block.rest.isEmpty else { return }
        try transaction.note("note", on: record.id, by: work.actor, at: now, detail: work.block.rest)
        guard let holder = record.holder, holder != work.staff.id else { return }
        var notice = Notice(template: .staffNotice, mailbox: record.mailbox, record: record)
        notice.mail = work.stored
        notice.about = MailExcerpt(
            from: work.staff.name, subject: work.mail.message.subject, text: String(work.block.rest.prefix(4_000)))
        notice.kind = "note"
        notice.audience = .inside
        notice.exceptStaff = work.staff.id
        notice.onceKey = "note:\(work.stored)"
        try notify(notice)
    }

    /// Answers a command mail: each line, done or why not, the new state, who got mail, how to undo.
    func sendTranscript(_ outcome: CommandOutcome, _ work: StaffWork) throws {
        let record = try (outcome.record ?? work.thread.record).map(reload)
        var model = MailModel(
            template: .transcript, language: Self.written.contains(work.staff.language) ? work.staff.language : "en",
            record: try record.map(snapshot), transcript: outcome.lines, text: outcome.shown, notes: outcome.notes)
        model.about = MailExcerpt(from: "", subject: work.mail.message.subject, text: "")
        model.changes = outcome.changes
        if let record { model.commands = commands(for: record, language: work.staff.language) }
        // A "thank you" for a transcript must not reach the client, so answers to it stay inside; commands work all the same.
        var outgoing = NewOutgoing(
            model: model, record: record?.id, mailbox: work.mail.waiting.mailbox, recipient: work.staff.address,
            recipientName: work.staff.name, audience: .inside, headerClass: .notice)
        outgoing.client = record?.client
        outgoing.answers = work.stored
        outgoing.onceKey = "transcript:\(work.stored):\(outcome.lines.count)"
        try transaction.enqueue(outgoing, at: now)
    }
}
