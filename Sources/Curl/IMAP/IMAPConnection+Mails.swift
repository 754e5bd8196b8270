extension IMAPConnection {
    /// How many UIDs one command names at most.
    static let uidsPerCommand = 2000
    /// How long their list may be: RFC 7162 §4 advises lines of 8192 bytes at most.
    static let setLength = 8000

    func search(_ criterion: SearchCriterion) throws(CurlError) -> [UInt32] {
        let key = try Self.key(criterion)
        var found: [UInt32] = []
        // The answer to a large folder in a few bytes, where the server can (RFC 4731).
        try run(has("ESEARCH") ? "UID SEARCH RETURN (ALL) \(key)" : "UID SEARCH \(key)") { response in
            if case .search(let uids) = response, found.count + uids.count <= CurlLimits.uids { found += uids }
        }
        // `UID n:*` always finds the last mail, even if its UID is below n (RFC 3501 §6.4.8).
        if case .from(let lowest) = criterion { found.removeAll { $0 < lowest } }
        if case .uids(let range) = criterion { found.removeAll { !range.contains($0) } }
        return UIDSet(found).uids
    }

    private static func key(_ criterion: SearchCriterion) throws(CurlError) -> String {
        switch criterion {
        case .all: return "ALL"
        case .from(let uid): return "UID \(max(1, uid)):*"
        case .uids(let range): return "UID \(max(1, range.lowerBound)):\(max(1, range.upperBound))"
        case .messageID(let id):
            guard !id.isEmpty, id.utf8.count <= 1000, id.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) else {
                throw invalid("a Message-ID to search for that is not printable ASCII")
            }
            return "HEADER MESSAGE-ID \(quoted(id))"
        case .without(let keyword): return "UNKEYWORD \(try checked(keyword: keyword))"
        case .since(let year, let month, let day):
            guard let date = IMAPDate.day(year: year, month: month, day: day) else {
                throw invalid("a date that is none")
            }
            return "SINCE \(date)"
        }
    }

    /// Adds a keyword, or a flag such as `\Deleted`, to mails.
    func store(_ uids: [UInt32], keyword: String) throws(CurlError) {
        let word = try Self.checked(flag: keyword)
        try eachPart(of: uids) { (set) throws(CurlError) in
            try run("UID STORE \(set) +FLAGS.SILENT (\(word))")
        }
    }

    /// Moves mails the best way that the server knows, making the folder if it is missing.
    func move(_ uids: [UInt32], to folder: String) throws(CurlError) -> MoveOutcome {
        let name = try wireName(folder)
        let method: MoveOutcome.Method =
            has("MOVE") ? .move : has("UIDPLUS") ? .copyAndExpunge : .copyAndFlag
        var outcome = MoveOutcome(method: method, newUIDs: [:])
        try eachPart(of: uids) { (set) throws(CurlError) in
            let command = "UID \(method == .move ? "MOVE" : "COPY") \(set) \(name)"
            do throws(CurlError) {
                outcome.read(try runCopy(command, &outcome))
            } catch {
                guard error.kind == .commandRefused, lastRefusalAsksToCreate else { throw error }
                try create(folder)
                outcome.read(try runCopy(command, &outcome))
            }
            if method == .move { return }
            // Only now that the copy is confirmed.
            try run("UID STORE \(set) +FLAGS.SILENT (\\Deleted)")
            if method == .copyAndExpunge { try run("UID EXPUNGE \(set)") }
        }
        return outcome
    }

    private func runCopy(_ command: String, _ outcome: inout MoveOutcome) throws(CurlError) -> IMAPStatus.Code? {
        let phase = CurlError.Phase(imapCommand: command)
        var untagged: IMAPStatus.Code?
        let status = try finish(try send(command, phase), phase) { response in
            // MOVE tells the new UIDs in an untagged OK (RFC 6851 §4.3).
            if case .status(let status) = response, case .copyUID = status.code { untagged = status.code }
        }
        outcome.read(untagged)
        lastRefusalAsksToCreate = status.code == .tryCreate
        guard status.kind == .ok else { throw refusal(status, phase) }
        return status.code
    }

    /// Puts a mail into a folder, which is made if it is missing. The bytes must have CRLF line ends.
    func append(
        _ bytes: [UInt8], to folder: String, flags: [String], date: Int64?
    ) throws(CurlError) -> AppendOutcome {
        var words: [String] = []
        for flag in flags { words.append(try Self.checked(flag: flag)) }
        var command = "APPEND \(try wireName(folder)) (\(words.joined(separator: " ")))"
        if let date { command += " \"\(IMAPDate.format(date))\"" }
        var status = try append(bytes, command)
        if status.kind == .no, status.code == .tryCreate {
            try create(folder)
            status = try append(bytes, command)
        }
        guard status.kind == .ok else { throw refusal(status, .command("APPEND")) }
        guard case .appendUID(let validity, let uid) = status.code else { return AppendOutcome() }
        return AppendOutcome(uidValidity: validity, uid: uid)
    }

    private func append(_ bytes: [UInt8], _ command: String) throws(CurlError) -> IMAPStatus {
        // LITERAL+ (RFC 7888) saves waiting for leave; LITERAL- does so only for small ones.
        let waits = !(has("LITERAL+") || has("LITERAL-") && bytes.count <= 4096)
        let phase = CurlError.Phase.command("APPEND")
        let tag = try send("\(command) {\(bytes.count)\(waits ? "" : "+")}", phase)
        if waits, let status = try awaitContinuation(tag, phase) {
            guard status.kind != .ok else { throw violation(phase) }
            return status
        }
        var patience = settings.transferPatience
        try transport.send(bytes, &patience, phase)
        try transport.send([0x0D, 0x0A], &patience, phase)
        return try finish(tag, phase)
    }

    /// Waits until the server asks for more; the status if it ends the command instead.
    func awaitContinuation(_ tag: String, _ phase: CurlError.Phase) throws(CurlError) -> IMAPStatus? {
        var patience = settings.patience
        while true {
            guard case .response(let response) = try nextEvent(&patience, phase) else { continue }
            if case .continuation = response { return nil }
            if case .tagged(let found, let status) = response {
                guard found == tag else { throw violation(phase) }
                return status
            }
        }
    }

    /// Takes as many UIDs as one command may name.
    static func takeSet(_ uids: inout ArraySlice<UInt32>) -> String {
        var count = min(uids.count, uidsPerCommand)
        while true {
            let set = UIDSet(uids.prefix(count)).text
            if set.utf8.count <= setLength || count == 1 {
                uids = uids.dropFirst(count)
                return set
            }
            count /= 2
        }
    }

    private func eachPart(of uids: [UInt32], _ body: (String) throws(CurlError) -> Void) throws(CurlError) {
        var rest = uids.sorted()[...]
        while !rest.isEmpty { try body(Self.takeSet(&rest)) }
    }

    /// A keyword, or a system flag, which begins with a backslash.
    private static func checked(flag: String) throws(CurlError) -> String {
        guard flag.hasPrefix("\\") else { return try checked(keyword: flag) }
        return "\\" + (try checked(keyword: String(flag.dropFirst())))
    }

    /// A keyword is an atom (RFC 3501 §9).
    private static func checked(keyword: String) throws(CurlError) -> String {
        let isAtom = keyword.utf8.allSatisfy { byte in
            (0x21...0x7E).contains(byte) && !Array("(){%*\"\\]".utf8).contains(byte)
        }
        guard !keyword.isEmpty, keyword.utf8.count <= 100, isAtom else { throw invalid("a flag that is no atom") }
        return keyword
    }

    private static func invalid(_ what: String) -> CurlError {
        CurlError(
            .invalidArgument, .command("arguments"), "An IMAP command was given \(what); check the configuration.")
    }
}

extension MoveOutcome {
    fileprivate mutating func read(_ code: IMAPStatus.Code?) {
        guard case .copyUID(let validity, let from, let to) = code else { return }
        let (old, new) = (from.uids, to.uids)
        guard old.count == new.count else { return }
        uidValidity = validity
        for (old, new) in zip(old, new) { newUIDs[old] = new }
    }
}
