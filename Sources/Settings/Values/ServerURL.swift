/// A mail server: how it is spoken to, its name and port.
public struct ServerURL: Sendable, Equatable, CustomStringConvertible {
    /// The protocols of mail servers; the ones with an `s` begin with TLS.
    public enum Scheme: String, CaseIterable, Sendable {
        case imap, imaps, smtp, smtps

        /// The registered port (RFC 8314: submission, not relay, for `smtp`).
        public var port: Int {
            switch self {
            case .imap: 143
            case .imaps: 993
            case .smtp: 587
            case .smtps: 465
            }
        }
    }

    /// The protocol.
    public var scheme: Scheme
    /// A name or an IP address, without the brackets of IPv6.
    public var host: String
    /// 1 to 65,535.
    public var port: Int

    /// Takes the parts.
    public init(scheme: Scheme, host: String, port: Int? = nil) {
        self.scheme = scheme
        self.host = host
        self.port = port ?? scheme.port
    }

    /// Reads `scheme://host` or `scheme://host:port`, with nothing after it; `nil` for anything else.
    public init?(_ text: String) {
        guard let colon = text.firstRange(of: "://"),
            let scheme = Scheme(rawValue: text[..<colon.lowerBound].lowercased()),
            let address = ListenAddress(text[colon.upperBound...], defaultPort: scheme.port), address.port > 0
        else { return nil }
        self.init(scheme: scheme, host: address.host, port: address.port)
    }

    /// Whether the connection begins with TLS.
    public var beginsWithTLS: Bool { scheme == .imaps || scheme == .smtps }

    /// `imaps://host:993`, which libcurl and people read.
    public var description: String { "\(scheme.rawValue)://\(host.contains(":") ? "[\(host)]" : host):\(port)" }
}

/// Where a server listens.
public struct ListenAddress: Sendable, Equatable, CustomStringConvertible {
    /// A name or an IP address, without the brackets of IPv6.
    public var host: String
    /// 0 to 65,535; 0 takes any free port.
    public var port: Int

    /// Takes the parts.
    public init(host: String, port: Int) {
        self.host = host
        self.port = port
    }

    /// Reads `host:port` or `[IPv6]:port`; without a port only where a default is given; `nil` for anything else.
    public init?(_ text: some StringProtocol, defaultPort: Int? = nil) {
        let rest: Substring
        if text.hasPrefix("["), let end = text.firstIndex(of: "]") {
            host = String(text[text.index(after: text.startIndex)..<end])
            rest = Substring(text[text.index(after: end)...])
            guard host.contains(":"), host.utf8.allSatisfy({ $0 == 0x3A || $0 == 0x2E || $0.isHexDigit }) else {
                return nil
            }
        } else {
            let end = text.firstIndex(of: ":") ?? text.endIndex
            host = String(text[..<end])
            rest = Substring(text[end...])
            guard !host.isEmpty, host.utf8.count <= 253, host.utf8.allSatisfy(\.isHostCharacter) else { return nil }
        }
        if rest.isEmpty, let defaultPort {
            port = defaultPort
        } else {
            guard rest.first == ":", rest.dropFirst().first != "+", let number = UInt16(rest.dropFirst()) else {
                return nil
            }
            port = Int(number)
        }
    }

    /// `127.0.0.1:8080`.
    public var description: String { host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)" }
}

extension UInt8 {
    var isHexDigit: Bool { (48...57).contains(self) || (65...70).contains(self) || (97...102).contains(self) }
    var isASCIILetterOrDigit: Bool {
        (48...57).contains(self) || (65...90).contains(self) || (97...122).contains(self)
    }
    var isHostCharacter: Bool { isASCIILetterOrDigit || self == UInt8(ascii: "-") || self == UInt8(ascii: ".") }
}
