extension Configuration {
    /// When those who work on something are reminded of it.
    public struct Tasks: Sendable, Equatable {
        /// How many days before the date.
        public var reminderDays = [1]
        /// How many days after it.
        public var overdueDays = [1, 3, 7, 14]
        /// How many days late whoever gave the task is told, or the managers where nobody did.
        public var escalateDays = 2

        /// The defaults.
        public init() {}
    }

    /// The mail in the morning that tells each member of staff what waits for them.
    public struct Digest: Sendable, Equatable {
        /// A day of the week.
        public enum Weekday: String, CaseIterable, Sendable {
            case mon, tue, wed, thu, fri, sat, sun
        }

        /// Whether it is sent at all.
        public var enabled = true
        /// From which full hour of the firm's clock on.
        public var hour = 7
        /// On which days.
        public var weekdays: [Weekday] = [.mon, .tue, .wed, .thu, .fri]

        /// The defaults.
        public init() {}
    }

    /// Which commands a role may use, beside those that everybody may.
    public struct Permission: Sendable, Equatable {
        /// Whose.
        public var role = StaffMember.Role.sales
        /// The verbs by their English names, without the sign.
        public var verbs: [String] = []

        /// The defaults, with the required keys still blank.
        public init() {}

        /// Takes a role and its verbs.
        public init(_ role: StaffMember.Role, _ verbs: String) {
            self.role = role
            self.verbs = verbs.split(separator: " ").map(String.init)
        }

        /// What roles may do without a configuration. Managers and administrators may do everything.
        public static let common = [
            Permission(
                .sales,
                """
                line price discount drop option valid delivery incoterms payment terms remark send confirm decline cancel offer \
                order contract client set merge
                """),
            Permission(.sales, "pack ship delivered returned document complaint accept reject replace repair refund"),
            Permission(.service, "complaint accept reject replace repair refund client set document"),
            Permission(.warehouse, "pack ship delivered returned document"),
            Permission(.accounting, "invoice credit debit paid document refund set"),
        ]
    }
}
