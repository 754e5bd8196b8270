import Foundation
import Testing

@testable import LoopbackServers

@Suite(mayRun, .serialized, .timeLimit(.minutes(10)))
struct `Starting and ending` {
    @Test func `Nothing remains after stop`() async throws {
        let servers = try await LoopbackMailServers.start(domains: [firm])
        let processes = await servers.processIDs()
        #expect(processes.count > 8)
        try await servers.stop()
        #expect(processes.filter(isAlive).isEmpty)
        #expect(await servers.processIDs().isEmpty)
        #expect(!FileManager.default.fileExists(atPath: servers.folder.path))
        #expect(FreePort.isFree(servers.ports.imap) && FreePort.isFree(servers.ports.milter))
    }

    @Test func `Stopping twice does no harm`() async throws {
        let servers = try await LoopbackMailServers.start(domains: [firm])
        try await servers.stop()
        try await servers.stop()
    }

    @Test func `Several instances run side by side`() async throws {
        try await withThrowingTaskGroup { group in
            for number in 0..<3 {
                group.addTask {
                    try await withServers { servers in
                        let subject = "number \(number)"
                        try await servers.send(
                            mail(subject), from: "ivan@client.example", to: ["sales@fixmetal.example"])
                        let stored = try await servers.waitForMail(to: "sales@fixmetal.example")
                        #expect(stored.text.contains("Subject: \(subject)"))
                        #expect(try servers.mails(in: "sales@fixmetal.example").count == 1)
                    }
                }
            }
            try await group.waitForAll()
        }
    }

    @Test func `Servers that are let go without stop are ended`() async throws {
        func forget() async throws -> ([Int32], URL) {
            let servers = try await LoopbackMailServers.start(domains: [firm])
            return (await servers.processIDs(), servers.folder)
        }
        let (processes, folder) = try await forget()
        try await eventually("the servers to end") {
            processes.filter(isAlive).isEmpty && !FileManager.default.fileExists(atPath: folder.path)
        }
    }

    @Test(arguments: [SIGKILL, SIGTERM, SIGINT])
    func `The servers of a program that is killed are ended`(signal: Int32) async throws {
        let marker = FileManager.default.temporaryDirectory.appending(path: "xcrm-killed-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: marker) }
        await #expect(processExitsWith: .signal(signal)) { [marker = marker as String, signal = signal as Int32] in
            let servers = try await LoopbackMailServers.start(domains: ["fixmetal.example"])
            let processes = await servers.processIDs().map(String.init).joined(separator: " ")
            try Data("\(servers.folder.path) \(processes)".utf8).write(to: URL(filePath: marker))
            kill(getpid(), signal)
            try await Task.sleep(for: .seconds(60))
            try await servers.stop()
        }
        let words = try String(contentsOfFile: marker, encoding: .utf8).split(separator: " ").map(String.init)
        let processes = words.dropFirst().compactMap { Int32($0) }
        #expect(processes.count > 8)
        try await eventually("the servers to end") {
            processes.filter(isAlive).isEmpty && !FileManager.default.fileExists(atPath: words[0])
        }
    }

    @Test func `A named folder is kept and may be used again`() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "xcrm-kept-\(UUID().uuidString.prefix(8))")
        defer { try? FileManager.default.removeItem(at: folder) }
        let first = try await LoopbackMailServers.start(domains: [firm], folder: folder)
        await #expect(throws: LoopbackError.folderInUse(folder.path)) {
            try await LoopbackMailServers.start(domains: [firm], folder: folder)
        }
        let authority = try Data(contentsOf: first.caFile)
        try await first.send(mail("one"), from: "x@client.example", to: ["sales@fixmetal.example"])
        try await first.waitForMail(to: "sales@fixmetal.example")
        try await first.waitForEmptyQueue()
        try await first.stop()
        let second = try await LoopbackMailServers.start(domains: [firm], folder: folder)
        #expect(try second.mails(in: "sales@fixmetal.example").count == 1)
        #expect(try await second.mailsOverIMAP(in: "sales@fixmetal.example").count == 1)
        #expect(try Data(contentsOf: second.caFile) == authority)
        try await second.stop()
    }

    @Test func `Mail waits while Dovecot is away and arrives when it is back on the same ports`() async throws {
        try await withServers { servers in
            var session = try IMAPConversation(servers, login: "sales")
            defer { session.close() }
            try await servers.stopDovecot()
            #expect(throws: LoopbackError.self) { try session.ask("b NOOP", until: "b OK") }
            try await servers.send(mail("one"), from: "ivan@client.example", to: ["sales@fixmetal.example"])
            #expect(try await servers.queueLength() == 1)
            try await servers.startDovecot()
            try await servers.waitForMail(to: "sales@fixmetal.example")
            #expect(try await servers.mailsOverIMAP(in: "sales@fixmetal.example").count == 1)
        }
    }

    @Test func `Postfix can be restarted alone`() async throws {
        try await withServers { servers in
            try await servers.stopPostfix()
            await #expect(throws: LoopbackError.self) {
                try await servers.send(mail("one"), from: "ivan@client.example", to: ["sales@fixmetal.example"])
            }
            try await servers.startPostfix()
            try await servers.restartPostfix()
            try await servers.restartDovecot()
            try await servers.send(
                mail("two"), from: "maria@fixmetal.example", to: ["sales@fixmetal.example"],
                by: .submission(login: "maria"))
            try await servers.waitForMail(to: "sales@fixmetal.example")
        }
    }

    @Test(arguments: ["imap", "submission", "milter"])
    func `A fixed port that is taken is named in the error`(port: String) async throws {
        let taken = try LoopbackSocket.listening(on: 0)
        defer { taken.close() }
        var ports = try LoopbackPorts.free()
        defer { FreePort.release(ports.all) }
        let number = try taken.port()
        switch port {
        case "imap": ports.imap = number
        case "submission": ports.submission = number
        default: ports.milter = number
        }
        let error = await #expect(throws: LoopbackError.self) {
            try await LoopbackMailServers.start(domains: [firm], options: LoopbackOptions(ports: ports))
        }
        #expect(error?.description.contains("\(number)") == true)
        #expect(error?.description.contains("already in use") == true)
    }

    @Test func `Wishes that cannot be fulfilled are refused in one sentence`() async throws {
        let long = FileManager.default.temporaryDirectory.appending(path: String(repeating: "x", count: 90))
        let closed = FileManager.default.temporaryDirectory.appending(
            path: "xcrm-closed-\(UUID().uuidString.prefix(8))")
        try FileManager.default.createDirectory(
            at: closed, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        defer { try? FileManager.default.removeItem(at: closed) }
        let wishes: [(domains: [String], folder: URL?, options: LoopbackOptions)] = [
            ([], nil, LoopbackOptions()), (["Größe.example"], nil, LoopbackOptions()),
            (["a b"], nil, LoopbackOptions()),
            ([firm], nil, LoopbackOptions(password: "a b")), ([firm], long, LoopbackOptions()),
            ([firm], closed.appending(path: "servers"), LoopbackOptions()),
        ]
        for wish in wishes {
            let error = await #expect(throws: LoopbackError.self) {
                try await LoopbackMailServers.start(domains: wish.domains, folder: wish.folder, options: wish.options)
            }
            guard case .badOption = error else {
                Issue.record("\(String(describing: error))")
                continue
            }
        }
    }
}
