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
