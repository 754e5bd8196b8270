import Mail
import Storage
import Testing
import Understanding
import Workflows

@testable import Intake

/// What staff put right by command teaches the running daemon.
@Suite struct `What staff correct` {
    /// A mail that no phrase and no lesson knows, as two different clients write it.
    struct Case: Sendable, CustomTestStringConvertible {
        let first: String
        let second: String
        let command: String
        let record: RecordKind
        let kind: MailKind
        var testDescription: String { "\(command): \(first.prefix(40))" }
    }

    static let cases = [
        Case(
            first: "Зеленчукорезачката прави само каша от морковите, ножовете подскачат.",
            second: "И при нас зеленчукорезачката прави само каша, ножовете подскачат още от първия ден.",
            command: "#complaint", record: .complaint, kind: .complaint),
        Case(
            first: "Пчеларите от Балкана чакат восък за плодниците, дядо Кольо ще мине с каруцата.",
            second: "Дядо Кольо пак ще мине с каруцата, пчеларите от Балкана чакат восък за плодниците.",
            command: "#order", record: .order, kind: .order),
        Case(
            first: "Gutters on the old mill are past saving, Uncle Bert says oak is the way.",
            second: "Uncle Bert says oak is the way for the gutters, those on the old mill are past saving.",
            command: "#offer", record: .offer, kind: .inquiry),
    ]

    @Test(arguments: cases)
    func `A mail that was read wrongly and put right by command teaches how the next one like it is read`(
        case wanted: Case
    ) async throws {
        let office = try Office()
        try await office.receive(from: Office.client, subject: "Hello", wanted.first)
        #expect(try await office.lastKind() != wanted.kind.rawValue)
        #expect(try await office.records(wanted.record).isEmpty)

        let notice = try await office.last(.staffNotice, to: "maria@\(Office.firm)")
        try await office.receive(
            from: "Maria <maria@\(Office.firm)>", subject: "Re: notice", wanted.command,
            headers: "In-Reply-To: <\(OwnMessageIDs(office).id(of: notice.id))>\n")
        let transcript = try await office.transcript()
        let isDone = transcript.allSatisfy(\.done)
        #expect(isDone, "\(transcript)")
        #expect(try await office.records(wanted.record).count == 1)

        try await office.receive(from: "petya@other.example", subject: "Good day", wanted.second)
        #expect(try await office.lastKind() == wanted.kind.rawValue)
        #expect(try await office.records(wanted.record).count == 2)
    }

    @Test func `A mail of another matter is read as before`() async throws {
        let office = try Office()
        let wanted = Self.cases[0]
        try await office.receive(from: Office.client, subject: "Hello", wanted.first)
        let notice = try await office.last(.staffNotice, to: "maria@\(Office.firm)")
        try await office.receive(
            from: "Maria <maria@\(Office.firm)>", subject: "Re: notice", wanted.command,
            headers: "In-Reply-To: <\(OwnMessageIDs(office).id(of: notice.id))>\n")
        try await office.receive(
            from: "petya@other.example", subject: "Inquiry", "Please quote 100 pcs LED bulb 10W E27 and delivery time.")
        #expect(try await office.lastKind() == MailKind.inquiry.rawValue)
        #expect(try await office.records(.complaint).count == 1)
    }
}

extension Office {
    /// What the mail that staff were told of last was read as.
    fileprivate func lastKind() async throws -> String? { try await last(.staffNotice).model.kind }
}
