import Crypto
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging

/// What every request passes first and every answer last: methods, failures as pages, security headers, ETags, and
/// one line in the log that names the route and never what was asked for or answered.
struct Gate: RouterMiddleware {
    let site: Site

    func handle(
        _ request: Request, context: PortalContext, next: @concurrent (Request, PortalContext) async throws -> Response
    ) async throws -> Response {
        let begun = ContinuousClock.now
        let visit = Visit(request)
        let response = await Visit.$current.withValue(visit) {
            var response = await answer(request, context, next)
            site.finish(&response, of: request)
            return response
        }
        let took = ContinuousClock.now - begun
        let method = request.method == .get || request.method == .head ? request.method.rawValue : "other"
        site.traffic.note(method: method, status: response.status.code, took: took)
        context.logger.info(
            "request",
            metadata: [
                "method": .string(method), "route": .string(context.endpointPath ?? "-"),
                "status": .stringConvertible(response.status.code), "who": .string(visit.who),
                "ms": .stringConvertible(Int(took / .milliseconds(1))),
            ])
        return response
    }

    private func answer(
        _ request: Request, _ context: PortalContext,
        _ next: @concurrent (Request, PortalContext) async throws -> Response
    ) async -> Response {
        guard request.method == .get || request.method == .head else {
            return await site.failurePage(.method, request)
        }
        if let wait = site.mustWait(request, context) { return Self.busy(wait) }
        guard request.uri.string.utf8.count <= Site.uriLimit else { return await site.failurePage(.notFound, request) }
        do {
            return try await next(request, context)
        } catch let failure as PageFailure {
            return await site.failurePage(failure, request)
        } catch is any HTTPResponseError {
            return await site.failurePage(.notFound, request)
        } catch {
            // The type says what failed; the description could hold what was asked for.
            context.logger.error("a page failed", metadata: ["error": .string(String(describing: type(of: error)))])
            return await site.failurePage(.broken, request)
        }
    }
}

extension Gate {
    /// The answer to who asks for too much: short, so that it costs little.
    private static func busy(_ seconds: Int) -> Response {
        Response(
            status: .tooManyRequests,
            headers: [.retryAfter: String(seconds), .contentType: "text/plain; charset=utf-8"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: "Too many requests; wait \(seconds) seconds.\n")))
    }
}

extension Site {
    /// Seconds that an address has to wait which asked for more than its share. The style sheet costs nothing, and a
    /// program on this machine that is no proxy is a probe.
    func mustWait(_ request: Request, _ context: PortalContext) -> Int? {
        guard !request.uri.path.hasPrefix("/static/") else { return nil }
        let address = peer(request, context)
        guard !PeerAddress.isLoopback(address) else { return nil }
        return requests.wait(address, at: setup.clock())
    }

    /// The longest address that is looked at: a basket of a hundred articles fits.
    static let uriLimit = 8_192

    /// Headers that every answer has, and the shortcut for what the reader has already.
    func finish(_ response: inout Response, of request: Request) {
        if response.headers[.contentSecurityPolicy] == nil {
            response.headers[.contentSecurityPolicy] =
                "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
        }
        response.headers[.xContentTypeOptions] = "nosniff"
        response.headers[.referrerPolicy] = "no-referrer"
        response.headers[.xFrameOptions] = "DENY"
        response.headers[.robots] = "noindex, nofollow, noarchive"
        response.headers[.openerPolicy] = "same-origin"
        response.headers[.resourcePolicy] = "same-origin"
        response.headers[.permissionsPolicy] = "camera=(), microphone=(), geolocation=(), payment=()"
        if isSecure { response.headers[.strictTransportSecurity] = "max-age=31536000; includeSubDomains" }
        if response.headers[.cacheControl] == nil { response.headers[.cacheControl] = "private, no-cache" }
        guard response.status == .ok, let tag = response.headers[.eTag], Visit.current?.has(tag) == true else { return }
        response.status = .notModified
        response.body = ResponseBody()
        for name in [HTTPField.Name.contentType, .contentLength, .contentDisposition, .contentEncoding] {
            response.headers[name] = nil
        }
    }

    /// An answer with a body of text, its tag, packed where the reader takes that.
    static func textResponse(
        _ text: String, type: String, status: HTTPResponse.Status = .ok, headers: HTTPFields = [:]
    ) -> Response {
        var headers = headers
        headers[.contentType] = type
        headers[.vary] = "Accept-Encoding, Accept-Language, Cookie"
        if status == .ok {
            let hash = SHA256.hash(data: Data(text.utf8)).prefix(12)
            // Weak: packed and plain bytes bear the same one.
            let tag = "W/\"" + Data(hash).base64EncodedString().replacing("/", with: "_") + "\""
            headers[.eTag] = tag
            if Visit.current?.has(tag) == true { return Response(status: status, headers: headers) }
        }
        var body = ByteBuffer(string: text)
        if Visit.current?.takesGzip == true, text.utf8.count >= Gzip.least, let packed = Gzip.pack(Array(text.utf8)) {
            body = ByteBuffer(bytes: packed)
            headers[.contentEncoding] = "gzip"
            // How short a text becomes says something of what stands in it beside what was asked for (CVE-2013-3587).
            headers[.padding] = String(repeating: "x", count: Int.random(in: 1...48))
        }
        return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: body))
    }
}

extension HTTPField.Name {
    static func named(_ name: String) -> Self {
        guard let name = Self(name) else { return .server }
        return name
    }
    static let xForwardedFor = named("X-Forwarded-For")
    static let forwarded = named("Forwarded")
    static let referrerPolicy = named("Referrer-Policy")
    static let xFrameOptions = named("X-Frame-Options")
    static let robots = named("X-Robots-Tag")
    static let openerPolicy = named("Cross-Origin-Opener-Policy")
    static let resourcePolicy = named("Cross-Origin-Resource-Policy")
    static let clearSiteData = named("Clear-Site-Data")
    static let padding = named("X-Padding")
    static let permissionsPolicy = named("Permissions-Policy")
}
