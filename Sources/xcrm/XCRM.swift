import ArgumentParser

/// The program: the daemon and the commands of those who run it.
@main
struct XCRM: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "xcrm",
        abstract: "Sales and service by e-mail: reads inquiries, orders and complaints, and answers them.",
        version: Version.current,
        groupedSubcommands: [
            CommandGroup(name: "The daemon:", subcommands: [Serve.self, Check.self, Template.self]),
            CommandGroup(
                name: "The business:",
                subcommands: [
                    Do.self, List.self, Show.self, Search.self, DocumentsCommand.self, Client.self, Link.self,
                    Import.self, Export.self,
                ]),
            CommandGroup(
                name: "Mails:",
                subcommands: [Parse.self, Inspect.self, Parked.self, OutboxCommand.self]),
            CommandGroup(
                name: "The program itself:",
                subcommands: [
                    Config.self, WorkflowsCommand.self, Verify.self, Backup.self, Restore.self, Rebuild.self,
                    Erase.self,
                    Bench.self,
                ]),
        ])
}

/// Which version of the program this is.
enum Version {
    static let current = "0.1.0"
}
