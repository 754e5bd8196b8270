/// One response of an IMAP server, understood as far as XCRM needs it (RFC 3501 §7).
enum IMAPResponse: Equatable {
    /// `+`: the server waits for a literal, or idles.
    case continuation(String)
    /// The end of the command with this tag.
    case tagged(String, IMAPStatus)
    /// An untagged OK, NO, BAD, BYE or PREAUTH.
    case status(IMAPStatus)
    case capability(Set<String>)
    case exists(UInt32)
    case expunge(UInt32)
    case search([UInt32])
    case list(Folder)
    /// The prefix and the delimiter of the user's own folders (RFC 2342).
    case namespace(prefix: String, delimiter: Character?)
    /// A STATUS response: the folder's name, and numbers by item.
    case folderStatus(String, [String: UInt64])
    case fetch(sequence: UInt32, FetchAttributes)
    /// Anything else, by its first word.
    case other(String)
}

/// OK, NO, BAD, BYE or PREAUTH with what follows (RFC 3501 §7.1).
struct IMAPStatus: Equatable {
    enum Kind: String, Equatable {
        case ok = "OK"
        case no = "NO"
        case bad = "BAD"
        case bye = "BYE"
        case preauth = "PREAUTH"
    }

    /// The codes in square brackets that XCRM acts on.
    enum Code: Equatable {
        case uidValidity(UInt32)
        case uidNext(UInt32)
        case highestModSeq(UInt64)
        case readOnly
        case readWrite
        case permanentFlags([String])
        case capability(Set<String>)
        case tryCreate
        case appendUID(validity: UInt32, uid: UInt32)
        case copyUID(validity: UInt32, from: UIDSet, to: UIDSet)
        case other(String)
    }

    var kind: Kind
    var code: Code?
    /// Bounded, without control characters.
    var text: String
}

/// What one FETCH response says of a mail.
struct FetchAttributes: Equatable {
    enum Body: Equatable {
        /// It came as a literal, in events of its own.
        case streamed
        /// It came as a quoted string.
        case inline([UInt8])
        /// NIL.
        case null
    }

    var uid: UInt32?
    var size: Int?
    var internalDate: Int64?
    var flags: [String]?
    var body: Body?
}

/// What the parser finds next.
enum IMAPEvent: Equatable {
    case response(IMAPResponse)
    /// The body of a mail begins inside a FETCH response; the attributes are those that came before it.
    case bodyBegin(sequence: UInt32, FetchAttributes, size: Int)
    case bodyChunk([UInt8])
    /// The body is complete; the FETCH response itself follows.
    case bodyEnd
}

/// Why bytes of a server could not be understood.
enum WireError: Error, Equatable {
    case malformed(String)
    case tooLong(String)
}
