import Foundation
import Testing
import Workflows

@testable import Documents

@Suite struct CalendarTests {
    private static let stamp = Date(timeIntervalSince1970: 1_774_340_100)  // 24 March 2026, 08:15 UTC

    private func part(_ model: MailModel) throws -> CalendarPart? {
        CalendarPart(
            model, renderer: try mailRenderer.get(), company: Samples.company(model.language),
            organizer: "sales@fixmetal.example", stamp: Self.stamp)
    }

    /// Unfolds a content (RFC 5545 §3.1).
    private func lines(_ part: CalendarPart) -> [String] {
        part.text.replacing("\r\n ", with: "").split(separator: "\r\n").map(String.init)
    }

    @Test(arguments: ["bg", "en", "de"])
    func `A confirmed order brings the day of its delivery, as a file`(language: String) throws {
        let part = try #require(try part(Samples.mail(.orderConfirmed, language: language)))
        let lines = lines(part)
        #expect(part.method == "PUBLISH")
        #expect(!part.isAlternative)
        #expect(part.fileName == "OR-2026-00012.ics")
        #expect(lines.first == "BEGIN:VCALENDAR" && lines.last == "END:VCALENDAR")
        #expect(lines.contains("DTSTART;VALUE=DATE:20260410"))
        #expect(lines.contains("DTEND;VALUE=DATE:20260411"))
        #expect(lines.contains("UID:OR-2026-00012@fixmetal.example"))
        #expect(lines.contains("DTSTAMP:20260324T081500Z"))
        #expect(lines.contains { $0.hasPrefix("SUMMARY;LANGUAGE=\(language):") && $0.contains("OR-2026-00012") })
    }

    @Test(arguments: [MailTemplate.orderConfirmed, .shipmentDispatched, .orderCancelled])
    func `Lines end with CRLF and have at most 75 octets, broken between characters`(template: MailTemplate) throws {
        let part = try #require(try part(Samples.mail(template, language: "bg")))
        #expect(part.text.hasSuffix("END:VCALENDAR\r\n"))
        for line in part.text.components(separatedBy: "\r\n") {
            #expect(line.utf8.count <= 75)
            #expect(!line.contains("\n") && !line.contains("\u{FFFD}"))
        }
    }

    @Test func `A cancelled order takes its day out under the same name`() throws {
        let part = try #require(try part(Samples.mail(.orderCancelled, language: "en")))
        #expect(part.method == "CANCEL")
        #expect(lines(part).contains("STATUS:CANCELLED"))
        #expect(lines(part).contains("UID:OR-2026-00012@fixmetal.example"))
    }

    @Test func `A task brings its deadline to staff, as an alternative; a mere reminder brings none`() throws {
        var model = Samples.mail(.reminder, language: "bg")
        model.record?.dueOn = "2026-12-31"
        #expect(try part(model) == nil)
        model.kind = "task"
        let part = try #require(try part(model))
        #expect(part.isAlternative)
        #expect(lines(part).contains("DTSTART;VALUE=DATE:20261231"))
        #expect(lines(part).contains("DTEND;VALUE=DATE:20270101"))
    }

    @Test(arguments: ["5 working days", "2026-02-30", "2026-13-01", "10.04.2026", "2026-04-10\r\nATTACH:x"])
    func `What is no day brings no part`(delivery: String) throws {
        var model = Samples.mail(.orderConfirmed, language: "en")
        model.record?.delivery = delivery
        #expect(try part(model) == nil)
    }

    @Test func `Words cannot add properties`() throws {
        var model = Samples.mail(.orderConfirmed, language: "en")
        model.record?.title = "x\r\nATTACH:http://evil.example/\r\nSUMMARY:y; z, \\ \""
        model.record?.lines[0].text = "a\nEND:VEVENT"
        let lines = lines(try #require(try part(model)))
        #expect(!lines.contains { $0.hasPrefix("ATTACH") })
        #expect(lines.count { $0 == "END:VEVENT" } == 1)
        #expect(lines.count { $0.hasPrefix("SUMMARY") } == 1)
    }

    @Test(arguments: [MailTemplate.offer, .staffNotice, .complaintDecided, .inquiryReceived])
    func `Other mails have no day`(template: MailTemplate) throws {
        #expect(try part(Samples.mail(template, language: "en")) == nil)
    }
}
