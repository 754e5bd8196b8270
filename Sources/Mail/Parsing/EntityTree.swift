import CGMime

/// A header field as it stands: folded, undecoded.
struct RawField {
    var name: String
    var value: [UInt8]
}

/// A node of a mail's MIME tree, still encoded. Nothing of GMime is behind it.
struct Entity {
    var fields: [RawField]
    var isMultipart: Bool
    var children: [Int] = []
    /// Where the content stands in the bytes that were parsed; empty for multiparts.
    var content: Range<Int> = 0..<0
    var encoding: ContentEncoding = .identity

    func field(_ name: String) -> [UInt8]? {
        fields.first { $0.name.utf8.count == name.utf8.count && $0.name.lowercased() == name }?.value
    }
}

/// Content-Transfer-Encoding as far as it matters for decoding.
enum ContentEncoding {
    case identity, base64, quotedPrintable, uuencode
}

/// Parses bytes into a flat tree with the root first. This is the only place where GMime objects live.
enum EntityTree {
    struct Result {
        var entities: [Entity]
        var defects: [String]
    }

    static func parse(_ bytes: UnsafeRawBufferPointer, maxParts: Int) -> Result {
        GMimeLibrary.start()
        var defects: [String] = []
        let extent = unsafe HostileShape.extent(of: bytes)
        if extent < bytes.count {
            defects.append("the mail has too many parts or header fields: what follows byte \(extent) was left out")
        }
        guard extent > 0, let base = bytes.baseAddress else {
            return Result(entities: [Entity(fields: [], isMultipart: false)], defects: ["the mail is empty"])
        }
        // GMime only reads through this array: the stream does not own it and is gone before this function returns.
        var array = unsafe GByteArray(
            data: UnsafeMutablePointer(mutating: base.assumingMemoryBound(to: UInt8.self)),
            len: guint(truncatingIfNeeded: extent))
        return unsafe withUnsafeMutablePointer(to: &array) { array in
            guard let stream = unsafe g_mime_stream_mem_new() else { return Result(entities: [], defects: defects) }
            defer { unsafe xcrm_gmime_unref(stream) }
            unsafe xcrm_gmime_lend(stream, array)
            guard let parser = unsafe g_mime_parser_new_with_stream(stream) else {
                return Result(entities: [], defects: defects)
            }
            defer { unsafe xcrm_gmime_unref(parser) }
            unsafe g_mime_parser_set_persist_stream(parser, 1)
            unsafe g_mime_parser_set_format(parser, GMIME_FORMAT_MESSAGE)
            guard let root = unsafe g_mime_parser_construct_part(parser, nil) else {
                return Result(
                    entities: [Entity(fields: [], isMultipart: false)],
                    defects: defects + ["the mail could not be read as MIME"])
            }
            defer { unsafe xcrm_gmime_unref(root) }
            let walk = unsafe walk(root, maxParts: maxParts)
            if walk.cut { defects.append("the mail has more than \(maxParts) parts: the others were left out") }
            if walk.deep {
                defects.append("multiparts are nested deeper than \(Limits.depth): the inner ones were left out")
            }
            return Result(entities: walk.entities, defects: defects)
        }
    }

    /// Breadth first with a list of what is still to be visited: no recursion.
    private static func walk(_ root: UnsafeMutablePointer<GMimeObject>, maxParts: Int) -> (
        entities: [Entity], cut: Bool, deep: Bool
    ) {
        var entities = unsafe [convert(root)]
        var cut = false
        var deep = false
        var open: [(object: UnsafeMutablePointer<GMimeObject>, index: Int, depth: Int)] = unsafe [(root, 0, 1)]
        var next = 0
        while unsafe next < open.count {
            let (object, index, depth) = unsafe open[next]
            next += 1
            guard entities[index].isMultipart else { continue }
            let multipart = unsafe xcrm_gmime_multipart(object)
            let count = unsafe Int(g_mime_multipart_get_count(multipart))
            if depth >= Limits.depth, count > 0 {
                deep = true
                continue
            }
            for position in 0..<max(0, count) {
                guard let child = unsafe g_mime_multipart_get_part(multipart, Int32(truncatingIfNeeded: position))
                else { continue }
                guard entities.count < maxParts else {
                    cut = true
                    break
                }
                entities[index].children.append(entities.count)
                unsafe open.append((child, entities.count, depth + 1))
                unsafe entities.append(convert(child))
            }
        }
        return (entities, cut, deep)
    }

    private static func convert(_ object: UnsafeMutablePointer<GMimeObject>) -> Entity {
        var entity = unsafe Entity(fields: fields(of: object), isMultipart: xcrm_gmime_is_multipart(object) != 0)
        guard unsafe xcrm_gmime_is_part(object) != 0,
            let wrapper = unsafe g_mime_part_get_content(xcrm_gmime_part(object)),
            let stream = unsafe g_mime_data_wrapper_get_stream(wrapper)
        else { return entity }
        let start = unsafe Int(stream.pointee.bound_start)
        let end = unsafe Int(stream.pointee.bound_end)
        if start >= 0, end >= start { entity.content = start..<end }
        switch unsafe g_mime_data_wrapper_get_encoding(wrapper) {
        case GMIME_CONTENT_ENCODING_BASE64: entity.encoding = .base64
        case GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE: entity.encoding = .quotedPrintable
        case GMIME_CONTENT_ENCODING_UUENCODE: entity.encoding = .uuencode
        default: entity.encoding = .identity
        }
        return entity
    }

    private static func fields(of object: UnsafeMutablePointer<GMimeObject>) -> [RawField] {
        guard let list = unsafe g_mime_object_get_header_list(object) else { return [] }
        let count = unsafe min(Int(g_mime_header_list_get_count(list)), Limits.headers)
        var fields: [RawField] = []
        var room = Limits.headerBytes
        for index in 0..<max(0, count) {
            guard let header = unsafe g_mime_header_list_get_header_at(list, Int32(index)),
                let name = unsafe g_mime_header_get_name(header)
            else { continue }
            let raw = unsafe g_mime_header_get_raw_value(header)
            let length = unsafe raw.map { unsafe strnlen($0, min(room, Limits.headerValueBytes * 4)) } ?? 0
            let value = unsafe Array(UnsafeRawBufferPointer(start: raw, count: length))
            room -= length
            unsafe fields.append(RawField(name: String(cString: name), value: value))
            if room <= 0 { break }
        }
        return fields
    }
}

/// Finds mails that are made to cost memory: more boundary lines or header lines in a row than any real mail has.
enum HostileShape {
    private static let boundaryLines = Limits.parts * 20
    private static let headerRun = Limits.headers * 20

    /// How many of the bytes may be parsed.
    static func extent(of bytes: UnsafeRawBufferPointer) -> Int {
        var boundaries = 0
        var run = 0
        var start = 0
        while start < bytes.count {
            let rest = bytes.count - start
            let line = unsafe memchr(bytes.baseAddress! + start, 10, rest)
            let end = unsafe line.map { unsafe UnsafeRawPointer($0) - bytes.baseAddress! } ?? bytes.count
            let first = unsafe bytes[start]
            if first == 0x2D, start + 1 < end, unsafe bytes[start + 1] == 0x2D {
                boundaries += 1
                if boundaries > boundaryLines { return start }
            }
            run = unsafe looksLikeHeader(bytes, start, end) ? run + 1 : 0
            if run > headerRun { return start }
            start = end + 1
        }
        return bytes.count
    }

    private static func looksLikeHeader(_ bytes: UnsafeRawBufferPointer, _ start: Int, _ end: Int) -> Bool {
        guard start < end else { return false }
        for index in start..<min(end, start + 100) {
            let byte = unsafe bytes[index]
            if byte == 0x3A { return index > start }
            if byte <= 32 || byte >= 127 { return index == start && (byte == 32 || byte == 9) }
        }
        return false
    }
}
