import Foundation
import Synchronization

/// Asks a server on this machine for pages over several connections at once, and keeps the times.
struct BenchLoad: Sendable {
    let port: Int
    let requests: Int
    let connections: Int

    /// What all connections found out.
    private final class Measured: Sendable {
        let times: Mutex<[[Double]]>
        let faults = Mutex<[String]>([])

        init(_ count: Int) { times = Mutex([[Double]](repeating: [], count: count)) }
    }

    /// A page with the session that it is asked for by.
    private struct Target: Sendable {
        let name: String
        let path: String
        let cookie: String
    }

    /// What was measured: a line a page, with its ratio to the static file.
    func run(_ made: BenchTown.Made) async throws -> String {
        let targets = try targets(made)
        // Everything is asked for in turn, so that each page meets the same load of all others.
        let measured = Measured(targets.count)
        let (port, connections) = (port, connections)
        let rounds = requests / connections + 1
        await withTaskGroup(of: Void.self) { group in
            for worker in 0..<connections {
                group.addTask {
                    await withCheckedContinuation { done in
                        Foundation.Thread.detachNewThread {
                            do {
                                let connection = try HTTPConnection(port: port)
                                for round in 0..<rounds {
                                    for step in targets.indices {
                                        let index = (step + worker * 3 + round) % targets.count
                                        let (status, took) = try connection.get(
                                            targets[index].path, cookie: targets[index].cookie)
                                        if status != 200 {
                                            measured.faults.withLock { $0.append("\(targets[index].path) \(status)") }
                                        }
                                        measured.times.withLock { $0[index].append(took.milliseconds) }
                                    }
                                }
                            } catch {
                                measured.faults.withLock { $0.append("\(error)") }
                            }
                            done.resume()
                        }
                    }
                }
            }
        }
        if let fault = measured.faults.withLock({ $0.first }) { throw Failure.data("a page failed: \(fault)") }
        return Self.report(targets.map(\.name), measured.times.withLock { $0 })
    }

    private func targets(_ made: BenchTown.Made) throws -> [Target] {
        let connection = try HTTPConnection(port: port)
        let client = try connection.session("/l/\(made.clientToken)")
        let staff = try connection.session("/l/\(made.staffToken)")
        let home = try connection.body("/", cookie: client)
        guard let start = home.range(of: "/static/portal.") else { throw Failure.data("the style sheet is missing") }
        let style = String(home[start.lowerBound...].prefix { $0 != "\"" })
        let pages: [(String, String, String)] = [
            ("static file", style, ""), ("overview", "/", client), ("offers", "/offers", client),
            ("offers, page 5", "/offers?page=5", client), ("orders", "/orders", client),
            ("shipments", "/shipments", client), ("correspondence", "/mail", client),
            ("correspondence, page 100", "/mail?page=100", client), ("timeline", "/history", client),
            ("year", "/year", client), ("search, rare word", "/search?q=4000", client),
            ("search, every mail", "/search?q=goods", client), ("offer", "/r/\(made.offer)", client),
            ("order", "/r/\(made.order)", client),
            ("shipment", "/r/\(made.shipment)", client), ("complaint", "/r/\(made.complaint)", client),
            ("catalogue search", "/write?q=bolt&b=SKU-7*12", client),
            ("Atom feed", "/l/\(made.clientToken)/news.atom", ""),
            ("calendar", "/l/\(made.clientToken)/dates.ics", ""), ("orders.json", "/orders.json", client),
            ("status", "/status", staff), ("board", "/board", staff), ("client, staff", "/c/\(made.clientCode)", staff),
            ("offer, staff", "/r/\(made.offer)", staff), ("mail, staff", "/m/\(made.mail)", staff),
            ("metrics", "/metrics", ""), ("readyz probe", "/healthz", ""),
        ]
        return pages.map { Target(name: $0.0, path: $0.1, cookie: $0.2) }
    }

    private static func report(_ names: [String], _ times: [[Double]]) -> String {
        func share(_ values: [Double], _ part: Double) -> Double {
            let sorted = values.sorted()
            return sorted.isEmpty ? 0 : sorted[min(sorted.count - 1, Int(Double(sorted.count) * part))]
        }
        let reference = max(0.001, share(times[0], 0.99))
        let rows = zip(names, times).map { name, values in
            let (half, most) = (share(values, 0.5), share(values, 0.99))
            return name.padding(toLength: 26, withPad: " ", startingAt: 0)
                + String(format: "%9.2f %9.2f %8.1f", half, most, most / reference)
        }
        return "page                       p50 ms    p99 ms    ratio of p99 to the static file\n"
            + rows.joined(separator: "\n")
    }
}

/// One connection that is kept open, plainly: enough of HTTP/1.1 for a server of ours on this machine.
private final class HTTPConnection {
    private let handle: Int32
    private var buffer: [UInt8] = []

    init(port: Int) throws {
        handle = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
        let result = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(handle, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard result == 0 else { throw Failure.unavailable("the server cannot be reached") }
        var one: Int32 = 1
        setsockopt(handle, Int32(IPPROTO_TCP), TCP_NODELAY, &one, socklen_t(MemoryLayout<Int32>.size))
    }

    deinit { close(handle) }

    /// The status and how long it took until the last byte.
    func get(_ path: String, cookie: String) throws -> (status: Int, took: Duration) {
        let begun = ContinuousClock.now
        let answer = try exchange(path, cookie: cookie, gzip: true)
        return (answer.status, ContinuousClock.now - begun)
    }

    /// The text of a page.
    func body(_ path: String, cookie: String) throws -> String {
        try exchange(path, cookie: cookie, gzip: false).body
    }

    /// The cookie that a link is exchanged for.
    func session(_ path: String) throws -> String {
        let head = try exchange(path, cookie: "", gzip: false).head
        guard let line = head.components(separatedBy: "\r\n").first(where: { $0.lowercased().hasPrefix("set-cookie:") })
        else { throw Failure.data("the link opened no session") }
        return String(line.dropFirst(11).drop { $0 == " " }.prefix { $0 != ";" })
    }

    private func exchange(_ path: String, cookie: String, gzip: Bool) throws -> (
        status: Int, head: String, body: String
    ) {
        var text = "GET \(path) HTTP/1.1\r\nHost: localhost\r\n"
        if !cookie.isEmpty { text += "Cookie: \(cookie)\r\n" }
        if gzip { text += "Accept-Encoding: gzip\r\n" }
        let bytes = Array((text + "\r\n").utf8)
        guard send(handle, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count else {
            throw Failure.unavailable("the server closed the connection")
        }
        let mark = Array("\r\n\r\n".utf8)
        var end = buffer.firstRange(of: mark)
        while end == nil {
            try fill()
            end = buffer.firstRange(of: mark)
        }
        let headEnd = end?.upperBound ?? 0
        let head = String(decoding: buffer[..<headEnd], as: UTF8.self)
        let status = head.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
        let length =
            head.components(separatedBy: "\r\n").first { $0.lowercased().hasPrefix("content-length:") }
            .flatMap { Int($0.dropFirst(15).trimmingCharacters(in: .whitespaces)) } ?? 0
        while buffer.count < headEnd + length { try fill() }
        let body = String(decoding: buffer[headEnd..<(headEnd + length)], as: UTF8.self)
        buffer.removeFirst(headEnd + length)
        return (status, head, body)
    }

    private func fill() throws {
        var chunk = [UInt8](repeating: 0, count: 65_536)
        let count = recv(handle, &chunk, chunk.count, 0)
        guard count > 0 else { throw Failure.unavailable("the server closed the connection") }
        buffer += chunk[..<count]
    }
}
