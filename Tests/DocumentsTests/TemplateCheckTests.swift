import Foundation
import Testing
import Workflows

@testable import Documents

@Suite struct TemplateCheckTests {
    @Test func `The templates of the package have nothing wrong`() {
        #expect(TemplateCheck.problems(templates: templates) == [])
    }

    /// The templates of the package with one file changed, or taken away.
    private func problems(_ file: String, _ change: (String) -> String?) throws -> [String] {
        let folder = FileManager.default.temporaryDirectory.appending(path: "templates-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.copyItem(at: templates.resolvingSymlinksInPath(), to: folder)
        let path = folder.appending(path: file)
        if let text = change(try String(contentsOf: path, encoding: .utf8)) {
            try text.write(to: path, atomically: true, encoding: .utf8)
        } else {
            try FileManager.default.removeItem(at: path)
        }
        return TemplateCheck.problems(templates: folder)
    }

    @Test(arguments: [
        (
            "mail/bg/offer.txt.mustache", "{{record.openedOn}}", "{{record.openedAt}}",
            "mail/bg/offer.txt.mustache:18: nothing is called record.openedAt here; see to its spelling."
        ),
        (
            "mail/en/offer.html.mustache", "{{/record.revision}}", "{{/record.revison}}",
            "mail/en/offer.html.mustache:2: a section is closed by another name than it was opened with."
        ),
        (
            "mail/en/offer.txt.mustache", "{{>goods.txt}}", "{{>goodies.txt}}",
            "mail/en/offer.txt.mustache:25: there is no template goodies.txt to take in here."
        ),
        (
            "mail/goods.html.mustache", "{{text}}", "{{{text}}}",
            "mail/goods.html.mustache:18: text must stand between two braces, not three, so that HTML in it is inert."
        ),
        (
            "mail/de/offer.txt.mustache", "Subject: ", "Betreff: ",
            "mail/de/offer.txt.mustache:1: the first line must be Subject: and the subject."
        ),
        (
            "documents/style.html.mustache", "* { box", "@import url(http://x.example/a.css); * { box",
            "documents/style.html.mustache:6: resources from outside are not fetched; take it out."
        ),
        (
            "words/de.json", "  \"article\": \"Artikel\",\n", "",
            "words/de.json lacks article, which another language has."
        ),
        (
            "documents/style.html.mustache", "* { box", "body { background: url(paper.png); } * { box",
            "documents/style.html.mustache:6: there is no file paper.png in documents; put it there, or mend its name."
        ),
        (
            "documents/style.html.mustache", "* { box", "body { background: url('/etc/hostname'); } * { box",
            "documents/style.html.mustache:6: resources from outside are not fetched; take it out."
        ),
        (
            "documents/style.html.mustache", "* { box", "body { background: url(\"../words/bg.json\"); } * { box",
            "documents/style.html.mustache:6: ../words/bg.json lies outside the folder of the templates; move it there."
        ),
        (
            "documents/style.html.mustache", "* { box", "body { background: url(paper.png; }\n* { box",
            "documents/style.html.mustache:6: url( is not closed by a bracket on its line."
        ),
        (
            "documents/bg/invoice.html.mustache", "{{/layout.html}}", "{{#invoice}}{{/layout.html}}",
            "documents/bg/invoice.html.mustache:14: a section is closed by another name than it was opened with."
        ),
        (
            "documents/invoice-body.html.mustache", "{{quantity}}", "{{quantty}}",
            "documents/invoice-body.html.mustache:8: nothing is called quantty here; see to its spelling."
        ),
        ("mail/goods.txt.mustache", "{{table}}", "{{table", "mail/goods.txt.mustache:4: a tag is not complete."),
        (
            "mail/goods.txt.mustache", "{{#totals}}", "{{#totals}}{{>goods.txt}}",
            "mail/goods.txt.mustache:1: the template takes itself in, by way of others or at once."
        ),
    ]) func `A mistake in a template is named with its line`(file: String, old: String, new: String, sentence: String)
        throws
    {
        let found = try problems(file) { text in
            #expect(text.contains(old))
            return text.replacing(old, with: new, maxReplacements: 1)
        }
        #expect(found.joined(separator: "\n").split(separator: "\n").map(String.init).contains(sentence), "\(found)")
    }

    @Test func `A missing translation is named, and English stands in`() throws {
        let found = try problems("mail/de/offer.html.mustache") { _ in nil }
        #expect(
            found == ["mail/de/offer.html.mustache is missing: copy it from another language and translate it."])
    }

    @Test func `Readers of other languages get English`() throws {
        let rendered = try mailRenderer.get().render(
            Samples.mail(.offer, language: "ro"), company: Samples.company("ro"))
        #expect(rendered.subject == "Offer OF-2026-00012")
        #expect(rendered.html.contains("<html lang=\"en\""))
        #expect(rendered.text.contains("€3,262.50"))
    }

    @Test func `Every state of every record has its word in every language`() throws {
        let words = try mailRenderer.get().folder.words
        let states: [(RecordKind, [String])] = [
            (.offer, Offer.State.allCases.map(\.rawValue)), (.order, Order.State.allCases.map(\.rawValue)),
            (.shipment, Shipment.State.allCases.map(\.rawValue)),
            (.complaint, Complaint.State.allCases.map(\.rawValue)),
            (.todo, ToDo.State.allCases.map(\.rawValue)), (.contract, Contract.State.allCases.map(\.rawValue)),
            (.invoice, Invoice.State.allCases.map(\.rawValue)),
        ]
        for (language, own) in words {
            for (kind, names) in states {
                for name in names {
                    #expect(own.word("states.\(kind.rawValue).\(name)") != nil, "\(language) \(kind) \(name)")
                }
            }
        }
    }

    @Test func `A folder that is not there is told in one sentence`() {
        let error = #expect(throws: TemplateError.self) {
            try MailRenderer(templates: URL(fileURLWithPath: "/nonexistent"))
        }
        #expect(error?.description.contains("/nonexistent/mail") == true)
    }
}
