import CCurl
import Glibc

extension IMAPConnection {
    /// How often a server without IDLE is asked for news.
    static let pollInterval = Duration.seconds(30)
    /// The longest wait for the end of IDLE: a connection that does not even answer DONE is dead.
    static let doneTimeout = Duration.seconds(20)

    /// Waits for news of the selected folder.
    func idle(_ timeout: Duration) throws(CurlError) -> IdleOutcome {
        let deadline = ContinuousClock.now + timeout
        // News may have come during the commands before.
        if let news = takeNews() { return news }
        while has("IDLE") {
            let phase = CurlError.Phase.command("IDLE")
            let tag = try send("IDLE", phase)
            if let status = try awaitContinuation(tag, phase) {
                // Announced, but refused: poll instead.
                guard status.kind != .ok else { throw violation(phase) }
                forget("IDLE")
                break
            }
            let woken = try sleep(until: deadline, phase)
            var patience = Patience(silence: Self.doneTimeout, total: Self.doneTimeout)
            try transport.send(Array("DONE\r\n".utf8), &patience, phase)
            let status = try finish(tag, phase, patience: patience)
            guard status.kind == .ok else { throw refusal(status, phase) }
            return takeNews() ?? woken
        }
        return try poll(until: deadline)
    }

    private func takeNews() -> IdleOutcome? {
        guard hasNews else { return nil }
        hasNews = false
        return .changed(exists: exists)
    }

    /// Sleeps until news, the deadline or a nudge. Reads whatever comes meanwhile.
    private func sleep(
        until deadline: ContinuousClock.Instant, _ phase: CurlError.Phase
    ) throws(CurlError) -> IdleOutcome {
        while true {
            while let event = try readyEvent(phase) {
                if case .response(.tagged) = event { throw violation(phase) }
                try transport.throwIfCancelled(phase)
                if .now >= deadline { return .timeout }
            }
            if hasNews { return .timeout }
            switch transport.wait(for: POLLIN, until: deadline, heedsCancel: true, heedsNudge: true) {
            case .ready: continue
            case .expired: return .timeout
            case .nudged: return .interrupted
            case .cancelled: throw CurlError.cancelled(phase, transport.peer)
            }
        }
    }

    private func poll(until deadline: ContinuousClock.Instant) throws(CurlError) -> IdleOutcome {
        while true {
            try run("NOOP")
            if let news = takeNews() { return news }
            let woken = try sleep(until: min(deadline, .now + Self.pollInterval), .command("NOOP"))
            if let news = takeNews() { return news }
            if woken == .interrupted || .now >= deadline { return woken }
        }
    }
}
