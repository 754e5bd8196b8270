import Foundation
import Mail
import Settings
import Storage
import Understanding
import Workflows

extension Desk {
    /// Files a mail from a member of staff: commands, an answer for the client, a note, or a customer's mail passed on.
    func fileStaffMail(_ mail: IncomingMail, staff: Configuration.StaffMember, thread: MailThread) throws -> Int64 {
        if mail.message.automatic != .human {
            return try storeStaffMail(mail, staff: staff, thread: thread, audience: .inside).id
        }
        let block = CommandBlock.parse(
            newText: mail.message.reply, today: house.day(now), language: staff.language)
        if thread.strength < .ownMessage, block.isEmpty, let original = forwardedCustomer(mail) {
            return try fileClientMail(mail, sender: original, thread: MailThread(), forwardedBy: staff)
        }
        let audience = thread.audience ?? .inside
        let isNote = block.commands.contains { $0.command == .note } || audience == .inside
        let (stored, isNew) = try storeStaffMail(
            mail, staff: staff, thread: thread, audience: isNote || block.rest.isEmpty ? .inside : .client)
        guard isNew else { return stored }
        if let record = thread.record {
            try transaction.file(mail: stored, under: record.id, evidence: thread.evidence)
        }

        let work = StaffWork(
            mail: mail, staff: staff, thread: thread, stored: stored, mailbox: mail.waiting.mailbox, block: block,
            relays: !isNote,
            phrases: Phrases(language: staff.language))
        switch authority(of: work) {
        case .proved: try obey(work)
        case .plausible: try challenge(work)
        case .forged: try alarmOfForgedStaff(work)
        }
        return stored
    }

    func storeStaffMail(
        _ mail: IncomingMail, staff: Configuration.StaffMember, thread: MailThread, audience: Audience
    ) throws -> (id: Int64, isNew: Bool) {
        // The words that reach a client are a mail of their own, without commands and quotes; what staff wrote
        // to us, with both, is for staff only.
        let new = mail.correspondence(
            .inside, client: thread.record?.client ?? thread.answered?.client, contact: nil, staff: staff.id,
            flags: audience == .client ? ["relayed"] : [])
        return try transaction.storeMail(new, at: now)
    }

    /// The customer whose mail a member of staff passed on, if it is one's.
    private func forwardedCustomer(_ mail: IncomingMail) -> Address? {
        guard let original = mail.message.forwarded.first?.from.first, original.address.contains("@"),
            house.configuration.staff(address: original.address) == nil, !house.isOwn(original.address)
        else { return nil }
        return original
    }

    // MARK: authority

    /// How far a mail that bears a member of staff's address is believed.
    enum Authority {
        /// Verified, and with the person's own token: obeyed.
        case proved
        /// May be the person's: obeyed after `#yes CODE`.
        case plausible
        /// Our server says it is not: nothing is done.
        case forged
    }

    private func authority(of work: StaffWork) -> Authority {
        let verdict = work.mail.authentication.verdict
        if verdict == .failed { return .forged }
        let submitted = work.mail.authentication.submittedBy != nil
        let isVerified =
            verdict == .verified || submitted || (configuration.trust.acceptOwnSubmission && !hasForeignHop(work.mail))
        let hasToken = work.thread.strength >= .ownMessage && work.thread.isPersonal
        if isVerified, hasToken || !configuration.trust.requireToken { return .proved }
        return .plausible
    }

    /// Whether a mail bears an authentication field at all: mail of our own submission has none.
    private func hasForeignHop(_ mail: IncomingMail) -> Bool { !mail.authentication.methods.isEmpty }

    /// Asks the person, at the configured address, to say yes to what the mail wants.
    func challenge(_ work: StaffWork) throws {
        guard !work.block.isEmpty || work.relays || isTask(work) else { return }
        if let code = work.yesCode {
            try acceptCode(code, work)
            return
        }
        let code = String(SecretToken.make().prefix(8)).uppercased()
        try transaction.addChallenge(
            hash: SecretToken.hash(code), staff: work.staff.id, record: work.thread.record?.id, mail: work.stored,
            expires: now.addingTimeInterval(1_800))
        var model = MailModel(
            template: .challenge, language: Self.written.contains(work.staff.language) ? work.staff.language : "en",
            record: try work.thread.record.map(snapshot), about: excerpt(work.mail), code: code)
        model.commands = work.block.commands.map(\.line)
        var outgoing = NewOutgoing(
            model: model, record: work.thread.record?.id, mailbox: work.mail.waiting.mailbox,
            recipient: work.staff.address, recipientName: work.staff.name, audience: .inside, headerClass: .notice)
        outgoing.answers = work.stored
        outgoing.onceKey = "challenge:\(work.stored)"
        try enqueue(outgoing)
    }

    /// Whether a mail without commands is a task: staff wrote it to the tasks mailbox as something new.
    func isTask(_ work: StaffWork) -> Bool {
        work.block.isEmpty && work.thread.record == nil && work.thread.answered == nil
            && configuration.mailbox(work.mailbox)?.purpose == .tasks
    }

    private func alarmOfForgedStaff(_ work: StaffWork) throws {
        var notice = Notice(template: .alert, mailbox: work.mail.waiting.mailbox, record: work.thread.record)
        notice.mail = work.stored
        notice.about = excerpt(work.mail)
        notice.audience = .inside
        notice.text = { $0.forgedSender }
        notice.onceKey = "forged:\(work.stored)"
        try notify(notice)
    }
}

/// A member of staff's mail with what was found out about it.
struct StaffWork {
    let mail: IncomingMail
    let staff: Configuration.StaffMember
    let thread: MailThread
    let stored: Int64
    /// The mailbox that it came to.
    let mailbox: String
    let block: CommandBlock
    /// Whether the text below the commands is for the client.
    let relays: Bool
    let phrases: Phrases
    /// Whether it was said a second time, by `#yes CODE`.
    var isConfirmed = false

    var actor: Actor { Actor("staff:\(staff.id)", mail: stored) }

    /// The code of a `#yes`, if that is all the mail says.
    var yesCode: String? {
        guard block.commands.count == 1, block.errors.isEmpty, case .yes(let code)? = block.commands.first?.command
        else {
            return nil
        }
        return code
    }
}
