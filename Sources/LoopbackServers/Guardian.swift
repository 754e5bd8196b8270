import Foundation

/// A tiny shell process that ends the servers when the program that started them is gone, however it went: an
/// ordinary exit, a crash, a signal, or the last reference to `LoopbackMailServers` let go without `stop`.
///
/// It waits at the end of a pipe whose other end only this program holds.
final class Guardian: Sendable {
    /// What the shell runs; `$1` is the servers' folder, `$2` says whether to remove it, the others are process id files.
    private static let script = """
        trap '' INT TERM HUP QUIT
        cd /
        cat >/dev/null
        folder=$1 remove=$2
        shift 2
        for file in "$@"; do
            pid=$(tr -dc 0-9 <"$file") || continue
            [ -n "$pid" ] || continue
            if [ -d "/proc/$pid" ]; then
                case "$(readlink "/proc/$pid/cwd")" in
                "$folder"*) ;;
                *) cat "/proc/$pid/cmdline" "/proc/$pid/environ" | tr '\\0' '\\n' | grep -qF "$folder" || continue ;;
                esac
            fi
            kill -TERM "$pid"
            for try in 1 2 3 4 5 6 7 8 9 10; do
                kill -0 "-$pid" || break
                sleep 0.1
            done
            kill -KILL "-$pid"
        done
        [ "$remove" = yes ] && rm -rf -- "$folder"
        exit 0
        """

    private static let title = "xcrm-mail-guardian"

    private let writeEnd: Int32
    private let shell: ChildProcess
    private let ended: Task<Int32, Never>

    /// Starts the shell.
    init(folder: ServerFolder) throws {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else {
            throw LoopbackError.badOption("No pipe could be opened: \(String(cString: strerror(errno))).")
        }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        defer { _ = close(ends[0]) }
        do {
            shell = try ChildProcess(
                path: "/bin/sh",
                arguments: [
                    "-c", Guardian.script, Guardian.title, folder.root.path, folder.isTemporary ? "yes" : "no",
                ] + folder.pidFiles.map(\.path),
                inputDescriptor: ends[0], inOwnGroup: true)
        } catch {
            _ = close(ends[1])
            throw error
        }
        writeEnd = ends[1]
        ended = Task { [shell] in await shell.end() }
        try Data("\(shell.id)\n".utf8).write(to: folder.guardianFile)
    }

    deinit {
        _ = close(writeEnd)
    }

    /// Ends the shell without letting it do anything; for when the servers were ended in the ordinary way.
    func dismiss() async {
        kill(shell.id, SIGKILL)
        _ = await ended.value
    }

    /// Ends the guardian of an earlier run that may still be at work in the folder, before its process id files are
    /// written anew and it takes the new servers for the old ones.
    static func dismissEarlier(in folder: ServerFolder) {
        guard let text = try? String(contentsOf: folder.guardianFile, encoding: .utf8),
            let id = pid_t(text.trimmingCharacters(in: .whitespacesAndNewlines)), id > 1
        else { return }
        let line = FileManager.default.contents(atPath: "/proc/\(id)/cmdline") ?? Data()
        let command = String(decoding: line, as: UTF8.self)
        if command.contains(title), command.contains(folder.root.path) { kill(id, SIGKILL) }
    }
}
