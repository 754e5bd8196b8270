/// What our own mail server found out about a mail's sender (RFC 8601).
///
/// Only fields with the configured authserv-id count, and of those only the topmost block: what stands lower came with the mail
/// and may be forged.
public struct AuthenticationResults: Hashable, Sendable {
    /// Whether From may be believed.
    public enum Verdict: String, Hashable, Sendable, Codable, CaseIterable {
        /// DMARC passed, or there is no policy and an aligned DKIM signature passed.
        case verified
        /// DMARC failed or could not be judged (`permerror`, `temperror`), whatever DKIM says.
        case failed
        /// Nothing was proved either way.
        case unverified
    }

    /// One result: `dkim=pass header.d=example.com`.
    public struct Method: Hashable, Sendable {
        /// `dmarc`, `dkim`, `spf`, `auth`, … in lower case.
        public var name: String
        /// `pass`, `fail`, `none`, … in lower case.
        public var result: String
        /// `ptype.property` in lower case → value, quotes removed.
        public var properties: [String: String]
    }

    /// The results that count, topmost first; empty where no field counts.
    public var methods: [Method]
    /// The verdict for the From address.
    public var verdict: Verdict
    /// Who logged in to our own submission service (`auth=pass`), as `smtp.auth` or `smtp.mailfrom` tells; `nil` for none.
    public var submittedBy: String?

    /// Judges a mail.
    ///
    /// - Parameters:
    ///   - message: its header fields and From are read.
    ///   - authservID: the configured id of our server; `nil` makes every mail unverified.
    public init(of message: Message, authservID: String?) {
        self.init(headers: message.headers, from: message.from, authservID: authservID)
    }

    /// Judges header fields.
    public init(headers: [HeaderField], from: [Address], authservID: String?) {
        methods = []
        verdict = .unverified
        submittedBy = nil
        guard let authservID, !authservID.isEmpty else { return }
        for value in Self.topmost(headers, authservID.lowercased()) {
            methods += Self.parse(value).methods
        }
        if let auth = methods.first(where: { $0.name == "auth" && $0.result == "pass" }) {
            submittedBy = auth.properties["smtp.auth"] ?? auth.properties["smtp.mailfrom"] ?? ""
        }
        verdict = Self.judge(methods, from: from)
    }

    /// The first run of own fields, up to a foreign field or the next Received.
    private static func topmost(_ headers: [HeaderField], _ authservID: String) -> [String] {
        var own: [String] = []
        for field in headers {
            switch field.name.lowercased() {
            case "authentication-results":
                if parse(field.value).id == authservID {
                    own.append(field.value)
                } else if !own.isEmpty {
                    return own
                }
            case "received":
                if !own.isEmpty { return own }
            default: break
            }
        }
        return own
    }

    private static func judge(_ methods: [Method], from: [Address]) -> Verdict {
        let policies = methods.filter { $0.name == "dmarc" }.map(\.result)
        if policies.contains(where: { $0 != "pass" && $0 != "none" && $0 != "bestguesspass" }) { return .failed }
        // Several authors: the results speak of one of them only.
        guard from.count == 1, let domain = from.first?.domain, !domain.isEmpty else { return .unverified }
        if policies.contains("pass") {
            let judged = methods.first { $0.name == "dmarc" && $0.result == "pass" }?.properties["header.from"]
            return judged.map { aligned($0, domain) } ?? true ? .verified : .unverified
        }
        let signed = methods.contains { method in
            guard method.name == "dkim", method.result == "pass" else { return false }
            let signer = method.properties["header.d"] ?? method.properties["header.i"].map(afterAt)
            return signer.map { aligned($0, domain) } ?? false
        }
        return signed ? .verified : .unverified
    }

    private static func afterAt(_ identity: String) -> String {
        identity.lastIndex(of: "@").map { String(identity[identity.index(after: $0)...]) } ?? identity
    }

    /// Relaxed alignment (RFC 7489 §3.1) without a public suffix list: one domain is the other or lies under it.
    private static func aligned(_ one: String, _ other: String) -> Bool {
        let one = Substring(afterAt(one).lowercased()).trimmingTrailingDot
        let other = Substring(other.lowercased()).trimmingTrailingDot
        guard one.contains("."), other.contains(".") else { return one == other && !one.isEmpty }
        return one == other || one.hasSuffix("." + other) || other.hasSuffix("." + one)
    }

    // MARK: Grammar

    /// Takes a field value apart; what does not fit the grammar is left out.
    static func parse(_ value: String) -> (id: String, methods: [Method]) {
        var groups = [[String]]()
        groups.append([])
        for token in tokens(value) {
            if token == ";" { groups.append([]) } else { groups[groups.count - 1].append(token) }
        }
        let id = groups[0].first?.lowercased() ?? ""
        return (id, groups.dropFirst().prefix(64).compactMap(method))
    }

    private static func method(_ tokens: [String]) -> Method? {
        guard let first = tokens.first, let equals = first.firstIndex(of: "=") else { return nil }
        let name = first[..<equals].prefix { $0 != "/" }.lowercased()
        let result = first[first.index(after: equals)...].lowercased()
        guard !name.isEmpty, !result.isEmpty else { return nil }
        var properties: [String: String] = [:]
        for token in tokens.dropFirst() {
            guard let equals = token.firstIndex(of: "=") else { continue }
            let key = token[..<equals].lowercased()
            if properties[key] == nil { properties[key] = String(token[token.index(after: equals)...]) }
        }
        return Method(name: name, result: result, properties: properties)
    }

    /// Words and semicolons; comments cut, quotes removed, white space round `=` and `.` closed up.
    private static func tokens(_ value: String) -> [String] {
        var result: [String] = []
        var word = ""
        var depth = 0
        var quoted = false
        var escaped = false
        func flush() {
            guard !word.isEmpty else { return }
            if let last = result.last, last != ";", last.hasSuffix("=") || word.hasPrefix("=") {
                result[result.count - 1] = last + word
            } else {
                result.append(word)
            }
            word = ""
        }
        for character in value.unicodeScalars.prefix(Limits.headerValueBytes) {
            if escaped {
                escaped = false
                if depth == 0 { word.unicodeScalars.append(character) }
                continue
            }
            switch character {
            case "\\" where quoted || depth > 0: escaped = true
            case "\"" where depth == 0: quoted.toggle()
            case "(" where !quoted: depth += 1
            case ")" where !quoted && depth > 0:
                depth -= 1
            case _ where depth > 0: break
            case ";" where !quoted:
                flush()
                result.append(";")
            case " " where !quoted, "\t" where !quoted, "\r" where !quoted, "\n" where !quoted: flush()
            default: word.unicodeScalars.append(character)
            }
        }
        flush()
        return result
    }
}

extension Substring {
    fileprivate var trimmingTrailingDot: Substring { hasSuffix(".") ? dropLast() : self }
}
