import ArgumentParser
import Documents
import Foundation
import Settings
import Workflows

/// `xcrm template`: for those who edit the templates.
struct Template: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Checks templates, and shows documents made of sample data.",
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

/// `xcrm template preview KIND`.
struct TemplatePreview: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "preview",
        abstract: "Makes a document of sample data, with your logo and texts.",
        discussion: "Kinds: \(DocumentKind.allCases.map(\.rawValue).joined(separator: ", ")).")

    @Argument(help: "What to make, as packing-list.", transform: Self.kind) var kind: DocumentKind
    @OptionGroup var options: TemplateOptions
    @Option(help: "The language of the document: bg, en, de or another that you made templates for.")
    var language: String?
    @Option(help: "How many lines of goods.") var lines = 3
    @Option(name: [.short, .long], help: "The file to write; KIND-LANGUAGE.pdf by default, .html to see the HTML.")
    var output: String?

    private static func kind(_ name: String) throws -> DocumentKind {
        guard let kind = DocumentKind(rawValue: name) else {
            throw ValidationError(
                "there is no document \(name); there are: \(DocumentKind.allCases.map(\.rawValue).joined(separator: ", "))"
            )
        }
        return kind
    }

    func run() async throws {
        try await guarded {
            guard (1...5_000).contains(lines) else { throw Failure.usage("--lines takes 1 to 5000") }
            let configuration = try options.configuration()
            let language = language ?? configuration?.company.language ?? "en"
            let renderer = try DocumentRenderer(
                templates: try options.folder(configuration),
                logo: configuration?.company.logo.map { URL(fileURLWithPath: $0) },
                home: configuration?.company.language ?? "bg")
            let subject = Samples.subject(kind, language: language, lines: lines)
            let html = try renderer.html(
                kind, of: subject, company: Samples.company(language), language: language)
            let file = output ?? "\(kind.rawValue)-\(language).pdf"
            if file.hasSuffix(".html") {
                try Data(html.utf8).write(to: URL(fileURLWithPath: file))
            } else {
                var job = PDFJob(html: html, language: language)
                if kind.isTaxDocument, case .invoice(let invoice) = subject {
                    job.attachments = DocumentFormat.allCases.compactMap { .eInvoice($0, of: invoice) }
                }
                try await PDFRenderer().pdf(job, resources: renderer.resources).write(to: URL(fileURLWithPath: file))
            }
            print(file)
        }
    }
}
