/// Why the loopback mail servers could not do what was asked; each case reads as one sentence with what to do.
public enum LoopbackError: Error, Sendable, Equatable {
    /// The caller is not root; Postfix's master process must be started by root.
    case needsRoot
    /// A program is not installed; the payload is its name.
    case programMissing(String)
    /// A wish that the servers cannot fulfil (a bad domain, a folder that is not reachable, …).
    case badOption(String)
    /// A command ended with a failure: what was run, and the end of what it printed.
    case commandFailed(command: String, output: String)
    /// A server did not start: its name, and the end of its log.
    case serverFailed(server: String, log: String)
    /// Somebody else listens on a port that the servers were to have.
    case portTaken(UInt16)
    /// Processes of a server outlived the request to end; their ids.
    case processesRemain([Int32])
    /// Another live program runs its servers in the same folder.
    case folderInUse(String)
    /// The SMTP server refused the mail.
    case refused(SMTPReply)
    /// A condition did not come true before its deadline; what was waited for.
    case deadlinePassed(String)
}

extension LoopbackError: CustomStringConvertible {
    /// One sentence for a person.
    public var description: String {
        switch self {
        case .needsRoot:
            "Postfix can only be started by root: run this as root (in a container) or with sudo."
        case .programMissing(let name):
            "The program '\(name)' is not installed: run scripts/setup as root."
        case .badOption(let text):
            text
        case .commandFailed(let command, let output):
            "'\(command)' failed: \(output)"
        case .serverFailed(let server, let log):
            "\(server) did not start. The end of its log:\n\(log)"
        case .portTaken(let port):
            "Port \(port) of 127.0.0.1 is already in use: choose another one."
        case .processesRemain(let ids):
            "These server processes did not end: \(ids.map(String.init).joined(separator: ", "))."
        case .folderInUse(let folder):
            "Another program runs its mail servers in \(folder): end it or choose another folder."
        case .refused(let reply):
            "The SMTP server refused the mail: \(reply)."
        case .deadlinePassed(let what):
            "The deadline passed while waiting for \(what)."
        }
    }
}
