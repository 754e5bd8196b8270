public import Documents
import Foundation
import Workflows

/// Makes documents: HTML from templates, PDF from HTML, XML of invoices.
public struct Printer: Sendable {
    private let documents: DocumentRenderer
    private let pdf: PDFRenderer

    /// Takes the templates and the process pool that prints.
    public init(documents: DocumentRenderer, pdf: PDFRenderer) {
        self.documents = documents
        self.pdf = pdf
    }

    /// The language that a document is written in when one is wanted.
    func language(of kind: DocumentKind, wanted: String) -> String { documents.language(of: kind, wanted: wanted) }

    /// What a document's file is called.
    func fileName(_ kind: DocumentKind, of subject: DocumentSubject, language: String, format: DocumentFormat) -> String
    {
        documents.fileName(kind, of: subject, language: language, format: format)
    }

    /// Prints a document, with forms of it for machines inside.
    func print(
        _ kind: DocumentKind, of subject: DocumentSubject, company: CompanySnapshot, language: String, created: Date,
        holding files: [EmbeddedFile]
    ) async throws -> Data {
        let html = try documents.html(kind, of: subject, company: company, language: language)
        let job = PDFJob(html: html, language: language, created: created, attachments: files)
        return try await pdf.pdf(job, resources: documents.resources)
    }
}
