import Foundation
import HTTPTypes
import Hummingbird
import Storage
import Workflows

extension FileView {
    /// A document that we issued.
    init(_ document: DocumentRow, site: Site, wording: Wording) {
        let kind = wording.words.texts["document_\(document.kind.rawValue)"] ?? document.name.shown(120)
        let version = document.version > 1 ? " (\(document.version))" : ""
        name =
            kind + version + ", "
            + (wording.words.texts["format_\(document.format.rawValue)"] ?? document.format.rawValue)
        href = site.link("/d/\(document.id)")
        info = wording.size(document.bytes) + ", " + wording.day(document.issuedAt)
    }
}

extension Site {
    /// `/d/ID`: a document as it was issued, only ever to be saved.
    func document(_ request: Request, _ context: PortalContext) async throws -> Response {
        let session = try await require(request)
        guard let text = context.parameters.get("id"), text.utf8.count <= 18, let id = Int64(text), id > 0,
            String(id) == text
        else { throw PageFailure.notFound }
        let isHead = request.method == .head
        let found = try await setup.store.read { transaction -> (DocumentRow, Data?)? in
            let row =
                switch session.visitor {
                case .client(let reader): try transaction.clientDocument(id, in: reader.scope)
                case .staff: try transaction.document(id)
                }
            return try row.map { ($0, isHead ? nil : try transaction.documentContent(id)) }
        }
        guard let (document, content) = found else { throw PageFailure.notFound }
        var headers = HTTPFields()
        headers[.contentType] = document.format == .pdf ? "application/pdf" : "application/xml"
        headers[.contentDisposition] = Self.disposition(document.name, id: id)
        headers[.contentSecurityPolicy] = "default-src 'none'; sandbox; frame-ancestors 'none'"
        headers[.eTag] = "\"\(document.sha256.prefix(32))\""
        guard let content else {
            headers[.contentLength] = String(document.bytes)
            return Response(status: .ok, headers: headers)
        }
        return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: content)))
    }
}
