import Mustache

extension TemplateFolder {
    /// Compiles a template. Whether values are escaped hangs on its name alone, so that no author can forget it.
    static func compiled(_ name: String, _ text: String) throws -> MustacheTemplate {
        MustacheContentTypes.register(InertText(), named: InertText.name)
        // Every file names its escaping itself, since one that is taken in begins with the library's own.
        return try MustacheTemplate(
            string: "{{% CONTENT_TYPE:\(isPlain(name) ? "TEXT" : InertText.name)}}\n" + text)
    }

    /// Whether a template is plain text, in which values stand bare; all others are HTML.
    static func isPlain(_ name: String) -> Bool { name.hasSuffix(".txt") }

    /// Tags by which a value could get past the escaping: a sentence each, with file and line.
    static func escapingProblems(_ name: String, _ text: String) -> [String] {
        let (tags, problem) = Tag.scan(text)
        var problems = problem.map { ["\(name).mustache:\($0.line): \($0.sentence)"] } ?? []
        for tag in tags {
            guard let sentence = sentence(tag, isPlain: isPlain(name)) else { continue }
            problems.append("\(name).mustache:\(tag.line): \(sentence)")
        }
        return problems
    }

    private static func sentence(_ tag: Tag, isPlain: Bool) -> String? {
        switch tag.kind {
        case .unescaped:
            "\(tag.name) must stand between two braces, not three, so that HTML in it is inert."
        case .structuredData where isPlain:
            "\(tag.name) has its place in HTML; take it out."
        case .setting:
            "{{% and {{= are not for templates: the file's name says whether values are escaped; take it out."
        case .partial where Self.isPlain(tag.name) != isPlain, .parent where Self.isPlain(tag.name) != isPlain:
            isPlain
                ? "\(tag.name) is HTML; plain text can take in .txt only."
                : "\(tag.name) is plain text, in which values are bare; HTML can take in .html only."
        default: nil
        }
    }
}
