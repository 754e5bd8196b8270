extension Configuration {
    /// How offers are made.
    public struct Offers: Sendable, Equatable {
        /// How long an offer stands.
        public var validityDays = 30
        /// The VAT rate where the catalogue states none, a decimal number.
        public var vatPercent = "20"
        /// Which offers go out without a person looking at them.
        public enum AutoSend: String, CaseIterable, Sendable {
            /// None.
            case never
            /// Those of inquiries that the portal composed for the sender.
            case portal
            /// Those of every inquiry.
            case always
        }
        /// Which inquiries are answered by their offer at once, where every line is clear and priced, the client asked
        /// for nothing else, and `autoSendLimit` is kept.
        public var autoSend = AutoSend.never
        /// The largest such offer: its sum without VAT, in whole units of the company's currency.
        public var autoSendLimit = 1_000
        /// Printed on each offer that has none of its own.
        public var deliveryTerms: LocalizedText?
        /// How many days before it expires the holder of an offer is reminded.
        public var reminderDays = [3]

        /// The defaults.
        public init() {}
    }

    /// How invoices are issued and paid.
    public struct Invoices: Sendable, Equatable {
        /// How many days after the invoice it is to be paid, where nothing else is agreed.
        public var paymentDays = 14
        /// The number of the very first invoice.
        public var firstNumber = 1
        /// Above which sum with tax, in the firm's currency, an invoice or note waits for `#yes`; a decimal number.
        public var confirmAbove: String?
        /// How many days after the day of payment the client is reminded, a step each.
        public var reminderDays: [Int] = []

        /// The defaults.
        public init() {}
    }

    /// What is told of contracts.
    public struct Contracts: Sendable, Equatable {
        /// How many days before its end the holder of a contract is reminded, once each.
        public var reminderDays = [60, 30, 7]

        /// The defaults.
        public init() {}
    }

    /// By when complaints are answered and decided, and who may pay money back.
    public struct Complaints: Sendable, Equatable {
        /// By when a person answers first, from the day it comes in.
        public var firstAnswerDays = 1
        /// By when it is decided, from the day it comes in.
        public var resolutionDays = 14
        /// How many days late the managers are told.
        public var escalateDays = 1
        /// How long after a decision the client's answer opens it again.
        public var reopenDays = 30
        /// How often the client's answer opens it again; then only staff do.
        public var reopenLimit = 2
        /// Whose `#refund` needs no second confirmation.
        public var refundRoles: [StaffMember.Role] = [.accounting, .manager, .admin]

        /// The defaults.
        public init() {}
    }

    /// Protection against mail loops and floods. A tripped limit holds answers back; no mail is dropped.
    public struct Limits: Sendable, Equatable {
        /// How many automatic mails one address gets in an hour.
        public var automaticPerHour = 2
        /// How many automatic mails one address gets in a day.
        public var automaticPerDay = 20
        /// From how many mails an hour of one address on nothing is answered and staff are told.
        public var incomingPerHour = 20
        /// The largest mail that is fetched; a larger one stays on the server and staff are told.
        public var incomingBytes = 104_857_600

        /// The defaults.
        public init() {}
    }

    /// A forwarder and where its parcels are traced.
    public struct Carrier: Sendable, Equatable {
        /// As clients read it.
        public var name = ""
        /// Other ways to write it in `#ship carrier=`.
        public var aliases: [String] = []
        /// The page that traces a parcel, with `{number}` where the number goes.
        public var trackingURL: String?
        /// Street, town and country, as the CMR convention wants them on its note (article 6 (1) c).
        public var address: String?

        /// The defaults, with the required keys still blank.
        public init() {}

        /// Takes the parts.
        public init(name: String, aliases: [String] = [], trackingURL: String? = nil) {
            self.name = name
            self.aliases = aliases
            self.trackingURL = trackingURL
        }

        /// The forwarders that are known without configuration.
        public static let common = [
            Carrier(
                name: "DHL", aliases: ["dhl express"],
                trackingURL: "https://www.dhl.com/global-en/home/tracking.html?submit=1&tracking-id={number}"),
            Carrier(
                name: "Speedy", aliases: ["спиди"],
                trackingURL: "https://www.speedy.bg/bg/track-shipment?shipmentNumber={number}"),
            Carrier(
                name: "Econt", aliases: ["еконт"],
                trackingURL: "https://www.econt.com/services/track-shipment/{number}"),
            Carrier(name: "DPD", trackingURL: "https://tracking.dpd.de/status/en_US/parcel/{number}"),
            Carrier(name: "GLS", trackingURL: "https://gls-group.com/GROUP/en/parcel-tracking/?match={number}"),
            Carrier(name: "UPS", trackingURL: "https://www.ups.com/track?tracknum={number}"),
            Carrier(
                name: "FedEx", aliases: ["fedex express"],
                trackingURL: "https://www.fedex.com/fedextrack/?trknbr={number}"),
            Carrier(
                name: "TNT",
                trackingURL: "https://www.tnt.com/express/en_gb/site/tracking.html?searchType=con&cons={number}"),
            Carrier(name: "Rapido", aliases: ["рапидо"]),
            Carrier(name: "DB Schenker", aliases: ["schenker", "шенкер"]),
        ]
    }
}
