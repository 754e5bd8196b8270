import Foundation
import Glibc
import Testing

@testable import Documents

/// A folder for a test, as it is named without links.
private func folder(_ name: String) throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appending(path: "\(name)-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder.resolvingSymlinksInPath()
}

@Suite(.timeLimit(.minutes(10))) struct SandboxTests {
    /// Tries, before and after the printing program shuts itself off, what a taken-over one would: each a name and whether
    /// it went through.
    private static let probe = #"""
        import socket, subprocess

        outside = sys.argv[7]
        listener = socket.socket()
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        port = listener.getsockname()[1]

        def went(act):
            try:
                act()
                return True
            except OSError:
                return False

        def connect():
            socket.create_connection(("127.0.0.1", port), 2).close()

        def tries():
            return {
                "reads /etc/passwd": went(lambda: open("/etc/passwd").read()),
                "lists /": went(lambda: os.listdir("/")),
                "reads a file of its user": went(lambda: open(outside + "/secret").read()),
                "lists a folder of its user": went(lambda: os.listdir(outside)),
                "writes a file of its user": went(lambda: open(outside + "/planted", "w").close()),
                "takes a file of its user away": went(lambda: os.rename(outside + "/old", outside + "/new")),
                "reads other processes": went(lambda: open("/proc/%d/environ" % os.getppid()).read()),
                "writes a template": went(lambda: open(root + "/planted", "w").close()),
                "connects to this machine": went(connect),
                "asks for a name": went(lambda: socket.create_connection(("192.0.2.1", 53), 2).close()),
                "reads a template": went(lambda: open(root + "/template").read()),
                "writes its scratch folder": went(lambda: open(scratch + "/own", "w").close()),
                "reads a font folder": went(lambda: os.listdir("/usr/share/fonts")),
            }

        before = tries()
        for file in (outside + "/planted", root + "/planted"):
            os.remove(file)
        os.rename(outside + "/new", outside + "/old")
        shut_off()
        print(json.dumps([before, tries()]))
        """#

    private static func tried() throws -> (before: [String: Bool], after: [String: Bool]) {
        let (root, scratch, outside) = (try folder("root"), try folder("scratch"), try folder("outside"))
        defer { for each in [root, scratch, outside] { try? FileManager.default.removeItem(at: each) } }
        try "t".write(to: root.appending(path: "template"), atomically: true, encoding: .utf8)
        try "s".write(to: outside.appending(path: "secret"), atomically: true, encoding: .utf8)
        try "o".write(to: outside.appending(path: "old"), atomically: true, encoding: .utf8)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
        process.arguments = [
            "-I", "-c", PrintDriver.isolation + "\n" + probe, root.path, scratch.path, "1", "1", "1", "1", outside.path,
        ]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let said = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        let both = try JSONDecoder().decode([[String: Bool]].self, from: said)
        return (both[0], both[1])
    }

    @Test func `Once shut off, the printing program reaches nothing but fonts, templates and its own folder`() throws {
        let (before, after) = try Self.tried()
        // Before, the same attempts went through, so that it is the shutting off that ends them.
        for name in before.keys where name != "asks for a name" { #expect(before[name] == true, "\(name)") }
        let allowed = Set(after.filter(\.value).keys)
        #expect(allowed == ["reads a template", "writes its scratch folder", "reads a font folder"])
    }

    @Test(arguments: [
        "<img src=\"file:///etc/passwd\">", "<img src=\"../../Package.swift\">",
        "<img src=\"http://127.0.0.1:9/x.png\">", "<img src=\"https://example.com/a.png\">",
        "<img src=\"ftp://127.0.0.1/a.png\">", "<img src=\"//127.0.0.1/a.png\">",
        "<img src=\"%2e%2e/words/bg.json\">",
        "<style>@import 'http://127.0.0.1:9/a.css';</style>", "<style>@import url(file:///etc/passwd);</style>",
        "<link rel=\"stylesheet\" href=\"http://127.0.0.1:9/a.css\">",
        "<p style=\"background: url(http://127.0.0.1:9/a.png)\">x</p>",
        "<p style=\"background: url('/etc/passwd')\">x</p>",
        "<style>p::before { content: url(file:///etc/hostname) }</style><p>x</p>",
        "<style>li { list-style-image: url(http://127.0.0.1:9/a.png) }</style><ul><li>x</ul>",
        "<style>@font-face { font-family: f; src: url(file:///etc/passwd) } p { font-family: f }</style><p>x</p>",
        "<link rel=\"attachment\" href=\"file:///etc/passwd\">", "<a rel=\"attachment\" href=\"/etc/passwd\">x</a>",
        "<object data=\"file:///etc/passwd\"></object>", "<embed src=\"http://127.0.0.1:9/a.svg\">",
        "<svg xmlns=\"http://www.w3.org/2000/svg\"><image href=\"file:///etc/passwd\" width=\"9\" height=\"9\"/></svg>",
    ]) func `A document that names something outside its folder is refused`(html: String) async throws {
        let error = await #expect(throws: PDFError.self) {
            try await printer.pdf(html: html, resources: templates.appending(path: "documents"))
        }
        guard case .refusedResource(let name) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(!name.isEmpty)
    }

    @Test func `A document that takes too long, or too much, is given up, and the next one is printed`() async throws {
        var limits = PDFRenderer.Limits()
        limits.seconds = 4
        let long = "<style>p{columns:3}</style>" + String(repeating: "<div><p>x<b>y</b></p></div>", count: 100_000)
        let renderer = PDFRenderer(limits: limits)
        await #expect(throws: PDFError.overLimit) { try await renderer.pdf(html: long, resources: templates) }
        #expect(try await renderer.pdf(html: "<p>x</p>", resources: templates).starts(with: Array("%PDF-".utf8)))
        limits = PDFRenderer.Limits()
        limits.inputBytes = 10
        await #expect(throws: PDFError.overLimit) {
            try await PDFRenderer(limits: limits).pdf(html: "<p>01234567890</p>", resources: templates)
        }
        limits = PDFRenderer.Limits()
        limits.outputBytes = 1_000
        await #expect(throws: PDFError.overLimit) {
            try await PDFRenderer(limits: limits).pdf(html: "<p>x</p>", resources: templates)
        }
    }

    @Test func `A document that wants too much memory is given up, and says so`() async throws {
        var limits = PDFRenderer.Limits()
        limits.memoryBytes = 400 << 20
        let renderer = PDFRenderer(limits: limits)
        let large = String(repeating: "<p>x <b>y</b> <i>z</i></p>", count: 60_000)
        await #expect(throws: PDFError.overLimit) { try await renderer.pdf(html: large, resources: templates) }
        #expect(try await renderer.pdf(html: "<p>x</p>", resources: templates).starts(with: Array("%PDF-".utf8)))
    }

    @Test func `A printing program that was killed is begun anew`() async throws {
        // A folder of its own tells its program from those of other tests.
        let own = try folder("templates")
        defer { try? FileManager.default.removeItem(at: own) }
        let renderer = PDFRenderer()
        _ = try await renderer.pdf(html: "<p>x</p>", resources: own)
        let programs = Self.programs(of: own)
        #expect(programs.count == 1)
        for program in programs { kill(program, SIGKILL) }
        #expect(try await renderer.pdf(html: "<p>y</p>", resources: own).starts(with: Array("%PDF-".utf8)))
        #expect(Set(Self.programs(of: own)).isDisjoint(with: programs))
    }

    @Test func `A printing program that ends each time is told`() async throws {
        let own = try folder("bin")
        defer { try? FileManager.default.removeItem(at: own) }
        let fake = own.appending(path: "python3")
        try "#!/bin/sh\nexit 1\n".write(to: fake, atomically: true, encoding: .utf8)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: fake.path)
        await #expect(throws: PDFError.failed("the printing program ended")) {
            try await PDFRenderer(path: own.path + ":/usr/bin:/bin").pdf(html: "<p>x</p>", resources: templates)
        }
    }

    /// The processes that print from a folder.
    private static func programs(of folder: URL) -> [pid_t] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        return names.compactMap { pid_t($0) }.filter { id in
            guard let words = FileManager.default.contents(atPath: "/proc/\(id)/cmdline") else { return false }
            return words.split(separator: 0).contains(Data(folder.path.utf8)[...])
        }
    }
}
