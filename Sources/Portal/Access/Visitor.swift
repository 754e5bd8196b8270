import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Settings
import Storage

/// Who looks at a page.
enum Visitor: Sendable {
    /// A person of a client.
    case client(PortalReader)
    /// A member of staff.
    case staff(PortalStaff)

    /// The language of the person.
    var language: String {
        switch self {
        case .client(let reader): reader.contact.language
        case .staff(let person): person.language
        }
    }
}

/// A request with a session behind it.
struct Session: Sendable {
    let visitor: Visitor
    /// The link's token, for the addresses of feeds.
    let token: String
}

extension Site {
    /// The cookie that holds the session. With the prefix the browser refuses it from anywhere but this very host.
    var sessionCookie: String { isSecure && base.isEmpty ? "__Host-xcrm" : "xcrm" }
    /// The cookie that remembers a chosen language.
    var languageCookie: String { "xcrm-language" }

    /// The session of a request: the link is looked up each time, so revoking it ends the session at once.
    func session(_ request: Request) async throws -> Session? {
        if let known = Visit.current?.session { return known }
        let found: Session? =
            if let value = request.cookies[sessionCookie]?.value, let token = seal.open(value) {
                try await session(token: token)
            } else {
                nil
            }
        Visit.current?.keep(found)
        return found
    }

    /// The session of a link's token; `nil` for unknown, expired and revoked links and for people who are gone.
    func session(token: String) async throws -> Session? {
        guard SessionSeal.isToken(token) else { return nil }
        let (hash, now) = (SecretToken.hash(token), setup.clock())
        let found = try await setup.store.read { transaction -> (LinkHolder, PortalReader?)? in
            guard let holder = try transaction.linkHolder(hash: hash, at: now) else { return nil }
            guard case .contact(let id) = holder else { return (holder, nil) }
            return (holder, try transaction.portalReader(contact: id))
        }
        switch found {
        case (.contact, let reader?)?: return Session(visitor: .client(reader), token: token)
        case (.staff(let id), _)?: return setup.staff[id].map { Session(visitor: .staff($0), token: token) }
        default: return nil
        }
    }

    /// The session, or the page that tells how to get one.
    func require(_ request: Request) async throws -> Session {
        guard let session = try await session(request) else { throw PageFailure.noSession }
        return session
    }

    /// A client's session; staff have pages of their own.
    func requireClient(_ request: Request) async throws -> (reader: PortalReader, token: String) {
        let session = try await require(request)
        guard case .client(let reader) = session.visitor else { throw PageFailure.notFound }
        return (reader, session.token)
    }

    /// A member of staff's session; to everybody else such pages do not exist.
    func requireStaff(_ request: Request) async throws -> PortalStaff {
        guard case .staff(let person)? = try await session(request)?.visitor else {
            throw try await session(request) == nil ? PageFailure.noSession : PageFailure.notFound
        }
        return person
    }

    /// The key for the limiter.
    func peer(_ request: Request, _ context: PortalContext) -> String {
        PeerAddress.of(
            connection: context.peer, forwarded: request.headers[values: .xForwardedFor],
            trusted: setup.settings.trustedProxies)
    }
}

/// What ends a request with a page of its own instead of an answer.
enum PageFailure: Error {
    /// No link, or one that does not work any more.
    case noSession
    /// Not there, or not this reader's: both look the same.
    case notFound
    /// Too many links tried that do not exist; seconds to wait.
    case tooMany(Int)
    /// A method other than GET and HEAD.
    case method
    /// The database does not answer.
    case broken
}
