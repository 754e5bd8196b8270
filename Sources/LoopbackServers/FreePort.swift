import Foundation
import Synchronization

/// Finds TCP ports on 127.0.0.1 that nothing listens on.
enum FreePort {
    /// The lowest port that is ever chosen; well above those of real services.
    private static let lowest: UInt16 = 10_240
    /// How many random ports are tried before giving up.
    private static let attempts = 2_000
    /// The ports that servers of this program have or are about to listen on.
    private static let reserved = Mutex<Set<UInt16>>([])

    /// `count` different free ports; nobody else in this program gets them until they are released.
    ///
    /// They lie below the kernel's range for outgoing connections, so that a server that is stopped and started again
    /// does not find its port taken by somebody's connection in the meantime.
    static func choose(_ count: Int) throws -> [UInt16] {
        let highest = max(lowest + 1_000, firstEphemeralPort() - 1)
        var found: [UInt16] = []
        for _ in 0..<attempts where found.count < count {
            let port = UInt16.random(in: lowest...highest)
            guard reserved.withLock({ $0.insert(port).inserted }) else { continue }
            if isFree(port) { found.append(port) } else { release([port]) }
        }
        guard found.count == count else {
            release(found)
            throw LoopbackError.badOption("No free TCP ports were found on 127.0.0.1.")
        }
        return found
    }

    /// Gives ports back that `choose` found.
    static func release(_ ports: [UInt16]) {
        reserved.withLock { $0.subtract(ports) }
    }

    /// Whether a server could listen on the port now.
    static func isFree(_ port: UInt16) -> Bool {
        guard let socket = try? LoopbackSocket.listening(on: port) else { return false }
        socket.close()
        return true
    }

    /// Where the ports of outgoing connections begin (Linux: 32768 unless configured otherwise).
    private static func firstEphemeralPort() -> UInt16 {
        let file = "/proc/sys/net/ipv4/ip_local_port_range"
        let text = (try? String(contentsOfFile: file, encoding: .utf8)) ?? ""
        let first = text.split(whereSeparator: \.isWhitespace).first.flatMap { UInt16($0) }
        return first ?? 32_768
    }
}
