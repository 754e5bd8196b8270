import Foundation
import Hummingbird
import Storage
import Workflows

extension Site {
    /// A record for staff: as it stands now, with every mail and every change.
    func staffRecord(_ request: Request, _ path: RecordPath, _ person: PortalStaff) async throws -> Response {
        let wording = wording(language(request, reader: person.language))
        let page = Self.page(request, size: Self.threadSize)
        let staff = setup.staff
        let found = try await setup.store.read { transaction -> StaffFinding? in
            guard let record = try transaction.record(path.number) else { return nil }
            return StaffFinding(
                record: record,
                snapshot: try transaction.snapshot(
                    of: record, holderName: { staff[$0]?.name ?? $0 }, day: wording.isoDay),
                children: try RecordKind.allCases.flatMap { try transaction.children(of: record.id, kind: $0) },
                invoice: record.number.kind == .invoice ? try transaction.invoice(of: record.id)?.snapshot : nil,
                documents: try transaction.documents(of: record.id), history: try transaction.history(of: record.id),
                mails: try transaction.staffMails(of: record.id, page: page))
        }
        guard let found else { throw PageFailure.notFound }
        if path.wantsJSON { return try twin(found.snapshot) }
        var content = staffContent(found, wording)
        content.mails = found.mails.prefix(page.size).map {
            MailView($0, site: self, wording: wording, staff: true, page: path.number)
        }
        content.pager = pager(path: link(path.number), page: page, hasMore: found.mails.count > page.size)
        let frame = Frame(
            title: content.heading, page: "record", language: wording.language, visitor: .staff(person),
            path: "/r/\(path.number)", twin: link(path.number) + ".json")
        return self.page(frame, content, request: request)
    }

    private struct StaffFinding: Sendable {
        let record: RecordRow
        let snapshot: RecordSnapshot
        let children: [RecordRow]
        let invoice: InvoiceSnapshot?
        let documents: [DocumentRow]
        let history: [HistoryRow]
        let mails: [ThreadMail]
    }

    private func staffContent(_ found: StaffFinding, _ wording: Wording) -> RecordContent {
        let (words, record, snapshot) = (wording.words, found.record, found.snapshot)
        let kind = record.number.kind
        var content = RecordContent()
        content.forStaff = true
        content.heading = wording.name(record.number)
        (content.kind, content.number) = (words["kind_\(kind.rawValue)"], "\(record.number)")
        content.subtitle = record.title.shown(200)
        content.chip =
            found.invoice.map { invoiceChip($0.kind, record.state, due: snapshot.balance?.due, wording) }
            ?? wording.chip(kind, record.state)
        content.goods =
            found.invoice.map { GoodsView($0, wording: wording) }
            ?? GoodsView(snapshot, prices: kind != .shipment, wording: wording)
        content.documents = found.documents.map { FileView($0, site: self, wording: wording) }
        content.dispatch = snapshot.dispatch.map {
            DispatchView($0, delivered: record.state == "delivered", wording: wording)
        }
        content.text = record.body.shownText(MailView.textLimit).text
        content.related = found.children.map { row($0, wording) }
        content.facts = staffFacts(found, wording)
        content.files = found.mails.flatMap(\.files).prefix(100).map { FileView($0, site: self, wording: wording) }
        content.history = found.history.reversed().prefix(500).map { change in
            let moved = change.from == change.to ? "" : wording.chip(kind, change.to).label
            return HistoryView(
                when: wording.moment(change.at), moment: change.at.ISO8601Format(),
                what: (words.texts["event_\(kind.rawValue)_\(change.event)"] ?? change.event.shown(60))
                    + (moved.isEmpty ? "" : " → " + moved),
                who: actorName(change.actor, wording), detail: change.detail.shown(600))
        }
        (content.listHref, content.listLabel) = (link("/board"), words["navBoard"])
        return content
    }

    private func staffFacts(_ found: StaffFinding, _ wording: Wording) -> [Fact] {
        let (words, record, client) = (wording.words, found.record, found.snapshot.client)
        var facts: [Fact] = []
        func add(_ key: String, _ value: String?, href: String? = nil) {
            if let value, !value.isEmpty { facts.append(Fact(label: words[key], value: value, href: href)) }
        }
        add(
            "factClient", "\(client.name.shown(120)) \(client.code)",
            href: client.code.isEmpty ? nil : link("/c/\(client.code)"))
        add(
            "factContact",
            [client.contactName.shown(80), client.email.shown(120)].filter { !$0.isEmpty }.joined(separator: " · "))
        add("factHolder", holderName(record.holder, wording))
        add("factDue", record.dueOn.map { wording.day($0) })
        add("factOpened", wording.moment(record.openedAt))
        add("factChanged", wording.moment(record.updatedAt))
        add("factReference", record.customerReference?.shown(80))
        add("factValid", record.validUntil.map { wording.day($0) })
        if record.revision > 0 { add("factRevision", String(record.revision)) }
        add("factDelivery", record.delivery.map { wording.day($0) })
        add("factTerms", record.terms?.shownText(600).text)
        if let invoice = found.invoice { facts += invoiceFacts(invoice, found.snapshot.balance, wording) }
        if let contract = found.snapshot.contract { facts += contractFacts(contract, wording) }
        if let progress = found.snapshot.progress {
            add("factInvoiced", words["extent_\(progress.invoiced.rawValue)"])
            add("factPaidPart", words["extent_\(progress.paid.rawValue)"])
        }
        if let parent = found.snapshot.parent, !facts.contains(where: { $0.value == "\(parent)" }) {
            facts.append(Fact(label: words["kind_\(parent.kind.rawValue)"], value: "\(parent)", href: link(parent)))
        }
        return facts
    }

    /// An actor of the history by name.
    private func actorName(_ actor: String, _ wording: Wording) -> String {
        if actor.hasPrefix("staff:") { return holderName(String(actor.dropFirst(6)), wording) }
        if actor.hasPrefix("client:") { return actor.dropFirst(7).description.shown(120) }
        return actor.shown(60)
    }
}
