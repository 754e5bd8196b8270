import Foundation
import Hummingbird
import Logging
import Mail
import Portal
import Settings
import Storage
import Workflows

/// A firm with two clients, staff and a little history, in a database of its own.
final class PortalFixture: Sendable {
    let folder: URL
    let store: Store
    let now: Date
    let setup: PortalSetup
    let people: People
    let made: Made

    /// Who has which link.
    struct People: Sendable {
        var clientA: Int64
        var clientB: Int64
        var contactA: Int64
        var contactB: Int64
        let tokenA = "aaaaaaaaaaaaaaaaaaaaaaaaaa"
        let tokenB = "bbbbbbbbbbbbbbbbbbbbbbbbbb"
        let staff = "ssssssssssssssssssssssssss"
        let expired = "eeeeeeeeeeeeeeeeeeeeeeeeee"
        let revoked = "rrrrrrrrrrrrrrrrrrrrrrrrrr"
    }

    /// What was put into the database.
    struct Made: Sendable {
        var draft = ""
        var offer = ""
        var order = ""
        /// An order with a change that waits for the client's consent.
        var changing = ""
        var sent = ""
        var delivered = ""
        var complaint = ""
        var todo = ""
        var offerB = ""
        var invoice = ""
        var creditNote = ""
        var invoiceB = ""
        var contract = ""
        var documentA: Int64 = 0
        var documentB: Int64 = 0
        var fileA: Int64 = 0
        var fileB: Int64 = 0
        var fileInternal: Int64 = 0
    }

    /// Words that only staff may ever read.
    static let secret = "margin 37 percent"
    /// Words of client A's that B must never read.
    static let ofA = "Кран Ямболска"
    /// What a hostile client writes everywhere.
    static let hostile = "<script>alert(1)</script> \"\u{301} onmouseover='x' \u{202E}gnp.exe {{w.skip}} </textarea>"

    static let templates = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Templates/portal")

    init(
        url: String = "https://portal.fixmetal.example", change: (inout PortalSetup) -> Void = { _ in }
    ) async throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "xcrm-portal-\(UUID().uuidString)")
        store = try Store(folder: folder)
        // 2026-09-03 10:30 in Sofia
        now = Date(timeIntervalSince1970: 1_788_420_600)
        let (store, now) = (store, now)
        let raws = try await Self.storeRawMails(store, now)
        (people, made) = try await store.write { try Seed(transaction: $0, now: now, raws: raws).plant() }
        var settings = Configuration.Portal()
        settings.url = url
        settings.listen.port = 0
        settings.requestsPerMinute = 1_000_000
        var setup = PortalSetup(
            store: store, settings: settings, company: Self.company, language: "bg",
            timeZone: TimeZone(identifier: "Europe/Sofia") ?? .gmt,
            staff: [
                PortalStaff(id: "maria", name: "Мария Петрова", language: "bg"),
                PortalStaff(id: "georgi", name: "Георги Илиев", language: "en"),
            ],
            mailboxes: [
                PortalMailbox(name: "sales", address: "sales@fixmetal.example"),
                PortalMailbox(name: "complaints", address: "complaints@fixmetal.example"),
            ], letters: TestLetters(), templates: Self.templates, sessionKey: Data(repeating: 7, count: 32),
            attachments: MarkedAttachments(), version: "1.0", clock: { now })
        change(&setup)
        self.setup = setup
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    func application(logger: Logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }) throws
        -> some ApplicationProtocol
    {
        try PortalApplication.build(setup, logger: logger)
    }

    private static func company(_ language: String) -> CompanySnapshot {
        CompanySnapshot(
            name: language == "bg" ? "Метал Крепеж ООД" : "Fixmetal Ltd", eik: "203912345", vat: "BG203912345",
            address: PostalAddress(
                street: language == "bg" ? "ул. Индустриална 11" : "11 Industrialna St",
                city: language == "bg" ? "София" : "Sofia",
                postcode: "1202", country: "BG"), phone: "+359 2 400 1234", email: "sales@fixmetal.example",
            web: "https://fixmetal.example")
    }

    /// A raw mail for each seeded one: a marker, the path, and the content of its one attachment.
    private static func storeRawMails(_ store: Store, _ now: Date) async throws -> [Int64] {
        _ = try await store.watermark(of: "sales")
        let mails = (1...12).map { number in
            FetchedMail(
                uid: UInt32(number), arrivedAt: now.addingTimeInterval(Double(number) * 60 - 90_000),
                bytes: Data("From: x\r\nX-Number: \(number)\r\n\r\n[part 2]content of mail \(number)".utf8))
        }
        try await store.receive(mails, mailbox: "sales", uidValidity: 1, at: now.addingTimeInterval(-80_000))
        return try await store.write { transaction in
            let waiting = try transaction.waitingMails(limit: 100, bytes: .max)
            for mail in waiting.dropLast(3) { try transaction.parkInbox(mail.inboxID, reason: "seeded") }
            return waiting.map(\.rawID)
        }
    }
}

/// Letters as the wiring would write them, plainly.
struct TestLetters: LetterWriter {
    func letter(_ matter: LetterMatter, for reader: LetterReader) -> Letter? {
        func about(_ subject: LetterSubject, _ verb: String) -> Letter {
            let address =
                subject.mailbox + "+c." + "\(subject.number)".lowercased() + ".k3v7qm2xw5aynb4t@fixmetal.example"
            return Letter(
                to: address, subject: "[\(subject.number)] \(verb)",
                body: "\(verb): \(subject.number)\nRevision: \(subject.revision)\n--\n")
        }
        return switch matter {
        case .confirm(let subject): about(subject, "Confirm")
        case .decline(let subject): about(subject, "Decline")
        case .comment(let subject): about(subject, "Comment")
        case .complaint(let subject?, let lines):
            Letter(
                to: subject.mailbox + "+c.x@fixmetal.example", subject: "[\(subject.number)] Complaint",
                body: (["Complaint \(subject.number)"]
                    + lines.map { "\($0.sku ?? "") | \($0.quantity.map { "\($0)" } ?? "") | \($0.name):" }).joined(
                        separator: "\n"))
        case .complaint(nil, _):
            Letter(to: "complaints@fixmetal.example", subject: "Complaint", body: "Complaint\nOrder: \n")
        case .inquiry(let articles, let day):
            Letter(
                to: "sales@fixmetal.example", subject: "Inquiry",
                body: (["Inquiry"]
                    + articles.map { "\($0.sku ?? "") | \($0.quantity.map { "\($0)" } ?? "") | \($0.name)" }
                    + [day.map { "Delivery by: \($0)" } ?? ""]).joined(separator: "\n")
            )
        }
    }
}

/// Reads the seeded raw mails.
struct MarkedAttachments: AttachmentReader {
    func content(of path: String, in raw: Data) throws -> Data? {
        guard let mark = raw.firstRange(of: Data("[part \(path)]".utf8)) else { return nil }
        return Data(raw[mark.upperBound...])
    }
}
