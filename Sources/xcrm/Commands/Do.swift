import ArgumentParser
import Foundation
import Intake
import Storage
import Workflows

/// `xcrm do NUMBER '#command'…`: staff commands from the shell.
struct Do: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Carries out staff commands on a record.",
        discussion: "The same commands as in mails, all or none: xcrm do OF-2026-00012 '#price 1 0.95' '#send'")

    @OptionGroup var firm: FirmOptions
    @Argument(help: "The record's number.") var number: String
    @Argument(help: "Commands, each an argument of its own; or `-` to read them from standard input.")
    var commands: [String]
    @Option(name: .customLong("as"), help: "The member of staff who acts, by id; the shell itself without one.")
    var actor: String?

    func run() async throws {
        try await guarded {
            guard let record = RecordNumber(number) else {
                throw Failure.usage("'\(number)' is no number of a record; it looks like OF-2026-00012")
            }
            let text = commands == ["-"] ? try input() : commands.joined(separator: "\n")
            let firm = try firm.open()
            let outcome = try await ShellCommands(store: firm.store, house: try await firm.house())
                .carryOut(text, on: record, as: actor)
            for line in outcome.lines { print("\(line.done ? "✓" : "✗") \(line.command) — \(line.result)") }
            if !outcome.shown.isEmpty { print(outcome.shown) }
            for note in outcome.notes { print(note) }
            guard outcome.isDone else { throw ExitCode(65) }
        }
    }

    private func input() throws -> String {
        let data = try FileHandle.standardInput.read(upToCount: 1 << 20) ?? Data()
        return String(decoding: data, as: UTF8.self)
    }
}
