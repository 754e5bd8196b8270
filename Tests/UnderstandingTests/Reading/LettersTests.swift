import Foundation
import Mail
import Testing
import Understanding

/// Short mails of many trades, languages and mail programs, read without a catalogue of their trade.
@Suite struct `Letters of many trades` {
    @Test(
        "A table of letters is read as a careful clerk would",
        arguments: ["first.txt", "second.txt", "third.txt", "fourth.txt", "fifth.txt", "replies.txt"])
    func letters(table: String) throws {
        let letters = try Letters(table)
        #expect(letters.letters.count >= 24)
        // The fifth shows what is left: the rules were not fitted to it.
        let score = letters.score(Reader(catalogue: Catalogue(articles: [])))
        for (field, bar) in [
            ("kind", table == "fifth.txt" ? 0.85 : 0.97), ("language", 0.97), ("references", 0.97), ("date", 0.97),
            ("reply", 0.95),
            ("contact", 0.9), ("attachments", 1),
        ] where score.all[field] != nil {
            #expect(score.share(field) >= bar, "\(field): \(score.wrong[field] ?? [])")
        }
    }

    @Test("The wanted date stands in one sentence", arguments: ["dates.txt", "second-dates.txt"])
    func dates(table: String) throws {
        let reader = Reader(catalogue: Catalogue(articles: []))
        let cases = try String(contentsOf: Letters.file(table), encoding: .utf8).split(separator: "\n")
            .filter { !$0.hasPrefix("#") }
        #expect(cases.count >= 20)
        for line in cases {
            let parts = line.components(separatedBy: " | ")
            let head =
                "From: a@b.example\r\nDate: Tue, 12 May 2026 10:15:00 +0300\r\nContent-Type: text/plain; charset=utf-8\r\n"
            let message = MessageParser().parse(Data("\(head)\r\n\(parts[1])\r\n".utf8))
            #expect(reader.read(message).deliverBy?.iso ?? "null" == parts[0], "\(parts[1])")
        }
    }
}
