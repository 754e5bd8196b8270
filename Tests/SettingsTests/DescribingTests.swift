import Foundation
import Testing

@testable import Settings

@Suite struct DescribingTests {
    @Test func `The configuration file of the package is what config describe prints`() throws {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "config/xcrm.yaml")
        if ProcessInfo.processInfo.environment["XCRM_RECORD"] == "1" {
            try Configuration.described().write(to: file, atomically: true, encoding: .utf8)
            Issue.record("config/xcrm.yaml was written anew", severity: .warning)
        }
        #expect(try String(contentsOf: file, encoding: .utf8) == Configuration.described())
    }

    @Test func `The described configuration is one that can be loaded`() throws {
        let configuration = try Configuration(
            yaml: Configuration.described(), folder: URL(fileURLWithPath: "/tmp"),
            environment: ["XCRM_MAILBOX_SALES_PASSWORD": "x"], checkingFiles: false)
        #expect(configuration.company.name.text("en") == "Fixmetal Ltd")
        #expect(configuration.mailboxes.map(\.name) == ["sales"])
        #expect(configuration.carriers == Configuration.Carrier.common)
        #expect(configuration.limits == Configuration.Limits())
        #expect(configuration.smtp.retry == Configuration.Retry())
    }

    @Test func `The firm of the example has right check digits`() throws {
        let yaml = ["eik", "vat", "iban"].reduce(Configuration.described()) { $0.replacing("#\($1):", with: "\($1):") }
        let configuration = try Configuration(
            yaml: yaml, folder: URL(fileURLWithPath: "/tmp"),
            environment: ["XCRM_MAILBOX_SALES_PASSWORD": "x"], checkingFiles: false)
        #expect(
            configuration.company.eik != nil && configuration.company.vat != nil && configuration.company.iban != nil)
        #expect(configuration.checks().filter { $0.hasPrefix("company.") } == [])
    }

    @Test func `With every hash taken away, the described configuration knows all its keys`() throws {
        // `#key: value`, where no space follows the hash, is a key out of force.
        let bare = Configuration.described().split(separator: "\n", omittingEmptySubsequences: false).map {
            line -> String in
            let text = line.drop { $0 == " " }
            guard text.hasPrefix("#"), !text.hasPrefix("# ") else { return String(line) }
            return String(line.prefix(line.count - text.count) + text.dropFirst())
        }
        let error = #expect(throws: ConfigurationError.self) {
            try Configuration(
                yaml: bare.joined(separator: "\n"), folder: URL(fileURLWithPath: "/tmp"), checkingFiles: false)
        }
        // What remains are the choices that exclude each other.
        for problem in error?.problems ?? [] {
            #expect(
                problem.sentence.contains("only one of") || problem.sentence.contains("deputy: georgi")
                    || problem.sentence.contains("both a password"))
        }
    }

    @Test func `Every stored property is a key and every key a stored property`() {
        expectKeys(Configuration.self)
        expectKeys(Configuration.Company.self)
        expectKeys(Configuration.PostalAddress.self)
        expectKeys(Configuration.Mailbox.self)
        expectKeys(Configuration.IMAP.self)
        expectKeys(Configuration.OAuth2.self)
        expectKeys(Configuration.SMTP.self)
        expectKeys(Configuration.Retry.self)
        expectKeys(Configuration.StaffMember.self)
        expectKeys(Configuration.Trust.self)
        expectKeys(Configuration.Portal.self)
        expectKeys(Configuration.Alarm.self)
        expectKeys(Configuration.Offers.self)
        expectKeys(Configuration.Complaints.self)
        expectKeys(Configuration.Limits.self)
        expectKeys(Configuration.Carrier.self)
        expectKeys(Configuration.Log.self)
    }

    private func expectKeys<Record: Section>(_: Record.Type, sourceLocation: SourceLocation = #_sourceLocation) {
        let properties = Mirror(reflecting: Record()).children.compactMap { $0.label.map(snake) }
        #expect(Set(properties) == Set(Record.keys.map { $0.names[0] }), sourceLocation: sourceLocation)
    }

    private func snake(_ name: String) -> String {
        var words = ""
        for (index, letter) in name.enumerated() {
            let before = index > 0 ? name[name.index(name.startIndex, offsetBy: index - 1)] : "A"
            if letter.isUppercase, !before.isUppercase { words += "_" }
            words += letter.lowercased()
        }
        return words
    }

    @Test func `Each key is described in sentences`() {
        for line in Configuration.described().split(separator: "\n") {
            #expect(line.count <= 200)
        }
        func check(_ keys: [Described]) {
            for key in keys {
                #expect(key.about.isEmpty || key.about.hasSuffix(".") || key.about.hasSuffix("…"), "\(key.name)")
                switch key.content {
                case .value: continue
                case .section(let inner): check(inner)
                case .list(let items): items.first.map(check)
                }
            }
        }
        check(Configuration.keys.flatMap { $0.describe(Configuration()) })
    }
}
