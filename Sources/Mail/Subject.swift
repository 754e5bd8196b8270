/// A subject line taken apart: what is left without reply and forward marks, list counters and the like.
///
/// Marks in many languages (`Re:`, `AW:`, `SV:`, `Отг:`, `Fwd:`, `WG:`, `Пр:` …) are peeled off the front;
/// tags in brackets (`[OF-2026-00012]`, other systems' `[#117904]`) stay where they are.
public struct Subject: Hashable, Sendable {
    /// The subject without marks, white space folded.
    public var base: String
    /// Whether a reply mark stood in front.
    public var isReply: Bool
    /// Whether a forward mark stood in front.
    public var isForward: Bool

    /// Takes apart a decoded subject. Linear in its length; at most 100 marks are peeled.
    public init(_ subject: String) {
        var rest = Substring(subject.foldedWhiteSpace)
        isReply = false
        isForward = false
        for _ in 0..<100 {
            guard let (mark, after) = Self.leadingMark(rest) else { break }
            if Self.replyMarks.contains(mark) { isReply = true } else { isForward = true }
            rest = after.drop { $0 == " " }
        }
        base = String(rest)
    }

    /// The subject of an answer: one `Re: `, one tag of ours, foreign tags kept.
    ///
    /// - Parameters:
    ///   - tag: the record's number without brackets, as `OF-2026-00012`; `nil` for none.
    ///   - limit: characters kept of the base.
    public func reply(tag: String?, limit: Int = 200) -> String { "Re: " + tagged(tag, limit: limit) }

    /// The base with one tag of ours in front, foreign tags kept.
    public func tagged(_ tag: String?, limit: Int = 200) -> String {
        guard let tag, !tag.isEmpty else { return String(base.prefix(limit)) }
        let text = Self.withoutTag(tag, in: base)
        return text.isEmpty ? "[\(tag)]" : "[\(tag)] " + String(text.prefix(limit))
    }

    /// Marks that stand for "reply", lower case without the colon.
    static let replyMarks: Set<String> = [
        "re", "aw", "antw", "antwort", "sv", "vs", "r", "res", "ref", "rif", "odp", "odg", "od", "отг", "отв",
        "отговор", "отн",
        "ответ", "відп", "одг", "на", "ha", "απ", "σχετ", "ynt", "yan", "cvp", "bls", "balas", "atb", "ats", "vá", "ré",
        "rép", "rép.",
        "rsp", "re²", "re:", "回复", "回覆", "答复", "답장", "返信", "თქვ", "на:", "rv r",
    ]
    /// Marks that stand for "forward", lower case without the colon.
    static let forwardMarks: Set<String> = [
        "fw", "fwd", "wg", "wtr", "rv", "enc", "tr", "i", "vl", "vb", "doorst", "pd", "pr", "proslijeđeno",
        "prosleđeno", "пр", "прп",
        "препр", "препратено", "пересл", "пер", "пересл.", "перенаправлено", "прослеђено", "fs", "πρθ", "προωθ", "ilt",
        "ilet", "továbbítás",
        "tov", "továbbítva", "转发", "轉寄", "fyi fwd", "vid", "trs", "redir", "inoltra", "fw:", "fwd:",
    ]

    private static func leadingMark(_ text: Substring) -> (mark: String, rest: Substring)? {
        guard let colon = text.prefix(24).firstIndex(where: { $0 == ":" || $0 == "：" }) else { return nil }
        var mark = text[..<colon].lowercased()
        // Counters: Re[2]:, Re(3):, RE^2:, Re *4:
        if let open = mark.firstIndex(where: { "[(^*".contains($0) }) {
            let counter = mark[open...].filter { !"[]()^* ".contains($0) }
            guard counter.allSatisfy(\.isNumber) else { return nil }
            mark = String(mark[..<open])
        }
        mark = mark.foldedWhiteSpace
        if mark.hasSuffix(".") { mark.removeLast() }
        let rest = text[text.index(after: colon)...]
        guard replyMarks.contains(mark) || forwardMarks.contains(mark) else { return nil }
        // One-letter marks of Italian mail programs count only as such: "R: …", never "r:…" within a word.
        if mark.count == 1, !(rest.first == " " && text.first?.isUppercase == true) { return nil }
        return (mark, rest)
    }

    private static func withoutTag(_ tag: String, in text: String) -> String {
        let wanted = "[\(tag.lowercased())]"
        var kept = ""
        var rest = Substring(text)
        while let open = rest.firstIndex(of: "[") {
            kept += rest[..<open]
            let candidate = rest[open...].prefix(wanted.count)
            if candidate.lowercased() == wanted {
                rest = rest[candidate.endIndex...]
            } else {
                kept.append("[")
                rest = rest[rest.index(after: open)...]
            }
        }
        return (kept + rest).foldedWhiteSpace
    }
}

extension StringProtocol {
    /// Runs of white space and control characters made one space, ends trimmed.
    var foldedWhiteSpace: String {
        var result = ""
        result.reserveCapacity(utf8.count)
        var pending = false
        for scalar in unicodeScalars {
            if scalar.properties.isWhitespace || scalar.value < 32 || scalar.value == 0x7F || scalar.value == 0xFEFF {
                pending = !result.isEmpty
            } else {
                if pending { result.unicodeScalars.append(" ") }
                pending = false
                result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
