import Curl
import Foundation
import Mailbox
import Settings
import Storage

/// How the configured servers are reached. Secrets are looked up at each connection, so that a changed password file
/// counts at once.
struct Connections: Sendable {
    private let store: Store
    private let tokens = TokenSources()

    init(store: Store) { self.store = store }

    /// A mailbox's IMAP server.
    func imap(_ mailbox: Configuration.Mailbox) async throws -> ConnectionSettings {
        let imap = mailbox.imap
        return ConnectionSettings(
            url: imap.url.description, user: imap.user,
            credential: try await credential("mailbox \(mailbox.name)", imap.password, imap.oauth2),
            startTLS: imap.starttls.curl, caFile: imap.caFile)
    }

    /// The relay for outgoing mail.
    func smtp(_ smtp: Configuration.SMTP) async throws -> ConnectionSettings {
        ConnectionSettings(
            url: smtp.url.description, user: smtp.user ?? "",
            credential: smtp.user == nil ? .none : try await credential("smtp", smtp.password, smtp.oauth2),
            startTLS: smtp.starttls.curl, caFile: smtp.caFile)
    }

    /// The other server, for alarms.
    func smtp(_ alarm: Configuration.Alarm) async throws -> ConnectionSettings {
        ConnectionSettings(
            url: alarm.url.description, user: alarm.user ?? "",
            credential: alarm.user == nil ? .none : try await credential("alarm", alarm.password, nil),
            startTLS: alarm.starttls.curl, caFile: alarm.caFile)
    }

    /// How a mailbox is watched.
    func plan(_ mailbox: Configuration.Mailbox, limits: Configuration.Limits) -> MailboxPlan {
        let imap = mailbox.imap
        return MailboxPlan(
            name: mailbox.name, settings: { try await self.imap(mailbox) }, folder: imap.folder,
            processed: imap.processed, idle: .seconds(60 * imap.idleMinutes), poll: .seconds(imap.pollSeconds),
            reconcile: .seconds(60 * imap.reconcileMinutes), batch: imap.batch, maximumBytes: limits.incomingBytes,
            firstVisitDays: imap.firstVisitDays)
    }

    private func credential(
        _ whose: String, _ password: Secret?, _ oauth2: Configuration.OAuth2?
    ) async throws -> Credential {
        if let oauth2 { return .oauth2(token: try await tokens.source(whose, oauth2, store: store).token()) }
        guard let password else { return .none }
        do {
            return .password(try await password.resolve())
        } catch {
            throw Failure.configuration("\(whose): \(error)")
        }
    }
}

/// One token source for each account, kept over connections.
private actor TokenSources {
    private var sources: [String: OAuth2TokenSource] = [:]

    func source(_ whose: String, _ oauth2: Configuration.OAuth2, store: Store) async throws -> OAuth2TokenSource {
        if let known = sources[whose] { return known }
        // A provider may have replaced the configured grant; the newest one is kept in the database.
        // It is kept under the hash of the configured grant it came from, so that a newly configured one counts at once.
        let secret = try await oauth2.clientSecret?.resolve()
        let configured = try await oauth2.refreshToken?.resolve()
        let key = "oauth2 \(whose) \(SecretToken.hash(configured ?? ""))"
        let kept = try await store.read { try $0.note(key) }
        let grant: OAuth2Settings.Grant =
            if let token = kept ?? configured { .refreshToken(token) } else { .clientCredentials }
        let source = OAuth2TokenSource(
            OAuth2Settings(
                tokenURL: oauth2.tokenURL, clientID: oauth2.clientID, clientSecret: secret, scope: oauth2.scope,
                grant: grant)
        ) { token in try await store.write { try $0.setNote(key, token) } }
        sources[whose] = source
        return source
    }
}

extension Configuration.StartTLS {
    fileprivate var curl: StartTLS {
        switch self {
        case .required: .required
        case .opportunistic: .opportunistic
        case .never: .never
        }
    }
}
