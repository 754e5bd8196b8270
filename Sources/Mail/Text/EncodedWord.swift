import Foundation

/// Header values as text: RFC 2047 encoded words in all their broken forms, raw 8-bit bytes, folding.
enum EncodedWord {
    /// One word: where it ends, its charset and its decoded bytes.
    private struct Word {
        var end: Int
        var charset: String
        var bytes: [UInt8]
    }

    /// Unfolds and decodes a value.
    ///
    /// - Parameter hint: the charset that raw 8-bit bytes are guessed to be in if nothing speaks against it.
    static func decode(_ raw: [UInt8], hint: Charset? = nil) -> String {
        let value = unfolded(raw)
        if !value.contains(where: { $0 >= 128 || $0 == UInt8(ascii: "?") }) {
            return String(decoding: value, as: UTF8.self)
        }
        var result = ""
        var plain: [UInt8] = []
        var pendingBytes: [UInt8] = []
        var pendingCharset = ""
        func flushWord() {
            guard !pendingBytes.isEmpty else { return }
            result += text(pendingBytes, pendingCharset, hint)
            pendingBytes = []
        }
        func flushPlain() {
            guard !plain.isEmpty else { return }
            flushWord()
            result += text(plain, "", hint)
            plain = []
        }
        var index = 0
        while index < value.count {
            guard value[index] == UInt8(ascii: "="), let word = word(value, at: index) else {
                plain.append(value[index])
                index += 1
                continue
            }
            // White space between two encoded words is not text; characters may be split between two of one charset.
            if !pendingBytes.isEmpty, plain.allSatisfy({ $0 == 32 || $0 == 9 }) { plain = [] }
            flushPlain()
            if word.charset != pendingCharset { flushWord() }
            pendingCharset = word.charset
            pendingBytes += word.bytes
            index = word.end
        }
        flushPlain()
        flushWord()
        return result
    }

    /// CRLF, and the line breaks of broken folding, are removed; the white space after them stays.
    static func unfolded(_ raw: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(raw.count)
        for byte in raw {
            switch byte {
            case 13, 10, 0: continue
            case 9: result.append(32)
            default: result.append(byte)
            }
        }
        let start = result.firstIndex { $0 != 32 } ?? result.count
        let end = result.lastIndex { $0 != 32 }.map { $0 + 1 } ?? start
        return start == 0 && end == result.count ? result : Array(result[start..<max(start, end)])
    }

    private static func text(_ bytes: [UInt8], _ label: String, _ hint: Charset?) -> String {
        unsafe bytes.withUnsafeBytes { unsafe TextDecoder.decode($0, label: label, hint: hint).text }
    }

    /// `=?charset*language?B|Q?text?=` at an index; the end mark may be missing at the very end of the value.
    private static func word(_ value: [UInt8], at start: Int) -> Word? {
        let question = UInt8(ascii: "?")
        guard start + 1 < value.count, value[start + 1] == question else { return nil }
        guard let charsetEnd = index(of: question, in: value, from: start + 2, within: 60),
            charsetEnd + 2 < value.count, value[charsetEnd + 2] == question,
            value[(start + 2)..<charsetEnd].allSatisfy({ $0 > 32 && $0 < 127 })
        else { return nil }
        let method = value[charsetEnd + 1] | 0x20
        guard method == UInt8(ascii: "b") || method == UInt8(ascii: "q") else { return nil }
        var end = charsetEnd + 3
        while end < value.count,
            !(value[end] == question && end + 1 < value.count && value[end + 1] == UInt8(ascii: "="))
        {
            // "?=" within Q text can only be the end; a new "=?" without an end means that this one was cut.
            if method == UInt8(ascii: "b"), value[end] == UInt8(ascii: "="), end + 2 < value.count,
                value[end + 1] == question, value[end + 2] != UInt8(ascii: "=")
            {
                break
            }
            end += 1
        }
        let complete = end + 1 < value.count && value[end] == question
        let text = value[(charsetEnd + 3)..<min(end, value.count)]
        if !complete, end >= value.count, text.contains(32) { return nil }
        let charset = String(
            decoding: value[(start + 2)..<charsetEnd].prefix { $0 != UInt8(ascii: "*") }, as: UTF8.self
        ).lowercased()
        let bytes = method == UInt8(ascii: "b") ? base64(text) : quoted(text)
        return Word(end: complete ? end + 2 : min(end, value.count), charset: charset, bytes: bytes)
    }

    private static func index(of byte: UInt8, in value: [UInt8], from start: Int, within limit: Int) -> Int? {
        guard start < value.count else { return nil }
        return value[start..<min(value.count, start + limit)].firstIndex(of: byte)
    }

    /// Base64 without regard to padding, white space and strangers.
    static func base64(_ text: some Sequence<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        var buffer: UInt32 = 0
        var bits: UInt32 = 0
        for byte in text {
            let value: UInt32
            switch byte {
            case 65...90: value = UInt32(byte) - 65
            case 97...122: value = UInt32(byte) - 71
            case 48...57: value = UInt32(byte) + 4
            case 43, 45: value = 62
            case 47, 95: value = 63
            case 61:
                // Padding within: two base64 texts were put into one word.
                bits = 0
                buffer = 0
                continue
            default: continue
            }
            buffer = (buffer << 6 | value) & 0xFFFFFF
            bits += 6
            if bits >= 8 {
                bits -= 8
                result.append(UInt8(truncatingIfNeeded: buffer >> bits))
            }
        }
        return result
    }

    private static func quoted(_ text: ArraySlice<UInt8>) -> [UInt8] {
        percentDecoded(text, escape: UInt8(ascii: "="), underscoreIsSpace: true)
    }

    /// `=XX` or `%XX` sequences; what is no hexadecimal stays.
    static func percentDecoded(_ text: ArraySlice<UInt8>, escape: UInt8, underscoreIsSpace: Bool = false) -> [UInt8] {
        var result: [UInt8] = []
        var index = text.startIndex
        while index < text.endIndex {
            let byte = text[index]
            if byte == escape, index + 2 < text.endIndex, let high = hex(text[index + 1]),
                let low = hex(text[index + 2])
            {
                result.append(high << 4 | low)
                index += 3
                continue
            }
            result.append(underscoreIsSpace && byte == UInt8(ascii: "_") ? 32 : byte)
            index += 1
        }
        return result
    }

    private static func hex(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 48...57: byte - 48
        case 65...70: byte - 55
        case 97...102: byte - 87
        default: nil
        }
    }
}
