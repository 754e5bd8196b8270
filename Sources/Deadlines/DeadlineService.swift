public import Foundation
public import Logging
import Mail
public import ServiceLifecycle
public import Settings
public import Storage
import Synchronization
import Workflows

/// Brings what time alone brings: offers that expire, records whose deadline has come.
///
/// Reads: records by their days, through indexes. Writes: the move, its history and a mail to whoever holds the record, in
/// one transaction for each record. Every mail has a key of record, kind and day, so a restart tells nothing twice.
public final class DeadlineService: Service {
    /// Records handled in one round; the next round takes the rest.
    static let batch = 500

    private let store: Store
    private let logger: Logger
    private let now: @Sendable () -> Date
    private let interval: Duration
    private let current: Mutex<Configuration>

    /// A service that looks every `interval`.
    public init(
        store: Store, configuration: Configuration, logger: Logger, interval: Duration = .seconds(300),
        now: @escaping @Sendable () -> Date = { Date() }
    ) {
        self.store = store
        self.logger = logger
        self.interval = interval
        self.now = now
        current = Mutex(configuration)
    }

    /// Works by a new configuration from the next round on.
    public func use(_ configuration: Configuration) { current.withLock { $0 = configuration } }

    /// Runs until graceful shutdown.
    public func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do {
                    try await self.round()
                } catch {
                    self.logger.error("deadlines failed and are tried again", metadata: ["error": "\(error)"])
                }
                try? await Task.sleep(for: self.interval)
            }
        }
    }

    /// Handles everything that is due now.
    public func round() async throws {
        let clock = Clerk(configuration: current.withLock { $0 }, now: now())
        try await store.write { transaction in
            for offer in try transaction.offersExpired(before: clock.today, limit: Self.batch) {
                _ = try transaction.apply(
                    .expire, of: Offer.self, to: offer.id, by: Actor("xcrm"), at: clock.now,
                    detail: offer.validUntil ?? "")
                try clock.remind(offer, .expired, in: transaction)
            }
            for days in clock.configuration.offers.reminderDays {
                let day = clock.day(inDays: days)
                try clock.pages({ try transaction.offersExpiring(on: day, limit: $0, offset: $1) }) {
                    try clock.remind($0, .expires, in: transaction)
                }
            }
            let steps = clock.configuration.contracts.reminderDays.sorted()
            for (contract, end) in try transaction.contractsEnding(
                from: clock.today, through: clock.day(inDays: steps.last ?? -1), limit: Self.batch)
            {
                // The step that is reached, once, also when the daemon did not run on its very day.
                guard let step = steps.first(where: { clock.day(inDays: $0) >= end }) else { continue }
                try clock.remind(contract, .contractEnds, key: "\(step):\(end)", in: transaction)
            }
            for contract in try transaction.contractsEnded(before: clock.today, limit: Self.batch) {
                _ = try transaction.apply(
                    .expire, of: Contract.self, to: contract.id, by: Actor("xcrm"), at: clock.now)
                try clock.remind(contract, .contractEnded, in: transaction)
            }
            try InvoiceReminders(
                configuration: clock.configuration, now: clock.now, today: clock.today, day: clock.day(inDays:),
                dayOf: { Clerk.iso($0, clock.calendar) }
            ).send(in: transaction, limit: Self.batch)
            try clock.remindOfDeadlines(in: transaction)
            try Digest(clerk: clock).send(in: transaction)
        }
    }
}

/// What a reminder is about.
enum Occasion: String {
    case expires, expired, dueSoon, dueToday, overdue, escalated, unanswered, contractEnds, contractEnded

    func sentence(_ record: RecordRow, _ snapshot: RecordSnapshot, language: String) -> String {
        let (number, bulgarian) = (record.number.description, language == "bg")
        switch self {
        case .expires:
            let day = record.validUntil ?? ""
            return bulgarian ? "\(number) важи до \(day)." : "\(number) is valid until \(day)."
        case .expired:
            return bulgarian
                ? "\(number) изтече без отговор. #отвори я подновява."
                : "\(number) expired without an answer. #reopen renews it."
        case .dueSoon:
            let day = record.dueOn ?? ""
            return bulgarian ? "\(number) е със срок \(day)." : "\(number) is due on \(day)."
        case .escalated:
            let (day, holder) = (record.dueOn ?? "", record.holder ?? "–")
            return bulgarian
                ? "\(number) беше със срок \(day) и още чака (отговорник: \(holder))."
                : "\(number) was due on \(day) and still waits (in charge: \(holder))."
        case .unanswered:
            return bulgarian
                ? "По \(number) клиентът още няма отговор от човек."
                : "The client has no answer from a person on \(number) yet."
        case .contractEnds:
            let day = snapshot.contract?.endsOn ?? ""
            return bulgarian
                ? "Договор \(number) (\(snapshot.client.name)) изтича на \(day)."
                : "Contract \(number) (\(snapshot.client.name)) ends on \(day)."
        case .contractEnded:
            return bulgarian
                ? "Договор \(number) (\(snapshot.client.name)) изтече. #отвори и #валидна ДЕН го подновяват."
                : "Contract \(number) (\(snapshot.client.name)) has ended. #reopen and #valid DAY renew it."
        case .dueToday: return bulgarian ? "Срокът на \(number) е днес." : "\(number) is due today."
        case .overdue:
            let day = record.dueOn ?? ""
            return bulgarian
                ? "\(number) е със срок \(day) и закъснява." : "\(number) was due on \(day) and is overdue."
        }
    }
}

/// One round's view of the calendar and the staff.
struct Clerk {
    let configuration: Configuration
    let now: Date
    let calendar: Calendar
    let today: String

    init(configuration: Configuration, now: Date) {
        self.configuration = configuration
        self.now = now
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = TimeZone(identifier: configuration.company.timezone) ?? .gmt
        self.calendar = calendar
        today = Self.iso(now, calendar)
    }

    static func iso(_ date: Date, _ calendar: Calendar) -> String {
        let parts = calendar.dateComponents([.year, .month, .day], from: date)
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(parts.year ?? 1970)-\(two(parts.month ?? 1))-\(two(parts.day ?? 1))"
    }

    /// The full hour of the firm's clock.
    var hour: Int { calendar.component(.hour, from: now) }

    /// The day of the week by the firm's clock.
    var weekday: Configuration.Digest.Weekday {
        let days: [Configuration.Digest.Weekday] = [.sun, .mon, .tue, .wed, .thu, .fri, .sat]
        return days[(calendar.component(.weekday, from: now) - 1) % 7]
    }

    /// How many days lie between two ISO 8601 days; negative when the first is the later.
    func days(from first: String, to second: String) -> Int? {
        guard let first = date(first), let second = date(second) else { return nil }
        return calendar.dateComponents([.day], from: first, to: second).day
    }

    private func date(_ day: String) -> Date? {
        let parts = day.split(separator: "-").compactMap { Int($0) }
        guard parts.count == 3 else { return nil }
        return calendar.date(from: DateComponents(year: parts[0], month: parts[1], day: parts[2], hour: 12))
    }

    /// What a member of staff is written to in.
    static func language(of person: Configuration.StaffMember) -> String {
        ["bg", "en", "de"].contains(person.language) ? person.language : "en"
    }

    func day(inDays days: Int) -> String {
        Self.iso(calendar.date(byAdding: .day, value: days, to: now) ?? now, calendar)
    }

    /// Mails whoever is in charge of a record, or those named, once for each occasion and key.
    ///
    /// - parameter key: what the occasion is of; today for `nil`.
    func remind(
        _ record: RecordRow, _ occasion: Occasion, to people: [Configuration.StaffMember]? = nil, key: String? = nil,
        in transaction: Transaction
    ) throws {
        let record = try transaction.record(record.id)
        let people = people ?? configuration.inCharge(holder: record.holder, mailbox: record.mailbox, on: today)
        for person in people {
            let onceKey = "deadline:\(record.number):\(occasion.rawValue):\(key ?? today):\(person.id)"
            // Every round comes by here; what was told is not put together again.
            guard try !transaction.hasOutgoing(onceKey: onceKey) else { continue }
            let language = Self.language(of: person)
            let snapshot = try transaction.snapshot(
                of: record, holderName: { configuration.staff($0)?.name }, day: { Self.iso($0, calendar) })
            let model = MailModel(
                template: .reminder, language: language, record: snapshot,
                text: occasion.sentence(record, snapshot, language: language))
            var mail = NewOutgoing(
                model: model, record: record.id, mailbox: record.mailbox, recipient: person.address,
                recipientName: person.name, audience: .inside, headerClass: .notice)
            mail.client = record.client
            mail.onceKey = onceKey
            try transaction.enqueue(mail, at: now)
        }
    }
}
