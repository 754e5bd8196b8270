import Foundation

/// A program started by us, whose end can be waited for.
///
/// `Foundation.Process` will not do for servers: it hands its children a socket and takes them to run until that socket
/// is closed, which a daemon that its child leaves behind never does.
struct ChildProcess: Sendable {
    /// How many descriptors beyond the highest open one are closed in the child too, because another thread may be
    /// opening files while the child is started.
    private static let spareDescriptors: Int32 = 64

    /// The process id; it stays the child's own until `end` has returned.
    let id: pid_t

    /// Starts a program with nothing of ours but the given descriptors, and every signal as it was at first.
    ///
    /// - Parameters:
    ///   - input, output, errors: paths of files for the three standard streams.
    ///   - environment: what is added to our own environment.
    ///   - inputDescriptor: an open descriptor to read from in place of `input`.
    ///   - inOwnGroup: whether it leads a process group, so that a signal to ours (control-C) does not reach it.
    init(
        path: String, arguments: [String], environment added: [String: String] = [:], input: String = "/dev/null",
        output: String = "/dev/null",
        errors: String = "/dev/null", inputDescriptor: Int32? = nil, inOwnGroup: Bool = false
    ) throws {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        if let inputDescriptor {
            posix_spawn_file_actions_adddup2(&actions, inputDescriptor, STDIN_FILENO)
        } else {
            posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, input, O_RDONLY, 0)
        }
        let write = O_WRONLY | O_CREAT | O_APPEND
        posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, output, write, 0o600)
        posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, errors, write, 0o600)
        for descriptor in 3...ChildProcess.highestDescriptor() {
            posix_spawn_file_actions_addclose(&actions, descriptor)
        }
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var signals = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        sigfillset(&signals)
        posix_spawnattr_setsigdefault(&attributes, &signals)
        let flags = POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | (inOwnGroup ? POSIX_SPAWN_SETPGROUP : 0)
        posix_spawnattr_setflags(&attributes, Int16(flags))
        let environment = ProcessInfo.processInfo.environment.merging(added) { _, new in new }
        var words = ChildProcess.words([path] + arguments)
        var variables = ChildProcess.words(environment.map { "\($0)=\($1)" })
        defer { for word in words + variables { free(word) } }
        var child: pid_t = 0
        let failure = posix_spawn(&child, path, &actions, &attributes, &words, &variables)
        guard failure == 0 else {
            let reason = String(cString: strerror(failure))
            throw LoopbackError.commandFailed(command: path, output: "it could not be started: \(reason)")
        }
        id = child
    }

    /// Waits until the process has ended, and lets the system forget it; to be called once.
    ///
    /// - Returns: its exit status, or 128 plus the signal that ended it, as a shell tells it.
    func end() async -> Int32 {
        await withCheckedContinuation { done in
            Thread.detachNewThread {
                var status: Int32 = 0
                while waitpid(id, &status, 0) < 0, errno == EINTR {}
                let signal = status & 0x7F
                done.resume(returning: signal == 0 ? (status >> 8) & 0xFF : 128 + signal)
            }
        }
    }

    /// Texts as C wants them, ended by a null pointer; to be freed.
    private static func words(_ texts: [String]) -> [UnsafeMutablePointer<CChar>?] {
        texts.map { strdup($0) } + [nil]
    }

    private static func highestDescriptor() -> Int32 {
        let open = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")) ?? []
        return (open.compactMap { Int32($0) }.max() ?? 255) + spareDescriptors
    }
}
