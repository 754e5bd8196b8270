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
    let due: String
    let isOverdue: Bool
}

/// Open records of one kind in one state.
struct BoardColumn: Sendable {
    let key: String
    let heading: String
    let chip: Chip
    let count: Int
    let rows: [BoardRow]
    let more: String
}

/// The board of staff.
struct BoardContent: Sendable {
    let columns: [BoardColumn]
    let people: [Link]
    let heading: String
}

extension Site {
    /// Records of a column; the oldest are shown.
    static let boardRows = 100

    /// `/board`: what is open, how old and with whom; `?holder=maria` for one person, `?holder=-` for nobody's.
    func board(_ request: Request) async throws -> Response {
        let person = try await requireStaff(request)
        let wording = wording(language(request, reader: person.language))
        let (words, now) = (wording.words, setup.clock())
        let asked = request.uri.queryParameters["holder"].map { String($0.prefix(64)) } ?? ""
        let holder = setup.staff[asked] != nil || asked == "-" ? asked : ""
        let found = try await setup.store.read { transaction in
            try transaction.openCounts().filter { $0.count > 0 }.map {
                ($0, try transaction.openRecords($0.kind, state: $0.state, limit: Self.boardRows))
            }
        }
        let columns = found.map { count, records in
            let kept = records.filter { record in
                holder.isEmpty || record.record.holder == holder || (holder == "-" && record.record.holder == nil)
            }
            return BoardColumn(
                key: "\(count.kind.rawValue)-\(count.state)", heading: words["kinds_\(count.kind.rawValue)"],
                chip: wording.chip(count.kind, count.state), count: holder.isEmpty ? count.count : kept.count,
                rows: kept.map { boardRow($0, wording, now) },
                more: count.count > records.count ? words.fill("boardMore", String(count.count - records.count)) : "")
        }
        let everyone = setup.staff.values.sorted { $0.name < $1.name }
        var people = [Link(label: words["boardAll"], href: link("/board"), current: holder.isEmpty)]
        people += everyone.map {
            Link(label: $0.name.shown(60), href: link("/board?holder=\($0.id)"), current: holder == $0.id)
        }
        people.append(Link(label: words["boardNobody"], href: link("/board?holder=-"), current: holder == "-"))
        let content = BoardContent(
            columns: columns.filter { !$0.rows.isEmpty }, people: people, heading: words["navBoard"])
        let frame = Frame(
            title: words["navBoard"], page: "board", language: wording.language, visitor: .staff(person),
            path: "/board", query: holder.isEmpty ? "" : "&holder=\(holder)")
        return page(frame, content, request: request)
    }

    /// A record on the board.
    func boardRow(_ open: OpenRecord, _ wording: Wording, _ now: Date) -> BoardRow {
        let record = open.record
        let due = record.dueOn ?? (record.state == "sent" ? record.validUntil : nil)
        return BoardRow(
            number: "\(record.number)", href: link(record.number), heading: record.title.shown(120),
            client: open.client.shown(80), holder: holderName(record.holder, wording),
            age: wording.age(record.openedAt, at: now), due: due.map { wording.day($0) } ?? "",
            isOverdue: due.map { isOver($0, wording, now) } ?? false)
    }

    /// A member of staff by name; "nobody" for none.
    func holderName(_ id: String?, _ wording: Wording) -> String {
        guard let id else { return wording.words["boardNobody"] }
        return setup.staff[id]?.name.shown(60) ?? id.shown(60)
    }
}
