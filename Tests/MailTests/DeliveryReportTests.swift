import Mail
import Testing

@Suite struct DeliveryReportTests {
    @Test func `RFC 3464 fields are read for each recipient`() throws {
        let message = mail(
            """
            Return-Path: <>
            From: MAILER-DAEMON@mx.example
            Subject: Undelivered Mail Returned to Sender
            Content-Type: multipart/report; report-type=delivery-status; boundary=x

            --x

            I'm sorry.
            --x
            Content-Type: message/delivery-status

            Reporting-MTA: dns; mx.example
            Arrival-Date: Mon, 25 May 2026 12:00:07 +0300

            Original-Recipient: rfc822;one@client.example
            Final-Recipient: rfc822; one@client.example
            Action: failed
            Status: 5.1.1
            Diagnostic-Code: smtp; 550 5.1.1 <one@client.example>: Recipient address
             rejected: User unknown

            Final-Recipient: RFC822;two@client.example
            Action: delayed
            Status: 4.2.2 (mailbox full)
            --x
            Content-Type: message/rfc822

            From: sales@fixmetal.example
            Message-ID: <xc1.abc.def@fixmetal.example>
            Subject: =?utf-8?B?0J7RhNC10YDRgtCw?=
            X-XCRM-Ref: OF-2026-00012

            the offer
            --x--
            """)
        #expect(message.automatic == .dsn)
        let report = try #require(message.deliveryReport)
        #expect(report.recipients.map(\.address) == ["one@client.example", "two@client.example"])
        #expect(
            report.recipients[0].action == .failed && report.recipients[0].status == "5.1.1"
                && !report.recipients[0].isTemporary)
        #expect(
            report.recipients[0].diagnostic
                == "550 5.1.1 <one@client.example>: Recipient address rejected: User unknown")
        #expect(
            report.recipients[1].action == .delayed && report.recipients[1].status == "4.2.2"
                && report.recipients[1].isTemporary)
        #expect(report.originalMessageID == "xc1.abc.def@fixmetal.example")
        #expect(report.originalSubject == "Оферта")
        #expect(report.originalReference == "OF-2026-00012")
        #expect(message.attachments.isEmpty)
        #expect(message.reply == "I'm sorry.")
    }

    @Test func `A bounce with headers only is read (osTicket 871)`() throws {
        let message = mail(
            "From: MAILER-DAEMON@mx.example\nSubject: failure\nContent-Type: multipart/report; report-type=delivery-status; boundary=x\n\n--x\n\nNo.\n--x\nContent-Type: message/delivery-status\n\nFinal-Recipient: rfc822; a@c.example\nAction: failed\nStatus: 5.0.0\n--x\nContent-Type: text/rfc822-headers\n\nMessage-ID: <id@f.example>\nSubject: Offer\n--x--"
        )
        #expect(message.deliveryReport?.originalMessageID == "id@f.example")
        #expect(message.deliveryReport?.recipients.first?.status == "5.0.0")
    }

    static let odd: [(name: String, text: String, address: String, status: String?)] = [
        (
            "qmail",
            "From: MAILER-DAEMON@q.example\nSubject: failure notice\n\nHi. This is the qmail-send program at q.example.\nI'm afraid I wasn't able to deliver your message to the following addresses.\n\n<gone@client.example>:\n198.51.100.7 does not like recipient.\nRemote host said: 550 5.1.1 unknown user\n\n--- Below this line is a copy of the message.\n\nReturn-Path: <sales@f.example>\nMessage-ID: <own@f.example>\nTo: other@client.example\n",
            "gone@client.example", "5.1.1"
        ),
        (
            "exim",
            "From: Mail Delivery System <Mailer-Daemon@e.example>\nX-Failed-Recipients: gone@client.example\nSubject: Mail delivery failed: returning message to sender\n\nThe following address(es) failed:\n\n  gone@client.example\n    all relevant MX records point to non-existent hosts\n\n------ This is a copy of the message, including all the headers. ------\n\nMessage-Id: <own@f.example>\n",
            "gone@client.example", nil
        ),
        (
            "exchange",
            "From: Microsoft Outlook <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@c.example>\nSubject: Undeliverable: Offer\n\nDelivery has failed to these recipients or groups:\n\ngone@client.example<mailto:gone@client.example>\nThe email address you entered couldn't be found.\n\nDiagnostic information for administrators:\n\ngone@client.example\nRemote Server returned '550 5.1.10 RESOLVER.ADR.RecipientNotFound'\n\nOriginal message headers:\n\nMessage-ID: <own@f.example>\n",
            "gone@client.example", "5.1.10"
        ),
        (
            "gmail",
            "From: Mail Delivery Subsystem <mailer-daemon@googlemail.com>\nSubject: Delivery Status Notification (Failure)\n\n** Address not found **\n\nYour message wasn't delivered to gone@client.example because the address couldn't be found.\n\nThe response from the remote server was:\n550 5.1.1 The email account that you tried to reach does not exist.\n",
            "gone@client.example", "5.1.1"
        ),
        (
            "postfix",
            "From: MAILER-DAEMON@p.example (Mail Delivery System)\nSubject: Undelivered Mail Returned to Sender\n\n<gone@client.example>: host mx.client.example[198.51.100.25] said: 554 5.7.1\n    Service unavailable (in reply to RCPT TO command)\n",
            "gone@client.example", "5.7.1"
        ),
        (
            "bulgarian",
            "Return-Path: <>\nFrom: postmaster@abv.example\nSubject: Недоставено писмо\n\nПисмото Ви до gone@client.example не може да бъде доставено: кутията е пълна (552).\n",
            "gone@client.example", "552"
        ),
    ]

    @Test(arguments: odd.map(\.name))
    func `Other mail systems' bounces are read by their words`(name: String) throws {
        let sample = try #require(Self.odd.first { $0.name == name })
        let message = mail("To: sales@f.example\n" + sample.text)
        #expect(message.automatic == .dsn)
        let report = try #require(message.deliveryReport)
        #expect(report.recipients.map(\.address) == [sample.address])
        #expect(report.recipients.first?.status == sample.status)
        #expect(report.recipients.first?.action == .failed)
        if sample.text.contains("own@f.example") { #expect(report.originalMessageID == "own@f.example") }
    }

    @Test func `A delay is no failure`() {
        let message = mail(
            "From: MAILER-DAEMON@p.example\nSubject: Warning: could not send message for past 4 hours\n\nYour message to late@client.example has been delayed and will be retried. 451 4.4.1 timeout\n"
        )
        #expect(message.deliveryReport?.recipients.first?.action == .delayed)
        #expect(message.deliveryReport?.recipients.first?.isTemporary == true)
    }

    @Test func `A person's mail has no report`() {
        #expect(
            mail("From: a@b.example\nSubject: Undeliverable\n\nYour parcel to x@y.example failed with 550.")
                .deliveryReport == nil)
    }
}
