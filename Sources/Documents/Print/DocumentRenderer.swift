public import Foundation
public import Workflows

/// Makes the HTML of documents from templates that a firm can edit; `PDFRenderer` prints it.
public struct DocumentRenderer: Sendable {
    let folder: TemplateFolder
    /// The folder that a document may take pictures and fonts from.
    public let resources: URL
    private let logo: String?
    private let home: String?

    /// Reads the templates below a folder with `documents` and `words` in it.
    ///
    /// - Parameters:
    ///   - logo: an SVG, PNG or JPEG file of at most 1 MiB for the head of documents.
    ///   - home: the firm's own language (ISO 639-1), in which captions of documents in another language stand as well;
    ///     `nil` for documents in one language.
    /// - Throws: `TemplateError`, with every template that does not compile.
    public init(templates root: URL, logo: URL? = nil, home: String? = nil) throws(TemplateError) {
        folder = try TemplateFolder(root: root, kind: "documents")
        resources = root.appending(path: "documents")
        self.logo = try logo.map { url throws(TemplateError) in try Self.dataURL(url) }
        self.home = home
    }

    /// The language that a document will be written in: the wanted one, or English where it lacks a template.
    public func language(of kind: DocumentKind, wanted: String) -> String {
        folder.language(of: kind.rawValue + ".html", wanted: wanted)
    }

    /// The HTML of a document, in a language or in English where a template lacks it.
    ///
    /// - Parameter company: who issues it; an invoice holds its own seller.
    /// - Throws: `TemplateError`.
    public func html(
        _ kind: DocumentKind, of subject: DocumentSubject, company: CompanySnapshot, language: String
    ) throws(TemplateError) -> String {
        let language = self.language(of: kind, wanted: language)
        return try folder.render(
            kind.rawValue + ".html", language: language, tree(kind, subject, company: company, language: language))
    }

    /// What the file is called in a mail: `Offer-OF-2026-00012.pdf`, with the revision from the second on.
    public func fileName(
        _ kind: DocumentKind, of subject: DocumentSubject, language: String, format: DocumentFormat = .pdf
    ) -> String {
        let title = words(language)["documents.\(kind.rawValue)"].replacing(" ", with: "-")
        var revision = ""
        if kind == .offer, case .record(let record) = subject, record.revision > 1 { revision = "-\(record.revision)" }
        let number = CleanText.line(subject.number).replacing("/", with: "-")
        switch format {
        case .pdf: return "\(title)-\(number)\(revision).pdf"
        case .ubl: return "\(title)-\(number).xml"
        case .cii: return "\(title)-\(number)-cii.xml"
        }
    }

    func tree(
        _ kind: DocumentKind, _ subject: DocumentSubject, company: CompanySnapshot, language: String
    ) -> Tree {
        let words = words(language)
        let captions = Captions(words: words, home: home.flatMap { $0 == language ? nil : folder.words[$0] })
        var tree = DocumentTree(
            builder: TreeBuilder(language: language, words: words), captions: captions, company: company
        ).tree(kind, subject)
        tree["logo"] = Tree.text(logo)
        return tree
    }

    private func words(_ language: String) -> Words {
        folder.words[language] ?? folder.words[TemplateFolder.fallback] ?? Words.none
    }

    /// A picture as a URL that holds it (RFC 2397), so that the printing process need not reach its file.
    private static func dataURL(_ file: URL) throws(TemplateError) -> String {
        let types = ["svg": "image/svg+xml", "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg"]
        guard let type = types[file.pathExtension.lowercased()] else {
            throw .invalid(["The logo \(file.path) is no SVG, PNG or JPEG file; convert it."])
        }
        guard let handle = try? FileHandle(forReadingFrom: file),
            let data = try? handle.read(upToCount: TemplateFolder.maximumBytes + 1) ?? Data()
        else { throw .unreadable(file: file.path) }
        try? handle.close()
        guard data.count <= TemplateFolder.maximumBytes else { throw .tooLarge(file: file.path) }
        return "data:\(type);base64,\(data.base64EncodedString())"
    }
}
