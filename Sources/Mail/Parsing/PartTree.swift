import Foundation

/// The encoded content of a part within the raw mail.
struct PartSource {
    var range: Range<Int>
    var encoding: ContentEncoding
}

/// A part with what only the parser needs to know of it.
struct PartNode {
    var part: Part
    var parent: Int?
    var children: [Int] = []
    var type: Parameters
    /// Lines of a text part, once they were needed.
    var lines: [TextLine]?
    /// HTML source of a text/html part.
    var html: String?
    var pictures: [(contentID: String, line: Int)] = []
    /// Whether the part was replaced by what it contains (TNEF, S/MIME).
    var isUnwrapped = false
    /// Where the encoded content stands in the raw mail; `nil` for what was unwrapped from another part.
    var source: PartSource?

    var isText: Bool {
        part.type == "text/plain" || part.type == "text/html" || part.type == "text/enriched"
            || part.type == "text/richtext"
    }
}

/// All parts of a mail; attached mails and wrappers hang their own below the part that holds them.
struct PartTree {
    var nodes: [PartNode] = []

    /// Nodes in IMAP order.
    func ordered() -> [Int] {
        var order: [Int] = []
        var open = nodes.isEmpty ? [] : [0]
        while let next = open.popLast() {
            order.append(next)
            open += nodes[next].children.reversed()
        }
        return order
    }

    /// Nodes of one mail below a root, not entering attached mails.
    func scope(of root: Int) -> [Int] {
        var order: [Int] = []
        var open = [root]
        while let next = open.popLast() {
            order.append(next)
            if nodes[next].part.type.hasPrefix("message/"), next != root { continue }
            open += nodes[next].children.reversed()
        }
        return order
    }

    func ancestors(of index: Int) -> [Int] {
        var result: [Int] = []
        var current = nodes[index].parent
        while let parent = current, result.count < 10_000 {
            result.append(parent)
            current = nodes[parent].parent
        }
        return result
    }
}
