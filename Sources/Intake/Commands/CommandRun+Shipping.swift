import Foundation
import Storage
import Understanding
import Workflows

extension CommandRun {
    /// Packing, and goods on their way.
    mutating func executeShipping(_ command: StaffCommand) throws -> String {
        switch command {
        case .pack(let piece): return try pack(piece)
        case .ship(let dispatch): return try ship(dispatch)
        case .delivered(let day):
            let shipment = try onItsWay([.dispatched])
            if let undo = desk.undo { try transaction.remember(shipment.id, in: undo) }
            if var dispatch = try transaction.dispatch(of: shipment.id) {
                dispatch.deliveryOn = day?.iso ?? desk.today
                try transaction.putDispatch(dispatch, of: shipment.id)
            }
            let moved = try desk.move(shipment, Shipment.Event.deliver, by: actor, mailing: mailing())
            return "\(moved.number) · \(phrases.state(moved))"
        case .returned(let words):
            let shipment = try onItsWay([.dispatched, .delivered])
            if let undo = desk.undo { try transaction.remember(shipment.id, in: undo) }
            let moved = try desk.takeBack(shipment, words: words ?? "", by: actor, mailing: mailing())
            let invoices = try desk.invoices(of: shipment).map(\.snapshot.number)
            if !invoices.isEmpty { remarks.append(phrases.creditReturned(invoices.joined(separator: ", "))) }
            return "\(moved.number) · \(phrases.state(moved))"
        default: throw Refusal.wrongRecord
        }
    }

    private mutating func pack(_ piece: PackedPiece) throws -> String {
        let order = try orderToPack()
        let (shipment, package) = try desk.pack(order, piece, by: actor)
        record = try desk.reload(try subject())
        var weights: [String] = []
        if let gross = package.grossKg { weights.append(phrases.grossWeight(gross)) }
        if let net = package.netKg { weights.append(phrases.netWeight(net)) }
        if let gross = package.grossKg, let net = package.netKg, gross < net {
            remarks.append(phrases.lighterThanContent(package.name))
        }
        return ["\(shipment.number) · \(package.name)\(package.size.map { " \($0)" } ?? "")"].joined() + " "
            + weights.joined(separator: ", ")
    }

    /// The order whose goods are packed: the record itself, or that of the shipment being packed.
    private func orderToPack() throws -> RecordRow {
        let subject = try subject(.order, .shipment)
        guard subject.number.kind == .shipment else { return subject }
        guard subject.state == Shipment.State.packing.rawValue, let parent = subject.parent else {
            throw InvalidTransition(
                Shipment.Event.pack, in: Shipment.State(rawValue: subject.state) ?? .dispatched)
        }
        return try transaction.record(parent)
    }

    private mutating func ship(_ dispatch: Dispatch) throws -> String {
        let subject = try subject(.order, .shipment)
        guard subject.number.kind == .shipment else {
            let shipment = try desk.ship(subject, dispatch, by: actor, mailing: mailing())
            record = try desk.reload(subject)
            return shipment.number.description
        }
        guard let parent = subject.parent, dispatch.lines.isEmpty else { throw Refusal.wrongRecord }
        let left = try desk.dispatch(
            subject, of: try transaction.record(parent), dispatch, by: actor, mailing: mailing())
        record = left
        return phrases.state(left)
    }

    /// The shipment meant: the record itself, or the one shipment of an order in one of these states.
    private func onItsWay(_ states: [Shipment.State]) throws -> RecordRow {
        let subject = try subject(.shipment, .order)
        guard subject.number.kind == .order else { return subject }
        let fitting = try transaction.children(of: subject.id, kind: .shipment).filter {
            states.map(\.rawValue).contains($0.state)
        }
        guard fitting.count == 1, let shipment = fitting.first else { throw Refusal.needsRecord }
        return shipment
    }
}
