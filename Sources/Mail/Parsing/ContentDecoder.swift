import CGMime
import Crypto
import Foundation

/// Decodes the content of one part in pieces, so that memory does not grow with it.
struct ContentDecoder {
    /// What is known of a decoded content.
    struct Summary {
        var bytes = 0
        var sha256 = ""
        /// The first bytes, at most as many as were asked for.
        var head = Data()
        /// Whether `head` is everything.
        var isWhole: Bool { head.count == bytes }
    }

    private static let piece = 64 * 1024

    /// Reads the whole content, keeping its first `keep` bytes.
    static func summary(of raw: UnsafeRawBufferPointer, encoding: ContentEncoding, keep: Int) -> Summary {
        var summary = Summary()
        var hash = SHA256()
        unsafe decode(raw, encoding) { piece in
            unsafe hash.update(bufferPointer: piece)
            summary.bytes += piece.count
            let room = keep - summary.head.count
            if room > 0 { unsafe summary.head.append(contentsOf: piece.prefix(room)) }
        }
        summary.sha256 = hash.finalize().map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        return summary
    }

    /// Gives the decoded content in pieces.
    static func decode(
        _ raw: UnsafeRawBufferPointer, _ encoding: ContentEncoding, _ body: (UnsafeRawBufferPointer) throws -> Void
    ) rethrows {
        guard let state = begin(encoding) else {
            if unsafe !raw.isEmpty { unsafe try body(raw) }
            return
        }
        var decoder = state
        var start = 0
        let output = UnsafeMutableRawBufferPointer.allocate(byteCount: piece + 1024, alignment: 1)
        defer { unsafe output.deallocate() }
        guard let out = unsafe output.baseAddress?.assumingMemoryBound(to: CChar.self), let base = raw.baseAddress
        else { return }
        while start < raw.count {
            let count = min(piece, raw.count - start)
            let input = unsafe (base + start).assumingMemoryBound(to: CChar.self)
            let isLast = start + count == raw.count
            let written =
                unsafe isLast
                ? g_mime_encoding_flush(&decoder, input, count, out) : g_mime_encoding_step(&decoder, input, count, out)
            if written > 0 { unsafe try body(UnsafeRawBufferPointer(start: out, count: Int(written))) }
            start += count
        }
    }

    private static func begin(_ encoding: ContentEncoding) -> GMimeEncoding? {
        var state = GMimeEncoding()
        switch encoding {
        case .identity: return nil
        case .base64: unsafe g_mime_encoding_init_decode(&state, GMIME_CONTENT_ENCODING_BASE64)
        case .quotedPrintable: unsafe g_mime_encoding_init_decode(&state, GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE)
        case .uuencode: unsafe g_mime_encoding_init_decode(&state, GMIME_CONTENT_ENCODING_UUENCODE)
        }
        return state
    }
}
