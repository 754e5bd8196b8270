import Foundation
import Testing
import Workflows

@testable import Documents

/// A combining mark behind a special character makes one `Character` of both for Swift, and none for a mail program.
@Suite struct EscapingTests {
    static let marks = ["\u{301}", "\u{338}", "\u{20D2}", "\u{FE0F}", "\u{200D}", "\u{301}\u{302}\u{303}"]
    static let entities = ["<": "&lt;", ">": "&gt;", "&": "&amp;", "\"": "&quot;", "'": "&#39;"]

    /// Every special character with every mark behind it: as it is, and as it must stand in HTML.
    static let cases = entities.sorted { $0.key < $1.key }.flatMap { special, entity in
        ([""] + marks).map { (raw: special + $0, escaped: entity + $0) }
    }

    /// All of them in one line, as a value that would end any attribute, tag or entity around it.
    static let everything = "x" + cases.map(\.raw).joined(separator: " onclick=x ") + "y"

    private func scalars(_ text: String) -> [UInt32] { text.unicodeScalars.map(\.value) }

    /// Whether a text has another in it, scalar by scalar.
    private func contains(_ text: String, _ part: String) -> Bool {
        Data(text.utf8).range(of: Data(part.utf8)) != nil
    }

    // MARK: Values in templates

    @Test(arguments: cases) func `Values are escaped by scalar, once, wherever they stand in HTML`(
        raw: String, escaped: String
    ) throws {
        let folder = try TemplateFolder(
            sources: [
                "en/a.html":
                    "{{<frame.html}}{{$content}}<a href=\"mailto:{{v}}\" title='{{v}}'>{{v}}</a>{{/content}}{{/frame.html}}",
                "frame.html": "<p>{{$content}}{{/content}}</p>{{>part.html}}",
                "part.html": "<i>{{#list}}{{text}}{{/list}}{{#v}}{{.}}{{/v}}</i>",
                "en/a.txt": "{{v}}|{{>part.txt}}", "part.txt": "{{#list}}{{text}}{{/list}}",
            ], words: ["en": Words(json: "{}", file: "en.json")])
        let tree: Tree = ["v": raw, "list": [["text": raw] as Tree]]
        let html = try folder.render("a.html", language: "en", tree)
        let expected =
            "<p><a href=\"mailto:\(escaped)\" title='\(escaped)'>\(escaped)</a></p><i>\(escaped)\(escaped)</i>"
        #expect(scalars(html) == scalars(expected))
        let text = try folder.render("a.txt", language: "en", tree)
        #expect(scalars(text) == scalars("\(raw)|\(raw)"))
    }

    @Test(arguments: [
        ("{{{v}}}", "v must stand between two braces, not three, so that HTML in it is inert."),
        ("{{&v}}", "v must stand between two braces, not three, so that HTML in it is inert."),
        ("{{& v }}", "v must stand between two braces, not three, so that HTML in it is inert."),
        (
            "<p title=\"{{{structuredData}}}\">",
            "structuredData must stand between two braces, not three, so that HTML in it is inert."
        ),
        (
            "<script>{{{structuredData}}}</script>",
            "structuredData must stand between two braces, not three, so that HTML in it is inert."
        ),
        (
            "{{% CONTENT_TYPE:TEXT}}{{v}}",
            "{{% and {{= are not for templates: the file's name says whether values are escaped; take it out."
        ),
        (
            "{{=<% %>=}}<%&v%>",
            "{{% and {{= are not for templates: the file's name says whether values are escaped; take it out."
        ),
        ("{{>part.txt}}", "part.txt is plain text, in which values are bare; HTML can take in .html only."),
        (
            "{{<part.txt}}{{/part.txt}}",
            "part.txt is plain text, in which values are bare; HTML can take in .html only."
        ),
    ]) func `A template by which values could get past the escaping is refused`(text: String, sentence: String) throws {
        let error = #expect(throws: TemplateError.self) {
            try TemplateFolder(sources: ["en/a.html": "<p>\n" + text, "part.txt": "{{v}}"], words: [:])
        }
        #expect(error == .invalid(["en/a.html.mustache:2: \(sentence)"]))
    }

    @Test func `Plain text cannot take in HTML`() throws {
        let error = #expect(throws: TemplateError.self) {
            try TemplateFolder(sources: ["en/a.txt": "{{>part.html}}", "part.html": "{{v}}"], words: [:])
        }
        #expect(error == .invalid(["en/a.txt.mustache:1: part.html is HTML; plain text can take in .txt only."]))
    }

    @Test func `The JSON of a mail stands bare in its script only`() throws {
        let script = "<script type=\"application/ld+json\">\r\n{{{ structuredData }}}\r\n</script>"
        let folder = try TemplateFolder(
            sources: ["en/a.html": script], words: ["en": Words(json: "{}", file: "en.json")])
        let html = try folder.render("a.html", language: "en", ["structuredData": "{\"a\":1}"])
        #expect(contains(html, "{\"a\":1}"))
    }

    // MARK: The templates of the package

    /// The marks and quotes of HTML outside its JSON-LD, each with its count; `&` only where it begins no entity.
    private func specials(_ html: String) -> [Character: Int] {
        var counts: [Character: Int] = [:]
        let bytes = Array(html.utf8)
        for (index, byte) in bytes.enumerated() where "<>\"'&".utf8.contains(byte) {
            if byte == UInt8(ascii: "&") {
                let rest = bytes[(index + 1)...].prefix(8)
                let name = rest.prefix { $0 != UInt8(ascii: ";") }
                let isEntity =
                    name.count < rest.count && !name.isEmpty
                    && name.allSatisfy { $0 == UInt8(ascii: "#") || (48...57).contains($0) || (97...122).contains($0) }
                if isEntity { continue }
            }
            counts[Character(Unicode.Scalar(byte)), default: 0] += 1
        }
        return counts
    }

    private func parts(_ html: String) throws -> (html: String, json: String?) {
        let data = Data(html.utf8)
        guard let begin = data.range(of: Data("<script type=\"application/ld+json\">".utf8)) else { return (html, nil) }
        let end = try #require(data.range(of: Data("</script>".utf8)))
        return (
            String(decoding: data[..<begin.upperBound] + data[end.lowerBound...], as: UTF8.self),
            String(decoding: data[begin.upperBound..<end.lowerBound], as: UTF8.self)
        )
    }

    /// `template` of a mail in which every text is the given one.
    private func html(_ template: MailTemplate, _ text: String) throws -> String {
        let (model, _) = HostileTests.mail(template, text)
        return try mailRenderer.get().render(model, company: company(text)).html
    }

    private func company(_ text: String) -> CompanySnapshot {
        var company = Samples.company("en")
        company.name = text
        company.email = text
        company.phone = text
        company.web = text
        company.vat = text
        company.eik = text
        company.bank = text
        company.bic = text
        company.address = PostalAddress(street: text, city: text, postcode: text, country: text)
        return company
    }

    @Test(arguments: MailTemplate.allCases) func `No mark makes markup in a mail`(template: MailTemplate) throws {
        let honest = try parts(try html(template, "plain"))
        let hostile = try parts(try html(template, Self.everything))
        #expect(specials(hostile.html) == specials(honest.html))
        for entity in Self.entities.values { #expect(!contains(hostile.html, "&amp;" + entity.dropFirst())) }
        for special in ["<", ">", "&"] { #expect(!(hostile.json.map { contains($0, special) } ?? false)) }
        #expect((hostile.json == nil) == (honest.json == nil))
    }

    @Test func `A quotation mark does not end the address of a mail link`() throws {
        let html = try html(.offer, "a\"\u{301}onclick='\u{301}b@c.example")
        #expect(contains(html, "href=\"mailto:a&quot;\u{301}onclick=&#39;\u{301}b@c.example\" style"))
    }

    @Test func `Links that a mark was put into are left out, and those of buttons are encoded`() throws {
        var model = Samples.mail(.offer, language: "en")
        let record = try #require(model.record)
        model.portalURL = "https://a.example/\"\u{301}onclick=x"
        model.declineURL = "mailto:a@b.example?subject='\u{301}"
        model.confirmURL = try mailRenderer.get().answerLink(
            .confirm, record: record, language: "en", address: "a\"\u{301}<\u{338}b@c.example")
        let html = try mailRenderer.get().render(model, company: Samples.company("en")).html
        #expect(!contains(html, "a.example"))
        #expect(!contains(html, "b.example"))
        #expect(contains(html, "href=\"mailto:a%22%CC%81%3C%CC%B8b@c.example?subject="))
    }

    @Test(arguments: DocumentKind.allCases) func `No mark makes markup in a document`(kind: DocumentKind) throws {
        let renderer = try documentRenderer.get()
        func html(_ text: String) throws -> String {
            try renderer.html(
                kind, of: HostileTests.subject(kind, text), company: company(text), language: "en")
        }
        let hostile = try html(Self.everything)
        #expect(specials(hostile) == specials(try html("plain")))
        for entity in Self.entities.values { #expect(!contains(hostile, "&amp;" + entity.dropFirst())) }
        #expect(contains(hostile, "&quot;\u{301}"))
    }

    // MARK: JSON-LD

    @Test(arguments: cases + [(raw: "\\\u{301}\"\u{301}", escaped: ""), (raw: "</script\u{301}>", escaped: "")])
    func `JSON-LD keeps every mark and nothing in it means something to HTML`(raw: String, escaped: String) throws {
        var model = Samples.mail(.orderConfirmed, language: "en")
        model.record?.lines[0].text = "a\(raw)b"
        let html = try mailRenderer.get().render(model, company: Samples.company("en")).html
        let json = try #require(try parts(html).json)
        for special in ["<", ">", "&"] { #expect(!contains(json, special)) }
        let order = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
        let offers = try #require(order["acceptedOffer"] as? [[String: Any]])
        let name = try #require((offers[0]["itemOffered"] as? [String: Any])?["name"] as? String)
        #expect(scalars(name) == scalars("a\(raw)b"))
    }
}
