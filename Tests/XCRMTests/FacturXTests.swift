import Documents
import Foundation
import Testing
import Workflows

@testable import Understanding

/// Reads the invoice for machines out of PDFs: of our own making, of another library's, and of somebody hostile's.
@Suite(.timeLimit(.minutes(10))) struct FacturXTests {
    private static let renderer = PDFRenderer()
    private static let folder = FileManager.default.temporaryDirectory

    private static func invoice(_ language: String) throws -> InvoiceSnapshot {
        guard case .invoice(let invoice) = Samples.subject(.invoice, language: language, lines: 5) else {
            throw CancellationError()
        }
        return invoice
    }

    private func printed(_ files: [EmbeddedFile]) async throws -> Data {
        try await Self.renderer.pdf(
            PDFJob(html: "<p>Rechnung, 3 Stück, 99,00 €</p>", language: "de", attachments: files),
            resources: Self.folder)
    }

    /// What the lines of an invoice say, in the columns that the reader makes.
    private func rows(_ invoice: InvoiceSnapshot) -> [[String]] {
        invoice.lines.map {
            [
                String($0.position), $0.sku ?? "", $0.text, $0.quantity.description, $0.unit.label("en"),
                $0.unitPrice.description,
            ]
        }
    }

    private func expectRead(_ pdf: Data, _ invoice: InvoiceSnapshot) throws {
        let document = try #require(EInvoiceReader.read(insidePDF: pdf))
        #expect(document.kind == .eInvoice && document.text.contains(invoice.number))
        let read = try #require(document.tables.first).rows.dropFirst()
        #expect(read.count == invoice.lines.count)
        for (row, line) in zip(read, rows(invoice)) {
            // Position, code, text, quantity, price; units by the reader's own words.
            #expect([0, 2, 3, 5].map { row[$0] } == [0, 2, 3, 5].map { line[$0] })
            #expect(row[1] == line[1] || line[1].isEmpty)
        }
    }

    @Test(arguments: ["bg", "en", "de"]) func `Our own Factur-X is read back line by line`(language: String)
        async throws
    {
        let invoice = try Self.invoice(language)
        let cii = try #require(EmbeddedFile.eInvoice(.cii, of: invoice))
        let ubl = try #require(EmbeddedFile.eInvoice(.ubl, of: invoice))
        try expectRead(try await printed([cii]), invoice)
        try expectRead(try await printed([ubl]), invoice)
        try expectRead(try await printed([ubl, cii]), invoice)
    }

    @Test(arguments: ["zugferd-invoice.xml", "xrechnung.xml", "FACTUR-X.XML", "order-x.xml"])
    func `The names of other profiles are known`(name: String) async throws {
        let invoice = try Self.invoice("de")
        var file = try #require(EmbeddedFile.eInvoice(name == "xrechnung.xml" ? .ubl : .cii, of: invoice))
        file.name = name
        try expectRead(try await printed([file]), invoice)
    }

    /// `scripts/setup` installs the library beside the rules for e-invoices.
    private static let python: URL? = {
        let environment = ProcessInfo.processInfo.environment
        let home = environment["HOME"] ?? "/root"
        let folder =
            environment["XCRM_EINVOICE_VENV"] ?? (environment["XDG_CACHE_HOME"] ?? home + "/.cache") + "/xcrm/einvoices"
        let file = URL(fileURLWithPath: folder + "/bin/python")
        return FileManager.default.isExecutableFile(atPath: file.path) ? file : nil
    }()

    private func python(_ program: URL, _ source: String, _ arguments: [String]) throws {
        let process = Process()
        process.executableURL = program
        process.arguments = ["-c", source] + arguments
        process.standardError = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
    }

    @Test func `A Factur-X of another library is read`() async throws {
        let invoice = try Self.invoice("de")
        let (pdf, xml, out) = (file("plain.pdf"), file("in.xml"), file("facturx.pdf"))
        defer { for each in [pdf, xml, out] { try? FileManager.default.removeItem(at: each) } }
        try await printed([]).write(to: pdf)
        try #require(EInvoice.cii(invoice)).write(to: xml)
        try python(
            try #require(Self.python, "run scripts/setup"),
            """
            import sys
            from facturx import generate_from_file
            generate_from_file(sys.argv[1], open(sys.argv[2], "rb").read(), output_pdf_file=sys.argv[3], check_xsd=True)
            """, [pdf.path, xml.path, out.path])
        try expectRead(try Data(contentsOf: out), invoice)
    }

    private func file(_ name: String) -> URL { Self.folder.appending(path: "\(UUID().uuidString)-\(name)") }

    /// Writes a PDF with embedded files by hand: each a name and a Python expression of its bytes.
    private func handmade(_ files: [(name: String, bytes: String)], count: Int = 1) throws -> Data {
        let out = file("hand.pdf")
        defer { try? FileManager.default.removeItem(at: out) }
        let list = files.map { "(\"\($0.name)\", \($0.bytes))" }.joined(separator: ", ")
        try python(
            URL(fileURLWithPath: "/usr/bin/python3"),
            #"""
            import sys, zlib
            files = [\#(list)] * \#(count)
            objects = ["<</Type/Catalog/Pages 2 0 R/Names<</EmbeddedFiles<</Names[%s]>>>>>>" % "".join(
                "(%05d)%d 0 R" % (i, 4 + 2 * i) for i in range(len(files))), "<</Type/Pages/Kids[3 0 R]/Count 1>>",
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>"]
            packed = {}
            for i, (name, content) in enumerate(files):
                data = packed.setdefault(name, None) or zlib.compress(content, 9)
                packed[name] = data
                objects.append("<</Type/Filespec/F(%s)/UF(%s)/EF<</F %d 0 R>>>>" % (name, name, 5 + 2 * i))
                objects.append((b"<</Type/EmbeddedFile/Filter/FlateDecode/Length %d>>stream\n" % len(data)) + data + b"\nendstream")
            out, places = bytearray(b"%PDF-1.7\n"), []
            for number, thing in enumerate(objects, 1):
                places.append(len(out))
                out += b"%d 0 obj\n" % number + (thing.encode() if isinstance(thing, str) else thing) + b"\nendobj\n"
            start = len(out)
            out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
            for place in places:
                out += b"%010d 00000 n \n" % place
            out += b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
            open(sys.argv[1], "wb").write(out)
            """#, [out.path])
        return try Data(contentsOf: out)
    }

    private static let head = "rsm:CrossIndustryInvoice xmlns:rsm='a' xmlns:ram='b'"
    private static let line = """
        <ram:IncludedSupplyChainTradeLineItem><ram:SpecifiedTradeProduct><ram:Name>NAME</ram:Name></ram:SpecifiedTradeProduct>\
        <ram:BilledQuantity unitCode='H87'>3</ram:BilledQuantity></ram:IncludedSupplyChainTradeLineItem>
        """

    @Test func `A PDF written by hand is read like any other`() throws {
        let xml = "<\(Self.head)>\(Self.line.replacing("NAME", with: "Bolt"))</rsm:CrossIndustryInvoice>"
        let pdf = try handmade([("factur-x.xml", "b\"\"\"\(xml)\"\"\"")])
        #expect(EInvoiceReader.read(insidePDF: pdf)?.tables.first?.rows.last?[2] == "Bolt")
    }

    /// Each is refused or read without harm: in the memory and time of the reader's limits, and without a look elsewhere.
    @Test(arguments: [
        // A gigabyte in a megabyte.
        ("factur-x.xml", "b' ' * (1 << 30)", 1), ("factur-x.xml", "b'<a>' * (1 << 22)", 1),
        // Thousands of files of the name.
        ("factur-x.xml", "b'<nothing/>'", 3_000), ("factur-x.xml", "b''", 1),
        ("factur-x.xml", "bytes(range(256)) * 64", 1),
        ("../../../../tmp/factur-x.xml", "b'<Invoice/>'", 1),
        // Entities that grow, and one from outside.
        (
            "factur-x.xml",
            "b'<!DOCTYPE a [<!ENTITY a \"aaaaaaaaaa\">' + b''.join(b'<!ENTITY %c \"%s\">' % (98 + i, b'&%c;' % (97 + i) * 10) for i in range(12)) + b']><rsm:CrossIndustryInvoice xmlns:rsm=\"a\" xmlns:ram=\"b\"><ram:IncludedSupplyChainTradeLineItem><ram:SpecifiedTradeProduct><ram:Name>&m;</ram:Name></ram:SpecifiedTradeProduct></ram:IncludedSupplyChainTradeLineItem></rsm:CrossIndustryInvoice>'",
            1
        ),
        (
            "factur-x.xml",
            "b'<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><rsm:CrossIndustryInvoice xmlns:rsm=\"a\" xmlns:ram=\"b\"><ram:IncludedSupplyChainTradeLineItem><ram:SpecifiedTradeProduct><ram:Name>&e;x</ram:Name></ram:SpecifiedTradeProduct></ram:IncludedSupplyChainTradeLineItem></rsm:CrossIndustryInvoice>'",
            1
        ),
    ]) func `A hostile PDF is bounded`(name: String, bytes: String, count: Int) throws {
        let pdf = try handmade([(name, bytes)], count: count)
        let document = EInvoiceReader.read(insidePDF: pdf)
        #expect((document?.text.utf8.count ?? 0) < 100_000)
        #expect(document?.text.contains("root:") != true)
    }

    @Test func `A torn PDF is no invoice`() async throws {
        let whole = try await printed([try #require(EmbeddedFile.eInvoice(.cii, of: try Self.invoice("en")))])
        for share in [10, 100, whole.count / 2, whole.count - 300] {
            // Poppler mends what it can; then the lines are the right ones.
            guard let document = EInvoiceReader.read(insidePDF: whole.prefix(share)) else { continue }
            #expect(document.tables.first?.rows.count == 7)
        }
    }
}
