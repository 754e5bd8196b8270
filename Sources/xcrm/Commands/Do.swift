import ArgumentParser
import Foundation
import Intake
import Storage
import Workflows

/// `xcrm do NUMBER '#command'…`: staff commands from the shell.
struct Do: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Carries out staff commands on a record.",
        discussion: """
            The same commands as in mails, all or none: xcrm do OF-2026-00012 '#price 1 0.95' '#send'
            With 'new' for the number, the first command makes the record: xcrm do new '#offer C00012' '#line + 20 pcs M8'
            """)

    @OptionGroup var firm: FirmOptions
    @Argument(help: "The record's number, or 'new'.") var number: String
    @Argument(help: "Commands, each an argument of its own; or `-` to read them from standard input.")
    var commands: [String]
    @Option(name: .customLong("as"), help: "The member of staff who acts, by id; the shell itself without one.")
    var actor: String?
    @Option(
        name: .customLong("attach"), help: "A file that goes with the commands: the scan of a contract, a drawing.")
    var files: [String] = []
    @Flag(help: "Stands for #yes to what costs money.") var yes = false

    func run() async throws {
        try await guarded {
            let record = number.lowercased() == "new" ? nil : RecordNumber(number)
            guard record != nil || number.lowercased() == "new" else {
                throw Failure.usage("'\(number)' is no number of a record; it looks like OF-2026-00012")
            }
            let files = try files.map {
                ShellCommands.File(name: URL(fileURLWithPath: $0).lastPathComponent, content: try InputFile.data($0))
            }
            let text = commands == ["-"] ? try input() : commands.joined(separator: "\n")
            let firm = try firm.open()
            let outcome = try await ShellCommands(store: firm.store, house: try await firm.house())
                .carryOut(text, on: record, as: actor, files: files, confirmed: yes)
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
