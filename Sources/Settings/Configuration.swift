/// The whole configuration of one firm, as `config/xcrm.yaml` states it.
///
/// Every stored property is a key of that file, in snake case; `Configuration.keys` describes each one, and
/// `xcrm config describe` prints them all. `init(contentsOf:)` reads a file and reports everything that is wrong
/// with it at once. Paths are absolute after reading.
public struct Configuration: Sendable, Equatable {
    /// Who we are.
    public var company = Company()
    /// The folder of the database.
    public var data = "./var"
    /// The price list, a CSV file; `nil` for a firm that prices everything by hand.
    public var catalogue: String?
    /// The folder of the mail and document templates; `nil` for the ones that come with the program.
    public var templates: String?
    /// The mailboxes that are read and answered from, at least one.
    public var mailboxes: [Mailbox] = []
    /// Where mail is handed in for sending.
    public var smtp = SMTP()
    /// The people of the firm, at least one.
    public var staff: [StaffMember] = []
    /// Whose proofs of a sender count.
    public var trust = Trust()
    /// The read-only web pages.
    public var portal = Portal()
    /// Who is told by another way when the daemon stands still; `nil` for nobody.
    public var alarm: Alarm?
    /// How offers are made.
    public var offers = Offers()
    /// How invoices are issued and paid.
    public var invoices = Invoices()
    /// What is told of contracts.
    public var contracts = Contracts()
    /// Which documents go along with which mails.
    public var documents = Documents()
    /// By when complaints are answered and decided.
    public var complaints = Complaints()
    /// When those who work on something are reminded of it.
    public var tasks = Tasks()
    /// The mail in the morning.
    public var digest = Digest()
    /// Which commands a role may use.
    public var permissions: [Permission] = Permission.common
    /// Protection against mail loops and floods.
    public var limits = Limits()
    /// Forwarders and where their parcels are traced.
    public var carriers: [Carrier] = Carrier.common
    /// The daemon's log.
    public var log = Log()

    /// The defaults, with the required keys still blank.
    public init() {}
}
