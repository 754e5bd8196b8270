import Foundation

/// Outlook's `winmail.dat` (MS-OXTNEF): attachments and a body inside of one file.
///
/// Read by ourselves, with every length checked: the C libraries for it were written for friendly input.
struct TNEF {
    /// A file or body found inside.
    struct File {
        var name: String?
        /// The media type that Outlook stored, or that of a body.
        var type: String?
        var contentID: String?
        var charset: String?
        var data: Data
        var isBody = false
    }

    private(set) var files: [File] = []
    private static let mostFiles = 200
    /// So many mails inside each other are opened.
    private static let mostLevels = 4

    /// Reads a file; `nil` if it is no TNEF.
    init?(_ data: Data) { self.init(data, level: 0) }

    private init?(_ data: Data, level: Int) {
        let bytes = [UInt8](data)
        guard bytes.count >= 6, bytes[0...3].elementsEqual([0x78, 0x9F, 0x3E, 0x22]) else { return nil }
        var reader = ByteReader(bytes: bytes, index: 6, end: bytes.count)
        var current: File?
        var codePage = 1252
        var body = MAPIBody()
        var names: (title: String?, long: String?) = (nil, nil)
        // Whether the attachment at hand is a mail in the same format (MS-OXCMSG §2.2.2.9, method 5).
        var isMail = false
        func close() {
            guard var file = current, files.count < Self.mostFiles else { return }
            file.name = names.long ?? names.title
            if isMail, level < Self.mostLevels, let inner = TNEF(file.data, level: level + 1) {
                files += inner.attached(as: file.name).prefix(Self.mostFiles - files.count)
                return
            }
            if !file.data.isEmpty { files.append(file) }
        }
        // level (1), attribute (4), length (4), value, checksum (2)
        while let level = reader.uint8(), let attribute = reader.uint32(), let length = reader.uint32(),
            let value = reader.take(Int(length))
        {
            _ = reader.uint16()
            switch attribute & 0xFFFF {
            case 0x9007: codePage = ByteReader(value).little32 ?? codePage
            case 0x9002 where level == 2:  // attAttachRendData starts a new attachment
                close()
                current = File(data: Data())
                names = (nil, nil)
                isMail = false
            case 0x800F where level == 2: current?.data = Data(value)
            case 0x8010 where level == 2: names.title = Self.text(value, codePage)
            case 0x9005 where level == 2:
                let properties = MAPIProperties(value, codePage: codePage)
                names.long = properties.text(0x3707) ?? properties.text(0x3001) ?? names.long
                current?.type = properties.text(0x370E)?.lowercased()
                current?.contentID = properties.text(0x3712)?.trimming("<> ")
                if let data = properties.object(0x3701), data.count > 16 {
                    // The identifier of an interface stands before the object.
                    current?.data = Data(data.dropFirst(16))
                    isMail = true
                } else if let data = properties.binary(0x3701), current?.data.isEmpty == true {
                    current?.data = Data(data)
                }
            case 0x9003 where level == 1: body.read(MAPIProperties(value, codePage: codePage))
            case 0x800C where level == 1: if body.plain == nil { body.plain = Self.text(value, codePage) }
            default: break
            }
        }
        close()
        if let file = body.file { files.insert(file, at: 0) }
    }

    /// What an attached mail held, as files: its text under the mail's own name, then what was attached to it.
    private func attached(as name: String?) -> [File] {
        files.map { file in
            guard file.isBody else { return file }
            var text = file
            text.name = (name ?? "mail") + (file.type == "text/html" ? ".html" : ".txt")
            text.isBody = false
            return text
        }
    }

    static func text(_ bytes: ArraySlice<UInt8>, _ codePage: Int) -> String? {
        let plain = Array(bytes.prefix { $0 != 0 })
        let text = unsafe plain.withUnsafeBytes {
            unsafe TextDecoder.decode($0, label: codePage == 65001 ? "utf-8" : "windows-\(codePage)").text
        }
        return text.isEmpty ? nil : text
    }
}

/// The body of a TNEF file in the forms it may have.
private struct MAPIBody {
    var plain: String?
    private var html: [UInt8]?
    private var rich: [UInt8]?
    private var htmlCodePage: Int?

    mutating func read(_ properties: MAPIProperties) {
        html = properties.binary(0x1013).map { Array($0) } ?? html
        rich = properties.binary(0x1009).map { Array($0) } ?? rich
        plain = properties.text(0x1000) ?? plain
        htmlCodePage = properties.number(0x3FDE) ?? htmlCodePage
    }

    /// HTML before rich text before plain text.
    var file: TNEF.File? {
        if let html, !html.isEmpty {
            let label = htmlCodePage.map {
                $0 == 65001
                    ? "utf-8"
                    : $0 == 20866 ? "koi8-r" : $0 == 28591 ? "iso-8859-1" : $0 == 28595 ? "iso-8859-5" : "windows-\($0)"
            }
            return TNEF.File(
                type: "text/html", charset: label ?? MetaCharset.label(in: Data(html)), data: Data(html), isBody: true)
        }
        if let text = rich.flatMap(RichText.decompressed).map({ RichText.text(of: $0) }),
            !text.allSatisfy(\.isWhitespace)
        {
            return TNEF.File(type: "text/plain", charset: "utf-8", data: Data(text.utf8), isBody: true)
        }
        return plain.map { TNEF.File(type: "text/plain", charset: "utf-8", data: Data($0.utf8), isBody: true) }
    }
}

/// A list of MAPI properties (MS-OXTNEF §2.1.3.4).
private struct MAPIProperties {
    private var values: [UInt32: (type: UInt32, bytes: ArraySlice<UInt8>)] = [:]
    private let codePage: Int

    init(_ bytes: ArraySlice<UInt8>, codePage: Int) {
        self.codePage = codePage
        var reader = ByteReader(bytes)
        guard let count = reader.uint32() else { return }
        for _ in 0..<min(count, 2_000) {
            guard let type = reader.uint16(), let id = reader.uint16() else { return }
            // Named properties carry their name in front.
            if id >= 0x8000, !Self.skipName(&reader) { return }
            guard Self.readValue(&reader, type & 0x0FFF, type & 0x1000 != 0, into: { values[id] = (type & 0x0FFF, $0) })
            else { return }
        }
    }

    private static func skipName(_ reader: inout ByteReader) -> Bool {
        guard reader.take(16) != nil, let kind = reader.uint32() else { return false }
        guard kind == 1 else { return reader.uint32() != nil }
        guard let length = reader.uint32(), reader.take(padded(Int(length))) != nil else { return false }
        return true
    }

    private static func padded(_ length: Int) -> Int { (length + 3) & ~3 }

    private static func readValue(
        _ reader: inout ByteReader, _ type: UInt32, _ isMultiple: Bool, into store: (ArraySlice<UInt8>) -> Void
    ) -> Bool {
        switch type {
        case 0x0002, 0x0003, 0x0004, 0x000A, 0x000B: return fixed(&reader, 4, isMultiple, store)
        case 0x0005, 0x0006, 0x0007, 0x0014, 0x0040: return fixed(&reader, 8, isMultiple, store)
        case 0x0048: return fixed(&reader, 16, isMultiple, store)
        case 0x001E, 0x001F, 0x000D, 0x0102:
            guard let count = reader.uint32(), count <= 10_000 else { return false }
            for index in 0..<count {
                guard let length = reader.uint32(), let value = reader.take(Int(length)) else { return false }
                _ = reader.take(min(padded(Int(length)) - Int(length), reader.left))
                if index == 0 { store(value) }
            }
            return true
        default: return false
        }
    }

    private static func fixed(
        _ reader: inout ByteReader, _ size: Int, _ isMultiple: Bool, _ store: (ArraySlice<UInt8>) -> Void
    ) -> Bool {
        let count = isMultiple ? reader.uint32() ?? 0 : 1
        guard count <= 10_000 else { return false }
        for index in 0..<count {
            guard let value = reader.take(size) else { return false }
            if index == 0 { store(value) }
        }
        return true
    }

    func binary(_ id: UInt32) -> ArraySlice<UInt8>? {
        guard let value = values[id] else { return nil }
        return value.type == 0x0102 || value.type == 0x001E || value.type == 0x000D ? value.bytes : nil
    }

    /// A value of the type of objects (`PtypObject`).
    func object(_ id: UInt32) -> ArraySlice<UInt8>? { values[id].flatMap { $0.type == 0x000D ? $0.bytes : nil } }

    func number(_ id: UInt32) -> Int? { values[id].flatMap { $0.type == 3 ? ByteReader($0.bytes).little32 : nil } }

    func text(_ id: UInt32) -> String? {
        guard let value = values[id] else { return nil }
        if value.type == 0x001F {
            let units = stride(from: value.bytes.startIndex, to: value.bytes.endIndex - 1, by: 2).map {
                UInt16(value.bytes[$0]) | UInt16(value.bytes[$0 + 1]) << 8
            }
            let text = String(decoding: units.prefix { $0 != 0 }, as: UTF16.self)
            return text.isEmpty ? nil : text
        }
        return value.type == 0x001E ? TNEF.text(value.bytes, codePage) : nil
    }
}

/// Little-endian numbers from a slice, never beyond its end.
struct ByteReader {
    private let bytes: ArraySlice<UInt8>
    private var index: Int

    init(bytes: [UInt8], index: Int, end: Int) {
        self.bytes = bytes[index..<end]
        self.index = index
    }

    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        index = bytes.startIndex
    }

    var left: Int { bytes.endIndex - index }

    /// The first four bytes as a number.
    var little32: Int? {
        var copy = self
        return copy.uint32().map { Int($0) }
    }

    mutating func uint8() -> UInt32? { number(1) }
    mutating func uint16() -> UInt32? { number(2) }
    mutating func uint32() -> UInt32? { number(4) }

    private mutating func number(_ size: Int) -> UInt32? {
        guard let slice = take(size) else { return nil }
        return slice.reversed().reduce(0) { $0 << 8 | UInt32($1) }
    }

    mutating func take(_ count: Int) -> ArraySlice<UInt8>? {
        guard count >= 0, count <= left else { return nil }
        defer { index += count }
        return bytes[index..<(index + count)]
    }
}
