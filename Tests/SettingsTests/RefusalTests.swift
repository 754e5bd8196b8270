import Foundation
import Testing

@testable import Settings

/// A mistake, and the lines that must be reported for it.
struct Mistake: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let yaml: String
    let reported: [String]

    init(_ name: String, _ old: String, _ new: String, _ reported: String...) {
        testDescription = name
        yaml = minimal(old, new)
        self.reported = reported
    }
}

@Suite struct RefusalTests {
    static let mistakes = [
        Mistake(
            "unknown key", "city: Sofia", "city: Sofia, zip: 1000",
            "xcrm.yaml:3: There is no key \"zip\" in company.address; the keys there are street, city, postcode, country."
        ),
        Mistake(
            "misspelt key", "purpose: sales", "porpose: sales",
            "xcrm.yaml:7: There is no key \"porpose\" in mailboxes[1]; did you mean purpose?"),
        Mistake(
            "unknown section", "smtp: {", "stmp: {}\nsmtp: {",
            "xcrm.yaml:9: There is no key \"stmp\"; did you mean smtp?"),
        Mistake(
            "missing key", "address: sales@fixmetal.example\n    ", "",
            "xcrm.yaml:5: mailboxes[1].address is missing: Its address: what customers write to, and the From of what they get."
        ),
        Mistake(
            "missing section", "smtp: {url: \"smtp://127.0.0.1:10587\", starttls: never}", "",
            "xcrm.yaml:1: smtp is missing: Where mail is handed in for sending."),
        Mistake(
            "wrong type", "roles: [sales, admin]", "roles: sales",
            "xcrm.yaml:11: staff[1].roles must be a list in square brackets or with dashes, not \"sales\"."),
        Mistake(
            "map instead of a text", "id: maria", "id: {a: b}",
            "xcrm.yaml:11: staff[1].id must be a short name of letters, digits, -, _ and ., not a map."),
        Mistake(
            "text instead of a map", "address: {street: \"1 Bulgaria Blvd\", city: Sofia}", "address: Sofia",
            "xcrm.yaml:3: company.address must be a map of keys, not \"Sofia\"."),
        Mistake(
            "unknown role", "[sales, admin]", "[sales, admn]",
            "xcrm.yaml:11: staff[1].roles.[2] must be one of sales, service, warehouse, accounting, manager, admin "
                + "(did you mean admin?), not \"admn\"."),
        Mistake(
            "no role", "[sales, admin]", "[]", "xcrm.yaml:11: staff[1].roles: give at least one role."),
        Mistake(
            "bad URL", "imaps://127.0.0.1:10993", "mail.example.com",
            "xcrm.yaml:8: mailboxes[1].imap.url must be a URL such as imaps://mail.example.com or imap://mail.example.com, "
                + "with a port after a colon if it is not the usual one, not \"mail.example.com\"."),
        Mistake(
            "bad address", "maria@fixmetal.example", "\"maria fixmetal.example\"",
            "xcrm.yaml:11: staff[1].address must be a mail address such as sales@example.com, not \"maria fixmetal.example\"."
        ),
        Mistake(
            "line break in a name", "\"Fixmetal Ltd\"", "\"Fixmetal\\r\\nBcc: x@y.example\"",
            "xcrm.yaml:2: company.name must be a text on one line, not \"Fixmetal Bcc: x@y.example\"."),
        Mistake(
            "number out of range", "starttls: never", "starttls: never, max_message_bytes: 0",
            "xcrm.yaml:9: smtp.max_message_bytes must be a whole number (bytes, 65536 to 1073741824), not \"0\"."),
        Mistake(
            "no password", ", password: hunter2", "",
            "xcrm.yaml:8: mailboxes[1].imap has no password; add password_command, password_file or oauth2, or set "
                + "XCRM_MAILBOX_SALES_PASSWORD in the environment."),
        Mistake(
            "two passwords", "password: hunter2", "password: hunter2, password_command: pass",
            "xcrm.yaml:8: mailboxes[1].imap: only one of password, password_file and password_command may stand here."),
        Mistake(
            "user without a password", "starttls: never", "starttls: never, user: x",
            "xcrm.yaml:9: smtp has a user and no password; add password_command, password_file or oauth2, or set "
                + "XCRM_SMTP_PASSWORD in the environment."),
        Mistake(
            "password without a user", "starttls: never", "starttls: never, password: hunter2",
            "xcrm.yaml:9: smtp.user is missing beside the password; add it."),
        Mistake(
            "staff with the address of a mailbox", "address: maria@fixmetal.example", "address: Sales@fixmetal.example",
            "xcrm.yaml:11: staff[1]: Sales@fixmetal.example is one of the mailboxes that are read; "
                + "give the person's own address."),
        Mistake(
            "unknown deputy", "id: maria", "id: maria, deputy: ivan",
            "xcrm.yaml:11: staff[1].deputy: ivan is not the id of another member of staff."),
        Mistake(
            "empty day", "id: maria", "id: maria, away_until: 2026-02-29",
            "xcrm.yaml:11: staff[1].away_until must be a date such as 2026-08-31, not \"2026-02-29\"."),
        Mistake(
            "processed is the inbox", "password: hunter2", "password: hunter2, processed: Inbox",
            "xcrm.yaml:8: mailboxes[1].imap.processed is the folder that is read; name another, or null."),
        Mistake(
            "duplicate key", "smtp: {", "data: a\ndata: b\nsmtp: {",
            "xcrm.yaml:9: In the map that begins here, a key stands more than once: data."),
        Mistake(
            "not YAML", "smtp: {", "smtp: {{{",
            "xcrm.yaml:10: This is not YAML: did not find expected ',' or '}' (column 1)."),
    ]

    @Test(arguments: mistakes) func `A mistake is named with its line and what to do`(mistake: Mistake) {
        let error = #expect(throws: ConfigurationError.self) { try load(mistake.yaml) }
        #expect(error?.problems.map(\.description) == mistake.reported)
    }

    @Test func `Names, addresses and accounts that stand twice are refused`() {
        let yaml = minimal(
            "smtp: {",
            """
              - {name: SALES, address: SALES@fixmetal.example, imap: {url: "imaps://127.0.0.1:10993", user: sales, password: x}}
            smtp: {
            """
        ).replacing("smtp: {\n", with: "smtp: {").appending(
            "\n  - {id: Maria, name: M, address: maria@fixmetal.example, roles: [sales]}")
        let error = #expect(throws: ConfigurationError.self) { try load(yaml) }
        #expect(
            error?.problems.map(\.description) == [
                "xcrm.yaml:9: mailboxes[2].name: another mailbox is called SALES; give each its own name.",
                "xcrm.yaml:9: mailboxes[2].address: another mailbox has the address SALES@fixmetal.example.",
                "xcrm.yaml:9: mailboxes[2].imap: another mailbox reads the same folder of the same account; each needs its own.",
                "xcrm.yaml:13: staff[2].id: somebody else is called Maria; give each an own id.",
                "xcrm.yaml:13: staff[2]: the address maria@fixmetal.example stands twice; each belongs to one person, once.",
            ])
    }

    @Test func `All mistakes are reported at once, in the order of the file`() {
        let yaml = minimal("city: Sofia", "town: Sofia").replacing("purpose: sales", with: "purpose: sale")
            .replacing("starttls: never", with: "starttls: perhaps")
        let error = #expect(throws: ConfigurationError.self) { try load(yaml) }
        #expect(error?.problems.compactMap(\.line) == [3, 3, 7, 9])
    }

    @Test func `A file that is named and not there is reported`() {
        let error = #expect(throws: ConfigurationError.self) {
            try load(minimal + "\ncatalogue: no-such.csv\ntemplates: /dev/null", files: true)
        }
        #expect(
            error?.problems.map(\.sentence) == [
                "catalogue: /etc/xcrm/no-such.csv does not exist; make the file or correct the path.",
                "templates: /dev/null is a file; name a folder.",
            ])
    }

    @Test func `A configuration that is not there, a folder, empty, binary or too large is refused in one sentence`()
        throws
    {
        let folder = FileManager.default.temporaryDirectory.appending(path: "settings-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let cases: [(name: String, content: Data?, sentence: String)] = [
            ("none.yaml", nil, "The configuration does not exist; make the file or correct the path."),
            ("empty.yaml", Data(), "The configuration is empty; begin with the output of xcrm config describe."),
            (
                "comment.yaml", Data("# nothing\n".utf8),
                "The configuration is empty; begin with the output of xcrm config describe."
            ),
            (
                "binary.yaml", Data([0xFF, 0xFE, 0x00]),
                "A configuration is UTF-8 text of at most 1 MiB, and this is not."
            ),
            (
                "large.yaml", Data(repeating: 0x20, count: 1_048_577),
                "A configuration is UTF-8 text of at most 1 MiB, and this is not."
            ),
        ]
        for (name, content, sentence) in cases {
            let file = folder.appending(path: name)
            try content?.write(to: file)
            let error = #expect(throws: ConfigurationError.self) {
                try Configuration(contentsOf: file.path, environment: [:])
            }
            #expect(error?.problems.map(\.sentence) == [sentence], "\(name)")
        }
        let error = #expect(throws: ConfigurationError.self) { try Configuration(contentsOf: "/tmp", environment: [:]) }
        #expect(error?.description == "/tmp: The configuration is a folder; name a file in it.")
    }

    @Test func `A bomb of aliases and a tower of brackets are refused`() {
        var bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
        for level in 1...20 {
            bomb +=
                "a\(level): &a\(level) [" + Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ") + "]\n"
        }
        #expect(throws: ConfigurationError.self) { try load(bomb + "? *a20\n: b\n") }
        #expect(throws: ConfigurationError.self) { try load(String(repeating: "[", count: 500_000)) }
        #expect(throws: ConfigurationError.self) { try load("company: " + String(repeating: "{a: ", count: 200_000)) }
        #expect(throws: ConfigurationError.self) { try load(String(repeating: "- ", count: 500_000)) }
        #expect(throws: ConfigurationError.self) { try load("company: " + String(repeating: "x", count: 1_000_000)) }
    }

    @Test func `No sentence shows a password`() {
        let yaml = minimal("password: hunter2", "password: [hunter2], user: [hunter2x]")
        let error = #expect(throws: ConfigurationError.self) { try load(yaml) }
        #expect(error?.description.contains("hunter2") == false)
    }

    @Test(arguments: [
        ("a@b.example", true), ("first.last+tag@sub.b.example", true), ("иван@пример.бг", true), ("a@localhost", true),
        ("", false), ("a", false), ("@b", false), ("a@", false), ("a b@c", false), (".a@b", false), ("a@b..c", false),
        ("a@-b.c", false), ("a,b@c", false), ("<a@b.c>", false), ("a@b@c", false), ("a@b.c\n", false),
    ]) func `A mail address is told from what is none`(text: String, valid: Bool) {
        #expect(Syntax.isMailAddress(text) == valid)
    }

    @Test(arguments: [
        ("0", true), ("20", true), ("7.5", true), ("100", true), ("100.00", true), ("100.01", false), ("-1", false),
        ("1,5", false), ("1e1", false), ("", false), (".5", false), ("5.", false), ("0.123", false),
    ]) func `A percentage is told from what is none`(text: String, valid: Bool) {
        #expect(Syntax.isPercent(text) == valid)
    }
}
