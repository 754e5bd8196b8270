import ArgumentParser
import Documents
import Foundation
import Settings
import Workflows

/// `xcrm template preview KIND`.
struct TemplatePreview: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "preview",
        abstract: "Makes a document or a mail of sample data, with your logo and texts.",
        discussion: """
            Documents: \(DocumentKind.allCases.map(\.rawValue).joined(separator: ", ")).
            Mails: \(MailTemplate.allCases.map { Kind.mail($0).name }.joined(separator: ", ")). \
            A mail that is called like a document has "-mail" behind its name. A mail is written as its HTML with \
            the plain text beside it.
            """)

    /// What can be shown.
    enum Kind: Sendable, Hashable {
        case document(DocumentKind)
        case mail(MailTemplate)

        init?(_ name: String) {
            if let document = DocumentKind(rawValue: name) {
                self = .document(document)
            } else if let mail = MailTemplate(rawValue: name)
                ?? (name.hasSuffix("-mail") ? MailTemplate(rawValue: String(name.dropLast(5))) : nil)
            {
                self = .mail(mail)
            } else {
                return nil
            }
        }

        var name: String {
            switch self {
            case .document(let kind): kind.rawValue
            case .mail(let template):
                DocumentKind(rawValue: template.rawValue) == nil ? template.rawValue : template.rawValue + "-mail"
            }
        }
    }

    @Argument(help: "What to make, as packing-list or order-confirmed; 'mails' for every mail.")
    var kind: String
    @OptionGroup var options: TemplateOptions
    @Option(help: "The language: bg, en, de or another that you made templates for.")
    var language: String?
    @Option(help: "How many lines of goods.") var lines = 3
    @Option(
        name: [.short, .long],
        help:
            "The file to write; KIND-LANGUAGE.pdf by default, .html to see the HTML. For 'mails' the folder, this one by default."
    )
    var output: String?

    func validate() throws {
        guard kind == "mails" || Kind(kind) != nil else {
            throw ValidationError("there is no document or mail '\(kind)'; --help lists them")
        }
        guard (1...5_000).contains(lines) else { throw ValidationError("--lines takes 1 to 5000") }
    }

    func run() async throws {
        try await guarded {
            let configuration = try options.configuration()
            let language = language ?? configuration?.company.language ?? "en"
            let folder = try options.folder(configuration)
            switch Kind(kind) {
            case .document(let kind): try await preview(kind, language, folder, configuration)
            case .mail(let template):
                let file = output ?? "\(Kind.mail(template).name)-\(language).html"
                try preview(template, language, folder, configuration, to: URL(fileURLWithPath: file))
            case nil:
                let target = URL(fileURLWithPath: output ?? ".", isDirectory: true)
                try FileManager.default.createDirectory(at: target, withIntermediateDirectories: true)
                for template in MailTemplate.allCases {
                    try preview(
                        template, language, folder, configuration,
                        to: target.appending(path: "\(Kind.mail(template).name)-\(language).html"))
                }
            }
        }
    }

    private func preview(
        _ kind: DocumentKind, _ language: String, _ folder: URL, _ configuration: Configuration?
    ) async throws {
        let renderer = try DocumentRenderer(
            templates: folder, logo: configuration?.company.logo.map { URL(fileURLWithPath: $0) },
            home: configuration?.company.language ?? "bg")
        let subject = Samples.subject(kind, language: language, lines: lines)
        let html = try renderer.html(kind, of: subject, company: Samples.company(language), language: language)
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

    /// Writes a mail's HTML, and its text, with the subject before it, in a file of the same name beside it.
    private func preview(
        _ template: MailTemplate, _ language: String, _ folder: URL, _ configuration: Configuration?, to file: URL
    ) throws {
        let renderer = try MailRenderer(templates: folder)
        let mail = try renderer.render(
            Samples.mail(template, language: language, lines: lines), company: Samples.company(language))
        let text = file.deletingPathExtension().appendingPathExtension("txt")
        try Data(mail.html.utf8).write(to: file)
        try Data("Subject: \(mail.subject)\n\n\(mail.text)".utf8).write(to: text)
        print("\(file.relativePath)\n\(text.relativePath)")
    }
}
