import Documents
import Foundation
import Logging
import Mail
import Settings
import Storage
import Support
import Testing
import Workflows

@testable import Outbox

/// An outbox that prints, without a relay: what it would send is looked at.
private final class PrintShop {
    let temporary: TemporaryStore
    let postmaster: Postmaster
    let now = Date(timeIntervalSince1970: 1_776_160_000)
    let client: Int64
    let contact: Int64
    private(set) var records: [RecordKind: Int64] = [:]

    var store: Store { temporary.store }

    /// The folder with the templates of the package.
    static let templates: URL = {
        var folder = URL(fileURLWithPath: #filePath)
        while folder.path != "/", !FileManager.default.fileExists(atPath: folder.appending(path: "Templates/mail").path)
        {
            folder.deleteLastPathComponent()
        }
        return folder.appending(path: "Templates")
    }()

    /// One process pool for all tests, as in the daemon.
    static let pdf = PDFRenderer()

    init(
        templates: URL = PrintShop.templates, pdf: PDFRenderer = PrintShop.pdf,
        _ change: (inout Configuration) -> Void = { _ in }
    ) async throws {
        temporary = try TemporaryStore()
        var configuration = Configuration()
        configuration.company.name = "Fixmetal"
        configuration.company.address.country = "BG"
        var mailbox = Configuration.Mailbox()
        (mailbox.name, mailbox.address, mailbox.purpose) = ("sales", "sales@firm.example", .sales)
        configuration.mailboxes = [mailbox]
        var maria = Configuration.StaffMember()
        (maria.id, maria.name, maria.address, maria.language) = ("maria", "Maria", "maria@firm.example", "en")
        maria.roles = [.sales]
        configuration.staff = [maria]
        change(&configuration)
        postmaster = Postmaster(
            configuration: configuration,
            keys: try KeyRing(current: (version: 1, bytes: Data(repeating: 7, count: 32))),
            renderer: try MailRenderer(templates: PrintShop.templates),
            printer: Printer(documents: try DocumentRenderer(templates: templates, home: "bg"), pdf: pdf))
        let moment = now
        (client, contact) = try await temporary.store.write { transaction in
            let client = try transaction.addClient(NewClient(name: "Client", language: "en"), at: moment)
            let contact = try transaction.addContact(
                client: client.id, name: "Ivan", address: "ivan@client.example", phone: "", language: "en", at: moment)
            return (client.id, contact.id)
        }
    }

    /// Puts a mail into the outbox, with a record of its kind behind it.
    func enqueue(_ template: MailTemplate, _ kind: RecordKind, _ change: (inout MailModel) -> Void) async throws
        -> Int64
    {
        var model = MailModel(template: template, language: "en")
        change(&model)
        let (now, client, contact, known, built) = (now, client, contact, records[kind], model)
        let (record, mail) = try await store.write { transaction in
            let record =
                try known
                ?? transaction.open(
                    NewRecord(
                        kind: kind == .invoice ? .order : kind, state: Self.state(kind), client: client,
                        contact: contact, mailbox: "sales"),
                    year: 2026, by: Actor("xcrm"), at: now
                ).id
            var mail = NewOutgoing(
                model: built, record: record, mailbox: "sales", recipient: "ivan@client.example", recipientName: "Ivan",
                audience: .client, headerClass: .document)
            (mail.client, mail.contact) = (client, contact)
            return (record, try transaction.enqueue(mail, at: now))
        }
        records[kind] = record
        return try #require(mail)
    }

    /// Issues an invoice of an order, for a shipment or for the order as a whole.
    func bill(order: RecordRow, parent: Int64, shipments: [RecordNumber]) async throws -> InvoiceRow {
        let (moment, client, contact) = (now, client, contact)
        var snapshot = try invoice()
        snapshot.orders = [order.number]
        snapshot.shipments = shipments
        let issued = snapshot
        let row = try await store.write { transaction in
            let record = NewRecord(
                kind: .invoice, state: Invoice.initial.rawValue, client: client, contact: contact, parent: parent,
                mailbox: "sales")
            let lines = issued.lines.map { line in
                var new = NewInvoiceLine(line)
                new.order = order.id
                return new
            }
            return try transaction.issue(
                NewInvoice(record: record, kind: .invoice, lines: lines), by: Actor("xcrm"), at: moment
            ) { number in
                InvoiceSnapshot(
                    number: number, kind: .invoice, issuedOn: issued.issuedOn, taxEventOn: issued.taxEventOn,
                    dueOn: issued.dueOn, language: issued.language, seller: issued.seller, buyer: issued.buyer,
                    lines: issued.lines, currency: issued.currency, orders: issued.orders, shipments: issued.shipments)
            }
        }
        return try #require(row)
    }

    /// Opens an order, and shipments of it.
    func open(shipments count: Int) async throws -> (order: RecordRow, shipments: [RecordRow]) {
        let (moment, client, contact) = (now, client, contact)
        return try await store.write { transaction in
            func open(_ kind: RecordKind, _ parent: Int64?) throws -> RecordRow {
                try transaction.open(
                    NewRecord(
                        kind: kind, state: Self.state(kind), client: client, contact: contact, parent: parent,
                        mailbox: "sales"), year: 2026, by: Actor("xcrm"), at: moment)
            }
            let order = try open(.order, nil)
            return (order, try (0..<count).map { _ in try open(.shipment, order.id) })
        }
    }

    /// Tells the client that a shipment left.
    func tell(_ shipment: RecordRow) async throws -> Message {
        var mail = NewOutgoing(
            model: MailModel(template: .shipmentDispatched, language: "en"), record: shipment.id, mailbox: "sales",
            recipient: "ivan@client.example", recipientName: "Ivan", audience: .client, headerClass: .document)
        mail.model.record = OutboxTests.shipment(country: "DE")
        mail.model.record?.number = shipment.number
        (mail.client, mail.contact) = (client, contact)
        let (built, moment) = (mail, now)
        let id = try await store.write { try $0.enqueue(built, at: moment) }
        return try await prepared(try #require(id))
    }

    private static func state(_ kind: RecordKind) -> String {
        switch kind {
        case .shipment: Shipment.initial.rawValue
        case .complaint: Complaint.initial.rawValue
        case .offer: Offer.initial.rawValue
        default: Order.initial.rawValue
        }
    }

    /// The mail as it would be sent.
    func prepared(_ id: Int64) async throws -> Message {
        let row = try await store.read { try $0.outgoing(id) }
        return MessageParser().parse(
            try await Preparation(store: store, postmaster: postmaster, now: now).prepare(try #require(row)).bytes)
    }

    func documents(_ kind: RecordKind) async throws -> [DocumentRow] {
        let record = try #require(records[kind])
        return try await store.read { try $0.documents(of: record) }
    }
}

func shipment(country: String) -> RecordSnapshot {
    guard case .record(var record) = Samples.subject(.packingList, language: "en") else { preconditionFailure() }
    record.client.deliveryAddress = PostalAddress(street: "1 Street", city: "Town", postcode: "1", country: country)
    return record
}

func invoice() throws -> InvoiceSnapshot {
    guard case .invoice(let invoice) = Samples.subject(.invoice, language: "en") else { throw CancellationError() }
    return invoice
}

@Suite(.timeLimit(.minutes(10))) struct IssuingTests {
    @Test(arguments: [("DE", ["Packing-list", "CMR-consignment-note"]), ("BG", ["Packing-list", "Waybill"])])
    func `A shipment brings the papers of its way, kept as they were sent`(country: String, names: [String])
        async throws
    {
        let shop = try await PrintShop()
        let id = try await shop.enqueue(.shipmentDispatched, .shipment) { $0.record = shipment(country: country) }
        // Beside them stands the delivery day for calendars.
        let papers = try await shop.prepared(id).attachments.filter { $0.detected == "application/pdf" }
        #expect(papers.map { $0.name ?? "" } == names.map { "\($0)-SH-2026-00012.pdf" })
        let documents = try await shop.documents(.shipment)
        // The mail's attachment and the kept document are the same bytes.
        #expect(Set(documents.map(\.sha256)) == Set(papers.map(\.sha256)))
    }

    /// Which invoice of its order goes along with the first of two shipments.
    enum Billed: CaseIterable {
        case theShipment, theOrder, anotherShipment, nothing
    }

    @Test(arguments: Billed.allCases) func `A shipment's mail brings the invoice that bills it`(billed: Billed)
        async throws
    {
        let shop = try await PrintShop()
        let (order, shipments) = try await shop.open(shipments: 2)
        let invoice: InvoiceRow? =
            switch billed {
            case .theShipment:
                try await shop.bill(order: order, parent: shipments[0].id, shipments: [shipments[0].number])
            case .theOrder: try await shop.bill(order: order, parent: order.id, shipments: [])
            case .anotherShipment:
                try await shop.bill(order: order, parent: shipments[1].id, shipments: [shipments[1].number])
            case .nothing: nil
            }
        let names = try await shop.tell(shipments[0]).attachments.compactMap(\.name)
        let number = invoice.map { "Invoice-\($0.record.number)" }
        switch billed {
        case .theShipment, .theOrder:
            let name = try #require(number)
            #expect(names.contains(name + ".pdf") && names.contains(name + ".xml"))
            // It stays a document of the invoice, and is the same one in the invoice's own mail.
            let record = try #require(invoice).record.id
            let kept = try await shop.store.read { try $0.documents(of: record) }
            #expect(kept.map(\.format.rawValue).sorted() == ["pdf", "ubl"])
            #expect(
                try await shop.store.read { try $0.documents(of: shipments[0].id) }.allSatisfy { $0.kind != .invoice })
            _ = try await shop.tell(shipments[0])
            #expect(try await shop.store.read { try $0.documents(of: record) } == kept)
        case .anotherShipment, .nothing: #expect(!names.contains { $0.hasPrefix("Invoice") })
        }
    }

    @Test func `The configuration says which documents go along with a shipment`() async throws {
        for (wanted, expected) in [
            ([], []), ([.deliveryNote], ["Delivery-note"]),
            ([.waybill, .cmr, .packingList], ["CMR-consignment-note", "Packing-list"]),
        ] as [([Configuration.Documents.Shipping], [String])] {
            let shop = try await PrintShop { $0.documents.shipment = wanted }
            let (order, shipments) = try await shop.open(shipments: 1)
            _ = try await shop.bill(order: order, parent: order.id, shipments: [])
            let names = try await shop.tell(shipments[0]).attachments.compactMap(\.name).filter {
                $0.hasSuffix(".pdf") || $0.hasSuffix(".xml")
            }
            #expect(names.map { String($0.prefix { !$0.isNumber }.dropLast(4)) } == expected)
        }
    }

    @Test func `The note of the CMR convention names the forwarder with the address of the configuration`() async throws
    {
        let shop = try await PrintShop {
            $0.carriers = [Configuration.Carrier(name: "Speedy")]
            $0.carriers[0].address = "7 Forwarder Road, 1000 Sofia, BG"
        }
        let (_, shipments) = try await shop.open(shipments: 1)
        _ = try await shop.tell(shipments[0])
        let cmr = try await shop.store.read { transaction in
            try transaction.documents(of: shipments[0].id).first { $0.kind == .cmr }.map {
                try transaction.documentContent($0.id)
            }
        }
        #expect(try Poppler.pages(try #require(cmr)).allSatisfy { $0.contains("7 Forwarder Road, 1000 Sofia, BG") })
    }

    @Test func `A document is issued once, whatever happens to the record after`() async throws {
        let shop = try await PrintShop()
        var record = shipment(country: "DE")
        let first = try await shop.prepared(
            try await shop.enqueue(.shipmentDispatched, .shipment) { $0.record = record })
        record.state = "delivered"
        record.openLines = []
        let again = try await shop.prepared(
            try await shop.enqueue(.documents, .shipment) {
                $0.record = record
                $0.documents = [.packingList]
            })
        #expect(again.attachments.map(\.sha256) == [first.attachments[0].sha256])
        record.lines[0].quantity = FixedDecimal(7)
        let changed = try await shop.prepared(
            try await shop.enqueue(.documents, .shipment) {
                $0.record = record
                $0.documents = [.packingList]
            })
        #expect(changed.attachments.map(\.sha256) != again.attachments.map(\.sha256))
        let versions = try await shop.documents(.shipment).filter { $0.kind == .packingList }.map(\.version)
        #expect(versions.sorted() == [1, 2])
    }

    @Test func `An invoice is sent as PDF with its XML inside and beside it, Factur-X only to whom it is wanted`()
        async throws
    {
        let shop = try await PrintShop { $0.documents.facturX = ["c00012"] }
        let id = try await shop.enqueue(.invoice, .invoice) {
            $0.record = Samples.record(.invoice, language: "en")
            $0.invoice = try? invoice()
        }
        let message = try await shop.prepared(id)
        #expect(message.attachments.map { $0.name ?? "" } == ["Invoice-0000000123.pdf", "Invoice-0000000123.xml"])
        let documents = try await shop.documents(.invoice)
        #expect(documents.map(\.format.rawValue).sorted() == ["pdf", "ubl"])
        let pdf = try #require(documents.first { $0.format == .pdf })
        let content = try await shop.store.read { try $0.documentContent(pdf.id) }
        #expect(try Poppler.said("pdfdetach", ["-list"], content).contains("factur-x.xml"))
        #expect(try Poppler.said("pdfdetach", ["-list"], content).contains("ubl.xml"))
        let told = try Poppler.said("pdfinfo", ["-meta"], content)
        #expect(told.contains("<fx:ConformanceLevel>EN 16931</fx:ConformanceLevel>"))
        let ubl = try #require(documents.first { $0.format == .ubl })
        #expect(try await shop.store.read { try $0.documentContent(ubl.id) } == EInvoice.ubl(try invoice()))
    }

    /// How a document fails, and what staff are told.
    private static let failures: [(planted: String, limits: PDFRenderer.Limits?, told: String)] = {
        var small = PDFRenderer.Limits()
        small.outputBytes = 2_000
        var short = PDFRenderer.Limits()
        short.seconds = 2
        let endless = "<style>div{columns:3}</style>" + String(repeating: "<div><p>x<b>y</b></p></div>", count: 30_000)
        return [
            ("<img src=\"file:///etc/hostname\">", nil, "file:///etc/hostname, which is outside its folder"),
            ("<p style=\"background: url(http://127.0.0.1:9/x.png)\">x</p>", nil, "http://127.0.0.1:9/x.png"),
            ("", small, "too much time, memory or space"), (endless, short, "too much time, memory or space"),
        ]
    }()

    @Test(arguments: 0..<4) func `A template that fails parks the mail with its reason, and nothing goes out half made`(
        index: Int
    ) async throws {
        let failure = Self.failures[index]
        let folder = FileManager.default.temporaryDirectory.appending(path: "templates-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.copyItem(at: PrintShop.templates.resolvingSymlinksInPath(), to: folder)
        let broken = folder.appending(path: "documents/cmr.html.mustache")
        let text = try String(contentsOf: broken, encoding: .utf8)
        try text.replacing("<body>", with: "<body>" + failure.planted).write(
            to: broken, atomically: true, encoding: .utf8)
        let shop = try await PrintShop(
            templates: folder, pdf: failure.limits.map { PDFRenderer(limits: $0) } ?? PrintShop.pdf)
        let id = try await shop.enqueue(.shipmentDispatched, .shipment) { $0.record = shipment(country: "DE") }
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        let now = shop.now
        let service = OutboxService(store: shop.store, postmaster: shop.postmaster, logger: logger, now: { now }) {
            throw CancellationError()
        }
        // The alert to staff finds no relay.
        try? await service.drain()
        let row = try #require(try await shop.store.read { try $0.outgoing(id) })
        #expect(row.state == .failed && row.outcome.contains(failure.told), "\(row.outcome)")
        // The packing list that did print is not kept either.
        #expect(try await shop.documents(.shipment) == [])
        #expect(row.mail == nil)
        let alerts = try await shop.store.read { try $0.outgoing(in: OutboxState.allCases, limit: 10) }
            .filter { $0.model.template == .alert }
        #expect(alerts.count == 1 && alerts[0].model.text.contains(failure.told))
    }
}
