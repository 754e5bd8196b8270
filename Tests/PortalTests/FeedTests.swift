import Foundation
import FoundationXML
import HummingbirdTesting
import Testing

@testable import Portal

struct FeedTests {
    /// Whether a text is well-formed XML, and the names of its elements.
    static func elements(_ text: String) -> [String]? {
        final class Collector: NSObject, XMLParserDelegate {
            var names: [String] = []
            func parser(
                _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
                attributes: [String: String]
            ) { names.append(name) }
        }
        let (parser, collector) = (XMLParser(data: Data(text.utf8)), Collector())
        parser.delegate = collector
        return parser.parse() ? collector.names : nil
    }

    @Test func `The feed of changes is an Atom document`() async throws {
        let fixture = try await PortalFixture()
        try await fixture.browse { client in
            for token in [fixture.people.tokenA, fixture.people.tokenB] {
                let feed = try await Browser(client).get("/l/\(token)/news.atom")
                #expect(feed["content-type"] == "application/atom+xml; charset=utf-8")
                let names = try #require(Self.elements(feed.text))
                let entries = names.count { $0 == "entry" }
                #expect(entries > 0)
                // Each has what RFC 4287 §4.1.2 asks for.
                for name in ["id", "title", "updated"] { #expect(names.count { $0 == name } == entries + 1) }
                let ids = feed.text.matches(of: /<id>([^<]*)<\/id>/).map { String($0.1) }
                #expect(Set(ids).count == ids.count)
                #expect(feed.text.contains("rel=\"self\""))
            }
        }
    }

    @Test func `The feed of deliveries is a calendar`() async throws {
        let fixture = try await PortalFixture()
        try await fixture.browse { client in
            let answer = try await Browser(client).get("/l/\(fixture.people.tokenA)/dates.ics?lang=en")
            #expect(answer["content-type"] == "text/calendar; charset=utf-8")
            let lines = answer.text.components(separatedBy: "\r\n")
            #expect(lines.first == "BEGIN:VCALENDAR")
            #expect(Array(lines.suffix(2)) == ["END:VCALENDAR", ""])
            #expect(lines.allSatisfy { $0.utf8.count <= 75 && !$0.contains("\n") })
            let unfolded = answer.text.replacing("\r\n ", with: "")
            for word in [
                "UID:\(fixture.made.sent)@portal.fixmetal.example", "DTSTART;VALUE=DATE:20260904",
                "DTEND;VALUE=DATE:20260905", "SUMMARY:Shipment \(fixture.made.sent) is expected",
                "SUMMARY:Delivery of \(fixture.made.order)", "STATUS:TENTATIVE",
                "SUMMARY:Shipment \(fixture.made.delivered) was delivered",
            ] {
                #expect(unfolded.contains(word), "\(word)")
            }
            let begins = lines.count { $0 == "BEGIN:VEVENT" }
            #expect(begins == lines.count { $0 == "END:VEVENT" })
            #expect(begins == lines.count { $0.hasPrefix("DTSTAMP:") })
        }
    }
}
