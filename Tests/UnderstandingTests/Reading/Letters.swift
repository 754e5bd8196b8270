import Foundation
import Mail
import Understanding

/// A table of short mails with what a clerk reads in each (`Corpus/README.md`, "Letters").
struct Letters {
    /// What is wanted of one mail; what the table does not say is not compared.
    struct Letter {
        var name: String
        var mail: Data
        var wanted: [String: String]

        var reply: String? { wanted["reply"] }
        var references: [String]? {
            wanted["refs"]?.split(whereSeparator: { ", ".contains($0) }).map(String.init).sorted()
        }
        var contact: [String?]? {
            wanted["contact"]?.split(separator: "|", omittingEmptySubsequences: false).map {
                let text = $0.trimmingCharacters(in: .whitespaces)
                return text.isEmpty ? nil : text
            }
        }
        var attachments: [String] {
            (wanted["files"] ?? "").split(separator: ";").map { $0.trimmingCharacters(in: .whitespaces) }.sorted()
        }
    }

    let letters: [Letter]

    /// Reads a table of the folder `Corpus/letters`.
    init(_ table: String) throws {
        let text = try String(contentsOf: Self.file(table), encoding: .utf8)
        letters = text.components(separatedBy: "\n@@ ").map { $0.hasPrefix("@@ ") ? String($0.dropFirst(3)) : $0 }
            .compactMap(Self.letter)
    }

    static func file(_ name: String) -> URL {
        URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("Corpus/letters").appendingPathComponent(name)
    }

    private static func letter(_ block: String) -> Letter? {
        guard let border = block.range(of: "\n----\n") else { return nil }
        var head = block[..<border.lowerBound].split(separator: "\n")
        let name = String(head.removeFirst())
        var wanted: [String: String] = [:]
        for line in head {
            guard let colon = line.firstIndex(of: ":") else { continue }
            wanted[String(line[..<colon])] = line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
        }
        var source = String(block[border.upperBound...])
        let marked = source.components(separatedBy: "⟦").dropFirst().compactMap {
            $0.components(separatedBy: "⟧").first
        }
        if !marked.isEmpty, wanted["reply"] == nil { wanted["reply"] = marked.joined(separator: "\n\n") }
        source = source.replacingOccurrences(of: "⟦", with: "").replacingOccurrences(of: "⟧", with: "")
        return Letter(name: name, mail: mail(source, name: name), wanted: wanted)
    }

    /// The mail with the headers that the table leaves out.
    private static func mail(_ source: String, name: String) -> Data {
        let headers = (source.components(separatedBy: "\n\n").first ?? "").lowercased()
        var added = "To: Firm <sales@firm.example>\nMIME-Version: 1.0\n"
        if !headers.contains("\ndate:") { added += "Date: Tue, 12 May 2026 10:15:00 +0300\n" }
        if !headers.contains("message-id:") { added += "Message-ID: <\(name)@client.example>\n" }
        if !headers.contains("content-type:") {
            added += "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n"
        }
        return Data((added + source + "\n").replacingOccurrences(of: "\n", with: "\r\n").utf8)
    }

    /// How often each field was read right, and what was not.
    struct Score {
        var right: [String: Int] = [:]
        var all: [String: Int] = [:]
        var wrong: [String: [String]] = [:]

        func share(_ field: String) -> Double {
            Double(right[field] ?? 0) / Double(max(1, all[field] ?? 0))
        }

        mutating func count(_ field: String, _ name: String, _ isRight: Bool) {
            all[field, default: 0] += 1
            if isRight { right[field, default: 0] += 1 } else { wrong[field, default: []].append(name) }
        }
    }

    func score(_ reader: Reader) -> Score {
        let parser = MessageParser()
        var score = Score()
        for letter in letters {
            let got = reader.read(parser.parse(letter.mail))
            let name = letter.name
            if let kind = letter.wanted["kind"] { score.count("kind", name, got.kind.rawValue == kind) }
            if let language = letter.wanted["lang"] {
                score.count("language", name, got.language ?? "-" == language)
            }
            if let references = letter.references { score.count("references", name, got.references == references) }
            if letter.wanted["lang"] != nil {
                score.count("date", name, got.deliverBy?.iso == letter.wanted["date"])
            }
            if let reply = letter.reply {
                score.count("reply", name, Likeness.of(Self.folded(reply), Self.folded(got.reply)) >= 0.95)
            }
            if let contact = letter.contact {
                let found = [got.contact.name, got.contact.company, got.contact.phone, got.contact.vat]
                score.count("contact", name, contact.map(Self.plain) == found.map(Self.plain))
            }
            score.count(
                "attachments", name, got.attachments.map { "\($0.name) \($0.type)" }.sorted() == letter.attachments)
        }
        return score
    }

    private static func folded(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// Letters and digits only.
    private static func plain(_ text: String?) -> String? {
        text.map { $0.lowercased().filter { $0.isLetter || $0.isNumber } }
    }
}
