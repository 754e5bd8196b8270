extension IMAPStatus {
    /// Reads what follows OK, NO, BAD, BYE or PREAUTH: `[CODE arguments] text`. Anything may stand there; nothing is
    /// an error.
    init(kind: Kind, rest: [UInt8]) {
        self.kind = kind
        var text = rest[...]
        while text.first == UInt8(ascii: " ") { text.removeFirst() }
        guard text.first == UInt8(ascii: "["), let end = text.firstIndex(of: UInt8(ascii: "]")) else {
            self.text = ServerText.clean(text)
            return
        }
        code = Code(Array(text[(text.startIndex + 1)..<end]))
        // The code is part of what a person wants to read ("[OVERQUOTA] …").
        self.text = ServerText.clean(text)
    }
}

extension IMAPStatus.Code {
    init?(_ bytes: [UInt8]) {
        var scanner = IMAPScanner([.text(bytes)])
        guard let name = scanner.keyword() else { return nil }
        scanner.skipSpaces()
        let code: Self? =
            switch name {
            case "UIDVALIDITY": scanner.uid().map { .uidValidity($0) }
            case "UIDNEXT": scanner.uid().map { .uidNext($0) }
            case "HIGHESTMODSEQ": scanner.number().map { .highestModSeq($0) }
            case "READ-ONLY": .readOnly
            case "READ-WRITE": .readWrite
            case "PERMANENTFLAGS": scanner.wordList().map { .permanentFlags($0.prefix(1000).map { $0 }) }
            case "CAPABILITY": .capability(IMAPResponse.capabilities(&scanner))
            case "TRYCREATE": .tryCreate
            case "APPENDUID": Self.appendUID(&scanner)
            case "COPYUID": Self.copyUID(&scanner)
            default: nil
            }
        self = code ?? .other(ServerText.clean(name))
    }

    private static func appendUID(_ scanner: inout IMAPScanner) -> Self? {
        guard let validity = scanner.uid() else { return nil }
        scanner.skipSpaces()
        return scanner.uid().map { .appendUID(validity: validity, uid: $0) }
    }

    private static func copyUID(_ scanner: inout IMAPScanner) -> Self? {
        guard let validity = scanner.uid() else { return nil }
        scanner.skipSpaces()
        guard let from = scanner.atom().flatMap({ UIDSet(parsing: $0) }) else { return nil }
        scanner.skipSpaces()
        guard let to = scanner.atom().flatMap({ UIDSet(parsing: $0) }) else { return nil }
        return .copyUID(validity: validity, from: from, to: to)
    }
}

extension IMAPScanner {
    /// A number from 1 that fits 32 bits.
    fileprivate mutating func uid() -> UInt32? {
        number().flatMap { UInt32(exactly: $0) }.flatMap { $0 > 0 ? $0 : nil }
    }
}
