public import Foundation

/// Turns the raw bytes of a mail into a `Message`.
///
/// Never fails and never traps: what is broken is noted in `Message.defects`. Time and memory are bounded by `Limits`
/// whatever the mail looks like. It may be used from any number of tasks at once; it blocks no longer than the parsing takes.
public struct MessageParser: Sendable {
    /// The mark that this installation puts into `X-XCRM-Loop` of everything it sends; mail that carries it comes from ourselves.
    public var loopMark: String?

    /// Takes the installation's loop mark; without one no loop is recognised by it.
    public init(loopMark: String? = nil) { self.loopMark = loopMark }

    /// Parses a mail that lies in memory, without copying it.
    public func parse(_ raw: RawSpan) -> Message {
        unsafe raw.withUnsafeBytes { unsafe read($0) }
    }

    /// Parses a mail.
    public func parse(_ raw: [UInt8]) -> Message {
        unsafe raw.withUnsafeBytes { unsafe read($0) }
    }

    /// Parses a mail; mapped data is read in place.
    public func parse(_ raw: Data) -> Message {
        unsafe raw.withUnsafeBytes { unsafe read($0) }
    }

    /// Parses a mail in a file, which is mapped, not read.
    ///
    /// - Throws: the file system's error if the file cannot be opened.
    public func parse(contentsOf url: URL) throws -> Message {
        parse(try Data(contentsOf: url, options: .alwaysMapped))
    }

    /// Gives the decoded content of one part in pieces, for downloads; memory does not grow with it.
    ///
    /// - Parameters:
    ///   - path: as `Part.path`. Parts inside of `winmail.dat`, S/MIME wrappers and encoded attached mails are found too.
    ///   - raw: the whole mail.
    ///   - body: takes each piece.
    /// - Returns: whether there is such a part.
    /// - Throws: what `body` throws.
    @discardableResult
    public func readContent(ofPart path: String, in raw: Data, _ body: (Data) throws -> Void) rethrows -> Bool {
        try unsafe raw.withUnsafeBytes { bytes in
            var reader = MailReader(loopMark: nil)
            return unsafe try reader.content(of: path, in: bytes, body)
        }
    }

    private func read(_ bytes: UnsafeRawBufferPointer) -> Message {
        var reader = MailReader(loopMark: loopMark)
        return unsafe reader.read(bytes)
    }
}
