import ArgumentParser
import Settings

/// `xcrm config`: what may stand in the configuration.
struct Config: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "config", abstract: "Explains the configuration.", subcommands: [Describe.self],
        defaultSubcommand: Describe.self)

    /// `xcrm config describe`: the beginning of a configuration of one's own.
    struct Describe: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Prints a configuration file with every key explained.",
            discussion: "Begin with it: xcrm config describe > xcrm.yaml")

        func run() {
            print(Configuration.described(), terminator: "")
        }
    }
}
