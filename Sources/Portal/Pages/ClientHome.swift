import Foundation
import Hummingbird
import Storage
import Workflows

/// Something that is open, on the first page.
struct NextCard: Sendable {
    let name: String
    let href: String
    let heading: String
    let text: String
    let chip: Chip
    let steps: [StepView]
    let trackingHref: String?
}

/// The newest of a kind on the first page.
struct HomeList: Sendable {
    let heading: String
    let rows: [RowView]
    let allHref: String
    let allLabel: String
    let key: String
}

/// The first page of a client.
struct HomeContent: Sendable {
    let greeting: String
    let client: String
    let next: [NextCard]
    let lists: [HomeList]
    let actions: [ActionView]
    let newsHref: String
    let datesHref: String
}

extension Site {
    /// Kinds with a list page of their own, with its path and the key of its words.
    static let lists: [(kind: RecordKind, path: String, words: String)] = [
        (.offer, "/offers", "navOffers"), (.order, "/orders", "navOrders"), (.shipment, "/shipments", "navShipments"),
        (.complaint, "/complaints", "navComplaints"), (.contract, "/contracts", "navContracts"),
    ]

    /// `/`: what is open and what happens next; below it the newest of each kind.
    func home(_ request: Request) async throws -> Response {
        let session = try await require(request)
        guard case .client(let reader) = session.visitor else {
            return Response(status: .seeOther, headers: [.location: link("/status")])
        }
        let wording = wording(language(request, reader: reader.contact.language))
        let (scope, now) = (reader.scope, setup.clock())
        let (open, newest, invoices) = try await setup.store.read { transaction in
            let open = try transaction.clientOpen(in: scope, limit: 30).map {
                try transaction.clientView(of: $0, in: scope, day: wording.isoDay)
            }
            let newest = try Self.lists.map {
                ($0, try transaction.clientRecords($0.kind, in: scope, page: Page(size: 5)))
            }
            return (open, newest, try transaction.clientInvoices(in: scope, page: Page(size: 5)))
        }
        let lists =
            [recentInvoices(invoices, wording, now)].compactMap(\.self)
            + newest.filter { !$0.1.isEmpty }.map { list, records in
                HomeList(
                    heading: wording.words[list.words], rows: records.prefix(5).map { row($0, wording) },
                    allHref: link(list.path), allLabel: wording.words.fill("allOf", wording.words[list.words]),
                    key: list.kind.rawValue)
            }
        let person = reader.contact.name == reader.contact.address ? "" : reader.contact.name.shown(80)
        let content = HomeContent(
            greeting: person.isEmpty ? wording.words["greetingPlain"] : wording.words.fill("greeting", person),
            client: reader.client.name.shown(120),
            next: open.sorted(by: Self.isSooner).compactMap { card($0, wording, at: now) }, lists: lists,
            actions: generalActions(reader, wording), newsHref: link("/l/\(session.token)/news.atom"),
            datesHref: link("/l/\(session.token)/dates.ics"))
        let frame = Frame(
            title: wording.words["navHome"], page: "home", language: wording.language, visitor: session.visitor,
            path: "/", twin: link("/index.json"), feed: content.newsHref)
        return page(frame, content, request: request)
    }

    private func recentInvoices(_ invoices: [InvoiceSummary], _ wording: Wording, _ now: Date) -> HomeList? {
        guard !invoices.isEmpty else { return nil }
        let label = wording.words["navInvoices"]
        return HomeList(
            heading: label, rows: invoices.prefix(5).map { billRow($0, wording, now) }, allHref: link("/invoices"),
            allLabel: wording.words.fill("allOf", label), key: "invoice")
    }

    /// What waits for the reader comes first, then what is on its way to the reader, then what we work on.
    private static func isSooner(_ one: ClientView, _ other: ClientView) -> Bool {
        func rank(_ view: ClientView) -> Int {
            switch (view.record.number.kind, view.state) {
            case (.offer, "sent"), (.invoice, _): 0
            case (.order, _) where view.change != nil: 0
            case (.shipment, _): 1
            case (.complaint, _): 2
            case (.order, _): 3
            default: 4
            }
        }
        return (rank(one), other.record.openedAt) < (rank(other), one.record.openedAt)
    }

    /// A record as a row of a list; never more than a client may see.
    func row(_ record: RecordRow, _ wording: Wording) -> RowView {
        let state = record.state == "revising" ? (record.revision > 0 ? "sent" : "draft") : record.state
        let title = record.title.shown(140)
        return RowView(
            number: "\(record.number)", href: link(record.number), heading: title,
            chip: wording.chip(record.number.kind, state), opened: wording.day(record.openedAt),
            note: (record.customerReference ?? "").shown(60))
    }

    private func card(_ view: ClientView, _ wording: Wording, at now: Date) -> NextCard? {
        let (words, kind, state) = (wording.words, view.record.number.kind, view.state)
        // What is packed shows in its order already.
        if kind == .shipment, state == "packing" { return nil }
        let snapshot = view.snapshot
        var text = words["next_\(kind.rawValue)_\(state)_text"]
        if kind == .offer, state == "sent", let until = snapshot.validUntil {
            text = words.fill(isOver(until, wording, now) ? "offerOver" : "offerUntil", wording.day(until))
        }
        if kind == .order, state == "confirmed", let delivery = snapshot.delivery {
            text = words.fill("orderDelivery", wording.day(delivery))
        }
        let isChange = view.change != nil
        if isChange { text = words["next_change_text"] }
        var chip = isChange ? Chip(label: words["changeWaits"], tone: "wait") : wording.chip(kind, state)
        if let invoice = view.invoice {
            guard invoice.kind != .creditNote, let balance = snapshot.balance, balance.due.minor > 0 else { return nil }
            let rest = wording.money(balance.due)
            text =
                invoice.dueOn.map {
                    words.fill(isOver($0, wording, now) ? "invoiceWasDue" : "invoiceDue", rest, wording.day($0))
                } ?? words.fill("invoiceRest", rest)
            if let due = invoice.dueOn, isOver(due, wording, now) {
                chip = Chip(label: words["invoiceOverdue"], tone: "bad")
            }
        }
        if kind == .shipment, let dispatch = snapshot.dispatch {
            let day = dispatch.deliveryOn.map { wording.day($0) }
            text =
                if let carrier = dispatch.carrier?.shown(80) {
                    day.map { words.fill("shipmentExpected", carrier, $0) } ?? words.fill("shipmentWith", carrier)
                } else {
                    day.map { words.fill("shipmentOwnExpected", $0) } ?? words["shipmentOwn"]
                }
        }
        return NextCard(
            name: wording.name(view.record.number), href: link(view.record.number),
            heading: words[isChange ? "next_change" : "next_\(kind.rawValue)_\(state)"], text: text,
            chip: chip, steps: wording.steps(view),
            trackingHref: snapshot.dispatch?.trackingURL.flatMap { Self.webAddress($0) })
    }

    /// Whether a day lies behind us, in the firm's time zone.
    func isOver(_ day: String, _ wording: Wording, _ now: Date) -> Bool { day < wording.isoDay(now) }

    /// What a client can write about without a record.
    func generalActions(_ reader: PortalReader, _ wording: Wording) -> [ActionView] {
        let words = wording.words
        return [
            action(
                .inquiry([], by: nil), reader, wording, label: words["actInquiry"], hint: words["hintInquiry"],
                tone: "primary",
                key: "inquiry"),
            action(
                .complaint(about: nil, lines: []), reader, wording, label: words["actComplaint"],
                hint: words["hintComplaint"],
                tone: "plain", key: "complaint"),
        ].compactMap(\.self)
    }

    /// A button, if there is a letter for it.
    func action(
        _ matter: LetterMatter, _ reader: PortalReader, _ wording: Wording, label: String, hint: String, tone: String,
        key: String
    ) -> ActionView? {
        let person = LetterReader(
            address: reader.contact.address, name: reader.contact.name, language: wording.language)
        return setup.letters.letter(matter, for: person).map {
            ActionView($0, label: label, hint: hint, tone: tone, key: key)
        }
    }
}
