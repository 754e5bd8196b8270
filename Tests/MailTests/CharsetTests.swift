import Foundation
import Testing

@testable import Mail

@Suite struct CharsetTests {
    static let text = "Здравейте, моля пратете оферта за сто болта М8х40 и двеста гайки. Поздрави, Иван Петров"

    static func body(_ bytes: [UInt8], _ label: String) -> Message {
        mail(
            bytes: Array(
                "From: a@b.example\r\nMIME-Version: 1.0\r\nContent-Type: text/plain\(label)\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
                    .utf8) + bytes)
    }

    @Test(
        arguments: ["CP1251", "KOI8-R", "CP866", "ISO-8859-5", "MAC-CYRILLIC", "UTF-8"],
        ["", "; charset=us-ascii", "; charset=unknown-8bit", "; charset=utf-8", "; charset=x-no-such-thing"])
    func `Cyrillic without a true label is guessed (glpi 7876, mail 1645)`(name: String, label: String) throws {
        let bytes = name == "UTF-8" ? Array(Self.text.utf8) : try #require(Charset(name: name).encode(Self.text))
        #expect(Self.body(bytes, label).text == Self.text)
    }

    @Test(arguments: [
        ("CP1251", "koi8-r"), ("KOI8-R", "windows-1251"), ("CP1251", "iso-8859-1"), ("KOI8-R", "iso-8859-1"),
        ("UTF-8", "windows-1251"), ("UTF-8", "iso-8859-1"), ("CP866", "windows-1251"),
    ])
    func `A wrong label is seen through`(name: String, label: String) throws {
        let bytes = name == "UTF-8" ? Array(Self.text.utf8) : try #require(Charset(name: name).encode(Self.text))
        let message = Self.body(bytes, "; charset=\(label)")
        #expect(message.text == Self.text)
        #expect(!message.defects.isEmpty)
    }

    @Test(arguments: [
        ("CP1252", "Schöne Grüße aus München, Stück für Stück größer"),
        ("CP1252", "Le délai de livraison a été prolongé à cause des fêtes"),
        ("CP1252", "El próximo envío saldrá mañana según lo acordado"),
        ("CP1250", "Prosimy o ofertę na śruby, nakrętki i podkładki, część pilnie"),
        ("CP1250", "Dobrý den, žádáme o nabídku na šrouby a matice, děkuji"),
        ("CP1253", "Παρακαλώ στείλτε μας προσφορά για διακόσιες βίδες"),
        ("CP1254", "Sayın yetkili, iki yüz adet cıvata için fiyat teklifi rica ederiz, teşekkürler, sağlıklı günler"),
    ])
    func `Other languages' 8-bit text without a label is guessed`(name: String, text: String) throws {
        #expect(Self.body(try #require(Charset(name: name).encode(text)), "").text == text)
    }

    @Test(arguments: [
        ("iso-8859-1", "Größe 5 µm"), ("windows-1252", "Résumé – “quoted” €5"), ("iso-8859-2", "Łódź"),
        ("iso-8859-15", "5 €"),
    ])
    func `True labels are believed`(label: String, text: String) throws {
        let bytes = try #require(Charset(label: label)?.encode(text))
        #expect(Self.body(bytes, "; charset=\(label)").text == text)
    }

    @Test func `Text that was encoded twice is repaired`() throws {
        let once = String(decoding: Array("Здравейте, колеги".utf8).map { UInt16($0) }, as: UTF16.self)
        let twice = Charset.windows1252.decodeForTest(Array("Здравейте, колеги".utf8))
        #expect(Self.body(Array(twice.utf8), "; charset=utf-8").text == "Здравейте, колеги")
        #expect(Self.body(Array(once.utf8), "; charset=utf-8").text == "Здравейте, колеги")
        let taken1251 = Charset(name: "CP1251").decodeForTest(Array("Здравейте, колеги".utf8))
        #expect(Self.body(Array(taken1251.utf8), "; charset=utf-8").text == "Здравейте, колеги")
        let latin = Charset.windows1252.decodeForTest(
            try #require(Charset(name: "CP1251").encode("Здравейте, колеги от Рамблер")))
        #expect(Self.body(Array(latin.utf8), "; charset=utf-8").text == "Здравейте, колеги от Рамблер")
    }

    @Test(arguments: [
        "Façade à côté, déjà vu, élève", "Größe ß", "РСТ РС", "Ålesund Øre æ", "Привет, Россия! Расчёт России",
    ])
    func `Sound text is left alone`(text: String) {
        #expect(Mojibake.repaired(text) == nil)
    }

    @Test func `Header values in raw 8-bit follow the body's charset`() throws {
        let cp1251 = Charset(name: "CP1251")
        let message = mail(
            bytes: Array("From: ".utf8) + (try #require(cp1251.encode("Ан Ко")))
                + Array(" <a@b.example>\r\nSubject: ".utf8) + (try #require(cp1251.encode("ТТН")))
                + Array("\r\nContent-Type: text/plain; charset=windows-1251\r\n\r\n".utf8)
                + (try #require(cp1251.encode("Документ"))))
        #expect(message.from.first?.name == "Ан Ко")
        #expect(message.subject == "ТТН")
    }
}

extension Charset {
    /// Every byte as a character, undefined ones as C1 controls, as broken programs do.
    func decodeForTest(_ bytes: [UInt8]) -> String {
        var text = ""
        for byte in bytes {
            let scalar = byte < 128 ? UnicodeScalar(byte) : (upperHalf ?? [])[Int(byte) - 128]
            text.unicodeScalars.append(scalar == "\u{FFFD}" ? UnicodeScalar(byte) : scalar)
        }
        return text
    }
}
