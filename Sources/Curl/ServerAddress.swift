import CCurl
import Foundation
import Glibc

/// Which protocol a URL must name.
enum MailScheme: String {
    case imap, smtp
}

/// A server's address, taken out of a URL and checked: only the scheme, the host and the port are used.
struct ServerAddress: CustomStringConvertible {
    let url: String
    let isTLS: Bool
    /// `host:port`, or `host` with the scheme's own port.
    let description: String

    /// - Throws: `invalidArgument` for another scheme, no host, or anything else that libcurl's own parser refuses.
    init(_ url: String, scheme: MailScheme) throws(CurlError) {
        let parts = try URLParts(url)
        guard parts.scheme == scheme.rawValue || parts.scheme == scheme.rawValue + "s" else {
            throw CurlError(
                .invalidArgument, .connect,
                "\(scheme.rawValue.uppercased()) needs a URL that begins with \(scheme.rawValue):// or \(scheme.rawValue)s://."
            )
        }
        guard let host = asciiHost(parts.host) else {
            throw CurlError(.invalidArgument, .connect, "The host name in the server's URL cannot be used; check it.")
        }
        description = parts.port.map { "\(host):\($0)" } ?? host
        isTLS = parts.scheme == scheme.rawValue + "s"
        self.url = "\(parts.scheme)://\(description)"
    }
}

/// The parts of a URL as libcurl reads them.
@safe struct URLParts {
    let scheme: String
    let host: String
    let port: String?

    init(_ url: String) throws(CurlError) {
        guard let parser = unsafe curl_url() else {
            throw CurlError(.systemFailure, .connect, "libcurl could not be started: the machine is out of memory.")
        }
        defer { unsafe curl_url_cleanup(parser) }
        func part(_ which: CURLUPart, _ flags: Int32 = 0) -> String? {
            var text: UnsafeMutablePointer<CChar>?
            guard unsafe curl_url_get(parser, which, &text, UInt32(flags)) == CURLUE_OK, let found = unsafe text else {
                return nil
            }
            defer { unsafe curl_free(found) }
            return unsafe String(cString: found)
        }
        let code = unsafe url.withCString { unsafe curl_url_set(parser, CURLUPART_URL, $0, 0) }
        guard code == CURLUE_OK, let scheme = part(CURLUPART_SCHEME), let host = part(CURLUPART_HOST), !host.isEmpty
        else {
            // The URL itself is not repeated: somebody may have written a password into it.
            throw CurlError(
                .invalidArgument, .connect, "The server's URL cannot be read; write it as scheme://host:port.")
        }
        guard part(CURLUPART_USER) == nil, part(CURLUPART_PASSWORD) == nil else {
            throw CurlError(
                .invalidArgument, .connect, "The server's URL must not hold a user or a password; give them separately."
            )
        }
        self.scheme = scheme
        self.host = host
        port = part(CURLUPART_PORT)
    }
}

/// A host name in ASCII (RFC 5891), or `nil` if it cannot be written so. libcurl's own way depends on the locale of the
/// process, which a server need not have set.
func asciiHost(_ host: String) -> String? {
    if host.utf8.allSatisfy({ $0 < 0x80 }) { return host }
    var parts = URLComponents()
    parts.scheme = "http"
    parts.host = host
    guard let ascii = parts.encodedHost, ascii.utf8.allSatisfy({ isHostByte($0) }) else { return nil }
    return ascii
}

/// The name of this machine, for EHLO and Message-IDs; `localhost` if it has none.
func machineName() -> String {
    var name = [CChar](repeating: 0, count: 256)
    guard unsafe gethostname(&name, name.count - 1) == 0 else { return "localhost" }
    let text = String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let allowed = text.utf8.allSatisfy { isHostByte($0) }
    return text.isEmpty || !allowed ? "localhost" : text
}

/// Whether a byte may stand in a host name or an address literal.
func isHostByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "["),
        UInt8(ascii: "]"), UInt8(ascii: ":"):
        true
    default: false
    }
}
