/// Message-ID, In-Reply-To and References (RFC 5322 §3.6.4), read leniently and believed strictly.
enum MessageIDs {
    /// All ids of a value in order, without angle brackets; comments, white space and broken pieces are left out.
    static func all(_ raw: [UInt8]) -> [String] {
        let value = EncodedWord.decode(raw)
        var ids: [String] = []
        var rest = Substring(value)
        while let open = rest.firstIndex(of: "<") {
            let after = rest[rest.index(after: open)...]
            guard let close = after.firstIndex(of: ">") else { break }
            // "<a@b<c@d>": the inner one is whole.
            let content = after[..<close]
            if let id = sound(content.lastIndex(of: "<").map { content[content.index(after: $0)...] } ?? content) {
                ids.append(id)
            }
            rest = after[after.index(after: close)...]
        }
        if ids.isEmpty, !value.contains("<") {
            ids = withoutComments(value).split(whereSeparator: { $0.isWhitespace || $0 == "," }).compactMap {
                $0.contains("@") ? sound($0) : nil
            }
        }
        return ids
    }

    /// A believable id; `nil` for an empty or malformed one.
    static func sound(_ text: some StringProtocol) -> String? {
        let id = String(text.filter { !$0.isWhitespace })
        guard id.utf8.count >= 3, id.utf8.count <= 900, let at = id.lastIndex(of: "@"), at != id.startIndex,
            id.index(after: at) != id.endIndex,
            id.utf8.allSatisfy({ $0 > 32 && $0 != 127 })
        else { return nil }
        return id
    }

    private static func withoutComments(_ value: String) -> String {
        var depth = 0
        var result = ""
        for character in value {
            switch character {
            case "(": depth += 1
            case ")": depth = max(0, depth - 1)
            default: if depth == 0 { result.append(character) }
            }
        }
        return result
    }
}
