import Foundation

/// Tells what a person attached from what mail programs add: body alternatives, logos, report parts, signatures.
struct AttachmentJudge {
    private let root: Int
    private let bodyLeaves: Set<Int>
    private let pictures: [String: Int]
    private let kinds: [TextSpan.Kind]
    private let tree: PartTree

    init(tree: PartTree, root: Int, body: BodyReader, reading: ReplyReader.Result) {
        self.tree = tree
        self.root = root
        bodyLeaves = Set(body.leaves)
        pictures = Dictionary(
            body.pictures.map { ($0.contentID.lowercased(), $0.line) }, uniquingKeysWith: { first, _ in first })
        kinds = reading.kinds
    }

    /// Sets `isAttachment` of every part of the mail itself.
    func judge(_ tree: inout PartTree) {
        for index in tree.scope(of: root) { tree.nodes[index].part.isAttachment = isAttachment(index) }
    }

    private func isAttachment(_ index: Int) -> Bool {
        let node = tree.nodes[index]
        let part = node.part
        guard part.messageDepth == 0, !part.isContainer, !bodyLeaves.contains(index), !node.isUnwrapped,
            !PartKind.isSignature(part)
        else { return false }
        let around = tree.ancestors(of: index).map { tree.nodes[$0].part.type }
        if around.contains("multipart/report") || around.contains("multipart/encrypted") { return false }
        switch PartKind(part) {
        case .mail: return part.name != nil || part.disposition == "attachment"
        case .status: return part.name != nil && part.disposition == "attachment"
        default: break
        }
        if isAlternative(index) || part.type == "application/applefile" { return false }
        if node.isText, part.name == nil { return part.disposition == "attachment" }
        if part.type.hasPrefix("image/") || part.detected.hasPrefix("image/") { return isAttachedPicture(index) }
        if part.type == "text/calendar", part.name == nil { return part.disposition == "attachment" }
        return part.name != nil || part.disposition == "attachment" || part.bytes > 0
    }

    /// A rendition of the body: a direct child of multipart/alternative without being attached.
    private func isAlternative(_ index: Int) -> Bool {
        guard let parent = tree.nodes[index].parent, tree.nodes[parent].part.type == "multipart/alternative" else {
            return false
        }
        let part = tree.nodes[index].part
        return part.type.hasPrefix("text/") && part.disposition != "attachment"
    }

    /// Photos count, even inline ones of telephones; logos and drawn lines do not.
    private func isAttachedPicture(_ index: Int) -> Bool {
        let part = tree.nodes[index].part
        let isRelated = tree.nodes[index].parent.map { tree.nodes[$0].part.type == "multipart/related" } ?? false
        if let id = part.contentID?.lowercased(), let line = pictures[id] {
            let isOwn = line >= kinds.count ? kinds.last == .new || kinds.isEmpty : kinds[line] == .new
            return isOwn && isPhoto(part)
        }
        // In a multipart/related a picture that is not shown is a leftover of a quoted mail, unless it looks like a photo.
        if isRelated, part.contentID != nil, part.disposition != "attachment" { return isPhoto(part) }
        if part.disposition == "attachment" { return true }
        if part.bytes < Self.photoBytes, Self.isDecoration(part.name ?? "") { return false }
        return part.name != nil || part.bytes >= Self.photoBytes
    }

    /// Smaller pictures are logos and icons.
    private static let photoBytes = 24 * 1024

    private func isPhoto(_ part: Part) -> Bool {
        guard let name = part.name?.lowercased(), part.bytes >= Self.photoBytes else { return false }
        if Self.isDecoration(name) { return false }
        // Outlook numbers what stands in its text: image001.png.
        if name.hasPrefix("image0") { return part.bytes >= 4 * Self.photoBytes && part.detected == "image/jpeg" }
        return true
    }

    /// Names of logos and icons of signatures.
    private static func isDecoration(_ name: String) -> Bool {
        let stem = name.lowercased().prefix { $0 != "." }
        return [
            "logo", "signature", "banner", "icon", "facebook", "linkedin", "instagram", "footer", "header", "подпис",
            "лого", "unnamed",
            "outlook-",
        ].contains { stem.contains($0) }
    }
}
