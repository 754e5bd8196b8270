import Storage
import Understanding
import Workflows

extension CommandRun {
    /// `#line`, `#price` and `#drop` on a complaint that is not decided: which goods, and how many of them, it is about.
    ///
    /// A line that is of an article of the order complained of has the order's price, which a refund is reckoned from, as
    /// long as no other is typed.
    mutating func editComplaint(_ complaint: RecordRow, _ command: StaffCommand) throws -> String {
        let open: Set<String> = [Complaint.State.open.rawValue, Complaint.State.accepted.rawValue]
        guard open.contains(complaint.state) else { throw Refusal.decided(complaint.number.description) }
        let before = try transaction.lines(of: complaint.id)
        let ties = try transaction.ties(of: complaint.id)
        let kept: [(line: LineSnapshot, tie: Int64?)]
        var shown = phrases.done
        switch command {
        case .drop(let positions):
            for position in positions where !before.contains(where: { $0.position == position }) {
                throw Refusal.noLine(position)
            }
            kept = before.filter { !positions.contains($0.position) }.map { ($0, ties[$0.position]) }
        case .line(let edit):
            let (lines, result) = try edited(before, by: command, complaint)
            let changed = edit.line ?? lines.count
            shown = result
            kept = try lines.map { line in
                guard line.position == changed, edit.article != nil else { return (line, ties[line.position]) }
                return try ordered(line, complaint, hasPrice: edit.price != nil)
            }
            if let line = kept.first(where: { $0.line.position == changed }) { warnOfMore(line.line, tie: line.tie) }
        case .price:
            let (lines, result) = try edited(before, by: command, complaint)
            shown = result
            kept = lines.map { ($0, ties[$0.position]) }
        default: throw Refusal.wrongRecord
        }
        try transaction.dropLines(of: complaint.id)
        for (index, entry) in kept.enumerated() {
            var line = entry.line
            line.position = index + 1
            try transaction.putLine(line, of: complaint.id, orderLine: entry.tie)
        }
        try transaction.note("lines", on: complaint.id, by: actor, at: desk.now, detail: shown)
        record = try desk.reload(complaint)
        return shown
    }

    /// A line with the price of the order complained of, where the order has the article.
    private func ordered(
        _ line: LineSnapshot, _ complaint: RecordRow, hasPrice: Bool
    ) throws -> (line: LineSnapshot, tie: Int64?) {
        guard let order = try complaint.parent.flatMap({ try desk.order(of: transaction.record($0)) }),
            order.client == complaint.client,
            let found = desk.tied(line, to: try transaction.lines(of: order.id))
        else { return (line, nil) }
        var tied = found.line
        if hasPrice { tied.unitPrice = line.unitPrice }
        return (tied, try transaction.lineID(found.source.position, of: order.id))
    }

    /// More than was ordered can hardly be complained of; staff may know better.
    private mutating func warnOfMore(_ line: LineSnapshot, tie: Int64?) {
        guard let tie, let quantity = line.quantity, let ordered = try? transaction.quantity(ofLine: tie),
            quantity > ordered
        else { return }
        remarks.append(phrases.onlyOrdered(line.position, ordered))
    }
}
