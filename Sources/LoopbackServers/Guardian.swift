import Foundation

/// A tiny shell process that ends the servers when the program that started them is gone, however it went: an
/// ordinary exit, a crash, a signal, or the last reference to `LoopbackMailServers` let go without `stop`.
///
/// It waits at the end of a pipe whose other end only this program holds.
final class Guardian: Sendable {
    /// What the shell runs; `$1` is the servers' folder, `$2` says whether to remove it.
    ///
    /// All processes of the servers work in places of the folder, and are told from others there by their programs.
    private static let script = """
        trap '' INT TERM HUP QUIT
        cd /
        cat >/dev/null
        servers() {
            find /proc -maxdepth 2 -name cwd -lname "$1/*" | while read -r link; do
                case "$(readlink "${link%cwd}exe")" in
                */dovecot*|*/postfix/*) link=${link#/proc/}; echo "${link%/cwd}" ;;
                esac
            done
        }
        for try in 1 2 3 4 5 6 7 8 9 10; do
            found=$(servers "$1")
            [ -n "$found" ] || break
            kill -KILL $found
            sleep 0.1
        done
        [ "$2" = yes ] && rm -rf -- "$1"
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
                ],
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
