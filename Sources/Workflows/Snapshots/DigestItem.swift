/// One line of the mail that tells a member of staff in the morning what waits.
public struct DigestItem: Hashable, Sendable, Codable {
    /// Under which heading it stands, in this order.
    public enum Group: String, CaseIterable, Sendable, Codable {
        /// Past its deadline.
        case late
        /// Due today.
        case today
        /// Tasks in hand.
        case tasks
        /// Offers to be sent.
        case offers
        /// Orders to be confirmed, packed or shipped.
        case orders
        /// Complaints to be decided.
        case complaints
        /// Tasks given to others that are late.
        case given

        /// Where it stands.
        public var order: Int { Self.allCases.firstIndex(of: self) ?? 0 }
    }

    /// Under which heading.
    public var group: Group
    /// The record.
    public var number: RecordNumber
    /// What it is about.
    public var title: String
    /// Whose it is; empty for nobody's.
    public var client: String
    /// The raw value of its workflow's state.
    public var state: String
    /// ISO 8601 day of the deadline.
    public var due: String?

    /// Takes one line.
    public init(group: Group, number: RecordNumber, title: String, client: String, state: String, due: String? = nil) {
        self.group = group
        self.number = number
        self.title = title
        self.client = client
        self.state = state
        self.due = due
    }
}
