import Foundation
import Mail
import Testing

@Suite struct CalendarTextTests {
    @Test(arguments: [
        ("a;b,c\\d\ne", "a\\;b\\,c\\\\d\\ne"), ("one\r\ntwo\rthree", "one\\ntwo\\nthree"),
        ("tab\there\u{0}\u{7F}", "tabhere"), ("ул. „Първа“ 1", "ул. „Първа“ 1"), ("", ""),
    ]) func `A text value is escaped`(text: String, escaped: String) {
        #expect(CalendarText.escaped(text) == escaped)
    }

    @Test(arguments: ["я", "a", "🧵", "€"])
    func `Lines have at most 75 octets, break between characters and unfold to what they were`(character: String) {
        let content = "SUMMARY:" + String(repeating: character, count: 200)
        let line = CalendarText.line(content)
        #expect(line.hasSuffix("\r\n"))
        for piece in line.components(separatedBy: "\r\n") { #expect(piece.utf8.count <= 75) }
        #expect(line.replacing("\r\n ", with: "") == content + "\r\n")
        #expect(String(decoding: line.utf8, as: UTF8.self) == line)
    }

    @Test func `Just 75 octets stand in one line`() {
        #expect(CalendarText.line(String(repeating: "a", count: 75)) == String(repeating: "a", count: 75) + "\r\n")
        #expect(CalendarText.line(String(repeating: "a", count: 76)).contains("\r\n "))
    }

    @Test func `Nothing from outside begins a line of its own or ends a parameter`() {
        #expect(
            CalendarText.line("SUMMARY:x\r\nATTACH:http://evil.example") == "SUMMARY:xATTACH:http://evil.example\r\n")
        #expect(CalendarText.parameter("A \"B\":C\nD") == "\"A B:CD\"")
    }
}
