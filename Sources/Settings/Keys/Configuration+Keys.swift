import Yams

extension Configuration: Section {
    static var keys: [Key<Configuration>] {
        [
            Key("company", \.company, required: true, "Who we are, as it stands on offers and other documents."),
            Key(
                "data", \.data, .newFolder,
                "The folder of the database, which holds all mails and records. It is made if it is not there."),
            Key(
                "catalogue", \.catalogue, .file, sample: "catalogue.csv",
                """
                The price list, a CSV file with the columns sku,name_bg,name_en,unit,price,currency,vat_percent,weight_kg,hs_code, \
                and, where wanted, min_quantity (the least that is sold), price_breaks (lower prices for more: 100:0.09 500:0.08) and \
                cost (what a unit costs you: for margins, which only staff see). Without one, every price is entered by hand.
                """),
            Key(
                "templates", \.templates, .folder, sample: "Templates",
                "A folder with your own copies of the mail and document templates, instead of the ones that come with the program."
            ),
            Key(
                list: "mailboxes", \.mailboxes, required: true,
                "The mailboxes that are read, and that answers are sent from; at least one."),
            Key("smtp", \.smtp, required: true, "Where mail is handed in for sending."),
            Key(
                list: "staff", \.staff, required: true,
                "The people of the firm: who is told of what, and whose commands are obeyed; at least one."),
            Key(
                "trust", \.trust, "What proves who sent a mail. Without any proof, nothing is changed by a mail alone."),
            Key("portal", \.portal, "The read-only web pages for clients and staff."),
            Key(
                "alarm", \.alarm,
                "A mail by another server when something stands still: a mailbox, the reading or the sending of mail."),
            Key("offers", \.offers, "How offers are made."),
            Key("invoices", \.invoices, "How invoices are issued, and when they are to be paid."),
            Key("contracts", \.contracts, "What is told of contracts."),
            Key("documents", \.documents, "Which documents go along with which mails, and in which form."),
            Key("complaints", \.complaints, "By when complaints are answered and decided."),
            Key("tasks", \.tasks, "When those who work on something are reminded of it."),
            Key("digest", \.digest, "The mail in the morning that tells each member of staff what waits for them."),
            Key(
                list: "permissions", \.permissions,
                """
                Which commands a role may use. Everybody may use #help, #show, #note, #assign, #mine, #due, #link, #move, \
                #task, #done, #progress, #close, #reopen, #silent, #undo and #yes; managers and administrators may use all. \
                A list of your own replaces this one.
                """),
            Key(
                "limits", \.limits,
                "Protection against mail loops and floods. A limit that is reached holds answers back; no mail is dropped."
            ),
            Key(
                list: "carriers", \.carriers,
                "Forwarders, and where their parcels are traced. A list of your own replaces this one."),
            Key("log", \.log, "The daemon's log on stderr."),
        ]
    }
}

extension Configuration.Company: Section {
    static var keys: [Key<Self>] {
        [
            Key(
                "name", \.name, .localized, required: true, sample: #"{bg: "Метал Крепеж ООД", en: "Fixmetal Ltd"}"#,
                "The registered name, in each language that documents are written in."),
            Key("eik", \.eik, .text, sample: #""203912347""#, "The number in the commercial register (ЕИК)."),
            Key("vat", \.vat, .text, sample: #""BG203912347""#, "The VAT number with its country letters."),
            Key("address", \.address, required: true, "The registered office."),
            Key(
                "iban", \.iban, .text, sample: #""BG80BNBG96611020345678""#,
                "The account that customers pay to."),
            Key("bic", \.bic, .text, sample: #""BNBGBGSF""#, "The identifier of the bank (BIC)."),
            Key(
                "bank", \.bank, .localized, sample: #"{bg: "Банка", en: "The Bank"}"#, "The name of the bank."),
            Key(
                "phone", \.phone, .text, sample: #""+359 2 900 1234""#,
                "As printed on documents and below mails."),
            Key(
                "email", \.email, .mailAddress, sample: "office@fixmetal.example",
                "As printed on documents; without it, the address of the first sales mailbox is."),
            Key("web", \.web, .text, sample: "www.fixmetal.example", "The web site, as printed on documents."),
            Key(
                "manager", \.manager, .localized, sample: #"{bg: "Иван Иванов", en: "Ivan Ivanov"}"#,
                "Who represents the firm (МОЛ), as printed on documents."),
            Key("currency", \.currency, .code(3, "a currency code such as EUR"), "What we price in (ISO 4217)."),
            Key(
                "language", \.language, .language,
                "What we write in when a customer's language is unknown, and to staff who have none of their own."),
            Key(
                "timezone", \.timezone, .timeZone,
                "The firm's clock: deadlines, dates on documents, what a customer means by \"tomorrow\"."),
            Key(
                "logo", \.logo, .file, sample: "logo.svg",
                "An SVG, PNG or JPEG file for the head of documents."),
        ]
    }
}

extension Configuration.PostalAddress: Section {
    static var keys: [Key<Self>] {
        [
            Key(
                "street", \.street, .localized, required: true,
                sample: #"{bg: "бул. България 1", en: "1 Bulgaria Blvd"}"#,
                "Street and number."),
            Key("city", \.city, .localized, required: true, sample: #"{bg: "София", en: "Sofia"}"#, "Town."),
            Key("postcode", \.postcode, .text, sample: #""1000""#, "Post code."),
            Key("country", \.country, .code(2, "a country code such as BG"), "Country (ISO 3166-1, two letters)."),
        ]
    }
}

extension Configuration.Trust: Section {
    static var keys: [Key<Self>] {
        [
            Key(
                "authserv_id", \.authservID, .text, sample: "mail.fixmetal.example",
                """
                The name that your own mail server writes at the beginning of the Authentication-Results header (RFC 8601). \
                Without it, no such header is believed, and every sender is unverified.
                """),
            Key(
                "accept_own_submission", \.acceptOwnSubmission, .flag,
                """
                Whether mail of staff without that header is believed to be theirs. Only say true if your server lets nobody \
                but the owner of an address send from it, and marks all mail from outside with the header.
                """),
            Key(
                "require_token", \.requireToken, .flag,
                """
                Whether a command of staff must come to the address with a token from a notice, or else be confirmed by \
                answering #yes CODE.
                """),
            Key(
                "form_senders", \.formSenders, .mailAddress,
                """
                Addresses that your web site's forms send from. In their mails, once verified, Reply-To names the customer; \
                of all other mails Reply-To is never taken for the sender.
                """),
        ]
    }
}

extension Configuration.StaffMember: Section {
    static var keys: [Key<Self>] {
        [
            Key(
                "id", \.id, .id, required: true, sample: "maria",
                "The short name in commands (#assign maria). The history names people by it: never give it to someone else."
            ),
            Key(
                "name", \.name, .text, required: true, sample: #""Мария Петрова""#, "As clients and colleagues see it."),
            Key(
                "address", \.address, .mailAddress, required: true, sample: "maria@fixmetal.example",
                "Where notices go, and where commands come from."),
            Key(
                "addresses", \.addresses, .mailAddress, "Further addresses that commands may come from."),
            Key("language", \.language, .language, "What notices are written in; the company's language if left out."),
            Key(
                "roles", \.roles, .choice, required: true, sample: "[sales]",
                """
                What the person does: sales (offers and orders), service (complaints), warehouse (shipments), accounting \
                (invoices), manager (contracts, tasks, and every command), admin (every command).
                """),
            Key("deputy", \.deputy, .id, sample: "georgi", "Who takes over during an absence, by id."),
            Key("away_until", \.awayUntil, .date, sample: #""2026-08-31""#, "The last day of an absence."),
        ]
    }
}
