import Foundation
import Testing

@testable import Settings

/// The smallest configuration that is right.
let minimal = """
    company:
      name: "Fixmetal Ltd"
      address: {street: "1 Bulgaria Blvd", city: Sofia}
    mailboxes:
      - name: sales
        address: sales@fixmetal.example
        purpose: sales
        imap: {url: "imaps://127.0.0.1:10993", user: sales, password: hunter2}
    smtp: {url: "smtp://127.0.0.1:10587", starttls: never}
    staff:
      - {id: maria, name: "Мария Петрова", address: maria@fixmetal.example, roles: [sales, admin]}
    """

/// Reads a configuration as if it stood in /etc/xcrm/xcrm.yaml.
func load(_ yaml: String, _ environment: [String: String] = [:], files: Bool = false) throws -> Configuration {
    try Configuration(
        yaml: yaml, folder: URL(fileURLWithPath: "/etc/xcrm"), environment: environment, checkingFiles: files)
}

/// The minimal configuration with one piece of text exchanged for another.
func minimal(_ old: String, _ new: String) -> String { minimal.replacing(old, with: new) }

@Suite struct LoadingTests {
    @Test func `The smallest configuration has defaults for the rest`() throws {
        let configuration = try load(minimal)
        #expect(configuration.data == "/etc/xcrm/var")
        #expect(configuration.catalogue == nil)
        #expect(configuration.mailboxes[0].imap.url == ServerURL(scheme: .imaps, host: "127.0.0.1", port: 10993))
        #expect(configuration.mailboxes[0].imap.processed == "XCRM/Processed")
        #expect(configuration.staff[0].language == "bg")
        #expect(configuration.smtp.subAddressDelimiter == "+")
        #expect(configuration.company.timezone == "Europe/Sofia")
    }

    @Test func `Values of every kind are read`() throws {
        let configuration = try load(
            minimal("smtp: {", "X\nsmtp: {").replacing(
                "X\n",
                with: """
                    data: ../data
                    catalogue: /srv/prices.csv
                    trust: {authserv_id: mx.fixmetal.example, accept_own_submission: yes}
                    portal: {listen: "[::1]:80", url: "https://portal.fixmetal.example/", trusted_proxies: [10.0.0.1, "::1"]}
                    offers: {vat_percent: 9, reminder_days: [7, 1], auto_send: portal, auto_send_limit: 500, delivery_terms: {en: EXW Sofia}}
                    carriers: [{name: Rhenus, tracking_url: "https://rhenus.example/?id={number}"}]
                    limits:

                    """))
        #expect(configuration.data == "/etc/data")
        #expect(configuration.catalogue == "/srv/prices.csv")
        #expect(configuration.trust.acceptOwnSubmission)
        #expect(configuration.portal.listen == ListenAddress(host: "::1", port: 80))
        #expect(configuration.portal.url == "https://portal.fixmetal.example")
        #expect(configuration.portal.trustedProxies == ["10.0.0.1", "::1"])
        #expect(configuration.offers.vatPercent == "9")
        #expect(configuration.offers.reminderDays == [7, 1])
        #expect(configuration.offers.deliveryTerms?.text("bg") == "EXW Sofia")
        #expect(configuration.carriers.map(\.name) == ["Rhenus"])
        #expect(configuration.limits == Configuration.Limits())
    }

    @Test func `A processed folder of null leaves mail in place`() throws {
        let configuration = try load(minimal("password: hunter2", "password: hunter2, processed: null, sent: ~"))
        #expect(configuration.mailboxes[0].imap.processed == nil)
        #expect(configuration.mailboxes[0].imap.sent == nil)
    }

    @Test func `Numbers that are really texts stay as they are written`() throws {
        let configuration = try load(
            minimal("city: Sofia", "city: Sofia, postcode: 01000").replacing(
                "name: \"Fixmetal Ltd\"", with: "name: Fixmetal Ltd\n  eik: 203912345\n  phone: +359 2 900"))
        #expect(configuration.company.eik == "203912345")
        #expect(configuration.company.address.postcode == "01000")
        #expect(configuration.company.phone == "+359 2 900")
    }

    @Test func `Staff without a language of their own have the company's`() throws {
        #expect(try load(minimal("name: \"Fix", "language: en\n  name: \"Fix")).staff[0].language == "en")
    }

    @Test func `An alias may be used`() throws {
        let yaml = minimal("password: hunter2", "password: &p hunter2").replacing(
            "starttls: never", with: "starttls: never, user: sales, password: *p")
        #expect(try load(yaml).smtp.password?.source == .value("hunter2"))
    }

    @Test func `Files are read from the folder of the configuration`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "settings-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try "sku\n".write(to: folder.appending(path: "c.csv"), atomically: true, encoding: .utf8)
        let file = folder.appending(path: "xcrm.yaml")
        try (minimal + "\ncatalogue: c.csv\n").write(to: file, atomically: true, encoding: .utf8)
        let configuration = try Configuration(contentsOf: file.path, environment: [:])
        #expect(configuration.catalogue == folder.appending(path: "c.csv").path)
    }

    @Test func `A server's URL is read and written`() {
        #expect(ServerURL("imaps://mail.example.com")?.description == "imaps://mail.example.com:993")
        #expect(ServerURL("IMAP://[::1]:10143")?.description == "imap://[::1]:10143")
        #expect(ServerURL("smtp://localhost")?.port == 587)
        for wrong in [
            "", "imap:", "imap://", "imap://a/b", "imap://a:b", "imap://a:+1", "imap://a:0", "imap://a:70000",
            "imap://u:p@a", "http://a", "imap://a b", "imap://[::1", "imap://[x]:1",
        ] {
            #expect(ServerURL(wrong) == nil, "\(wrong)")
        }
    }

    @Test(arguments: [
        ("bg", "София"), ("en", "Sofia"), ("de", "Sofia"),
    ]) func `A text is given in the reader's language, else in English`(language: String, text: String) {
        #expect(LocalizedText(["bg": "София", "en": "Sofia"]).text(language) == text)
    }
}
