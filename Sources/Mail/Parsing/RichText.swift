import Foundation

/// Rich text of Outlook's mails: compressed RTF (MS-OXRTFCP) and the words in it.
enum RichText {
    private static let most = 8 * 1024 * 1024

    /// The RTF bytes; `nil` if the compression is broken.
    static func decompressed(_ bytes: [UInt8]) -> [UInt8]? {
        var reader = ByteReader(bytes[...])
        guard let packed = reader.uint32(), let plain = reader.uint32(), let magic = reader.uint32(),
            reader.uint32() != nil, Int(packed) <= bytes.count + 4
        else { return nil }
        if magic == 0x414C_454D { return Array(bytes.dropFirst(16).prefix(Int(min(plain, UInt32(most))))) }
        guard magic == 0x7546_5A4C else { return nil }
        var window = [UInt8](repeating: 32, count: 4096)
        for (index, byte) in dictionary.enumerated() { window[index] = byte }
        var write = dictionary.count
        var output: [UInt8] = []
        let limit = min(Int(plain), most)
        while let control = reader.uint8() {
            for bit in 0..<8 {
                guard output.count < limit else { return output }
                if control >> bit & 1 == 0 {
                    guard let literal = reader.uint8() else { return output }
                    output.append(UInt8(literal))
                    window[write] = UInt8(literal)
                    write = (write + 1) & 4095
                    continue
                }
                guard let high = reader.uint8(), let low = reader.uint8() else { return output }
                let offset = Int(high << 4 | low >> 4)
                if offset == write { return output }
                for step in 0..<(Int(low & 15) + 2) {
                    let byte = window[(offset + step) & 4095]
                    output.append(byte)
                    window[write] = byte
                    write = (write + 1) & 4095
                }
            }
        }
        return output
    }

    private static let dictionary = Array(
        "{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx"
            .utf8)

    /// The words of an RTF document, paragraphs as lines.
    static func text(of rtf: [UInt8]) -> String {
        var reader = RichTextReader(bytes: rtf)
        return reader.read()
    }
}

/// Walks an RTF document; groups that hold no text are skipped.
private struct RichTextReader {
    let bytes: [UInt8]
    private var index = 0
    private var output = ""
    private var pending: [UInt8] = []
    private var codePage = 1252
    /// For each open group whether it is skipped, and how many characters follow a `\u`.
    private var groups: [(skipped: Bool, fallback: Int)] = [(false, 1)]
    private var toSkip = 0

    init(bytes: [UInt8]) { self.bytes = bytes }

    private static let skipped: Set<String> = [
        "fonttbl", "colortbl", "stylesheet", "info", "pict", "object", "themedata", "datastore", "header", "footer",
        "footnote", "listtable", "listoverridetable", "rsidtbl", "generator", "htmltag", "mhtmltag", "fldinst",
        "xmlnstbl", "latentstyles",
    ]

    mutating func read() -> String {
        while index < bytes.count, output.utf8.count < Limits.textBytes {
            let byte = bytes[index]
            index += 1
            switch byte {
            case UInt8(ascii: "{"):
                guard groups.count < 1_000 else { return finish() }
                groups.append(groups[groups.count - 1])
            case UInt8(ascii: "}"): if groups.count > 1 { groups.removeLast() }
            case UInt8(ascii: "\\"): control()
            case 13, 10: break
            default: character(byte)
            }
        }
        return finish()
    }

    private mutating func finish() -> String {
        flush()
        return output
    }

    private mutating func character(_ byte: UInt8) {
        if toSkip > 0 {
            toSkip -= 1
        } else if !groups[groups.count - 1].skipped {
            pending.append(byte)
        }
    }

    private mutating func flush() {
        guard !pending.isEmpty else { return }
        output += unsafe pending.withUnsafeBytes {
            unsafe (Charset(label: "windows-\(codePage)") ?? .windows1252).decode($0)
        }
        pending = []
    }

    private mutating func write(_ text: String) {
        guard !groups[groups.count - 1].skipped else { return }
        flush()
        output += text
    }

    private mutating func control() {
        guard index < bytes.count else { return }
        let first = bytes[index]
        guard (first | 0x20) >= 97, (first | 0x20) <= 122 else {
            index += 1
            return symbol(first)
        }
        var word: [UInt8] = []
        while index < bytes.count, (bytes[index] | 0x20) >= 97, (bytes[index] | 0x20) <= 122, word.count < 32 {
            word.append(bytes[index])
            index += 1
        }
        var number = 0
        var isNegative = false
        var digits = 0
        if index < bytes.count, bytes[index] == UInt8(ascii: "-") {
            isNegative = true
            index += 1
        }
        while index < bytes.count, bytes[index] >= 48, bytes[index] <= 57, digits < 9 {
            number = number * 10 + Int(bytes[index] - 48)
            digits += 1
            index += 1
        }
        if index < bytes.count, bytes[index] == 32 { index += 1 }
        act(String(decoding: word, as: UTF8.self), isNegative ? -number : number, hasNumber: digits > 0)
    }

    private mutating func symbol(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "'"):
            let code = EncodedWord.percentDecoded(([37] + bytes[index..<min(bytes.count, index + 2)])[...], escape: 37)
            index = min(bytes.count, index + 2)
            if code.count == 1 { character(code[0]) }
        case UInt8(ascii: "*"): groups[groups.count - 1].skipped = true
        case UInt8(ascii: "~"): write(" ")
        case UInt8(ascii: "_"): write("-")
        case UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "\\"): character(byte)
        case 13, 10: write("\n")
        default: break
        }
    }

    private mutating func act(_ word: String, _ number: Int, hasNumber: Bool) {
        switch word {
        case "par", "line", "sect", "page", "row": write("\n")
        case "tab", "cell": write("\t")
        case "ansicpg": codePage = number == 65001 ? 1252 : number
        case "uc": groups[groups.count - 1].fallback = max(0, min(number, 16))
        case "u" where hasNumber:
            let value = UInt32(truncatingIfNeeded: number < 0 ? number + 65_536 : number)
            write(UnicodeScalar(value).map { String($0) } ?? "\u{FFFD}")
            toSkip = groups[groups.count - 1].fallback
        case "emdash": write("—")
        case "endash": write("–")
        case "lquote": write("‘")
        case "rquote": write("’")
        case "ldblquote": write("“")
        case "rdblquote": write("”")
        case "bullet": write("•")
        case _ where Self.skipped.contains(word): groups[groups.count - 1].skipped = true
        default: break
        }
    }
}
