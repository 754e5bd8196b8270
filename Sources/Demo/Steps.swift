import Foundation
import Mail

/// Counts and prints the steps of a story.
final class Steps {
    private(set) var passed = 0

    func step(_ title: String, _ work: () async throws -> Void) async throws {
        try await work()
        passed += 1
        say("✓ \(title)")
    }

    func expect(_ condition: Bool, _ what: String) throws {
        guard condition else { throw StepFailed("expected: \(what)") }
    }

    /// Waits until something is so that no mail tells of.
    func wait(_ condition: () throws -> Bool) async throws {
        let end = ContinuousClock.now + .seconds(60)
        while ContinuousClock.now < end {
            if try condition() { return }
            try await Task.sleep(for: .milliseconds(200))
        }
        throw StepFailed("it did not come to pass in a minute")
    }

    func number(_ prefix: String, in mail: Message) throws -> String {
        let text = mail.subject + "\n" + mail.text
        guard let range = text.range(of: "\(prefix)-[0-9]{4}-[0-9]{5}", options: .regularExpression) else {
            throw StepFailed("a number \(prefix)-… in the mail '\(mail.subject)'")
        }
        return String(text[range])
    }
}
