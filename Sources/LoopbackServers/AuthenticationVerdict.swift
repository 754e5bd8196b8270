import Foundation

/// What the receiving side has found out about a sender, by the entrance through which the mail came.
enum AuthenticationVerdict: String, Sendable {
    /// Nothing was looked at.
    case unverified
    /// The domain in From passed DMARC.
    case verified
    /// The domain in From failed DMARC.
    case failing
    /// The sender logged in.
    case submission
}

/// Writes `Authentication-Results` (RFC 8601) in the name of the loopback servers.
///
/// A real firm gets the same header from its own mail server: OpenDKIM and OpenDMARC, Rspamd, or a provider such as
/// Google or Microsoft, each with its own authserv-id. There too the server removes fields that came in under its name.
struct AuthenticationResults: Sendable {
    let authservID: String
    let domains: [String]
    /// Logins that speak for every address of the served domains.
    let agents: [String]

    /// Whether a field that came in pretends to be ours; any mention of our id counts, however it is dressed up.
    func isForged(_ value: String) -> Bool {
        value.lowercased().contains(authservID.lowercased())
    }

    /// The field's value for a mail with these From fields; nil if the servers say nothing about it.
    func value(_ verdict: AuthenticationVerdict, from fields: [String], login: String?) -> String? {
        let address = fields.count == 1 ? fields.first.flatMap(AuthenticationResults.address) : nil
        switch verdict {
        case .unverified:
            return nil
        case .verified:
            guard let address else { return "\(authservID); dmarc=permerror" }
            let domain = address.domain
            return "\(authservID); dkim=pass header.d=\(domain) header.s=loopback; "
                + "dmarc=pass (p=reject dis=none) header.from=\(domain)"
        case .failing:
            guard let address else { return "\(authservID); dmarc=permerror" }
            return "\(authservID); dkim=none; dmarc=fail (p=reject dis=none) header.from=\(address.domain)"
        case .submission:
            guard let login else { return nil }
            let passed = "\(authservID); auth=pass smtp.auth=\(login)"
            guard let address, speaks(login, for: address) else { return passed }
            return passed + "; dmarc=pass (submission) header.from=\(address.domain)"
        }
    }

    private func speaks(_ login: String, for address: (local: String, domain: String)) -> Bool {
        let base = address.local.prefix { $0 != "+" }
        if login.lowercased() == "\(base)@\(address.domain)" { return true }
        return agents.contains(login.lowercased()) && domains.contains(address.domain)
    }

    /// The address in a From field, in lower case; nil if it is not plainly one address.
    static func address(in field: String) -> (local: String, domain: String)? {
        var text = Substring(field)
        if let open = text.lastIndex(of: "<") {
            text = text[text.index(after: open)...].prefix { $0 != ">" }
        }
        let parts = text.trimmingCharacters(in: .whitespacesAndNewlines).lowercased()
            .split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else { return nil }
        let isHostName = parts[1].utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
            case UInt8(ascii: "."), UInt8(ascii: "-"): true
            default: false
            }
        }
        return isHostName ? (String(parts[0]), String(parts[1])) : nil
    }
}
