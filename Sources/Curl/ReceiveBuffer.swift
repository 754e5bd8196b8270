import Glibc

/// Bytes that came from the server and wait to be understood: filled at the end, taken from the front.
struct ReceiveBuffer {
    private var storage: [UInt8] = []
    private var head = 0
    private var tail = 0

    /// How many bytes wait.
    var count: Int { tail - head }

    var isEmpty: Bool { head == tail }

    /// The byte `offset` bytes after the front. The caller keeps `offset` below `count`.
    subscript(offset: Int) -> UInt8 { storage[head + offset] }

    /// Appends bytes at hand; for tests and for what arrived by another way.
    mutating func append(_ bytes: some Collection<UInt8>) {
        makeRoom(bytes.count)
        storage.replaceSubrange(tail..<tail + bytes.count, with: bytes)
        tail += bytes.count
    }

    /// Lets `body` write into at least `minimum` free bytes; it returns how many it wrote, or `nil` for none.
    mutating func fill<E: Error>(
        minimum: Int, _ body: (UnsafeMutableRawBufferPointer) -> Result<Int?, E>
    ) -> Result<Int?, E> {
        makeRoom(minimum)
        let start = tail
        let result = unsafe storage.withUnsafeMutableBytes { bytes in
            unsafe body(UnsafeMutableRawBufferPointer(rebasing: bytes[start...]))
        }
        if case .success(let count?) = result { tail += min(max(0, count), storage.count - tail) }
        return result
    }

    /// The offset of the first line feed at or after `offset`.
    func lineFeed(from offset: Int) -> Int? {
        guard offset < count else { return nil }
        let (start, length) = (head + offset, count - offset)
        return unsafe storage.withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress else { return nil }
            guard let found = unsafe memchr(base + start, 0x0A, length) else { return nil }
            return unsafe base.distance(to: UnsafeRawPointer(found)) - start + offset
        }
    }

    /// Whether the waiting bytes begin with these.
    func starts(with prefix: [UInt8]) -> Bool {
        guard count >= prefix.count else { return false }
        return storage[head..<head + prefix.count].elementsEqual(prefix)
    }

    /// Takes `count` bytes from the front.
    mutating func take(_ wanted: Int) -> [UInt8] {
        let taken = Array(storage[head..<head + min(wanted, count)])
        drop(taken.count)
        return taken
    }

    /// Drops `count` bytes from the front.
    mutating func drop(_ unwanted: Int) {
        head += min(unwanted, count)
        if head == tail { (head, tail) = (0, 0) }
    }

    private mutating func makeRoom(_ minimum: Int) {
        if storage.count - tail >= minimum { return }
        if head > 0 {
            storage.removeSubrange(0..<head)
            (head, tail) = (0, tail - head)
        }
        let missing = minimum - (storage.count - tail)
        if missing > 0 {
            // Doubling keeps the cost of a long line linear.
            storage.append(contentsOf: repeatElement(0, count: max(missing, storage.count)))
        }
    }
}
