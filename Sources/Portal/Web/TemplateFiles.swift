import Crypto
import Foundation
import Mustache
import NIOCore

/// What is read from the folder of templates at the start.
struct TemplateFiles {
    let library: MustacheLibrary
    let words: [String: Words]
    let assets: Assets

    /// Reads and checks every file; a firm that changes one finds out at the start and not from a customer.
    init(folder: URL) throws(PortalError) {
        MustacheContentTypes.register(PageText(), named: PageText.name)
        var library = MustacheLibrary()
        for name in try Self.names(folder) {
            let text = try Self.read(folder, name + ".mustache")
            guard !text.contains("{{{"), !text.contains("{{&"), !text.contains("{{%") else {
                throw .template(
                    file: name + ".mustache", reason: "it has {{{, {{& or {{%, and all text must be escaped")
            }
            do {
                // Every file names the escaping itself, since a partial begins with the library's own.
                try library.register("{{% CONTENT_TYPE: \(PageText.name)}}" + text, named: name)
            } catch {
                throw .template(file: name + ".mustache", reason: "its sections do not fit together")
            }
        }
        var words: [String: Words] = [:]
        for language in Words.languages {
            let file = "words.\(language).json"
            let data = Data(try Self.read(folder, file).utf8)
            guard let texts = try? JSONDecoder().decode([String: String].self, from: data) else {
                throw .template(file: file, reason: "it is not a JSON object of texts")
            }
            words[language] = Words(language: language, texts: texts)
        }
        self.library = library
        self.words = words
        self.assets = Assets(
            style: try Self.read(folder, "portal.css"), icon: try Self.read(folder, "icon.svg"))
    }

    private static func names(_ folder: URL) throws(PortalError) -> [String] {
        guard let files = try? FileManager.default.contentsOfDirectory(atPath: folder.path) else {
            throw .template(file: folder.lastPathComponent, reason: "the folder cannot be read")
        }
        return files.filter { $0.hasSuffix(".mustache") }.map { String($0.dropLast(".mustache".count)) }.sorted()
    }

    private static func read(_ folder: URL, _ name: String) throws(PortalError) -> String {
        guard let data = try? Data(contentsOf: folder.appendingPathComponent(name)),
            let text = String(data: data, encoding: .utf8)
        else { throw .template(file: name, reason: "it cannot be read as UTF-8 text") }
        return text
    }
}

/// Files that pages refer to, under names that change with their content, so that browsers keep them for good.
struct Assets: Sendable {
    struct File: Sendable {
        let name: String
        let type: String
        /// As it is.
        let plain: ByteBuffer
        /// Packed once at the start; `nil` where that gains nothing.
        let packed: ByteBuffer?
    }
    let style: File
    let icon: File

    init(style: String, icon: String) {
        self.style = Self.file(style, "portal", "css", "text/css; charset=utf-8")
        self.icon = Self.file(icon, "icon", "svg", "image/svg+xml")
    }

    private static func file(_ text: String, _ name: String, _ ending: String, _ type: String) -> File {
        let hash = SHA256.hash(data: Data(text.utf8)).prefix(6).map { byte in
            let digits = String(byte, radix: 16)
            return digits.count == 1 ? "0" + digits : digits
        }
        let packed = text.utf8.count < Gzip.least ? nil : Gzip.pack(Array(text.utf8), level: Gzip.fileLevel)
        return File(
            name: "\(name).\(hash.joined()).\(ending)", type: type, plain: ByteBuffer(string: text),
            packed: packed.map { ByteBuffer(bytes: $0) })
    }

    subscript(_ name: String) -> File? { [style, icon].first { $0.name == name } }
}
