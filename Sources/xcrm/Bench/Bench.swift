import ArgumentParser

/// `xcrm bench`: how fast this machine is at the main job.
struct Bench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Measures the main job on this machine.",
        subcommands: [
            BenchIntake.self, BenchParse.self, BenchDocuments.self, BenchPortal.self, BenchLimits.self,
            BenchSearch.self,
        ],
        defaultSubcommand: BenchIntake.self)
}
