extension MailPeer {
    /// How libcurl and the IMAP session log in: the greeting up to the answer about capabilities.
    public static func imapLogin(capabilities: String = "IMAP4rev1 IDLE MOVE UIDPLUS LITERAL+") -> [Step] {
        [
            .send("* OK ready"),
            .expect("* CAPABILITY"), .send("* CAPABILITY IMAP4rev1\n$tag OK done"),
            .expect("* LOGIN *"), .send("$tag OK logged in"),
            .expect("* CAPABILITY"), .send("* CAPABILITY \(capabilities)\n$tag OK done"),
        ]
    }

    /// Opens INBOX with so many mails.
    public static func imapSelect(exists: Int, uidValidity: Int = 7) -> [Step] {
        [
            .expect("* SELECT \"INBOX\"*"),
            .send(
                """
                * FLAGS (\\Seen \\Deleted)
                * \(exists) EXISTS
                * OK [UIDVALIDITY \(uidValidity)] valid
                * OK [UIDNEXT \(exists + 1)] next
                * OK [PERMANENTFLAGS (\\Seen \\Deleted \\*)] any
                $tag OK [READ-WRITE] selected
                """),
        ]
    }

    /// Answers the request for sizes of mails with these sizes by UID.
    public static func imapSizes(_ sizes: [(uid: Int, size: Int)]) -> [Step] {
        let lines = sizes.map { uid, size in
            "* \(uid) FETCH (UID \(uid) FLAGS () INTERNALDATE \"17-Jul-2026 02:44:25 +0300\" RFC822.SIZE \(size))"
        }
        return [
            .expect("* UID FETCH * (UID FLAGS INTERNALDATE RFC822.SIZE)"),
            .send((lines + ["$tag OK done"]).joined(separator: "\n")),
        ]
    }

    /// How libcurl and the SMTP session log in, up to the announcement of these extensions.
    public static func smtpLogin(extensions: [String] = ["PIPELINING", "SIZE 10000000", "8BITMIME"]) -> [Step] {
        [
            .send("220 peer.example ESMTP"),
            .expect("EHLO *"), .send("250-peer.example\n250 AUTH PLAIN"),
            .expect("AUTH PLAIN"), .send("334 "), .expect("*"), .send("235 2.7.0 welcome"),
            .expect("EHLO *"), .send(smtpGreeting(extensions)),
        ]
    }

    /// The same without a login.
    public static func smtpOpen(extensions: [String] = ["PIPELINING", "SIZE 10000000", "8BITMIME"]) -> [Step] {
        [
            .send("220 peer.example ESMTP"),
            .expect("EHLO *"), .send(smtpGreeting(extensions)),
            .expect("EHLO *"), .send(smtpGreeting(extensions)),
        ]
    }

    /// Takes an envelope with one recipient, pipelined, and asks for the mail.
    public static func smtpEnvelope() -> [Step] {
        [
            .expect("MAIL FROM:*"), .expect("RCPT TO:*"), .expect("DATA"),
            .send("250 2.1.0 sender ok\n250 2.1.5 recipient ok\n354 go on"),
        ]
    }

    private static func smtpGreeting(_ extensions: [String]) -> String {
        let lines = ["peer.example"] + extensions
        return lines.enumerated().map { "250\($0 == lines.count - 1 ? " " : "-")\($1)" }.joined(separator: "\n")
    }
}
