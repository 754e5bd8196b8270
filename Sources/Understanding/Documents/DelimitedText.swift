import Foundation

/// Rows of fields parted by a mark: RFC 4180 with any of `,` `;` tab `|`, quotes, line breaks in quotes, and the charsets
/// that spreadsheets write in this region.
public struct DelimitedText {
    /// A row with the number of the line it begins on.
    public struct Row: Sendable {
        /// Counts from 1.
        public var line: Int
        /// The fields in order.
        public var fields: [String]
    }

    /// The rows in order.
    public private(set) var rows: [Row] = []
    /// Whether rows were left out since there were too many.
    public private(set) var isCut = false
    /// The mark that parts the fields.
    public let separator: UInt8

    /// Reads rows; `nil` separators are found out.
    public init(_ bytes: [UInt8], separator: UInt8? = nil, maximumRows: Int) {
        let bytes = Self.utf8(bytes)
        self.separator = separator ?? Self.guessSeparator(bytes)
        parse(bytes, maximumRows: maximumRows)
    }

    private mutating func parse(_ bytes: [UInt8], maximumRows: Int) {
        var fields: [String] = []
        var field: [UInt8] = []
        var quoted = false
        var wasQuoted = false
        var line = 1
        var start = 1
        var index = 0
        func text(_ field: [UInt8]) -> String { String(decoding: field, as: UTF8.self) }
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            if quoted {
                if byte == 0x22 {
                    if index < bytes.count, bytes[index] == 0x22 {
                        field.append(byte)
                        index += 1
                    } else {
                        quoted = false
                    }
                } else {
                    if byte == 0x0A { line += 1 }
                    field.append(byte)
                }
                continue
            }
            switch byte {
            case 0x22 where field.isEmpty && !wasQuoted:
                quoted = true
                wasQuoted = true
            case separator:
                fields.append(text(field))
                field.removeAll(keepingCapacity: true)
                wasQuoted = false
            case 0x0D where index < bytes.count && bytes[index] == 0x0A: break
            case 0x0A, 0x0D:
                fields.append(text(field))
                field.removeAll(keepingCapacity: true)
                wasQuoted = false
                rows.append(Row(line: start, fields: fields))
                fields.removeAll(keepingCapacity: true)
                line += 1
                start = line
                if rows.count >= maximumRows {
                    isCut = index < bytes.count
                    return
                }
            default: field.append(byte)
            }
        }
        if !field.isEmpty || !fields.isEmpty || wasQuoted {
            fields.append(text(field))
            rows.append(Row(line: start, fields: fields))
        }
    }

    /// The mark that parts the first lines into the same number of fields, more than one, most often.
    private static func guessSeparator(_ bytes: [UInt8]) -> UInt8 {
        var best: (UInt8, Int) = (0x2C, 0)
        for mark in [UInt8](",;\t|".utf8) {
            var counts: [Int: Int] = [:]
            var count = 0
            var quoted = false
            var lines = 0
            for byte in bytes.prefix(64_000) {
                if byte == 0x22 { quoted.toggle() }
                if quoted { continue }
                if byte == mark { count += 1 }
                if byte == 0x0A {
                    if count > 0 { counts[count, default: 0] += 1 }
                    count = 0
                    lines += 1
                    if lines >= 30 { break }
                }
            }
            if count > 0 { counts[count, default: 0] += 1 }
            let score = counts.map { $0.value * 10 + min($0.key, 9) }.max() ?? 0
            // decimal commas must not beat semicolons
            if score > best.1 || mark == 0x3B && score > 0 && score * 2 >= best.1
                || mark == 0x09 && score > 0 && score >= best.1
            {
                best = (mark, score)
            }
        }
        return best.0
    }

    // MARK: charsets

    /// The bytes as UTF-8: byte order marks, UTF-16, and where they are no UTF-8, windows-1251 or windows-1252.
    static func utf8(_ bytes: [UInt8]) -> [UInt8] {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return Array(bytes.dropFirst(3)) }
        if bytes.starts(with: [0xFF, 0xFE]) { return utf16(bytes.dropFirst(2), littleEndian: true) }
        if bytes.starts(with: [0xFE, 0xFF]) { return utf16(bytes.dropFirst(2), littleEndian: false) }
        if String(validating: bytes, as: UTF8.self) != nil { return bytes }
        let encoding: String.Encoding = looksCyrillic(bytes) ? .windowsCP1251 : .windowsCP1252
        guard let text = String(bytes: bytes, encoding: encoding) ?? String(bytes: bytes, encoding: .isoLatin1) else {
            return bytes
        }
        return Array(text.utf8)
    }

    private static func utf16(_ bytes: ArraySlice<UInt8>, littleEndian: Bool) -> [UInt8] {
        var units: [UInt16] = []
        units.reserveCapacity(bytes.count / 2)
        var index = bytes.startIndex
        while index + 1 < bytes.endIndex {
            let low = UInt16(bytes[index])
            let high = UInt16(bytes[index + 1])
            units.append(littleEndian ? high << 8 | low : low << 8 | high)
            index += 2
        }
        return Array(String(decoding: units, as: UTF16.self).utf8)
    }

    /// Cyrillic letters stand beside each other, umlauts and accents alone.
    private static func looksCyrillic(_ bytes: [UInt8]) -> Bool {
        var pairs = 0
        var high = 0
        var before: UInt8 = 0
        for byte in bytes.prefix(64_000) {
            if byte >= 0xC0 {
                high += 1
                if before >= 0xC0 { pairs += 1 }
            }
            before = byte
        }
        return pairs * 2 > high
    }
}
