import Documents
import Foundation
import FoundationXML
import Testing
import Workflows

/// An XML document as texts by path, read with another library than it was written with.
private final class XMLReader: NSObject, XMLParserDelegate {
    struct Node {
        let path: String
        let attributes: [String: String]
        var text = ""
        /// Which line of the invoice it is in, from 1; 0 outside.
        let line: Int
    }

    private(set) var nodes: [Node] = []
    private var open: [Int] = []
    private var names: [String] = []
    private var line = 0
    private var inLine = false
    private(set) var isWellFormed = false

    init(_ data: Data) {
        super.init()
        let parser = XMLParser(data: data)
        parser.delegate = self
        isWellFormed = parser.parse()
    }

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
    ) {
        let local = String(name.split(separator: ":").last ?? "")
        names.append(local)
        if names.count == 2, ["InvoiceLine", "CreditNoteLine"].contains(local) {
            line += 1
            inLine = true
        }
        open.append(nodes.count)
        nodes.append(
            Node(path: names.dropFirst().joined(separator: "/"), attributes: attributes, line: inLine ? line : 0))
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) {
        if let last = open.last { nodes[last].text += string }
    }

    func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
        let local = names.removeLast()
        open.removeLast()
        if ["InvoiceLine", "CreditNoteLine"].contains(local) { inLine = false }
    }

    func texts(_ path: String) -> [String] { nodes.filter { $0.path == path }.map(\.text) }

    func decimals(_ path: String) -> [Decimal] { texts(path).compactMap { Decimal(string: $0) } }

    func decimal(_ path: String) -> Decimal? { decimals(path).first }
}

/// Rounds as accountants do: half away from zero.
private func rounded(_ value: Decimal, _ places: Int = 2) -> Decimal {
    var (value, result) = (value, Decimal())
    NSDecimalRound(&result, &value, places, .plain)
    return result
}

@Suite struct EInvoiceTests {
    /// The sums are checked with Foundation's decimals against what stands in the XML, not against what made it.
    @Test(arguments: InvoiceCases.all) func `The sums of UBL hold by the rules of EN 16931`(each: InvoiceCases.Case)
        throws
    {
        let xml = XMLReader(try #require(EInvoice.ubl(each.invoice)))
        #expect(xml.isWellFormed)
        let line = each.invoice.kind == .creditNote ? "CreditNoteLine" : "InvoiceLine"
        let quantity = each.invoice.kind == .creditNote ? "CreditedQuantity" : "InvoicedQuantity"
        let amounts = xml.decimals("\(line)/LineExtensionAmount")
        let total = try #require(xml.decimal("LegalMonetaryTotal/LineExtensionAmount"))
        // BR-CO-10
        #expect(amounts.reduce(0, +) == total)
        // PEPPOL-EN16931-R120: quantity × price − allowances
        let quantities = xml.decimals("\(line)/\(quantity)")
        let prices = xml.decimals("\(line)/Price/PriceAmount")
        for index in amounts.indices {
            let own = xml.nodes.filter { $0.line == index + 1 }
            let off =
                own.first { $0.path == "\(line)/AllowanceCharge/Amount" }.flatMap { Decimal(string: $0.text) } ?? 0
            let difference = rounded(quantities[index] * prices[index]) - off - amounts[index]
            #expect(difference == 0, "line \(index + 1)")
            // PEPPOL-EN16931-R040: the allowance is its share of the base
            if let base = own.first(where: { $0.path == "\(line)/AllowanceCharge/BaseAmount" }).flatMap({
                Decimal(string: $0.text)
            }),
                let factor = own.first(where: { $0.path == "\(line)/AllowanceCharge/MultiplierFactorNumeric" }).flatMap(
                    {
                        Decimal(string: $0.text)
                    })
            {
                #expect(abs(base * factor / 100 - off) <= Decimal(string: "0.02") ?? 0)
            }
            // BR-27
            #expect(prices[index] >= 0)
        }
        let allowances = xml.decimals("AllowanceCharge/Amount").reduce(0, +)
        #expect(allowances == xml.decimal("LegalMonetaryTotal/AllowanceTotalAmount") ?? 0)
        let net = try #require(xml.decimal("LegalMonetaryTotal/TaxExclusiveAmount"))
        // BR-CO-13
        #expect(net == total - allowances)
        let bases = xml.decimals("TaxTotal/TaxSubtotal/TaxableAmount")
        let taxes = xml.decimals("TaxTotal/TaxSubtotal/TaxAmount")
        let percents = xml.nodes.filter { $0.path == "TaxTotal/TaxSubtotal/TaxCategory/Percent" }.compactMap {
            Decimal(string: $0.text)
        }
        #expect(bases.reduce(0, +) == net)
        for (index, percent) in percents.enumerated() {
            // BR-CO-17
            #expect(taxes[index] == rounded(bases[index] * percent / 100))
        }
        let tax = try #require(xml.decimal("TaxTotal/TaxAmount"))
        let gross = try #require(xml.decimal("LegalMonetaryTotal/TaxInclusiveAmount"))
        // BR-CO-14, BR-CO-15, BR-CO-16
        #expect(tax == taxes.reduce(0, +))
        #expect(gross == net + tax)
        #expect(
            try #require(xml.decimal("LegalMonetaryTotal/PayableAmount"))
                == gross - (xml.decimal("LegalMonetaryTotal/PrepaidAmount") ?? 0))
        // PEPPOL-EN16931-R003, R010, R020
        #expect(!xml.texts("BuyerReference").isEmpty || !xml.texts("OrderReference/ID").isEmpty)
        for side in ["Supplier", "Customer"] {
            let endpoints = xml.nodes.filter { $0.path == "Accounting\(side)Party/Party/EndpointID" }
            #expect(endpoints.count == 1 && endpoints[0].attributes["schemeID"] != nil)
        }
    }

    @Test(arguments: InvoiceCases.all) func `CII says the same as UBL`(each: InvoiceCases.Case) throws {
        let ubl = XMLReader(try #require(EInvoice.ubl(each.invoice)))
        let cii = XMLReader(try #require(EInvoice.cii(each.invoice)))
        #expect(cii.isWellFormed)
        let settlement = "SupplyChainTradeTransaction/ApplicableHeaderTradeSettlement"
        let sums = settlement + "/SpecifiedTradeSettlementHeaderMonetarySummation"
        for (one, other) in [
            ("LineExtensionAmount", "LineTotalAmount"), ("TaxExclusiveAmount", "TaxBasisTotalAmount"),
            ("TaxInclusiveAmount", "GrandTotalAmount"), ("PayableAmount", "DuePayableAmount"),
            ("PrepaidAmount", "TotalPrepaidAmount"), ("AllowanceTotalAmount", "AllowanceTotalAmount"),
        ] {
            #expect(ubl.texts("LegalMonetaryTotal/\(one)") == cii.texts("\(sums)/\(other)"))
        }
        #expect(ubl.texts("TaxTotal/TaxAmount") == cii.texts("\(sums)/TaxTotalAmount"))
        #expect(ubl.texts("ID") == cii.texts("ExchangedDocument/ID"))
        let item = "SupplyChainTradeTransaction/IncludedSupplyChainTradeLineItem"
        let line = each.invoice.kind == .creditNote ? "CreditNoteLine" : "InvoiceLine"
        #expect(ubl.texts("\(line)/Item/Name") == cii.texts("\(item)/SpecifiedTradeProduct/Name"))
    }

    @Test func `A pro-forma is no tax document and has no XML`() {
        let invoice = InvoiceCases.make(
            "proforma", number: "OR-2026-00009", kind: .proforma, lines: [InvoiceCases.line(1, "1", "1")]
        ).invoice
        #expect(EInvoice.ubl(invoice) == nil && EInvoice.cii(invoice) == nil)
    }

    @Test func `What others wrote stays text`() throws {
        let each = try #require(InvoiceCases.parties.last)
        let xml = XMLReader(try #require(EInvoice.ubl(each.invoice)))
        #expect(xml.texts("InvoiceLine/Item/Name") == ["Болт „M8“ <&> край ]]> \"'"])
        #expect(xml.texts("OrderReference/ID") == ["PO <1> & \"2\""])
    }

    /// The official rules: XML schemas, CEN's for UBL and Factur-X's for CII. `scripts/setup` installs them.
    @Test func `No invoice breaks an official rule`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "einvoices-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for (index, each) in InvoiceCases.all.enumerated() {
            try EInvoice.ubl(each.invoice)?.write(to: folder.appending(path: "\(index + 100)-ubl.xml"))
            try EInvoice.cii(each.invoice)?.write(to: folder.appending(path: "\(index + 100)-cii.xml"))
        }
        if let kept = ProcessInfo.processInfo.environment["XCRM_PREVIEW"] {
            try? FileManager.default.copyItem(at: folder, to: URL(fileURLWithPath: kept).appending(path: "einvoices"))
        }
        let script = templates.deletingLastPathComponent().appending(path: "scripts/check-einvoices")
        let process = Process()
        process.executableURL = script
        process.arguments = [folder.path]
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let said = String(decoding: try pipe.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0, "\(said)")
        #expect(said.contains("\(InvoiceCases.all.count * 2) invoices, 0 broken rules"), "\(said)")
    }
}
