import Foundation
import Storage
import Testing
import Workflows

@testable import Portal

struct WordsTests {
    private func files() throws -> TemplateFiles { try TemplateFiles(folder: PortalFixture.templates) }

    @Test func `Every language has the same words and none is empty by accident`() throws {
        let words = try files().words
        let keys = Set(words["en"]?.texts.keys.map(\.self) ?? [])
        #expect(keys.count > 300)
        for language in Words.languages {
            #expect(Set(words[language]?.texts.keys.map(\.self) ?? []) == keys, "\(language)")
            let empty = words[language]?.texts.filter { $0.value.isEmpty }.keys.map(\.self) ?? []
            #expect(Set(empty) == ["next_shipment_dispatched_text"], "\(language)")
        }
    }

    @Test func `Every word that a template asks for is there`() throws {
        let words = try files().words
        let names = try FileManager.default.contentsOfDirectory(atPath: PortalFixture.templates.path)
        for name in names where name.hasSuffix(".mustache") {
            let text = try String(contentsOf: PortalFixture.templates.appending(path: name), encoding: .utf8)
            for match in text.matches(of: /\{\{w\.([A-Za-z0-9_]+)\}\}/) {
                #expect(words["en"]?.texts[String(match.1)] != nil, "\(name) \(match.1)")
            }
        }
    }

    @Test func `Every state of every workflow has a name`() throws {
        let words = try #require(try files().words["bg"])
        func check<W: Workflow>(_ workflow: W.Type, _ kind: RecordKind) {
            for state in W.State.allCases {
                #expect(words.texts["state_\(kind.rawValue)_\(state.rawValue)"] != nil, "\(kind) \(state)")
            }
            for event in W.Event.allCases {
                #expect(words.texts["event_\(kind.rawValue)_\(event.rawValue)"] != nil, "\(kind) \(event)")
            }
        }
        check(Offer.self, .offer)
        check(Order.self, .order)
        check(Shipment.self, .shipment)
        check(Complaint.self, .complaint)
        check(ToDo.self, .todo)
        check(Contract.self, .contract)
        check(Invoice.self, .invoice)
    }

    @Test(arguments: [
        ("bg", "1234,50", "1 234 567,00", "31 август 2026 г."), ("en", "1,234.50", "1,234,567.00", "31 August 2026"),
        ("de", "1.234,50", "1.234.567,00", "31. August 2026"),
    ])
    func `Amounts and days are written as the language writes them`(
        language: String, small: String, large: String, day: String
    ) throws {
        let words = try #require(try files().words[language])
        let wording = Wording(words: words, timeZone: .gmt)
        func plain(_ minor: Int64) -> String {
            wording.money(Money(minor: minor, currency: .eur)).replacing("€", with: "").replacing("\u{A0}", with: " ")
                .trimmingCharacters(in: .whitespaces)
        }
        #expect(plain(123_450) == small)
        #expect(plain(123_456_700) == large)
        #expect(wording.day("2026-08-31") == day)
        #expect(wording.day("в края на май") == "в края на май")
    }

    @Test func `A letter's link is escaped whole and never too long`() {
        let letter = Letter(to: "sales+c.of@firm.example", subject: "[OF-1] Да & не?", body: "a\nb")
        #expect(
            letter.mailto
                == "mailto:sales%2Bc.of@firm.example?subject=%5BOF-1%5D%20%D0%94%D0%B0%20%26%20%D0%BD%D0%B5%3F&body=a%0D%0Ab"
        )
        let long = Letter(to: "a@b", subject: "s", body: String(repeating: "я", count: 1_000))
        #expect(long.mailto == "mailto:a@b?subject=s")
    }

    @Test func `A template that could let text through unescaped is refused`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "xcrm-templates-\(UUID().uuidString)")
        try FileManager.default.copyItem(at: PortalFixture.templates, to: folder)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data("{{{c}}}".utf8).write(to: folder.appending(path: "list.mustache"))
        #expect(throws: PortalError.self) { try TemplateFiles(folder: folder) }
    }

    @Test func `Text is escaped by scalar, and piles of marks and direction controls are left out`() {
        #expect(PageText.escaped("\"\u{301}<\u{338}a\u{202E}b") == "&quot;\u{301}&lt;\u{338}ab")
        #expect(
            PageText.cleaned("a" + String(repeating: "\u{301}", count: 50)).unicodeScalars.count == 1 + PageText.marks)
        #expect("  a \n\t b  ".shown(10) == "a b")
        #expect("abcdef".shown(3) == "abc…")
    }

    @Test func `A basket survives the way through an address and refuses nonsense`() {
        var basket = Basket("A*12~B+C*2.5~x~*1~D*-1~E*1e3")
        #expect(basket.items.map(\.sku) == ["A", "B+C"])
        basket.add("A", "3")
        basket.add("Ж", "1,5")
        #expect(basket.text == "A*15~B+C*2.5~Ж*1.5")
        #expect(basket.escaped == "A*15~B%2BC*2.5~%D0%96*1.5")
        #expect(basket.without("A").items.count == 2)
        #expect(Basket(String(repeating: "A*1~", count: 100)).items.count == 1)
    }
}
