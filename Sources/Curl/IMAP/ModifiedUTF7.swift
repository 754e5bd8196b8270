/// Folder names as IMAP writes them: Unicode in a form of UTF-7 (RFC 3501 §5.1.3).
enum ModifiedUTF7 {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+,".utf8)

    /// The name for the wire: printable ASCII.
    static func encode(_ name: String) -> String {
        var out: [UInt8] = []
        var pending: [UInt16] = []
        for scalar in name.unicodeScalars {
            guard (0x20...0x7E).contains(scalar.value) else {
                pending.append(contentsOf: Array(String(scalar).utf16))
                continue
            }
            flush(&pending, into: &out)
            out.append(UInt8(scalar.value))
            if scalar == "&" { out.append(UInt8(ascii: "-")) }
        }
        flush(&pending, into: &out)
        return String(decoding: out, as: UTF8.self)
    }

    /// The name for people. Text that is no correct modified UTF-7 stays as it is: some servers send UTF-8.
    static func decode(_ bytes: [UInt8]) -> String {
        var units: [UInt16] = []
        var index = 0
        while index < bytes.count {
            guard bytes[index] == UInt8(ascii: "&") else {
                guard bytes[index] < 0x80 else { return String(decoding: bytes, as: UTF8.self) }
                units.append(UInt16(bytes[index]))
                index += 1
                continue
            }
            guard let end = bytes[index...].firstIndex(of: UInt8(ascii: "-")),
                let decoded = decodeShift(bytes[(index + 1)..<end])
            else { return String(decoding: bytes, as: UTF8.self) }
            units.append(contentsOf: decoded)
            index = end + 1
        }
        return String(decoding: units, as: UTF16.self)
    }

    private static func flush(_ units: inout [UInt16], into out: inout [UInt8]) {
        guard !units.isEmpty else { return }
        out.append(UInt8(ascii: "&"))
        var bits: UInt32 = 0
        var held = 0
        for unit in units {
            bits = (bits << 16) | UInt32(unit)
            held += 16
            while held >= 6 {
                held -= 6
                out.append(alphabet[Int((bits >> UInt32(held)) & 0x3F)])
            }
            bits &= (1 << UInt32(held)) - 1
        }
        if held > 0 { out.append(alphabet[Int((bits << UInt32(6 - held)) & 0x3F)]) }
        out.append(UInt8(ascii: "-"))
        units.removeAll()
    }

    private static func decodeShift(_ text: ArraySlice<UInt8>) -> [UInt16]? {
        if text.isEmpty { return [UInt16(UInt8(ascii: "&"))] }
        var units: [UInt16] = []
        var bits: UInt32 = 0
        var held = 0
        for byte in text {
            guard let value = value(of: byte) else { return nil }
            bits = (bits << 6) | value
            held += 6
            if held >= 16 {
                held -= 16
                units.append(UInt16((bits >> UInt32(held)) & 0xFFFF))
                bits &= (1 << UInt32(held)) - 1
            }
        }
        // What is left over is padding: less than one character, and zero.
        return held < 6 && bits == 0 ? units : nil
    }

    private static func value(of byte: UInt8) -> UInt32? {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(byte - UInt8(ascii: "A"))
        case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(byte - UInt8(ascii: "a")) + 26
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0")) + 52
        case UInt8(ascii: "+"): 62
        case UInt8(ascii: ","): 63
        default: nil
        }
    }
}
