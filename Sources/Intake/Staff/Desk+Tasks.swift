import Foundation
import Mail
import Settings
import Storage
import Understanding
import Workflows

extension Desk {
    /// Gives work to a member of staff, who is told of it.
    ///
    /// - parameter subject: the record that it comes from; its client is the task's.
    func openTask(
        to holder: Configuration.StaffMember, from giver: Configuration.StaffMember?, text: String, due: String?,
        about subject: RecordRow?, title: String = "", forwards: Int64? = nil, by actor: Actor
    ) throws -> RecordRow {
        let first = text.split(whereSeparator: \.isNewline).first.map(String.init) ?? text
        var new = NewRecord(
            kind: .todo, state: ToDo.initial.rawValue, client: subject?.client, contact: subject?.contact,
            parent: subject?.id, mailbox: house.mailbox(for: .tasks)?.name ?? subject?.mailbox ?? "",
            holder: holder.id, title: String((title.isEmpty ? first : title).prefix(120)))
        new.giver = giver?.id
        new.body = text
        new.dueOn = due
        let todo = try transaction.open(new, year: year, by: actor, at: now)
        let name = giver?.name ?? "xcrm"
        try tellOfTask(todo, by: actor, forwards: forwards) {
            $0.say("\(name) gave you a task: \(text)", "\(name) ви възложи задача: \(text)")
        }
        return todo
    }

    /// Tells the holder and the giver of a task what happened to it, but not the one who did it.
    func tellOfTask(
        _ todo: RecordRow, by actor: Actor, also: [String] = [], forwards: Int64? = nil,
        _ sentence: @escaping @Sendable (Phrases) -> String
    ) throws {
        let todo = try reload(todo)
        var ids: [String] = []
        for id in [todo.holder, todo.giver].compactMap(\.self) + also
        where actor.name != "staff:\(id)" && !ids.contains(id) { ids.append(id) }
        var notice = Notice(template: .reminder, mailbox: todo.mailbox, record: todo)
        notice.people = ids.compactMap { configuration.staff($0) }.map { configuration.present($0, on: today) }
        notice.text = sentence
        notice.kind = "task"
        notice.audience = .inside
        notice.forwards = forwards
        notice.onceKey = "task:\(todo.number):\(todo.version)"
        try notify(notice)
    }

    /// A mail of staff to the tasks mailbox without commands is a task: for the colleague it is addressed to or begins
    /// with the name of, else for its writer; due on the day that it names.
    func takeTask(_ work: StaffWork) throws {
        let text = work.block.rest.trimmingCharacters(in: .whitespacesAndNewlines)
        let subject = Subject(work.mail.message.subject).base
        guard !(text.isEmpty && subject.isEmpty) else { return }
        let holder = addressee(work, text: text, subject: subject) ?? work.staff
        let due = dueDay(in: subject) ?? dueDay(in: text)
        let todo = try openTask(
            to: configuration.present(holder, on: today), from: work.staff, text: text.isEmpty ? subject : text,
            due: due?.iso, about: nil, title: subject,
            forwards: work.mail.message.attachments.isEmpty ? nil : work.stored, by: work.actor)
        try transaction.file(mail: work.stored, under: todo.id, evidence: "opened")
        let line = TranscriptLine(
            command: "#task", done: true,
            result: "\(todo.number) → \(holder.name)\(due.map { ", \($0.iso)" } ?? "")")
        var outcome = CommandOutcome(lines: [line])
        outcome.isDone = true
        outcome.record = todo
        try sendTranscript(outcome, work)
    }

    /// The colleague a task is for.
    private func addressee(_ work: StaffWork, text: String, subject: String) -> Configuration.StaffMember? {
        let others = (work.mail.message.to + work.mail.message.cc).compactMap { configuration.staff(address: $0.key) }
        if let other = others.first(where: { $0.id != work.staff.id }) { return other }
        // „Иван, провери наличността“, "Ivan: check the stock"
        for line in [subject, text] {
            guard let end = line.firstIndex(where: { ",:!–—\n".contains($0) }) else { continue }
            let name = line[..<end].trimmingCharacters(in: .whitespaces)
            guard name.split(separator: " ").count <= 3, let person = configuration.staff(typed: name) else { continue }
            return person
        }
        return nil
    }

    private func dueDay(in text: String) -> Day? {
        CommandBlock.dueDay(in: String(text.prefix(2_000)), today: house.day(now))
    }
}
