import Foundation
import HummingbirdTesting
import Storage
import Testing

@testable import Portal

/// Writes every page into a folder, in every language, so that they can be looked at and checked in a real browser:
/// `XCRM_PAGES=/tmp/pages scripts/test --filter PageFilesTests`. `pages.json` tells which file is which address.
struct PageFilesTests {
    static let folder = ProcessInfo.processInfo.environment["XCRM_PAGES"]

    @Test(.enabled(if: folder != nil)) func `Every page can be written to a file`() async throws {
        let folder = URL(filePath: Self.folder ?? "")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let fixture = try await PortalFixture { $0.version = "1.0" }
        try await fixture.store.note(.failed("the server refused the login"), mailbox: "sales", at: fixture.now)
        try await fixture.store.note(.idle, mailbox: "complaints", at: fixture.now.addingTimeInterval(-40))
        try await fixture.browse { client in
            var index: [[String: String]] = []
            let visitors: [(String, Browser, [String])] = [
                ("client", try await Browser(client, token: fixture.people.tokenA), fixture.clientPages),
                (
                    "hostile", try await Browser(client, token: fixture.people.tokenB),
                    ["/", "/r/\(fixture.made.offerB)", "/mail"]
                ),
                (
                    "staff", try await Browser(client, token: fixture.people.staff),
                    fixture.staffPages + ["/r/\(fixture.made.offer)", "/r/\(fixture.made.complaint)"]
                ), ("stranger", Browser(client), ["/", "/nothing", "/goodbye"]),
            ]
            for (name, browser, pages) in visitors {
                for path in pages
                where !path.contains(".json") && !["/l/", "/a/", "/d/"].contains(where: { path.hasPrefix($0) }) {
                    for language in Words.languages {
                        let answer = try await browser.get(path + (path.contains("?") ? "&" : "?") + "lang=\(language)")
                        let file = "\(name)-\(index.count)-\(language).html"
                        try Data(answer.text.utf8).write(to: folder.appending(path: file))
                        index.append(["visitor": name, "path": path, "language": language, "file": file])
                    }
                }
            }
            let home = try await visitors[0].1.get("/")
            for prefix in ["/static/portal.", "/static/icon."] {
                let start = try #require(home.text.firstRange(of: prefix)).lowerBound
                let path = String(home.text[start...].prefix { $0 != "\"" })
                let file = folder.appending(path: String(path.dropFirst()))
                try FileManager.default.createDirectory(
                    at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
                try Data(try await browserText(visitors[0].1, path).utf8).write(to: file)
            }
            try JSONEncoder().encode(index).write(to: folder.appending(path: "pages.json"))
        }
    }

    private func browserText(_ browser: Browser, _ path: String) async throws -> String {
        try await browser.get(path).text
    }
}
