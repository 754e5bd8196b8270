import Foundation
import Settings
import Storage
import Understanding
import Workflows

extension Desk {
    /// Puts goods of an order into a package of the shipment that is being packed; begins one if there is none.
    ///
    /// - parameter piece: its line counts in the order.
    /// - returns: the shipment and the package as it is now.
    func pack(
        _ order: RecordRow, _ piece: PackedPiece, by actor: Actor
    ) throws -> (shipment: RecordRow, package: PackageSnapshot) {
        guard order.state == Order.State.confirmed.rawValue else {
            throw Refusal.notConfirmed(order.number.description)
        }
        let shipment = try packing(order) ?? openShipment(of: order, by: actor)
        if let undo { try transaction.remember(shipment.id, in: undo) }
        var packages = try transaction.packages(of: shipment.id)
        let key = piece.package.lowercased()
        let place =
            packages.firstIndex { $0.name.lowercased() == key }
            ?? {
                packages.append(PackageSnapshot(position: packages.count + 1, name: piece.package))
                return packages.count - 1
            }()
        if let size = piece.size { packages[place].size = size }
        if let weight = piece.weightKg { packages[place].grossKg = weight }
        for (line, quantity) in try packable(order, piece) {
            let position = try add(quantity, of: line, order, to: shipment)
            guard let index = packages[place].contents.firstIndex(where: { $0.line == position }) else {
                packages[place].contents.append(PackedShare(line: position, quantity: quantity))
                continue
            }
            guard let sum = packages[place].contents[index].quantity.adding(quantity) else { throw Refusal.outOfRange }
            packages[place].contents[index].quantity = sum
        }
        try transaction.putPackages(packages, of: shipment.id)
        let moved = try move(shipment, Shipment.Event.pack, by: actor, detail: packages[place].name)
        try transaction.note(
            "pack", on: order.id, by: actor, at: now, detail: "\(shipment.number) \(packages[place].name)")
        return (moved, try transaction.packages(of: shipment.id)[place])
    }

    /// The shipment of an order that is being packed.
    func packing(_ order: RecordRow) throws -> RecordRow? {
        try transaction.children(of: order.id, kind: .shipment).last { $0.state == Shipment.State.packing.rawValue }
    }

    /// How much of each line of an order, by its position, lies in a shipment that is being packed.
    func packed(of order: RecordRow) throws -> [Int: FixedDecimal] {
        guard let shipment = try packing(order) else { return [:] }
        var packed: [Int: FixedDecimal] = [:]
        for line in try transaction.lines(of: shipment.id) {
            guard let position = try transaction.orderPosition(ofLine: line.position, of: shipment.id) else { continue }
            packed[position] = packed[position, default: .zero].adding(line.quantity ?? .zero)
        }
        return packed
    }

    /// What is open of an order and not packed yet, in order.
    func unpacked(_ order: RecordRow) throws -> [(line: LineSnapshot, quantity: FixedDecimal)] {
        let packed = try packed(of: order)
        return try transaction.lines(of: order.id).compactMap { line in
            guard !line.isOptional, let rest = line.open?.subtracting(packed[line.position] ?? .zero), rest.isPositive
            else { return nil }
            return (line, rest)
        }
    }

    private func packable(_ order: RecordRow, _ piece: PackedPiece) throws -> [(LineSnapshot, FixedDecimal)] {
        let open = try unpacked(order)
        guard let position = piece.line else {
            guard !open.isEmpty else { throw Refusal.nothingToPack }
            return open.map { ($0.line, $0.quantity) }
        }
        guard let found = open.first(where: { $0.line.position == position }) else {
            throw Refusal.noOpenLine(position)
        }
        let quantity = piece.quantity ?? found.quantity
        guard quantity <= found.quantity else { throw Refusal.moreThanOpen(position, open: found.quantity) }
        return [(found.line, quantity)]
    }

    private func openShipment(of order: RecordRow, by actor: Actor) throws -> RecordRow {
        var new = NewRecord(
            kind: .shipment, state: Shipment.initial.rawValue, client: order.client, contact: order.contact,
            parent: order.id, mailbox: order.mailbox, holder: order.holder, title: order.title, currency: order.currency
        )
        new.customerReference = order.customerReference
        new.incoterms = order.incoterms
        return try transaction.open(new, year: year, by: actor, at: now)
    }

    /// Adds so many of an order's line to a shipment; returns the place in the shipment.
    private func add(
        _ quantity: FixedDecimal, of source: LineSnapshot, _ order: RecordRow, to shipment: RecordRow
    ) throws -> Int {
        let lines = try transaction.lines(of: shipment.id)
        for var line in lines
        where try transaction.orderPosition(ofLine: line.position, of: shipment.id) == source.position {
            guard let sum = (line.quantity ?? .zero).adding(quantity) else { throw Refusal.outOfRange }
            line.quantity = sum
            try transaction.putLine(line, of: shipment.id)
            return line.position
        }
        let line = Self.shipped(source, quantity, position: lines.count + 1)
        try transaction.putLine(
            line, of: shipment.id, orderLine: try transaction.lineID(source.position, of: order.id))
        return line.position
    }

    private static func shipped(_ source: LineSnapshot, _ quantity: FixedDecimal, position: Int) -> LineSnapshot {
        var line = source
        line.position = position
        line.quantity = quantity
        (line.shipped, line.cancelled, line.invoiced, line.optional) = (nil, nil, nil, nil)
        return line
    }

    // MARK: leaving

    /// Dispatches what is packed of an order, or the lines named; all that is open where nothing is packed.
    ///
    /// - throws: `Refusal` when there is nothing to ship or more is named than is open.
    func ship(_ order: RecordRow, _ wanted: Dispatch, by actor: Actor, mailing: Mailing) throws -> RecordRow {
        guard order.state == Order.State.confirmed.rawValue else {
            throw InvalidTransition(Order.Event.shipPart, in: Order.State(rawValue: order.state) ?? .received)
        }
        if wanted.lines.isEmpty, let packed = try packing(order) {
            return try dispatch(packed, of: order, wanted, by: actor, mailing: mailing)
        }
        let open = try unpacked(order)
        guard !open.isEmpty else { throw Refusal.nothingToShip }
        let parts = wanted.lines.isEmpty ? open : try shares(wanted.lines, of: open)
        let shipment = try openShipment(of: order, by: actor)
        for (index, part) in parts.enumerated() {
            try transaction.putLine(
                Self.shipped(part.line, part.quantity, position: index + 1), of: shipment.id,
                orderLine: try transaction.lineID(part.line.position, of: order.id))
        }
        return try dispatch(shipment, of: order, wanted, by: actor, mailing: mailing)
    }

    /// Dispatches a packed shipment.
    func dispatch(
        _ shipment: RecordRow, of order: RecordRow, _ wanted: Dispatch, by actor: Actor, mailing: Mailing
    ) throws -> RecordRow {
        if let undo {
            try transaction.remember(shipment.id, in: undo)
            try transaction.remember(order.id, in: undo)
        }
        try transaction.putDispatch(dispatch(wanted), of: shipment.id)
        let left = try move(shipment, .dispatch, by: actor, mailing: mailing)
        let rest = try transaction.lines(of: order.id).contains { !$0.isOptional && ($0.open?.isPositive ?? false) }
        try move(order, rest ? .shipPart : .shipRest, by: actor, detail: shipment.number.description)
        return left
    }

    private func shares(
        _ wanted: [LineShare], of open: [(line: LineSnapshot, quantity: FixedDecimal)]
    ) throws -> [(line: LineSnapshot, quantity: FixedDecimal)] {
        try wanted.map { share in
            guard let part = open.first(where: { $0.line.position == share.line }) else {
                throw Refusal.noOpenLine(share.line)
            }
            let quantity = share.quantity ?? part.quantity
            guard quantity <= part.quantity else { throw Refusal.moreThanOpen(share.line, open: part.quantity) }
            return (part.line, quantity)
        }
    }

    private func dispatch(_ wanted: Dispatch) -> DispatchSnapshot {
        let carrier = wanted.carrier.map { typed in
            configuration.carriers.first { carrier in
                carrier.name.lowercased() == typed.lowercased()
                    || carrier.aliases.contains { $0.lowercased() == typed.lowercased() }
            }
        }
        var link: String?
        if let template = carrier??.trackingURL, let number = wanted.tracking,
            let safe = number.addingPercentEncoding(withAllowedCharacters: .alphanumerics)
        {
            link = template.replacingOccurrences(of: "{number}", with: safe)
        }
        return DispatchSnapshot(
            shippedOn: wanted.date?.iso ?? today, deliveryOn: wanted.arrival?.iso,
            carrier: carrier??.name ?? wanted.carrier, trackingNumber: wanted.tracking, trackingURL: link,
            vehicle: wanted.vehicle, driver: wanted.driver)
    }

    /// A shipment came back: its goods are open in the order again, and the client is told.
    func takeBack(_ shipment: RecordRow, words: String, by actor: Actor, mailing: Mailing) throws -> RecordRow {
        let returned = try move(shipment, Shipment.Event.comeBack, by: actor, detail: words, mailing: mailing)
        if let parent = shipment.parent {
            let order = try transaction.record(parent)
            if let undo { try transaction.remember(order.id, in: undo) }
            if order.number.kind == .order, order.state != Order.State.cancelled.rawValue {
                try move(order, Order.Event.goodsReturned, by: actor, detail: shipment.number.description)
            }
        }
        return returned
    }
}
