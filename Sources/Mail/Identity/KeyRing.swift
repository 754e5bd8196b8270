import Crypto
public import Foundation

/// The secret keys behind tokens and Message-IDs: one that signs and earlier ones that still verify.
///
/// Its `description` never shows a key.
public struct KeyRing: Sendable, CustomStringConvertible {
    /// The shortest key accepted, in bytes.
    public static let keyBytes = 16
    /// Bytes of a MAC: HMAC-SHA-256 cut to 80 bits, 16 base32 characters.
    static let macBytes = 10

    private struct Key: Sendable {
        var version: UInt8
        var key: SymmetricKey
    }
    private let keys: [Key]

    /// Why a ring cannot be made.
    public enum Failure: Error, Equatable, Sendable {
        /// A key is shorter than `keyBytes`.
        case shortKey
        /// Two keys carry one version.
        case sameVersion
    }

    /// Takes the keys as bytes.
    ///
    /// - Parameters:
    ///   - current: signs and verifies, with its version.
    ///   - previous: only verify, with their versions.
    public init(
        current: (version: UInt8, bytes: Data), previous: [(version: UInt8, bytes: Data)] = []
    ) throws(Failure) {
        let all = [current] + previous
        guard all.allSatisfy({ $0.bytes.count >= Self.keyBytes }) else { throw .shortKey }
        guard Set(all.map(\.version)).count == all.count else { throw .sameVersion }
        keys = all.map { Key(version: $0.version, key: SymmetricKey(data: $0.bytes)) }
    }

    /// Versions only.
    public var description: String { "key ring of versions \(keys.map(\.version))" }

    /// The MAC of the current key over a purpose and its fields.
    func mac(_ purpose: String, _ fields: [String]) -> String {
        Base32.encode(Self.code(keys[0], purpose, fields))
    }

    /// Whether any key of the ring made the MAC; every key is tried in constant time, the length must be exact.
    func verifies(_ mac: some StringProtocol, _ purpose: String, _ fields: [String]) -> Bool {
        guard let given = Base32.decode(mac), given.count == Self.macBytes else { return false }
        var found = false
        for key in keys {
            let wanted = Self.code(key, purpose, fields)
            var difference: UInt8 = 0
            for index in 0..<Self.macBytes { difference |= wanted[index] ^ given[index] }
            found = (difference == 0) || found
        }
        return found
    }

    /// Each field is preceded by its length, so that no two lists of fields give the same bytes.
    private static func code(_ key: Key, _ purpose: String, _ fields: [String]) -> [UInt8] {
        var message = Data()
        for field in [purpose] + fields {
            let bytes = Data(field.utf8)
            unsafe withUnsafeBytes(of: UInt32(truncatingIfNeeded: bytes.count).bigEndian) {
                unsafe message.append(contentsOf: $0)
            }
            message.append(bytes)
        }
        message.append(key.version)
        return Array(HMAC<SHA256>.authenticationCode(for: message, using: key.key).prefix(macBytes))
    }
}
