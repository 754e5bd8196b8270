import Foundation

/// Writes XML 1.0: well-formed by its shape, text and attributes escaped, in UTF-8.
struct XMLWriter {
    private var bytes = Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".utf8)
    private var depth = 0

    /// An element with a text; nothing for no text.
    mutating func leaf(_ name: String, _ content: String?, _ attributes: KeyValuePairs<String, String> = [:]) {
        guard let content, !content.isEmpty else { return }
        open(name, attributes)
        write(Self.escaped(content))
        write("</\(name)>\n")
    }

    /// An element with others in it; nothing if they came to nothing.
    mutating func element(
        _ name: String, _ attributes: KeyValuePairs<String, String> = [:], _ body: (inout XMLWriter) -> Void
    ) {
        let before = bytes.count
        open(name, attributes)
        write("\n")
        let start = bytes.count
        depth += 1
        body(&self)
        depth -= 1
        guard bytes.count > start else {
            bytes.removeLast(bytes.count - before)
            return
        }
        indent()
        write("</\(name)>\n")
    }

    /// An element that a schema asks for though there is nothing to say.
    mutating func empty(_ name: String) {
        indent()
        write("<\(name)/>\n")
    }

    /// The document.
    var data: Data { Data(bytes) }

    private mutating func open(_ name: String, _ attributes: KeyValuePairs<String, String>) {
        indent()
        write("<\(name)")
        for (key, value) in attributes { write(" \(key)=\"\(Self.escaped(value))\"") }
        write(">")
    }

    private mutating func indent() { bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * depth)) }

    private mutating func write(_ text: String) { bytes.append(contentsOf: text.utf8) }

    /// Escapes what has a meaning in XML, and leaves out what XML 1.0 cannot hold (§2.2).
    static func escaped(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result.append(contentsOf: "&amp;".unicodeScalars)
            case "<": result.append(contentsOf: "&lt;".unicodeScalars)
            case ">": result.append(contentsOf: "&gt;".unicodeScalars)
            case "\"": result.append(contentsOf: "&quot;".unicodeScalars)
            case "\t", "\n", "\r", "\u{20}"..."\u{D7FF}", "\u{E000}"..."\u{FFFD}", "\u{10000}"..."\u{10FFFF}":
                result.append(scalar)
            default: continue
            }
        }
        return String(result)
    }
}
