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
        var response = await answer(request, context, next)
        site.finish(&response, of: request)
        let took = (ContinuousClock.now - begun) / .milliseconds(1)
        context.logger.info(
            "request",
            metadata: [
                "method": .string(
                    request.method == .get || request.method == .head ? request.method.rawValue : "other"),
                "route": .string(context.endpointPath ?? "-"), "status": .stringConvertible(response.status.code),
                "ms": .stringConvertible(Int(took)),
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

extension Site {
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
        if response.headers[.cacheControl] == nil { response.headers[.cacheControl] = "private, no-store" }
        guard response.status == .ok, let tag = response.headers[.eTag],
            Self.matches(request.headers[values: .ifNoneMatch], tag)
        else { return }
        response.status = .notModified
        response.body = ResponseBody()
        response.headers[.contentType] = nil
        response.headers[.contentLength] = nil
        response.headers[.contentDisposition] = nil
    }

    /// Whether a list of tags names this one (RFC 9110 §13.1.2, weak comparison).
    private static func matches(_ fields: [String], _ tag: String) -> Bool {
        fields.flatMap { $0.split(separator: ",") }.contains { field in
            let text = field.drop { $0 == " " }.prefix { $0 != " " }
            return text == "*" || (text.hasPrefix("W/") ? text.dropFirst(2) : text) == tag[...]
        }
    }

    /// An answer with a body of text and its ETag.
    static func textResponse(
        _ text: String, type: String, status: HTTPResponse.Status = .ok, headers: HTTPFields = [:]
    ) -> Response {
        var headers = headers
        headers[.contentType] = type
        if status == .ok {
            let hash = SHA256.hash(data: Data(text.utf8)).prefix(12)
            headers[.eTag] = "\"" + Data(hash).base64EncodedString().replacing("/", with: "_") + "\""
        }
        return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
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
    static let permissionsPolicy = named("Permissions-Policy")
}
