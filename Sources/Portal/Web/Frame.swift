import Foundation
import HTTPTypes
import Hummingbird
import Mustache
import Storage
import Workflows

/// A link in a list of links.
struct Link: Sendable {
    let label: String
    let href: String
    var current = false
    var lang = ""
}

/// What stands round the content of every page.
struct Frame: Sendable {
    var title: String
    /// The template of the content.
    var page: String
    var language: String
    var visitor: Visitor?
    /// The path of the page without a query, for the switch of languages.
    var path: String
    /// What else must stay in the address when the language changes: `&q=…`.
    var query = ""
    /// The address of the machine-readable twin.
    var twin: String?
    /// The address of the Atom feed.
    var feed: String?
    /// Whether the content takes the whole width of the window.
    var isWide = false
}

extension Site {
    /// Renders a page.
    func page(
        _ frame: Frame, _ content: Any, status: HTTPResponse.Status = .ok, request: Request? = nil,
        headers: HTTPFields = [:]
    ) -> Response {
        let words = wording(frame.language).words
        let company = setup.company(words.language)
        var root: [String: Any] = [
            "w": words.texts, "c": PageTree.of(content) ?? "", "page": frame.page, "title": frame.title,
            "lang": words.language,
            "base": base, "css": assets.style.name, "icon": assets.icon.name,
            "company": PageTree.of(company) ?? "",
            "address": [company.address.street, "\(company.address.postcode) \(company.address.city)"]
                .map { $0.shown(200) }.filter { !$0.isEmpty }.joined(separator: ", "),
            "nav": PageTree.of(navigation(frame, words)) ?? "", "languages": PageTree.of(switches(frame)) ?? "",
        ]
        root["webHref"] = Self.webAddress(company.web)
        root["reader"] = frame.visitor.map(Self.name)
        // The search stands beside the name and not in the menu, whose line is full as it is.
        if frame.visitor != nil {
            root["find"] = PageTree.of(
                Link(label: words["navSearch"], href: link("/search"), current: frame.path == "/search"))
        }
        root["twin"] = frame.twin
        if frame.isWide { root["isWide"] = true }
        root["feed"] = frame.feed
        let text = library.render(root, withTemplate: "layout") ?? ""
        var response = Self.textResponse(text, type: "text/html; charset=utf-8", status: status, headers: headers)
        response.headers[.contentLanguage] = words.language
        if let request, let chosen = request.uri.queryParameters["lang"].map(String.init), self.words[chosen] != nil {
            response.setCookie(
                Cookie(
                    name: languageCookie, value: chosen, maxAge: 31_536_000, path: base.isEmpty ? "/" : base,
                    secure: isSecure, httpOnly: true, sameSite: .lax))
        }
        return response
    }

    private static func name(_ visitor: Visitor) -> String {
        switch visitor {
        case .client(let reader): reader.contact.name.shown(80) + " · " + reader.client.name.shown(80)
        case .staff(let person): person.name.shown(80)
        }
    }

    private func navigation(_ frame: Frame, _ words: Words) -> [Link] {
        let entries: [(String, String)]
        switch frame.visitor {
        case nil: entries = []
        case .client:
            entries = [
                ("navHome", "/"), ("navOffers", "/offers"), ("navOrders", "/orders"), ("navShipments", "/shipments"),
                ("navInvoices", "/invoices"), ("navComplaints", "/complaints"), ("navContracts", "/contracts"),
                ("navMail", "/mail"),
                ("navHistory", "/history"), ("menuWrite", "/write"),
            ]
        case .staff: entries = [("navStatus", "/status"), ("navBoard", "/board")]
        }
        return entries.map { Link(label: words[$0.0], href: link($0.1), current: frame.path == $0.1) }
    }

    private func switches(_ frame: Frame) -> [Link] {
        Words.languages.map { code in
            Link(
                label: words[code]?["languageName"] ?? code, href: link(frame.path) + "?lang=\(code)" + frame.query,
                current: code == frame.language, lang: code)
        }
    }

    /// A web address that may stand in a link: http and https only.
    static func webAddress(_ text: String) -> String? {
        let lower = text.lowercased()
        guard text.utf8.count <= 2_000, lower.hasPrefix("https://") || lower.hasPrefix("http://"),
            text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\"") })
        else { return nil }
        return text
    }

    // MARK: failures

    struct FailureContent: Sendable {
        let heading: String
        let text: String
        let showsHow: Bool
        let writeTo: String
        let writeHref: String
    }

    /// The page that a request ends with that has no answer.
    func failurePage(_ failure: PageFailure, _ request: Request) async -> Response {
        let session = try? await session(request)
        let language = language(request, reader: session?.visitor.language)
        let words = wording(language).words
        var headers = HTTPFields()
        let (status, key): (HTTPResponse.Status, String)
        switch failure {
        case .noSession: (status, key) = (.forbidden, "failSession")
        case .notFound: (status, key) = (.notFound, "failMissing")
        case .tooMany(let seconds):
            (status, key) = (.tooManyRequests, "failTooMany")
            headers[.retryAfter] = String(seconds)
        case .method:
            (status, key) = (.methodNotAllowed, "failMethod")
            headers[.allow] = "GET, HEAD"
        case .broken: (status, key) = (.internalServerError, "failBroken")
        }
        let address = setup.linkAddress ?? setup.mailboxes.first?.address ?? setup.company(language).email
        let showsHow = session == nil && (status == .forbidden || status == .notFound)
        let letter = Letter(to: address, subject: words["askSubject"], body: words["askBody"])
        let content = FailureContent(
            heading: words[key + "Title"], text: words[key + "Text"], showsHow: showsHow, writeTo: address,
            writeHref: letter.mailto)
        let frame = Frame(
            title: words[key + "Title"], page: "failure", language: language, visitor: session?.visitor, path: "/")
        return page(frame, content, status: status, request: request, headers: headers)
    }
}
