import Foundation

extension MailReader {
    /// Looks a part up by its path and gives its decoded content in pieces.
    mutating func content(of path: String, in bytes: UnsafeRawBufferPointer, _ body: (Data) throws -> Void) rethrows
        -> Bool
    {
        keepsAll = true
        unsafe grow(bytes)
        guard let node = tree.nodes.first(where: { $0.part.path == path && !$0.part.isContainer }) else { return false }
        if let source = node.source {
            let raw = unsafe UnsafeRawBufferPointer(rebasing: bytes[source.range])
            try unsafe ContentDecoder.decode(raw, source.encoding) { piece in
                for start in stride(from: 0, to: piece.count, by: 1 << 20) {
                    try body(unsafe Data(piece[start..<min(piece.count, start + 1 << 20)]))
                }
            }
            return true
        }
        guard let content = node.part.content else { return false }
        try body(content)
        return true
    }
}
