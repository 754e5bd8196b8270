import Mail
import Testing

@Suite struct AutomaticTests {
    @Test(arguments: [
        ("Auto-Submitted: auto-replied", AutomaticClass.away), ("Auto-Submitted: auto-generated", .auto),
        ("Auto-Submitted: no", .human),
        ("Auto-Submitted: NO (really)", .human), ("Auto-Submitted: Auto-Replied (vacation)", .away),
        ("Auto-Submitted: auto-generated; type=x", .auto),
        ("Precedence: bulk", .list), ("Precedence: junk", .list), ("Precedence: auto_reply", .away),
        ("Precedence: first-class", .human),
        ("X-Autoreply: yes", .away), ("X-Autorespond: 1", .away), ("X-Autoresponse: on", .away),
        ("X-AutoReply-From: a@b", .away), ("X-Mail-Autoreply: x", .away),
        ("X-FC-MachineGenerated: true", .away), ("List-Id: <x.y>", .list), ("List-Unsubscribe: <mailto:u@x>", .list),
        ("X-Auto-Response-Suppress: All", .human), ("X-Auto-Response-Suppress: OOF, AutoReply", .human),
        ("X-Failed-Recipients: a@b.example", .dsn),
        ("Return-Path: <>", .auto), ("Return-Path: <ivan@x.example>", .human), ("X-Priority: 1", .human),
    ])
    func `One header field decides`(field: String, expected: AutomaticClass) {
        #expect(mail("\(field)\nFrom: Ivan <ivan@x.example>\nSubject: Hello\n\nPlease quote.").automatic == expected)
    }

    @Test(arguments: [
        ("Automatic reply: Offer", AutomaticClass.away), ("Out of Office: back on Monday", .away),
        ("Автоматичен отговор: Оферта", .away), ("Извън офиса", .away),
        ("Abwesenheitsnotiz: Angebot", .away), ("Réponse automatique : Offre", .away),
        ("Odpowiedź automatyczna: Oferta", .away), ("Re: Automatic reply: Offer", .human),
        ("Fwd: Automatic reply: Offer", .human), ("Question about automatic reply pumps", .human),
        ("We are out of office chairs", .human), ("Undeliverable goods", .human),
    ])
    func `Words of the subject are weak: only a mail that begins with them is automatic`(
        subject: String, expected: AutomaticClass
    ) {
        #expect(mail("From: Ivan <ivan@x.example>\nSubject: \(subject)\n\nText.").automatic == expected)
    }

    @Test(arguments: [
        ("MAILER-DAEMON@mx.example", AutomaticClass.dsn),
        ("Mail Delivery Subsystem <mailer-daemon@googlemail.com>", .dsn), ("noreply@shop.example", .auto),
        ("no-reply@shop.example", .auto),
        ("postmaster@x.example", .auto), ("", .auto), ("ivan@x.example", .human),
        ("Norbert Eply <norbert@x.example>", .human),
    ])
    func `The sender decides`(from: String, expected: AutomaticClass) {
        #expect(mail("From: \(from)\nSubject: Hello\n\nText.").automatic == expected)
    }

    @Test func `A read receipt is one`() {
        let message = mail(
            "From: a@b.example\nSubject: Read: Offer\nContent-Type: multipart/report; report-type=disposition-notification; boundary=x\n\n--x\n\nYour message was read.\n--x\nContent-Type: message/disposition-notification\n\nDisposition: manual-action/MDN-sent-manually; displayed\n--x--"
        )
        #expect(message.automatic == .mdn)
        #expect(message.attachments.isEmpty)
    }

    @Test func `Our own loop mark comes back as automatic, another installation's does not`() {
        let raw = Array("X-XCRM-Loop: sales@fixmetal.example\r\nFrom: a@b.example\r\n\r\nx".utf8)
        #expect(MessageParser(loopMark: "sales@fixmetal.example").parse(raw).automatic == .auto)
        #expect(MessageParser(loopMark: "sales@other.example").parse(raw).automatic == .human)
        #expect(MessageParser().parse(raw).automatic == .human)
    }

    @Test func `A newsletter with a null return path and an unsubscribe field is a list`() {
        #expect(
            mail(
                "From: n@x.example\nList-Unsubscribe: <https://x.example/u>\nAuto-Submitted: auto-generated\nSubject: News\n\nBuy!"
            ).automatic == .list)
    }

    @Test func `An absence sent by a mailer daemon is an absence`() {
        #expect(
            mail(
                "Return-Path: <>\nFrom: Mailer-Daemon <mailer-daemon@x.example>\nX-Autoreply: yes\nSubject: away\n\nI am away."
            ).automatic == .away)
    }
}
