import CZip
import Foundation
import Glibc

/// Runs a reader of foreign formats as a process of its own, under limits of time, memory and output, so that a hostile
/// document can at worst make it fail.
enum Tool {
    /// What the tool printed; `nil` if it is not installed, failed, or printed and took too much.
    ///
    /// The document is given on standard input from memory; no file is written.
    static func run(_ name: String, _ arguments: [String], input: Data) -> [UInt8]? {
        guard let memory = file(holding: input) else { return nil }
        defer { close(memory) }
        var ends: [Int32] = [-1, -1]
        guard unsafe xcrm_pipe(&ends) == 0 else { return nil }
        defer { close(ends[0]) }
        let shell = "ulimit -t \(DocumentLimits.toolSeconds); ulimit -v 2000000; ulimit -f 0; exec \"$0\" \"$@\""
        guard let child = spawn(["/bin/sh", "-c", shell, name] + arguments, input: memory, output: ends[1]) else {
            close(ends[1])
            return nil
        }
        close(ends[1])
        let output = collect(ends[0])
        if output == nil { kill(child, SIGKILL) }
        var status: Int32 = 0
        while unsafe waitpid(child, &status, 0) < 0, errno == EINTR {}
        return status == 0 ? output : nil
    }

    private static func file(holding data: Data) -> Int32? {
        let memory = xcrm_memory_file()
        guard memory >= 0 else { return nil }
        var written = 0
        let bytes = [UInt8](data)
        while written < bytes.count {
            let count = unsafe bytes.withUnsafeBytes {
                unsafe write(memory, $0.baseAddress?.advanced(by: written), bytes.count - written)
            }
            guard count > 0 else {
                close(memory)
                return nil
            }
            written += count
        }
        lseek(memory, 0, SEEK_SET)
        return memory
    }

    private static func spawn(_ words: [String], input: Int32, output: Int32) -> pid_t? {
        var actions = unsafe posix_spawn_file_actions_t()
        unsafe posix_spawn_file_actions_init(&actions)
        defer { _ = unsafe posix_spawn_file_actions_destroy(&actions) }
        unsafe posix_spawn_file_actions_adddup2(&actions, input, 0)
        unsafe posix_spawn_file_actions_adddup2(&actions, output, 1)
        unsafe posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
        let environment = ["PATH=/usr/local/bin:/usr/bin:/bin", "LC_ALL=C.UTF-8", "OMP_THREAD_LIMIT=1"]
        var arguments: [UnsafeMutablePointer<CChar>?] = unsafe words.map { unsafe strdup($0) } + [nil]
        var variables: [UnsafeMutablePointer<CChar>?] = unsafe environment.map { unsafe strdup($0) } + [nil]
        defer {
            unsafe arguments.forEach { unsafe free($0) }
            unsafe variables.forEach { unsafe free($0) }
        }
        var child: pid_t = 0
        guard unsafe posix_spawn(&child, words[0], &actions, nil, &arguments, &variables) == 0 else { return nil }
        return child
    }

    /// All that comes out until the end; `nil` if it is too much or too late.
    private static func collect(_ descriptor: Int32) -> [UInt8]? {
        var output: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 64 * 1024)
        let deadline = ContinuousClock.now + .seconds(DocumentLimits.toolSeconds)
        while true {
            let left = deadline - .now
            guard left > .zero else { return nil }
            var poller = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            let ready = unsafe poll(&poller, 1, Int32(left.components.seconds * 1000 + 1))
            if ready < 0, errno == EINTR { continue }
            guard ready > 0 else { return nil }
            let count = unsafe buffer.withUnsafeMutableBytes { unsafe read(descriptor, $0.baseAddress, $0.count) }
            if count == 0 { return output }
            if count < 0 {
                if errno == EINTR { continue }
                return nil
            }
            output += buffer[..<count]
            guard output.count <= DocumentLimits.toolOutput else { return nil }
        }
    }
}
