import Foundation

extension MailReader {
    /// Decodes one part; finds out what it is, its text, and what hangs inside.
    mutating func leaf(
        _ node: Int, _ entity: Entity, _ bytes: UnsafeRawBufferPointer, _ range: Range<Int>, offset: Int?, depth: Int
    ) {
        let raw = unsafe UnsafeRawBufferPointer(rebasing: bytes[range])
        let isText = tree.nodes[node].part.type.hasPrefix("text/")
        let isEncoded = entity.encoding != .identity
        // Magic needs the start; documents and wrappers are wanted whole; for the rest the start is enough.
        let keep = isText ? max(Limits.htmlBytes, Limits.magicBytes) : Limits.wrapperBytes
        let summary = unsafe ContentDecoder.summary(of: raw, encoding: entity.encoding, keep: keep)
        tree.nodes[node].part.bytes = summary.bytes
        tree.nodes[node].part.sha256 = summary.sha256
        if let offset {
            tree.nodes[node].source = PartSource(
                range: (range.lowerBound + offset)..<(range.upperBound + offset), encoding: entity.encoding)
        }
        let kind = PartKind(tree.nodes[node].part)
        if kind == .mail {
            tree.nodes[node].part.detected = tree.nodes[node].part.type
            let nested =
                !isEncoded && offset != nil
                ? Nested.Bytes.range((range.lowerBound + (offset ?? 0))..<(range.upperBound + (offset ?? 0)))
                : .data(summary.head)
            enqueue(nested, node, depth + 1, isMessage: true)
            return
        }
        tree.nodes[node].part.detected = detected(node, summary)
        if isText || kind == .status {
            text(node, summary)
            if !keepsAll, isText, tree.nodes[node].part.name == nil, tree.nodes[node].part.disposition != "attachment" {
                return
            }
        }
        unwrap(node, kind, summary, depth)
        if keepsAll {
            if offset == nil { tree.nodes[node].part.content = summary.head }
            return
        }
        guard summary.isWhole, summary.bytes <= min(Limits.documentBytes, documentsLeft), kind != .status else {
            return
        }
        documentsLeft -= summary.bytes
        tree.nodes[node].part.content = summary.head
    }

    /// What the bytes are. Bodies without a name are mostly plain to see.
    private func detected(_ node: Int, _ summary: ContentDecoder.Summary) -> String {
        let part = tree.nodes[node].part
        if part.name == nil, summary.isWhole, let certain = BodyType.certain(summary.head, declared: part.type) {
            return certain
        }
        return unsafe summary.head.withUnsafeBytes { unsafe FileTyper.type(of: $0) }
    }

    mutating func enqueue(_ bytes: Nested.Bytes, _ holder: Int, _ depth: Int, isMessage: Bool) {
        guard depth <= Limits.depth else {
            return note(
                "mails are attached within each other deeper than \(Limits.depth): the inner ones were left out")
        }
        queue.append(Nested(bytes: bytes, holder: holder, depth: depth, isMessage: isMessage))
    }

    mutating func text(_ node: Int, _ summary: ContentDecoder.Summary) {
        let isHTML = tree.nodes[node].part.type == "text/html"
        var label = tree.nodes[node].part.charset
        let head = summary.head.prefix(isHTML ? Limits.htmlBytes : Limits.textBytes)
        if isHTML, label.flatMap({ Charset(label: $0) }) == nil { label = MetaCharset.label(in: head) ?? label }
        let result = unsafe Data(head).withUnsafeBytes { unsafe TextDecoder.decode($0, label: label) }
        let text = result.text.withPlainLineEnds
        tree.nodes[node].part.text =
            text.utf8.count <= Limits.textBytes ? text : HeaderReader.cut(text, Limits.textBytes)
        if isHTML { tree.nodes[node].html = text }
        if let defect = result.defect { note(defect) }
        if summary.bytes > head.count || text.utf8.count > Limits.textBytes {
            note("a text part is larger than \(Limits.textBytes) bytes: the rest was left out of the text")
        }
    }

    /// Opens what mail programs wrap mails into.
    mutating func unwrap(_ node: Int, _ kind: PartKind, _ summary: ContentDecoder.Summary, _ depth: Int) {
        switch kind {
        case .tnef:
            guard summary.isWhole, let content = TNEF(summary.head) else {
                return note("winmail.dat could not be read")
            }
            tree.nodes[node].isUnwrapped = hang(content, below: node, depth)
        case .signed:
            guard summary.isWhole, let content = SignedData.content(of: summary.head) else {
                return note("an S/MIME part is encrypted or could not be read")
            }
            tree.nodes[node].isUnwrapped = true
            enqueue(.data(content), node, depth, isMessage: false)
        case .mailFile:
            guard summary.isWhole, MailShape.looksLikeMail(summary.head) else { return }
            enqueue(.data(summary.head), node, depth + 1, isMessage: true)
        default: break
        }
    }

    /// Hangs the parts of a TNEF file below its part.
    mutating func hang(_ content: TNEF, below holder: Int, _ depth: Int) -> Bool {
        for file in content.files {
            guard tree.nodes.count < Limits.parts else { break }
            let summary = unsafe file.data.withUnsafeBytes {
                unsafe ContentDecoder.summary(of: $0, encoding: .identity, keep: Limits.wrapperBytes)
            }
            let detected = unsafe file.data.withUnsafeBytes { unsafe FileTyper.type(of: $0) }
            var part = Part(
                path: tree.nodes[holder].part.path + ".\(tree.nodes[holder].children.count + 1)",
                type: file.type ?? detected, detected: detected,
                disposition: file.isBody ? nil : "attachment", name: file.name.flatMap(FileName.sanitized),
                contentID: file.contentID, bytes: summary.bytes, sha256: summary.sha256, messageDepth: depth)
            if keepsAll || !file.isBody && summary.bytes <= min(Limits.documentBytes, documentsLeft) {
                documentsLeft -= min(documentsLeft, summary.bytes)
                part.content = file.data
            }
            var node = PartNode(part: part, parent: holder, type: Parameters(Array(part.type.utf8)))
            if file.isBody {
                let text = unsafe file.data.withUnsafeBytes { unsafe TextDecoder.decode($0, label: file.charset).text }
                    .withPlainLineEnds
                node.part.text = HeaderReader.cut(text, Limits.textBytes)
                if part.type == "text/html" { node.html = text }
            }
            tree.nodes[holder].children.append(tree.nodes.count)
            tree.nodes.append(node)
        }
        return !content.files.isEmpty
    }
}
