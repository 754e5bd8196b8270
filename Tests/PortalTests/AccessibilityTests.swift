import Foundation
import HummingbirdTesting
import Storage
import Testing

@testable import Portal

/// What WCAG 2.2 AA asks for and a program can see in the pages and the style sheet. How they look in a browser, and what
/// axe-core says of them there, is looked at by `PageFilesTests`' files.
struct AccessibilityTests {
    /// Every page of every visitor in every language.
    private func pages(_ check: @Sendable (_ name: String, _ page: PageElements) throws -> Void) async throws {
        let fixture = try await PortalFixture()
        try await fixture.browse { client in
            let visitors: [(Browser, [String])] = [
                (try await Browser(client, token: fixture.people.tokenA), fixture.clientPages),
                (try await Browser(client, token: fixture.people.tokenB), ["/", "/mail", "/r/\(fixture.made.offerB)"]),
                (
                    try await Browser(client, token: fixture.people.staff),
                    fixture.staffPages + ["/r/\(fixture.made.offer)", "/r/\(fixture.made.invoice)"]
                ), (Browser(client), ["/", "/goodbye", "/nothing"]),
            ]
            for (browser, paths) in visitors {
                for path in paths {
                    for language in Words.languages {
                        let answer = try await browser.get(path + (path.contains("?") ? "&" : "?") + "lang=\(language)")
                        guard answer["content-type"]?.hasPrefix("text/html") == true else { continue }
                        let page = PageElements(answer.text)
                        #expect(page.first("html")?["lang"] == language, "\(path)")
                        try check("\(path) \(language)", page)
                    }
                }
            }
        }
    }

    @Test func `Every page has a title, one main heading, and no gap between levels of headings`() async throws {
        try await pages { name, page in
            #expect(!page.text(of: "title").isEmpty, "\(name)")
            let levels = page.elements.compactMap { element in
                ["h1", "h2", "h3", "h4"].firstIndex(of: element.name).map { $0 + 1 }
            }
            #expect(levels.count { $0 == 1 } == 1, "\(name): \(levels)")
            #expect(levels.first == 1, "\(name): \(levels)")
            for (above, below) in zip(levels, levels.dropFirst()) {
                #expect(below <= above + 1, "\(name): h\(above) is followed by h\(below)")
            }
        }
    }

    @Test func `A skip link comes first and leads to the content, and every landmark is there once`() async throws {
        try await pages { name, page in
            let link = page.elements.first { $0.name == "a" }
            #expect(link?["href"] == "#main" && link?["class"] == "skip", "\(name)")
            #expect(page.all("main").count == 1, "\(name)")
            #expect(page.first("main")?["id"] == "main", "\(name)")
            // Landmarks of one sort are told apart by their names.
            let names = page.all("nav").map { $0["aria-label"] ?? "" }
            #expect(!names.contains("") && Set(names).count == names.count, "\(name): \(names)")
        }
    }

    @Test func `Every field has a label, every link and button a name, every picture a text`() async throws {
        try await pages { name, page in
            let labelled = Set(page.all("label").compactMap { $0["for"] })
            for field in page.elements where ["input", "textarea", "select"].contains(field.name) {
                guard field["type"] != "hidden" else { continue }
                let isWrapped = field.ancestors.contains("label")
                #expect(isWrapped || field["id"].map(labelled.contains) == true, "\(name): a field without a label")
            }
            for element in page.elements where ["a", "button", "summary", "th", "legend"].contains(element.name) {
                #expect(
                    !element.text.isEmpty || element["aria-label"]?.isEmpty == false,
                    "\(name): an empty \(element.name)")
            }
            for picture in page.all("svg") where picture["aria-hidden"] != "true" {
                #expect(picture["aria-label"]?.isEmpty == false, "\(name)")
            }
            #expect(page.all("img").allSatisfy { $0["alt"] != nil }, "\(name)")
            for table in page.all("th") { #expect(table["scope"] == "col" || table["scope"] == "row", "\(name)") }
            // Whatever scrolls can be reached and is named.
            for element in page.elements where element["tabindex"] == "0" {
                #expect(element["aria-label"] != nil || element["aria-labelledby"] != nil, "\(name)")
            }
        }
    }

    @Test func `Ids are given once, and whatever names one finds it`() async throws {
        try await pages { name, page in
            let ids = page.elements.compactMap { $0["id"] }
            #expect(
                Set(ids).count == ids.count,
                "\(name): \(Dictionary(grouping: ids) { $0 }.filter { $0.value.count > 1 }.keys)")
            for element in page.elements {
                for reference in [element["for"], element["aria-labelledby"]].compactMap(\.self) {
                    #expect(ids.contains(reference), "\(name): \(reference) is nowhere")
                }
            }
        }
    }

    // MARK: the style sheet

    private func styleSheet() throws -> String {
        try String(contentsOf: PortalFixture.templates.appending(path: "portal.css"), encoding: .utf8)
    }

    /// Pairs of colours that stand on each other, and how much they must differ (WCAG 2.2, 1.4.3 and 1.4.11).
    static let pairs: [(front: String, back: String, least: Double)] =
        ["ground", "card"].flatMap { back in
            ["ink", "quiet", "link", "bad", "accent"].map { ($0, back, 4.5) } + [
                ("field", back, 3.0), ("go", back, 3.0),
            ]
        }
        + ["work", "wait", "go", "good", "bad", "muted"].map { ($0, $0 + "-soft", 4.5) }
        + [
            ("accent-ink", "accent", 4.5), ("accent", "accent-soft", 4.5), ("ink", "accent-soft", 4.5),
            ("quiet", "accent-soft", 4.5), ("ink", "wait-soft", 4.5), ("ink", "muted-soft", 4.5),
            ("bad", "bad-soft", 4.5),
        ]

    @Test(arguments: ["light", "dark", "print"])
    func `Every text can be read on what it stands on`(scheme: String) throws {
        let colours = try StyleColours(try styleSheet(), scheme: scheme)
        for (front, back, least) in Self.pairs {
            let contrast = try colours.contrast(front, back)
            #expect(contrast >= least, "\(scheme): \(front) on \(back) is \(contrast)")
        }
    }

    @Test(arguments: ["light", "dark"]) func `Columns and bars of charts stand out`(scheme: String) throws {
        let colours = try StyleColours(try styleSheet(), scheme: scheme)
        for name in ["chart-work", "chart-wait", "chart-go", "chart-good", "chart-bad"] {
            #expect(try colours.contrast(name, "card") >= 3, "\(scheme): \(name)")
        }
    }

    @Test func `Where the keyboard stands is always seen, and motion stops where it is not wanted`() throws {
        let style = try styleSheet()
        #expect(style.contains(/:focus-visible \{ outline: 3px solid var\(--go\)/))
        #expect(!style.contains(/outline:\s*(none|0)/))
        #expect(style.contains("prefers-reduced-motion"))
        #expect(style.contains("forced-colors"))
    }

    @Test func `What is pressed is large enough for a finger`() throws {
        let style = try styleSheet()
        // At least 24 by 24 CSS pixels (2.5.8); 1 rem is 16 of them.
        for rule in [".button", "summary", ".menu a", ".people a, .languages a", "input, textarea"] {
            let body = try #require(StyleColours.rule(rule, in: style), "\(rule)")
            let heights = body.matches(of: /min-height: ([0-9.]+)rem/).compactMap { Double($0.1) }
            let padding = body.matches(of: /padding: ([0-9.]+)rem/).compactMap { Double($0.1) }
            #expect((heights.first ?? 0) * 16 >= 24 || (padding.first ?? 0) * 32 + 16 >= 24, "\(rule)")
        }
    }

    @Test func `No colour is written outside of the list that is checked`() throws {
        let style = try styleSheet()
        for line in style.split(separator: "\n") where !line.contains("--") {
            #expect(!line.contains(/#[0-9a-fA-F]{3,8}\b/), "\(line)")
        }
    }
}
