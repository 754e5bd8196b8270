import Foundation
import Hummingbird
import Storage
import Workflows

/// An open record on the board.
struct BoardRow: Sendable {
    let number: String
    let href: String
    let heading: String
    let client: String
    let holder: String
    let age: String
    var due: String
    var isOverdue: Bool
    var note = ""
}

/// Records that have come equally far.
struct BoardColumn: Sendable {
    let key: String
    let heading: String
    let count: Int
    let oldest: String
    let rows: [BoardRow]
    let more: String
}

/// What lies with one person.
struct BoardPerson: Sendable {
    let key: String
    let name: String
    let rows: [BoardRow]
    let note: String
}

/// The board of staff.
struct BoardContent: Sendable {
    let heading: String
    let columns: [BoardColumn]
    let people: [Link]
    let work: [BoardPerson]
    let contracts: [BoardRow]
    let money: [Figure]
    let invoices: [InvoiceRowView]
    let isEmpty: Bool
}

extension Site {
    /// Records of a column; the oldest are shown.
    static let boardRows = 40
    /// How many days ahead contracts that end are shown.
    static let contractDays = 90.0
    /// For how many days invoices that were paid stay on the board.
    static let paidDays = 14.0

    /// The way of business from left to right: key of the words, with the states that have come so far.
    static let pipeline: [(key: String, states: [(kind: RecordKind, state: String)])] = [
        ("stageInquiry", [(.offer, "draft")]), ("stageOffer", [(.offer, "revising"), (.offer, "sent")]),
        ("stageOrder", [(.order, "received"), (.order, "confirmed")]), ("stagePacked", [(.shipment, "packing")]),
        ("stageShipped", [(.shipment, "dispatched")]),
    ]

    /// `/board`: the pipeline, how old things are and with whom; `?holder=maria` for one person, `?holder=-` for nobody's.
    func board(_ request: Request) async throws -> Response {
        let person = try await requireStaff(request)
        let wording = wording(language(request, reader: person.language))
        let (words, now) = (wording.words, setup.clock())
        let asked = FormQuery(request)["holder"].prefix(64).description
        let holder = setup.staff[asked] != nil || asked == "-" ? asked : ""
        let today = wording.isoDay(now)
        let horizon = wording.isoDay(now.addingTimeInterval(86_400 * Self.contractDays))
        let (found, money) = try await setup.store.read { transaction in
            (
                try transaction.openCounts().filter { $0.count > 0 && $0.kind != .invoice }.map {
                    ($0, try transaction.openRecords($0.kind, state: $0.state, limit: Self.boardRows))
                },
                BoardMoney(
                    open: try transaction.staffInvoices(limit: Self.boardRows),
                    paid: try transaction.staffInvoices(
                        paidSince: now.addingTimeInterval(-86_400 * Self.paidDays), limit: Self.boardRows),
                    due: try transaction.moneyDue(on: today),
                    contracts: try transaction.contractsEnding(from: today, until: horizon, limit: Self.boardRows))
            )
        }
        func isShown(_ open: OpenRecord) -> Bool {
            holder.isEmpty || open.record.holder == holder || (holder == "-" && open.record.holder == nil)
        }
        let columns = Self.pipeline.map { stage in
            let parts = found.filter { count, _ in
                stage.states.contains { $0.kind == count.kind && $0.state == count.state }
            }
            return column(stage.key, parts.map { ($0.0, $0.1.filter(isShown)) }, isWhole: holder.isEmpty, wording, now)
        }
        let work = found.filter { [.complaint, .todo].contains($0.0.kind) }.flatMap(\.1).filter(isShown)
        let content = BoardContent(
            heading: words["navBoard"], columns: columns + moneyColumns(money, wording, now, isShown),
            people: switches(holder, words), work: byPerson(work, wording, now),
            contracts: money.contracts.map { contractRow($0, wording, now) }, money: figures(money.due, wording),
            invoices: money.open.sorted { ($0.dueOn ?? "9") < ($1.dueOn ?? "9") }.map { invoiceRow($0, wording, now) },
            isEmpty: columns.allSatisfy { $0.rows.isEmpty } && work.isEmpty)
        let frame = Frame(
            title: words["navBoard"], page: "board", language: wording.language, visitor: .staff(person),
            path: "/board", query: holder.isEmpty ? "" : "&holder=\(holder)", isWide: true)
        return page(frame, content, request: request)
    }

    /// What of the board is about money and contracts.
    private struct BoardMoney: Sendable {
        let open: [InvoiceSummary]
        let paid: [InvoiceSummary]
        let due: [MoneyDue]
        let contracts: [EndingContract]
    }

    /// The last two stages: billed, and paid lately.
    private func moneyColumns(
        _ money: BoardMoney, _ wording: Wording, _ now: Date, _ isShown: (OpenRecord) -> Bool
    ) -> [BoardColumn] {
        [("stageInvoiced", money.open), ("stagePaid", money.paid)].map { key, invoices in
            let shown = invoices.filter { isShown(OpenRecord(record: $0.record, client: $0.client)) }
            let oldest = key == "stageInvoiced" ? shown.map(\.record.openedAt).min() : nil
            return BoardColumn(
                key: key, heading: wording.words[key], count: shown.count,
                oldest: oldest.map { wording.words.fill("oldest", wording.age($0, at: now)) } ?? "",
                rows: shown.map { invoice in
                    var row = boardRow(
                        OpenRecord(record: invoice.record, client: invoice.client), wording, now,
                        note: wording.money(key == "stageInvoiced" ? invoice.due : invoice.gross))
                    if key == "stageInvoiced", let due = invoice.dueOn {
                        (row.due, row.isOverdue) = (wording.shortDay(due), isOver(due, wording, now))
                    }
                    return row
                }, more: "")
        }
    }

    private func contractRow(_ contract: EndingContract, _ wording: Wording, _ now: Date) -> BoardRow {
        var row = boardRow(OpenRecord(record: contract.record, client: contract.client), wording, now)
        row.due = wording.day(contract.endsOn)
        row.isOverdue = contract.endsOn < wording.isoDay(now.addingTimeInterval(86_400 * 14))
        return row
    }

    private func switches(_ holder: String, _ words: Words) -> [Link] {
        var people = [Link(label: words["boardAll"], href: link("/board"), current: holder.isEmpty)]
        people += setup.staff.values.sorted { $0.name < $1.name }.map { person in
            let id = person.id.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
            return Link(label: person.name.shown(60), href: link("/board?holder=\(id)"), current: holder == person.id)
        }
        people.append(Link(label: words["boardNobody"], href: link("/board?holder=-"), current: holder == "-"))
        return people
    }

    private func column(
        _ key: String, _ parts: [(OpenCount, [OpenRecord])], isWhole: Bool, _ wording: Wording, _ now: Date
    ) -> BoardColumn {
        let shown = parts.flatMap { count, records in
            records.map { boardRow($0, wording, now, note: wording.chip(count.kind, count.state).label) }
        }
        let count = isWhole ? parts.reduce(0) { $0 + $1.0.count } : shown.count
        let oldest = parts.flatMap(\.1).map(\.record.openedAt).min()
        return BoardColumn(
            key: key, heading: wording.words[key], count: count,
            oldest: oldest.map { wording.words.fill("oldest", wording.age($0, at: now)) } ?? "", rows: shown,
            more: count > shown.count ? wording.words.fill("boardMore", String(count - shown.count)) : "")
    }

    /// Complaints and tasks of each person, the nearest deadline first; what nobody has comes first.
    func byPerson(_ records: [OpenRecord], _ wording: Wording, _ now: Date) -> [BoardPerson] {
        let groups = Dictionary(grouping: records) { $0.record.holder ?? "" }
        let people = groups.keys.sorted { left, right in
            (left.isEmpty ? "" : holderName(left, wording)) < (right.isEmpty ? "" : holderName(right, wording))
        }
        return people.map { holder in
            let mine = (groups[holder] ?? []).sorted {
                ($0.record.dueOn ?? "9", $0.record.openedAt) < ($1.record.dueOn ?? "9", $1.record.openedAt)
            }
            let rows = mine.map {
                boardRow($0, wording, now, note: wording.chip($0.record.number.kind, $0.record.state).label)
            }
            let late = rows.count(where: \.isOverdue)
            return BoardPerson(
                key: "work-" + (holder.isEmpty ? "nobody" : holder.shown(40)),
                name: holderName(holder.isEmpty ? nil : holder, wording), rows: rows,
                note: late > 0 ? wording.words.count("boardLate", late) : "")
        }
    }

    /// A record on the board.
    func boardRow(_ open: OpenRecord, _ wording: Wording, _ now: Date, note: String = "") -> BoardRow {
        let record = open.record
        let due = record.dueOn ?? (record.state == "sent" ? record.validUntil : nil)
        return BoardRow(
            number: "\(record.number)", href: link(record.number), heading: record.title.shown(120),
            client: open.client.shown(80), holder: holderName(record.holder, wording),
            age: wording.age(record.openedAt, at: now), due: due.map { wording.shortDay($0) } ?? "",
            isOverdue: due.map { isOver($0, wording, now) } ?? false, note: note)
    }

    /// A member of staff by name; "nobody" for none.
    func holderName(_ id: String?, _ wording: Wording) -> String {
        guard let id else { return wording.words["boardNobody"] }
        return setup.staff[id]?.name.shown(60) ?? id.shown(60)
    }
}
