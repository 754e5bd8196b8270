/// Gets access tokens and keeps them fresh.
///
/// A token is renewed well before it ends. If the server replaces the refresh token, the new one is handed to `keep`
/// before anything else is done with it: a replaced token that is lost means that a person must consent anew.
public actor OAuth2TokenSource {
    private let executor = QueueExecutor(label: "xcrm.oauth2")
    private let interruption = Interruption()
    private let turn = Turn()
    private let settings: OAuth2Settings
    private let keep: @Sendable (String) async throws -> Void
    private var refreshToken: String?
    /// A new refresh token that could not be kept yet.
    private var isUnkept = false
    private var current: (token: String, freshUntil: ContinuousClock.Instant, goodUntil: ContinuousClock.Instant)?

    /// Runs on a thread of its own.
    public nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe executor.asUnownedSerialExecutor() }

    /// Makes a source.
    /// - Parameter keep: stores a new refresh token durably; it is called again later if it throws.
    public init(_ settings: OAuth2Settings, keep: @escaping @Sendable (String) async throws -> Void) {
        self.settings = settings
        self.keep = keep
        if case .refreshToken(let token) = settings.grant { refreshToken = token }
    }

    /// A token that is good for a while yet.
    /// - Throws: `grantRevoked` when a person must act; a transient error only when there is no good token left.
    public func token() async throws(CurlError) -> String {
        await turn.take()
        defer { turn.leave() }
        if isUnkept { try await keepRefreshToken() }
        if let current, .now < current.freshUntil { return current.token }
        do throws(CurlError) {
            return try await renew()
        } catch {
            // The old token is good for some minutes more; the next call tries again.
            guard error.isTransient, error.kind != .cancelled, let current, .now < current.goodUntil else {
                throw error
            }
            return current.token
        }
    }

    /// A mail server refused the token: forget it, so that the next call gets another.
    public func invalidate() { current = nil }

    /// Makes the token due for renewal while it is still good; for tests.
    func makeDue() { current?.freshUntil = .now }

    private func renew() async throws(CurlError) -> String {
        let request = TokenRequest(settings: settings, refreshToken: refreshToken)
        interruption.begin()
        let result = await withTaskCancellationHandler {
            // Through a method of the actor: a closure that does not use the actor would run, and block, on the shared
            // threads of the runtime.
            blocking(request)
        } onCancel: { [interruption] in
            interruption.cancel()
        }
        let granted = try result.get()
        if refreshToken != nil, let new = granted.refreshToken, new != refreshToken {
            refreshToken = new
            isUnkept = true
            try await keepRefreshToken()
        }
        // Five minutes early, or after half its life if it is short.
        let margin = min(Duration.seconds(300), granted.lifetime / 2)
        let now = ContinuousClock.now
        current = (granted.accessToken, now + (granted.lifetime - margin), now + granted.lifetime)
        return granted.accessToken
    }

    private func blocking(_ request: TokenRequest) -> Result<TokenRequest.Granted, CurlError> {
        Result { () throws(CurlError) in try request.perform(interruption) }
    }

    private func keepRefreshToken() async throws(CurlError) {
        guard let refreshToken else { return }
        do {
            try await keep(refreshToken)
            isUnkept = false
        } catch {
            throw CurlError(
                .systemFailure, .token,
                "The new refresh token could not be stored; make its file writable, or consent will be lost at a restart."
            )
        }
    }
}
