import Foundation

/// What a leaf is to the parser.
enum PartKind {
    /// An attached mail.
    case mail
    /// A file that holds a mail.
    case mailFile
    /// Delivery status, read receipt fields and the like: text for machines.
    case status
    /// Outlook's `winmail.dat`.
    case tnef
    /// S/MIME with the content inside.
    case signed
    case other

    init(_ part: Part) {
        let name = part.name?.lowercased() ?? ""
        switch part.type {
        case "message/rfc822", "message/global", "message/rfc2822", "message/news": self = .mail
        case "application/ms-tnef", "application/vnd.ms-tnef": self = .tnef
        case "application/pkcs7-mime", "application/x-pkcs7-mime": self = .signed
        case _ where part.type.hasPrefix("message/"): self = .status
        case _ where name == "winmail.dat" || name == "win.dat": self = .tnef
        case _ where name == "smime.p7m": self = .signed
        case _ where name.hasSuffix(".eml") && !part.type.hasPrefix("text/") && !part.type.hasPrefix("image/"):
            self = .mailFile
        default: self = .other
        }
    }

    /// Signatures and control parts of OpenPGP and S/MIME.
    static func isSignature(_ part: Part) -> Bool {
        switch part.type {
        case "application/pgp-signature", "application/pgp-encrypted", "application/pkcs7-signature",
            "application/x-pkcs7-signature", "application/pgp-keys":
            true
        default: false
        }
    }
}

/// Whether bytes look like a mail of their own.
enum MailShape {
    static func looksLikeMail(_ data: Data) -> Bool {
        var known = 0
        var lines = 0
        for line in data.prefix(16 * 1024).split(separator: 10, omittingEmptySubsequences: false).prefix(100) {
            let text = String(decoding: line.prefix(200), as: UTF8.self).lowercased()
            if text.allSatisfy(\.isWhitespace) { break }
            lines += 1
            if text.first == " " || text.first == "\t" || lines == 1 && text.hasPrefix("from ") { continue }
            guard let colon = text.firstIndex(of: ":"), text[..<colon].utf8.allSatisfy({ $0 > 32 && $0 < 127 }) else {
                return false
            }
            if names.contains(String(text[..<colon])) { known += 1 }
        }
        return known >= 2
    }

    private static let names: Set<String> = [
        "from", "to", "subject", "date", "received", "return-path", "message-id", "mime-version", "content-type",
        "delivered-to", "x-mailer",
    ]
}

/// The charset that HTML declares of itself.
enum MetaCharset {
    static func label(in html: Data) -> String? {
        let head = String(decoding: html.prefix(2048).map { $0 < 128 ? $0 : 63 }, as: UTF8.self).lowercased()
        guard let found = head.range(of: "charset=") else { return nil }
        let label = head[found.upperBound...].drop { "\"' ".contains($0) }.prefix {
            $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_"
        }
        return label.isEmpty ? nil : String(label.prefix(40))
    }
}

extension String {
    /// CRLF and CR made LF.
    var withPlainLineEnds: String {
        guard utf8.contains(13) else { return self }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(utf8.count)
        var previous: UInt8 = 0
        for byte in utf8 {
            if byte == 13 { bytes.append(10) } else if !(byte == 10 && previous == 13) { bytes.append(byte) }
            previous = byte
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
