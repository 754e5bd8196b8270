import CCurl
import Glibc

/// A connection that libcurl opened, secured and logged in to; after that, bytes both ways, each wait with a deadline.
///
/// Blocks its thread: it belongs to an actor with a ``QueueExecutor``.
final class Transport {
    /// Host and port, for error messages.
    let peer: String
    /// The server's last line during login.
    let lastLoginLine: [UInt8]
    private let handle: CurlHandle
    private let observer: CurlObserver
    private let socket: Int32
    private let interruption: Interruption

    /// Connects and logs in.
    init(
        _ settings: ConnectionSettings, scheme: MailScheme, interruption: Interruption
    ) throws(CurlError) {
        let address = try ServerAddress(settings.url, scheme: scheme)
        self.peer = address.description
        self.interruption = interruption
        handle = try CurlHandle()
        observer = CurlObserver(interruption: interruption)
        handle.observe(observer, body: false)
        handle.configure(settings, address)
        let code = handle.perform()
        lastLoginLine = observer.lastLine
        let context = CurlError.Context(
            peer: peer, detail: handle.detail, lastLine: observer.lastLine, scheme: scheme, settings: settings)
        if code != CURLE_OK { throw CurlError(code, context) }
        socket = handle.socket
        guard socket >= 0 else {
            throw CurlError(.systemFailure, .connect, "libcurl kept no connection to \(peer); try again.")
        }
        if scheme == .smtp, settings.credential != .none, !observer.sawLoginConfirmed {
            throw CurlError(.loginNotOffered, context)
        }
    }

    /// What ended a wait.
    enum Wake {
        case ready, expired, cancelled, nudged
    }

    /// Reads at least one byte into the buffer.
    func receive(
        into buffer: inout ReceiveBuffer, _ patience: inout Patience, _ phase: CurlError.Phase, heedsCancel: Bool = true
    ) throws(CurlError) {
        while true {
            if heedsCancel { try throwIfCancelled(phase) }
            // TLS may hold bytes that poll(2) does not see: read first, wait only when there is nothing.
            if let count = try receiveNow(into: &buffer, phase) {
                patience.moved(count)
                return
            }
            switch wait(for: POLLIN, until: patience.deadline, heedsCancel: heedsCancel) {
            case .ready, .nudged: continue
            case .expired: throw timedOut(phase)
            case .cancelled: throw CurlError.cancelled(phase, peer)
            }
        }
    }

    /// Reads what is there without waiting; `nil` when there is nothing.
    func receiveNow(into buffer: inout ReceiveBuffer, _ phase: CurlError.Phase) throws(CurlError) -> Int? {
        switch unsafe buffer.fill(minimum: CurlLimits.chunk, { unsafe handle.receive(into: $0) }) {
        case .success(nil): return nil
        case .success(0?): throw lost(phase)
        case .success(let count?): return count
        case .failure(let failure):
            throw lost(phase, failure)
        }
    }

    /// Writes all of it. On error nobody knows how much arrived; `sent` tells how much left.
    func send(
        _ bytes: [UInt8], _ patience: inout Patience, _ phase: CurlError.Phase, sent: inout Int
    ) throws(CurlError) {
        sent = 0
        try throwIfCancelled(phase)
        while sent < bytes.count {
            let from = sent
            let result = unsafe bytes.withUnsafeBytes { all in
                unsafe handle.send(
                    UnsafeRawBufferPointer(rebasing: all[from..<min(all.count, from + CurlLimits.chunk)]))
            }
            switch result {
            case .success(let count) where count > 0:
                sent += count
                patience.moved(count)
            case .success:
                switch wait(for: POLLOUT, until: patience.deadline, heedsCancel: true) {
                case .ready, .nudged: continue
                case .expired: throw timedOut(phase)
                case .cancelled: throw CurlError.cancelled(phase, peer)
                }
            case .failure(let failure): throw lost(phase, failure)
            }
        }
    }

    /// Writes all of it.
    func send(_ bytes: [UInt8], _ patience: inout Patience, _ phase: CurlError.Phase) throws(CurlError) {
        var sent = 0
        try send(bytes, &patience, phase, sent: &sent)
    }

    /// Waits until the socket can be read or written, or something else ends the wait.
    func wait(
        for events: Int32, until deadline: ContinuousClock.Instant, heedsCancel: Bool, heedsNudge: Bool = false
    ) -> Wake {
        while true {
            if heedsCancel, interruption.isRaised { return .cancelled }
            if heedsNudge, interruption.takeNudge() { return .nudged }
            var left = (deadline - .now).milliseconds
            if left <= 0 { return .expired }
            // Without a wake-up descriptor, or when it cannot be used, look at the flags once a second.
            let watchesWake = interruption.descriptor >= 0 && heedsCancel
            if !watchesWake { left = min(left, 1000) }
            var watched = [
                pollfd(fd: socket, events: Int16(events), revents: 0),
                pollfd(fd: watchesWake ? interruption.descriptor : -1, events: Int16(POLLIN), revents: 0),
            ]
            let ready = unsafe poll(&watched, nfds_t(watched.count), Int32(clamping: left))
            if ready < 0, errno != EINTR, errno != EAGAIN { return .expired }
            if watched[1].revents != 0, !interruption.isRaised { interruption.clearDescriptor() }
            if watched[0].revents != 0 { return .ready }
        }
    }

    /// A server that never stops sending must not keep us from noticing.
    func throwIfCancelled(_ phase: CurlError.Phase) throws(CurlError) {
        if interruption.isRaised { throw CurlError.cancelled(phase, peer) }
    }

    func timedOut(_ phase: CurlError.Phase) -> CurlError {
        CurlError(
            .timedOut, phase,
            "\(peer) did not answer in time; check the server and the network, it will be tried again.",
            curlCode: Int32(CURLE_OPERATION_TIMEDOUT.rawValue))
    }

    func lost(_ phase: CurlError.Phase, _ failure: CurlCode? = nil) -> CurlError {
        CurlError(
            .connectionLost, phase, "The connection to \(peer) was lost; it will be opened again.",
            curlCode: failure.map { Int32($0.code.rawValue) })
    }
}
