/// What a fetch hands to its consumer.
enum FetchEvent: Sendable {
    case begin(MailHead)
    case chunk([UInt8])
    case end(MailHead)
}

/// A fetch under way: asks for the sizes of many mails, then for their bodies in batches, always one batch ahead of the
/// one that is read, so that the server works while we do.
struct IMAPFetch {
    /// UIDs of one window: their sizes are asked for together.
    static let window = 2000
    /// Mails of one batch at most: what breaks in a batch is asked for again one by one.
    static let largestBatch = 500
    /// Bodies of one batch, in bytes.
    static let batchBytes = 8 << 20
    /// Batches on their way.
    static let depth = 2
    /// A mail whose UID is told only after its body is held so long; a larger one is fetched again alone.
    static let holdLimit = 1 << 20
    /// How much more than allowed a mail may turn out to be before the connection is given up.
    static let excess = 64 << 20
    /// Bytes handed over at once.
    static let handover = 1 << 20

    private static let phase = CurlError.Phase.command("UID FETCH")

    private struct Batch {
        var tag = ""
        var uids: [UInt32]
    }

    /// The mail whose body comes now.
    private enum Current {
        case none
        case passing(MailHead)
        /// The UID comes after the body.
        case holding([UInt8])
        /// Unwanted; `again` means that it is to be fetched alone.
        case dropping(again: Bool)
    }

    private let section: FetchSection
    private let item: String
    private let maxBytes: Int
    private let batchCount: Int
    private var waiting: ArraySlice<UInt32>
    private var heads: [UInt32: MailHead] = [:]
    private var queue: [Batch] = []
    private var sent: [Batch] = []
    private var current = Current.none
    private var delivered: Set<UInt32> = []
    private var settled: Set<UInt32> = []
    /// What broke after there was something to hand over.
    private var failure: CurlError?
    private(set) var summary = FetchSummary()

    init(uids: [UInt32], section: FetchSection, maxBytes: Int, batchCount: Int) throws(CurlError) {
        self.section = section
        self.item = try section.item()
        self.maxBytes = maxBytes
        self.batchCount = min(max(1, batchCount), Self.largestBatch)
        waiting = UIDSet(uids).uids[...]
    }

    /// Goes on until there is something to hand over; empty when the fetch is complete. What came before an error is
    /// handed over first.
    mutating func advance(_ connection: IMAPConnection) throws(CurlError) -> [FetchEvent] {
        if let failure { throw failure }
        var events: [FetchEvent] = []
        var patience = connection.settings.patience
        do throws(CurlError) {
            var bytes = 0
            while bytes < Self.handover, let event = try nextEvent(connection, &patience, waits: events.isEmpty) {
                let known = events.count
                try take(event, connection, &events)
                for case .chunk(let chunk) in events[known...] { bytes += chunk.count }
            }
        } catch {
            if events.isEmpty { throw error }
            failure = error
        }
        return events
    }

    /// The next event; `nil` when the fetch is complete, or when it would have to be waited for and must not be.
    private mutating func nextEvent(
        _ connection: IMAPConnection, _ patience: inout Patience, waits: Bool
    ) throws(CurlError) -> IMAPEvent? {
        try fill(connection)
        if sent.isEmpty { return nil }
        return waits ? try connection.nextEvent(&patience, Self.phase) : try connection.readyEvent(Self.phase)
    }

    // MARK: Asking

    /// Keeps batches on their way as long as there are any.
    private mutating func fill(_ connection: IMAPConnection) throws(CurlError) {
        while sent.count < Self.depth {
            if queue.isEmpty {
                guard sent.isEmpty, !waiting.isEmpty else { return }
                try openWindow(connection)
                continue
            }
            var batch = queue.removeFirst()
            batch.tag = try connection.send("UID FETCH \(UIDSet(batch.uids).text) (UID \(item))", Self.phase)
            sent.append(batch)
        }
    }

    private mutating func openWindow(_ connection: IMAPConnection) throws(CurlError) {
        let uids = Array(waiting.prefix(Self.window))
        waiting = waiting.dropFirst(Self.window)
        delivered.removeAll(keepingCapacity: true)
        settled.removeAll(keepingCapacity: true)
        heads = try connection.heads(uids)
        var batch: [UInt32] = []
        var bytes = 0
        for uid in uids {
            guard let head = heads[uid] else {
                summary.missing.append(uid)
                continue
            }
            if section == .whole, head.size > maxBytes {
                summary.tooLarge.append(head)
                continue
            }
            if !batch.isEmpty, batch.count >= batchCount || bytes + head.size > Self.batchBytes {
                queue.append(Batch(uids: batch))
                batch = []
                bytes = 0
            }
            batch.append(uid)
            bytes += section == .whole ? head.size : 0
        }
        if !batch.isEmpty { queue.append(Batch(uids: batch)) }
    }

    // MARK: Taking

    private mutating func take(
        _ event: IMAPEvent, _ connection: IMAPConnection, _ events: inout [FetchEvent]
    ) throws(CurlError) {
        switch event {
        case .bodyBegin(_, let attributes, let size):
            guard size <= maxBytes &+ Self.excess else { throw connection.tooLong(Self.phase) }
            current = begin(attributes, size: size, &events)
        case .bodyChunk(let chunk):
            switch current {
            case .passing: events.append(.chunk(chunk))
            case .holding(let held): current = .holding(held + chunk)
            case .dropping, .none: break
            }
        case .bodyEnd:
            if case .passing(let head) = current {
                finish(head, &events)
                current = .dropping(again: false)
            }
        case .response(.fetch(_, let attributes)): complete(attributes, &events)
        case .response(.tagged(let tag, let status)):
            guard let batch = sent.first, batch.tag == tag else { throw connection.violation(Self.phase) }
            sent.removeFirst()
            try settle(batch, status, connection)
        case .response: break
        }
    }

    /// Decides what becomes of a body that begins.
    private mutating func begin(_ attributes: FetchAttributes, size: Int, _ events: inout [FetchEvent]) -> Current {
        let only = sent.first.flatMap { $0.uids.count == 1 ? $0.uids.first : nil }
        guard let uid = attributes.uid ?? only else {
            return size <= Self.holdLimit ? .holding([]) : .dropping(again: true)
        }
        guard var head = wanted(uid) else { return .dropping(again: false) }
        head.size = size
        guard size <= maxBytes else {
            summary.tooLarge.append(head)
            settled.insert(uid)
            return .dropping(again: false)
        }
        if let flags = attributes.flags { head.flags = flags }
        events.append(.begin(head))
        return .passing(head)
    }

    /// A FETCH response is complete: deliver what waited for its UID.
    private mutating func complete(_ attributes: FetchAttributes, _ events: inout [FetchEvent]) {
        defer { current = .none }
        guard let uid = attributes.uid else { return }
        switch current {
        case .holding(let bytes): deliver(uid, bytes, &events)
        case .dropping(again: true):
            if wanted(uid) != nil { queue.append(Batch(uids: [uid])) }
        case .passing, .dropping: return
        case .none:
            switch attributes.body {
            case .inline(let bytes): deliver(uid, bytes, &events)
            case .null:
                guard wanted(uid) != nil else { return }
                summary.unavailable[uid] = "the server has no text for it"
                settled.insert(uid)
            case .streamed, nil: return
            }
        }
    }

    private mutating func deliver(_ uid: UInt32, _ bytes: [UInt8], _ events: inout [FetchEvent]) {
        guard var head = wanted(uid) else { return }
        head.size = bytes.count
        guard head.size <= maxBytes else {
            summary.tooLarge.append(head)
            settled.insert(uid)
            return
        }
        events.append(.begin(head))
        var rest = bytes[...]
        while !rest.isEmpty {
            events.append(.chunk(Array(rest.prefix(CurlLimits.chunk))))
            rest = rest.dropFirst(CurlLimits.chunk)
        }
        finish(head, &events)
    }

    /// The head of a mail that was asked for and not yet delivered: some servers send two responses for one UID.
    private func wanted(_ uid: UInt32) -> MailHead? {
        guard !delivered.contains(uid), !settled.contains(uid), sent.contains(where: { $0.uids.contains(uid) }) else {
            return nil
        }
        return heads[uid]
    }

    private mutating func finish(_ head: MailHead, _ events: inout [FetchEvent]) {
        events.append(.end(head))
        delivered.insert(head.uid)
        summary.delivered.append(head.uid)
    }

    /// A batch ended: what became of the mails that did not come.
    private mutating func settle(
        _ batch: Batch, _ status: IMAPStatus, _ connection: IMAPConnection
    ) throws(CurlError) {
        let requeued = queue.flatMap { $0.uids.count == 1 ? $0.uids : [] }
        let open = batch.uids.filter { uid in
            !delivered.contains(uid) && !settled.contains(uid) && !requeued.contains(uid)
        }
        switch status.kind {
        case .ok: summary.missing.append(contentsOf: open)
        case .no where batch.uids.count > 1:
            // One mail that cannot be delivered must not hold up the others: ask for each alone.
            queue.append(contentsOf: open.map { Batch(uids: [$0]) })
        case .no:
            for uid in open { summary.unavailable[uid] = status.text }
        default: throw connection.refusal(status, Self.phase)
        }
    }
}

extension FetchSection {
    /// The item of the FETCH command. PEEK: without setting `\Seen`.
    func item() throws(CurlError) -> String {
        switch self {
        case .whole: return "BODY.PEEK[]"
        case .header: return "BODY.PEEK[HEADER]"
        case .headerFields(let names):
            let areNames = names.allSatisfy { name in
                !name.isEmpty && name.utf8.count <= 100
                    && name.utf8.allSatisfy { (0x21...0x7E).contains($0) && !Array("(){%*\"\\]:".utf8).contains($0) }
            }
            guard !names.isEmpty, names.count <= 50, areNames else {
                throw CurlError(.invalidArgument, .command("UID FETCH"), "A header field to fetch has no usable name.")
            }
            return "BODY.PEEK[HEADER.FIELDS (\(names.joined(separator: " ")))]"
        }
    }
}

extension IMAPConnection {
    /// UID, flags, date and size of mails; those that are gone are left out. The data of one mail may come in several
    /// responses.
    func heads(_ uids: [UInt32]) throws(CurlError) -> [UInt32: MailHead] {
        let asked = Set(uids)
        var heads: [UInt32: MailHead] = [:]
        var rest = uids[...]
        while !rest.isEmpty {
            try run("UID FETCH \(Self.takeSet(&rest)) (UID FLAGS INTERNALDATE RFC822.SIZE)") { response in
                guard case .fetch(_, let found) = response, let uid = found.uid, asked.contains(uid) else { return }
                var head = heads[uid] ?? MailHead(uid: uid, size: 0)
                if let size = found.size { head.size = size }
                if let date = found.internalDate { head.internalDate = date }
                if let flags = found.flags { head.flags = flags }
                heads[uid] = head
            }
        }
        return heads
    }
}
