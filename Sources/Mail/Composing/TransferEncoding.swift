import Foundation

/// Content-Transfer-Encoding of what we send (RFC 2045 §6).
enum TransferEncoding: String {
    case sevenBit = "7bit"
    case quotedPrintable = "quoted-printable"
    case base64 = "base64"

    /// What suits a text with CRLF line ends: nothing for short ASCII lines, quoted-printable for mostly ASCII, else base64.
    static func suiting(_ text: [UInt8]) -> TransferEncoding {
        var line = 0
        var longest = 0
        var eightBit = 0
        var control = false
        for byte in text {
            if byte == 10 {
                longest = max(longest, line)
                line = 0
                continue
            }
            if byte != 13 { line += 1 }
            if byte >= 128 { eightBit += 1 }
            if byte < 32, byte != 9, byte != 13 { control = true }
        }
        longest = max(longest, line)
        if eightBit == 0, !control, longest <= 76 { return .sevenBit }
        return eightBit * 5 > text.count ? .base64 : .quotedPrintable
    }

    /// Lines parted by CRLF, whatever they were parted by.
    static func canonical(_ text: String) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(text.utf8.count + 64)
        var previous: UInt8 = 0
        for byte in text.utf8 {
            switch byte {
            case 0: continue
            case 13: result += [13, 10]
            case 10: if previous != 13 { result += [13, 10] }
            default: result.append(byte)
            }
            previous = byte
        }
        if !result.isEmpty, result.last != 10 { result += [13, 10] }
        return result
    }

    /// RFC 2045 §6.7; lines of at most 76 characters.
    static func quotedPrintable(_ text: [UInt8]) -> [UInt8] {
        let hex = Array("0123456789ABCDEF".utf8)
        var result: [UInt8] = []
        result.reserveCapacity(text.count * 2)
        var column = 0
        for (index, byte) in text.enumerated() {
            if byte == 13 || byte == 10 {
                result.append(byte)
                column = 0
                continue
            }
            let atEnd = index + 1 >= text.count || text[index + 1] == 13
            let plain = byte > 32 && byte < 127 && byte != UInt8(ascii: "=") || (byte == 32 || byte == 9) && !atEnd
            // "From " and a lone dot at the start of a line are changed by some relays.
            let fragile =
                column == 0 && (byte == UInt8(ascii: "F") || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-"))
            let width = plain && !fragile ? 1 : 3
            if column + width > 75 {
                result += [UInt8(ascii: "="), 13, 10]
                column = 0
            }
            if width == 1 {
                result.append(byte)
            } else {
                result += [UInt8(ascii: "="), hex[Int(byte >> 4)], hex[Int(byte & 15)]]
            }
            column += width
        }
        return result
    }

    /// Base64 in lines of 76 characters; `bytes` must be a multiple of 57 except in the last piece.
    static func base64(_ bytes: Data) -> Data {
        bytes.base64EncodedData(options: [.lineLength76Characters, .endLineWithCarriageReturn, .endLineWithLineFeed])
            + Data([13, 10])
    }
}
