import Foundation
import Glibc
import Synchronization

/// A scripted IMAP or SMTP server on loopback, for the faults that real servers do not produce on demand.
///
/// Each connection that comes plays the next script, step by step, on a thread of its own. What does not fit the
/// script is kept in ``failures`` and ends the connection; a test ends with `#expect(peer.failures == [])`.
///
///     let peer = try MailPeer(MailPeer.imapLogin() + [.expect("* NOOP"), .send("$tag OK done")])
///     defer { peer.stop() }
public final class MailPeer: Sendable {
    /// One step of a script.
    public enum Step: Sendable {
        /// Waits for a line that fits: `*` stands for any text. Its first word becomes `$tag`.
        case expect(String)
        /// Sends lines, each ended by CRLF; `$tag` stands for the first word of the last line expected.
        case send(String)
        /// Sends bytes as they are.
        case sendBytes([UInt8])
        /// Waits for so many bytes, e.g. a literal.
        case expectBytes(Int)
        /// Waits for a mail up to and with its final dot.
        case expectMail
        /// Waits for any bytes, and no more of them than come.
        case expectAnything
        /// Waits until the gate is open.
        case await(MailPeerGate)
        /// Closes in good order.
        case close
        /// Breaks the connection off (RST).
        case reset
        /// Says nothing more until the other side closes.
        case hang
    }

    /// The port on 127.0.0.1.
    public let port: UInt16
    private let listener: Int32
    private let scripts: [[Step]]
    private let state = Mutex(State())

    private struct State {
        var accepted = 0
        var closed = 0
        var lines: [String] = []
        var mails: [[UInt8]] = []
        var failures: [String] = []
        var isStopped = false
    }

    /// Starts listening; each script plays for one connection, in order. Further connections are closed at once.
    public init(_ scripts: [Step]...) throws {
        self.scripts = scripts
        (listener, port) = try MailPeerSocket.listen()
        Thread.detachNewThread { [self] in acceptAll() }
    }

    /// The lines that came, without their ends, over all connections.
    public var lines: [String] { state.withLock { $0.lines } }
    /// The mails that came, as on the wire, without the final dot.
    public var mails: [[UInt8]] { state.withLock { $0.mails } }
    /// What did not fit a script.
    public var failures: [String] { state.withLock { $0.failures } }
    /// Whether a connection that came has ended, by the script or by the other side.
    public var hasClosed: Bool { state.withLock { $0.closed > 0 } }
    /// How many connections came.
    public var connections: Int { state.withLock { $0.accepted } }

    /// Ends all connections. Call it when the test ends.
    public func stop() {
        state.withLock { $0.isStopped = true }
    }

    private var isStopped: Bool { state.withLock { $0.isStopped } }

    private func acceptAll() {
        defer { close(listener) }
        while !isStopped {
            guard MailPeerSocket.isReadable(listener, milliseconds: 50) else { continue }
            let socket = accept(listener, nil, nil)
            guard socket >= 0 else { continue }
            let number = state.withLock { state in
                state.accepted += 1
                return state.accepted
            }
            guard number <= scripts.count else {
                close(socket)
                continue
            }
            Thread.detachNewThread { [self] in play(scripts[number - 1], MailPeerSocket(socket)) }
        }
    }

    private func play(_ script: [Step], _ socket: MailPeerSocket) {
        defer {
            socket.close()
            state.withLock { $0.closed += 1 }
        }
        var tag = ""
        for (index, step) in script.enumerated() {
            if let problem = play(step, socket, &tag) {
                if !isStopped { state.withLock { $0.failures.append("step \(index), \(step): \(problem)") } }
                return
            }
        }
    }

    /// Plays one step; what went wrong, if anything.
    private func play(_ step: Step, _ socket: MailPeerSocket, _ tag: inout String) -> String? {
        switch step {
        case .expect(let pattern):
            guard let line = socket.readLine(while: { !isStopped }) else { return "no line came" }
            state.withLock { $0.lines.append(line) }
            guard Self.fits(line, pattern) else { return "came \(line)" }
            tag = line.split(separator: " ").first.map(String.init) ?? ""
        case .send(let text):
            for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
                socket.write(Array((line.replacingOccurrences(of: "$tag", with: tag) + "\r\n").utf8))
            }
        case .sendBytes(let bytes): socket.write(bytes)
        case .expectBytes(let count):
            guard socket.read(count, while: { !isStopped }) != nil else { return "too few bytes came" }
        case .expectMail:
            guard let mail = socket.readMail(while: { !isStopped }) else { return "no whole mail came" }
            state.withLock { $0.mails.append(mail) }
        case .expectAnything:
            guard socket.waitForBytes(while: { !isStopped }) else { return "nothing came" }
        case .await(let gate):
            guard gate.wait(while: { !isStopped }) else { return "the gate stayed closed" }
        case .close: socket.close()
        case .reset: socket.reset()
        case .hang: socket.waitForEnd(while: { !isStopped })
        }
        return nil
    }

    /// Whether the line fits the pattern, in which `*` stands for any text.
    static func fits(_ line: String, _ pattern: String) -> Bool {
        let pieces = pattern.components(separatedBy: "*")
        guard pieces.count > 1, let first = pieces.first, let last = pieces.last else { return line == pattern }
        guard line.hasPrefix(first), line.hasSuffix(last), line.count >= first.count + last.count else { return false }
        var rest = line.dropFirst(first.count).dropLast(last.count)
        for piece in pieces.dropFirst().dropLast() where !piece.isEmpty {
            guard let found = rest.range(of: piece) else { return false }
            rest = rest[found.upperBound...]
        }
        return true
    }
}

/// Holds a script up until the test opens it: for an order of events that no clock has to guarantee.
public final class MailPeerGate: Sendable {
    private let isOpen = Atomic<Bool>(false)

    /// A closed gate.
    public init() {}

    /// Lets the script go on.
    public func open() { isOpen.store(true, ordering: .sequentiallyConsistent) }

    func wait(while goesOn: () -> Bool) -> Bool {
        while goesOn() {
            if isOpen.load(ordering: .sequentiallyConsistent) { return true }
            usleep(2000)
        }
        return false
    }
}
