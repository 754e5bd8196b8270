public import Foundation
import Yams

extension Configuration {
    /// Reads a configuration file (YAML, UTF-8, at most 1 MiB).
    ///
    /// Relative paths in it count from its folder. `environment` may override secrets, nothing else.
    /// - Throws: `ConfigurationError` with everything that is wrong.
    public init(
        contentsOf file: String, environment: [String: String] = ProcessInfo.processInfo.environment
    ) throws(ConfigurationError) {
        let url = URL(fileURLWithPath: file)
        if let problem = Syntax.fileProblem(url.path) {
            throw ConfigurationError(problems: [.init(file: file, line: nil, sentence: "The configuration \(problem)")])
        }
        let bytes: Data
        do {
            let handle = try FileHandle(forReadingFrom: url)
            defer { try? handle.close() }
            bytes = try handle.read(upToCount: Reader.maximumBytes + 1) ?? Data()
        } catch {
            throw ConfigurationError(problems: [
                .init(
                    file: file, line: nil,
                    sentence: "The configuration could not be read: \(error.localizedDescription)")
            ])
        }
        guard bytes.count <= Reader.maximumBytes, let text = String(validating: bytes, as: UTF8.self) else {
            throw ConfigurationError(problems: [
                .init(
                    file: file, line: nil, sentence: "A configuration is UTF-8 text of at most 1 MiB, and this is not.")
            ])
        }
        try self.init(
            yaml: text, name: file, folder: url.deletingLastPathComponent(), environment: environment,
            checkingFiles: true)
    }

    /// Reads a configuration from a text, as if it stood in a file of that name in that folder.
    ///
    /// Without `checkingFiles`, files that it names need not be there.
    /// - Throws: `ConfigurationError` with everything that is wrong.
    public init(
        yaml: String, name: String = "xcrm.yaml", folder: URL, environment: [String: String] = [:],
        checkingFiles: Bool = true
    ) throws(ConfigurationError) {
        let reader = Reader(file: name, folder: folder, environment: environment, checksFiles: checkingFiles)
        var configuration = Configuration()
        if let node = reader.compose(yaml) {
            reader.read(node, into: &configuration)
        }
        guard reader.problems.isEmpty else {
            throw ConfigurationError(problems: reader.problems.sorted { ($0.line ?? 0) < ($1.line ?? 0) })
        }
        self = configuration
    }
}

extension Reader {
    /// How many aliases (`*name`) a file may have. Few enough that they cannot multiply into a bomb.
    static let maximumAliases = 12

    /// The tree of a YAML text; `nil` after a problem was reported.
    func compose(_ yaml: String) -> Node? {
        guard yaml.utf8.count <= Self.maximumBytes, Self.aliases(yaml) <= Self.maximumAliases else {
            report(
                line: nil,
                "The configuration is too large or has more than \(Self.maximumAliases) YAML aliases; write it out.")
            return nil
        }
        do {
            guard let node = try Yams.compose(yaml: yaml), !node.isNull else {
                report(line: 1, "The configuration is empty; begin with the output of xcrm config describe.")
                return nil
            }
            return node
        } catch {
            report(error)
            return nil
        }
    }

    /// Asterisks that may begin an alias: at the begin of a value.
    private static func aliases(_ yaml: String) -> Int {
        var count = 0
        var before = UInt8(ascii: "\n")
        for byte in yaml.utf8 {
            if byte == UInt8(ascii: "*"), "\n\r\t [{,:-?".utf8.contains(before) { count += 1 }
            before = byte
        }
        return count
    }

    private func report(_ error: any Error) {
        switch error as? YamlError {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            report(line: mark.line, "This is not YAML: \(problem) (column \(mark.column)).")
        case .duplicatedKeysInMapping(let duplicates, let context):
            let names = duplicates.sorted().joined(separator: ", ")
            report(line: context.mark.line, "In the map that begins here, a key stands more than once: \(names).")
        default:
            report(line: nil, "This is not YAML text.")
        }
    }

    /// A secret with the variable that overrides it; stays `nil` if it has no source and the variable is not set.
    func overridable(_ secret: Secret?, _ prefix: String, _ name: String) -> Secret? {
        let variable = Secret.variable(prefix, name)
        guard secret != nil || environment[variable]?.isEmpty == false else { return nil }
        return Secret(secret?.source, variable: variable)
    }
}
