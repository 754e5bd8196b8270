import Foundation

/// The processes of one server: its master process leads a process group that all its children belong to.
struct ServerProcessGroup: Sendable {
    /// How long a server may take to end before it is killed.
    private static let patience: Duration = .seconds(5)

    /// The process id of the master, which is also the id of the group.
    let leader: pid_t

    /// The group whose master wrote its process id into a file; nil if there is no such file.
    init?(pidFile: URL) {
        guard let text = try? String(contentsOf: pidFile, encoding: .utf8),
            let id = pid_t(text.trimmingCharacters(in: .whitespacesAndNewlines)), id > 1
        else { return nil }
        leader = id
    }

    /// The living processes of the group; zombies that nobody has reaped yet do not count.
    func members() -> [pid_t] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        return names.compactMap { pid_t($0) }.filter { ProcessStatus(of: $0)?.group == leader }
    }

    /// Whether the group is that of a server in the folder, and not of a stranger who got the same process id later.
    ///
    /// While the master lives its command line, environment or working folder names the folder. A group that has lost
    /// its master keeps the id from being given away, so it is still the server's.
    func belongs(to folder: URL) -> Bool {
        guard ProcessStatus(of: leader) != nil else { return true }
        let place = "/proc/\(leader)"
        let path = folder.path
        if let cwd = try? FileManager.default.destinationOfSymbolicLink(atPath: "\(place)/cwd"), cwd.hasPrefix(path) {
            return true
        }
        return ["cmdline", "environ"].contains { name in
            let bytes = FileManager.default.contents(atPath: "\(place)/\(name)") ?? Data()
            return String(decoding: bytes, as: UTF8.self).contains(path)
        }
    }

    /// Asks the master to end, waits until the whole group is gone, kills what is left, and makes sure of it.
    ///
    /// - Parameter idlers: the names (`/proc/PID/comm`) of processes that need not be waited for when only they are left.
    func end(idlers: Set<String> = []) async throws {
        kill(leader, SIGTERM)
        if await waits(for: { members().allSatisfy { idlers.contains(ServerProcessGroup.name(of: $0)) } }),
            members().isEmpty
        {
            return
        }
        kill(-leader, SIGKILL)
        if await waits(for: { members().isEmpty }) { return }
        throw LoopbackError.processesRemain(members())
    }

    /// Sends a signal to the master alone.
    func signalLeader(_ signal: Int32) {
        kill(leader, signal)
    }

    /// Whether the condition came true before `patience` was over.
    private func waits(for condition: () -> Bool) async -> Bool {
        let deadline = ContinuousClock.now + ServerProcessGroup.patience
        while !condition() {
            if ContinuousClock.now > deadline { return false }
            // In a cancelled task `sleep` returns at once, but the servers must be ended all the same.
            do { try await Task.sleep(for: .milliseconds(5)) } catch { usleep(5_000) }
        }
        return true
    }

    private static func name(of process: pid_t) -> String {
        let bytes = FileManager.default.contents(atPath: "/proc/\(process)/comm") ?? Data()
        return String(decoding: bytes, as: UTF8.self).trimmingCharacters(in: .newlines)
    }
}
