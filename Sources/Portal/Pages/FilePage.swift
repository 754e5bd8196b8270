import Foundation
import HTTPTypes
import Hummingbird
import Logging
import Storage

extension Site {
    /// The largest mail that an attachment is taken out of. Bytes.
    static let rawLimit = 256 * 1024 * 1024

    /// `/a/ID`: an attachment, only ever to be saved: no browser shows anything that came by mail.
    func file(_ request: Request, _ context: PortalContext) async throws -> Response {
        let session = try await require(request)
        guard let text = context.parameters.get("id"), text.utf8.count <= 18, let id = Int64(text), id > 0,
            String(id) == text
        else { throw PageFailure.notFound }
        let found = try await setup.store.read { transaction in
            switch session.visitor {
            case .client(let reader): try transaction.clientAttachment(id, in: reader.scope)
            case .staff: try transaction.staffAttachment(id)
            }
        }
        guard let found, found.rawBytes <= Self.rawLimit else { throw PageFailure.notFound }
        var headers = HTTPFields()
        headers[.contentType] = Self.safeType(found.type)
        headers[.contentDisposition] = Self.disposition(found.name, id: id)
        headers[.contentSecurityPolicy] = "default-src 'none'; sandbox; frame-ancestors 'none'"
        headers[.cacheControl] = "private, no-cache"
        headers[.eTag] = "\"\(found.sha256.prefix(32))\""
        if request.method == .head {
            headers[.contentLength] = String(found.bytes)
            return Response(status: .ok, headers: headers)
        }
        guard let content = try await content(found) else { throw PageFailure.notFound }
        return Response(
            status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: content)))
    }

    private func content(_ file: StoredAttachment) async throws -> Data? {
        await extraction.enter()
        do {
            let raw = try await setup.store.rawMail(file.raw)
            let content = try setup.attachments.content(of: file.path, in: raw)
            await extraction.leave()
            return content
        } catch {
            await extraction.leave()
            throw error
        }
    }

    /// The type, if it is one that no program runs by itself; bytes without a type else.
    static func safeType(_ type: String) -> String {
        let lower = type.lowercased()
        let documents: Set<String> = [
            "application/pdf", "image/png", "image/jpeg", "image/gif", "image/webp", "image/tiff", "image/heic",
            "text/csv", "application/zip", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "application/vnd.oasis.opendocument.text", "application/vnd.oasis.opendocument.spreadsheet",
            "application/msword", "application/vnd.ms-excel", "text/calendar", "message/rfc822",
        ]
        if lower == "text/plain" { return "text/plain; charset=utf-8" }
        return documents.contains(lower) ? lower : "application/octet-stream"
    }

    /// `attachment` with the name twice (RFC 6266): plain for old programs, and in full.
    static func disposition(_ name: String, id: Int64) -> String {
        let full = safeName(name, id: id)
        let plain = String(
            full.unicodeScalars.map { scalar -> Character in
                scalar.isASCII
                    && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
                        || "-_. ()".unicodeScalars.contains(scalar))
                    ? Character(scalar) : "_"
            })
        let letters = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._".utf8)
        let digits = Array("0123456789ABCDEF".utf8)
        var escaped: [UInt8] = []
        for byte in full.utf8 {
            if letters.contains(byte) {
                escaped.append(byte)
            } else {
                escaped += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return "attachment; filename=\"\(plain)\"; filename*=UTF-8''\(String(decoding: escaped, as: UTF8.self))"
    }

    /// A name that cannot leave the folder it is saved in or hide its ending.
    private static func safeName(_ name: String, id: Int64) -> String {
        let clean = name.shown(150).filter { !"/\\:*?\"<>|".contains($0) && !$0.isNewline }
        var text = String(clean.drop { $0 == "." || $0 == " " || $0 == "~" })
        while text.last == "." || text.last == " " { text.removeLast() }
        return text.isEmpty ? "attachment-\(id)" : text
    }
}
