import Foundation

/// A blocking TCP socket on 127.0.0.1; the owner closes it.
struct LoopbackSocket: Sendable {
    let descriptor: Int32

    /// Listens on a port of 127.0.0.1.
    static func listening(on port: UInt16) throws -> LoopbackSocket {
        let socket = try make()
        var yes: Int32 = 1
        _ = setsockopt(socket.descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
        guard withAddress(port, { bind(socket.descriptor, $0, $1) }) == 0, listen(socket.descriptor, 128) == 0 else {
            socket.close()
            throw LoopbackError.portTaken(port)
        }
        return socket
    }

    /// Connects to a port of 127.0.0.1; every later read gives up after `patience` seconds.
    static func connected(to port: UInt16, patience: Int) throws -> LoopbackSocket {
        let socket = try make()
        var limit = timeval(tv_sec: patience, tv_usec: 0)
        _ = setsockopt(socket.descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
        guard withAddress(port, { connect(socket.descriptor, $0, $1) }) == 0 else {
            socket.close()
            throw LoopbackError.badOption("Nothing listens on port \(port) of 127.0.0.1.")
        }
        return socket
    }

    /// The port that a listening socket was given when it asked for port 0.
    func port() throws -> UInt16 {
        var address = sockaddr_in()
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let failure = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(descriptor, $0, &size) }
        }
        guard failure == 0 else { throw LoopbackError.badOption("A socket has no port.") }
        return UInt16(bigEndian: address.sin_port)
    }

    /// Waits for the next client; nil when the socket was shut down.
    func accept() -> LoopbackSocket? {
        while true {
            let client = Foundation.accept(descriptor, nil, nil)
            if client >= 0 {
                _ = fcntl(client, F_SETFD, FD_CLOEXEC)
                return LoopbackSocket(descriptor: client)
            }
            guard errno == EINTR || errno == ECONNABORTED else { return nil }
        }
    }

    /// Up to `limit` bytes, as soon as some are there; empty at the end of the stream, after an error or a time-out.
    func read(atMost limit: Int) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: limit) { buffer, count in
            repeat { count = max(-1, recv(descriptor, buffer.baseAddress, limit, 0)) } while count < 0 && errno == EINTR
            count = max(0, count)
        }
    }

    /// Exactly `count` bytes; nil when the stream ends before.
    func read(exactly count: Int) -> [UInt8]? {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(count)
        while bytes.count < count {
            let part = read(atMost: count - bytes.count)
            if part.isEmpty { return nil }
            bytes += part
        }
        return bytes
    }

    /// Writes all bytes; false when the other side is gone.
    func write(_ bytes: [UInt8]) -> Bool {
        var start = 0
        while start < bytes.count {
            let sent = bytes.withUnsafeBytes { buffer in
                send(descriptor, buffer.baseAddress.map { $0 + start }, bytes.count - start, Int32(MSG_NOSIGNAL))
            }
            if sent < 0, errno == EINTR { continue }
            guard sent > 0 else { return false }
            start += sent
        }
        return true
    }

    /// Wakes up whoever waits in `accept` or `read`.
    func shutDown() {
        _ = shutdown(descriptor, Int32(SHUT_RDWR))
    }

    func close() {
        _ = Foundation.close(descriptor)
    }

    private static func make() throws -> LoopbackSocket {
        let type = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
        let descriptor = socket(AF_INET, type, 0)
        guard descriptor >= 0 else {
            throw LoopbackError.badOption("No socket could be opened: \(String(cString: strerror(errno))).")
        }
        return LoopbackSocket(descriptor: descriptor)
    }

    private static func withAddress(_ port: UInt16, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32) -> Int32 {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let size = MemoryLayout<sockaddr_in>.size
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0, socklen_t(size)) }
        }
    }
}
