extension IMAPConnection {
    /// Opens a folder, for reading and writing or only for reading.
    func open(_ folder: String, readOnly: Bool) throws(CurlError) -> FolderState {
        let name = try wireName(folder)
        forgetFolder()
        var state = FolderState(isReadOnly: readOnly)
        // With CONDSTORE the server says the highest modification number (RFC 7162 §3.1.8).
        let condition = has("CONDSTORE") ? " (CONDSTORE)" : ""
        let status = try run("\(readOnly ? "EXAMINE" : "SELECT") \(name)\(condition)") { response in
            if case .status(let status) = response { state.read(status.code) }
        }
        state.read(status.code)
        state.exists = exists
        hasNews = false
        return state
    }

    /// Makes the folder if there is none of this name.
    func create(_ folder: String) throws(CurlError) {
        let name = try wireName(folder)
        var isThere = false
        try run("LIST \"\" \(name)") { response in
            if case .list(let folder) = response {
                isThere = isThere || !folder.attributes.contains { $0.lowercased() == "\\nonexistent" }
            }
        }
        if isThere { return }
        try run("CREATE \(name)")
        // So that mail programs show it. A server without subscriptions may refuse.
        try runIfAllowed("SUBSCRIBE \(name)")
    }

    /// Every folder that the user can see.
    func folders() throws(CurlError) -> [Folder] {
        var folders: [Folder] = []
        try run("LIST \"\" \"*\"") { response in
            if case .list(let folder) = response, folders.count < CurlLimits.folders { folders.append(folder) }
        }
        return folders
    }

    /// What a folder holds, without opening it.
    func status(_ folder: String) throws(CurlError) -> FolderState {
        var state = FolderState()
        try run("STATUS \(try wireName(folder)) (MESSAGES UIDNEXT UIDVALIDITY)") { response in
            guard case .folderStatus(_, let items) = response else { return }
            state.exists = items["MESSAGES"].map { UInt32(clamping: $0) } ?? 0
            state.uidNext = items["UIDNEXT"].flatMap { UInt32(exactly: $0) }
            state.uidValidity = items["UIDVALIDITY"].flatMap { UInt32(exactly: $0) }
        }
        return state
    }

    /// The name as the server writes it: `XCRM/Processed` becomes `INBOX.XCRM.Processed` where the user's folders lie
    /// below INBOX and the delimiter is a dot.
    func resolve(_ folder: String) throws(CurlError) -> String {
        guard folder.uppercased() != "INBOX" else { return "INBOX" }
        let (prefix, delimiter) = try knownNamespace()
        // On a flat server the levels must still make one name.
        let separator = delimiter.map(String.init) ?? "-"
        let name = folder.split(separator: "/", omittingEmptySubsequences: true).joined(separator: separator)
        let isBelowInbox = name.uppercased().hasPrefix("INBOX" + separator)
        return name.hasPrefix(prefix) || isBelowInbox ? name : prefix + name
    }

    /// The name ready for a command.
    func wireName(_ folder: String) throws(CurlError) -> String {
        let isUsable = !folder.isEmpty && folder.utf8.count <= 1000 && !folder.unicodeScalars.contains { $0.value == 0 }
        guard isUsable else {
            throw CurlError(
                .invalidArgument, .command("folder name"),
                "A folder name is empty or too long; check the configuration.")
        }
        return Self.quoted(ModifiedUTF7.encode(try resolve(folder)))
    }

    /// A quoted string (RFC 3501 §9) of text that is printable ASCII.
    static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            if scalar == "\"" || scalar == "\\" { quoted.unicodeScalars.append("\\") }
            quoted.unicodeScalars.append(scalar)
        }
        return quoted + "\""
    }

    private func knownNamespace() throws(CurlError) -> (prefix: String, delimiter: Character?) {
        if let namespace { return namespace }
        var found: (prefix: String, delimiter: Character?)?
        if has("NAMESPACE") {
            try runIfAllowed("NAMESPACE") { response in
                if case .namespace(let prefix, let delimiter) = response { found = (prefix, delimiter) }
            }
        }
        if found == nil {
            try run("LIST \"\" \"\"") { response in
                if case .list(let root) = response { found = ("", root.delimiter) }
            }
        }
        let known = found ?? ("", "/")
        namespace = known
        return known
    }
}

extension FolderState {
    fileprivate mutating func read(_ code: IMAPStatus.Code?) {
        switch code {
        case .uidValidity(let value): uidValidity = value
        case .uidNext(let value): uidNext = value
        case .highestModSeq(let value): highestModSeq = value
        case .permanentFlags(let flags): permanentFlags = flags
        case .readOnly: isReadOnly = true
        case .readWrite: isReadOnly = false
        default: break
        }
    }
}
