import Crypto
import Foundation

/// Turns a link's token into the value of a session cookie and back.
///
/// The cookie holds the sealed token (AES-GCM), so it works as long as the link does, ends with its revocation at
/// the next request, outlives a restart, and does not give the link away. The database holds only the token's hash:
/// a copy of it opens no session.
struct SessionSeal: Sendable {
    /// The fewest bytes of a key.
    static let keyBytes = 32
    /// The most characters of a cookie value that are looked at.
    static let valueLimit = 256
    /// The characters of a token.
    static let tokenLength = 26

    private let key: SymmetricKey
    private static let purpose = Data("xcrm portal session 1".utf8)

    init(key: Data) throws(PortalError) {
        guard key.count >= Self.keyBytes else { throw .shortKey }
        self.key = HKDF<SHA256>.deriveKey(
            inputKeyMaterial: SymmetricKey(data: key), info: Self.purpose, outputByteCount: 32)
    }

    func seal(_ token: String) -> String? {
        let box = try? AES.GCM.seal(Data(token.utf8), using: key, authenticating: Self.purpose)
        return box?.combined?.base64EncodedString().replacing("+", with: "-").replacing("/", with: "_")
            .replacing("=", with: "")
    }

    func open(_ value: String) -> String? {
        guard value.utf8.count <= Self.valueLimit else { return nil }
        var text = value.replacing("-", with: "+").replacing("_", with: "/")
        text += String(repeating: "=", count: (4 - text.utf8.count % 4) % 4)
        guard let data = Data(base64Encoded: text), let box = try? AES.GCM.SealedBox(combined: data),
            let token = try? AES.GCM.open(box, using: key, authenticating: Self.purpose)
        else { return nil }
        let text2 = String(decoding: token, as: UTF8.self)
        return Self.isToken(text2) ? text2 : nil
    }

    /// Whether text has the exact form of a token: nothing before, behind or in between.
    static func isToken(_ text: String) -> Bool {
        text.utf8.count == tokenLength
            && text.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x32...0x37).contains($0) }
    }
}
