import Foundation
import HTTPTypes
import Hummingbird
import Storage

extension Site {
    /// `/l/TOKEN`: takes the link of a mail and gives a session for it, on an address without the token.
    ///
    /// The token is looked up by its hash, so how long it takes says nothing about tokens that exist.
    func exchange(_ request: Request, _ context: PortalContext) async throws -> Response {
        let session = try await linkSession(request, context)
        let hash = SecretToken.hash(session.token)
        let expiry = try await setup.store.read { try $0.linkExpiry(hash: hash) }
        guard let value = seal.seal(session.token) else { throw PageFailure.broken }
        let age = max(0, Int((expiry ?? setup.clock()).timeIntervalSince(setup.clock())))
        var target = link("/")
        if case .staff = session.visitor { target = link("/status") }
        // A link may lead to a record: /l/TOKEN?to=OF-2026-00012. Anything else is not followed.
        if let number = request.uri.queryParameters["to"].flatMap({ RecordPath(String($0)) }) {
            target = link(number.number)
        }
        var response = Response(status: .seeOther, headers: [.location: target])
        response.setCookie(
            Cookie(
                name: sessionCookie, value: value, maxAge: age, path: base.isEmpty ? "/" : base, secure: isSecure,
                httpOnly: true, sameSite: .lax))
        return response
    }

    /// The session of the token in the path, within the limits for guessing.
    func linkSession(_ request: Request, _ context: PortalContext) async throws -> Session {
        let (address, now) = (peer(request, context), setup.clock())
        if let wait = limiter.wait(address, at: now) { throw PageFailure.tooMany(wait) }
        guard let token = context.parameters.get("token"), let session = try await session(token: token) else {
            limiter.fail(address, at: now)
            throw PageFailure.noSession
        }
        Visit.current?.keep(session)
        return session
    }

    /// `/leave`: forgets the session in this browser; the link of the mail goes on working.
    func leave(_ request: Request) -> Response {
        var response = Response(
            status: .seeOther, headers: [.location: link("/goodbye"), .clearSiteData: "\"cache\""])
        response.setCookie(
            Cookie(
                name: sessionCookie, value: "", maxAge: 0, path: base.isEmpty ? "/" : base, secure: isSecure,
                httpOnly: true, sameSite: .lax))
        return response
    }
}
