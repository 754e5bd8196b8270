import ArgumentParser
import Foundation
import Storage
import Workflows

/// `xcrm workflows describe`: the transition tables, from the code itself.
struct WorkflowsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "workflows", abstract: "How records move.", subcommands: [DescribeWorkflows.self],
        defaultSubcommand: DescribeWorkflows.self)

    struct DescribeWorkflows: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "describe", abstract: "Prints every state, event, new state and effect.")

        func run() {
            for (name, table) in [
                ("offer", Offer.transitionTable()), ("order", Order.transitionTable()),
                ("shipment", Shipment.transitionTable()), ("complaint", Complaint.transitionTable()),
                ("task", ToDo.transitionTable()), ("contract", Contract.transitionTable()),
                ("invoice", Invoice.transitionTable()),
            ] {
                print("# \(name)\n\(table)")
            }
        }
    }
}

/// `xcrm verify`: whether the database is sound.
struct Verify: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Checks the database.")
    @OptionGroup var firm: FirmOptions

    func run() async throws {
        try await guarded {
            let problems = try await firm.open().store.verify()
            for problem in problems { complain(problem) }
            guard problems.isEmpty else {
                throw Failure.data("the database is damaged; stop the daemon and restore the last backup")
            }
            print("the database is sound")
        }
    }
}

/// `xcrm backup FILE`: a copy of everything, while the daemon works on.
struct Backup: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Copies the database to a new file while the daemon works.")
    @OptionGroup var firm: FirmOptions
    @Argument(help: "The new file.") var file: String

    func run() async throws {
        try await guarded {
            try firm.open().store.backup(to: URL(fileURLWithPath: file))
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file)
        }
    }
}
