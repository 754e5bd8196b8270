import Foundation
import Hummingbird
import Storage
import Workflows

extension Site {
    /// `/r/NUMBER`: one record, for the client whose it is and for staff.
    func record(_ request: Request, _ context: PortalContext) async throws -> Response {
        let session = try await require(request)
        guard let path = context.parameters.get("number").flatMap({ RecordPath($0) }) else {
            throw PageFailure.notFound
        }
        switch session.visitor {
        case .client(let reader): return try await clientRecord(request, path, reader)
        case .staff(let person): return try await staffRecord(request, path, person)
        }
    }

    private func clientRecord(_ request: Request, _ path: RecordPath, _ reader: PortalReader) async throws -> Response {
        let wording = wording(language(request, reader: reader.contact.language))
        let (scope, page) = (reader.scope, Self.page(request, size: Self.threadSize))
        let found = try await setup.store.read { transaction -> ClientFinding? in
            guard let record = try transaction.clientRecord(path.number, in: scope) else { return nil }
            return ClientFinding(
                view: try transaction.clientView(of: record, in: scope, day: wording.isoDay),
                mails: try transaction.clientMails(of: record.id, in: scope, page: page),
                files: try transaction.clientFiles(of: record.id, in: scope, limit: 100),
                documents: try transaction.clientDocuments(of: record.id, in: scope))
        }
        guard let found else { throw PageFailure.notFound }
        let (view, mails, files) = (found.view, found.mails, found.files)
        if path.wantsJSON { return try twin(ClientRecordTwin(view, mails, wording, site: self)) }
        var content = recordContent(view, wording)
        content.actions = actions(view, reader, wording)
        if [.order, .shipment].contains(path.number.kind), Self.complainable.contains(view.state) {
            content.complaintHref = link(path.number) + "/complaint"
        }
        if [.offer, .order].contains(path.number.kind) {
            let basket = Basket(view.snapshot.lines)
            if !basket.items.isEmpty { content.againHref = link("/write?b=" + basket.escaped) }
        }
        content.documents = found.documents.map { FileView($0, site: self, wording: wording) }
        // A document that we mailed is listed once, as what was issued.
        let issued = Set(found.documents.map(\.sha256))
        content.files = files.filter { !issued.contains($0.sha256) }.map { FileView($0, site: self, wording: wording) }
        content.mails = mails.prefix(page.size).map {
            MailView($0, site: self, wording: wording, staff: false, page: path.number)
        }
        content.pager = pager(path: link(path.number), page: page, hasMore: mails.count > page.size)
        let frame = Frame(
            title: content.heading, page: "record", language: wording.language, visitor: .client(reader),
            path: "/r/\(path.number)", twin: link(path.number) + ".json")
        return self.page(frame, content, request: request)
    }

    private struct ClientFinding: Sendable {
        let view: ClientView
        let mails: [ThreadMail]
        let files: [ThreadFile]
        let documents: [DocumentRow]
    }

    private func recordContent(_ view: ClientView, _ wording: Wording) -> RecordContent {
        let (words, snapshot, kind) = (wording.words, view.snapshot, view.record.number.kind)
        var content = RecordContent()
        content.heading = wording.name(view.record.number)
        (content.kind, content.number) = (words["kind_\(kind.rawValue)"], "\(view.record.number)")
        content.subtitle = snapshot.title.shown(200)
        content.chip = wording.chip(kind, view.state)
        content.lead = words.texts["next_\(kind.rawValue)_\(view.state)"] ?? ""
        content.steps = wording.steps(view)
        content.facts = facts(view, wording)
        content.goods =
            view.invoice.map { GoodsView($0, wording: wording) }
            ?? GoodsView(snapshot, prices: view.showsPrices, wording: wording)
        if let invoice = view.invoice {
            content.chip = invoiceChip(invoice.kind, view.state, due: snapshot.balance?.due, wording)
        }
        if let change = view.change {
            var wanted = snapshot
            wanted.lines = change.wanted.lines.map(\.withoutCancelled)
            wanted.totals = TotalsSnapshot(lines: wanted.lines, currency: snapshot.currency)
            content.change = GoodsView(wanted, prices: true, wording: wording)
            content.changeFacts = changeFacts(change.wanted, snapshot, wording)
            content.chip = Chip(label: words["changeWaits"], tone: "wait")
            content.lead = words["next_change"]
        }
        content.dispatch = snapshot.dispatch.map {
            DispatchView($0, delivered: view.state == "delivered", wording: wording)
        }
        content.text = kind == .complaint ? snapshot.body.shownText(MailView.textLimit).text : ""
        content.related = view.children.map { related($0, view.bills, wording) }
        content.history = view.steps.map { step in
            let date = Date(timeIntervalSince1970: TimeInterval(step.at))
            return HistoryView(
                when: wording.moment(date), moment: date.ISO8601Format(),
                what: words["event_\(kind.rawValue)_\(step.event)"],
                who: step.doer == .client ? words["doerClient"] : setup.company(wording.language).name.shown(80),
                detail: "")
        }
        if let list = Self.lists.first(where: { $0.kind == kind }) {
            (content.listHref, content.listLabel) = (link(list.path), words[list.words])
        } else if kind == .invoice {
            (content.listHref, content.listLabel) = (link("/invoices"), words["navInvoices"])
        }
        return content
    }

    /// A record that came of another; what is owed on a bill says more than its state.
    private func related(_ record: RecordRow, _ bills: [InvoiceSummary], _ wording: Wording) -> RowView {
        bills.first { $0.record.id == record.id }.map { billRow($0, wording, setup.clock()) } ?? row(record, wording)
    }

    /// What a proposed change makes of the day and the terms.
    private func changeFacts(_ wanted: WantedChange, _ snapshot: RecordSnapshot, _ wording: Wording) -> [Fact] {
        var facts: [Fact] = []
        if let delivery = wanted.delivery, delivery != snapshot.delivery {
            facts.append(Fact(label: wording.words["factDelivery"], value: wording.day(delivery)))
        }
        if let terms = wanted.terms, terms != snapshot.terms {
            facts.append(Fact(label: wording.words["factTerms"], value: terms.shownText(600).text))
        }
        return facts
    }

    private func facts(_ view: ClientView, _ wording: Wording) -> [Fact] {
        let (words, snapshot) = (wording.words, view.snapshot)
        var facts = [Fact(label: words["factOpened"], value: wording.day(view.record.openedAt))]
        func add(_ key: String, _ value: String?) {
            if let value, !value.isEmpty { facts.append(Fact(label: words[key], value: value)) }
        }
        add("factReference", snapshot.customerReference?.shown(80))
        if view.record.number.kind == .offer {
            add("factValid", snapshot.validUntil.map { wording.day($0) })
            if view.showsPrices, snapshot.revision > 1 { add("factRevision", String(snapshot.revision)) }
        }
        if let invoice = view.invoice { facts = invoiceFacts(invoice, snapshot.balance, wording) }
        if let contract = snapshot.contract { facts += contractFacts(contract, wording) }
        add("factDelivery", snapshot.delivery.map { wording.day($0) })
        add("factIncoterms", snapshot.incoterms?.shown(80))
        add("factPaymentDays", snapshot.paymentDays.map { words.count("days", $0) })
        if let progress = snapshot.progress, view.state != "received", view.state != "cancelled" {
            add("factInvoiced", words["extent_\(progress.invoiced.rawValue)"])
            add("factPaidPart", words["extent_\(progress.paid.rawValue)"])
        }
        add("factTerms", snapshot.terms?.shownText(600).text)
        if let parent = view.parent, !facts.contains(where: { $0.value == "\(parent)" }) {
            facts.append(Fact(label: words["kind_\(parent.kind.rawValue)"], value: "\(parent)", href: link(parent)))
        }
        return facts
    }

    /// What the reader can do about a record, most likely first.
    private func actions(_ view: ClientView, _ reader: PortalReader, _ wording: Wording) -> [ActionView] {
        let (words, record) = (wording.words, view.record)
        let subject = LetterSubject(number: record.number, revision: record.revision, mailbox: record.mailbox)
        var actions: [ActionView?] = []
        func add(_ matter: LetterMatter, _ key: String, tone: String) {
            actions.append(
                action(
                    matter, reader, wording, label: words["act" + key], hint: words["hint" + key], tone: tone,
                    key: key.lowercased()))
        }
        if let change = view.change {
            // The change has a version of its own, so that a yes to an earlier proposal is known for what it is.
            let wanted = LetterSubject(
                number: record.number, revision: record.revision + change.counter, mailbox: record.mailbox)
            add(.confirm(wanted), "ConfirmChange", tone: "primary")
            add(.decline(wanted), "DeclineChange", tone: "plain")
        }
        let isOpenOffer = record.number.kind == .offer && view.state == "sent" && record.revision > 0
        let isOver = view.snapshot.validUntil.map { self.isOver($0, wording, setup.clock()) } ?? false
        if isOpenOffer, !isOver {
            add(.confirm(subject), "Confirm", tone: "primary")
            add(.decline(subject), "Decline", tone: "plain")
        }
        let isAsked = isOpenOffer && !isOver || view.change != nil
        add(.comment(subject), "Comment", tone: isAsked ? "plain" : "primary")
        return actions.compactMap(\.self)
    }
}

extension LineSnapshot {
    /// The line as the client would get it: less what was cancelled of it.
    fileprivate var withoutCancelled: LineSnapshot {
        var line = self
        line.quantity = wanted
        line.cancelled = nil
        return line
    }
}
