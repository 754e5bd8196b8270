import Foundation
import GRDB
public import Workflows

extension Transaction {
    /// The lines of a record in order; for orders with what was dispatched and invoiced of each so far.
    public func lines(of record: Int64) throws -> [LineSnapshot] {
        let shipped = try quantities(
            """
            SELECT part.order_line_id AS id, sum(part.quantity) AS quantity FROM line
            JOIN line AS part ON part.order_line_id = line.id
            JOIN record ON record.id = part.record_id AND record.state IN ('dispatched', 'delivered')
            WHERE line.record_id = ? GROUP BY part.order_line_id
            """, of: record)
        let invoiced = try quantities(
            """
            SELECT part.order_line_id AS id,
                sum(CASE invoice.kind WHEN 'credit-note' THEN -part.quantity ELSE part.quantity END) AS quantity
            FROM line JOIN invoice_line AS part ON part.order_line_id = line.id
            JOIN invoice ON invoice.record_id = part.invoice_id
            WHERE line.record_id = ? GROUP BY part.order_line_id
            """, of: record)
        return try rows("SELECT * FROM line WHERE record_id = ? ORDER BY position", [record]).map { row in
            LineSnapshot(
                position: row["position"], sku: row["sku"], text: row["text"], wording: row["wording"],
                quantity: decimal(row, "quantity"),
                unit: (row["unit"] as String?).flatMap(UnitOfMeasure.init(rawValue:)),
                unitPrice: decimal(row, "unit_price"),
                discountPercent: decimal(row, "discount_percent") ?? .zero,
                vatPercent: decimal(row, "vat_percent") ?? .zero, weightKg: decimal(row, "weight_kg"),
                hsCode: row["hs_code"], candidates: try JSON.value([String].self, from: row["candidates"]),
                shipped: shipped[row["id"]], cancelled: positive(row, "cancelled"),
                invoiced: invoiced[row["id"]], optional: row["optional"] as Int == 1 ? true : nil)
        }
    }

    private func quantities(_ sql: String, of record: Int64) throws -> [Int64: FixedDecimal] {
        Dictionary(
            try rows(sql, [record]).map { ($0["id"], FixedDecimal(millionths: $0["quantity"])) },
            uniquingKeysWith: { first, _ in first })
    }

    private func positive(_ row: Row, _ column: String) -> FixedDecimal? {
        let value = FixedDecimal(millionths: row[column])
        return value.isPositive ? value : nil
    }

    private func decimal(_ row: Row, _ column: String) -> FixedDecimal? {
        (row[column] as Int64?).map(FixedDecimal.init(millionths:))
    }

    /// Writes a line: replaces the one at its position or adds it.
    public func putLine(_ line: LineSnapshot, of record: Int64, orderLine: Int64? = nil) throws {
        try run(
            """
            INSERT INTO line (record_id, position, sku, text, wording, quantity, unit, unit_price, discount_percent,
                vat_percent, weight_kg, hs_code, candidates, optional, cancelled, order_line_id)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (record_id, position) DO UPDATE SET
                sku = excluded.sku, text = excluded.text, wording = excluded.wording, quantity = excluded.quantity,
                unit = excluded.unit, unit_price = excluded.unit_price, discount_percent = excluded.discount_percent,
                vat_percent = excluded.vat_percent, weight_kg = excluded.weight_kg, hs_code = excluded.hs_code,
                candidates = excluded.candidates, optional = excluded.optional, cancelled = excluded.cancelled,
                order_line_id = coalesce(excluded.order_line_id, order_line_id)
            """,
            [
                record, line.position, line.sku, line.text, line.wording, line.quantity?.millionths,
                line.unit?.rawValue, line.unitPrice?.millionths, line.discountPercent.millionths,
                line.vatPercent.millionths, line.weightKg?.millionths, line.hsCode, try JSON.text(line.candidates),
                line.isOptional, line.cancelled?.millionths ?? 0, orderLine,
            ])
    }

    /// Lets go of lines what complaints are tied to, before they are taken out.
    func untie(_ condition: String, _ arguments: StatementArguments) throws {
        try run(
            """
            UPDATE line SET order_line_id = NULL WHERE order_line_id IN (SELECT id FROM line WHERE \(condition))
                AND (SELECT kind FROM record WHERE record.id = line.record_id) = 'complaint'
            """, arguments)
    }

    /// The order's line that each line of a complaint or shipment is tied to, by the line's position.
    public func ties(of record: Int64) throws -> [Int: Int64] {
        Dictionary(
            try rows(
                "SELECT position, order_line_id FROM line WHERE record_id = ? AND order_line_id IS NOT NULL", [record]
            ).map { ($0["position"], $0["order_line_id"]) }, uniquingKeysWith: { first, _ in first })
    }

    /// Takes a line out; the ones behind it move up, so that positions stay 1, 2, 3.
    public func dropLine(_ position: Int, of record: Int64) throws {
        try untie("record_id = ? AND position = ?", [record, position])
        try run("DELETE FROM line WHERE record_id = ? AND position = ?", [record, position])
        for row in try rows(
            "SELECT id FROM line WHERE record_id = ? AND position > ? ORDER BY position", [record, position])
        {
            try run("UPDATE line SET position = position - 1 WHERE id = ?", [row["id"] as Int64])
        }
    }

    /// Takes the lines behind a position out; all of them for 0.
    public func dropLines(of record: Int64, after position: Int = 0) throws {
        try untie("record_id = ? AND position > ?", [record, position])
        try run("DELETE FROM line WHERE record_id = ? AND position > ?", [record, position])
    }

    /// The row of a line, for shipments to point at.
    public func lineID(_ position: Int, of record: Int64) throws -> Int64? {
        try int("SELECT id FROM line WHERE record_id = ? AND position = ?", [record, position])
    }

    /// How much stands in a line's row.
    public func quantity(ofLine row: Int64) throws -> FixedDecimal? {
        try int("SELECT quantity FROM line WHERE id = ?", [row]).map(FixedDecimal.init(millionths:))
    }

    /// The position in its order of the line that a shipment's line is a part of.
    public func orderPosition(ofLine position: Int, of shipment: Int64) throws -> Int? {
        try int(
            """
            SELECT source.position FROM line JOIN line AS source ON source.id = line.order_line_id
            WHERE line.record_id = ? AND line.position = ?
            """, [shipment, position]
        ).map(Int.init)
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

    /// How a shipment left us, and its packages; without a day while it is being packed; `nil` for other records.
    public func dispatch(of record: Int64) throws -> DispatchSnapshot? {
        let packages = try packages(of: record)
        let row = try row("SELECT * FROM shipment WHERE record_id = ?", [record])
        guard let row else { return packages.isEmpty ? nil : DispatchSnapshot(shippedOn: "", packages: packages) }
        return DispatchSnapshot(
            shippedOn: row["shipped_on"], deliveryOn: row["delivery_on"], carrier: row["carrier"],
            trackingNumber: row["tracking"], trackingURL: row["tracking_url"], vehicle: row["vehicle"],
            driver: row["driver"], packages: packages.isEmpty ? nil : packages)
    }
}
