import Foundation
import LoopbackServers
import Mail

/// Somebody who writes and reads mail with an ordinary mail program.
struct Person {
    let name: String
    let address: String
    let stage: Stage
    let isStaff: Bool

    /// How the mail gets in: staff log in to submission, customers come from the world with good DMARC.
    private var entrance: SMTPEntrance { isStaff ? .submission(login: address) : .verified }

    /// Writes a new mail.
    func write(
        to recipient: String, subject: String, text: String, html: String? = nil, files: [DraftPart] = []
    ) async throws {
        try await send(draft(to: recipient, subject: subject, text: text, html: html, files: files))
    }

    /// Answers a mail, quoting it as mail programs do.
    func answer(_ mail: Message, text: String, files: [DraftPart] = []) async throws {
        let target = mail.replyTo.first ?? mail.from.first
        let quote = mail.text.split(separator: "\n", omittingEmptySubsequences: false).map { "> \($0)" }.joined(
            separator: "\n")
        let from = mail.from.first.map { "\($0.name) <\($0.address)>" } ?? ""
        var draft = draft(
            to: target?.address ?? "", subject: Subject(mail.subject).reply(tag: nil),
            text: "\(text)\n\nOn 1 Jan 2026 at 10:00, \(from) wrote:\n\(quote)\n", html: nil, files: files)
        draft.inReplyTo = mail.messageID
        draft.references = mail.references + [mail.messageID].compactMap(\.self)
        try await send(draft)
    }

    private func draft(to recipient: String, subject: String, text: String, html: String?, files: [DraftPart]) -> Draft
    {
        var draft = Draft(
            from: Address(name: name, address: address), to: [Address(address: recipient)], subject: subject,
            date: Date(),
            messageID: "\(UUID().uuidString.lowercased())@\(Address(address: address).domain)", text: text, html: html)
        draft.attachments = files
        return draft
    }

    private func send(_ draft: Draft) async throws {
        try await stage.servers.send(
            Array(try draft.compose()), from: address, to: draft.to.map(\.address), by: entrance)
    }

    /// Waits for a mail whose subject holds these words, or whose text holds those.
    func receive(_ words: String..., subject: String? = nil) async throws -> Message {
        let found = try await stage.servers.waitForMail(to: address, deadline: .seconds(60)) { stored in
            let mail = MessageParser().parse(Data(stored.bytes))
            if let subject, !mail.subject.contains(subject) { return false }
            let whole = mail.subject + "\n" + mail.text
            return words.allSatisfy { whole.contains($0) }
        }
        return MessageParser().parse(Data(found.bytes))
    }
}
