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
        let found = try await setup.store.read { transaction -> (ClientView, [ThreadMail], [ThreadFile])? in
            guard let record = try transaction.clientRecord(path.number, in: scope) else { return nil }
            return (
                try transaction.clientView(of: record, in: scope, day: wording.isoDay),
                try transaction.clientMails(of: record.id, in: scope, page: page),
                try transaction.clientFiles(of: record.id, in: scope, limit: 100)
            )
        }
        guard let (view, mails, files) = found else { throw PageFailure.notFound }
        if path.wantsJSON { return try twin(ClientRecordTwin(view, mails, wording, site: self)) }
        var content = recordContent(view, wording)
        content.actions = actions(view, reader, wording)
        content.files = files.map { FileView($0, site: self, wording: wording) }
        content.mails = mails.prefix(page.size).map {
            MailView($0, site: self, wording: wording, staff: false, page: path.number)
        }
        content.pager = pager(path: link(path.number), page: page, hasMore: mails.count > page.size)
        let frame = Frame(
            title: content.heading, page: "record", language: wording.language, visitor: .client(reader),
            path: "/r/\(path.number)", twin: link(path.number) + ".json")
        return self.page(frame, content, request: request)
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
        content.goods = GoodsView(snapshot, prices: view.showsPrices, wording: wording)
        content.dispatch = snapshot.dispatch.map {
            DispatchView($0, delivered: view.state == "delivered", wording: wording)
        }
        content.text = kind == .complaint ? snapshot.body.shownText(MailView.textLimit).text : ""
        content.related = view.children.map { row($0, wording) }
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
        }
        return content
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
        add("factDelivery", snapshot.delivery.map { wording.day($0) })
        add("factTerms", snapshot.terms?.shownText(600).text)
        if let parent = view.parent {
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
        let isOpenOffer = record.number.kind == .offer && view.state == "sent" && record.revision > 0
        let isOver = view.snapshot.validUntil.map { self.isOver($0, wording, setup.clock()) } ?? false
        if isOpenOffer, !isOver {
            add(.confirm(subject), "Confirm", tone: "primary")
            add(.decline(subject), "Decline", tone: "plain")
        }
        add(.comment(subject), "Comment", tone: isOpenOffer && !isOver ? "plain" : "primary")
        let hasGoods = ["confirmed", "completed", "dispatched", "delivered"].contains(view.state)
        if hasGoods, record.number.kind == .order || record.number.kind == .shipment {
            add(.complaint(about: subject), "Complaint", tone: "plain")
        }
        return actions.compactMap(\.self)
    }
}
