import Curl
import Foundation
import Mail
import Portal
import Settings
import Storage

/// Sends alarms past the outbox and its server, since one of them may be what stands still.
struct AlarmPost: Sendable {
    let configuration: Configuration
    let alarm: Configuration.Alarm
    let connections: Connections

    /// Hands a letter in, or says why not.
    func send(_ letter: AlarmLetter) async throws {
        let session = SMTPSession(try await connections.smtp(alarm))
        let (sender, bytes) = try compose(letter, at: Date())
        let outcome = try await session.submit(
            SMTPEnvelope(sender: sender, recipients: alarm.to), message: Array(bytes))
        await session.quit()
        switch outcome {
        case .accepted(_, let refused) where refused.isEmpty: return
        case .accepted(let reply, _), .refusedForNow(let reply, _, _), .refused(let reply, _, _):
            throw Failure.unavailable("the alarm's server refused it: \(reply)")
        case .notAccepted(let error), .uncertain(let error):
            throw Failure.unavailable("the alarm's server was not reached: \(error)")
        }
    }

    /// The envelope sender and the mail.
    func compose(_ letter: AlarmLetter, at now: Date) throws -> (sender: String, bytes: Data) {
        let sender = alarm.from ?? configuration.mailboxes.first?.address ?? alarm.to.first ?? ""
        let draft = Draft(
            from: Address(name: configuration.company.name.text(configuration.company.language), address: sender),
            to: alarm.to.map { Address(address: $0) }, subject: letter.subject, date: now,
            messageID: "alarm.\(SecretToken.make())@\(Address(address: sender).domain)",
            headers: [
                HeaderField(name: "Auto-Submitted", value: "auto-generated"),
                HeaderField(name: "X-Auto-Response-Suppress", value: "All"),
            ], text: letter.text)
        return (sender, try draft.compose())
    }
}
