import Workflows

/// The packages of a shipment, with their weights and volume.
struct PackingTree {
    let builder: TreeBuilder
    let record: RecordSnapshot

    private var formats: Formats { builder.formats }
    private var packages: [PackageSnapshot] { record.dispatch?.packages ?? [] }

    var tree: Tree {
        [
            "packages": packages.map(package), "hasPackages": !packages.isEmpty,
            "count": packages.isEmpty ? Blank() as Any : String(packages.count),
            "gross": weight(gross), "net": weight(net),
            "volume": volume.map { "\(formats.number($0)) m³" } ?? Blank() as Any,
            "shipTo": builder.shipTo(record.client),
        ]
    }

    /// The gross weight of all packages; `nil` unless each has one.
    var gross: FixedDecimal? { sum(packages.map(\.grossKg)) }

    /// The net weight of all goods; `nil` unless each line has one.
    var net: FixedDecimal? {
        sum(
            record.lines.map { line in
                line.weightKg.flatMap { weight in line.quantity.flatMap { weight.multiplied(by: $0) } }
            })
    }

    /// The volume of all packages in cubic metres; `nil` unless the size of each is given as length x width x height in cm.
    var volume: FixedDecimal? {
        sum(packages.map { Self.volume($0.size ?? "") })
    }

    private func sum(_ values: [FixedDecimal?]) -> FixedDecimal? {
        guard !values.isEmpty else { return nil }
        return values.reduce(FixedDecimal.zero) { sum, value in
            sum.flatMap { sum in value.flatMap { sum.adding($0) } }
        }
    }

    /// `120x80x95` in centimetres as cubic metres, to three decimals.
    static func volume(_ size: String) -> FixedDecimal? {
        let sides = size.lowercased().split { "xх×* ".contains($0) }.compactMap { FixedDecimal($0) }
        guard sides.count == 3, let area = sides[0].multiplied(by: sides[1]), let cubic = area.multiplied(by: sides[2])
        else { return nil }
        // Cubic centimetres to litres, rounded up, since a lorry is not made larger by rounding.
        let litres = (cubic.millionths + 999_999_999) / 1_000_000_000
        return FixedDecimal(millionths: litres * 1_000)
    }

    private func weight(_ value: FixedDecimal?) -> Any {
        value.map { formats.quantity($0, .kg) } ?? Blank() as Any
    }

    private func package(_ package: PackageSnapshot) -> Tree {
        [
            "position": String(package.position), "name": Tree.line(package.name), "size": Tree.line(package.size),
            "gross": weight(package.grossKg), "net": weight(package.netKg),
            "contents": package.contents.map { share in
                let line = record.lines.first { $0.position == share.line }
                return [
                    "position": String(share.line), "text": Tree.line(line.map { $0.text.nonEmpty ?? $0.wording }),
                    "sku": Tree.line(line?.sku), "quantity": formats.quantity(share.quantity, line?.unit),
                    "hsCode": Tree.line(line?.hsCode),
                ] as Tree
            },
        ]
    }
}
