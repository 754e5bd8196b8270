import Foundation
import Testing

/// The elements of a page with their attributes, texts and what they stand in. It reads only what `HTMLSkeleton` finds
/// no fault with: quoted attributes, and no markup inside of text.
struct PageElements {
    final class Element {
        let name: String
        let attributes: [String: String]
        let ancestors: [String]
        /// The text in it, of the elements inside too.
        fileprivate(set) var text = ""

        init(name: String, attributes: [String: String], ancestors: [String]) {
            (self.name, self.attributes, self.ancestors) = (name, attributes, ancestors)
        }

        subscript(_ attribute: String) -> String? { attributes[attribute] }
    }

    private(set) var elements: [Element] = []
    static let void: Set<String> = ["!doctype", "meta", "link", "input", "img", "br", "rect", "line"]

    init(_ page: String) {
        var open: [Element] = []
        for piece in page.split(separator: "<").dropFirst(0) {
            guard let end = piece.firstIndex(of: ">") else { continue }
            let tag = piece[..<end]
            let text = piece[piece.index(after: end)...].trimmingCharacters(in: .whitespacesAndNewlines)
            if tag.hasPrefix("/") {
                if let index = open.lastIndex(where: { $0.name == tag.dropFirst().lowercased() }) {
                    open.removeSubrange(index...)
                }
            } else {
                let name = tag.prefix { !$0.isWhitespace }.lowercased()
                var attributes: [String: String] = [:]
                for match in tag.matches(of: /([a-zA-Z0-9-]+)="([^"]*)"/) {
                    attributes[String(match.1).lowercased()] = String(match.2)
                }
                let element = Element(name: name, attributes: attributes, ancestors: open.map(\.name))
                elements.append(element)
                if !Self.void.contains(name) { open.append(element) }
            }
            if !text.isEmpty { for element in open { element.text += text } }
        }
    }

    func all(_ name: String) -> [Element] { elements.filter { $0.name == name } }
    func first(_ name: String) -> Element? { elements.first { $0.name == name } }
    func text(of name: String) -> String { first(name)?.text ?? "" }
}

/// The colours that the style sheet names, as one scheme sees them.
struct StyleColours {
    private var colours: [String: [Double]] = [:]

    /// - parameter scheme: `light`, `dark` or `print`; what the last two do not set is as in the first.
    init(_ style: String, scheme: String) throws {
        let begin = try #require(style.firstRange(of: ":root {"))
        read(style[begin.upperBound...].prefix { $0 != "}" })
        guard scheme != "light" else { return }
        let media = scheme == "dark" ? "@media screen and (prefers-color-scheme: dark)" : "@media print"
        let rest = style[try #require(style.firstRange(of: media)).upperBound...]
        let root = try #require(rest.firstRange(of: ":root {"))
        read(rest[root.upperBound...].prefix { $0 != "}" })
    }

    private mutating func read(_ body: some StringProtocol) {
        for match in String(body).matches(of: /--([a-z-]+): #([0-9a-fA-F]{6}|[0-9a-fA-F]{3});/) {
            let digits = match.2.count == 3 ? match.2.map { "\($0)\($0)" }.joined() : String(match.2)
            let value = Int(digits, radix: 16) ?? 0
            colours[String(match.1)] = [16, 8, 0].map { Double(value >> $0 & 255) / 255 }
        }
    }

    /// How much two colours differ, 1 to 21 (WCAG 2.2, contrast ratio).
    func contrast(_ one: String, _ other: String) throws -> Double {
        let (first, second) = (try luminance(one), try luminance(other))
        return (max(first, second) + 0.05) / (min(first, second) + 0.05)
    }

    private func luminance(_ name: String) throws -> Double {
        let parts = try #require(colours[name], "\(name) is no colour of the style sheet").map {
            $0 <= 0.03928 ? $0 / 12.92 : pow(($0 + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
    }

    /// What stands between the braces of the first rule with a selector.
    static func rule(_ selector: String, in style: String) -> String? {
        guard let start = style.firstRange(of: selector + " {") else { return nil }
        return String(style[start.upperBound...].prefix { $0 != "}" })
    }
}
