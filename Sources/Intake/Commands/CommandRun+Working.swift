import Foundation
import Mail
import Settings
import Storage
import Understanding
import Workflows

extension CommandRun {
    /// Opening and closing of any record.
    mutating func executeWork(_ command: StaffCommand) throws -> String {
        switch command {
        case .close(let words): return try close(words ?? "")
        case .reopen(let words): return try reopen(words ?? "")
        default: return try executeTask(command)
        }
    }

    private mutating func close(_ words: String) throws -> String {
        let subject = try subject(.order, .complaint, .todo, .offer, .contract)
        let moved =
            switch subject.number.kind {
            case .order: try desk.move(subject, Order.Event.close, by: actor, detail: words)
            case .contract: try desk.move(subject, Contract.Event.terminate, by: actor, detail: words)
            case .complaint:
                try desk.move(subject, Complaint.Event.close, by: actor, detail: words, mailing: mailing(words))
            case .todo:
                try desk.move(subject, ToDo.Event.finish, by: actor, detail: words, mailing: Mailing(text: words))
            default:
                try desk.move(subject, Offer.Event.withdraw, by: actor, detail: words, mailing: Mailing(silent: true))
            }
        record = moved
        return phrases.state(moved)
    }

    private mutating func reopen(_ words: String) throws -> String {
        let subject = try subject(.order, .complaint, .todo, .offer, .contract)
        let moved =
            switch subject.number.kind {
            case .order: try desk.move(subject, Order.Event.reopen, by: actor, detail: words)
            case .contract: try desk.move(subject, Contract.Event.reopen, by: actor, detail: words)
            case .complaint: try reopenComplaint(subject, words)
            case .todo:
                try desk.move(subject, ToDo.Event.reopen, by: actor, detail: words, mailing: Mailing(text: words))
            default: try desk.move(subject, Offer.Event.reopen, by: actor, detail: words)
            }
        record = moved
        return phrases.state(moved)
    }

    /// A complaint that is taken up again has a clock again.
    private mutating func reopenComplaint(_ complaint: RecordRow, _ words: String) throws -> RecordRow {
        let moved = try desk.move(
            complaint, Complaint.Event.reopen, by: actor, detail: words, mailing: mailing(words))
        try desk.beginClock(of: complaint.id)
        return try desk.reload(moved)
    }

    /// The words of a command go to the client where no text stands below it.
    private mutating func mailing(_ words: String) -> Mailing {
        var mailing = mailing()
        if mailing.text.isEmpty { mailing.text = words }
        return mailing
    }
}
