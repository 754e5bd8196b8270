import Foundation

extension Configuration {
    /// What is allowed but most likely not meant, or unsafe: a sentence each, with what to do. Reads permissions of
    /// files; connects to nothing.
    public func checks() -> [String] {
        transportChecks() + secretChecks() + trustChecks() + staffChecks() + companyChecks()
    }

    private func transportChecks() -> [String] {
        var found: [String] = []
        for mailbox in mailboxes where !mailbox.imap.url.beginsWithTLS && !Self.isLoopback(mailbox.imap.url.host) {
            if mailbox.imap.starttls != .required {
                found.append(
                    "Mailbox \(mailbox.name) may be read without TLS, so that others on the network see its password and mail; "
                        + "set imap.starttls to required.")
            }
        }
        if !smtp.url.beginsWithTLS, !Self.isLoopback(smtp.url.host), smtp.starttls != .required {
            found.append(
                "Mail may be handed in without TLS, so that others on the network see it; set smtp.starttls to required."
            )
        }
        if let alarm, alarm.url.host == smtp.url.host {
            found.append(
                "The alarm goes by the server that may be what stands still, \(smtp.url.host); set alarm.url to another one."
            )
        }
        if let alarm, !alarm.url.beginsWithTLS, !Self.isLoopback(alarm.url.host), alarm.starttls != .required {
            found.append(
                "The alarm may be handed in without TLS, so that others on the network see it; set alarm.starttls to required."
            )
        }
        if portal.url.hasPrefix("http://"), let host = URL(string: portal.url)?.host, !Self.isLoopback(host) {
            found.append(
                "Links to the portal are not encrypted; put a proxy with TLS before it and set portal.url to https.")
        }
        if !Self.isLoopback(portal.listen.host) {
            found.append(
                "The portal listens on \(portal.listen), where others reach it without TLS; listen on 127.0.0.1 behind a proxy."
            )
        }
        return found
    }

    private func secretChecks() -> [String] {
        var found: [String] = []
        for (name, secret) in secrets {
            switch secret.source {
            case .value:
                found.append(
                    "The \(name) stands in the configuration itself; put it into a file of its own or a command.")
            case .file(let path):
                guard let attributes = try? FileManager.default.attributesOfItem(atPath: path),
                    let mode = attributes[.posixPermissions] as? NSNumber
                else {
                    found.append("The \(name) should be in \(path), which cannot be read; make the file.")
                    continue
                }
                if mode.intValue & 0o077 != 0 {
                    found.append("The \(name) in \(path) may be read by others; run chmod 600 \(path).")
                }
            case .command, nil: continue
            }
        }
        return found
    }

    /// Every secret with what it is called in a sentence.
    private var secrets: [(String, Secret)] {
        var all: [(String, Secret?)] = []
        for mailbox in mailboxes {
            all.append(("password of mailbox \(mailbox.name)", mailbox.imap.password))
            all.append(("client secret of mailbox \(mailbox.name)", mailbox.imap.oauth2?.clientSecret))
            all.append(("refresh token of mailbox \(mailbox.name)", mailbox.imap.oauth2?.refreshToken))
        }
        all.append(("SMTP password", smtp.password))
        all.append(("SMTP client secret", smtp.oauth2?.clientSecret))
        all.append(("SMTP refresh token", smtp.oauth2?.refreshToken))
        all.append(("alarm password", alarm?.password))
        return all.compactMap { name, secret in secret.map { (name, $0) } }
    }

    private func trustChecks() -> [String] {
        guard trust.authservID == nil, !trust.acceptOwnSubmission else { return [] }
        return [
            "Nothing proves who sent a mail: confirmations of customers wait for staff, and each command needs a #yes CODE; "
                + "set trust.authserv_id to the name that your mail server writes into Authentication-Results."
        ]
    }

    private func staffChecks() -> [String] {
        var found: [String] = []
        let wanted: [(Mailbox.Purpose, StaffMember.Role, String)] = [
            (.sales, .sales, "inquiries"), (.complaints, .service, "complaints"),
        ]
        for (purpose, role, what) in wanted where mailboxes.contains(where: { $0.purpose == purpose }) {
            if !staff.contains(where: { $0.roles.contains(role) }) {
                found.append("Nobody is told of \(what): give a member of staff the role \(role.rawValue).")
            }
        }
        for person in staff where person.awayUntil != nil && person.deputy == nil {
            found.append("\(person.name) is away until \(person.awayUntil ?? "") and has no deputy; name one.")
        }
        return found
    }

    private func companyChecks() -> [String] {
        var found: [String] = []
        if let eik = company.eik, !CheckDigits.isEIK(eik) {
            found.append("company.eik \(eik) has a wrong check digit; compare it with the commercial register.")
        }
        if let vat = company.vat, let eik = company.eik, vat.hasPrefix("BG"), vat != "BG" + eik {
            found.append("company.vat \(vat) is not BG and the EIK \(eik); compare both with the register.")
        }
        if let iban = company.iban, !CheckDigits.isIBAN(iban) {
            found.append("company.iban \(iban) has wrong check digits; customers could not pay to it.")
        }
        if catalogue == nil {
            found.append(
                "There is no catalogue, so that every price is entered by hand; set catalogue to a price list.")
        }
        return found
    }

    /// Whether a host is this machine, by its name.
    static func isLoopback(_ host: String) -> Bool {
        host == "localhost" || host == "::1" || host == "[::1]" || host.hasPrefix("127.") && Syntax.isIPAddress(host)
    }
}

/// Check digits of identifiers, as their issuers define them.
enum CheckDigits {
    /// The number of a Bulgarian firm: 9 digits, or 13 of a branch of which the first nine are checked
    /// (Наредба № 2 за БУЛСТАТ: weights 1 to 8, on a remainder of 10 weights 3 to 10, modulo 11).
    static func isEIK(_ text: String) -> Bool {
        let digits = text.utf8.compactMap { (48...57).contains($0) ? Int($0) - 48 : nil }
        guard digits.count == text.utf8.count, digits.count == 9 || digits.count == 13 else { return false }
        func remainder(from weight: Int) -> Int {
            digits.prefix(8).enumerated().reduce(0) { $0 + $1.element * ($1.offset + weight) } % 11
        }
        let first = remainder(from: 1)
        let check = first == 10 ? remainder(from: 3) % 10 : first
        return digits[8] == check
    }

    /// An account number by ISO 13616: the country's letters and check digits moved to the end, letters as 10 to 35,
    /// modulo 97 is 1.
    static func isIBAN(_ text: String) -> Bool {
        let compact = text.utf8.filter { $0 != UInt8(ascii: " ") }
        guard (15...34).contains(compact.count), compact.allSatisfy(\.isASCIILetterOrDigit) else { return false }
        var remainder = 0
        for byte in compact.dropFirst(4) + compact.prefix(4) {
            if (48...57).contains(byte) {
                remainder = (remainder * 10 + Int(byte) - 48) % 97
            } else {
                remainder = (remainder * 100 + Int(byte | 0x20) - 87) % 97
            }
        }
        return remainder == 1
    }
}
