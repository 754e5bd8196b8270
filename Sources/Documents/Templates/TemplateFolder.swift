import Foundation
import Mustache

/// The templates of one kind (`mail` or `documents`) with the words that they share, read and compiled once.
struct TemplateFolder: Sendable {
    /// How large one template may be.
    static let maximumBytes = 1 << 20
    /// How many files a folder may have.
    static let maximumFiles = 2_000
    /// What is written in where a language has no templates.
    static let fallback = "en"

    /// The text of each template by its name: the path below the folder without `.mustache`.
    let sources: [String: String]
    /// The languages that have a folder.
    let languages: [String]
    /// The words of each language.
    let words: [String: Words]
    /// Where the templates lie, and what they may take in; `nil` for templates that come from no folder.
    private(set) var location: URL?
    private let library: MustacheLibrary

    /// Reads `ROOT/KIND/**.mustache`, `ROOT/words/*.json` and, if it is there, `ROOT/KIND/words/*.json`.
    /// - Throws: `TemplateError`; `.invalid` with every template that does not compile.
    init(root: URL, kind: String) throws(TemplateError) {
        let folder = root.appending(path: kind)
        var sources: [String: String] = [:]
        for path in try Self.files(in: folder, ending: ".mustache") {
            sources[String(path.dropLast(".mustache".count))] = try Self.text(of: folder.appending(path: path))
        }
        var words: [String: Words] = [:]
        for path in try Self.files(in: root.appending(path: "words"), ending: ".json") {
            let file = root.appending(path: "words").appending(path: path)
            words[String(path.dropLast(".json".count))] = try Words(json: Self.text(of: file), file: file.path)
        }
        // What only this kind of template says stands beside the templates.
        let own = folder.appending(path: "words")
        if FileManager.default.fileExists(atPath: own.path) {
            for path in try Self.files(in: own, ending: ".json") {
                let file = own.appending(path: path)
                let name = String(path.dropLast(".json".count))
                let more = try Words(json: Self.text(of: file), file: file.path)
                words[name] = words[name]?.joined(with: more) ?? more
            }
        }
        try self.init(sources: sources, words: words, within: kind + "/")
        location = folder
    }

    /// - Parameter within: what stands before the names of files in sentences.
    init(sources: [String: String], words: [String: Words], within: String = "") throws(TemplateError) {
        self.sources = sources
        self.words = words
        languages = Set(
            sources.keys.compactMap { name in
                name.contains("/") ? name.split(separator: "/").first.map(String.init) : nil
            }
        )
        .sorted()
        var compiled: [String: MustacheTemplate] = [:]
        var problems: [String] = []
        for (name, text) in sources.sorted(by: { $0.key < $1.key }) {
            do {
                compiled[name] = try Self.compiled(name, text)
                problems += Self.escapingProblems(name, text)
            } catch {
                problems.append(Self.sentence(name, error))
            }
        }
        problems += Self.partialProblems(sources)
        guard problems.isEmpty else { throw .invalid(problems.map { within + $0 }) }
        library = MustacheLibrary(templates: compiled)
    }

    /// Renders a template in a language, or in English where it lacks it.
    func render(_ name: String, language: String, _ tree: Tree) throws(TemplateError) -> String {
        let full = try templateName(name, language: language)
        guard let text = library.render(tree, withTemplate: full) else { throw .missing(name: full) }
        return text
    }

    /// The language that a template will be rendered in.
    func language(of name: String, wanted: String) -> String {
        sources["\(wanted)/\(name)"] == nil || words[wanted] == nil ? Self.fallback : wanted
    }

    private func templateName(_ name: String, language: String) throws(TemplateError) -> String {
        let full = "\(self.language(of: name, wanted: language))/\(name)"
        guard sources[full] != nil else { throw .missing(name: full) }
        return full
    }

    /// Partials that are not there, and rings of partials, which would never end.
    private static func partialProblems(_ sources: [String: String]) -> [String] {
        var uses: [String: [Tag]] = [:]
        for (name, text) in sources {
            uses[name] = Tag.scan(text).tags.filter { $0.kind == .partial || $0.kind == .parent }
        }
        var problems: [String] = []
        for (name, tags) in uses.sorted(by: { $0.key < $1.key }) {
            for tag in tags where sources[tag.name] == nil {
                problems.append("\(name).mustache:\(tag.line): there is no template \(tag.name) to take in here.")
            }
            var reached: Set<String> = []
            var waiting = tags.map(\.name)
            while let next = waiting.popLast() {
                guard reached.insert(next).inserted else { continue }
                waiting += uses[next, default: []].map(\.name)
            }
            if reached.contains(name) {
                problems.append("\(name).mustache:1: the template takes itself in, by way of others or at once.")
            }
        }
        return problems
    }

    private static func sentence(_ name: String, _ error: any Error) -> String {
        guard let error = error as? MustacheTemplate.ParserError else { return "\(name).mustache: is not a template." }
        let reason =
            switch error.error as? MustacheTemplate.Error {
            case .sectionCloseNameIncorrect: "a section is closed by another name than it was opened with"
            case .expectedSectionEnd: "a section is not closed"
            case .unfinishedName: "a tag is not complete"
            case .illegalTokenInsideInheritSection: "only blocks {{$name}} may stand within {{<layout}}"
            default: "a tag cannot be understood"
            }
        // The line that was put before the text is none of its own.
        let line = error.context.lineNumber - 1
        return "\(name).mustache:\(max(1, line)): \(reason)."
    }

    private static func files(in folder: URL, ending: String) throws(TemplateError) -> [String] {
        guard let paths = FileManager.default.enumerator(atPath: folder.path) else {
            throw .unreadable(file: folder.path)
        }
        var found: [String] = []
        while let path = paths.nextObject() as? String {
            guard path.hasSuffix(ending), !path.hasPrefix(".") else { continue }
            found.append(path)
            guard found.count <= maximumFiles else { throw .tooLarge(file: folder.path) }
        }
        guard !found.isEmpty else { throw .unreadable(file: folder.path) }
        return found.sorted()
    }

    private static func text(of file: URL) throws(TemplateError) -> String {
        guard let handle = try? FileHandle(forReadingFrom: file),
            let data = try? handle.read(upToCount: maximumBytes + 1) ?? Data()
        else { throw .unreadable(file: file.path) }
        try? handle.close()
        guard data.count <= maximumBytes else { throw .tooLarge(file: file.path) }
        guard let text = String(validating: data, as: UTF8.self) else { throw .unreadable(file: file.path) }
        return text
    }
}
