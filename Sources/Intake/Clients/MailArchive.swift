public import Foundation

/// Mails kept in files by other programs: an mbox file (RFC 4155), a Maildir, a folder of `.eml` files, or one `.eml`.
public struct MailArchive: Sequence, Sendable {
    /// One mail of it.
    public struct Entry: Sendable {
        /// The raw mail.
        public let bytes: Data
        /// When it was filed, where the archive tells; used for mails without a sound Date header.
        public let filedAt: Date?
    }

    /// Why an archive cannot be read.
    public enum Problem: Error, CustomStringConvertible {
        /// There is nothing of that name, or it may not be read.
        case unreadable(String)

        /// One sentence.
        public var description: String {
            switch self {
            case .unreadable(let path): "\(path) cannot be read; name an mbox file, a Maildir or a folder of .eml files"
            }
        }
    }

    private enum Source: Sendable {
        case mbox(Data)
        case files([URL])
    }

    private let source: Source

    /// Looks at a file or folder; mails are read one by one later.
    public init(_ path: String) throws {
        let url = URL(fileURLWithPath: path)
        var isFolder = ObjCBool(false)
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw Problem.unreadable(path)
        }
        if isFolder.boolValue {
            source = .files(try Self.files(in: url, path: path))
            return
        }
        guard let data = try? Data(contentsOf: url, options: .alwaysMapped) else { throw Problem.unreadable(path) }
        source = data.starts(with: Data("From ".utf8)) ? .mbox(data) : .files([url])
    }

    /// The mails of a Maildir (`cur` and `new`, its subfolders too) or of a plain folder, in the order of their names.
    private static func files(in folder: URL, path: String) throws -> [URL] {
        guard let walk = FileManager.default.enumerator(atPath: path) else { throw Problem.unreadable(path) }
        var found: [String] = []
        for case let name as String in walk {
            let parts = name.split(separator: "/")
            let isMaildir = parts.count > 1 && (parts[parts.count - 2] == "cur" || parts[parts.count - 2] == "new")
            if isMaildir || name.lowercased().hasSuffix(".eml") { found.append(name) }
        }
        return found.sorted().map { folder.appendingPathComponent($0) }
    }

    /// Goes through the mails; memory stays that of one mail.
    public func makeIterator() -> AnyIterator<Entry> {
        switch source {
        case .files(let urls):
            var rest = urls[...]
            return AnyIterator {
                while let url = rest.popFirst() {
                    guard let bytes = try? Data(contentsOf: url), !bytes.isEmpty else { continue }
                    let attributes = try? FileManager.default.attributesOfItem(atPath: url.path)
                    return Entry(bytes: bytes, filedAt: attributes?[.modificationDate] as? Date)
                }
                return nil
            }
        case .mbox(let data):
            var start = data.startIndex
            return AnyIterator {
                guard start < data.endIndex else { return nil }
                let separator = Data("\nFrom ".utf8)
                let next = data.range(of: separator, in: start..<data.endIndex)
                let piece = data[start..<(next.map { $0.lowerBound + 1 } ?? data.endIndex)]
                start = next.map { $0.lowerBound + 1 } ?? data.endIndex
                let head = piece.firstIndex(of: UInt8(ascii: "\n")).map { piece.index(after: $0) } ?? piece.endIndex
                return Entry(bytes: Self.unquoted(piece[head...]), filedAt: nil)
            }
        }
    }

    /// Takes the `>` off lines that began with `From ` (mboxrd), and makes line ends CRLF as on the wire.
    private static func unquoted(_ mail: Data) -> Data {
        var result = Data(capacity: mail.count + mail.count / 40)
        var start = mail.startIndex
        while start < mail.endIndex {
            let end = mail[start...].firstIndex(of: UInt8(ascii: "\n")) ?? mail.endIndex
            var line = mail[start..<end]
            if line.last == UInt8(ascii: "\r") { line = line.dropLast() }
            if line.first == UInt8(ascii: ">") {
                let bare = line.drop { $0 == UInt8(ascii: ">") }
                if bare.starts(with: Data("From ".utf8)) { line = line.dropFirst() }
            }
            result.append(line)
            result.append(contentsOf: [13, 10])
            start = end < mail.endIndex ? mail.index(after: end) : mail.endIndex
        }
        // The empty line before the next mail is the archive's.
        if result.suffix(4).elementsEqual([13, 10, 13, 10]) { result.removeLast(2) }
        return result
    }
}
