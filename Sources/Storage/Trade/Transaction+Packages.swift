import GRDB
public import Workflows

extension Transaction {
    /// The packages of a shipment in order, with the net weight of what lies in each.
    public func packages(of shipment: Int64) throws -> [PackageSnapshot] {
        let packages = try rows("SELECT * FROM package WHERE shipment_id = ? ORDER BY position", [shipment])
        guard !packages.isEmpty else { return [] }
        let weights = Dictionary(
            try rows("SELECT position, weight_kg FROM line WHERE record_id = ?", [shipment]).map {
                ($0["position"] as Int, ($0["weight_kg"] as Int64?).map(FixedDecimal.init(millionths:)))
            }, uniquingKeysWith: { first, _ in first })
        let contents = Dictionary(
            grouping: try rows(
                "SELECT * FROM package_content WHERE shipment_id = ? ORDER BY package, line", [shipment]),
            by: { $0["package"] as Int })
        return packages.map { row in
            let position: Int = row["position"]
            let shares = (contents[position] ?? []).map {
                PackedShare(line: $0["line"], quantity: FixedDecimal(millionths: $0["quantity"]))
            }
            let net = shares.reduce(FixedDecimal?.some(.zero)) { sum, share in
                guard let weight = weights[share.line] ?? nil, let mass = weight.multiplied(by: share.quantity) else {
                    return nil
                }
                return sum?.adding(mass)
            }
            return PackageSnapshot(
                position: position, name: row["name"], size: row["size"],
                grossKg: (row["gross_kg"] as Int64?).map(FixedDecimal.init(millionths:)),
                netKg: shares.isEmpty ? nil : net, contents: shares)
        }
    }

    /// Writes the packages of a shipment in place of those that stand there.
    public func putPackages(_ packages: [PackageSnapshot], of shipment: Int64) throws {
        try run("DELETE FROM package WHERE shipment_id = ?", [shipment])
        for package in packages {
            try run(
                "INSERT INTO package (shipment_id, position, name, size, gross_kg) VALUES (?, ?, ?, ?, ?)",
                [shipment, package.position, package.name, package.size, package.grossKg?.millionths])
            for share in package.contents {
                try run(
                    "INSERT INTO package_content (shipment_id, package, line, quantity) VALUES (?, ?, ?, ?)",
                    [shipment, package.position, share.line, share.quantity.millionths])
            }
        }
    }
}
