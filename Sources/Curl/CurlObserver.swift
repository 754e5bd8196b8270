/// What libcurl tells while it performs: the server's lines during login, the body of an HTTP response. Also carries
/// the wish to stop into libcurl.
final class CurlObserver {
    private let interruption: Interruption
    private let bodyLimit: Int
    /// The server's last line, bounded.
    private(set) var lastLine: [UInt8] = []
    /// Whether an SMTP server confirmed a login (235).
    private(set) var sawLoginConfirmed = false
    /// The body of an HTTP response.
    private(set) var body: [UInt8] = []
    /// Whether the body was longer than allowed.
    private(set) var bodyTooLong = false

    init(interruption: Interruption, bodyLimit: Int = 0) {
        self.interruption = interruption
        self.bodyLimit = bodyLimit
    }

    var mayGoOn: Bool { !interruption.isRaised }

    func sawLine(_ line: UnsafeRawBufferPointer) {
        unsafe lastLine = Array(line.prefix(CurlLimits.serverText))
        if lastLine.starts(with: [0x32, 0x33, 0x35]) { sawLoginConfirmed = true }
    }

    func tookBody(_ part: UnsafeRawBufferPointer) -> Bool {
        guard body.count + part.count <= bodyLimit else {
            bodyTooLong = true
            return false
        }
        unsafe body.append(contentsOf: part)
        return true
    }
}
