/// So much of a shipment's line in one package.
public struct PackedShare: Hashable, Sendable, Codable {
    /// The line's position in the shipment.
    public var line: Int
    /// How much of it.
    public var quantity: FixedDecimal

    /// Takes a line and how much of it.
    public init(line: Int, quantity: FixedDecimal) {
        self.line = line
        self.quantity = quantity
    }
}

/// One package of a shipment, as the packing list and the CMR note name it.
public struct PackageSnapshot: Hashable, Sendable, Codable {
    /// Counts from 1.
    public var position: Int
    /// What staff call it: `box 1`, `EUR pallet`.
    public var name: String
    /// Outer size in centimetres, as typed: `120x80x95`; `nil` if not known.
    public var size: String?
    /// Gross weight in kilograms; `nil` if not known.
    public var grossKg: FixedDecimal?
    /// Net weight in kilograms, computed from the catalogue; `nil` if one article has no weight.
    public var netKg: FixedDecimal?
    /// What lies in it.
    public var contents: [PackedShare]

    /// Takes a package.
    public init(
        position: Int, name: String, size: String? = nil, grossKg: FixedDecimal? = nil, netKg: FixedDecimal? = nil,
        contents: [PackedShare] = []
    ) {
        self.position = position
        self.name = name
        self.size = size
        self.grossKg = grossKg
        self.netKg = netKg
        self.contents = contents
    }
}
