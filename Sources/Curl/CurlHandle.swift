import CCurl
import Foundation

/// One libcurl easy handle: freed exactly once, used by one thread at a time.
@safe struct CurlHandle: ~Copyable {
    private let raw: UnsafeMutableRawPointer
    private let errorText: UnsafeMutablePointer<CChar>

    /// libcurl asks to be initialised once, before any thread uses it.
    private static let isReady: Bool = curl_global_init(xcrm_curl_global_all()) == CURLE_OK

    init() throws(CurlError) {
        guard Self.isReady, let raw = unsafe curl_easy_init() else {
            throw CurlError(.systemFailure, .connect, "libcurl could not be started: the machine is out of memory.")
        }
        unsafe self.raw = unsafe raw
        unsafe errorText = .allocate(capacity: Int(CURL_ERROR_SIZE))
        unsafe errorText.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
        _ = unsafe xcrm_curl_set_error_buffer(raw, errorText)
        // Without this libcurl uses SIGALRM for time limits, which is forbidden in a program with threads.
        set(CURLOPT_NOSIGNAL, 1)
    }

    deinit {
        unsafe curl_easy_cleanup(raw)
        unsafe errorText.deallocate()
    }

    /// The detail that libcurl wrote about the last error.
    var detail: String { unsafe String(cString: errorText) }

    func set(_ option: CURLoption, _ value: Int) {
        _ = unsafe xcrm_curl_set_long(raw, option, value)
    }

    func set(_ option: CURLoption, _ value: String) {
        _ = unsafe value.withCString { unsafe xcrm_curl_set_string(raw, option, $0) }
    }

    /// Sets a time in milliseconds, at least one: to libcurl 0 means no limit.
    func set(_ option: CURLoption, _ value: Duration) {
        set(option, max(1, value.milliseconds))
    }

    /// Lets libcurl tell `observer` what arrives and ask it whether to go on. The observer must outlive the handle's
    /// last `perform`; whoever owns both sees to that.
    func observe(_ observer: CurlObserver, body: Bool) {
        let context = unsafe Unmanaged.passUnretained(observer).toOpaque()
        _ = unsafe xcrm_curl_set_progress_function(
            raw,
            { context, _, _, _, _ in
                guard let context = unsafe context else { return 1 }
                return unsafe Unmanaged<CurlObserver>.fromOpaque(context).takeUnretainedValue().mayGoOn ? 0 : 1
            }, context)
        _ = unsafe xcrm_curl_set_header_function(
            raw,
            { bytes, size, count, context in
                guard let bytes = unsafe bytes, let context = unsafe context else { return 0 }
                let line = unsafe UnsafeRawBufferPointer(start: bytes, count: size &* count)
                unsafe Unmanaged<CurlObserver>.fromOpaque(context).takeUnretainedValue().sawLine(line)
                return size &* count
            }, context)
        guard body else { return }
        _ = unsafe xcrm_curl_set_write_function(
            raw,
            { bytes, size, count, context in
                guard let bytes = unsafe bytes, let context = unsafe context else { return 0 }
                let part = unsafe UnsafeRawBufferPointer(start: bytes, count: size &* count)
                let taken = unsafe Unmanaged<CurlObserver>.fromOpaque(context).takeUnretainedValue().tookBody(part)
                return taken ? size &* count : 0
            }, context)
    }

    /// Connects and, with `CURLOPT_CONNECT_ONLY`, stops after login.
    func perform() -> CURLcode { unsafe curl_easy_perform(raw) }

    /// The code of the last HTTP response.
    var responseCode: Int {
        var code = 0
        _ = unsafe xcrm_curl_get_long(raw, CURLINFO_RESPONSE_CODE, &code)
        return code
    }

    /// The socket of a connection that `perform` left open, or -1.
    var socket: Int32 {
        var socket: curl_socket_t = -1
        _ = unsafe xcrm_curl_get_socket(raw, &socket)
        return socket
    }

    /// Reads what is there: the number of bytes, 0 at the end of the connection, `nil` when there is nothing yet.
    func receive(into buffer: UnsafeMutableRawBufferPointer) -> Result<Int?, CurlCode> {
        var count = 0
        let code = unsafe curl_easy_recv(raw, buffer.baseAddress, buffer.count, &count)
        switch code {
        case CURLE_OK: return .success(count)
        case CURLE_AGAIN: return .success(nil)
        default: return .failure(CurlCode(code))
        }
    }

    /// Writes what fits: the number of bytes, 0 when nothing fits yet.
    func send(_ bytes: UnsafeRawBufferPointer) -> Result<Int, CurlCode> {
        var count = 0
        let code = unsafe curl_easy_send(raw, bytes.baseAddress, bytes.count, &count)
        switch code {
        case CURLE_OK: return .success(count)
        case CURLE_AGAIN: return .success(0)
        default: return .failure(CurlCode(code))
        }
    }
}

/// libcurl's code as a Swift error, on its way to becoming a ``CurlError``.
struct CurlCode: Error {
    let code: CURLcode

    init(_ code: CURLcode) { self.code = code }
}

extension Duration {
    /// Whole milliseconds, rounded up; never more than fits a C `int`.
    var milliseconds: Int {
        let (seconds, attoseconds) = components
        guard seconds < 2_000_000 else { return 2_000_000_000 }
        return Int(max(0, seconds)) * 1000 + Int((max(0, attoseconds) + 999_999_999_999_999) / 1_000_000_000_000_000)
    }
}
