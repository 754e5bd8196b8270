import Foundation
import Settings
import Storage
import Understanding
import Workflows

extension CommandRun {
    /// Gives, moves and ends tasks.
    mutating func executeTask(_ command: StaffCommand) throws -> String {
        switch command {
        case .task(let who, let text, let due):
            guard let person = house.configuration.staff(typed: who) else { throw Refusal.unknownStaff(who) }
            let holder = house.configuration.present(person, on: desk.today)
            let todo = try desk.openTask(
                to: holder, from: staff, text: text, due: due?.iso, about: record.map(desk.reload),
                forwards: record == nil ? forwards : nil, by: actor)
            if let commandMail { try transaction.file(mail: commandMail, under: todo.id, evidence: "opened") }
            if record == nil { record = todo }
            return "\(todo.number) → \(holder.name)\(due.map { ", \($0.iso)" } ?? "")"
        case .done(let words): return try move(.finish, words ?? "")
        case .progress(let words): return try move(.progress, words)
        default: throw Refusal.wrongRecord
        }
    }

    /// Moves the task, and tells holder and giver.
    mutating func move(_ event: ToDo.Event, _ words: String, also: [String] = []) throws -> String {
        let todo = try desk.move(
            subject(.todo), event, by: actor, detail: words, mailing: Mailing(text: words, alsoTold: also))
        record = todo
        return phrases.state(todo)
    }
}
