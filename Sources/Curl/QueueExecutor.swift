import Dispatch

/// Runs an actor on a dispatch queue of its own, so that it may block in C (libcurl, a socket) without
/// holding one of the few threads that all other Swift concurrency shares.
///
/// Use it as an actor's `unownedExecutor`. `DispatchSerialQueue`, which would do the same, does not exist on Linux.
///
/// On Linux the dispatch library makes at most 255 threads: so many actors can block at one time.
public final class QueueExecutor: SerialExecutor {
    private let queue: DispatchQueue

    /// Makes the queue.
    /// - Parameter label: the queue's name in debuggers and crash reports, e.g. `xcrm.imap`.
    public init(label: String) {
        queue = DispatchQueue(label: label)
    }

    /// Runs one job of the actor on the queue.
    public func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        let executor = unsafe asUnownedSerialExecutor()
        queue.async { unsafe job.runSynchronously(on: executor) }
    }

    /// The reference that an actor returns as its `unownedExecutor`. Keep the executor in a stored property.
    public func asUnownedSerialExecutor() -> UnownedSerialExecutor {
        unsafe UnownedSerialExecutor(ordinary: self)
    }
}
