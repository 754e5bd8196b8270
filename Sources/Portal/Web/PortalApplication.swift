import HTTPTypes
public import Hummingbird
import HummingbirdCore
public import Logging
import NIOCore
import Settings

/// The read-only pages for clients and staff as a service.
public enum PortalApplication {
    /// Time before a connection that says nothing is closed. Seconds.
    static let idleSeconds: Int64 = 60
    /// Bytes of a request's header fields.
    static let headerBytes = 32 * 1024

    /// Reads the templates and builds the server; it listens when the service is run.
    ///
    /// - parameter setup: everything that the pages are made from.
    /// - parameter logger: gets one line for each request: method, route, status, milliseconds; no address, no token.
    /// - parameter onListening: is told the port once the server listens, which port 0 leaves to the system.
    /// - throws: `PortalError` when a template is missing or damaged or the session key is too short.
    public static func build(
        _ setup: PortalSetup, logger: Logger, onListening: @escaping @Sendable (Int) -> Void = { _ in }
    ) throws -> some ApplicationProtocol {
        let site = try Site(setup)
        let router = Router(context: PortalContext.self, options: [.autoGenerateHeadEndpoints])
        router.add(middleware: Gate(site: site))
        site.addRoutes(to: router)
        let listen = setup.settings.listen
        return Application(
            router: router,
            server: .http1(
                configuration: .init(
                    idleTimeout: .seconds(idleSeconds),
                    httpDecoderConfiguration: .init(
                        maxHeaderFieldSize: headerBytes, maxHeaderListSize: headerBytes, maxHeaderFieldCount: 100))),
            configuration: ApplicationConfiguration(
                address: .hostname(listen.host, port: listen.port),
                availableConnectionsDelegate: MaximumAvailableConnections(1_000)),
            onServerRunning: { channel in onListening(channel.localAddress?.port ?? listen.port) }, logger: logger)
    }
}

extension Site {
    /// Every address there is.
    func addRoutes(to router: Router<PortalContext>) {
        router.get("/") { request, _ in try await self.home(request) }
        for list in Self.lists {
            router.get(RouterPath(list.path)) { request, _ in try await self.list(request, list, json: false) }
            router.get(RouterPath(list.path + ".json")) { request, _ in try await self.list(request, list, json: true) }
        }
        router.get("/index.json") { request, _ in try await self.homeTwin(request) }
        router.get("/mail") { request, _ in try await self.correspondence(request, json: false) }
        router.get("/mail.json") { request, _ in try await self.correspondence(request, json: true) }
        router.get("/history") { request, _ in try await self.history(request, json: false) }
        router.get("/history.json") { request, _ in try await self.history(request, json: true) }
        router.get("/year") { request, _ in try await self.year(request, json: false) }
        router.get("/year.json") { request, _ in try await self.year(request, json: true) }
        router.get("/write") { request, _ in try await self.write(request) }
        router.get("/r/{number}/complaint") { request, context in try await self.complaint(request, context) }
        router.get("/r/{number}") { request, context in try await self.record(request, context) }
        router.get("/a/{id}") { request, context in try await self.file(request, context) }
        router.get("/search") { request, _ in try await self.search(request, json: false) }
        router.get("/search.json") { request, _ in try await self.search(request, json: true) }
        router.get("/d/{id}") { request, context in try await self.document(request, context) }
        router.get("/invoices") { request, _ in try await self.invoices(request, json: false) }
        router.get("/invoices.json") { request, _ in try await self.invoices(request, json: true) }
        router.get("/status") { request, _ in try await self.status(request, json: false) }
        router.get("/status.json") { request, _ in try await self.status(request, json: true) }
        router.get("/board") { request, _ in try await self.board(request) }
        router.get("/m/{id}") { request, context in try await self.staffMail(request, context) }
        router.get("/c/{code}") { request, context in try await self.staffClient(request, context) }
        router.get("/l/{token}") { request, context in try await self.exchange(request, context) }
        router.get("/l/{token}/news.atom") { request, context in try await self.news(request, context) }
        router.get("/l/{token}/dates.ics") { request, context in try await self.dates(request, context) }
        router.get("/leave") { request, _ in self.leave(request) }
        router.get("/goodbye") { request, _ in self.goodbye(request) }
        router.get("/static/{name}") { _, context in try self.asset(context) }
        router.get("/robots.txt") { _, _ in
            Self.textResponse("User-agent: *\nDisallow: /\n", type: "text/plain; charset=utf-8")
        }
        router.get("/healthz") { _, _ in await self.healthz() }
        router.get("/readyz") { request, _ in try await self.readyz(request) }
        router.get("/metrics") { request, _ in try await self.metrics(request) }
    }

    private func asset(_ context: PortalContext) throws -> Response {
        guard let file = context.parameters.get("name").flatMap({ assets[$0] }) else { throw PageFailure.notFound }
        var headers: HTTPFields = [
            .cacheControl: "public, max-age=31536000, immutable", .contentType: file.type, .vary: "Accept-Encoding",
            .eTag: "W/\"\(file.name)\"",
        ]
        let packed = Visit.current?.takesGzip == true ? file.packed : nil
        if packed != nil { headers[.contentEncoding] = "gzip" }
        return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: packed ?? file.plain))
    }

    private func goodbye(_ request: Request) -> Response {
        let language = language(request)
        let words = wording(language).words
        let content = FailureContent(
            heading: words["goodbyeTitle"], text: words["goodbyeText"], showsHow: false, writeTo: "", writeHref: "")
        let frame = Frame(
            title: words["goodbyeTitle"], page: "failure", language: language, visitor: nil, path: "/goodbye")
        return page(frame, content, request: request)
    }
}
