import CMagic
import Foundation
import Synchronization

/// Tells what bytes are, by libmagic: the media type, whatever a header claims.
enum FileTyper {
    /// Handles are kept between mails; a handle serves one thread at a time.
    private static let idle = Mutex<[Handle]>([])
    private static let mostIdle = 8

    /// The media type, as `application/pdf`; `application/octet-stream` where libmagic fails.
    static func type(of bytes: UnsafeRawBufferPointer) -> String {
        let handle = idle.withLock { $0.popLast() } ?? Handle()
        let type = unsafe handle?.type(of: bytes)
        if let handle { idle.withLock { if $0.count < mostIdle { $0.append(handle) } } }
        return type ?? "application/octet-stream"
    }

    /// A loaded libmagic database.
    ///
    /// Unchecked since the handle is used by whoever took it out of the pool, and by no one else.
    @safe private final class Handle: @unchecked Sendable {
        private let cookie: magic_t

        init?() {
            guard let cookie = unsafe magic_open(MAGIC_MIME_TYPE) else { return nil }
            guard unsafe magic_load(cookie, nil) == 0 else {
                unsafe magic_close(cookie)
                return nil
            }
            unsafe self.cookie = cookie
        }

        deinit { unsafe magic_close(cookie) }

        func type(of bytes: UnsafeRawBufferPointer) -> String? {
            guard let answer = unsafe magic_buffer(cookie, bytes.baseAddress, min(bytes.count, Limits.magicBytes))
            else { return nil }
            return unsafe String(cString: answer)
        }
    }
}
