import CHTML
import Foundation

/// Walks a parsed document node by node and writes what a reader would see.
struct HTMLWalker {
    private(set) var writer = HTMLWriter()
    private var open: [Frame] = []
    private var tables: [HTMLTable] = []
    private var lists: [Int?] = []

    /// What an open element changed, to be undone when it ends.
    private struct Frame {
        var name: String
        var quote: Int
        var mark: TextLine.Mark
        var preserves: Bool
        var after: After
        enum After { case inline, block, paragraph, cell, row, table, list }
    }

    mutating func walk(_ document: htmlDocPtr) {
        guard let root = unsafe xmlDocGetRootElement(document) else { return }
        // Text before <html> (Yahoo) becomes a sibling or goes into the body: siblings are walked too.
        var node: xmlNodePtr? = unsafe document.pointee.children ?? root
        while let current = unsafe node {
            if unsafe enter(current) {
                if let child = unsafe current.pointee.children {
                    unsafe node = child
                    continue
                }
                leave()
            }
            unsafe node = after(current)
        }
        writer.finish()
    }

    /// The next node in document order that is no child; elements that end on the way are left.
    private mutating func after(_ node: xmlNodePtr) -> xmlNodePtr? {
        var node = unsafe node
        while unsafe node.pointee.next == nil {
            guard let parent = unsafe node.pointee.parent, unsafe parent.pointee.type == XML_ELEMENT_NODE else {
                return nil
            }
            leave()
            unsafe node = parent
        }
        return unsafe node.pointee.next
    }

    /// Whether the children are to be visited.
    private mutating func enter(_ node: xmlNodePtr) -> Bool {
        switch unsafe node.pointee.type {
        case XML_TEXT_NODE, XML_CDATA_SECTION_NODE:
            if let content = unsafe node.pointee.content {
                unsafe writer.text(String(cString: content), preserving: open.last?.preserves ?? false)
            }
            return false
        case XML_ELEMENT_NODE:
            guard let name = unsafe node.pointee.name else { return false }
            return unsafe element(String(cString: name), HTMLAttributes(node))
        default: return false
        }
    }

    private static let dropped: Set<String> = [
        "head", "style", "script", "title", "template", "noscript", "object", "svg", "meta", "link", "select", "map",
        "xml",
    ]
    private static let blocks: Set<String> = [
        "div", "address", "article", "aside", "section", "header", "footer", "main", "form", "fieldset", "center", "dl",
        "dt", "dd", "figure", "figcaption",
        "body", "html", "blockquote", "caption", "nav", "hr", "dir", "menu", "details", "summary",
    ]
    private static let paragraphs: Set<String> = ["p", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "ul", "ol"]

    private mutating func element(_ name: String, _ attributes: HTMLAttributes) -> Bool {
        if Self.dropped.contains(name) || attributes.isHidden { return false }
        switch name {
        case "br":
            writer.newline()
            return false
        case "img":
            if let source = attributes["src"], source.lowercased().hasPrefix("cid:") {
                writer.picture(String(source.dropFirst(4)))
            }
            return false
        default: break
        }
        var frame = Frame(
            name: name, quote: writer.quote, mark: writer.mark, preserves: open.last?.preserves ?? false, after: .inline
        )
        if name == "pre" || attributes.preservesSpace { frame.preserves = true }
        begin(name, attributes, &frame)
        let role = HTMLRole(name, attributes, follows: writer.lastWords)
        // Blocks that change the role end the open line first, so that each line has one role.
        if role != .init() { writer.block() }
        if role.isQuote { writer.quote += 1 }
        writer.mark.formUnion(role.mark)
        open.append(frame)
        if role.mark.contains(.restIsQuoted) {
            writer.append([TextLine("", quote: writer.quote, mark: writer.mark)])
            writer.mark.remove(.restIsQuoted)
        }
        return true
    }

    private mutating func begin(_ name: String, _ attributes: HTMLAttributes, _ frame: inout Frame) {
        switch name {
        case "table":
            writer.block()
            tables.append(HTMLTable())
            frame.after = .table
        case "tr" where !tables.isEmpty:
            tables[tables.count - 1].beginRow()
            frame.after = .row
        case "td" where !tables.isEmpty, "th" where !tables.isEmpty:
            writer.openCell()
            frame.after = .cell
        case "li":
            writer.block()
            item()
            frame.after = .block
        case "ul", "ol":
            if lists.isEmpty { writer.paragraph() } else { writer.block() }
            lists.append(name == "ol" ? Int(attributes["start"] ?? "1") ?? 1 : nil)
            frame.after = .list
        case _ where Self.paragraphs.contains(name) && !attributes.hasNoMargin:
            writer.paragraph()
            frame.after = .paragraph
        case _ where Self.blocks.contains(name) || Self.paragraphs.contains(name):
            writer.block()
            frame.after = .block
        default: break
        }
    }

    private mutating func item() {
        guard let counter = lists.last else { return writer.text("- ", preserving: true) }
        guard let number = counter else { return writer.text("- ", preserving: true) }
        lists[lists.count - 1] = number &+ 1
        writer.text("\(number). ", preserving: true)
    }

    /// Ends the innermost open element.
    private mutating func leave() {
        guard let frame = open.popLast() else { return }
        if frame.quote != writer.quote || frame.mark != writer.mark { writer.block() }
        switch frame.after {
        case .inline: break
        case .block: writer.block()
        case .paragraph: writer.paragraph()
        case .list:
            lists.removeLast()
            if lists.isEmpty { writer.paragraph() } else { writer.block() }
        case .cell:
            let cell = writer.closeCell()
            if !tables.isEmpty { tables[tables.count - 1].add(cell) }
        case .row: break
        case .table:
            if let table = tables.popLast() { writer.append(table.lines) }
        }
        writer.quote = frame.quote
        writer.mark = frame.mark
    }
}
