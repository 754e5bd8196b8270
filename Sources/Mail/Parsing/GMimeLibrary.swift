import CGMime

/// The one start of GMime in this process. It is never shut down.
enum GMimeLibrary {
    private static let started: Void = xcrm_gmime_start()

    /// Must come before every use of GMime; costs nothing after the first time.
    static func start() { _ = started }
}
