import ArgumentParser
import Documents
import Foundation
import Settings
import Workflows

/// `xcrm template`: for those who edit the templates.
struct Template: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Checks templates, and shows documents and mails made of sample data.",
        subcommands: [TemplateCheckCommand.self, TemplatePreview.self])
}

/// Where the templates are: a folder by name, else the configured one, else the one that came with the program.
struct TemplateOptions: ParsableArguments {
    @OptionGroup var firm: FirmOptions
    @Option(help: "The folder with mail, documents and words in it; the configured one by default.")
    var templates: String?

    /// The configuration, if there is one; with a folder by name, none is needed.
    func configuration() throws -> Configuration? {
        guard firm.config != nil || templates == nil && FileManager.default.fileExists(atPath: firm.file) else {
            return nil
        }
        return try Configuration(contentsOf: firm.file)
    }

    func folder(_ configuration: Configuration?) throws -> URL {
        if let templates { return URL(fileURLWithPath: templates, isDirectory: true) }
        return try Templates.folder(configuration ?? Configuration())
    }
}

/// `xcrm template check`.
struct TemplateCheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Says what is wrong with the templates, with file and line.")

    @OptionGroup var options: TemplateOptions

    func run() async throws {
        try await guarded {
            let problems = TemplateCheck.problems(templates: try options.folder(try options.configuration()))
            for problem in problems { print("– \(problem)") }
            guard problems.isEmpty else { throw ExitCode(65) }
            print("all is well")
        }
    }
}
