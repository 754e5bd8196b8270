import CZlib

/// Packs text for browsers (RFC 1952), through zlib.
enum Gzip {
    /// Shorter texts are sent as they are: a packet holds them anyway.
    static let least = 1_200
    /// Effort for pages made for one reader: three quarters of the gain for a third of the time.
    static let pageLevel: Int32 = 4
    /// Effort for files that are packed once at the start.
    static let fileLevel: Int32 = 9

    /// The packed bytes, or `nil` where packing fails or does not make them shorter.
    static func pack(_ bytes: [UInt8], level: Int32 = pageLevel) -> [UInt8]? {
        var stream = unsafe z_stream()
        guard unsafe xcrm_gzip_init(&stream, level) == Z_OK else { return nil }
        defer { unsafe deflateEnd(&stream) }
        let bound = unsafe Int(deflateBound(&stream, UInt(bytes.count)))
        // zlib does not write to its input, but its type does not say so.
        var input = bytes
        let packed = unsafe [UInt8](unsafeUninitializedCapacity: bound) { output, count in
            unsafe input.withUnsafeMutableBufferPointer { source in
                unsafe stream.next_in = source.baseAddress
                unsafe stream.avail_in = UInt32(source.count)
                unsafe stream.next_out = output.baseAddress
                unsafe stream.avail_out = UInt32(bound)
                count = unsafe deflate(&stream, Z_FINISH) == Z_STREAM_END ? Int(stream.total_out) : 0
            }
        }
        return packed.isEmpty || packed.count >= bytes.count ? nil : packed
    }

    /// Whether a list of codings (RFC 9110 §12.5.3) takes gzip.
    static func isAccepted(_ fields: [String]) -> Bool {
        fields.flatMap { $0.prefix(1_000).split(separator: ",") }.contains { item in
            let parts = item.split(separator: ";").map { $0.filter { !$0.isWhitespace }.lowercased() }
            guard let coding = parts.first, coding == "gzip" || coding == "x-gzip" || coding == "*" else {
                return false
            }
            let weight = parts.dropFirst().first { $0.hasPrefix("q=") }.flatMap { Double($0.dropFirst(2)) }
            return weight ?? 1 > 0
        }
    }
}
