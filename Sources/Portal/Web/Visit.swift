import HTTPTypes
import Hummingbird
import HummingbirdCore
import Storage
import Synchronization

/// What becomes known of a request on its way: who asks, and what the asking program can take.
final class Visit: Sendable {
    /// The request at hand; `nil` outside of one.
    @TaskLocal static var current: Visit?

    /// Whether the answer may be packed.
    let takesGzip: Bool
    /// The tags of what the reader has already.
    let known: [String]
    private let found = Mutex(Found())

    private struct Found {
        var session: Session?
        var isLookedUp = false
    }

    init(_ request: Request) {
        takesGzip = Gzip.isAccepted(request.headers[values: .acceptEncoding])
        known = request.headers[values: .ifNoneMatch]
    }

    /// The session, if it was looked up before: `.some(nil)` for none.
    var session: Session?? {
        found.withLock { $0.isLookedUp ? .some($0.session) : nil }
    }

    func keep(_ session: Session?) {
        found.withLock {
            $0.session = session
            $0.isLookedUp = true
        }
    }

    /// The reader as the log names it: by row or id, never by name or address.
    var who: String {
        switch found.withLock({ $0.session })?.visitor {
        case .client(let reader)?: "contact:\(reader.contact.id)"
        case .staff(let person)?: "staff:\(person.id)"
        case nil: "-"
        }
    }

    /// Whether the reader has what bears this tag (RFC 9110 §13.1.2, weak comparison).
    func has(_ tag: String) -> Bool {
        func bare(_ text: some StringProtocol) -> String {
            String(text.hasPrefix("W/") ? text.dropFirst(2) : text[...])
        }
        return known.flatMap { $0.prefix(4_000).split(separator: ",") }.contains { field in
            let text = field.drop { $0 == " " }.prefix { $0 != " " }
            return text == "*" || bare(text) == bare(tag)
        }
    }
}
