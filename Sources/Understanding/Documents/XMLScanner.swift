import CHTML

/// Reads XML event by event, without a tree, without network, entities of its own or document type declarations.
@safe final class XMLScanner {
    enum Event {
        /// The local name of an element.
        case start(String)
        case end(String)
        case text(String)
    }

    private let reader: xmlTextReaderPtr
    private let bytes: [UInt8]
    private var pendingEnd: String?

    /// Takes a document; `nil` where libxml2 will not have it.
    init?(_ bytes: [UInt8]) {
        // office formats have no document type; entity bombs need one
        guard !Self.hasDoctype(bytes), bytes.count < Int(Int32.max) else { return nil }
        self.bytes = bytes
        let options = Int32(
            XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
                | XML_PARSE_RECOVER.rawValue)
        let opened = unsafe self.bytes.withUnsafeBufferPointer { buffer -> xmlTextReaderPtr? in
            guard let base = buffer.baseAddress else { return nil }
            return unsafe base.withMemoryRebound(to: CChar.self, capacity: buffer.count) {
                unsafe xmlReaderForMemory($0, Int32(buffer.count), nil, nil, options)
            }
        }
        guard let opened = unsafe opened else { return nil }
        unsafe reader = opened
    }

    deinit { unsafe xmlFreeTextReader(reader) }

    private static func hasDoctype(_ bytes: [UInt8]) -> Bool {
        let mark = Array("<!DOCTYPE".utf8)
        var at = 0
        for byte in bytes.prefix(4096) {
            at = (byte & 0xDF == mark[at] & 0xDF) ? at + 1 : (byte == mark[0] ? 1 : 0)
            if at == mark.count { return true }
        }
        return false
    }

    /// The next event; `nil` at the end or at an error, which ends the reading.
    func next() -> Event? {
        if let name = pendingEnd {
            pendingEnd = nil
            return .end(name)
        }
        while unsafe xmlTextReaderRead(reader) == 1 {
            switch unsafe UInt32(bitPattern: xmlTextReaderNodeType(reader)) {
            case XML_READER_TYPE_ELEMENT.rawValue:
                let name = localName
                if unsafe xmlTextReaderIsEmptyElement(reader) == 1 { pendingEnd = name }
                return .start(name)
            case XML_READER_TYPE_END_ELEMENT.rawValue: return .end(localName)
            case XML_READER_TYPE_TEXT.rawValue, XML_READER_TYPE_CDATA.rawValue,
                XML_READER_TYPE_SIGNIFICANT_WHITESPACE.rawValue:
                guard let value = unsafe xmlTextReaderConstValue(reader) else { continue }
                return unsafe .text(String(cString: value))
            default: continue
            }
        }
        return nil
    }

    private var localName: String {
        guard let name = unsafe xmlTextReaderConstLocalName(reader) else { return "" }
        return unsafe String(cString: name)
    }

    /// An attribute of the element that was just started, by local name in any namespace.
    func attribute(_ name: String) -> String? {
        var found: String?
        guard unsafe xmlTextReaderMoveToFirstAttribute(reader) == 1 else { return nil }
        repeat {
            if localName == name, let value = unsafe xmlTextReaderConstValue(reader) {
                unsafe found = String(cString: value)
                break
            }
        } while unsafe xmlTextReaderMoveToNextAttribute(reader) == 1
        unsafe xmlTextReaderMoveToElement(reader)
        return found
    }
}
