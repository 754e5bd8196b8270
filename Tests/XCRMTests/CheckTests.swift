import Foundation
import Testing

/// `xcrm check` says by its exit code who must do something: whoever edits the configuration, or nobody but time.
@Suite struct CheckTests {
    private let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "xcrm-check-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Data("sku,name_bg,name_en,unit,price,currency\nA-1,Лампа,Lamp,pcs,1.50,EUR\n".utf8)
            .write(to: folder.appending(path: "catalogue.csv"))
        let secret = folder.appending(path: "password")
        try Data("x".utf8).write(to: secret)
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: secret.path)
    }

    /// A configuration whose servers are at ports where nobody listens.
    private func configuration(_ change: (String) -> String = { $0 }) throws -> String {
        let text = """
            company: {name: Fixmetal, eik: "175074752", vat: BG175074752, address: {street: 1 Street, city: Sofia}}
            data: ./data
            catalogue: catalogue.csv
            mailboxes:
              - {name: sales, address: sales@fixmetal.example, purpose: sales, imap: {url: "imaps://127.0.0.1:1", user: sales, password_file: password}}
            smtp: {url: "smtp://127.0.0.1:1", starttls: required, user: x, password_file: password}
            staff:
              - {id: maria, name: Maria, address: maria@fixmetal.example, language: en, roles: [sales, manager]}
            trust: {authserv_id: mx.fixmetal.example}
            """
        let file = folder.appending(path: "xcrm.yaml")
        try Data(change(text).utf8).write(to: file)
        return file.path
    }

    private func check(_ arguments: String...) throws -> (code: Int32, output: String) {
        let program = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
            .deletingLastPathComponent().appending(path: "xcrm")
        let process = Foundation.Process()
        process.executableURL = program
        process.arguments = ["check", "--config"] + arguments
        let pipe = Pipe()
        (process.standardOutput, process.standardError) = (pipe, pipe)
        try process.run()
        let text = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: text, as: UTF8.self))
    }

    @Test func `A server that is not there is unavailable (69), not a mistake in the configuration`() throws {
        let file = try configuration()
        let offline = try check(file, "--offline")
        #expect(offline.code == 0, "\(offline.output)")
        let online = try check(file)
        #expect(online.code == 69, "\(online.output)")
        #expect(online.output.contains("127.0.0.1"))
    }

    @Test func `What only an edit can mend is the configuration (78), also beside a server that is not there`() throws {
        let unknown = try configuration { $0.replacing("trust:", with: "trusty:") }
        #expect(try check(unknown).code == 78)
        let noCatalogue = try configuration { $0.replacing("catalogue: catalogue.csv\n", with: "") }
        let result = try check(noCatalogue)
        #expect(result.code == 78, "\(result.output)")
        #expect(result.output.contains("catalogue:"))
    }

    @Test func `A catalogue that cannot be read line by line is bad data (65)`() throws {
        try Data(
            "sku,name_bg,name_en,unit,price,currency\nA-1,Лампа,Lamp,pcs,1.50,EUR\nA-2,Лампа,Lamp,pcs,cheap,EUR\n".utf8
        )
        .write(to: folder.appending(path: "catalogue.csv"))
        let result = try check(try configuration(), "--offline")
        #expect(result.code == 65, "\(result.output)")
        #expect(result.output.contains("catalogue.csv:3"))
    }
}
