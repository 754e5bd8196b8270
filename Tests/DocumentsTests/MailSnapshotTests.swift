import Documents
import Foundation
import Testing
import Workflows

@Suite struct MailSnapshotTests {
    static let cases = MailTemplate.allCases.flatMap { template in
        ["bg", "en", "de"].map { Case(template: template, language: $0) }
    }

    struct Case: CustomTestStringConvertible, Sendable {
        let template: MailTemplate
        let language: String
        var testDescription: String { "\(language)/\(template.rawValue)" }
    }

    @Test(arguments: cases) func `Every mail reads as it was recorded`(mail: Case) throws {
        let rendered = try mailRenderer.get().render(
            Samples.mail(mail.template, language: mail.language), company: Samples.company(mail.language))
        #expect(!rendered.subject.isEmpty)
        #expect(!rendered.text.contains("{{") && !rendered.html.contains("{{"))
        if let folder = ProcessInfo.processInfo.environment["XCRM_PREVIEW"] {
            try rendered.html.write(
                toFile: "\(folder)/\(mail.language)-\(mail.template.rawValue).html", atomically: true, encoding: .utf8)
        }
        // How it looks is for eyes to judge; what it says and how it is built is recorded.
        let bare = rendered.html.replacing(#/ style="[^"]*"/#, with: "").replacing(#/<style>[^<]*</style>\n/#, with: "")
        try expectSnapshot(
            "Subject: \(rendered.subject)\n\n\(rendered.text)\n=== HTML ===\n\(bare)",
            "\(mail.language)/\(mail.template.rawValue).txt")
    }
}
