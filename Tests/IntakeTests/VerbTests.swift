import Foundation
import Mail
import Settings
import Storage
import Testing
import Understanding
import Workflows

@testable import Intake

extension VerbCase: CustomTestStringConvertible {
    var testDescription: String { verb.rawValue }
}

/// Every verb that staff have: in English and Bulgarian, refused, and undone.
@Suite struct VerbTests {
    @Test func `No verb is without its case`() {
        #expect(Set(VerbCase.all.map(\.verb)) == Set(StaffVerb.allCases))
        #expect(VerbCase.all.count == StaffVerb.allCases.count)
    }

    @Test(arguments: VerbCase.all, ["en", "bg"])
    func `It does what it says, and undo takes it back`(verb: VerbCase, language: String) async throws {
        let scene = try await VerbScene(verb.stage)
        let before = try await scene.books()
        try await scene.say(language == "bg" ? verb.bulgarian : verb.english, language, answersMail: verb.answersMail)
        let transcript = try await scene.office.last(.transcript).model
        #expect(!transcript.transcript.contains { !$0.done }, "\(transcript.transcript)")
        // The code was asked of Bob, who reads English.
        #expect(transcript.language == language || verb.verb == .yes)
        let after = try await scene.books()
        if case .nothingDone = verb.undo {
            guard verb.verb != .undo, verb.verb != .yes else { return }
            #expect(after == before)
            // Where nothing was done, an undo would take back something else.
            #expect(!transcript.notes.contains { $0.contains("#undo") || $0.contains("#върни") })
            return
        }
        #expect(after != before)
        #expect(
            transcript.notes.contains { $0.contains(language == "bg" ? "#върни" : "#undo") } == (verb.undo == .asBefore)
        )
        try await scene.say(language == "bg" ? "#върни" : "#undo", language)
        let undone = try await scene.office.last(.transcript).model.transcript
        if verb.undo == .issued {
            #expect(undone.map(\.done) == [false])
            #expect(undone.first?.result.contains(language == "bg" ? "#кредит" : "#credit") == true)
            #expect(try await scene.books() == after)
        } else {
            #expect(undone.map(\.done) == [true], "\(undone)")
            #expect(try await scene.books() == before)
        }
    }

    @Test(arguments: VerbCase.all)
    func `It is refused in a sentence, and nothing changes`(verb: VerbCase) async throws {
        let scene = try await VerbScene(verb.refusedOn)
        let before = try await scene.books()
        try await scene.say(verb.refused, "en", answersMail: verb.answersMail)
        let lines = try await scene.office.last(.transcript).model.transcript
        #expect(lines.allSatisfy { !$0.done })
        let sentence = lines.map(\.result).joined(separator: " ")
        #expect(sentence.count > 12)
        #expect(verb.refusal.isEmpty || sentence.contains(verb.refusal), "\(sentence)")
        #expect(try await scene.books() == before)
    }
}

/// A firm with a record of the wanted kind, and two managers who may do everything, one of each language.
private struct VerbScene {
    let office: Office
    let record: RecordRow
    private var words: [String: String] = [:]
    private let made: Int64
    private let clients: Int64
    /// The notice of the client's first mail.
    private let notice: Int64

    init(_ stage: VerbCase.Stage) async throws {
        let office = try Office.trading { configuration in
            for (id, language) in [("bob", "en"), ("boyan", "bg")] {
                var person = Configuration.StaffMember()
                person.id = id
                person.name = id.capitalized
                person.address = "\(id)@\(Office.firm)"
                person.language = language
                person.roles = [.manager]
                configuration.staff.append(person)
            }
        }
        self.office = office
        _ = try await office.store.write {
            try $0.addClient(NewClient(name: "Harrow Ltd", language: "en"), at: Date())
        }
        let offer = try await office.inquiry()
        notice = try #require(try await office.last(.staffNotice).answers)
        func order() async throws -> RecordRow {
            try await office.maria(offer, "#send")
            try await office.maria(offer, "#confirm")
            return try await office.only(.order)
        }
        func child(_ kind: RecordKind, of record: RecordRow, by command: String) async throws -> RecordRow {
            try await office.staff("bob", record, command)
            #expect(try await office.isDone(), "\(command)")
            return try #require(try await office.records(kind).first)
        }
        switch stage {
        case .draft:
            let other = try await office.shell("#offer \(Office.client)\n#line + 1 LMP-10", on: nil)
            words["{offer}"] = try #require(other.record).description
            record = offer
        case .edited:
            try await office.staff("bob", offer, "#price 1 1.40")
            record = offer
        case .sent:
            try await office.maria(offer, "#send")
            record = offer
        case .order: record = try await order()
        case .packing:
            record = try await child(.shipment, of: try await order(), by: "#pack all in box 1")
        case .shipment: record = try await child(.shipment, of: try await order(), by: "#ship")
        case .invoice: record = try await child(.invoice, of: try await order(), by: "#invoice")
        case .complaint:
            let order = try await order()
            try await office.maria(order, "#ship")
            record = try await office.complaint("12 pcs LED bulb 10W E27 of \(order.number) are broken.")
        case .untied:
            words["{order}"] = try await order().number.description
            record = try await office.complaint("5 pcs LMP-10 and 4 pcs CBL-3X15 are faulty.")
        case .todo: record = try await child(.todo, of: offer, by: "#task maria look into it")
        case .finished:
            let todo = try await child(.todo, of: offer, by: "#task maria look into it")
            try await office.staff("bob", todo, "#done")
            record = todo
        case .contract:
            record = try await child(.contract, of: offer, by: "#contract Stroymag Ltd from 1.01.2026 to 31.12.2026")
        case .challenge:
            // Without a proof of who writes, a code is asked for.
            try await office.receive(
                from: "bob@\(Office.firm)", to: office.token(offer, for: "bob@\(Office.firm)"), "#price 1 1.40",
                proof: .none)
            let code: String = try #require(try await office.last(.challenge).model.code)
            words["{code}"] = code
            record = offer
        }
        made = try await office.store.read { transaction in
            try RecordKind.allCases.flatMap { try transaction.records($0, limit: 100) }.map(\.id).max() ?? 0
        }
        clients = try await office.store.read { try $0.clients().map(\.id).max() ?? 0 }
    }

    /// A command mail of one of the managers.
    func say(_ text: String, _ language: String, answersMail: Bool = false) async throws {
        // The code was asked of Bob.
        let id = language == "bg" && words["{code}"] == nil ? "boyan" : "bob"
        let address = "\(id)@\(Office.firm)"
        let body = words.reduce(text) { $0.replacing($1.key, with: $1.value) }
        guard answersMail else {
            try await office.staff(id, record, body)
            return
        }
        let token = try #require(
            MessageToken(.client, reference: "M\(notice)", recipient: address, keys: office.keys)
                .address(at: "sales@\(Office.firm)"))
        try await office.receive(from: address, to: token, subject: "Re: notice", body)
    }

    /// All that commands can change, in words; what was made since and called off again does not count.
    func books() async throws -> [String] {
        let waiting = try await office.outbox().filter { $0.audience == .client && $0.headerClass != .notice }
            .filter { $0.state == .queued }.map { "\($0.model.template) \($0.recipient)" }
        let calledOff: Set<String> = ["withdrawn", "cancelled", "closed"]
        let (made, clients) = (made, clients)
        return try await office.store.read { transaction in
            var lines: [String] = []
            for record in try RecordKind.allCases.flatMap({ try transaction.records($0, limit: 100) }) {
                if record.id > made, calledOff.contains(record.state) { continue }
                var snapshot = try transaction.snapshot(of: record, holderName: { $0 }, day: { _ in "" })
                snapshot.version = nil
                lines.append("\(record.number) \(record.state) \(snapshot)")
                lines.append("\(try transaction.openChange(of: record.id)?.wanted as Any)")
                lines.append("\(try transaction.ties(of: record.id).sorted { $0.key < $1.key })")
                lines.append("\(try transaction.payments(of: record.id).filter { !$0.isVoided })")
                lines.append("\(try transaction.complaint(of: record.id)?.decision as Any)")
            }
            for client in try transaction.clients() where client.id <= clients {
                lines.append("\(client) \(try transaction.terms(of: client.id))")
                lines += try transaction.contacts(of: client.id).map { "\($0)" }
            }
            for id in 1...(try transaction.lastMail() ?? 1) {
                guard let mail = try transaction.mail(id), mail.direction == .incoming, mail.audience == .client else {
                    continue
                }
                lines.append("mail \(id) \(mail.client ?? 0) \(mail.records.filter { $0 <= made })")
            }
            return lines + waiting
        }
    }
}
