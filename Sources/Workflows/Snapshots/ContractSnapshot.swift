/// What the register says of a contract beside client, subject and terms, which stand in its `RecordSnapshot`.
public struct ContractSnapshot: Hashable, Sendable, Codable {
    /// The number that is printed on the contract itself; empty if it has none.
    public var reference: String
    /// ISO 8601 day of signing; `nil` if not known.
    public var signedOn: String?
    /// ISO 8601 first day.
    public var startsOn: String
    /// ISO 8601 last day; `nil` for a contract without an end.
    public var endsOn: String?
    /// What it is worth without tax; `nil` if it names no sum.
    public var value: Money?
    /// How many prices of articles it fixes.
    public var prices: Int

    /// Takes what is registered.
    public init(
        reference: String = "", signedOn: String? = nil, startsOn: String, endsOn: String? = nil, value: Money? = nil,
        prices: Int = 0
    ) {
        self.reference = reference
        self.signedOn = signedOn
        self.startsOn = startsOn
        self.endsOn = endsOn
        self.value = value
        self.prices = prices
    }
}
