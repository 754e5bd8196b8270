import Foundation

/// Reads one mail: the tree, then what hangs inside of its parts, then text, reply and signs.
struct MailReader {
    let loopMark: String?
    var tree = PartTree()
    var defects: [String] = []
    var documentsLeft = Limits.documentsBytes
    var nestedLeft = Limits.nestedBytes
    /// Mails and wrappers that are still to be opened.
    var queue: [Nested] = []
    /// Whether every part that cannot be found again in the raw mail is kept whole.
    var keepsAll = false
    /// Decoded header entities of mails by their root node.
    var roots: [(node: Int, entity: Entity, depth: Int)] = []

    /// Something inside of a part that is parsed like a mail.
    struct Nested {
        enum Bytes {
            case range(Range<Int>)
            case data(Data)
        }
        var bytes: Bytes
        var holder: Int
        var depth: Int
        /// Attached mails count as mails of their own, wrappers do not.
        var isMessage: Bool
    }

    init(loopMark: String?) { self.loopMark = loopMark }

    // MARK: Whole mail

    mutating func read(_ bytes: UnsafeRawBufferPointer) -> Message {
        unsafe grow(bytes)
        var message = Message(bytes: bytes.count)
        guard let root = roots.first else { return message }
        var headers = HeaderReader(root.entity, hint: hint)
        headers.fill(&message)
        let subject = Subject(message.subject)
        message.automatic = automatic(message, subject)
        let isNotice = message.automatic == .dsn
        var body = BodyReader(tree: tree, root: root.node, isNotice: isNotice)
        body.read()
        tree = body.tree
        let reading = ReplyReader.read(body.lines, from: message.from, isNotice: isNotice)
        message.text = body.text
        message.html = body.html
        message.reply = reading.reply
        message.signature = reading.signature
        message.spans = Self.spans(body.lines, reading.kinds)
        message.forwarded =
            isNotice
            ? [] : ForwardReader.inline(reading, lines: body.lines, subject: subject, html: body.html) + attachedMails()
        AttachmentJudge(tree: tree, root: root.node, body: body, reading: reading).judge(&tree)
        if isNotice { message.deliveryReport = report(message, body.text) }
        message.parts = tree.ordered().map { tree.nodes[$0].part }
        message.defects = Self.distinct(headers.defects + defects + body.defects)
        return message
    }

    private static func distinct(_ defects: [String]) -> [String] {
        var seen: Set<String> = []
        return Array(defects.filter { seen.insert($0).inserted }.prefix(Limits.defects))
    }

    private static func spans(_ lines: [TextLine], _ kinds: [TextSpan.Kind]) -> [TextSpan] {
        var spans: [TextSpan] = []
        var run: [String] = []
        for (index, line) in lines.enumerated() {
            // Lines beyond the searched ones go with the last that was.
            let kind = index < kinds.count ? kinds[index] : kinds.last ?? .new
            if let last = spans.last, last.kind == kind {
                run.append(line.plain)
            } else {
                if !spans.isEmpty { spans[spans.count - 1].text = run.joined(separator: "\n") }
                spans.append(TextSpan(kind: kind, text: ""))
                run = [line.plain]
            }
        }
        if !spans.isEmpty { spans[spans.count - 1].text = run.joined(separator: "\n") }
        return spans
    }

    private func automatic(_ message: Message, _ subject: Subject) -> AutomaticClass {
        let scope = tree.scope(of: roots[0].node)
        let types = scope.map { tree.nodes[$0].part.type }
        return AutomaticSigns(
            headers: message.headers, from: message.from, subject: subject, types: types,
            reportType: tree.nodes[roots[0].node].type.token("report-type")?.lowercased(), loopMark: loopMark
        ).automaticClass()
    }

    private func report(_ message: Message, _ notice: String) -> DeliveryReport {
        let scope = tree.ordered().map { tree.nodes[$0] }
        let statuses = scope.filter {
            $0.part.type == "message/delivery-status" || $0.part.type == "message/global-delivery-status"
        }.compactMap(\.part.text)
        var returned =
            roots.dropFirst().first { $0.depth == 1 }.map { HeaderReader($0.entity, hint: hint).decoded } ?? []
        if returned.isEmpty,
            let headers = scope.first(where: {
                $0.part.type == "text/rfc822-headers" || $0.part.type == "message/global-headers"
            })?.part.text
        {
            returned =
                unsafe Array((headers + "\n\n").utf8).withUnsafeBytes {
                    unsafe EntityTree.parse($0, maxParts: 1).entities.first
                }
                .map { HeaderReader($0, hint: hint).decoded } ?? []
        }
        return DeliveryReportReader(statuses: statuses, notice: notice, returned: returned, headers: message.headers)
            .read()
    }

    /// Attached mails of the mail itself, as forwards.
    private func attachedMails() -> [ForwardedMail] {
        roots.dropFirst().filter { $0.depth == 1 }.prefix(Limits.forwards).map { root in
            var inner = Message()
            var headers = HeaderReader(root.entity, hint: hint)
            headers.fill(&inner)
            var body = BodyReader(tree: tree, root: root.node, isNotice: false)
            body.read()
            let reading = ReplyReader.read(body.lines, from: inner.from)
            let holder = tree.nodes[root.node].parent
            return ForwardedMail(
                from: inner.from, dateText: inner.header("date") ?? "", date: inner.date, subject: inner.subject,
                text: body.text, reply: reading.reply, html: body.html,
                path: holder.map { tree.nodes[$0].part.path })
        }
    }

    // MARK: Tree

    /// The charset that the mail's text parts declare: raw header bytes are most likely in it too.
    var hint: Charset? {
        for node in tree.nodes where node.part.type.hasPrefix("text/") {
            if let charset = node.part.charset.flatMap({ Charset(label: $0) }), charset != .utf8 { return charset }
        }
        return nil
    }

    /// Parses the mail and, one after the other, what hangs inside.
    mutating func grow(_ bytes: UnsafeRawBufferPointer) {
        unsafe open(bytes, offset: 0, prefix: "", holder: nil, depth: 0, isMessage: true, whole: bytes)
        var position = 0
        while position < queue.count {
            let next = queue[position]
            position += 1
            guard tree.nodes.count < Limits.parts else {
                note("the mail has more than \(Limits.parts) parts: the others were left out")
                return
            }
            let path = tree.nodes[next.holder].part.path
            switch next.bytes {
            case .range(let range):
                guard spend(range.count) else { continue }
                unsafe open(
                    UnsafeRawBufferPointer(rebasing: bytes[range]), offset: range.lowerBound, prefix: path,
                    holder: next.holder, depth: next.depth,
                    isMessage: next.isMessage, whole: bytes)
            case .data(let data):
                guard spend(data.count) else { continue }
                unsafe data.withUnsafeBytes { data in
                    unsafe open(
                        data, offset: nil, prefix: path, holder: next.holder, depth: next.depth,
                        isMessage: next.isMessage, whole: data)
                }
            }
        }
    }

    mutating func spend(_ bytes: Int) -> Bool {
        nestedLeft -= bytes
        if nestedLeft < 0 { note("attached mails are too many or too large: the inner ones were left out") }
        return nestedLeft >= 0
    }

    mutating func note(_ defect: String) {
        if defects.count < Limits.defects { defects.append(defect) }
    }

    /// Parses one mail or wrapper and hangs its parts into the tree.
    mutating func open(
        _ bytes: UnsafeRawBufferPointer, offset: Int?, prefix: String, holder: Int?, depth: Int, isMessage: Bool,
        whole: UnsafeRawBufferPointer
    ) {
        let start = unsafe Self.headerStart(bytes)
        let result = unsafe EntityTree.parse(
            UnsafeRawBufferPointer(rebasing: bytes[start...]), maxParts: Limits.parts - tree.nodes.count)
        result.defects.forEach { note($0) }
        guard let rootEntity = result.entities.first else { return }
        let first = tree.nodes.count
        for entity in result.entities { tree.nodes.append(Self.node(entity, depth: depth)) }
        for (index, entity) in result.entities.enumerated() {
            tree.nodes[first + index].children = entity.children.map { $0 + first }
            for child in entity.children { tree.nodes[first + child].parent = first + index }
        }
        tree.nodes[first].parent = holder
        if let holder { tree.nodes[holder].children.append(first) }
        number(first, prefix: prefix)
        if isMessage { roots.append((first, rootEntity, depth)) }
        for (index, entity) in result.entities.enumerated() where !entity.isMultipart {
            let range = (entity.content.lowerBound + start)..<(entity.content.upperBound + start)
            unsafe leaf(first + index, entity, bytes, range, offset: offset, depth: depth)
        }
    }

    /// mbox separators and empty lines before the header.
    private static func headerStart(_ bytes: UnsafeRawBufferPointer) -> Int {
        var start = 0
        while start < bytes.count {
            let byte = unsafe bytes[start]
            if byte == 13 || byte == 10 {
                start += 1
                continue
            }
            let head = unsafe bytes[start..<min(bytes.count, start + 6)]
            guard unsafe head.starts(with: "From ".utf8) || head.starts(with: ">From ".utf8),
                let end = unsafe bytes[start..<min(bytes.count, start + 1000)].firstIndex(of: 10)
            else { return start }
            start = end + 1
        }
        return min(start, bytes.count)
    }

    /// Numbers a mail's parts as IMAP BODYSTRUCTURE does.
    mutating func number(_ root: Int, prefix: String) {
        let front = prefix.isEmpty ? "" : prefix + "."
        guard tree.nodes[root].part.isContainer else {
            tree.nodes[root].part.path = front + "1"
            return
        }
        tree.nodes[root].part.path = front + "TEXT"
        var open = [(root, front)]
        while let (node, front) = open.popLast() {
            for (position, child) in tree.nodes[node].children.enumerated() {
                let path = front + String(position + 1)
                tree.nodes[child].part.path = path
                open.append((child, path + "."))
            }
        }
    }

    private static func node(_ entity: Entity, depth: Int) -> PartNode {
        let type = Parameters(entity.field("content-type") ?? [])
        let disposition = entity.field("content-disposition").map { Parameters($0) }
        var declared =
            type.value.split(separator: "/", omittingEmptySubsequences: false).count == 2
                && type.value.utf8.count <= 200 ? type.value : ""
        if declared.isEmpty || declared.hasPrefix("/") || declared.hasSuffix("/") { declared = "text/plain" }
        if entity.isMultipart != declared.hasPrefix("multipart/") {
            declared = entity.isMultipart ? "multipart/mixed" : "application/octet-stream"
        }
        let label = type.token("charset")?.lowercased().trimming("\"' ")
        let hint = label.flatMap { Charset(label: $0) }
        let names = (disposition?.texts("filename", hint: hint) ?? []) + type.texts("name", hint: hint)
        let named = disposition.map(\.value).flatMap {
            $0 == "inline" || $0 == "attachment" ? $0 : $0.isEmpty ? nil : "attachment"
        }
        let part = Part(
            path: "", type: declared, detected: declared,
            charset: label.flatMap { $0.isEmpty ? nil : String($0.prefix(60)) }, disposition: named,
            name: FileName.best(names), contentID: entity.field("content-id").flatMap(contentID), messageDepth: depth)
        return PartNode(part: part, type: type)
    }

    private static func contentID(_ raw: [UInt8]) -> String? {
        let text = EncodedWord.decode(raw).filter { !$0.isWhitespace && $0 != "<" && $0 != ">" }
        return text.isEmpty ? nil : String(text.prefix(200))
    }
}
