import Yams

extension Configuration.Offers: Section {
    static var keys: [Key<Self>] {
        [
            Key("validity_days", \.validityDays, .whole(1...365, "days"), "How long an offer stands."),
            Key("vat_percent", \.vatPercent, .percent, "The VAT rate of goods for which the catalogue states none."),
            Key(
                "auto_send", \.autoSend, .choice,
                """
                Which inquiries get their offer without a person looking at it: those that the customer put together in the \
                portal, or always. Only where every line is clear and priced, and no date, comment or file goes with it.
                """),
            Key(
                "auto_send_limit", \.autoSendLimit, .whole(0...1_000_000_000, "in the company's currency"),
                "The sum without VAT up to which they do; larger offers wait for a person."),
            Key(
                "delivery_terms", \.deliveryTerms, .localized,
                sample: #"{bg: "EXW София (Incoterms 2020)", en: "EXW Sofia (Incoterms 2020)"}"#,
                "The delivery terms of offers that have none of their own."),
            Key(
                "reminder_days", \.reminderDays, .whole(0...365, "days"),
                "How many days before an offer expires its holder is reminded."),
        ]
    }
}

extension Configuration.Invoices: Section {
    static var keys: [Key<Self>] {
        [
            Key(
                "payment_days", \.paymentDays, .whole(0...365, "days"),
                "How many days after the invoice it is to be paid, where nothing else is agreed with the client."),
            Key(
                "first_number", \.firstNumber, .whole(1...9_999_999_999, "a number"),
                "The number of the very first invoice, for a firm that goes on with a series; later ones follow the last."
            ),
            Key(
                "confirm_above", \.confirmAbove, .text("a sum such as 5000 or 249.99", fits: Syntax.isSum),
                sample: #""5000""#,
                "Above which sum with tax an invoice, credit or debit note waits for the #yes of whoever asked for it."),
            Key(
                "reminder_days", \.reminderDays, .whole(1...365, "days"),
                """
                How many days after the day of payment the client is reminded of an unpaid invoice, as [3, 14, 30]: up to three steps, of which \
                the last is the final reminder. None are sent without it.
                """),
        ]
    }
}

extension Configuration.Contracts: Section {
    static var keys: [Key<Self>] {
        [
            Key(
                "reminder_days", \.reminderDays, .whole(0...3_650, "days"),
                "How many days before its end the holder of a contract is reminded.")
        ]
    }
}

extension Configuration.Documents: Section {
    static var keys: [Key<Self>] {
        [
            Key("offer", \.offer, .choice, "The documents that go along with an offer."),
            Key("order", \.order, .choice, "The documents that go along with the confirmation of an order."),
            Key(
                "shipment", \.shipment, .choice,
                """
                The documents that go along with the notice that goods have left. A waybill is made for a way inside your \
                country, a CMR note for a way into another one; #document makes either all the same. The invoice is that which \
                bills the shipment, or its order before anything left, where it is issued by then.
                """),
            Key(
                "complaint", \.complaint, .choice,
                "The documents that go along with the mail that says how a complaint was decided."),
            Key(
                "e_invoice", \.eInvoice, .choice,
                """
                The forms in which every invoice and note is also made for machines (EN 16931): ubl (Peppol BIS Billing 3.0) is \
                attached to the mail and lies inside the PDF, cii makes the PDF a Factur-X (ZUGFeRD) one.
                """),
            Key(
                "factur_x", \.facturX, .text, sample: "[DE, FR, C00012]",
                "Who gets Factur-X besides: countries by two letters, clients by code."),
            Key(
                "bilingual", \.bilingual, .flag,
                "Whether the captions of documents in another language than the company's also stand in the company's."),
        ]
    }
}

extension Configuration.Complaints: Section {
    static var keys: [Key<Self>] {
        [
            Key(
                "first_answer_days", \.firstAnswerDays, .whole(0...365, "days"),
                "How long after it comes in a complaint is due to be answered by a person."),
            Key(
                "resolution_days", \.resolutionDays, .whole(1...365, "days"),
                "How long after it comes in a complaint is due to be decided."),
            Key(
                "escalate_days", \.escalateDays, .whole(0...365, "days"),
                "How many days late an answer or a decision must be for the managers to be told."),
            Key(
                "reopen_days", \.reopenDays, .whole(0...3_650, "days"),
                "How long after a decision the client's answer opens the complaint again."),
            Key(
                "reopen_limit", \.reopenLimit, .whole(0...100, "times"),
                "How often the client's answer opens a complaint again; after that only staff do, by #reopen."),
            Key(
                "refund_roles", \.refundRoles, .choice,
                "Whose #refund is carried out at once; others confirm theirs by answering #yes CODE."),
        ]
    }
}

extension Configuration.Tasks: Section {
    static var keys: [Key<Self>] {
        [
            Key(
                "reminder_days", \.reminderDays, .whole(0...365, "days"),
                "How many days before a deadline its holder is reminded; on the day itself always."),
            Key(
                "overdue_days", \.overdueDays, .whole(1...365, "days"),
                "How many days after a missed deadline its holder is reminded."),
            Key(
                "escalate_days", \.escalateDays, .whole(0...365, "days"),
                "How many days late a task must be for whoever gave it to be told, or the managers where nobody did."),
        ]
    }
}

extension Configuration.Digest: Section {
    static var keys: [Key<Self>] {
        [
            Key("enabled", \.enabled, .flag, "Whether it is sent at all. A person for whom nothing waits gets none."),
            Key("hour", \.hour, .whole(0...23, "hours"), "From which full hour of the firm's clock on it is sent."),
            Key("weekdays", \.weekdays, .choice, "On which days."),
        ]
    }
}

extension Configuration.Permission: Section {
    static var keys: [Key<Self>] {
        [
            Key("role", \.role, .choice, required: true, sample: "sales", "Whose."),
            Key(
                "verbs", \.verbs, .text("a command without #, such as send", fits: Syntax.isVerb), required: true,
                sample: "[send, price]", "The commands, by their English names."),
        ]
    }
}

extension Configuration.Limits: Section {
    static var keys: [Key<Self>] {
        [
            Key(
                "automatic_per_hour", \.automaticPerHour, .whole(0...1_000, "mails"),
                "How many automatic mails one address gets in an hour."),
            Key(
                "automatic_per_day", \.automaticPerDay, .whole(0...10_000, "mails"),
                "How many automatic mails one address gets in a day."),
            Key(
                "incoming_per_hour", \.incomingPerHour, .whole(1...100_000, "mails"),
                "Above how many mails an hour from one address nothing is answered by machine, and staff are told."),
            Key(
                "incoming_bytes", \.incomingBytes, .whole(1_048_576...2_147_483_647, "bytes"),
                "The largest mail that is fetched; a larger one stays on the server, and staff are told."),
        ]
    }
}

extension Configuration.Carrier: Section {
    static var keys: [Key<Self>] {
        [
            Key(
                "name", \.name, .text, required: true, sample: "DHL", "As customers read it, and as in #ship carrier=…"),
            Key("aliases", \.aliases, .text, "Other ways to write it in the command."),
            Key(
                "tracking_url", \.trackingURL,
                .text("a URL with {number} in it", fits: Syntax.isTrackingURL),
                sample: #""https://example.com/track/{number}""#,
                "The page that traces a parcel, with {number} where the tracking number goes."),
            Key(
                "address", \.address, .text, sample: "Musterstr. 1, 20457 Hamburg, DE",
                "The forwarder's address in one line, as the CMR note must name it (article 6)."),
        ]
    }
}

extension Configuration.Portal: Section {
    static var keys: [Key<Self>] {
        [
            Key("listen", \.listen, .listenAddress, "Where the server listens; put a proxy with TLS in front of it."),
            Key("url", \.url, .webURL, "What the pages are called from outside; links in mails begin with it."),
            Key(
                "address", \.address, .mailAddress, sample: "sales+portal@fixmetal.example",
                """
                Any mail to this address is answered with a new link. It is one of the mailboxes, or one with an extension; \
                without it, the first mailbox with the extension portal is used: sales+portal@….
                """),
            Key("link_days", \.linkDays, .whole(1...3_650, "days"), "How long a customer's link is good for."),
            Key("staff_link_days", \.staffLinkDays, .whole(1...365, "days"), "How long a link of staff is good for."),
            Key(
                "trusted_proxies", \.trustedProxies, .ipAddress,
                "Proxies whose X-Forwarded-For header is believed, by IP address."),
            Key(
                "requests_per_minute", \.requestsPerMinute, .whole(10...1_000_000, "requests"),
                "How many pages one network address may ask for; more are refused for the rest of the minute."),
        ]
    }

    mutating func finish(_ map: Node.Mapping, _ reader: Reader) {
        while url.hasSuffix("/") { url.removeLast() }
    }
}

extension Configuration.Log: Section {
    static var keys: [Key<Self>] {
        [
            Key("level", \.level, .choice, "From which level on something is written. The text of mails never is."),
            Key("format", \.format, .choice, "text for people and journald, json for a log collector."),
        ]
    }
}
