import Foundation

/// Chooses what a reader would see of one mail and makes it lines.
struct BodyReader {
    private(set) var tree: PartTree
    private let root: Int
    private let isNotice: Bool
    /// The readable lines.
    private(set) var lines: [TextLine] = []
    /// The HTML that was read; several parts one after the other.
    private(set) var html: String?
    /// Content-IDs of pictures that the HTML shows, with the line they stand at.
    private(set) var pictures: [(contentID: String, line: Int)] = []
    /// The parts that make the body.
    private(set) var leaves: [Int] = []
    private(set) var defects: [String] = []

    init(tree: PartTree, root: Int, isNotice: Bool) {
        self.tree = tree
        self.root = root
        self.isNotice = isNotice
    }

    /// The lines as plain text.
    var text: String {
        let text = lines.map(\.plain).joined(separator: "\n").trimming("\n")
        return text.utf8.count <= Limits.textBytes ? text : HeaderReader.cut(text, Limits.textBytes)
    }

    mutating func read() {
        choose()
        for leaf in leaves { add(leaf) }
        unwrapArmour()
    }

    // MARK: Choice

    /// Walks the tree; of alternatives one branch is taken.
    private mutating func choose() {
        var open = [root]
        while let index = open.popLast() {
            let node = tree.nodes[index]
            switch node.part.type {
            case "multipart/alternative": if let best = best(of: node.children) { open.append(best) }
            case "multipart/related": open += related(node)
            case "multipart/signed", "multipart/appledouble": open += node.children.prefix(1)
            case "multipart/report": open += isNotice ? Array(node.children.prefix(1)) : node.children.reversed()
            case _ where node.part.isContainer: open += node.children.reversed()
            case _ where node.part.type.hasPrefix("message/"): continue
            case _ where node.isUnwrapped: open += node.children.reversed()
            default: if isBody(index) { leaves.append(index) }
            }
        }
        dropPlainTwins()
    }

    /// The root of a multipart/related, and what else of it is text.
    private func related(_ node: PartNode) -> [Int] {
        guard let first = node.children.first else { return [] }
        let start = node.type.token("start")?.trimming("<> ")
        let root = start.flatMap { start in node.children.first { tree.nodes[$0].part.contentID == start } } ?? first
        return node.children.reversed().filter { $0 != root && tree.nodes[$0].part.isContainer } + [root]
    }

    /// HTML tells more than plain text, unless it is a husk of it.
    private mutating func best(of children: [Int]) -> Int? {
        let withHTML = children.last { !texts(below: $0, "text/html").isEmpty }
        let withPlain = children.first { !texts(below: $0, "text/plain").isEmpty }
        guard let withHTML else {
            return withPlain ?? children.last { tree.nodes[$0].isUnwrapped }
                ?? children.first { tree.nodes[$0].isText || tree.nodes[$0].part.isContainer }
        }
        guard let withPlain, withPlain != withHTML else { return withHTML }
        let rich = texts(below: withHTML, "text/html").reduce(0) { $0 + words(of: $1) }
        let plain = texts(below: withPlain, "text/plain").reduce(0) { $0 + words(of: $1) }
        return rich * 10 >= plain * 6 && (rich > 0 || plain == 0) ? withHTML : withPlain
    }

    private func texts(below root: Int, _ type: String) -> [Int] {
        tree.scope(of: root).filter { tree.nodes[$0].part.type == type && isBody($0) }
    }

    private mutating func words(of leaf: Int) -> Int {
        prepare(leaf)
        return (tree.nodes[leaf].lines ?? []).reduce(0) { $0 + $1.text.split(separator: " ").count }
    }

    /// A text part that is read, not attached.
    private func isBody(_ index: Int) -> Bool {
        let node = tree.nodes[index]
        guard node.isText else { return false }
        if Self.isExchangePiece(node.part.name) { return true }
        guard node.part.disposition != "attachment" else { return false }
        guard let name = node.part.name?.lowercased() else { return true }
        // Some programs name the body itself.
        if let parent = node.parent, tree.nodes[parent].part.type == "multipart/alternative" { return true }
        let plainNames = [
            "", "body.txt", "body.html", "message.txt", "message.html", "text.txt", "mail.html", "untitled.txt",
            "body.htm", "att00001.htm", "att00001.txt",
        ]
        if plainNames.contains(name) || name.hasPrefix("att0") { return true }
        return index == root
            || node.parent == root && tree.nodes[root].children.first == index && node.part.disposition == nil
    }

    /// Exchange makes "attachments" named ATT00001.htm of text that stands below others.
    private static func isExchangePiece(_ name: String?) -> Bool {
        guard let name = name?.lowercased(), name.hasPrefix("att"), let point = name.firstIndex(of: ".") else {
            return false
        }
        let digits = name[name.index(name.startIndex, offsetBy: 3)..<point]
        return digits.count == 5 && digits.allSatisfy(\.isNumber) && [".txt", ".htm", ".html"].contains(name[point...])
    }

    /// A mail with the same text in plain and in HTML as two parts of a multipart/mixed shows it once.
    private mutating func dropPlainTwins() {
        guard leaves.count >= 2, leaves.count <= 8 else { return }
        let rich = leaves.filter { tree.nodes[$0].part.type == "text/html" }
        guard let html = rich.first else { return }
        prepare(html)
        let htmlText = squeezed(html)
        for plain in leaves where tree.nodes[plain].part.type == "text/plain" {
            prepare(plain)
            let text = squeezed(plain)
            if text.utf8.count > 20, text == htmlText { leaves.removeAll { $0 == plain } }
        }
    }

    private func squeezed(_ leaf: Int) -> String {
        (tree.nodes[leaf].lines ?? []).map(\.text).joined().filter { !$0.isWhitespace }
    }

    // MARK: Lines

    /// Makes the lines of one part, once.
    private mutating func prepare(_ leaf: Int) {
        guard tree.nodes[leaf].lines == nil else { return }
        let node = tree.nodes[leaf]
        switch node.part.type {
        case "text/html", "text/enriched", "text/richtext":
            let html = HTMLText(node.html ?? node.part.text ?? "")
            tree.nodes[leaf].lines = html.lines
            tree.nodes[leaf].pictures = html.pictures
            if html.isBare { defects.append("HTML is nested too deeply: it was read as bare text") }
        default:
            let isFlowed = node.type.token("format")?.lowercased() == "flowed"
            let deletes = node.type.token("delsp")?.lowercased() == "yes"
            tree.nodes[leaf].lines = PlainText.lines(node.part.text ?? "", isFlowed: isFlowed, deletesSpace: deletes)
        }
    }

    private mutating func add(_ leaf: Int) {
        prepare(leaf)
        let node = tree.nodes[leaf]
        if let source = node.html { html = (html.map { $0 + "\n" } ?? "") + source }
        guard var own = node.lines, own.contains(where: { !$0.isBlank }) else { return }
        while own.last?.isBlank == true { own.removeLast() }
        if !lines.isEmpty { lines.append(TextLine("")) }
        pictures += node.pictures.map { ($0.contentID, $0.line + lines.count) }
        lines += own
    }

    /// OpenPGP clear-signed text (RFC 4880 §7): armour off, dashes unescaped.
    private mutating func unwrapArmour() {
        guard let start = lines.firstIndex(where: { $0.text == "-----BEGIN PGP SIGNED MESSAGE-----" }) else { return }
        var body = start + 1
        while body < lines.count, !lines[body].isBlank { body += 1 }
        let end = lines[body...].firstIndex { $0.text == "-----BEGIN PGP SIGNATURE-----" } ?? lines.count
        let close = lines[end...].firstIndex { $0.text == "-----END PGP SIGNATURE-----" }.map { $0 + 1 } ?? lines.count
        var inner = Array(lines[min(body + 1, end)..<end])
        for index in inner.indices where inner[index].text.hasPrefix("- ") { inner[index].text.removeFirst(2) }
        lines = Array(lines[..<start]) + inner + Array(lines[close...])
    }
}
