import Settings
import Storage
import Workflows

extension Clerk {
    /// Reminds of deadlines: before, on and after the day, and tells those above when one was missed.
    ///
    /// Each step is told once, by a key of record, deadline and step; a step whose day passed while the program stood
    /// still is told at the next start.
    func remindOfDeadlines(in transaction: Transaction) throws {
        let rules = configuration.tasks
        let ahead = rules.reminderDays.max() ?? 0
        let horizon = day(inDays: ahead)
        // All of them, page by page: what was told already stays in the list as long as it is open.
        try pages({ try transaction.recordsDue(by: horizon, limit: $0, offset: $1) }) { record in
            guard let due = record.dueOn, let late = days(from: due, to: today) else { return }
            if late < 0 {
                guard let step = rules.reminderDays.filter({ $0 > 0 && $0 >= -late }).min() else { return }
                try remind(record, .dueSoon, key: "\(due):before:\(step)", in: transaction)
            } else if late == 0 {
                try remind(record, .dueToday, key: "\(due):on", in: transaction)
            } else {
                if let step = rules.overdueDays.filter({ $0 <= late }).max() {
                    try remind(record, .overdue, key: "\(due):after:\(step)", in: transaction)
                }
                let patience =
                    record.number.kind == .complaint
                    ? configuration.complaints.escalateDays : rules.escalateDays
                if late >= patience {
                    try remind(record, .escalated, to: above(record), key: "\(due):up", in: transaction)
                }
            }
        }
        try pages({ try transaction.complaintsUnanswered(before: today, limit: $0, offset: $1) }) { complaint in
            guard let row = try transaction.complaint(of: complaint.id), let late = days(from: row.answerBy, to: today)
            else { return }
            try remind(complaint, .unanswered, key: "\(row.answerBy):answer", in: transaction)
            if late >= configuration.complaints.escalateDays {
                try remind(
                    complaint, .unanswered, to: above(complaint), key: "\(row.answerBy):answer up", in: transaction)
            }
        }
    }

    /// Handles all records of a list that does not change meanwhile, a page at a time.
    func pages(
        _ page: (_ limit: Int, _ offset: Int) throws -> [RecordRow], _ handle: (RecordRow) throws -> Void
    ) throws {
        var offset = 0
        while true {
            let records = try page(DeadlineService.batch, offset)
            for record in records { try handle(record) }
            guard records.count == DeadlineService.batch else { return }
            offset += records.count
        }
    }

    /// Who is told when the holder of a record lets a day pass: who gave it, else the managers; never the holder again.
    private func above(_ record: RecordRow) -> [Configuration.StaffMember] {
        var people: [Configuration.StaffMember] = []
        if let giver = record.giver.flatMap({ configuration.staff($0) }), giver.id != record.holder { people = [giver] }
        if people.isEmpty { people = configuration.staff.filter { $0.roles.contains(.manager) } }
        return people.map { configuration.present($0, on: today) }.filter { $0.id != record.holder }
    }
}
