import Foundation
import FoundationNetworking
import Glibc
import LoopbackServers
import Mail
import Synchronization

/// The firm of the demonstration: private mail servers, a configuration, the running daemon.
final class Stage: Sendable {
    /// The firm's domain and its customers' domains; all are served by the same private servers.
    static let firm = "fixmetal.example"
    static let customers = ["stroymag.example", "northbolt.example"]

    let servers: LoopbackMailServers
    let folder: URL
    let logFile: URL
    let portal: String
    private let program: String
    private let daemon: Mutex<Foundation.Process?>

    private init(servers: LoopbackMailServers, folder: URL, portal: String, program: String) {
        self.servers = servers
        self.folder = folder
        self.portal = portal
        self.program = program
        logFile = folder.appendingPathComponent("xcrm.log")
        daemon = Mutex(nil)
    }

    /// Starts the servers and the daemon.
    static func open(program: String?) async throws -> Stage {
        let beside = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
        let program = program ?? beside.appendingPathComponent("xcrm").path
        guard FileManager.default.isExecutableFile(atPath: program) else {
            throw StepFailed("there is no program at \(program); build it first: swift build --product xcrm")
        }
        say("▸ starting private Postfix and Dovecot on 127.0.0.1")
        let servers = try await LoopbackMailServers.start(
            domains: [firm] + customers, options: LoopbackOptions(agents: ["xcrm"]))
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
            "xcrm-demo-\(UUID().uuidString.prefix(8))")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let port = try freePort()
        let stage = Stage(servers: servers, folder: folder, portal: "http://127.0.0.1:\(port)", program: program)
        do {
            try stage.configure(port: port)
            say("▸ checking the configuration")
            _ = try stage.xcrm("check")
            say("▸ starting the daemon")
            try stage.startDaemon()
            try await stage.waitForHealth()
        } catch {
            say(await stage.tails())
            try? await stage.close()
            throw error
        }
        return stage
    }

    private func configure(port: UInt16) throws {
        let catalogue = try Self.resource("catalogue.csv", beside: "config")
        try FileManager.default.copyItem(at: catalogue, to: folder.appendingPathComponent("catalogue.csv"))
        func mailbox(_ name: String, _ purpose: String) -> String {
            """
              - name: \(name)
                address: \(name)@\(Self.firm)
                purpose: \(purpose)
                imap: {url: "imaps://127.0.0.1:\(servers.ports.imaps)", user: \(name)@\(Self.firm), password_file: password, ca_file: "\(servers.caFile.path)", poll_seconds: 5}
            """
        }
        let text = """
            company:
              name: {bg: "Метал Крепеж ООД", en: "Fixmetal Ltd", de: "Fixmetal GmbH"}
              eik: "203912347"
              vat: BG203912347
              address: {street: {bg: "ул. Индустриална 12", en: "12 Industrialna St"}, city: {bg: "Пловдив", en: "Plovdiv"}, postcode: "4000"}
              iban: BG80BNBG96611020345678
              bank: {bg: "Българска банка", en: "Bulgarian Bank"}
              phone: "+359 32 555 010"
            data: var
            catalogue: catalogue.csv
            mailboxes:
            \(mailbox("sales", "sales"))
            \(mailbox("complaints", "complaints"))
            \(mailbox("tasks", "tasks"))
            smtp: {url: "smtp://127.0.0.1:\(servers.ports.submission)", user: xcrm@\(Self.firm), password_file: password, ca_file: "\(servers.caFile.path)"}
            staff:
              - {id: maria, name: "Мария Петрова", address: maria@\(Self.firm), language: bg, roles: [sales]}
              - {id: peter, name: "Peter Stone", address: peter@\(Self.firm), language: en, roles: [service, manager, admin]}
              - {id: georgi, name: "Георги Илиев", address: georgi@\(Self.firm), language: bg, roles: [warehouse]}
              - {id: elena, name: "Елена Димова", address: elena@\(Self.firm), language: bg, roles: [accounting]}
            trust: {authserv_id: \(servers.authservID)}
            portal: {listen: "127.0.0.1:\(port)", url: "\(portal)"}
            """
        try Data(servers.password.utf8).write(to: folder.appendingPathComponent("password"))
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o600], ofItemAtPath: folder.appendingPathComponent("password").path)
        try Data(text.utf8).write(to: folder.appendingPathComponent("xcrm.yaml"))
    }

    /// A file that comes with the demonstration: in a folder beside or above the program.
    static func resource(_ name: String, beside part: String) throws -> URL {
        var folder = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        for _ in 0..<6 {
            folder.deleteLastPathComponent()
            let file = folder.appendingPathComponent(part).appendingPathComponent(name)
            if FileManager.default.fileExists(atPath: file.path) { return file }
        }
        throw StepFailed("the file \(part)/\(name) is not found above the program")
    }

    private static func freePort() throws -> UInt16 {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { Glibc.close(descriptor) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let bound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { raw in
                bind(descriptor, raw, length) == 0 && getsockname(descriptor, raw, &length) == 0
            }
        }
        guard bound else { throw StepFailed("no free port on 127.0.0.1") }
        return UInt16(bigEndian: address.sin_port)
    }

    // MARK: the program

    private func process(_ arguments: [String]) -> Foundation.Process {
        let process = Foundation.Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(
            ["XCRM_CONFIG": folder.appendingPathComponent("xcrm.yaml").path]) { $1 }
        return process
    }

    private func startDaemon() throws {
        let daemon = process(["serve"])
        try Data().write(to: logFile)
        daemon.standardError = try FileHandle(forWritingTo: logFile)
        try daemon.run()
        self.daemon.withLock { $0 = daemon }
    }

    /// A fresh portal link for a client's code or a member of staff's id.
    func link(to who: String) throws -> String {
        try xcrm("link", who).trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// Runs a command of the program; what it prints.
    @discardableResult
    func xcrm(_ arguments: String...) throws -> String {
        let command = process(arguments)
        let (output, errors) = (Pipe(), Pipe())
        command.standardOutput = output
        command.standardError = errors
        try command.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        let complaints = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        command.waitUntilExit()
        guard command.terminationStatus == 0 else {
            throw StepFailed(
                "xcrm \(arguments.joined(separator: " ")) ended with \(command.terminationStatus): \(complaints)\(text)"
            )
        }
        return text
    }

    private func waitForHealth() async throws {
        let end = ContinuousClock.now + .seconds(60)
        while ContinuousClock.now < end {
            if let (status, _) = try? await page("/readyz"), status == 200 { return }
            guard daemon.withLock({ $0?.isRunning ?? false }) else { break }
            try await Task.sleep(for: .milliseconds(100))
        }
        throw StepFailed("the daemon did not become ready")
    }

    // MARK: the portal

    /// Fetches a page; cookies are kept, redirections followed.
    func page(_ path: String) async throws -> (status: Int, text: String) {
        guard let url = URL(string: path.hasPrefix("http") ? path : portal + path) else {
            throw StepFailed("bad address \(path)")
        }
        let (data, response) = try await URLSession.shared.data(from: url)
        return ((response as? HTTPURLResponse)?.statusCode ?? 0, String(decoding: data, as: UTF8.self))
    }

    // MARK: the end

    /// What the logs say, for a step that failed.
    func tails() async -> String {
        let log = (try? String(contentsOf: logFile, encoding: .utf8)) ?? ""
        return "--- the daemon's log\n\(log.suffix(4_000))\n--- the mail servers\n\(servers.logTails(limit: 1_500))"
    }

    /// Ends the daemon and the servers, and leaves nothing behind.
    func close() async throws {
        let daemon = daemon.withLock { process in
            defer { process = nil }
            return process
        }
        if let daemon, daemon.isRunning {
            daemon.terminate()
            let end = ContinuousClock.now + .seconds(20)
            while daemon.isRunning, ContinuousClock.now < end { try await Task.sleep(for: .milliseconds(50)) }
            if daemon.isRunning {
                kill(daemon.processIdentifier, SIGKILL)
                throw StepFailed("the daemon did not end on SIGTERM")
            }
            guard daemon.terminationStatus == 0 else {
                throw StepFailed("the daemon ended with \(daemon.terminationStatus)")
            }
        }
        try await servers.stop()
        try? FileManager.default.removeItem(at: folder)
    }

    /// Waits for Ctrl-C or SIGTERM.
    func waitForInterrupt() async {
        let (stream, continuation) = AsyncStream<Void>.makeStream()
        let sources = [SIGINT, SIGTERM].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number)
            source.setEventHandler { continuation.finish() }
            source.resume()
            return source
        }
        for await _ in stream {}
        sources.forEach { $0.cancel() }
    }
}
