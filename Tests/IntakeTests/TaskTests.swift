import Foundation
import Mail
import Settings
import Storage
import Testing
import Workflows

@testable import Intake

@Suite struct TaskTests {
    private let maria = "maria@\(Office.firm)"
    private let peter = "peter@\(Office.firm)"

    /// A task of Maria's for Peter.
    private func task(_ office: Office, _ command: String = "#task peter due=20.04.2026 check the stock") async throws
        -> RecordRow
    {
        let offer = try await office.inquiry()
        try await office.maria(offer, command)
        return try await office.only(.todo)
    }

    @Test(arguments: ["#task peter due=20.04.2026 check the stock", "#задача peter срок=20.04.2026 check the stock"])
    func `A task from a record goes to the colleague, who is told with its date`(command: String) async throws {
        let office = try Office()
        let todo = try await task(office, command)
        #expect(todo.holder == "peter")
        #expect(todo.giver == "maria")
        #expect(todo.dueOn == "2026-04-20")
        #expect(todo.parent == (try await office.only(.offer)).id)
        let told = try await office.last(.reminder, to: peter)
        #expect(told.model.text.contains("check the stock"))
        #expect(told.model.record?.dueOn == "2026-04-20")
        #expect(told.audience == .inside)
        #expect(try await office.outbox(to: maria).last == .transcript)
    }

    @Test(arguments: [
        ("#progress half is counted", "inProgress", "half is counted"),
        ("#напредък половината", "inProgress", "половината"),
        ("#done 40 pieces left", "done", "40 pieces left"), ("#готово 40 бр. остават", "done", "40 бр."),
        ("#cancel no longer needed", "cancelled", "no longer"), ("#анулирай не трябва", "cancelled", "не трябва"),
        ("#close", "done", ""), ("#затвори", "done", ""),
    ])
    func `The giver is told of each change by the holder`(command: String, state: String, words: String) async throws {
        let office = try Office()
        let todo = try await task(office)
        try await office.staff("peter", todo, command)
        #expect(try await office.record(todo.number).state == state)
        let told = try await office.last(.reminder, to: maria)
        #expect(told.model.text.contains(todo.number.description))
        #expect(words.isEmpty || told.model.text.contains(words))
        #expect(told.model.text.contains("Peter Stone"))
    }

    @Test(arguments: ["#due 30.04.2026", "#срок 30.04.2026"])
    func `A new date is told to the holder, and to nobody who set it`(command: String) async throws {
        let office = try Office()
        let todo = try await task(office)
        try await office.staff("maria", todo, command)
        #expect(try await office.record(todo.number).dueOn == "2026-04-30")
        #expect(try await office.last(.reminder, to: peter).model.text.contains("2026-04-30"))
        #expect(try await office.outbox(to: maria).filter { $0 == .reminder }.isEmpty)
    }

    @Test(arguments: ["#assign maria", "#възложи maria"])
    func `A task that changes hands is told to the new holder, the old one and the giver`(command: String) async throws
    {
        let office = try Office { configuration in
            var anna = configuration.staff[0]
            (anna.id, anna.name, anna.address) = ("anna", "Anna Hill", "anna@\(Office.firm)")
            configuration.staff.append(anna)
        }
        let todo = try await task(office, "#task anna count the bolts")
        try await office.staff("peter", todo, command.replacing("maria", with: "peter"))
        #expect(try await office.record(todo.number).holder == "peter")
        for address in [maria, "anna@\(Office.firm)"] {
            #expect(try await office.last(.reminder, to: address).model.text.contains("Peter Stone"))
        }
    }

    @Test func `A task is undone as long as nobody has moved it on`() async throws {
        let office = try Office()
        let todo = try await task(office)
        try await office.staff("peter", todo, "#done")
        try await office.staff("peter", todo, "#undo")
        #expect(try await office.record(todo.number).state == "open")
        #expect(try await office.record(todo.number).dueOn == "2026-04-20")
    }

    @Test(arguments: ["#task nobody do it", "#task peter", "#done", "#progress half", "#progress"])
    func `What does not fit is refused with a sentence`(command: String) async throws {
        let office = try Office()
        let offer = try await office.inquiry()
        try await office.maria(offer, command)
        #expect(try await office.transcript().allSatisfy { !$0.done && !$0.result.isEmpty })
        #expect(try await office.records(.todo).isEmpty)
    }

    @Test func `A task that is done is not done again`() async throws {
        let office = try Office()
        let todo = try await task(office)
        try await office.staff("peter", todo, "#done")
        try await office.staff("peter", todo, "#progress more")
        #expect(try await office.transcript().allSatisfy { !$0.done })
        try await office.staff("maria", todo, "#reopen not all")
        #expect(try await office.record(todo.number).state == "open")
    }

    // MARK: the tasks mailbox

    /// Puts a mail into the tasks mailbox and says yes to the challenge that follows.
    private func write(
        _ office: Office, subject: String, _ text: String, to: String = "tasks@\(Office.firm)"
    ) async throws {
        try await office.receive(from: "Maria <\(maria)>", to: to, subject: subject, text, mailbox: "tasks")
        let code = try #require(try await office.last(.challenge).model.code)
        try await office.receive(
            from: maria, to: "tasks@\(Office.firm)", subject: "Re: code", "#yes \(code)", mailbox: "tasks")
    }

    @Test(arguments: [
        ("Стелажите", "Peter, моля провери стелажите до 20.04.2026 г.", "tasks@\(Office.firm)"),
        ("Peter: shelves", "Please check the shelves by 20 April 2026.", "tasks@\(Office.firm)"),
        ("Shelves", "Please check the shelves by 20.04.2026", "tasks@\(Office.firm), Peter <peter@\(Office.firm)>"),
    ])
    func `A mail of staff to the tasks mailbox is a task for whom it names, once it is confirmed`(
        subject: String, text: String, to: String
    ) async throws {
        let office = try Office()
        try await write(office, subject: subject, text, to: to)
        let todo = try await office.only(.todo)
        #expect(todo.holder == "peter")
        #expect(todo.giver == "maria")
        #expect(todo.dueOn == "2026-04-20")
        #expect(todo.body.contains("20"))
        #expect(try await office.outbox(to: peter).contains(.reminder))
        #expect(try await office.transcript().allSatisfy { $0.done })
    }

    @Test func `A task for nobody else is its writer's own, and a command works there as well`() async throws {
        let office = try Office()
        try await write(office, subject: "Call the bank", "Call the bank about the guarantee.")
        #expect(try await office.only(.todo).holder == "maria")
        try await write(office, subject: "x", "#task peter call the forwarder")
        #expect(try await office.records(.todo).count == 2)
    }

    @Test func `A forged mail to the tasks mailbox gives nobody work`() async throws {
        let office = try Office()
        try await office.receive(
            from: "Maria <\(maria)>", to: "tasks@\(Office.firm)", subject: "Pay", "Peter, pay 9 999 EUR today.",
            proof: .failed, mailbox: "tasks")
        #expect(try await office.records(.todo).isEmpty)
        #expect(try await office.outbox().allSatisfy { $0.model.template == .alert })
    }

    @Test func `Whoever is away has a deputy who gets the task`() async throws {
        let office = try Office { configuration in
            configuration.staff[1].awayUntil = "2026-05-01"
            configuration.staff[1].deputy = "maria"
        }
        let todo = try await task(office)
        #expect(todo.holder == "maria")
    }
}
