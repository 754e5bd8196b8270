public import Workflows

/// The buttons *Confirm* and *Decline* of an offer: links that open a new mail in the reader's own program, addressed
/// to the token address and filled with an answer that is understood without guessing (RFC 6068).
public enum AnswerLink {
    /// What the reader answers.
    public enum Answer: String, CaseIterable, Sendable {
        case confirm, decline
    }

    /// The line in such a mail that says what it means: `XCRM confirm OF-2026-00012 2`.
    ///
    /// It says only what is meant; that it counts, the token in the address and the sender decide.
    public static func marker(_ answer: Answer, _ number: RecordNumber, revision: Int) -> String {
        "XCRM \(answer.rawValue) \(number) \(max(1, revision))"
    }

    /// The link.
    ///
    /// - Parameters:
    ///   - address: where the answer goes, with its token.
    ///   - subject: of the answer, as `Re: [OF-2026-00012] …`.
    ///   - sentence: what a person reads, as `We confirm offer OF-2026-00012.`
    public static func url(
        _ answer: Answer, _ number: RecordNumber, revision: Int, address: String, subject: String, sentence: String
    ) -> String {
        let body = CleanText.line(sentence) + "\r\n\r\n" + marker(answer, number, revision: revision) + "\r\n"
        return "mailto:" + encoded(address, keeping: "@") + "?subject=" + encoded(CleanText.line(subject)) + "&body="
            + encoded(body)
    }

    /// Percent-encodes everything but unreserved characters (RFC 3986 §2.3).
    static func encoded(_ text: String, keeping others: String = "") -> String {
        let hex = Array("0123456789ABCDEF".utf8)
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"):
                bytes.append(byte)
            default:
                if others.utf8.contains(byte) {
                    bytes.append(byte)
                } else {
                    bytes += [UInt8(ascii: "%"), hex[Int(byte >> 4)], hex[Int(byte & 15)]]
                }
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
