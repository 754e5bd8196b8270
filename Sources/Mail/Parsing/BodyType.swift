import Foundation

/// Spares libmagic the bodies whose answer is certain: it reads text against its whole database, ten times the cost of all else.
///
/// A test compares every answer given here with libmagic's own.
enum BodyType {
    /// The longest body judged here.
    private static let most = 64 * 1024

    /// The media type; `nil` where only libmagic can tell.
    static func certain(_ bytes: Data, declared: String) -> String? {
        switch declared {
        case "text/html": isDocument(bytes) ? "text/html" : nil
        case "text/plain": bytes.count <= most && isProse(bytes) ? "text/plain" : nil
        default: nil
        }
    }

    private static func isDocument(_ bytes: Data) -> Bool {
        let head = String(decoding: bytes.prefix(16), as: UTF8.self).lowercased()
        guard bytes.count >= 32, head.hasPrefix("<html") || head.hasPrefix("<!doctype html") else { return false }
        let next = head.dropFirst(head.hasPrefix("<html") ? 5 : 14).first
        return next == ">" || next == " "
    }

    /// Sentences that begin with a greeting and hold nothing that programs, markup or tables are told by.
    private static func isProse(_ bytes: Data) -> Bool {
        guard let text = String(validating: bytes, as: UTF8.self) else { return false }
        let first = text.unicodeScalars.prefix { $0.properties.isAlphabetic }
        guard greetings.contains(String(String.UnicodeScalarView(first)).lowercased()) else { return false }
        for (place, byte) in zip(bytes.indices, bytes) {
            if byte < 32, byte != 9, byte != 10, byte != 13 { return false }
            switch byte {
            case UInt8(ascii: "<"): if !isAddress(bytes[(place + 1)...]) { return false }
            case UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "\\"), UInt8(ascii: "#"),
                UInt8(ascii: "\""), UInt8(ascii: "`"),
                UInt8(ascii: "'"), UInt8(ascii: "["), UInt8(ascii: "$"), UInt8(ascii: "="), 127:
                return false
            default: break
            }
        }
        var commas: [Int] = []
        for line in text.utf8.split(separator: 10, omittingEmptySubsequences: false) {
            if commas.count < 2 { commas.append(line.count { $0 == UInt8(ascii: ",") }) }
            guard let initial = line.first(where: { $0 != 32 && $0 != 9 }) else { continue }
            // Letters beyond ASCII, digits, dashes and quote marks begin no line that a program would.
            if initial >= 128 || initial >= 48 && initial <= 57 || [45, 42, 62, 40, 43].contains(initial) { continue }
            let word = Substring(line).prefix {
                $0 != " " && $0 != "\t" && $0 != "(" && $0 != ":" && $0 != "\r" && $0 != "." && $0 != ","
            }
            if initial == UInt8(ascii: ".") || keywords.contains(word.lowercased()) { return false }
        }
        // libmagic takes lines with the same number of commas for CSV.
        return commas.count < 2 || commas[0] == 0 || commas[0] != commas[1]
    }

    /// Whether a mail address and its closing bracket follow, as in the line above a quoted mail: no tag has an `@`.
    private static func isAddress(_ bytes: Data) -> Bool {
        var letters: [UInt8] = []
        var length = 0
        var hasAt = false
        for byte in bytes.prefix(100) {
            switch byte {
            case UInt8(ascii: ">"): return hasAt && length > 3
            case UInt8(ascii: "@"):
                // a local part that begins as a tag does is libmagic's to judge
                guard !hasAt, length > 0, !tags.contains(String(decoding: letters, as: UTF8.self)) else { return false }
                hasAt = true
            case 48...57, 65...90, 97...122, 43, 45, 46, 95:
                if length == letters.count, byte >= 65, byte != 95 { letters.append(byte | 32) }
            default: return false
            }
            length += 1
        }
        return false
    }

    private static let tags: Set<String> = [
        "a", "body", "br", "div", "doctype", "font", "h", "head", "html", "img", "link", "meta", "p", "script", "span",
        "style", "svg", "table", "title", "xml",
    ]

    /// First words of most mails.
    static let greetings: Set<String> = [
        "здравейте", "здравей", "здрасти", "добър", "добро", "уважаеми", "уважаема", "колеги", "моля", "благодаря",
        "да", "hello", "hi", "dear", "good", "morning", "thanks",
        "please", "sehr", "guten", "hallo", "liebe", "lieber", "bonjour", "madame", "monsieur", "buongiorno", "gentile",
        "gentili", "salve", "buenos", "estimado", "estimados",
        "estimada", "hola", "olá", "bom", "boa", "caro", "beste", "geachte", "dzień", "szanowni", "witam", "bună",
        "stimate", "stimată", "γεια", "καλημέρα", "αξιότιμε",
        "здравствуйте", "добрый", "уважаемый", "уважаемые", "добрий", "доброго", "поштовани", "poštovani", "dobar",
        "merhaba", "sayın", "dobrý", "hej", "hei", "tisztelt", "почитувани",
    ]

    /// Words that lines of programs, patches, mails and lists begin with.
    private static let keywords: Set<String> = [
        "import", "from", "class", "struct", "extern", "typedef", "def", "package", "use", "using", "require", "local",
        "function", "var", "let", "const", "int", "char", "void", "static",
        "public", "private", "protected", "include", "dnl", "diff", "index", "only", "common", "msgid", "msgstr",
        "begin", "end", "module", "program", "subroutine", "create", "select",
        "insert", "alter", "enum", "union", "template", "namespace", "virtual", "return", "if", "for", "while",
        "switch", "my", "our", "sub", "eval", "exec", "all", "cflags", "global",
        "subject", "received", "to", "date", "message-id", "return-path", "path", "article", "xref", "newsgroups",
        "proc", "set", "echo", "rem", "with", "interface", "implementation", "async",
    ]
}
