import Mail
import Portal
import Settings
import Understanding
import Workflows

/// Composes the mails behind the portal's buttons, in the form that `StructuredBody` reads back exactly.
struct Letters: LetterWriter {
    let configuration: Configuration
    let keys: KeyRing

    func letter(_ matter: LetterMatter, for reader: LetterReader) -> Letter? {
        switch matter {
        case .confirm(let subject): about(subject, .confirm, reader)
        case .decline(let subject): about(subject, .decline, reader)
        case .comment(let subject): about(subject, .comment, reader)
        case .complaint(let subject?, let picked):
            about(
                subject, .complaint, reader, mailbox: mailbox(.complaints), lines: lines(picked, colon: true),
                blanks: picked.isEmpty ? 3 : 0)
        case .complaint(nil, let picked):
            new(
                StructuredBody(purpose: .complaint, lines: lines(picked, colon: true)), mailbox(.complaints), reader,
                blanks: 3)
        case .inquiry(let picked, let day): inquiry(picked, day, reader)
        }
    }

    /// A basket. Where a mail program could not take all of it by a link, the names of articles are left out, which their
    /// codes stand for; only what is too long even so has to be copied, and then the names are back.
    private func inquiry(_ picked: [PickedArticle], _ day: String?, _ reader: LetterReader) -> Letter? {
        func letter(_ lines: [StructuredBody.Line]) -> Letter? {
            new(
                StructuredBody(purpose: .inquiry, lines: lines, deliverBy: day.flatMap { Day(iso: $0) }),
                mailbox(.sales), reader, blanks: picked.isEmpty ? 5 : 0)
        }
        let whole = lines(picked)
        guard let full = letter(whole), full.isTooLongForLink else { return letter(whole) }
        let short = letter(
            whole.map { line in
                var line = line
                if line.sku != nil { line.text = "" }
                return line
            })
        return short.flatMap { $0.isTooLongForLink ? nil : $0 } ?? full
    }

    /// - parameter colon: leaves room behind the name to say what is wrong.
    private func lines(_ picked: [PickedArticle], colon: Bool = false) -> [StructuredBody.Line] {
        picked.map {
            StructuredBody.Line(
                sku: $0.sku, quantity: $0.quantity, unit: $0.unit, text: colon ? $0.name + ":" : $0.name)
        }
    }

    private func mailbox(_ purpose: Configuration.Mailbox.Purpose) -> String? {
        (configuration.mailboxes.first { $0.purpose == purpose } ?? configuration.mailboxes.first)?.address
    }

    private func about(
        _ subject: LetterSubject, _ purpose: StructuredBody.Purpose, _ reader: LetterReader, mailbox: String? = nil,
        lines: [StructuredBody.Line] = [], blanks: Int = 0
    ) -> Letter? {
        guard let box = mailbox ?? configuration.mailbox(subject.mailbox)?.address else { return nil }
        var body = StructuredBody(purpose: purpose, number: subject.number, lines: lines)
        if purpose == .confirm || purpose == .decline { body.revision = max(1, subject.revision) }
        return Letter(
            to: address(box, subject.number.description, reader),
            subject: "[\(subject.number)] \(body.heading(reader.language))",
            body: body.written(reader.language, blanks: blanks))
    }

    private func new(_ body: StructuredBody, _ mailbox: String?, _ reader: LetterReader, blanks: Int) -> Letter? {
        guard let mailbox else { return nil }
        return Letter(
            to: address(mailbox, MessageToken.portalReference, reader), subject: body.heading(reader.language),
            body: body.written(reader.language, blanks: blanks))
    }

    /// The mailbox with the token of record and reader, where the server knows sub-addresses.
    private func address(_ mailbox: String, _ reference: String, _ reader: LetterReader) -> String {
        let token = MessageToken(.client, reference: reference, recipient: reader.address, keys: keys)
        return configuration.smtp.subAddressDelimiter?.first
            .flatMap { token.address(at: mailbox, delimiter: $0) } ?? mailbox
    }
}
