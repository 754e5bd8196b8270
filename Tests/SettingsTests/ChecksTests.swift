import Foundation
import Testing

@testable import Settings

@Suite struct ChecksTests {
    @Test func `A sound configuration has nothing to say`() throws {
        let yaml =
            minimal("password: hunter2", "password_command: pass sales")
            + "\ntrust: {authserv_id: mx}\ncatalogue: c.csv"
        #expect(try load(yaml).checks() == [])
    }

    @Test(arguments: [
        (
            "imaps://127.0.0.1:10993\"", "imap://mail.example\", starttls: never",
            "Mailbox sales may be read without TLS"
        ),
        ("smtp://127.0.0.1:10587", "smtp://mail.example", "Mail may be handed in without TLS"),
        ("smtp: {", "portal: {url: \"http://portal.example\"}\nsmtp: {", "Links to the portal are not encrypted"),
        ("smtp: {", "portal: {listen: \"0.0.0.0:80\"}\nsmtp: {", "The portal listens on 0.0.0.0:80"),
        ("smtp:", "smtp:", "The password of mailbox sales stands in the configuration itself"),
        ("password: hunter2", "password_file: nowhere", "The password of mailbox sales should be in /etc/xcrm/nowhere"),
        ("password: hunter2", "password_file: /etc/passwd", "may be read by others; run chmod 600 /etc/passwd."),
        ("smtp:", "smtp:", "Nothing proves who sent a mail"),
        ("[sales, admin]", "[manager]", "Nobody is told of inquiries"),
        ("id: maria", "id: maria, away_until: 2026-08-31", "is away until 2026-08-31 and has no deputy"),
        ("name: \"Fix", "eik: 203912345\n  name: \"Fix", "company.eik 203912345 has a wrong check digit"),
        ("name: \"Fix", "eik: 175074752\n  vat: BG1\n  name: \"Fix", "company.vat BG1 is not BG and the EIK"),
        ("name: \"Fix", "iban: BG80BNBG96611020345679\n  name: \"Fix", "company.iban BG80BNBG96611020345679 has wrong"),
        ("smtp:", "smtp:", "There is no catalogue"),
    ]) func `What is most likely not meant is said`(old: String, new: String, said: String) throws {
        let sentences = try load(minimal(old, new)).checks()
        #expect(sentences.contains { $0.contains(said) }, "\(sentences)")
    }

    @Test func `Check digits of firms and accounts are those of the registers`() {
        for eik in ["175074752", "121817309", "000695089", "0006950890001"] {
            #expect(CheckDigits.isEIK(eik), "\(eik)")
        }
        for eik in ["175074753", "", "1", "17507475a"] { #expect(!CheckDigits.isEIK(eik), "\(eik)") }
        for iban in ["BG80 BNBG 9661 1020 3456 78", "DE89370400440532013000", "GB82WEST12345698765432"] {
            #expect(CheckDigits.isIBAN(iban), "\(iban)")
        }
        for iban in ["BG80BNBG96611020345679", "", "DE", "BG80BNBG9661102034567€"] {
            #expect(!CheckDigits.isIBAN(iban), "\(iban)")
        }
    }
}
