import Mustache

/// What escapes every value that templates put into HTML.
///
/// It works by scalar and not by character: `"` with a combining mark behind it is one character to Swift, but to a
/// mail program the quotation mark still ends the attribute.
struct InertText: MustacheContentType {
    /// The name by which templates ask for it; the loader writes the pragma into each of them.
    static let name = "XCRM-INERT"

    func escapeText(_ text: String) -> String { Self.escaped(text) }

    static func escaped(_ text: String) -> String {
        guard text.utf8.contains(where: { "<>&\"'".utf8.contains($0) }) else { return text }
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "<": result.append(contentsOf: "&lt;".unicodeScalars)
            case ">": result.append(contentsOf: "&gt;".unicodeScalars)
            case "&": result.append(contentsOf: "&amp;".unicodeScalars)
            case "\"": result.append(contentsOf: "&quot;".unicodeScalars)
            case "'": result.append(contentsOf: "&#39;".unicodeScalars)
            default: result.append(scalar)
            }
        }
        return String(result)
    }
}
