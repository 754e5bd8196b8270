public import Foundation

/// What the poppler tools (`pdftotext`, `pdffonts`, `pdfinfo`, `pdfdetach`) say of a PDF.
public enum Poppler {
    /// A tool's whole output, with the PDF as its last argument.
    public static func said(_ tool: String, _ arguments: [String], _ pdf: Data) throws -> String {
        let file = FileManager.default.temporaryDirectory.appending(path: "document-\(UUID().uuidString).pdf")
        try pdf.write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/\(tool)")
        process.arguments = arguments + [file.path] + (tool == "pdftotext" ? ["-"] : [])
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        try process.run()
        let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return String(decoding: output, as: UTF8.self)
    }

    /// The text of each page as it is laid out, with plain spaces for those that do not break.
    public static func pages(_ pdf: Data) throws -> [String] {
        try said("pdftotext", ["-layout"], pdf).replacing("\u{A0}", with: " ").replacing("\u{202F}", with: " ")
            .split(separator: "\u{C}").map(String.init)
    }
}
