import Foundation
import Mail
import Testing
import Understanding

@testable import xcrm

@Suite struct `The material of the benchmarks` {
    @Test func `Every mail is another and is read as it is meant`() {
        let articles = BenchCatalogue(count: 300).articles
        let reader = Reader(catalogue: Catalogue(articles: articles))
        let material = BenchMails(catalogue: articles)
        var texts: Set<String> = []
        var wrong: [Int] = []
        for index in 0..<120 {
            let message = MessageParser().parse(Data(material.mail(index)))
            let reading = reader.read(message)
            texts.insert(message.text)
            let meant: MailKind =
                switch BenchMails.intent(index) {
                case .inquiry: .inquiry
                case .order: .order
                case .question: .question
                }
            if reading.kind != meant { wrong.append(index) }
        }
        #expect(texts.count == 120)
        #expect(wrong.count <= 3, "\(wrong)")
    }

    @Test func `A generated catalogue has as many articles as wanted, each with a code of its own`() {
        let articles = BenchCatalogue(count: 9_000).articles
        #expect(articles.count == 9_000)
        #expect(Set(articles.map(\.sku)).count == 9_000)
        #expect(Set(articles.map { $0.name(in: "en") }).count == 9_000)
    }
}

@Suite struct `Absurd mails` {
    @Test(arguments: AbsurdMail.allCases)
    func `A mail at the limits is read, and what is read of it is bounded`(absurd: AbsurdMail) throws {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("absurd-\(UUID().uuidString).eml")
        defer { try? FileManager.default.removeItem(at: file) }
        try absurd.write(to: file, dividedBy: 20)
        let reader = Reader(catalogue: Catalogue(articles: BenchCatalogue(count: 300).articles))
        let message = MessageParser().parse(try Data(contentsOf: file, options: .alwaysMapped))
        let reading = reader.read(message)
        #expect(message.parts.count <= Limits.parts)
        #expect(message.from.first?.address == "buyer@firm.example")
        #expect(reading.lines.count <= 2_000)
        #expect(reading.kind == .inquiry || reading.kind == .other || reading.kind == .order)
    }
}
