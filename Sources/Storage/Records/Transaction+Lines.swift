public import Foundation
import GRDB
public import Workflows

extension Transaction {
    /// The lines of a record in order; for orders with what was dispatched of each so far.
    public func lines(of record: Int64) throws -> [LineSnapshot] {
        let shipped = Dictionary(
            try rows(
                """
                SELECT part.order_line_id AS id, sum(part.quantity) AS quantity FROM line
                JOIN line AS part ON part.order_line_id = line.id
                JOIN record ON record.id = part.record_id AND record.state IN ('dispatched', 'delivered')
                WHERE line.record_id = ? GROUP BY part.order_line_id
                """, [record]
            ).map { ($0["id"] as Int64, FixedDecimal(millionths: $0["quantity"])) },
            uniquingKeysWith: { first, _ in first })
        return try rows("SELECT * FROM line WHERE record_id = ? ORDER BY position", [record]).map { row in
            LineSnapshot(
                position: row["position"], sku: row["sku"], text: row["text"], wording: row["wording"],
                quantity: decimal(row, "quantity"),
                unit: (row["unit"] as String?).flatMap(UnitOfMeasure.init(rawValue:)),
                unitPrice: decimal(row, "unit_price"),
                discountPercent: decimal(row, "discount_percent") ?? .zero,
                vatPercent: decimal(row, "vat_percent") ?? .zero, weightKg: decimal(row, "weight_kg"),
                hsCode: row["hs_code"], candidates: try JSON.value([String].self, from: row["candidates"]),
                shipped: shipped[row["id"]])
        }
    }

    private func decimal(_ row: Row, _ column: String) -> FixedDecimal? {
        (row[column] as Int64?).map(FixedDecimal.init(millionths:))
    }

    /// Writes a line: replaces the one at its position or adds it.
    public func putLine(_ line: LineSnapshot, of record: Int64, orderLine: Int64? = nil) throws {
        try run(
            """
            INSERT INTO line (record_id, position, sku, text, wording, quantity, unit, unit_price, discount_percent,
                vat_percent, weight_kg, hs_code, candidates, order_line_id)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (record_id, position) DO UPDATE SET
                sku = excluded.sku, text = excluded.text, wording = excluded.wording, quantity = excluded.quantity,
                unit = excluded.unit, unit_price = excluded.unit_price, discount_percent = excluded.discount_percent,
                vat_percent = excluded.vat_percent, weight_kg = excluded.weight_kg, hs_code = excluded.hs_code,
                candidates = excluded.candidates
            """,
            [
                record, line.position, line.sku, line.text, line.wording, line.quantity?.millionths,
                line.unit?.rawValue, line.unitPrice?.millionths, line.discountPercent.millionths,
                line.vatPercent.millionths, line.weightKg?.millionths, line.hsCode, try JSON.text(line.candidates),
                orderLine,
            ])
    }

    /// Takes a line out; the ones behind it move up, so that positions stay 1, 2, 3.
    public func dropLine(_ position: Int, of record: Int64) throws {
        try run("DELETE FROM line WHERE record_id = ? AND position = ?", [record, position])
        for row in try rows(
            "SELECT id FROM line WHERE record_id = ? AND position > ? ORDER BY position", [record, position])
        {
            try run("UPDATE line SET position = position - 1 WHERE id = ?", [row["id"] as Int64])
        }
    }

    /// Takes all lines out.
    public func dropLines(of record: Int64) throws {
        try run("DELETE FROM line WHERE record_id = ?", [record])
    }

    /// The row of a line, for shipments to point at.
    public func lineID(_ position: Int, of record: Int64) throws -> Int64? {
        try int("SELECT id FROM line WHERE record_id = ? AND position = ?", [record, position])
    }

    /// Writes how a shipment left us.
    public func putDispatch(_ dispatch: DispatchSnapshot, of record: Int64) throws {
        try run(
            """
            INSERT INTO shipment (record_id, shipped_on, delivery_on, carrier, tracking, tracking_url, vehicle, driver)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (record_id) DO UPDATE SET
                shipped_on = excluded.shipped_on, delivery_on = excluded.delivery_on, carrier = excluded.carrier,
                tracking = excluded.tracking, tracking_url = excluded.tracking_url, vehicle = excluded.vehicle,
                driver = excluded.driver
            """,
            [
                record, dispatch.shippedOn, dispatch.deliveryOn, dispatch.carrier, dispatch.trackingNumber,
                dispatch.trackingURL, dispatch.vehicle, dispatch.driver,
            ])
    }

    /// How a shipment left us; `nil` for other records.
    public func dispatch(of record: Int64) throws -> DispatchSnapshot? {
        try row("SELECT * FROM shipment WHERE record_id = ?", [record]).map {
            DispatchSnapshot(
                shippedOn: $0["shipped_on"], deliveryOn: $0["delivery_on"], carrier: $0["carrier"],
                trackingNumber: $0["tracking"], trackingURL: $0["tracking_url"], vehicle: $0["vehicle"],
                driver: $0["driver"])
        }
    }

    /// A record as it stands now, with its client and lines.
    ///
    /// - parameter holderName: turns a member of staff's id into a display name.
    /// - parameter day: turns a moment into an ISO 8601 day of the firm's time zone.
    public func snapshot(
        of record: RecordRow, holderName: (String) -> String?, day: (Date) -> String
    ) throws -> RecordSnapshot {
        let client = try record.client.flatMap { try self.client($0) }
        let contact = try record.contact.flatMap { try self.contact($0) }
        let party = PartySnapshot(
            code: client?.code ?? "", name: client?.name ?? "",
            contactName: contact.map { $0.name == $0.address ? "" : $0.name } ?? "", email: contact?.address ?? "",
            language: contact?.language ?? client?.language ?? "en", vat: client?.vat ?? "",
            phone: client?.phone ?? "", address: client?.address ?? PostalAddress())
        let parent = try record.parent.map { try self.record($0) }
        var open: [LineSnapshot] = []
        if record.number.kind == .shipment, let parent {
            open = try lines(of: parent.id).filter { $0.open?.isPositive ?? false }
        }
        return RecordSnapshot(
            number: record.number, state: record.state, revision: record.revision, title: record.title, client: party,
            lines: try lines(of: record.id), currency: record.currency, holder: record.holder.flatMap(holderName),
            openedOn: day(record.openedAt), validUntil: record.validUntil, delivery: record.delivery,
            terms: record.terms, customerReference: record.customerReference, dispatch: try dispatch(of: record.id),
            parent: parent?.number, openLines: open, body: record.body)
    }
}
