public import Documents
import Foundation
import Mail
import Workflows

/// Makes the PDF that goes along with a mail.
public struct Printer: Sendable {
    private let documents: DocumentRenderer
    private let pdf: PDFRenderer

    /// Takes the templates and the process pool that prints.
    public init(documents: DocumentRenderer, pdf: PDFRenderer) {
        self.documents = documents
        self.pdf = pdf
    }

    /// Prints a record as a document.
    func document(
        _ kind: DocumentKind, of record: RecordSnapshot, company: CompanySnapshot, language: String
    ) async throws -> DraftPart {
        let html = try documents.html(kind, of: record, company: company, language: language)
        let bytes = try await pdf.pdf(html: html, resources: documents.resources)
        return DraftPart(
            name: documents.fileName(kind, of: record, language: language), type: "application/pdf",
            content: .data(bytes))
    }
}
