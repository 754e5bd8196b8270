public import Foundation
import Mustache
import Workflows

/// Looks for what is wrong with a folder of templates before a mail needs them.
public struct TemplateCheck {
    /// Everything that is wrong: a sentence each, with file, line and what to do. Empty if all is well.
    ///
    /// Looked for are: templates that do not compile; templates missing in a language; names that no model has;
    /// unescaped values, scripts and outside resources in HTML; a plain text without a subject; words that a language lacks.
    public static func problems(templates root: URL) -> [String] {
        var problems: [String] = []
        do throws(TemplateError) {
            let mail = try MailRenderer(templates: root)
            problems += TemplateCheck(folder: mail.folder, kind: "mail").missing(
                MailTemplate.allCases.flatMap { ["\($0.rawValue).txt", "\($0.rawValue).html"] })
            problems += TemplateCheck(folder: mail.folder, kind: "mail").names(mailTrees(mail))
            problems += TemplateCheck(folder: mail.folder, kind: "mail").forms()
            problems += wordProblems(mail.folder.words)
        } catch {
            problems.append(error.description)
        }
        do throws(TemplateError) {
            let documents = try DocumentRenderer(templates: root, home: "bg")
            problems += TemplateCheck(folder: documents.folder, kind: "documents").missing(
                DocumentKind.allCases.map { "\($0.rawValue).html" })
            problems += TemplateCheck(folder: documents.folder, kind: "documents").names(documentTrees(documents))
            problems += TemplateCheck(folder: documents.folder, kind: "documents").forms()
            problems += wordProblems(documents.folder.words).filter { !problems.contains($0) }
        } catch {
            problems.append(error.description)
        }
        return problems
    }

    let folder: TemplateFolder
    let kind: String

    private static func mailTrees(_ renderer: MailRenderer) -> [Tree] {
        MailTemplate.allCases.map { template in
            var tree = renderer.tree(
                Samples.mail(template, language: "en"), company: Samples.company("en"), language: "en")
            // All states are known names, though a record is in one of them only.
            if var record = tree["record"] as? Tree {
                let states =
                    Offer.State.allCases.map(\.rawValue) + Order.State.allCases.map(\.rawValue)
                    + Shipment.State.allCases.map(\.rawValue) + Complaint.State.allCases.map(\.rawValue)
                    + ToDo.State.allCases.map(\.rawValue) + Contract.State.allCases.map(\.rawValue)
                    + Invoice.State.allCases.map(\.rawValue)
                record["is"] = Dictionary(states.map { ($0, true as Any) }) { first, _ in first }
                tree["record"] = record
            }
            return tree
        }
    }

    private static func documentTrees(_ renderer: DocumentRenderer) -> [Tree] {
        DocumentKind.allCases.map { kind in
            renderer.tree(
                kind, Samples.subject(kind, language: "en"), company: Samples.company("en"), language: "en")
        }
    }

    // MARK: Missing files and words

    private func missing(_ names: [String]) -> [String] {
        var problems: [String] = []
        for language in Set(folder.languages).union([TemplateFolder.fallback]).sorted() {
            if folder.words[language] == nil {
                problems.append("words/\(language).json is missing: copy words/en.json and translate it.")
            }
            for name in names where folder.sources["\(language)/\(name)"] == nil {
                problems.append(
                    "\(kind)/\(language)/\(name).mustache is missing: copy it from another language and translate it.")
            }
        }
        return problems
    }

    private static func wordProblems(_ words: [String: Words]) -> [String] {
        let all = Set(words.values.flatMap(\.texts.keys))
        var problems: [String] = []
        for (language, own) in words.sorted(by: { $0.key < $1.key }) {
            for name in all.subtracting(own.texts.keys).sorted() {
                problems.append("words/\(language).json lacks \(name), which another language has.")
            }
        }
        return problems
    }

    // MARK: Names

    /// Names that none of the trees has at the place where they stand.
    private func names(_ trees: [Tree]) -> [String] {
        // A partial is filled from where it is taken in; only what is rendered by itself begins at the root.
        let everywhere = Self.allNames(trees)
        return folder.sources.sorted { $0.key < $1.key }.flatMap { name, text in
            unknownNames(name, text, trees, known: name.contains("/") ? [] : everywhere)
        }
    }

    private func unknownNames(_ file: String, _ text: String, _ trees: [Tree], known: Set<String>) -> [String] {
        let (tags, problem) = Tag.scan(text)
        if let problem { return ["\(kind)/\(file).mustache:\(problem.line): \(problem.sentence)"] }
        var scopes: [[Any]] = [trees]
        var problems: [String] = []
        for tag in tags {
            switch tag.kind {
            case .end: if scopes.count > 1 { scopes.removeLast() }
            case .parent, .block: scopes.append(scopes.last ?? [])
            case .variable, .unescaped, .structuredData, .section, .inverted:
                let found = tag.name == "." ? scopes.last ?? [] : resolve(tag.name, scopes)
                let isKnown = !found.isEmpty || tag.name.split(separator: ".").allSatisfy { known.contains(String($0)) }
                if !isKnown {
                    problems.append(
                        "\(kind)/\(file).mustache:\(tag.line): nothing is called \(tag.name) here; see to its spelling."
                    )
                }
                if tag.kind == .section { scopes.append(Self.items(found)) }
                if tag.kind == .inverted { scopes.append(scopes.last ?? []) }
            case .partial, .comment, .setting: continue
            }
        }
        return problems
    }

    /// What a dotted name stands for, looked for from the innermost scope outwards, as rendering does.
    private func resolve(_ name: String, _ scopes: [[Any]]) -> [Any] {
        let path = name.split(separator: ".").map(String.init)
        for scope in scopes.reversed() {
            var values = scope
            for part in path {
                values = values.compactMap { ($0 as? any MustacheParent)?.child(named: part) }.flatMap {
                    Self.items([$0])
                }
            }
            if !values.isEmpty { return values }
        }
        return []
    }

    /// Lists become their items, since a section goes through them.
    private static func items(_ values: [Any]) -> [Any] {
        values.flatMap { value -> [Any] in
            guard let list = value as? [Tree] else { return [value] }
            return list.isEmpty ? [Blank()] : list
        }
    }

    private static func allNames(_ trees: [Tree]) -> Set<String> {
        var names: Set<String> = ["."]
        var waiting: [Any] = trees
        while let next = waiting.popLast() {
            if let list = next as? [Tree] { waiting += list as [Any] }
            if let captions = next as? Captions { names.formUnion(captions.words.texts.keys) }
            if let words = next as? WordTree {
                names.formUnion(words.words.texts.keys.flatMap { $0.split(separator: ".") }.map(String.init))
            }
            guard let tree = next as? Tree else { continue }
            names.formUnion(tree.keys)
            waiting += Array(tree.values)
        }
        return names
    }

    // MARK: Forms

    /// What must not stand in a template though it compiles.
    private func forms() -> [String] {
        var problems: [String] = []
        for (name, text) in folder.sources.sorted(by: { $0.key < $1.key }) {
            let file = "\(kind)/\(name).mustache"
            if name.hasSuffix(".html") {
                problems += TemplateResources(kind: kind, folder: folder.location).problems(text).map {
                    "\(file):\($0)"
                }
            } else if name.contains("/"), MailTemplate(rawValue: Self.base(name)) != nil, !text.contains("Subject:") {
                problems.append("\(file):1: the first line must be Subject: and the subject.")
            }
        }
        return problems
    }

    private static func base(_ name: String) -> String {
        let file = name.split(separator: "/").last ?? ""
        return file.hasSuffix(".txt") ? String(file.dropLast(4)) : String(file)
    }
}
