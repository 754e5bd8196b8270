/// What a browser makes of a page: its tags with their attributes, read strictly.
struct HTMLSkeleton {
    /// A tag: `a href class`, `/a`.
    private(set) var tags: [String] = []
    /// Values of attributes that lead somewhere.
    private(set) var links: [String] = []
    /// What does not fit: unknown tags or attributes, unquoted values, text where none may be.
    private(set) var faults: [String] = []

    static let tags: Set<String> = [
        "!doctype", "html", "head", "meta", "title", "link", "body", "a", "header", "div", "nav", "ul", "li", "main",
        "footer", "address", "strong", "span", "p", "h1", "h2", "h3", "section", "ol", "article", "time", "details",
        "summary", "label", "input", "textarea", "button", "form", "fieldset", "legend", "bdi", "small", "dl", "dt",
        "dd",
        "table", "thead", "tbody", "tfoot", "tr", "th", "td", "progress", "aside", "figure", "figcaption", "svg",
        "rect",
        "line", "text", "code", "mark", "q",
    ]
    static let attributes: Set<String> = [
        "lang", "charset", "name", "content", "rel", "href", "type", "class", "id", "aria-label", "aria-labelledby",
        "aria-current", "aria-hidden", "hreflang", "datetime", "dir", "for", "readonly", "value", "rows", "method",
        "action", "role", "maxlength", "autocomplete", "inputmode", "min", "max", "checked", "scope", "data-label",
        "download", "tabindex", "open", "html", "viewbox", "x", "y", "x1", "y1", "x2", "y2", "width", "height", "rx",
        "text-anchor", "minlength",
    ]

    init(_ page: String) {
        let bytes = Array(page.utf8)
        var at = 0
        while at < bytes.count {
            guard bytes[at] == UInt8(ascii: "<") else {
                at += 1
                continue
            }
            at = read(bytes, from: at + 1)
        }
    }

    private mutating func read(_ bytes: [UInt8], from start: Int) -> Int {
        var at = start
        func isSpace(_ byte: UInt8) -> Bool { [0x20, 0x09, 0x0A, 0x0D].contains(byte) }
        func word(_ stops: String) -> String {
            let begin = at
            while at < bytes.count, !isSpace(bytes[at]), !stops.utf8.contains(bytes[at]) { at += 1 }
            return String(decoding: bytes[begin..<at], as: UTF8.self).lowercased()
        }
        let name = word(">")
        if !Self.tags.contains(name.hasPrefix("/") ? String(name.dropFirst()) : name) { faults.append("tag \(name)") }
        var tag = name
        while at < bytes.count, bytes[at] != UInt8(ascii: ">") {
            if isSpace(bytes[at]) {
                at += 1
                continue
            }
            let attribute = word("=>")
            if !Self.attributes.contains(attribute) { faults.append("attribute \(attribute) of \(name)") }
            tag += " " + attribute
            guard at < bytes.count, bytes[at] == UInt8(ascii: "=") else { continue }
            at += 1
            guard at < bytes.count, bytes[at] == UInt8(ascii: "\"") else {
                faults.append("unquoted \(attribute) of \(name)")
                continue
            }
            at += 1
            let begin = at
            while at < bytes.count, bytes[at] != UInt8(ascii: "\"") { at += 1 }
            if attribute == "href" || attribute == "action" {
                links.append(String(decoding: bytes[begin..<at], as: UTF8.self))
            }
            at += 1
        }
        tags.append(tag)
        return at + 1
    }

    /// The links as addresses of this site, without fragments.
    var own: [String] {
        links.filter { $0.hasPrefix("/") && !$0.hasPrefix("//") }.map { link in
            String(link.replacing("&amp;", with: "&").prefix { $0 != "#" })
        }
    }
}
