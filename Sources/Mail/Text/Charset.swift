import Foundation
import Glibc
import Synchronization

/// A character encoding by its canonical iconv name.
struct Charset: Hashable, Sendable {
    /// As iconv knows it, upper case.
    let name: String

    static let utf8 = Charset(name: "UTF-8")
    static let windows1252 = Charset(name: "CP1252")

    /// Encodings of one byte a character that are guessed among, the likelier first.
    static let guessed: [Charset] = [
        "CP1251", "KOI8-R", "CP866", "ISO-8859-5", "MAC-CYRILLIC", "CP1252", "CP1250", "CP1253", "CP1254",
    ].map(Charset.init(name:))

    /// Names that say nothing of the bytes: what stands behind them is guessed.
    private static let vague: Set<String> = [
        "", "us-ascii", "ascii", "ansi_x3.4-1968", "unknown-8bit", "unknown", "x-unknown", "x-user-defined", "default",
        "default_charset",
        "8bit", "7bit", "binary", "none", "null", "utf", "unicode", "_autodetect_all", "x-gbk-auto", "iso-8859-8-i",
    ]

    private static let aliases: [String: String] = [
        "utf8": "UTF-8", "utf-8": "UTF-8", "x-utf-8": "UTF-8", "utf-8-sig": "UTF-8", "unicode-1-1-utf-8": "UTF-8",
        "cp65001": "UTF-8",
        "windows-1251": "CP1251", "win-1251": "CP1251", "windows1251": "CP1251", "cp1251": "CP1251",
        "x-cp1251": "CP1251", "win1251": "CP1251",
        "cp-1251": "CP1251", "1251": "CP1251", "windows-1251-x": "CP1251", "ansi-1251": "CP1251",
        "koi8-r": "KOI8-R", "koi8r": "KOI8-R", "koi8": "KOI8-R", "koi8-ru": "KOI8-U", "koi8-u": "KOI8-U",
        "cskoi8r": "KOI8-R",
        "ibm866": "CP866", "cp866": "CP866", "cp-866": "CP866", "866": "CP866", "dos-866": "CP866",
        "iso-8859-5": "ISO-8859-5", "iso8859-5": "ISO-8859-5", "cyrillic": "ISO-8859-5",
        "x-mac-cyrillic": "MAC-CYRILLIC", "mac-cyrillic": "MAC-CYRILLIC", "maccyrillic": "MAC-CYRILLIC",
        "x-mac-ukrainian": "MAC-CYRILLIC",
        // What calls itself Latin-1 is windows-1252 in practice (WHATWG Encoding §4.2).
        "iso-8859-1": "CP1252", "iso8859-1": "CP1252", "iso_8859-1": "CP1252", "latin1": "CP1252", "latin-1": "CP1252",
        "windows-1252": "CP1252",
        "cp1252": "CP1252", "x-cp1252": "CP1252", "ansi": "CP1252", "x-ansi": "CP1252", "windows1252": "CP1252",
        "8859-1": "CP1252",
        "iso-8859-9": "CP1254", "latin5": "CP1254", "windows-1254": "CP1254", "cp1254": "CP1254",
        "windows-1250": "CP1250", "cp1250": "CP1250", "x-cp1250": "CP1250", "windows-1253": "CP1253",
        "cp1253": "CP1253",
        "windows-1255": "CP1255", "windows-1256": "CP1256", "windows-1257": "CP1257", "windows-1258": "CP1258",
        "windows-874": "CP874",
        "gb2312": "GB18030", "gbk": "GB18030", "gb18030": "GB18030", "x-gbk": "GB18030", "cp936": "GB18030",
        "hz-gb-2312": "HZ",
        "big5": "BIG5-HKSCS", "shift_jis": "CP932", "shift-jis": "CP932", "sjis": "CP932", "x-sjis": "CP932",
        "ms_kanji": "CP932",
        "ks_c_5601-1987": "CP949", "euc-kr": "CP949", "macintosh": "MACINTOSH", "x-mac-roman": "MACINTOSH",
        "iso-2022-jp": "ISO-2022-JP-2",
        "iso-8859-11": "CP874", "tis-620": "CP874", "utf-7": "UTF-7", "utf-16": "UTF-16", "utf-16le": "UTF-16LE",
        "utf-16be": "UTF-16BE",
    ]

    /// The encoding behind a label of a mail; `nil` for a vague or unknown one.
    init?(label: String) {
        let label = label.lowercased().filter { !"\"' \t\r\n;".contains($0) }
        if Self.vague.contains(label) { return nil }
        if let known = Self.aliases[label] {
            name = known
            return
        }
        guard label.utf8.count <= 40, label.utf8.allSatisfy({ HeaderWriter.isAtomText($0) && $0 != UInt8(ascii: "/") }),
            Iconv.knows(label.uppercased())
        else { return nil }
        name = label.uppercased()
    }

    init(name: String) { self.name = name }

    /// The 128 upper characters of a one-byte encoding; `nil` for others. U+FFFD stands for undefined bytes.
    var upperHalf: [UnicodeScalar]? {
        if let known = Self.tables.withLock({ $0[name] }) { return known.isEmpty ? nil : known }
        let table = Iconv.upperHalf(of: name) ?? []
        Self.tables.withLock { $0[name] = table }
        return table.isEmpty ? nil : table
    }
    private static let tables = Mutex<[String: [UnicodeScalar]]>([:])

    /// Decodes; bytes that make no sense become U+FFFD.
    func decode(_ bytes: UnsafeRawBufferPointer) -> String {
        if name == "UTF-8" { return unsafe String(decoding: bytes, as: UTF8.self) }
        if let table = upperHalf {
            var text = ""
            text.reserveCapacity(bytes.count * 2)
            unsafe text.unicodeScalars.append(
                contentsOf: bytes.lazy.map { $0 < 128 ? UnicodeScalar($0) : table[Int($0) - 128] })
            return text
        }
        return unsafe Iconv.decode(bytes, from: name)
    }

    /// Encodes into a one-byte encoding; `nil` if a character has no place there.
    func encode(_ text: String) -> [UInt8]? {
        guard let table = upperHalf else { return nil }
        var codes: [UnicodeScalar: UInt8] = [:]
        for (index, scalar) in table.enumerated() where scalar != "\u{FFFD}" { codes[scalar] = UInt8(index + 128) }
        var bytes: [UInt8] = []
        for scalar in text.unicodeScalars {
            if scalar.isASCII {
                bytes.append(UInt8(scalar.value))
            } else if let code = codes[scalar] {
                bytes.append(code)
            } else if (0x80...0x9F).contains(scalar.value) {
                bytes.append(UInt8(scalar.value))
            } else {
                return nil
            }
        }
        return bytes
    }
}

/// glibc's converter, for encodings that no table of ours holds.
enum Iconv {
    static func knows(_ name: String) -> Bool {
        guard let handle = unsafe open(name) else { return false }
        unsafe iconv_close(handle)
        return true
    }

    private static func open(_ name: String) -> iconv_t? {
        guard let handle = unsafe iconv_open("UTF-8", name), Int(bitPattern: handle) != -1 else { return nil }
        return unsafe handle
    }

    static func upperHalf(of name: String) -> [UnicodeScalar]? {
        let multiByte = ["UTF", "GB", "BIG5", "CP932", "CP949", "ISO-2022", "HZ", "EUC", "SHIFT", "UCS"]
        guard !multiByte.contains(where: { name.hasPrefix($0) }), let handle = unsafe open(name) else { return nil }
        unsafe iconv_close(handle)
        var table: [UnicodeScalar] = []
        for code in UInt8(128)...255 {
            let text = unsafe [code].withUnsafeBytes { unsafe decode($0, from: name) }
            let scalars = text.unicodeScalars
            table.append(scalars.count == 1 ? scalars[scalars.startIndex] : "\u{FFFD}")
        }
        // A lead byte of a longer sequence decodes to nothing by itself.
        return table.filter { $0 == "\u{FFFD}" }.count > 100 ? nil : table
    }

    static func decode(_ bytes: UnsafeRawBufferPointer, from name: String) -> String {
        guard let handle = unsafe open(name) else { return unsafe String(decoding: bytes, as: UTF8.self) }
        defer { unsafe iconv_close(handle) }
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count * 2)
        let buffer = UnsafeMutablePointer<CChar>.allocate(capacity: 4096)
        defer { unsafe buffer.deallocate() }
        var input = unsafe UnsafeMutablePointer(mutating: bytes.baseAddress?.assumingMemoryBound(to: CChar.self))
        var left = bytes.count
        while left > 0 {
            var out: UnsafeMutablePointer<CChar>? = unsafe buffer
            var room = 4096
            let result = unsafe iconv(handle, &input, &left, &out, &room)
            let failure = errno
            unsafe output.append(contentsOf: UnsafeRawBufferPointer(start: buffer, count: 4096 - room))
            if result == -1, failure != E2BIG, left > 0 {
                // Invalid or cut sequence: one replacement, one byte on.
                output += [0xEF, 0xBF, 0xBD]
                unsafe input = input?.advanced(by: 1)
                left -= 1
            }
        }
        return String(decoding: output, as: UTF8.self)
    }
}
