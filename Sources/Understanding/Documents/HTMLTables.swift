import CHTML

/// The innermost tables of an HTML text as grids; tables around them only lay out the page.
struct HTMLTables {
    private(set) var tables: [Document.Table] = []

    private struct Open {
        var rows: [[String]] = []
        /// Cells that reach down from rows above: column → (text, rows left).
        var reaching: [Int: (String, Int)] = [:]
        var cell: String?
        var columns = 1
        var down = 1
        var hasInner = false
    }

    private static let maximumDepth = 300
    private static let maximumBytes = 4 * 1024 * 1024

    init(_ html: String) {
        let bytes = Array(html.utf8.prefix(Self.maximumBytes))
        var stopped: Int32 = 0
        let document = unsafe bytes.withUnsafeBufferPointer { buffer -> htmlDocPtr? in
            guard let base = buffer.baseAddress else { return nil }
            return unsafe base.withMemoryRebound(to: CChar.self, capacity: buffer.count) {
                unsafe xcrm_html_read($0, Int32(buffer.count), Int32(Self.maximumDepth), &stopped)
            }
        }
        guard let document = unsafe document else { return }
        defer { unsafe xmlFreeDoc(document) }
        var open: [Open] = []
        var node = unsafe document.pointee.children
        while let current = unsafe node {
            let entered = unsafe enter(current, &open)
            if entered, let child = unsafe current.pointee.children {
                unsafe node = child
                continue
            }
            if entered { unsafe leave(current, &open) }
            unsafe node = next(after: current, &open)
        }
    }

    private mutating func next(after node: xmlNodePtr, _ open: inout [Open]) -> xmlNodePtr? {
        var node = unsafe node
        while unsafe node.pointee.next == nil {
            guard let parent = unsafe node.pointee.parent, unsafe parent.pointee.type == XML_ELEMENT_NODE else {
                return nil
            }
            unsafe leave(parent, &open)
            unsafe node = parent
        }
        return unsafe node.pointee.next
    }

    private func name(_ node: xmlNodePtr) -> String {
        guard unsafe node.pointee.type == XML_ELEMENT_NODE, let name = unsafe node.pointee.name else { return "" }
        return unsafe String(cString: name)
    }

    private func attribute(_ name: String, _ node: xmlNodePtr) -> Int {
        guard let property = unsafe xmlHasProp(node, name),
            let value = unsafe property.pointee.children?.pointee.content
        else { return 1 }
        return unsafe max(1, min(Int(String(cString: value).trimmedBlank) ?? 1, 1000))
    }

    /// Whether the children are to be visited.
    private mutating func enter(_ node: xmlNodePtr, _ open: inout [Open]) -> Bool {
        let type = unsafe node.pointee.type
        if type == XML_TEXT_NODE || type == XML_CDATA_SECTION_NODE {
            if let last = open.indices.last, open[last].cell != nil, let content = unsafe node.pointee.content,
                open[last].cell?.utf8.count ?? 0 < DocumentLimits.cellCharacters
            {
                unsafe open[last].cell?.append(String(cString: content))
            }
            return false
        }
        guard type == XML_ELEMENT_NODE else { return false }
        switch unsafe name(node) {
        case "style", "script", "head", "template", "select": return false
        case "table":
            if let last = open.indices.last { open[last].hasInner = true }
            open.append(Open())
        case "tr" where !open.isEmpty: beginRow(&open[open.count - 1])
        case "td" where !open.isEmpty, "th" where !open.isEmpty:
            let last = open.count - 1
            if open[last].rows.isEmpty { beginRow(&open[last]) }
            open[last].cell = ""
            open[last].columns = unsafe min(attribute("colspan", node), DocumentLimits.columns)
            open[last].down = unsafe attribute("rowspan", node)
        case "br", "p", "div", "li": if let last = open.indices.last { open[last].cell?.append(" ") }
        default: break
        }
        return true
    }

    private mutating func leave(_ node: xmlNodePtr, _ open: inout [Open]) {
        switch unsafe name(node) {
        case "table":
            guard let table = open.popLast(), !table.hasInner, tables.count < DocumentLimits.tables else { return }
            let rows = table.rows.filter { $0.contains { !$0.isEmpty } }
            if !rows.isEmpty { tables.append(Document.Table(place: "html table \(tables.count + 1)", rows: rows)) }
        case "td", "th":
            guard let last = open.indices.last, let cell = open[last].cell else { return }
            endCell(cell, &open[last])
        case "p", "div", "li": if let last = open.indices.last { open[last].cell?.append(" ") }
        default: break
        }
    }

    private func beginRow(_ table: inout Open) {
        guard table.rows.count < DocumentLimits.rows else { return }
        table.rows.append([])
        fillReaching(&table)
    }

    /// Puts the cells that reach down from above where the row has come to them.
    private func fillReaching(_ table: inout Open) {
        guard let row = table.rows.indices.last else { return }
        while let (text, left) = table.reaching[table.rows[row].count], table.rows[row].count < DocumentLimits.columns {
            table.reaching[table.rows[row].count] = left > 1 ? (text, left - 1) : nil
            table.rows[row].append(text)
        }
    }

    private func endCell(_ cell: String, _ table: inout Open) {
        table.cell = nil
        guard let row = table.rows.indices.last else { return }
        let text = cell.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        for copy in 0..<table.columns where table.rows[row].count < DocumentLimits.columns {
            let content = copy == 0 ? text : ""
            if table.down > 1 { table.reaching[table.rows[row].count] = (content, table.down - 1) }
            table.rows[row].append(content)
            if copy + 1 == table.columns { fillReaching(&table) }
        }
    }
}
