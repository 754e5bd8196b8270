public import Foundation
public import Mail
public import Settings
public import Understanding
public import Workflows

/// What stays the same while mails are worked on: the configuration, the catalogue, the keys, the staff.
///
/// A reload of the configuration or the catalogue makes a new one.
public struct House: Sendable {
    /// The configuration.
    public let configuration: Configuration
    /// Reads mails against the catalogue.
    public let reader: Reader
    /// Makes and verifies tokens.
    public let keys: KeyRing
    /// What time it is.
    public let now: @Sendable () -> Date
    let calendar: Calendar
    /// Every address that is ours: mailboxes and staff.
    let ownAddresses: Set<String>
    /// Which commands each role may use.
    public let permissions: Permissions

    /// Puts the firm together.
    public init(
        configuration: Configuration, reader: Reader, keys: KeyRing, now: @escaping @Sendable () -> Date = { Date() }
    ) {
        self.configuration = configuration
        self.reader = reader
        self.keys = keys
        self.now = now
        ownAddresses = Self.ownAddresses(configuration)
        permissions = Permissions(configuration.permissions)
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = TimeZone(identifier: configuration.company.timezone) ?? .gmt
        self.calendar = calendar
    }

    /// The articles that are sold.
    public var catalogue: Catalogue { reader.catalogue }

    /// The day of a moment in the firm's time zone.
    public func day(_ date: Date) -> Day {
        let parts = calendar.dateComponents([.year, .month, .day], from: date)
        return Day(year: parts.year ?? 1970, month: parts.month ?? 1, day: parts.day ?? 1) ?? .epoch
    }

    /// The ISO 8601 day of a moment in the firm's time zone.
    public func iso(_ date: Date) -> String { day(date).iso }

    /// The ISO 8601 day so many days after a moment.
    public func iso(_ date: Date, plusDays days: Int) -> String {
        iso(calendar.date(byAdding: .day, value: days, to: date) ?? date)
    }

    /// The currency of the firm's prices.
    public var currency: Currency { Currency(configuration.company.currency) ?? .eur }

    /// The tax rate where the catalogue states none.
    public var vatPercent: FixedDecimal { FixedDecimal(configuration.offers.vatPercent) ?? .zero }

    /// The name that people see of a member of staff.
    public func staffName(_ id: String) -> String? { configuration.staff(id)?.name }

    // MARK: mailboxes

    /// The mailbox that records of a kind are answered from when nothing else says so.
    func mailbox(for purpose: Configuration.Mailbox.Purpose) -> Configuration.Mailbox? {
        configuration.mailboxes.first { $0.purpose == purpose } ?? configuration.mailboxes.first
    }

    /// Whether an address is one of our polled mailboxes, with or without a sub-address.
    func isOwn(_ address: String) -> Bool {
        let key = address.lowercased()
        return configuration.mailboxes.contains { box in
            let own = box.address.lowercased()
            if own == key { return true }
            guard let delimiter = configuration.smtp.subAddressDelimiter, let at = own.lastIndex(of: "@") else {
                return false
            }
            return key.hasPrefix(own[..<at] + delimiter) && key.hasSuffix(own[at...])
        }
    }

    private static func ownAddresses(_ configuration: Configuration) -> Set<String> {
        var all = Set(configuration.mailboxes.map { $0.address.lowercased() })
        for member in configuration.staff {
            all.insert(member.address.lowercased())
            all.formUnion(member.addresses.map { $0.lowercased() })
        }
        return all
    }

    /// The sub-address delimiter; `nil` when the server has none.
    var delimiter: Character? { configuration.smtp.subAddressDelimiter?.first }

    /// Identifies this installation in the loop mark that every outgoing mail carries.
    public var loopMark: String { configuration.mailboxes.first?.address.lowercased() ?? "xcrm" }
}
