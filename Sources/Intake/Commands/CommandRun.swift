import Foundation
import Mail
import Settings
import Storage
import Understanding
import Workflows

/// What a command mail, or commands from the shell, led to.
struct CommandOutcome {
    /// Each line with its result.
    var lines: [TranscriptLine]
    /// Whether all were carried out.
    var isDone = false
    /// Whether the text below the commands went to the client with one of them.
    var usedText = false
    /// Whether the client is to get nothing.
    var silent = false
    /// The record after it; another than before if commands made a new one.
    var record: RecordRow?
    /// What `#show` and `#help` print.
    var shown = ""
    /// Who got mail, and how to undo.
    var notes: [String] = []
    /// What of an offer or order changed for the client by what was sent.
    var changes: SnapshotDifferences?
    /// What it would cost, if nothing was done because a `#yes` is needed first.
    var needsYes: String?

    init(lines: [TranscriptLine]) { self.lines = lines }
}

/// Carries out the commands of one mail on one record: all of them, or none when one cannot be.
///
/// It runs inside the transaction of its desk, in a savepoint of its own.
struct CommandRun {
    var desk: Desk
    var record: RecordRow?
    let actor: Actor
    /// `nil` for the shell, which may do everything.
    let staff: Configuration.StaffMember?
    /// The client's mail that is answered.
    let answers: Int64?
    /// The mail that the commands came in.
    var commandMail: Int64?
    /// A mail whose attachments go to the client along with what the commands send.
    var forwards: Int64?
    /// The text below the commands, to go along.
    var text = ""
    /// Whether the person said yes a second time to what costs money.
    var isApproved = false
    /// What the client was told that changed.
    var changes: SnapshotDifferences?
    /// Sentences for the transcript that no single line has.
    var remarks: [String] = []

    private(set) var phrases: Phrases
    private(set) var isSilent = false
    private(set) var usedText = false
    var shown: [String] = []

    init(desk: Desk, record: RecordRow?, actor: Actor, staff: Configuration.StaffMember?, answers: Int64?) {
        self.desk = desk
        self.record = record
        self.actor = actor
        self.staff = staff
        self.answers = answers
        phrases = Phrases(language: staff?.language ?? "en")
    }

    var transaction: Transaction { desk.transaction }
    var house: House { desk.house }

    /// Carries out a block; what it returns says what was done, also when nothing was.
    mutating func carryOut(_ block: CommandBlock) throws -> CommandOutcome {
        guard block.errors.isEmpty else { return refused(block) }
        isSilent = block.commands.contains { $0.command == .silent }
        let before = self
        var lines: [TranscriptLine] = []
        do {
            try transaction.attempt { try execute(block.commands, into: &lines) }
        } catch let failure as CommandFailure {
            var outcome = refused(block, done: lines, failure: failure)
            outcome.needsYes = failure.needsYes
            self = before
            return outcome
        }
        return try outcome(lines)
    }

    private mutating func execute(_ commands: [ParsedCommand], into lines: inout [TranscriptLine]) throws {
        let undone = commands.contains { $0.command == .undo }
        if let record, !undone {
            desk.undo = try transaction.beginUndo(of: record.id, by: actor, at: desk.now)
        } else if let answers, !undone {
            desk.undo = try transaction.beginUndo(ofMail: answers, by: actor, at: desk.now)
        }
        let (first, undo) = (record, desk.undo)
        for command in commands {
            do {
                let result = try execute(command.command, verb: command.verb)
                lines.append(TranscriptLine(command: command.line, done: true, result: result))
            } catch let refusal as Refusal {
                var failure = CommandFailure(command: command, sentence: refusal.sentence(phrases))
                if case .needsYes(let sum) = refusal { failure.needsYes = sum }
                throw failure
            } catch let invalid as InvalidTransition {
                throw CommandFailure(
                    command: command, sentence: phrases.cannotHappen(invalid, kind: record?.number.kind))
            }
        }
        if let first, let undo {
            desk.undo = try transaction.sealUndo(undo, of: first.id)
        } else if let undo {
            desk.undo = try transaction.sealUndo(undo, made: record?.id)
        } else if let record, !undone {
            desk.undo = try transaction.sealCreation(of: record.id, by: actor, at: desk.now)
        }
    }

    private func refused(_ block: CommandBlock) -> CommandOutcome {
        var lines: [(Int, TranscriptLine)] = block.commands.map {
            ($0.lineNumber, TranscriptLine(command: $0.line, done: false, result: phrases.notDone))
        }
        lines += block.errors.map {
            ($0.lineNumber, TranscriptLine(command: $0.line, done: false, result: $0.sentence))
        }
        return CommandOutcome(lines: lines.sorted { $0.0 < $1.0 }.map(\.1))
    }

    private func refused(_ block: CommandBlock, done: [TranscriptLine], failure: CommandFailure) -> CommandOutcome {
        CommandOutcome(
            lines: block.commands.map { command in
                let isCause = command.lineNumber == failure.command.lineNumber
                return TranscriptLine(
                    command: command.line, done: false, result: isCause ? failure.sentence : phrases.notDone)
            })
    }

    private func outcome(_ lines: [TranscriptLine]) throws -> CommandOutcome {
        var outcome = CommandOutcome(lines: lines)
        outcome.isDone = true
        outcome.usedText = usedText
        outcome.silent = isSilent
        outcome.record = try record.map(desk.reload)
        outcome.shown = shown.joined(separator: "\n\n")
        if let record = outcome.record {
            outcome.notes.append(phrases.stateNow(record.number.description, phrases.state(record)))
        }
        outcome.notes += remarks
        if let record = outcome.record, record.number.kind == .offer || record.state == Order.initial.rawValue,
            seesMargins
        {
            outcome.notes += Array(
                desk.margins(
                    of: try transaction.lines(of: record.id), currency: record.currency, phrases: phrases
                ).prefix(1))
        }
        outcome.changes = changes
        let mailed = try desk.undo.map { try transaction.recipients(ofUndo: $0) } ?? []
        outcome.notes += mailed.isEmpty ? [phrases.nobodyMailed] : mailed.map(phrases.sentTo)
        if desk.undo != nil, !remarks.contains(phrases.staysIssued) { outcome.notes.append(phrases.undoHint) }
        return outcome
    }

    /// How the mails of a command go to the client; the text below the commands goes with the first of them.
    mutating func mailing() -> Mailing {
        let mailing = Mailing(
            silent: isSilent, answers: answers, text: usedText ? "" : text, forwards: usedText ? nil : forwards)
        if !isSilent { usedText = true }
        return mailing
    }

    /// The record that commands are about, if it is of one of these kinds.
    func subject(_ kinds: RecordKind...) throws -> RecordRow {
        guard let record else { throw Refusal.needsRecord }
        guard kinds.isEmpty || kinds.contains(record.number.kind) else { throw Refusal.wrongRecord }
        return try desk.reload(record)
    }
}

/// The line that could not be carried out.
private struct CommandFailure: Error {
    let command: ParsedCommand
    let sentence: String
    var needsYes: String?
}
