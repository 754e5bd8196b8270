import Testing

@testable import Curl

@Suite struct `IMAP words` {
    @Test(arguments: [
        ("INBOX", "INBOX"), ("Обработени", "&BB4EMQRABDAEMQQ+BEIENQQ9BDg-"), ("R&D", "R&-D"), ("台北", "&U,BTFw-"),
        ("a😀b", "a&2D3eAA-b"), ("&", "&-"), ("Tab\tx", "Tab&AAk-x"), ("", ""), ("é", "&AOk-"),
    ])
    func `Folder names go to modified UTF-7 and back`(name: String, wire: String) {
        #expect(ModifiedUTF7.encode(name) == wire)
        #expect(ModifiedUTF7.decode(Array(wire.utf8)) == name)
    }

    @Test(arguments: ["&", "&B", "&*-", "Поща", "&AAAA", "&B-", "a&BB8x"])
    func `What is no modified UTF-7 stays as it is`(text: String) {
        #expect(ModifiedUTF7.decode(Array(text.utf8)) == text)
    }

    @Test func `UIDs are written in the shortest way`() {
        #expect(UIDSet([7, 3, 1, 2, 3]).text == "1:3,7")
        #expect(UIDSet([UInt32]()).text == "")
        #expect(UIDSet([.max, .max - 1]).text == "4294967294:4294967295")
        #expect(UIDSet([5, 1]).uids == [1, 5])
    }

    @Test func `A command names as many UIDs as fit a line`() {
        var dense = (1...5000).map(UInt32.init)[...]
        #expect(IMAPConnection.takeSet(&dense) == "1:2000" && dense.first == 2001)
        var sparse = stride(from: UInt32(4_000_000_000), to: 4_000_010_000, by: 2).map { $0 }[...]
        let all = Array(sparse)
        var seen: [UInt32] = []
        while !sparse.isEmpty {
            let text = IMAPConnection.takeSet(&sparse)
            #expect(text.utf8.count <= IMAPConnection.setLength)
            seen += UIDSet(parsing: Array(text.utf8))?.uids ?? []
        }
        #expect(seen == all)
    }

    @Test(arguments: ["", ",", "1,", "0", "1:", ":1", "*", "1:*", "a", "1:4294967296", "1:9000000", "-1", "1:2:3"])
    func `What is no set of UIDs, or too large a one, is refused`(text: String) {
        #expect(UIDSet(parsing: Array(text.utf8)) == nil)
    }

    @Test(
        arguments: [
            ("17-Jul-1996 02:44:25 -0700", 837_596_665), (" 1-Jan-1970 00:00:00 +0000", 0),
            ("29-Feb-2028 12:00:00 +0200", 1_835_431_200), ("31-Dec-1969 23:59:59 +0000", -1),
            ("1-mar-2000 00:00:00 +0000", 951_868_800),
        ] as [(String, Int64)])
    func `Dates are read`(text: String, seconds: Int64) {
        #expect(IMAPDate.parse(Array(text.utf8)) == seconds)
    }

    @Test(arguments: [
        "", "x", "32-Jul-1996 02:44:25 -0700", "1-Foo-1996 02:44:25 -0700", "1-Jul-1996 25:44:25 -0700",
        "1-Jul-1996 02:44:25 0700", "1-Jul-99999999999999999999 02:44:25 +0000",
    ])
    func `What is no date is none`(text: String) {
        #expect(IMAPDate.parse(Array(text.utf8)) == nil)
    }

    @Test(arguments: [0, 951_868_799, 951_868_800, 1_835_431_200, 4_102_444_800, 253_402_300_799] as [Int64])
    func `Dates written are read again as the same`(seconds: Int64) {
        #expect(IMAPDate.parse(Array(IMAPDate.format(seconds).utf8)) == seconds)
    }
}

@Suite struct `Lines of a mail` {
    static let cases: [(String, String)] = [
        ("", ""), ("a", "a\r\n"), ("a\r\n", "a\r\n"), ("a\nb\n", "a\r\nb\r\n"), ("a\rb", "a\r\nb\r\n"),
        (".", "..\r\n"), ("a\n.\nb", "a\r\n..\r\nb\r\n"), ("\r\n.\r\n", "\r\n..\r\n"), ("a\r.\rb", "a\r\n..\r\nb\r\n"),
        ("a\n.\r\nMAIL FROM:<x>", "a\r\n..\r\nMAIL FROM:<x>\r\n"), ("..x", "...x\r\n"), ("a.b", "a.b\r\n"),
        ("\n\n", "\r\n\r\n"), ("\r\r\n", "\r\n\r\n"), ("a\r", "a\r\n"), ("\u{0}.", "\u{0}.\r\n"),
    ]

    @Test(arguments: cases) func `Every line ends in CRLF and dots are doubled, in whatever pieces it comes`(
        text: String, wire: String
    ) {
        for piece in [1, 2, 3, 100] {
            var lines = MessageLines(stuffsDots: true)
            var out: [UInt8] = []
            var rest = Array(text.utf8)[...]
            while !rest.isEmpty {
                out += lines.encode(Array(rest.prefix(piece)))
                rest = rest.dropFirst(piece)
            }
            out += lines.finish()
            #expect(String(decoding: out, as: UTF8.self) == wire, "pieces of \(piece)")
        }
    }

    @Test func `A mail for a folder keeps its dots and its last line`() {
        #expect(MessageLines.normalized(Array("a\n.\nb".utf8)) == Array("a\r\n.\r\nb".utf8))
        #expect(MessageLines.normalized(Array("a\r".utf8)) == Array("a\r\n".utf8))
    }
}
