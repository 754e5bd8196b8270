import Mail
import Settings
import Storage
import Workflows

/// The mail in the morning: what waits for each member of staff.
struct Digest {
    let clerk: Clerk

    /// More lines than these are counted, not shown.
    static let shown = 60
    /// More open records than these are not looked through.
    static let looked = 5_000

    private var configuration: Configuration { clerk.configuration }

    /// Whether it is time: on a day of the list, from the hour on. Later than that the same day is better than not at all.
    var isDue: Bool {
        let rules = configuration.digest
        guard rules.enabled, rules.weekdays.contains(clerk.weekday) else { return false }
        return clerk.hour >= rules.hour
    }

    /// Sends each person's, once a day, in one transaction with its key.
    func send(in transaction: Transaction) throws {
        guard isDue else { return }
        var items: [String: [DigestItem]] = [:]
        for record in try transaction.openWork(limit: Self.looked) {
            let item = try item(record, transaction)
            for person in configuration.inCharge(holder: record.holder, mailbox: record.mailbox, on: clerk.today) {
                items[person.id, default: []].append(item)
            }
            // Who gave a task is reminded of it once it is late.
            guard record.number.kind == .todo, item.group == .late, let giver = record.giver, giver != record.holder,
                let person = configuration.staff(giver).map({ configuration.present($0, on: clerk.today) })
            else { continue }
            var given = item
            given.group = .given
            items[person.id, default: []].append(given)
        }
        for person in configuration.staff {
            // Whoever is away has a deputy, who gets it.
            guard let mine = items[person.id], !mine.isEmpty,
                configuration.present(person, on: clerk.today).id == person.id
            else { continue }
            try send(mine, to: person, in: transaction)
        }
    }

    private func send(_ items: [DigestItem], to person: Configuration.StaffMember, in transaction: Transaction) throws {
        let sorted = items.sorted {
            ($0.group.order, $0.due ?? "9999", $0.number.description) < (
                $1.group.order, $1.due ?? "9999", $1.number.description
            )
        }
        var model = MailModel(template: .digest, language: Clerk.language(of: person))
        model.digest = Array(sorted.prefix(Self.shown))
        model.text = sorted.count > Self.shown ? "+\(sorted.count - Self.shown)" : ""
        let mailbox = configuration.mailboxes.first { $0.purpose == .tasks } ?? configuration.mailboxes.first
        var mail = NewOutgoing(
            model: model, record: nil, mailbox: mailbox?.name ?? "", recipient: person.address,
            recipientName: person.name, audience: .inside, headerClass: .notice)
        mail.onceKey = "digest:\(clerk.today):\(person.id)"
        try transaction.enqueue(mail, at: clerk.now)
    }

    private func item(_ record: RecordRow, _ transaction: Transaction) throws -> DigestItem {
        let isLate = record.dueOn.map { $0 < clerk.today } ?? false
        let group: DigestItem.Group =
            if isLate {
                .late
            } else if record.dueOn == clerk.today {
                .today
            } else {
                switch record.number.kind {
                case .todo: .tasks
                case .offer: .offers
                case .complaint: .complaints
                default: .orders
                }
            }
        return DigestItem(
            group: group, number: record.number, title: record.title,
            client: try record.client.flatMap { try transaction.client($0)?.name } ?? "", state: record.state,
            due: record.dueOn)
    }
}
