import Foundation
import Hummingbird
import Storage
import Workflows

/// A line that can be complained of.
struct ComplaintLine: Sendable {
    let position: Int
    let article: String
    let sku: String
    let unit: String
    let quantity: String
    let isPicked: Bool
}

/// The page that puts a complaint about an order or shipment together.
struct ComplaintContent: Sendable {
    let heading: String
    let number: String
    let href: String
    let lines: [ComplaintLine]
    let formHref: String
    let action: ActionView?
    let isReady: Bool
}

extension Site {
    /// States of orders and shipments whose goods the client may have.
    static let complainable: Set<String> = ["confirmed", "completed", "dispatched", "delivered", "returned"]

    /// `/r/OR-2026-00017/complaint?l2=on&n2=35`: which lines are not right, and the mail that says so.
    func complaint(_ request: Request, _ context: PortalContext) async throws -> Response {
        let (reader, _) = try await requireClient(request)
        guard let path = context.parameters.get("number").flatMap({ RecordPath($0) }), !path.wantsJSON,
            [.order, .shipment].contains(path.number.kind)
        else { throw PageFailure.notFound }
        let wording = wording(language(request, reader: reader.contact.language))
        let scope = reader.scope
        let view = try await setup.store.read { transaction in
            try transaction.clientRecord(path.number, in: scope).map {
                try transaction.clientView(of: $0, in: scope, day: wording.isoDay)
            }
        }
        guard let view, Self.complainable.contains(view.state) else { throw PageFailure.notFound }
        let query = FormQuery(request)
        let (words, record) = (wording.words, view.record)
        let picked = view.snapshot.lines.filter { !query["l\($0.position)"].isEmpty }
        let articles = picked.map { line in
            PickedArticle(
                sku: line.sku, name: line.text, quantity: Self.quantity(query["n\(line.position)"], line),
                unit: line.unit)
        }
        let subject = LetterSubject(number: record.number, revision: record.revision, mailbox: record.mailbox)
        let kept =
            articles.isEmpty
            ? ""
            : zip(picked, articles).map { line, article in
                "&l\(line.position)=on&n\(line.position)=\(article.quantity.map { "\($0)" } ?? "")"
            }.joined()
        let isReady = !query["go"].isEmpty || view.snapshot.lines.isEmpty
        let content = ComplaintContent(
            heading: words.fill("complaintAbout", wording.name(record.number)), number: "\(record.number)",
            href: link(record.number),
            lines: view.snapshot.lines.map { line in
                let asked = Self.quantity(query["n\(line.position)"], line)
                return ComplaintLine(
                    position: line.position, article: line.text.shown(200), sku: (line.sku ?? "").shown(60),
                    unit: line.unit?.label(wording.language) ?? "",
                    quantity: asked?.formatted(minimumPlaces: 0, point: ".") ?? "",
                    isPicked: picked.contains { $0.position == line.position })
            }, formHref: link(record.number) + "/complaint",
            action: isReady
                ? action(
                    .complaint(about: subject, lines: articles), reader, wording, label: words["actWriteComplaint"],
                    hint: words["hintComplaint"], tone: "primary", key: "complaint") : nil, isReady: isReady)
        let frame = Frame(
            title: content.heading, page: "complaint", language: wording.language, visitor: .client(reader),
            path: "/r/\(record.number)/complaint", query: kept + (isReady ? "&go=1" : ""))
        return page(frame, content, request: request)
    }

    /// What was typed, if it is a quantity of the line; else all of it.
    private static func quantity(_ typed: String, _ line: LineSnapshot) -> FixedDecimal? {
        guard let amount = FixedDecimal(typed.prefix(24).replacing(",", with: ".")), amount.isPositive else {
            return line.quantity
        }
        guard let whole = line.quantity else { return amount }
        return min(amount, whole)
    }
}
