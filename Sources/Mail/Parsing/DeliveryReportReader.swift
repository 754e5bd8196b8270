import Foundation

/// Reads delivery status notifications: RFC 3464 fields where there are any, else what the notice says in words.
struct DeliveryReportReader {
    /// The text of message/delivery-status parts.
    let statuses: [String]
    /// The notice for people, copy of the mail included.
    let notice: String
    /// Header fields of the returned mail, from an attached mail or headers part.
    let returned: [HeaderField]
    /// Header fields of the report itself.
    let headers: [HeaderField]

    func read() -> DeliveryReport {
        var report = DeliveryReport()
        report.recipients = fromStatus()
        if report.recipients.isEmpty { report.recipients = fromWords() }
        let returned = self.returned.isEmpty ? Self.headersInText(notice) : self.returned
        report.originalMessageID = Self.value("message-id", returned).flatMap { MessageIDs.all(Array($0.utf8)).first }
        report.originalSubject = Self.value("subject", returned)?.foldedWhiteSpace
        report.originalReference = Self.value("x-xcrm-ref", returned)?.foldedWhiteSpace
        var ids = [report.originalMessageID].compactMap { $0 }
        for name in ["in-reply-to", "references"] {
            for value in headers.filter({ $0.name.lowercased() == name }).map(\.value) {
                ids += MessageIDs.all(Array(value.utf8))
            }
        }
        // A report without the copy often names the mail in its own fields only.
        for status in statuses {
            ids +=
                Self.blocks(status).first.flatMap { $0["x-original-message-id"] ?? $0["original-message-id"] }.map {
                    MessageIDs.all(Array($0.utf8))
                } ?? []
        }
        var seen: Set<String> = []
        report.mentionedMessageIDs = ids.filter { seen.insert($0).inserted }.prefix(50).map { $0 }
        if report.originalMessageID == nil, statuses.isEmpty == false { report.originalMessageID = ids.first }
        return report
    }

    private static func value(_ name: String, _ fields: [HeaderField]) -> String? {
        fields.first { $0.name.lowercased() == name }?.value
    }

    // MARK: RFC 3464

    private func fromStatus() -> [DeliveryReport.Recipient] {
        var result: [DeliveryReport.Recipient] = []
        for block in statuses.flatMap(Self.blocks) {
            guard let address = (block["final-recipient"] ?? block["original-recipient"]).map(Self.typed),
                !address.isEmpty, result.count < Limits.reportRecipients
            else { continue }
            let action = block["action"].flatMap {
                DeliveryReport.Recipient.Action(rawValue: $0.lowercased().prefix { $0.isLetter }.description)
            }
            let status = block["status"].flatMap { Self.enhancedCode($0) }
            let diagnostic = block["diagnostic-code"].map { Self.cut(Self.typed($0)) }
            let original = block["original-recipient"].map(Self.typed)
            result.append(
                DeliveryReport.Recipient(
                    address: address.contains("@") ? address : original ?? address,
                    action: action ?? (status?.hasPrefix("4") == true ? .delayed : .failed),
                    status: status ?? diagnostic.flatMap(Self.code), diagnostic: diagnostic))
        }
        return result
    }

    /// Groups of fields parted by empty lines, names in lower case, unfolded.
    private static func blocks(_ text: String) -> [[String: String]] {
        var result: [[String: String]] = []
        var block: [String: String] = [:]
        var last = ""
        for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).prefix(20_000) {
            if line.allSatisfy(\.isWhitespace) {
                if !block.isEmpty { result.append(block) }
                block = [:]
                last = ""
            } else if line.first == " " || line.first == "\t" {
                if !last.isEmpty, (block[last]?.utf8.count ?? 0) < 4096 {
                    block[last, default: ""] += " " + line.trimmedEnds
                }
            } else if let colon = line.firstIndex(of: ":") {
                last = line[..<colon].lowercased().trimmedEnds
                if block[last] == nil { block[last] = line[line.index(after: colon)...].trimmedEnds } else { last = "" }
            }
        }
        if !block.isEmpty { result.append(block) }
        return result
    }

    /// What stands behind `rfc822;` or `smtp;`.
    private static func typed(_ value: String) -> String {
        let text = value.firstIndex(of: ";").map { String(value[value.index(after: $0)...]) } ?? value
        return text.trimming(" \t<>")
    }

    private static func cut(_ text: String) -> String { String(text.foldedWhiteSpace.prefix(500)) }

    // MARK: Words

    /// Exim, qmail, Exchange, Gmail and the odd ones: addresses of the notice with the words that follow them.
    private func fromWords() -> [DeliveryReport.Recipient] {
        let lines = notice.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).prefix(400).map(
            String.init)
        let end = lines.firstIndex { ReturnedCopy.startsAt($0.lowercased().trimmedEnds) } ?? lines.count
        var found: [(address: String, line: Int)] = []
        for index in 0..<end {
            for address in Self.addresses(in: lines[index]) where !found.contains(where: { $0.address == address }) {
                found.append((address, index))
            }
        }
        let named = headers.filter { $0.name.lowercased() == "x-failed-recipients" }
            .flatMap { $0.value.split(whereSeparator: { ", ;".contains($0) }) }.map { $0.lowercased() }.filter {
                $0.contains("@")
            }
        let own = Set(
            headers.filter { ["from", "to", "reply-to"].contains($0.name.lowercased()) }.flatMap {
                Self.addresses(in: $0.value)
            })
        var wanted =
            named.isEmpty
            ? found.map(\.address).filter {
                !own.contains($0) && !$0.hasPrefix("postmaster@") && !$0.hasPrefix("mailer-daemon@")
                    && !$0.hasPrefix("abuse@")
            } : named
        var seen: Set<String> = []
        wanted = wanted.filter { seen.insert($0).inserted }
        let whole = lines[..<end].joined(separator: "\n").lowercased()
        let isDelay = [
            "still being retried", "will be retried", "has been delayed", "delivery is delayed", "delivery delayed",
            "not yet been delivered", "no action is required on your part", "забавя", "отложен", "verzögert",
            "warning message only",
        ].contains { whole.range(of: $0) != nil }
        return wanted.prefix(Limits.reportRecipients).map { address in
            let start = found.first { $0.address == address }?.line ?? 0
            let next =
                found.filter { $0.line > start && wanted.contains($0.address) && $0.address != address }.map(\.line)
                .min() ?? end
            let words = lines[start..<max(start, min(next, end, start + 15))].joined(separator: " ")
            let near = Self.code(words)
            let diagnostic =
                near == nil ? Self.code(whole) == nil ? nil : Self.diagnostic(lines[..<end]) : Self.cut(words)
            return DeliveryReport.Recipient(
                address: address, action: isDelay ? .delayed : .failed, status: near ?? Self.code(whole),
                diagnostic: diagnostic)
        }
    }

    /// The line with the code.
    private static func diagnostic(_ lines: ArraySlice<String>) -> String? {
        lines.first { code($0) != nil }.map(cut)
    }

    private static func addresses(in line: String) -> [String] {
        line.prefix(2000).split(whereSeparator: { " \t<>()[]\"';,:=|".contains($0) }).compactMap { word in
            let text = word.lowercased().trimming(".!?")
            guard let at = text.firstIndex(of: "@"), at != text.startIndex, text[at...].dropFirst().contains("."),
                text.utf8.count <= 320, text.filter({ $0 == "@" }).count == 1
            else { return nil }
            return text
        }
    }

    /// An enhanced status code (RFC 3463), else an SMTP reply code, of the classes that tell of trouble.
    static func code(_ text: String) -> String? {
        if let enhanced = enhancedCode(text) { return enhanced }
        for word in text.split(whereSeparator: { !$0.isNumber && $0 != "." && $0 != ":" && $0 != "/" })
        where word.utf8.count == 3 {
            if let number = Int(word), (400...599).contains(number), number % 100 <= 59 { return String(word) }
        }
        return nil
    }

    private static func enhancedCode(_ text: String) -> String? {
        for word in text.split(whereSeparator: { !($0.isASCII && $0.isNumber) && $0 != "." }) {
            let fields = word.split(separator: ".", omittingEmptySubsequences: true)
            guard fields.count == 3, word.filter({ $0 == "." }).count <= 3, ["2", "4", "5"].contains(fields[0]),
                fields[1].count <= 3, fields[2].count <= 3
            else { continue }
            return fields.joined(separator: ".")
        }
        return nil
    }

    /// Header fields of a copy that stands in the text itself.
    private static func headersInText(_ text: String) -> [HeaderField] {
        var result: [HeaderField] = []
        for line in text.split(whereSeparator: \.isNewline).prefix(2000) {
            let bare = line.withoutQuoteMarks
            let lower = bare.lowercased()
            for name in ["message-id:", "subject:", "x-xcrm-ref:"] where lower.hasPrefix(name) {
                result.append(
                    HeaderField(
                        name: String(name.dropLast()), value: EncodedWord.decode(Array(bare.dropFirst(name.count).utf8))
                    ))
            }
        }
        return result
    }
}

extension Substring {
    fileprivate var withoutQuoteMarks: String { String(drop { " \t>".contains($0) }) }
}
