import Foundation
import Workflows

/// Reads orders and invoices that were written for machines: UBL 2.1 orders, invoices and credit notes, UN/CEFACT Cross
/// Industry Invoices, Order-X, and either of them inside a PDF (Factur-X, ZUGFeRD).
///
/// What such a file says needs no guessing: its lines become a table with plain heads, its dates and numbers plain text.
struct EInvoiceReader {
    /// Names under which the XML lies in a PDF: Factur-X and ZUGFeRD 2, ZUGFeRD 1, XRechnung, Order-X, and what we send.
    private static let embeddedNames = [
        "factur-x.xml", "zugferd-invoice.xml", "xrechnung.xml", "order-x.xml", "ubl.xml",
    ]

    /// How many embedded files of these names are looked into: a real invoice has one, a hostile PDF may have thousands.
    private static let maximumTries = 4

    /// The document that an XML file holds; `nil` for other XML.
    static func read(_ content: Data) -> Document? {
        guard let scanner = XMLScanner([UInt8](content)) else { return nil }
        var reader = EInvoiceReader()
        return reader.document(scanner)
    }

    /// The document that lies in a PDF for machines; `nil` for other PDFs.
    static func read(insidePDF content: Data) -> Document? {
        // The list of embedded files may itself be compressed; then only the tool can tell.
        guard [Data("/EmbeddedFile".utf8), Data("/ObjStm".utf8)].contains(where: { content.range(of: $0) != nil }),
            let output = Tool.run("pdfdetach", ["-list", "fd://0"], input: content)
        else { return nil }
        // `1: factur-x.xml`
        let files = String(decoding: output, as: UTF8.self).split(separator: "\n").compactMap { line in
            let parts = line.split(separator: ":", maxSplits: 1)
            return parts.count == 2 ? Int(parts[0]).map { ($0, parts[1].trimmedBlank.lowercased()) } : nil
        }
        let known = embeddedNames.flatMap { name in files.filter { $0.1 == name } }
        for (number, _) in known.prefix(maximumTries) {
            guard
                let xml = Tool.run(
                    "pdfdetach", ["-save", String(number), "-o", "/dev/stdout", "fd://0"], input: content),
                let document = read(Data(xml))
            else { continue }
            return document
        }
        return nil
    }

    // MARK: reading

    private struct Line {
        var id = ""
        var sellersCode = ""
        var buyersCode = ""
        var name = ""
        var description = ""
        var quantity = ""
        var unit = ""
        var price = ""
    }

    private static let roots: [String: String] = [
        "Order": "Order", "Invoice": "Invoice", "CreditNote": "Credit note", "CrossIndustryInvoice": "Invoice",
        "SCRDMCCBDACIOMessageStructure": "Order",
    ]
    private static let lineNames: Set<String> = [
        "OrderLine", "InvoiceLine", "CreditNoteLine", "IncludedSupplyChainTradeLineItem",
    ]

    private var path: [String] = []
    private var lines: [Line] = []
    private var number = ""
    private var dates: [(label: String, text: String)] = []
    private var references: [String] = []
    private var notes: [String] = []
    private var lineDepth: Int?
    private var text = ""

    private mutating func document(_ scanner: XMLScanner) -> Document? {
        var title: String?
        while let event = scanner.next() {
            switch event {
            case .start(let name):
                if path.isEmpty {
                    guard let known = Self.roots[name] else { return nil }
                    title = known
                }
                path.append(name)
                text = ""
                guard path.count < 64 else { return nil }
                if lineDepth == nil, Self.lineNames.contains(name) {
                    guard lines.count < DocumentLimits.rows else { return finished(title, isCut: true) }
                    lineDepth = path.count
                    lines.append(Line())
                }
                if lineDepth != nil, let unit = scanner.attribute("unitCode"), lines[lines.count - 1].unit.isEmpty {
                    lines[lines.count - 1].unit = unit
                }
            case .text(let more): if text.utf8.count < DocumentLimits.cellCharacters { text += more }
            case .end:
                take(text.trimmedBlank)
                text = ""
                if lineDepth == path.count { lineDepth = nil }
                if !path.isEmpty { path.removeLast() }
            }
        }
        return finished(title, isCut: false)
    }

    /// Takes the text of the element that ends.
    private mutating func take(_ text: String) {
        guard !text.isEmpty, let name = path.last else { return }
        let parent = path.dropLast().last ?? ""
        guard lineDepth != nil else { return takeHead(name, parent, text) }
        var line = lines[lines.count - 1]
        switch (parent, name) {
        case (_, "OrderedQuantity"), (_, "Quantity"), (_, "InvoicedQuantity"), (_, "CreditedQuantity"),
            (_, "BilledQuantity"),
            (_, "RequestedQuantity"):
            if line.quantity.isEmpty { line.quantity = text }
        case ("Price", "PriceAmount"), ("NetPriceProductTradePrice", "ChargeAmount"): line.price = text
        case ("SellersItemIdentification", "ID"), (_, "SellerAssignedID"): line.sellersCode = text
        case ("BuyersItemIdentification", "ID"), (_, "BuyerAssignedID"): line.buyersCode = text
        case ("Item", "Name"), ("SpecifiedTradeProduct", "Name"): line.name = text
        case ("Item", "Description"), ("SpecifiedTradeProduct", "Description"): line.description = text
        case ("LineItem", "ID"), ("InvoiceLine", "ID"), ("CreditNoteLine", "ID"), (_, "LineID"): line.id = text
        case (_, "EndDate") where parent == "RequestedDeliveryPeriod": dates.append(("Requested delivery date", text))
        default: return
        }
        lines[lines.count - 1] = line
    }

    private mutating func takeHead(_ name: String, _ parent: String, _ text: String) {
        switch (parent, name) {
        case ("Order", "ID"), ("Invoice", "ID"), ("CreditNote", "ID"), ("ExchangedDocument", "ID"): number = text
        case (_, "EndDate") where parent == "RequestedDeliveryPeriod": dates.append(("Requested delivery date", text))
        case ("Delivery", "LatestDeliveryDate"): dates.append(("Requested delivery date", text))
        case ("OrderReference", "ID"), ("OrderReference", "SalesOrderID"), ("QuotationDocumentReference", "ID"),
            (_, "IssuerAssignedID"):
            if text != "NA" { references.append(text) }
        case (_, "Note"), ("IncludedNote", "Content"): if notes.count < 20 { notes.append(text) }
        default: break
        }
    }

    private func finished(_ title: String?, isCut: Bool) -> Document? {
        guard let title, !lines.isEmpty else { return nil }
        let head = ["No.", "Code", "Description", "Quantity", "Unit", "Unit price"]
        let rows = lines.enumerated().map { index, line in
            let name = line.name.isEmpty ? line.description : line.name
            return [
                line.id.isEmpty ? String(index + 1) : line.id,
                line.sellersCode.isEmpty ? line.buyersCode : line.sellersCode,
                name.isEmpty ? line.sellersCode + line.buyersCode : name, Self.plain(line.quantity),
                Self.unit(line.unit),
                Self.plain(line.price),
            ].map { String($0.prefix(DocumentLimits.cellCharacters)) }
        }
        var text = ["\(title) \(number)".trimmedBlank]
        text += dates.map { "\($0.label): \($0.text)" }
        text += references.map { "Reference: \($0)" }
        text += notes
        text += rows.map { $0.joined(separator: "\t") }
        return Document(
            kind: .eInvoice, tables: [Document.Table(place: "lines", rows: [head] + rows)],
            text: String(text.joined(separator: "\n").prefix(DocumentLimits.textCharacters)),
            notes: isCut ? ["The document has more than \(DocumentLimits.rows) lines; the rest was not read."] : [])
    }

    /// `500.0000` as `500`: a number as people write it, in which a point is no mark of thousands.
    private static func plain(_ text: String) -> String { FixedDecimal(text)?.description ?? text }

    /// The word of a unit code of UN/ECE Recommendation 20.
    private static func unit(_ code: String) -> String {
        switch code {
        case "C62", "EA", "NAR", "PCE": return UnitOfMeasure.pcs.rawValue
        default: return UnitOfMeasure.allCases.first { $0.unece == code }?.label("en") ?? code
        }
    }
}
