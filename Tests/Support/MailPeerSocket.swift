import Glibc

/// One blocking socket of a ``MailPeer``, with a reading buffer.
final class MailPeerSocket {
    /// A step that waits longer than this has failed.
    private static let patience = Duration.seconds(20)
    private var descriptor: Int32
    private var buffer: [UInt8] = []

    struct ListenFailure: Error {}

    init(_ descriptor: Int32) {
        self.descriptor = descriptor
    }

    /// Listens on a free port of 127.0.0.1.
    static func listen() throws -> (descriptor: Int32, port: UInt16) {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { throw ListenFailure() }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = unsafe withUnsafeMutablePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
                unsafe bind(descriptor, generic, length) == 0 && Glibc.listen(descriptor, 64) == 0
                    && getsockname(descriptor, generic, &length) == 0
            }
        }
        guard isBound else {
            Glibc.close(descriptor)
            throw ListenFailure()
        }
        return (descriptor, UInt16(bigEndian: address.sin_port))
    }

    static func isReadable(_ descriptor: Int32, milliseconds: Int32) -> Bool {
        var watched = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        return unsafe poll(&watched, 1, milliseconds) > 0
    }

    func write(_ bytes: [UInt8]) {
        var sent = 0
        while sent < bytes.count, descriptor >= 0 {
            let count = unsafe bytes.withUnsafeBytes { all in
                unsafe send(descriptor, all.baseAddress.map { unsafe $0 + sent }, all.count - sent, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { return }
            sent += count
        }
    }

    /// The next line without its end.
    func readLine(while goesOn: () -> Bool) -> String? {
        take(while: goesOn) { buffer in
            buffer.firstIndex(of: 0x0A).map { $0 + 1 }
        }.map { line in
            String(
                decoding: line.last == 0x0A ? line.dropLast(line.suffix(2).first == 0x0D ? 2 : 1) : line[...],
                as: UTF8.self)
        }
    }

    /// Exactly so many bytes.
    func read(_ count: Int, while goesOn: () -> Bool) -> [UInt8]? {
        take(while: goesOn) { $0.count >= count ? count : nil }
    }

    /// A mail up to its final dot, which is taken and not returned.
    func readMail(while goesOn: () -> Bool) -> [UInt8]? {
        let end = Array("\r\n.\r\n".utf8)
        var searched = 0
        // The first line may itself be the dot.
        let mail = take(while: goesOn) { buffer in
            if buffer.starts(with: end.dropFirst(2)) { return 3 }
            guard buffer.count >= end.count else { return nil }
            for index in searched...(buffer.count - end.count)
            where buffer[index..<index + end.count].elementsEqual(end) {
                return index + end.count
            }
            searched = buffer.count - end.count
            return nil
        }
        return mail.map { Array($0.dropLast(3)) }
    }

    func waitForBytes(while goesOn: () -> Bool) -> Bool {
        take(while: goesOn) { $0.isEmpty ? nil : $0.count } != nil
    }

    func waitForEnd(while goesOn: () -> Bool) {
        while goesOn(), descriptor >= 0 {
            guard Self.isReadable(descriptor, milliseconds: 20) else { continue }
            guard readMore() else { return }
        }
    }

    func close() {
        guard descriptor >= 0 else { return }
        Glibc.close(descriptor)
        descriptor = -1
    }

    /// Closes so that the other side sees an error instead of an end.
    func reset() {
        var option = linger(l_onoff: 1, l_linger: 0)
        _ = unsafe setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &option, socklen_t(MemoryLayout<linger>.size))
        close()
    }

    /// Reads until `length` says how many bytes to take.
    private func take(while goesOn: () -> Bool, _ length: ([UInt8]) -> Int?) -> [UInt8]? {
        let deadline = ContinuousClock.now + Self.patience
        while true {
            if let count = length(buffer) {
                defer { buffer.removeFirst(count) }
                return Array(buffer.prefix(count))
            }
            while !Self.isReadable(descriptor, milliseconds: 20) {
                guard goesOn(), descriptor >= 0, .now < deadline else { return nil }
            }
            guard readMore() else { return nil }
        }
    }

    private func readMore() -> Bool {
        var chunk = [UInt8](repeating: 0, count: 65_536)
        let count = unsafe recv(descriptor, &chunk, chunk.count, 0)
        guard count > 0 else { return false }
        buffer.append(contentsOf: chunk.prefix(count))
        return true
    }
}
