import Crypto
import Foundation
import Logging
import Mail
import Outbox
import Portal
import ServiceLifecycle
import Settings
import Storage
import Understanding
import Workflows

/// Puts the portal together: it reads the database and is given everything else.
struct PortalWiring {
    let firm: Firm
    let logger: Logger

    /// The portal, and the watchman where one is configured, as services.
    func services(_ connections: Connections) async throws -> [any Service] {
        let setup = try await setup()
        let portal = try PortalApplication.build(setup, logger: logger)
        guard let alarm = firm.configuration.alarm else { return [portal] }
        let post = AlarmPost(configuration: firm.configuration, alarm: alarm, connections: connections)
        let watchman = try Watchman(setup, repeatAfter: 3_600 * Double(alarm.repeatHours), logger: logger) {
            try await post.send($0)
        }
        return [portal, watchman]
    }

    /// What the pages are made from.
    func setup() async throws -> PortalSetup {
        let configuration = firm.configuration
        let keys = try await firm.keys()
        return PortalSetup(
            store: firm.store, settings: configuration.portal, company: { configuration.company.snapshot(in: $0) },
            language: configuration.company.language,
            timeZone: TimeZone(identifier: configuration.company.timezone) ?? .gmt,
            staff: configuration.staff.map { PortalStaff(id: $0.id, name: $0.name, language: $0.language) },
            mailboxes: configuration.mailboxes.map { PortalMailbox(name: $0.name, address: $0.address) },
            letters: Letters(configuration: configuration, keys: keys),
            templates: try Templates.folder(configuration).appendingPathComponent("portal", isDirectory: true),
            sessionKey: try await sessionKey(), attachments: AttachmentContents(), version: Version.current,
            linkAddress: configuration.portalAddress,
            patience: 60 * Double(configuration.alarm?.afterMinutes ?? 30))
    }

    /// Seals cookies; of the token keys, so that sessions outlive a restart.
    private func sessionKey() async throws -> Data {
        let keys = try await firm.store.write { try $0.tokenKeys(at: Date()) }
        guard let current = keys.first else { throw StoreError.missing("the token key") }
        let derived = HKDF<SHA256>.deriveKey(
            inputKeyMaterial: SymmetricKey(data: current.secret), info: Data("portal session".utf8), outputByteCount: 32
        )
        return derived.withUnsafeBytes { Data($0) }
    }
}

/// Takes attachments out of raw mails.
struct AttachmentContents: AttachmentReader {
    func content(of path: String, in raw: Data) throws -> Data? {
        var data = Data()
        let isThere = MessageParser().readContent(ofPart: path, in: raw) { data.append($0) }
        return isThere ? data : nil
    }
}
