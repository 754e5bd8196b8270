public import Foundation
public import Workflows

/// Makes the text of outgoing mails from templates that a firm can edit: `ROOT/mail/LANGUAGE/NAME.txt.mustache`,
/// of which the first line is `Subject: …`, and `NAME.html.mustache` beside it.
///
/// Values are escaped in HTML and bare in plain text, by the file's name alone. Templates are read and compiled once.
public struct MailRenderer: Sendable {
    let folder: TemplateFolder

    /// How long a subject gets, in characters.
    static let maximumSubject = 200

    /// Reads the templates below a folder with `mail` and `words` in it.
    /// - Throws: `TemplateError`, with every template that does not compile.
    public init(templates root: URL) throws(TemplateError) {
        folder = try TemplateFolder(root: root, kind: "mail")
    }

    /// Makes a mail in the language of its model, or in English where a template lacks it.
    /// - Throws: `TemplateError`.
    public func render(_ model: MailModel, company: CompanySnapshot) throws(TemplateError) -> RenderedMail {
        let name = model.template.rawValue
        let language = folder.language(of: name + ".txt", wanted: model.language)
        let tree = tree(model, company: company, language: language)
        let (subject, text) = Self.split(try folder.render(name + ".txt", language: language, tree))
        let html = try folder.render(name + ".html", language: language, tree)
        return RenderedMail(
            subject: CleanText.line(subject, limit: Self.maximumSubject), text: Self.tidied(text), html: html)
    }

    /// The link of a button, in the reader's language.
    ///
    /// - Parameter address: where the answer goes, with its token.
    public func answerLink(
        _ answer: AnswerLink.Answer, record: RecordSnapshot, language: String, address: String
    ) -> String {
        let words = folder.words[language] ?? folder.words[TemplateFolder.fallback]
        let number = record.number.description
        // Of an order it is a change that is agreed to.
        let name = record.number.kind != .order ? answer.rawValue : answer == .confirm ? "agree" : "refuse"
        let sentence = words?["answers.\(name)"].replacing("{number}", with: number) ?? answer.rawValue
        let subject = words?["answers.\(name)Subject"].replacing("{number}", with: number) ?? sentence
        return AnswerLink.url(
            answer, record.number, revision: record.revision, address: address, subject: "[\(number)] \(subject)",
            sentence: sentence)
    }

    func tree(_ model: MailModel, company: CompanySnapshot, language: String) -> Tree {
        let words = words(language)
        let builder = TreeBuilder(language: language, words: words)
        var tree: Tree = [
            "language": language, "word": words.tree, "company": builder.company(company),
            "record": Tree.tree(model.record.map(builder.record)), "about": Tree.tree(model.about.map(Self.about)),
            "kind": model.kind.map { words.word("kinds.\($0)") ?? CleanText.line($0) } ?? Blank() as Any,
            "evidence": model.evidence.prefix(Self.maximumItems).map { piece in
                [
                    "field": Tree.line(Self.fieldName(piece.field, words)), "place": Tree.line(piece.place),
                    "words": Tree.line(piece.words),
                ] as Tree
            },
            "warnings": Tree.list(Array(model.warnings.prefix(Self.maximumItems))),
            "commands": Tree.list(Array(model.commands.prefix(Self.maximumItems))),
            "transcript": model.transcript.prefix(Self.maximumItems).map { line in
                ["command": Tree.line(line.command), "done": line.done, "result": Tree.line(line.result)] as Tree
            },
            "enclosed": Tree.list((model.documents ?? []).map { words["documents.\($0.rawValue)"] }),
            "text": Tree.block(model.text), "code": Tree.line(model.code),
            "notes": Tree.list(Array(model.notes.prefix(Self.maximumItems))),
        ]
        tree["invoice"] = Tree.tree(model.invoice.map(builder.invoice))
        let changes = model.changes.map { builder.changes($0, model.record?.currency ?? .eur) } ?? []
        tree["changes"] = Tree.list(Array(changes.prefix(Self.maximumItems)))
        tree["reminder"] = Tree.tree(
            model.step.map { ["isFirst": $0 == 1, "isSecond": $0 == 2, "isLast": $0 > 2] as Tree })
        let decision = Complaint.Event.allCases.map { ($0.rawValue, model.kind == $0.rawValue) }
        tree["decision"] = Dictionary(decision, uniquingKeysWith: { first, _ in first }) as Tree
        tree["isDecision"] = ![Complaint.Event.close.rawValue, Complaint.Event.reopen.rawValue].contains(model.kind)
        tree["isTask"] = model.kind == "task"
        tree["digest"] = builder.digest(model.digest ?? [])
        tree["digestCount"] = String(model.digest?.count ?? 0)
        tree["portalURL"] = Tree.text(model.portalURL.flatMap { TreeBuilder.webURL($0) })
        tree["confirmURL"] = Tree.text(model.confirmURL.flatMap(Self.answerURL))
        tree["declineURL"] = Tree.text(model.declineURL.flatMap(Self.answerURL))
        tree["replyLine"] = ReplyLine.text(words, model.record?.number)
        tree["structuredData"] = Tree.text(StructuredData(model: model, company: company).json)
        for list in ["changes", "evidence", "warnings", "commands", "transcript", "notes"] {
            tree["has" + list.capitalized] = (tree[list] as? [Tree])?.isEmpty == false
        }
        return tree
    }

    /// How many items of a list are shown.
    private static let maximumItems = 200

    private static func about(_ mail: MailExcerpt) -> Tree {
        [
            "from": Tree.line(mail.from), "subject": Tree.line(mail.subject), "body": Tree.block(mail.text),
            "attachments": Tree.list(Array(mail.attachments.prefix(maximumItems))),
            "hasAttachments": !mail.attachments.isEmpty,
        ]
    }

    /// `lines[2].quantity` as people say it: `line 2, quantity`.
    private static func fieldName(_ field: String, _ words: Words) -> String {
        field.prefix(100).split(separator: ".").map { part in
            guard part.hasPrefix("lines["), part.hasSuffix("]") else {
                return words.word("fields.\(part)") ?? String(part)
            }
            return "\(words["fields.line"]) \(part.dropFirst("lines[".count).dropLast())"
        }.joined(separator: ", ")
    }

    private static func answerURL(_ text: String) -> String? {
        text.hasPrefix("mailto:") && TreeBuilder.isPlainURL(text) ? text : nil
    }

    /// The subject line and the rest of a rendered text.
    private static func split(_ rendered: String) -> (subject: String, text: String) {
        let end = rendered.firstIndex(where: \.isNewline) ?? rendered.endIndex
        let first = rendered[..<end]
        let mark = "Subject:"
        guard first.hasPrefix(mark) else { return ("", rendered) }
        return (String(first.dropFirst(mark.count)), String(rendered[end...]))
    }

    /// No blank line at either end, at most one between paragraphs, no space before the end of a line: what sections
    /// that stayed empty leave behind.
    private static func tidied(_ text: String) -> String {
        var lines: [Substring] = []
        for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            var line = line
            // Two dashes and a space begin a signature, for every mail program.
            while line != "-- ", line.last == " " || line.last == "\t" { line.removeLast() }
            if line.isEmpty, lines.last?.isEmpty ?? true { continue }
            lines.append(line)
        }
        while lines.last?.isEmpty == true { lines.removeLast() }
        return lines.joined(separator: "\n") + "\n"
    }
}

extension Words {
    /// Of a language that has none.
    static let none = Words()

    private init() {
        texts = [:]
        groups = []
    }
}
