import Foundation

/// A mail as it lies in a Maildir mailbox.
public struct StoredMail: Sendable, Equatable {
    /// The whole mail; Dovecot stores it with LF line ends unless it was put there otherwise.
    public let bytes: [UInt8]
    /// The Maildir flags: `S` seen, `R` replied, `F` flagged, `T` deleted, `D` draft; small letters are keywords.
    public let flags: String

    /// The mail as text; bytes that are not UTF-8 are replaced.
    public var text: String { String(decoding: bytes, as: UTF8.self) }
}

/// One folder of one mailbox on disk (https://cr.yp.to/proto/maildir.html, sub-folders as in Maildir++).
struct Maildir: Sendable {
    /// How often a listing is repeated because Dovecot renamed a file meanwhile.
    private static let attempts = 10

    let place: URL

    /// Every mail of the folder, oldest first; a folder that does not exist yet is empty.
    func mails() throws -> [StoredMail] {
        try names().compactMap { try mail($0) }
    }

    /// One of the mails listed; nil if it is gone.
    func mail(_ name: String) throws -> StoredMail? {
        try bytes(of: name).map { StoredMail(bytes: $0, flags: Maildir.flags(of: name)) }
    }

    /// The size of one of the mails listed, in bytes.
    func size(of name: String) throws -> Int {
        let attributes = try FileManager.default.attributesOfItem(atPath: place.appending(path: name).path)
        return (attributes[.size] as? NSNumber)?.intValue ?? 0
    }

    /// The names of the files, oldest mail first, each with its `cur/` or `new/`.
    func names() throws -> [String] {
        let files = FileManager.default
        let all = ["cur", "new"].flatMap { part in
            let names = (try? files.contentsOfDirectory(atPath: place.appending(path: part).path)) ?? []
            return names.filter { !$0.hasPrefix(".") }.map { "\(part)/\($0)" }
        }
        let keyed = all.map { (name: $0, key: Maildir.order(of: $0)) }
        return keyed.sorted { ($0.key.0, $0.key.1, $0.name) < ($1.key.0, $1.key.1, $1.name) }.map(\.name)
    }

    /// The content of a file, also when Dovecot has renamed it since it was listed; nil if it is gone.
    func bytes(of name: String) throws -> [UInt8]? {
        var current = name
        for _ in 0..<Maildir.attempts {
            if let data = FileManager.default.contents(atPath: place.appending(path: current).path) {
                return [UInt8](data)
            }
            let base = Maildir.baseName(of: name)
            guard let renamed = try names().first(where: { Maildir.baseName(of: $0) == base }) else { return nil }
            current = renamed
        }
        return nil
    }

    /// Puts mails into `new/`, as a delivery agent does; all of them look as if they came just now, in this order.
    func deliver(_ mails: some Sequence<[UInt8]>) throws {
        let owner = try SystemUser.mail
        try makeFolders(owner: owner)
        let (temporary, new) = (place.appending(path: "tmp").path, place.appending(path: "new").path)
        let seconds = Int(Date().timeIntervalSince1970)
        let run = UUID().uuidString.prefix(8).lowercased()
        for (number, mail) in mails.enumerated() {
            let name = "\(seconds).M\(number)P\(getpid())R\(run).loopback,S=\(mail.count)"
            let file = "\(temporary)/\(name)"
            try Maildir.write(mail, to: file, owner: owner)
            guard rename(file, "\(new)/\(name)") == 0 else {
                throw LoopbackError.badOption("The file \(file) cannot be moved into \(new).")
            }
        }
    }

    /// Writes a new file by bare system calls: those of Foundation take many times as long for thousands of files.
    private static func write(_ mail: [UInt8], to file: String, owner: SystemUser) throws {
        let descriptor = open(file, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        var isWritten = descriptor >= 0 && fchown(descriptor, owner.user, owner.group) == 0
        var start = 0
        while isWritten, start < mail.count {
            let count = mail[start...].withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
            isWritten = count > 0
            start += max(0, count)
        }
        if descriptor >= 0 { isWritten = Foundation.close(descriptor) == 0 && isWritten }
        guard isWritten else {
            throw LoopbackError.badOption("The file \(file) cannot be written: \(String(cString: strerror(errno))).")
        }
    }

    private func makeFolders(owner: SystemUser) throws {
        let files = FileManager.default
        var missing: [URL] = []
        for part in ["cur", "new", "tmp"] {
            var folder = place.appending(path: part, directoryHint: .notDirectory)
            while !files.fileExists(atPath: folder.path) {
                if !missing.contains(folder) { missing.append(folder) }
                folder.deleteLastPathComponent()
            }
        }
        for folder in missing.sorted(by: { $0.path.count < $1.path.count }) {
            try files.createDirectory(at: folder, withIntermediateDirectories: true)
            try owner.own(folder)
        }
    }

    /// What stays of a name when flags change.
    static func baseName(of name: String) -> Substring {
        let file = name[(name.firstIndex(of: "/").map(name.index(after:)) ?? name.startIndex)...]
        return file.prefix { $0 != ":" }
    }

    private static func flags(of name: String) -> String {
        guard let mark = name.range(of: ":2,") else { return "" }
        return String(name[mark.upperBound...])
    }

    /// The second and the microsecond (or number) of delivery, which the name begins with.
    private static func order(of name: String) -> (Int, Int) {
        let parts = baseName(of: name).split(separator: ".", maxSplits: 2)
        let second = parts.first.flatMap { Int($0) } ?? 0
        let detail = parts.count > 1 ? parts[1].drop { $0 != "M" }.dropFirst().prefix { $0.isNumber } : ""
        return (second, Int(detail) ?? 0)
    }
}
