import Documents
import Foundation
import Mail
import Settings
import Storage
import Workflows

/// Makes the documents of one mail, or finds those that were issued: a document is issued once and then never changes.
///
/// All are made before anything is stored or sent, side by side; what fails, fails the whole mail.
struct Issuing {
    let store: Store
    let postmaster: Postmaster
    let now: Date

    /// A document for a mail.
    struct Issued: Sendable {
        /// As it is attached.
        let part: DraftPart
        /// What is still to be stored; `nil` if it was issued before.
        let new: NewDocument?
    }

    private struct Wanted: Sendable {
        let kind: DocumentKind
        let subject: DocumentSubject
        let language: String
        /// SHA-256 of what it is made from.
        let source: String
        /// The record that it is kept under; an invoice that goes with a shipment stays the invoice's.
        let record: Int64?
    }

    func documents(for row: OutboxRow) async throws -> [Issued] {
        guard let printer = postmaster.printer, row.model.template.isForClient else { return [] }
        let plan = DocumentPlan(configuration: postmaster.configuration)
        var model = row.model
        let invoice = plan.wantsInvoice(model) ? try await shipmentInvoice(row) : nil
        if let invoice { model.invoice = invoice.snapshot }
        let wanted = try plan.kinds(for: model).compactMap { kind in
            try plan.subject(kind, of: model).map { subject in
                Wanted(
                    kind: kind, subject: subject, language: language(kind, subject, model.language, printer),
                    source: Store.hash(try Self.json(subject.essence)),
                    record: kind.source == .invoice ? invoice?.record.id ?? row.record : row.record)
            }
        }
        return try await withThrowingTaskGroup(of: (Int, [Issued]).self) { group in
            for (index, document) in wanted.enumerated() {
                group.addTask { (index, try await issued(document, plan, printer)) }
            }
            var parts: [Int: [Issued]] = [:]
            for try await (index, part) in group { parts[index] = part }
            return parts.sorted { $0.key < $1.key }.flatMap(\.value)
        }
    }

    /// The invoice that bills what left with a shipment; `nil` if none was issued yet.
    private func shipmentInvoice(_ row: OutboxRow) async throws -> InvoiceRow? {
        guard let record = row.record else { return nil }
        return try await store.read { transaction in
            let shipment = try transaction.record(record)
            guard shipment.number.kind == .shipment, let order = shipment.parent else { return nil }
            return DocumentPlan.invoice(
                of: shipment.number, order: order, among: try transaction.invoices(ofOrder: order))
        }
    }

    private func language(
        _ kind: DocumentKind, _ subject: DocumentSubject, _ reader: String, _ printer: Printer
    ) -> String {
        if case .invoice(let invoice) = subject { return printer.language(of: kind, wanted: invoice.language) }
        return printer.language(of: kind, wanted: reader)
    }

    private static func json(_ subject: DocumentSubject) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(subject)
    }

    // MARK: one document

    private func issued(
        _ wanted: Wanted, _ plan: DocumentPlan, _ printer: Printer
    ) async throws -> [Issued] {
        if let record = wanted.record, let found = try await found(wanted, record) { return found }
        let formats = plan.machineFormats(wanted.kind, wanted.subject)
        var files: [(format: DocumentFormat, file: EmbeddedFile)] = []
        if case .invoice(let invoice) = wanted.subject {
            files = formats.compactMap { format in EmbeddedFile.eInvoice(format, of: invoice).map { (format, $0) } }
        }
        let pdf = try await printer.print(
            wanted.kind, of: wanted.subject, company: postmaster.configuration.company.snapshot(in: wanted.language),
            language: wanted.language, created: now, holding: files.map(\.file))
        // Factur-X lies inside the PDF and nowhere else, or it would be billed twice.
        let beside = files.filter { $0.format != .cii }.map { ($0.format, $0.file.content) }
        return ([(.pdf, pdf)] + beside).map { issued($0.0, $0.1, wanted, printer) }
    }

    /// What was issued from the same source: the PDF, with the UBL that was issued beside it.
    private func found(_ wanted: Wanted, _ record: Int64) async throws -> [Issued]? {
        try await store.read { transaction in
            guard
                let pdf = try transaction.document(
                    of: record, wanted.kind, .pdf, language: wanted.language, source: wanted.source)
            else { return nil }
            let ubl = try transaction.document(
                of: record, wanted.kind, .ubl, language: wanted.language, source: wanted.source)
            return try [pdf, ubl].compactMap(\.self).map { document in
                Issued(
                    part: DraftPart(
                        name: document.name, type: document.format.mediaType,
                        content: .data(try transaction.documentContent(document.id))), new: nil)
            }
        }
    }

    private func issued(
        _ format: DocumentFormat, _ content: Data, _ wanted: Wanted, _ printer: Printer
    ) -> Issued {
        let name = printer.fileName(wanted.kind, of: wanted.subject, language: wanted.language, format: format)
        return Issued(
            part: DraftPart(name: name, type: format.mediaType, content: .data(content)),
            new: wanted.record.map {
                NewDocument(
                    record: $0, kind: wanted.kind, format: format, language: wanted.language, source: wanted.source,
                    name: name, content: content)
            })
    }
}
