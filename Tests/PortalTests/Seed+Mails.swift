import Foundation
import Mail
import Storage
import Workflows

extension Seed {
    /// One seeded mail.
    struct Piece {
        var raw: Int
        var from: Address
        var subject: String
        var reply: String
        var quoted = ""
        var hoursAgo: Double
        var out = false
        var audience = Audience.client
        var staff: String?
        var proof = AuthenticationResults.Verdict.verified
        var automatic = AutomaticClass.human
        var file: (name: String, type: String)?
        var forB = false
        var record = ""
    }

    func plantMails(_ people: PortalFixture.People, _ made: inout PortalFixture.Made) throws {
        let ivan = Address(name: "Иван Колев", address: "ivan@stroitel.example")
        let firm = Address(name: "Метал Крепеж ООД", address: "sales@fixmetal.example")
        let maria = Address(name: "Мария Петрова", address: "maria@fixmetal.example")
        let nord = Address(name: PortalFixture.hostile, address: "b@nord.example")
        _ = try put(
            Piece(
                raw: 0, from: ivan, subject: "Запитване за обект " + PortalFixture.ofA,
                reply:
                    "Здравейте,\n\nмоля за оферта за:\n\n1. болтове М12х40 инокс – 1200 бр.\n2. гайки М12 – 1200 бр.\n3. анкери 12х100 – 350 бр.\n\nОбектът е \(PortalFixture.ofA), доставка до края на септември.",
                hoursAgo: 145, file: ("Спецификация обект.pdf", "application/pdf"), record: made.offer), people)
        let file = try put(
            Piece(
                raw: 1, from: firm, subject: "[\(made.offer)] Оферта за крепежи",
                reply:
                    "Здравейте, г-н Колев,\n\nблагодарим за запитването. Прилагаме оферта \(made.offer), валидна до 3 октомври 2026 г.\n\nПоздрави,\nМария Петрова",
                hoursAgo: 120, out: true, file: ("\(made.offer).pdf", "application/pdf"), record: made.offer), people)
        made.fileA = file
        made.fileInternal = try put(
            Piece(
                raw: 2, from: maria, subject: "Re: [\(made.offer)]", reply: "Вътрешно: " + PortalFixture.secret,
                hoursAgo: 119, audience: .inside, staff: "maria", file: ("marge.xlsx", "text/plain"), record: made.offer
            ), people)
        _ = try put(
            Piece(
                raw: 3, from: maria, subject: "Re: [\(made.offer)]", reply: "#send " + PortalFixture.secret,
                hoursAgo: 118,
                staff: "maria", record: made.offer), people)
        _ = try put(
            Piece(
                raw: 4, from: ivan, subject: "Re: [\(made.offer)] Оферта за крепежи",
                reply: "Благодаря! Може ли анкерите да са и в дължина 120?",
                quoted: "> Здравейте, г-н Колев,\n> благодарим за запитването.", hoursAgo: 26, record: made.offer),
            people)
        _ = try put(
            Piece(
                raw: 5, from: ivan, subject: "forged " + PortalFixture.secret,
                reply: "new IBAN " + PortalFixture.secret,
                hoursAgo: 5, proof: .failed, record: made.offer), people)
        _ = try put(
            Piece(
                raw: 6, from: Address(name: "Mail Delivery", address: "mailer-daemon@x.example"), subject: "bounce",
                reply: "bounce " + PortalFixture.secret, hoursAgo: 4, automatic: .dsn, record: made.offer), people)
        _ = try put(
            Piece(
                raw: 7, from: ivan, subject: "Рекламация гайки",
                reply: "в последната доставка 12 от гайките М12 са със счупена резба.",
                hoursAgo: 48, file: ("IMG_2031.jpg", "image/jpeg"), record: made.complaint), people)
        made.fileB = try put(
            Piece(
                raw: 8, from: nord, subject: PortalFixture.hostile, reply: PortalFixture.hostile,
                quoted: PortalFixture.hostile,
                hoursAgo: 7, file: ("../../<svg onload=alert(1)>\u{202E}gpj.exe\r\nX: y\".svg", "image/svg+xml"),
                forB: true,
                record: made.offerB), people)
        try plantUnsent(people, made)
    }

    /// A mail that was composed and then dropped: nobody outside ever got it.
    private func plantUnsent(_ people: PortalFixture.People, _ made: PortalFixture.Made) throws {
        let id = try put(
            Piece(
                raw: 9, from: Address(address: "sales@fixmetal.example"), subject: "unsent " + PortalFixture.secret,
                reply: PortalFixture.secret, hoursAgo: 1, out: true, record: made.offer), people, wantsMail: true)
        let outgoing = try transaction.enqueue(
            NewOutgoing(
                model: MailModel(template: .staffAnswer, language: "bg"), record: nil, mailbox: "sales",
                recipient: "ivan@stroitel.example", audience: .client, headerClass: .answer), at: now)
        if let outgoing {
            try transaction.prepared(outgoing, messageID: "x@y", mail: id, wantsCopy: false)
            try transaction.settleFailed(outgoing, reason: "550 5.1.1 User unknown")
        }
    }

    /// Stores a mail and returns the id of its attachment, or of the mail itself.
    private func put(_ piece: Piece, _ people: PortalFixture.People, wantsMail: Bool = false) throws -> Int64 {
        var attachments: [Part] = []
        if let file = piece.file {
            attachments.append(
                Part(
                    path: "2", type: file.type, detected: file.type, name: file.name, bytes: 184_320,
                    sha256: String(repeating: "a", count: 64), isAttachment: true))
        }
        let mail = NewMail(
            rawID: raws[piece.raw], direction: piece.out ? .outgoing : .incoming, fingerprint: "f\(piece.raw)",
            mailbox: "sales", messageID: "m\(piece.raw)@x", inReplyTo: nil,
            sentAt: now.addingTimeInterval(-3_600 * piece.hoursAgo), from: piece.from,
            recipients: [Address(address: piece.out ? "ivan@stroitel.example" : "sales+c.of-1.mac@fixmetal.example")],
            subject: piece.subject, text: piece.quoted.isEmpty ? piece.reply : piece.reply + "\n\n" + piece.quoted,
            reply: piece.reply, kind: "other", language: "bg", automatic: piece.automatic, proof: piece.proof,
            audience: piece.audience, client: piece.forB ? people.clientB : people.clientA,
            contact: piece.forB ? people.contactB : people.contactA, staff: piece.staff, flags: [],
            attachments: attachments)
        let id = try transaction.storeMail(mail, at: now).id
        if let number = RecordNumber(piece.record), let record = try transaction.record(number) {
            try transaction.file(mail: id, under: record.id, evidence: "test")
        }
        if wantsMail { return id }
        return try transaction.staffMails(in: transaction.scope(try clientRow(piece, people)), page: Page(size: 100))
            .first { $0.id == id }?.files.first?.id ?? 0
    }

    private func clientRow(_ piece: Piece, _ people: PortalFixture.People) throws -> ClientRow {
        guard let client = try transaction.client(piece.forB ? people.clientB : people.clientA) else {
            throw StoreError.missing("client")
        }
        return client
    }
}
