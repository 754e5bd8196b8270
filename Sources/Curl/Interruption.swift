import CCurl
import Glibc
import Synchronization

/// How another thread stops one that waits for a server: a flag, and a descriptor that poll(2) watches beside the
/// socket.
///
/// `cancel` belongs to one operation (the task was cancelled). `nudge` outlives operations until an IDLE takes it, so
/// that one sent a moment too early is not lost.
final class Interruption: Sendable {
    private let cancelled = Atomic<Bool>(false)
    private let nudged = Atomic<Bool>(false)
    /// -1 when the system has none left: then waits notice a flag within a second (see ``Transport``).
    let descriptor: Int32

    init() {
        descriptor = xcrm_wake_open()
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
    }

    /// Forgets a cancellation that belonged to the operation before.
    func begin() {
        cancelled.store(false, ordering: .sequentiallyConsistent)
        clearDescriptor()
    }

    /// Ends the operation that runs.
    func cancel() {
        cancelled.store(true, ordering: .sequentiallyConsistent)
        wake()
    }

    /// Ends the IDLE that runs, or the next one at once.
    func nudge() {
        nudged.store(true, ordering: .sequentiallyConsistent)
        wake()
    }

    var isRaised: Bool { cancelled.load(ordering: .sequentiallyConsistent) }

    var isNudged: Bool { nudged.load(ordering: .sequentiallyConsistent) }

    /// Takes the nudge: true once for any number of them.
    func takeNudge() -> Bool {
        nudged.exchange(false, ordering: .sequentiallyConsistent)
    }

    /// After the descriptor woke a wait that was not concerned: without this poll(2) would never wait again.
    func clearDescriptor() {
        if descriptor >= 0 { xcrm_wake_clear(descriptor) }
    }

    private func wake() {
        if descriptor >= 0 { xcrm_wake_raise(descriptor) }
    }
}
