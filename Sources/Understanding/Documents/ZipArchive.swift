import CZip
import Foundation

/// The files of a zip container in memory; unpacking is bounded, whatever the directory of the container claims.
@safe final class ZipArchive {
    private let archive: OpaquePointer
    private let bytes: UnsafeMutablePointer<UInt8>
    private var left = DocumentLimits.archiveBytes
    /// Whether something was too large to be unpacked.
    private(set) var isCut = false

    /// Opens a container; `nil` if the bytes are none.
    init?(_ data: Data) {
        guard !data.isEmpty else { return nil }
        let bytes = UnsafeMutablePointer<UInt8>.allocate(capacity: data.count)
        unsafe data.copyBytes(to: bytes, count: data.count)
        var error = unsafe zip_error_t()
        guard let source = unsafe zip_source_buffer_create(bytes, zip_uint64_t(data.count), 0, &error) else {
            unsafe bytes.deallocate()
            return nil
        }
        guard let archive = unsafe zip_open_from_source(source, ZIP_RDONLY, &error) else {
            unsafe zip_source_free(source)
            unsafe bytes.deallocate()
            return nil
        }
        unsafe self.archive = archive
        unsafe self.bytes = bytes
    }

    deinit {
        unsafe zip_discard(archive)
        unsafe bytes.deallocate()
    }

    /// The unpacked content of a file by its path; `nil` if there is none or it is too large.
    func file(_ path: String) -> [UInt8]? {
        guard let file = unsafe zip_fopen(archive, path, 0) else { return nil }
        defer { _ = unsafe zip_fclose(file) }
        var content: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 64 * 1024)
        while true {
            let count = unsafe buffer.withUnsafeMutableBytes {
                unsafe zip_fread(file, $0.baseAddress, zip_uint64_t($0.count))
            }
            guard count > 0 else { return count == 0 ? content : nil }
            left -= Int(count)
            guard content.count + Int(count) <= DocumentLimits.entryBytes, left >= 0 else {
                isCut = true
                return nil
            }
            content += buffer[..<Int(count)]
        }
    }
}
