public import Hummingbird
import NIOCore

/// What is known of a request beside its head.
public struct PortalContext: RequestContext {
    /// What Hummingbird needs.
    public var coreContext: CoreRequestContextStorage
    /// The address of the connection; `nil` where there is none (tests).
    let peer: String?

    /// Made by the server for each request.
    public init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        peer = source.channel.remoteAddress?.ipAddress
    }
}
