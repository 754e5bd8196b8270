import ArgumentParser
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
