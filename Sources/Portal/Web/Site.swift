import Foundation
import HTTPTypes
import Hummingbird
import Mustache
import Settings
import Storage
import Workflows

/// Everything that handlers share: the wiring, the templates, the words, the seal.
final class Site: Sendable {
    let setup: PortalSetup
    let library: MustacheLibrary
    let words: [String: Words]
    let seal: SessionSeal
    let limiter = AttemptLimiter()
    let requests: RequestLimiter
    let traffic = Traffic()
    let charts = ChartCache()
    let catalogue = CatalogueCache()
    let assets: Assets
    /// Attachments that are taken out of mails at the same time: each holds a whole mail in memory.
    let extraction = Turnstile(places: 2)
    /// When the pages began to be served.
    let begun: Date
    /// The path before every link, where the portal lies below a proxy's folder; else empty.
    let base: String
    /// Whether readers come by https.
    let isSecure: Bool

    init(_ setup: PortalSetup) throws {
        self.setup = setup
        let files = try TemplateFiles(folder: setup.templates)
        library = files.library
        words = files.words
        assets = files.assets
        seal = try SessionSeal(key: setup.sessionKey)
        requests = RequestLimiter(limit: setup.settings.requestsPerMinute)
        begun = setup.clock()
        let url = URL(string: setup.settings.url)
        isSecure = url?.scheme?.lowercased() == "https"
        let path = url?.path ?? ""
        base = path == "/" ? "" : path
    }

    /// How things are written in a language; in the firm's for one that pages are not written in.
    func wording(_ language: String) -> Wording {
        let words = words[language] ?? words[setup.language] ?? words["en"] ?? Words(language: "en", texts: [:])
        return Wording(words: words, timeZone: setup.timeZone)
    }

    /// The language of a request: chosen now, chosen before, the reader's, the browser's, the firm's.
    func language(_ request: Request, reader: String? = nil) -> String {
        let chosen = request.uri.queryParameters["lang"].map(String.init) ?? request.cookies[languageCookie]?.value
        if let chosen, words[chosen] != nil { return chosen }
        if let reader, words[reader] != nil { return reader }
        if reader == nil {
            for part in (request.headers[.acceptLanguage] ?? "").prefix(200).split(separator: ",") {
                let code = part.drop { $0 == " " }.prefix(2).lowercased()
                if words[code] != nil { return code }
            }
        }
        return words[setup.language] != nil ? setup.language : "en"
    }

    /// The address of a page.
    func link(_ path: String) -> String { base + path }

    /// The address of a record's page.
    func link(_ number: RecordNumber) -> String { link("/r/\(number)") }
}

/// Lets a few in at a time; the rest wait in line.
actor Turnstile {
    private var free: Int
    private var waiting: [CheckedContinuation<Void, Never>] = []

    init(places: Int) { free = places }

    func enter() async {
        if free > 0 {
            free -= 1
        } else {
            await withCheckedContinuation { waiting.append($0) }
        }
    }

    func leave() {
        if waiting.isEmpty {
            free += 1
        } else {
            waiting.removeFirst().resume()
        }
    }
}
