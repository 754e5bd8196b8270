import Foundation

/// The content inside of an opaque S/MIME signature (CMS SignedData, RFC 5652 §5). The signature itself is not judged.
enum SignedData {
    /// The signed MIME entity; `nil` for encrypted, detached or broken ones.
    ///
    /// DER and the BER of streaming programs (indefinite lengths, octet strings in pieces) are read; each step goes
    /// forward, at most a fixed number of times.
    static func content(of data: Data) -> Data? {
        var bytes = [UInt8](data)
        if bytes.starts(with: "-----BEGIN".utf8) || bytes.first == UInt8(ascii: "M") {
            bytes = EncodedWord.base64(unarmoured(bytes))
        }
        var reader = Reader(bytes: bytes)
        // ContentInfo: SEQUENCE { OID signedData, [0] { SignedData SEQUENCE { version, digests, encapsulated …
        guard reader.enter(0x30), reader.read(0x06) == signedData, reader.enter(0xA0), reader.enter(0x30),
            reader.skip(0x02), reader.skip(0x31), reader.enter(0x30),
            let type = reader.read(0x06), type == plainData, reader.enter(0xA0)
        else { return nil }
        return reader.octets()
    }

    private static let signedData: [UInt8] = [0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x07, 0x02]
    private static let plainData: [UInt8] = [0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x07, 0x01]

    private static func unarmoured(_ bytes: [UInt8]) -> [UInt8] {
        bytes.split(separator: 10).filter { !$0.starts(with: "-----".utf8) }.flatMap { $0 }
    }

    /// Goes through tag, length and value.
    private struct Reader {
        let bytes: [UInt8]
        var index = 0

        /// Tag and length at the index; a length of `nil` is indefinite.
        private mutating func header(_ tag: UInt8) -> (found: Bool, length: Int?) {
            guard index < bytes.count, bytes[index] == tag else { return (false, nil) }
            var next = index + 1
            guard next < bytes.count else { return (false, nil) }
            let first = bytes[next]
            next += 1
            if first == 0x80 {
                index = next
                return (true, nil)
            }
            var length = Int(first)
            if first > 0x80 {
                let count = Int(first & 0x7F)
                guard count <= 4, next + count <= bytes.count else { return (false, nil) }
                length = bytes[next..<(next + count)].reduce(0) { $0 << 8 | Int($1) }
                next += count
            }
            guard length <= bytes.count - next else { return (false, nil) }
            index = next
            return (true, length)
        }

        mutating func enter(_ tag: UInt8) -> Bool { header(tag).found }

        mutating func skip(_ tag: UInt8) -> Bool {
            let (found, length) = header(tag)
            guard found else { return false }
            if let length {
                index += length
                return true
            }
            return skipIndefinite()
        }

        /// Up to the end-of-contents mark that matches, counting nested indefinite lengths.
        private mutating func skipIndefinite() -> Bool {
            var depth = 1
            for _ in 0..<10_000 {
                guard index + 1 < bytes.count else { return false }
                if bytes[index] == 0, bytes[index + 1] == 0 {
                    index += 2
                    depth -= 1
                    if depth == 0 { return true }
                    continue
                }
                let (found, length) = header(bytes[index])
                guard found else { return false }
                if let length { index += length } else { depth += 1 }
            }
            return false
        }

        mutating func read(_ tag: UInt8) -> [UInt8]? {
            let (found, length) = header(tag)
            guard found, let length else { return nil }
            defer { index += length }
            return Array(bytes[index..<(index + length)])
        }

        /// An octet string, whole or in pieces.
        mutating func octets() -> Data? {
            if index < bytes.count, bytes[index] == 0x04 { return read(0x04).map { Data($0) } }
            let (found, length) = header(0x24)
            guard found else { return nil }
            let end = length.map { index + $0 } ?? bytes.count
            var result = Data()
            while index < end, bytes[index] == 0x04 {
                guard let piece = read(0x04) else { return nil }
                result += piece
            }
            return result
        }
    }
}
