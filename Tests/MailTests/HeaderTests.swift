import Foundation
import Testing

@testable import Mail

@Suite struct HeaderTests {
    static func decode(_ text: String) -> String { EncodedWord.decode(Array(text.utf8)) }

    @Test(arguments: [
        ("=?utf-8?B?0J7RhNC10YDRgtCw?=", "Оферта"), ("=?UTF-8?Q?=D0=9E=D1=84?= =?UTF-8?Q?=D0=B5=D1=80?=", "Офер"),
        // A character split between two words (mail-archiver 9).
        ("=?utf-8?Q?=D0=9E=D1?= =?utf-8?Q?=84=D0=B5?=", "Офе"), ("=?utf-8?B?0J7R?=\r\n =?utf-8?B?hA==?=", "Оф"),
        ("=?windows-1251?Q?=CE=F4=E5=F0=F2=E0?=", "Оферта"), ("=?koi8-r?B?79TXxdQ=?=", "Ответ"),
        ("Re: =?utf-8?Q?a_b?= c", "Re: a b c"),
        ("=?utf-8?q?no=20space?=x", "no spacex"), ("=?utf-8?Q?with space inside?=", "with space inside"),
        ("=?x-unknown?Q?=D0=9E=D1=84?=", "Оф"),
        ("=?us-ascii?Q?=CE=F4=E5=F0=F2=E0?=", "Оферта"), ("=?utf-8?B?0J7RhNC10YDRgtCw", "Оферта"),
        ("=?utf-8?X?abc?=", "=?utf-8?X?abc?="),
        ("=?utf-8*bg?Q?=D0=9E?=", "О"), ("=?", "=?"), ("plain = text?", "plain = text?"),
        ("=?utf-8?B?0J7RhNC10YDRgtCw?==?utf-8?B?IDEy?=", "Оферта 12"),
        ("=?iso-2022-jp?B?GyRCOCtAUTMkGyhC?=", "見積海"), ("=?gb2312?B?sai82w==?=", "报价"), ("=?UTF-8?B??=", ""),
    ])
    func `Encoded words are decoded in all their forms`(raw: String, text: String) {
        #expect(Self.decode(raw) == text)
    }

    @Test func `Raw 8-bit windows-1251 and KOI8-R are recognised`() throws {
        for name in ["CP1251", "KOI8-R", "CP866", "ISO-8859-5"] {
            let bytes = try #require(Charset(name: name).encode("Запитване за оферта за болтове"))
            #expect(EncodedWord.decode(bytes) == "Запитване за оферта за болтове", "\(name)")
        }
    }

    @Test(arguments: [
        ("ivan@x.example", [Address(address: "ivan@x.example")]),
        ("Ivan Petrov <ivan@X.Example>", [Address(name: "Ivan Petrov", address: "ivan@x.example")]),
        (
            "\"Petrov, Ivan\" <ivan@x.example>, b@y.example",
            [Address(name: "Petrov, Ivan", address: "ivan@x.example"), Address(address: "b@y.example")]
        ),
        ("Petrov, Ivan <ivan@x.example>", [Address(name: "Petrov, Ivan", address: "ivan@x.example")]),
        (
            "Team: a@x.example, B <b@x.example>;, c@x.example",
            [
                Address(address: "a@x.example"), Address(name: "B", address: "b@x.example"),
                Address(address: "c@x.example"),
            ]
        ),
        ("undisclosed-recipients:;", []),
        ("ivan@x.example (Ivan Petrov)", [Address(name: "Ivan Petrov", address: "ivan@x.example")]),
        ("<@a.example,@b.example:ivan@x.example>", [Address(address: "ivan@x.example")]), ("", []), (",,;", []),
        ("=?utf-8?B?0JjQstCw0L0=?= <ivan@x.example>", [Address(name: "Иван", address: "ivan@x.example")]),
        ("\"=?utf-8?B?0JjQstCw0L0=?=\" <ivan@x.example>", [Address(name: "Иван", address: "ivan@x.example")]),
        ("'Ivan' <ivan@x.example>", [Address(name: "Ivan", address: "ivan@x.example")]),
        ("a@x.example; b@x.example", [Address(address: "a@x.example"), Address(address: "b@x.example")]),
        ("Ivan ivan@x.example", [Address(name: "Ivan", address: "ivan@x.example")]),
        ("\"Unclosed <ivan@x.example>", [Address(name: "Unclosed", address: "ivan@x.example")]),
        ("<mailto:ivan@x.example>", [Address(address: "ivan@x.example")]),
        ("MAILER-DAEMON", [Address(name: "MAILER-DAEMON", address: "")]),
        ("<>", []), ("\"a\\\"b\" <ivan@x.example>", [Address(name: "a\"b", address: "ivan@x.example")]),
        ("<<ivan@x.example>>", [Address(address: "ivan@x.example")]),
        ("иван@пример.бг", [Address(address: "иван@пример.бг")]),
        ("Ivan <ivan @ x.example >", [Address(name: "Ivan", address: "ivan@x.example")]),
    ])
    func `Addresses are read, broken ones too`(raw: String, addresses: [Address]) {
        #expect(AddressList.parse(Array(raw.utf8)) == addresses)
    }

    @Test(arguments: [
        ("<a@b>", ["a@b"]), ("< a@b >", ["a@b"]), ("<a@b> (comment) <c@d>", ["a@b", "c@d"]), ("< >", []), ("<>", []),
        ("", []), ("a@b", ["a@b"]),
        ("Your message of Monday <a@b>", ["a@b"]), ("<noat>", []), ("<a@b> <c@", ["a@b"]), ("<a\r\n @b>", ["a@b"]),
        ("<a@b<c@d>", ["c@d"]), ("(a@b)", []),
    ])
    func `Message ids are read leniently and empty ones never (mailanalyzer 81, itop 175)`(raw: String, ids: [String]) {
        #expect(MessageIDs.all(Array(raw.utf8)) == ids)
    }

    @Test(arguments: [
        ("attachment; filename=\"a b.pdf\"", "a b.pdf"), ("attachment; filename=a b.pdf", "a b.pdf"),
        ("attachment; filename*=UTF-8''%D0%9E%D1%84.pdf", "Оф.pdf"),
        ("attachment; filename*0*=UTF-8''%D0%9E; filename*1*=%D1%84; filename*2=.pdf", "Оф.pdf"),
        ("attachment; filename*1*=%D1%84.pdf; filename*0*=UTF-8''%D0%9E", "Оф.pdf"),
        ("attachment; filename*0=\"Long \"; filename*1=\"name.pdf\"", "Long name.pdf"),
        ("attachment; filename=\"=?utf-8?B?0J7RhC5wZGY=?=\"", "Оф.pdf"),
        ("attachment; filename==?utf-8?B?0J7RhC5wZGY=?=", "Оф.pdf"),
        ("attachment; filename=\"%D0%9E%D1%84.pdf\"", "Оф.pdf"), ("attachment; filename*=%D0%9E%D1%84.pdf", "Оф.pdf"),
        ("attachment; filename*=windows-1251''%CE%F4.pdf", "Оф.pdf"),
        ("attachment; filename*=us-ascii''%3F%3F.pdf; filename=\"Of.pdf\"", "Of.pdf"),
        ("attachment; filename=\"../../etc/passwd\"", "passwd"), ("attachment; filename=\"C:\\Temp\\x.pdf\"", "x.pdf"),
        ("attachment; filename=\"100%.pdf\"", "100%.pdf"),
        ("attachment; filename=\"gpj.\u{202E}exe\"", "gpj.exe"), ("attachment; FILENAME=x.pdf", "x.pdf"),
        ("attachment; filename=\"a;b.pdf\"", "a;b.pdf"), ("attachment; filename=\"unclosed.pdf", "unclosed.pdf"),
    ])
    func `File names are found in all the ways they are written (imbox 162, php-imap 102, chatmail 1510)`(
        raw: String, name: String
    ) {
        #expect(FileName.best(Parameters(Array(raw.utf8)).texts("filename", hint: nil)) == name)
    }

    @Test func `A file name in raw windows-1251 is read (chatmail 1510)`() throws {
        let bytes =
            Array("attachment; filename=\"".utf8)
            + (try #require(Charset(name: "CP1251").encode("Поръчка за болтове.pdf"))) + Array("\"".utf8)
        #expect(FileName.best(Parameters(bytes).texts("filename", hint: nil)) == "Поръчка за болтове.pdf")
    }

    @Test(arguments: [
        ("Mon, 25 May 2026 12:00:07 +0300", "2026-05-25T12:00:07+03:00"),
        ("25 May 2026 12:00 GMT", "2026-05-25T12:00:00+00:00"),
        ("Mon, 25 May 26 12:00:07 -0430 (VET)", "2026-05-25T12:00:07-04:30"),
        ("Mon, 25 May 2026 12:00:07 EST", "2026-05-25T12:00:07-05:00"),
    ])
    func `Dates keep their offset`(raw: String, text: String) throws {
        let found = try #require(MailDate.parse(raw))
        #expect(MailDate.iso8601(found.date, offset: found.offset) == text)
    }

    @Test(arguments: [
        "", "yesterday", "Mon, 45 May 2026 12:00:07 +0300", "Thu, 01 Jan 1970 00:00:00 +0000", "1 Jan 9999 00:00 +0000",
    ])
    func `Senseless dates are none`(raw: String) {
        #expect(MailDate.parse(raw) == nil)
    }

    @Test func `Dates are written without locale`() {
        #expect(
            MailDate.text(Date(timeIntervalSince1970: 1_779_699_607), offset: 10_800)
                == "Mon, 25 May 2026 12:00:07 +0300")
        #expect(
            MailDate.text(Date(timeIntervalSince1970: 1_709_164_800), offset: -3_600)
                == "Wed, 28 Feb 2024 23:00:00 -0100")
    }
}
