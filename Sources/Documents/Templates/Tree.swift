import Mustache

/// What a template is filled from: texts, flags, `Blank`, lists and trees by name.
typealias Tree = [String: Any]

/// A value that is known to templates and not there: prints nothing and opens no section.
///
/// A name that is left out altogether would be looked up in the trees around, and print what was not meant.
struct Blank: MustacheCustomRenderable {
    var renderText: String { "" }
    var isNull: Bool { true }
}

extension Tree {
    /// A text on one line; blank if there is none.
    static func line(_ text: String?) -> Any {
        let clean = CleanText.line(text ?? "")
        return clean.isEmpty ? Blank() : clean
    }

    /// A text that was made here, as it is.
    static func text(_ text: String?) -> Any {
        guard let text, !text.isEmpty else { return Blank() }
        return text
    }

    /// A tree, or blank.
    static func tree(_ tree: Tree?) -> Any { tree ?? Blank() as Any }

    /// A list of texts on one line each.
    static func list(_ texts: [String]) -> [Tree] {
        texts.enumerated().map { ["text": CleanText.line($0.element, limit: 2_000), "isFirst": $0.offset == 0] }
    }

    /// A text of several lines: as one text, as lines quoted with `> `, and as paragraphs of lines for HTML.
    static func block(_ text: String) -> Any {
        let lines = CleanText.lines(text)
        guard !lines.isEmpty else { return Blank() }
        var paragraphs: [[String]] = [[]]
        for line in lines {
            if line.isEmpty {
                if paragraphs.last?.isEmpty == false { paragraphs.append([]) }
            } else {
                paragraphs[paragraphs.count - 1].append(line)
            }
        }
        let trees = paragraphs.map { paragraph in
            ["lines": paragraph.enumerated().map { ["text": $0.element, "isFirst": $0.offset == 0] as Tree }] as Tree
        }
        return [
            "plain": lines.joined(separator: "\n"),
            "quoted": lines.map { $0.isEmpty ? ">" : "> " + $0 }.joined(separator: "\n"),
            "paragraphs": trees,
        ] as Tree
    }
}
