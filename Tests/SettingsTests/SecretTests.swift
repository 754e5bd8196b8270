import Foundation
import Testing

@testable import Settings

@Suite struct SecretTests {
    @Test func `A secret shows in no print, dump or interpolation`() {
        let secret = Secret(.value("hunter2"), variable: "V")
        var dumped = ""
        dump([secret], to: &dumped)
        #expect("\(secret) \([secret]) \(Optional(secret) as Any)".contains("hunter2") == false)
        #expect(!dumped.contains("hunter2"))
        #expect(!String(reflecting: secret).contains("hunter2"))
        var configuration = Configuration()
        configuration.smtp.password = secret
        dump(configuration, to: &dumped)
        #expect(!"\(dumped)\(configuration)".contains("hunter2"))
    }

    @Test func `The environment overrides the file`() async throws {
        let configuration = try load(minimal, ["XCRM_MAILBOX_SALES_PASSWORD": "other"])
        let secret = try #require(configuration.mailboxes[0].imap.password)
        #expect(try await secret.resolve(environment: ["XCRM_MAILBOX_SALES_PASSWORD": "other"]) == "other")
        #expect(try await secret.resolve(environment: [:]) == "hunter2")
    }

    @Test func `The environment alone is enough`() async throws {
        let environment = ["XCRM_MAILBOX_SALES_PASSWORD": "other"]
        let secret = try #require(try load(minimal(", password: hunter2", ""), environment).mailboxes[0].imap.password)
        #expect(try await secret.resolve(environment: environment) == "other")
        await #expect(throws: SecretError.absent(variable: "XCRM_MAILBOX_SALES_PASSWORD")) {
            try await secret.resolve(environment: [:])
        }
    }

    @Test func `The first line of a file is the secret, read anew each time`() async throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "secret-\(UUID().uuidString)").path
        let secret = Secret(.file(file))
        await #expect(throws: SecretError.unreadable(file: file)) { try await secret.resolve(environment: [:]) }
        try "парола 1\r\nsecond line".write(toFile: file, atomically: true, encoding: .utf8)
        defer { try? FileManager.default.removeItem(atPath: file) }
        #expect(try await secret.resolve(environment: [:]) == "парола 1")
        try "next".write(toFile: file, atomically: true, encoding: .utf8)
        #expect(try await secret.resolve(environment: [:]) == "next")
        try "\n".write(toFile: file, atomically: true, encoding: .utf8)
        await #expect(throws: SecretError.empty) { try await secret.resolve(environment: [:]) }
    }

    @Test(
        arguments: [
            ("echo one; echo two", "one"), ("printf one", "one"),
        ] as [(String, String?)]) func `The first line that a command prints is the secret`(
            command: String, value: String?
        ) async
    {
        let found = try? await Secret(.command(command)).resolve(environment: [:], commandSeconds: 20)
        #expect(found == value)
    }

    @Test func `A command that fails or hangs is told`() async {
        await #expect(throws: SecretError.commandFailed(status: 3)) {
            try await Secret(.command("echo hunter2; exit 3")).resolve(environment: [:])
        }
        await #expect(throws: SecretError.commandTimedOut(seconds: 1)) {
            try await Secret(.command("sleep 100 & sleep 100")).resolve(environment: [:], commandSeconds: 1)
        }
        await #expect(throws: SecretError.commandTimedOut(seconds: 1)) {
            try await Secret(.command("exec >&-; sleep 100")).resolve(environment: [:], commandSeconds: 1)
        }
        await #expect(throws: SecretError.tooLong) {
            try await Secret(.command("head -c 10000000 /dev/zero | tr '\\0' x")).resolve(environment: [:])
        }
        await #expect(throws: SecretError.empty) { try await Secret(.command("true")).resolve(environment: [:]) }
    }
}
