import Foundation
import Testing

/// The main job on real Postfix and Dovecot servers: the demonstration's own story, every step checked by it.
@Suite(.serialized) struct EndToEndTests {
    private var products: URL {
        URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath().deletingLastPathComponent()
    }

    private func run(_ program: String, _ arguments: [String]) throws -> (status: Int32, output: String, errors: String)
    {
        let process = Foundation.Process()
        process.executableURL = products.appendingPathComponent(program)
        process.arguments = arguments
        let (output, errors) = (Pipe(), Pipe())
        process.standardOutput = output
        process.standardError = errors
        try process.run()
        // Both pipes are read side by side, since a full one would stop the program.
        let collected = Collected()
        let reading = Foundation.Thread { collected.finish(errors.fileHandleForReading.readDataToEndOfFile()) }
        reading.start()
        let text = output.fileHandleForReading.readDataToEndOfFile()
        let complaints = collected.wait()
        process.waitUntilExit()
        return (
            process.terminationStatus, String(decoding: text, as: UTF8.self),
            String(decoding: complaints, as: UTF8.self)
        )
    }

    @Test(.enabled(if: geteuid() == 0, "private Postfix and Dovecot need root"), .timeLimit(.minutes(10)))
    func `From inquiry to complaint: customers write, staff answer, and every step arrives`() throws {
        let result = try run("demo", ["--once"])
        #expect(result.status == 0, "\(result.output)\n\(result.errors)")
        #expect(result.output.contains("0 failed"))
    }

    @Test(.enabled(if: geteuid() == 0, "private Postfix and Dovecot need root"), .timeLimit(.minutes(10)))
    func `From inquiry to credit note and contract, with four members of staff, and the books add up`() throws {
        let result = try run("demo", ["--once", "--long"])
        #expect(result.status == 0, "\(result.output)\n\(result.errors)")
        #expect(result.output.contains("0 failed"))
    }

    @Test(
        arguments: [
            (["serve", "--config", "/nonexistent/xcrm.yaml"], 78), (["show", "nonsense"], 64),
            (["parse", "/nonexistent.eml"], 66),
        ] as [([String], Int32)])
    func `Bad input ends with one sentence on standard error and a code of sysexits`(arguments: [String], code: Int32)
        throws
    {
        let result = try run("xcrm", arguments)
        #expect(result.status == code)
        #expect(result.output.isEmpty)
        #expect(result.errors.split(separator: "\n").count == 1, "\(result.errors)")
    }

    @Test func `The example configuration is what the program describes`() throws {
        let result = try run("xcrm", ["config", "describe"])
        var folder = products
        while folder.path != "/",
            !FileManager.default.fileExists(atPath: folder.appendingPathComponent("config/xcrm.yaml").path)
        {
            folder.deleteLastPathComponent()
        }
        let file = try String(contentsOf: folder.appendingPathComponent("config/xcrm.yaml"), encoding: .utf8)
        #expect(result.output == file)
    }
}

/// Bytes that another thread collects.
private final class Collected: @unchecked Sendable {
    // The condition guards the bytes; nothing else touches them.
    private let condition = NSCondition()
    private var bytes: Data?

    func finish(_ data: Data) {
        condition.lock()
        bytes = data
        condition.signal()
        condition.unlock()
    }

    func wait() -> Data {
        condition.lock()
        defer { condition.unlock() }
        while bytes == nil { condition.wait() }
        return bytes ?? Data()
    }
}
