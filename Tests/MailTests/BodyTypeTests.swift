import Foundation
import Testing

@testable import Mail

@Suite struct BodyTypeTests {
    static func magic(_ text: String) -> String {
        Data(text.utf8).withUnsafeBytes { FileTyper.type(of: $0) }
    }

    @Test(arguments: BodyType.greetings.sorted())
    func `What is told without libmagic of a greeting is what libmagic tells`(word: String) throws {
        for first in [word, word.capitalized, word.uppercased()] {
            for rest in [
                ",\r\n\r\nplease quote 20 pcs M8x40.\r\n\r\nRegards\r\nIvan\r\n",
                " Иван, пратете 5 бр.\n1. болт, 5 бр.\n- гайка\n", "\n", "",
                ",\n\nthanks.\n\nOn 12 January 2026 at 09:14 Sales <sales@bench.example> wrote:\n> Hello\n",
                ",\n\nда.\n\nНа 12 януари Иван <i.petrov+x@firm-1.example> написа:\n> <html.x@a.example>\n",
            ] {
                let text = first + rest
                let certain = BodyType.certain(Data(text.utf8), declared: "text/plain")
                #expect(certain == nil || certain == Self.magic(text), "\(text)")
            }
        }
    }

    @Test(arguments: [
        "<html><head></head><body>some longer text here</body></html>",
        "<HTML lang=bg><body>some longer text here</body></HTML>", "<!DOCTYPE html><html><body>x</body></html>",
        "<html xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\"><head>x</head></html>",
        "<!DOCTYPE HTML PUBLIC \"-//W3C//DTD HTML 4.0 Transitional//EN\"><HTML></HTML>",
    ])
    func `Documents are HTML to libmagic too`(html: String) {
        #expect(BodyType.certain(Data(html.utf8), declared: "text/html") == "text/html")
        #expect(Self.magic(html) == "text/html")
    }

    @Test(arguments: [
        "Hello,x\nb,c\nd,e\n", "Hello\n#include <x>\n", "Hello\nimport os\n", "From: x", "{\"a\":1}", "Hello\u{1}",
        "Dear\n\\section{x}", "Hello <html@x.example>", "Hello <a href=x@y>", "Hello <b>x</b>", "Hello <a@b",
    ])
    func `What might be something else is left to libmagic`(text: String) {
        #expect(BodyType.certain(Data(text.utf8), declared: "text/plain") == nil)
    }

    @Test func `Every body of the fixtures is told as libmagic tells it`() throws {
        for name in Fixtures.names("reply") {
            for part in try Fixtures.message("reply/\(name).eml").parts where part.type.hasPrefix("text/") {
                let raw = try Fixtures.data("reply/\(name).eml")
                var content = Data()
                MessageParser().readContent(ofPart: part.path, in: raw) { content += $0 }
                #expect(part.detected == content.withUnsafeBytes { FileTyper.type(of: $0) }, "\(name)")
            }
        }
    }
}
