public import Foundation
import Mail
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
        /// The record after it; another than before if commands made a new one.
        public let record: RecordNumber?
    }

    /// A file that goes with the commands: the scan of a contract, a drawing for the client.
    public struct File: Sendable {
        /// Its name without folders.
        public var name: String
        /// Its bytes.
        public var content: Data

        /// Takes a file.
        public init(name: String, content: Data) {
            self.name = name
            self.content = content
        }
    }

    /// Why commands cannot even be tried.
    public enum Problem: Error, CustomStringConvertible {
        /// There is no such record.
        case noRecord(RecordNumber)
        /// Nobody has that id.
        case noStaff(String)
        /// There is no command in the text.
        case noCommand
        /// There is no mailbox that files could be kept under.
        case noMailbox

        /// One sentence.
        public var description: String {
            switch self {
            case .noRecord(let number): "there is no \(number); `xcrm list` shows what there is"
            case .noStaff(let id): "nobody of staff has the id '\(id)'; look under `staff:` in the configuration"
            case .noCommand: "there is no command; each begins with #, as '#help'"
            case .noMailbox: "no mailbox is configured that the files could be kept under"
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
    /// - parameter number: `nil` for commands that make the record: `#offer`, `#order`, `#contract`, `#task`.
    /// - parameter actor: the member of staff who acts, by id; `nil` for the shell, which may do everything.
    /// - parameter files: are kept as a mail of the record and go along with what the commands send.
    /// - parameter confirmed: stands for `#yes` to what costs money.
    /// - throws: `Problem`, or what the database threw.
    public func carryOut(
        _ text: String, on number: RecordNumber?, as actor: String?, files: [File] = [], confirmed: Bool = false
    ) async throws -> Result {
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
        do {
            return try await store.write { transaction in
                try Self.carryOut(
                    block, text, on: number, of: person, files: files, confirmed: confirmed,
                    desk: Desk(transaction, house: house, now: now))
            }
        } catch let undone as Undone {
            return Result(undone.outcome)
        }
    }

    private static func carryOut(
        _ block: CommandBlock, _ text: String, on number: RecordNumber?, of person: Configuration.StaffMember?,
        files: [File], confirmed: Bool, desk: Desk
    ) throws -> Result {
        let transaction = desk.transaction
        let record = try number.map { number in
            guard let record = try transaction.record(number) else { throw Problem.noRecord(number) }
            return record
        }
        let mail = files.isEmpty ? nil : try desk.keep(files, with: text, of: person, about: record)
        var run = CommandRun(
            desk: desk, record: record, actor: Actor(person.map { "staff:\($0.id)" } ?? "shell", mail: mail),
            staff: person, answers: nil)
        run.text = block.rest
        run.isApproved = confirmed
        run.commandMail = mail
        run.forwards = mail
        let outcome = try run.carryOut(block)
        // What failed leaves nothing behind, the files neither.
        guard outcome.isDone || mail == nil else { throw Undone(outcome: outcome) }
        if let mail, let record = outcome.record {
            try transaction.file(mail: mail, under: record.id, evidence: "shell")
        }
        return Result(outcome)
    }

    /// Commands with files, of which nothing was done.
    struct Undone: Error {
        let outcome: CommandOutcome
    }
}

extension ShellCommands.Result {
    init(_ outcome: CommandOutcome) {
        lines = outcome.lines
        isDone = outcome.isDone
        shown = outcome.shown
        notes = outcome.notes
        record = outcome.record?.number
    }
}

extension Desk {
    /// Keeps files from the shell as a mail inside the firm, so that they stand in the correspondence like any others.
    func keep(
        _ files: [ShellCommands.File], with text: String, of person: Configuration.StaffMember?,
        about record: RecordRow?
    ) throws -> Int64 {
        guard let mailbox = record.flatMap({ configuration.mailbox($0.mailbox) }) ?? house.mailbox(for: .contracts)
        else { throw ShellCommands.Problem.noMailbox }
        let from = Address(name: person?.name ?? "xcrm", address: person?.address ?? mailbox.address)
        let id = "shell-\(UUID().uuidString.lowercased())@\(Address(address: mailbox.address).domain)"
        let subject = record.map { "[\($0.number)]" } ?? files.map(\.name).joined(separator: ", ")
        var draft = Draft(
            from: from, to: [Address(address: mailbox.address)], subject: subject, date: now, messageID: id, text: text)
        draft.attachments = files.map {
            // What the bytes are is seen when the mail is parsed.
            DraftPart(name: $0.name, type: "application/octet-stream", content: .data($0.content))
        }
        let bytes = try draft.compose()
        let message = MessageParser().parse(bytes)
        return try transaction.storeMail(
            NewMail(
                rawID: try transaction.storeRawMail(bytes), direction: .incoming, fingerprint: "shell:\(id)",
                mailbox: mailbox.name, messageID: id, inReplyTo: nil, sentAt: now, from: from,
                recipients: draft.to, subject: subject, text: text, reply: text, kind: MailKind.other.rawValue,
                language: nil, automatic: .human, proof: .verified, audience: .inside, client: record?.client,
                contact: nil, staff: person?.id, flags: ["shell"], attachments: message.attachments), at: now
        ).id
    }
}
