import Yams

extension Configuration.Mailbox: Section {
    static var keys: [Key<Self>] {
        [
            Key(
                "name", \.name, .shortName, required: true, sample: "sales",
                "How the mailbox is called in commands, in the log and on the status page."),
            Key(
                "address", \.address, .mailAddress, required: true, sample: "sales@fixmetal.example",
                "Its address: what customers write to, and the From of what they get."),
            Key(
                "purpose", \.purpose, .choice,
                "What it is for, which helps to tell what a mail in it wants: sales, complaints, tasks, contracts or general."
            ),
            Key("imap", \.imap, required: true, "How it is read."),
        ]
    }

    mutating func finish(_ map: Node.Mapping, _ reader: Reader) {
        let prefix = "MAILBOX_\(name)"
        imap.password = reader.overridable(imap.password, prefix, "PASSWORD")
        imap.oauth2?.makeOverridable(reader, prefix)
        guard let node = map["imap"] else { return }
        if imap.password == nil, imap.oauth2 == nil, !name.isEmpty {
            reader.report(
                node,
                """
                \(reader.keyName).imap has no password; add password_command, password_file or oauth2, or set \
                \(Secret.variable(prefix, "PASSWORD")) in the environment.
                """)
        }
    }
}

extension Configuration.IMAP: Section {
    static var keys: [Key<Self>] {
        [
            Key(
                "url", \.url, .server([.imaps, .imap]), required: true, sample: #""imaps://mail.fixmetal.example""#,
                "The server: imaps:// begins with TLS (port 993), imap:// goes over to it with STARTTLS (port 143)."),
            Key("user", \.user, .text, required: true, sample: "sales@fixmetal.example", "The login name."),
            Key(
                secret: "password", \.password, variable: "XCRM_MAILBOX_<NAME>_PASSWORD", "The password of the mailbox."
            ),
            Key("oauth2", \.oauth2, "Access by OAuth 2 (Microsoft 365, Gmail) instead of a password."),
            Key(
                "starttls", \.starttls, .choice,
                "For imap://: required refuses to log in without TLS, opportunistic takes it if offered, never is plain text."
            ),
            Key(
                "ca_file", \.caFile, .file, sample: "ca.pem",
                "Certificates (PEM) to trust instead of the system's, for a server with a certificate of your own."),
            Key("folder", \.folder, .text, "The folder that new mail arrives in."),
            Key(
                "processed", \.processed, .text,
                """
                The folder that mail is moved to once it is stored; it is made if it is not there. null leaves mail where it is \
                and marks it with the keyword XCRM. Mail is never deleted.
                """),
            Key("sent", \.sent, .text, "The folder that copies of sent mail are put into; null for none."),
            Key(
                "idle_minutes", \.idleMinutes, .whole(1...28, "minutes"),
                "How long the server is listened to before the connection is tried out; some networks forget quiet ones."
            ),
            Key(
                "poll_seconds", \.pollSeconds, .whole(5...3_600, "seconds"),
                "How often new mail is asked for where the server does not announce it, and beside that, for safety."),
            Key(
                "reconcile_minutes", \.reconcileMinutes, .whole(1...1_440, "minutes"),
                "How often the whole folder is compared with what was stored, so that nothing is ever overlooked."),
            Key("batch", \.batch, .whole(1...1_000, "mails"), "How many mails are fetched in one go."),
            Key(
                "first_visit_days", \.firstVisitDays, .whole(0...36_500, "days"),
                "Of the mails that are there at the very first visit, those of so many days are taken; older ones are left alone."
            ),
        ]
    }

    mutating func finish(_ map: Node.Mapping, _ reader: Reader) {
        if password != nil, oauth2 != nil {
            reader.report(line: map.mark?.line, "\(reader.keyName) has both a password and oauth2; keep one.")
        }
        if let processed, processed.caseInsensitiveEquals(folder) {
            reader.report(
                map["processed"], "\(reader.keyName).processed is the folder that is read; name another, or null.")
        }
        if let sent, sent.caseInsensitiveEquals(folder) {
            reader.report(map["sent"], "\(reader.keyName).sent is the folder that is read; name another, or null.")
        }
    }
}

extension Configuration.OAuth2: Section {
    static var keys: [Key<Self>] {
        [
            Key(
                "token_url", \.tokenURL, .webURL, required: true,
                sample: #""https://login.microsoftonline.com/<tenant>/oauth2/v2.0/token""#,
                "The provider's token endpoint."),
            Key(
                "client_id", \.clientID, .text, required: true, sample: #""<application id>""#, "The application's id."),
            Key(
                secret: "client_secret", \.clientSecret, variable: "XCRM_…_CLIENT_SECRET",
                "The application's secret, where it has one."),
            Key(
                secret: "refresh_token", \.refreshToken, variable: "XCRM_…_REFRESH_TOKEN",
                """
                What the owner of the mailbox granted. Without one, the application logs in as itself (client credentials). \
                A newer one that the provider sends is kept in the database and used instead.
                """),
            Key(
                "scope", \.scope, .text, sample: #""https://outlook.office365.com/.default""#,
                "What is asked for."),
        ]
    }

    /// Sets the variables that override the secrets.
    mutating func makeOverridable(_ reader: Reader, _ prefix: String) {
        clientSecret = reader.overridable(clientSecret, prefix, "CLIENT_SECRET")
        refreshToken = reader.overridable(refreshToken, prefix, "REFRESH_TOKEN")
    }
}

extension Configuration.SMTP: Section {
    static var keys: [Key<Self>] {
        [
            Key(
                "url", \.url, .server([.smtp, .smtps]), required: true, sample: #""smtp://mail.fixmetal.example""#,
                "The server: smtp:// goes over to TLS with STARTTLS (port 587), smtps:// begins with it (port 465)."),
            Key(
                "user", \.user, .text, sample: "sales@fixmetal.example",
                "The login name, if the server asks for one."),
            Key(secret: "password", \.password, variable: "XCRM_SMTP_PASSWORD", "The password."),
            Key("oauth2", \.oauth2, "Access by OAuth 2 instead of a password."),
            Key(
                "starttls", \.starttls, .choice,
                "For smtp://: required sends nothing without TLS, opportunistic takes it if offered, never is plain text."
            ),
            Key(
                "ca_file", \.caFile, .file, sample: "ca.pem",
                "Certificates (PEM) to trust instead of the system's, for a server with a certificate of your own."),
            Key(
                "sub_address_delimiter", \.subAddressDelimiter,
                .text("one of + - . = _ #") { $0.count == 1 && "+-.=_#".contains($0) },
                """
                What parts a mailbox from its extension in sales+anything@…, as your mail server has it; Postfix calls it \
                recipient_delimiter. null if it knows no extensions: answers are then known by their headers alone.
                """),
            Key(
                "bounce_address", \.bounceAddress, .choice,
                """
                The envelope sender: sub_address gives each mail its own, so that a bounce tells which mail came back; \
                mailbox is for servers that allow no other sender than the mailbox.
                """),
            Key(
                "max_message_bytes", \.maxMessageBytes, .whole(65_536...1_073_741_824, "bytes"),
                "The largest mail that the server takes. A larger one is not sent, and staff are told."),
            Key("retry", \.retry, "When a mail is tried again that could not be handed in."),
        ]
    }

    mutating func finish(_ map: Node.Mapping, _ reader: Reader) {
        password = reader.overridable(password, "SMTP", "PASSWORD")
        oauth2?.makeOverridable(reader, "SMTP")
        let hasLogin = password != nil || oauth2 != nil
        if user == nil, hasLogin {
            reader.report(line: map.mark?.line, "\(reader.keyName).user is missing beside the password; add it.")
        }
        if user != nil, !hasLogin {
            reader.report(
                map["user"],
                """
                \(reader.keyName) has a user and no password; add password_command, password_file or oauth2, or set \
                \(Secret.variable("SMTP", "PASSWORD")) in the environment.
                """)
        }
        if password != nil, oauth2 != nil {
            reader.report(line: map.mark?.line, "\(reader.keyName) has both a password and oauth2; keep one.")
        }
    }
}

extension Configuration.Retry: Section {
    static var keys: [Key<Self>] {
        [
            Key("first_seconds", \.firstSeconds, .whole(1...3_600, "seconds"), "The first pause."),
            Key("factor", \.factor, .whole(1...10, "times"), "By how much each pause is longer than the one before."),
            Key("longest_minutes", \.longestMinutes, .whole(1...1_440, "minutes"), "The longest pause."),
            Key(
                "give_up_hours", \.giveUpHours, .whole(1...240, "hours"),
                "After how long the mail is given up, and the person in charge is told."),
        ]
    }
}
