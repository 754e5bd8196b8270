import Foundation

/// Keeps a second daemon from the same database; ends with the process, however that ends.
struct DaemonLock {
    private let descriptor: Int32

    /// Takes the lock.
    init(folder: String) throws {
        let path = URL(fileURLWithPath: folder, isDirectory: true).appendingPathComponent("xcrm.lock").path
        descriptor = open(path, O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw Failure.configuration("the file \(path) cannot be made; check `data:` and who owns it")
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            throw Failure.unavailable("another xcrm serves this database; stop it first")
        }
    }

    /// Lets the next daemon begin.
    func release() { close(descriptor) }
}
