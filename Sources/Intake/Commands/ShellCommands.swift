import Foundation
import Settings
public import Storage
import Understanding
public import Workflows

/// Staff commands from the shell: the same run as a command mail, without a mail.
public struct ShellCommands: Sendable {
    private let store: Store
    private let house: House

    /// What the commands led to.
    public struct Result: Sendable {
        /// Each line with its result.
        public let lines: [TranscriptLine]
        /// Whether all were carried out.
        public let isDone: Bool
        /// What `#show` and `#help` print.
        public let shown: String
        /// The new state, who got mail, how to undo.
        public let notes: [String]
    }

    /// Why commands cannot even be tried.
    public enum Problem: Error, CustomStringConvertible {
        /// There is no such record.
        case noRecord(RecordNumber)
        /// Nobody has that id.
        case noStaff(String)
        /// There is no command in the text.
        case noCommand

        /// One sentence.
        public var description: String {
            switch self {
            case .noRecord(let number): "there is no \(number); `xcrm list` shows what there is"
            case .noStaff(let id): "nobody of staff has the id '\(id)'; look under `staff:` in the configuration"
            case .noCommand: "there is no command; each begins with #, as '#help'"
            }
        }
    }

    /// Commands for one firm.
    public init(store: Store, house: House) {
        self.store = store
        self.house = house
    }

    /// Carries out commands, one a line, on a record; text below them goes to the client as in a mail.
    ///
    /// - parameter actor: the member of staff who acts, by id; `nil` for the shell, which may do everything.
    /// - throws: `Problem`, or what the database threw.
    public func carryOut(_ text: String, on number: RecordNumber, as actor: String?) async throws -> Result {
        let house = house
        let now = house.now()
        var staff: Configuration.StaffMember?
        if let actor {
            guard let found = house.configuration.staff(actor) else { throw Problem.noStaff(actor) }
            staff = found
        }
        let person = staff
        let block = CommandBlock.parse(newText: text, today: house.day(now), language: person?.language ?? "en")
        guard !block.isEmpty else { throw Problem.noCommand }
        return try await store.write { transaction in
            guard let record = try transaction.record(number) else { throw Problem.noRecord(number) }
            let desk = Desk(transaction, house: house, now: now)
            var run = CommandRun(
                desk: desk, record: record, actor: Actor(person.map { "staff:\($0.id)" } ?? "shell"), staff: person,
                answers: nil)
            run.text = block.rest
            let outcome = try run.carryOut(block)
            return Result(
                lines: outcome.lines, isDone: outcome.isDone, shown: outcome.shown, notes: outcome.notes)
        }
    }
}
