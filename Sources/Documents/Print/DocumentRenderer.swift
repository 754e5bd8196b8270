public import Foundation
public import Workflows

/// Makes the HTML of documents from templates that a firm can edit; `PDFRenderer` prints it.
public struct DocumentRenderer: Sendable {
    let folder: TemplateFolder
    /// The folder that a document may take pictures and fonts from.
    public let resources: URL
    private let logo: String?

    /// Reads the templates below a folder with `documents` and `words` in it.
    ///
    /// - Parameter logo: an SVG, PNG or JPEG file of at most 1 MiB for the head of documents.
    /// - Throws: `TemplateError`, with every template that does not compile.
    public init(templates root: URL, logo: URL? = nil) throws(TemplateError) {
        folder = try TemplateFolder(root: root, kind: "documents")
        resources = root.appending(path: "documents")
        self.logo = try logo.map { url throws(TemplateError) in try Self.dataURL(url) }
    }

    /// The HTML of a document, in a language or in English where a template lacks it.
    /// - Throws: `TemplateError`.
    public func html(
        _ kind: DocumentKind, of record: RecordSnapshot, company: CompanySnapshot, language: String
    ) throws(TemplateError) -> String {
        let name = kind.rawValue + ".html"
        let language = folder.language(of: name, wanted: language)
        return try folder.render(name, language: language, tree(record, company: company, language: language))
    }

    /// What the file is called in a mail: `Offer-OF-2026-00012.pdf`, with the revision from the second on.
    public func fileName(_ kind: DocumentKind, of record: RecordSnapshot, language: String) -> String {
        let title = words(language)["documents.\(kind.rawValue)"].replacing(" ", with: "-")
        let revision = kind == .offer && record.revision > 1 ? "-\(record.revision)" : ""
        return "\(title)-\(record.number)\(revision).pdf"
    }

    func tree(_ record: RecordSnapshot, company: CompanySnapshot, language: String) -> Tree {
        let words = words(language)
        let builder = TreeBuilder(language: language, words: words)
        return [
            "language": language, "word": words.tree, "company": builder.company(company),
            "record": builder.record(record), "logo": Tree.text(logo),
        ]
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
