import Curl
import Foundation
import Logging
import Storage

/// What is done with one open folder: fetch, commit, move; in that order, batch by batch.
struct MailboxVisit {
    let plan: MailboxPlan
    let store: Store
    let session: IMAPSession
    let logger: Logger
    let now: @Sendable () -> Date
    let uidValidity: UInt32
    /// Whether the UIDs began anew, so that mails may be known under earlier ones.
    let isRestarted: Bool
    /// Whether the folder keeps our keyword.
    let keepsKeyword: Bool

    /// Opens the folder and compares its UIDVALIDITY with the one the ledger counts under.
    init(watcher: MailboxWatcher, session: IMAPSession) async throws {
        (plan, store, logger, now) = (watcher.plan, watcher.store, watcher.logger, watcher.now)
        self.session = session
        let state = try await session.select(plan.folder)
        guard let uidValidity = state.uidValidity else { throw MailboxError.noUIDValidity(plan.folder) }
        self.uidValidity = uidValidity
        keepsKeyword = state.keeps(keyword: MailboxPlan.keyword)
        let mark = try await store.watermark(of: plan.name)
        isRestarted = mark.uidValidity != nil && mark.uidValidity != uidValidity
        if mark.uidValidity == nil {
            try await store.restart(plan.name, uidValidity: uidValidity, lastUID: try await lastOldUID(state))
        } else if isRestarted {
            logger.warning("UIDVALIDITY changed: all mails are compared by their bytes")
            try await store.restart(plan.name, uidValidity: uidValidity)
        }
    }

    /// The highest UID that the first visit leaves alone.
    private func lastOldUID(_ state: FolderState) async throws -> UInt32 {
        guard state.exists > 0 else { return 0 }
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        // SINCE counts days of the server's zone, so one day more covers every zone.
        let start = now().addingTimeInterval(-86_400 * Double(plan.firstVisitDays))
        let day = calendar.dateComponents([.year, .month, .day], from: start)
        let recent = try await session.uidSearch(
            .since(year: day.year ?? 1970, month: day.month ?? 1, day: day.day ?? 1))
        if let first = recent.min() { return first - 1 }
        return try await session.uidSearch(.all).max() ?? 0
    }

    /// Fetches what came since the watermark, until nothing is new.
    func takeNew() async throws {
        while true {
            let mark = try await store.watermark(of: plan.name)
            let last = mark.uidValidity == uidValidity ? mark.lastUID : 0
            guard last < UInt32.max else { return }
            let uids = try await session.uidSearch(.from(uid: last + 1))
            try await store.note(.fetched, mailbox: plan.name, at: now())
            guard !uids.isEmpty else { return }
            try await fetch(uids)
            // A server that will not deliver a mail must not be asked for it for ever; the hourly walk tries again.
            try await store.passOver(upTo: uids.max() ?? last, mailbox: plan.name, uidValidity: uidValidity)
        }
    }

    /// Compares every UID of the folder with the ledger and fetches what is missing.
    func walk() async throws {
        let mark = try await store.watermark(of: plan.name)
        let oldest = try await store.firstUID(of: plan.name, uidValidity: uidValidity) ?? mark.lastUID
        let present = try await session.uidSearch(.all).filter { $0 >= oldest && $0 <= mark.lastUID }
        let missing = try await store.unknownUIDs(among: present, mailbox: plan.name, uidValidity: uidValidity)
        if !missing.isEmpty {
            logger.warning("the walk found mails that are not in the ledger", metadata: ["count": "\(missing.count)"])
            try await fetch(missing)
        }
        try await settleLeftovers()
        try await store.note(.reconciled, mailbox: plan.name, at: now())
    }

    private func fetch(_ uids: [UInt32]) async throws {
        let intake = LedgerWriter(visit: self)
        let summary = try await session.fetch(
            uids: uids.sorted(), maxBytes: plan.maximumBytes, batchCount: plan.batch, into: intake)
        try await intake.flush()
        for head in summary.tooLarge {
            let header = try await session.fetchAll(uids: [head.uid], section: .header)[head.uid] ?? []
            try await store.receiveTooLarge(
                FetchedMail(uid: head.uid, arrivedAt: head.arrivedAt, bytes: Data(header)), bytes: head.size,
                mailbox: plan.name, uidValidity: uidValidity, at: now())
        }
        if !summary.unavailable.isEmpty {
            logger.error(
                "the server holds mails that it does not deliver", metadata: ["count": "\(summary.unavailable.count)"])
        }
        try await settleLeftovers()
        logger.debug("mails committed", metadata: ["count": "\(summary.delivered.count)"])
    }

    /// Moves or marks what is committed; what a stop or a lost answer left is caught up here.
    func settleLeftovers() async throws {
        while true {
            let uids = try await store.unsettledUIDs(of: plan.name, uidValidity: uidValidity, limit: 500)
            guard !uids.isEmpty else { return }
            if let folder = plan.processed {
                _ = try await session.move(uids: uids, to: folder)
            } else if keepsKeyword {
                try await session.store(uids: uids, addKeyword: MailboxPlan.keyword)
            }
            try await store.settle(uids, mailbox: plan.name, uidValidity: uidValidity)
        }
    }
}

/// Commits mails as they come: small ones in batches of one transaction each, large ones chunk by chunk.
final class LedgerWriter: FetchConsumer {
    /// Mails above this size pass in chunks and are never whole in memory.
    static let streamedBytes = 2 << 20
    /// A batch is committed when it holds this many bytes or mails.
    static let batchBytes = 8 << 20
    static let batchMails = 500

    private let visit: MailboxVisit
    private var batch: [FetchedMail] = []
    private var bytes = 0
    private var current = Data()
    private var stream: RawMailWriter?

    init(visit: MailboxVisit) { self.visit = visit }

    func begin(_ head: MailHead) async throws {
        current = Data()
        if head.size > Self.streamedBytes {
            stream = try await RawMailWriter(store: visit.store)
        } else {
            current.reserveCapacity(head.size)
        }
    }

    func chunk(_ bytes: [UInt8]) async throws {
        if let stream {
            try await stream.append(Data(bytes))
        } else {
            current.append(contentsOf: bytes)
        }
    }

    func end(_ head: MailHead) async throws {
        if let stream {
            // The watermark passes the small mails before this one, so they are committed first.
            try await flush()
            try await stream.finish(
                uid: head.uid, mailbox: visit.plan.name, uidValidity: visit.uidValidity, arrivedAt: head.arrivedAt,
                knownElsewhere: visit.isRestarted, at: visit.now())
            self.stream = nil
            return
        }
        batch.append(FetchedMail(uid: head.uid, arrivedAt: head.arrivedAt, bytes: current))
        bytes += current.count
        if bytes >= Self.batchBytes || batch.count >= Self.batchMails { try await flush() }
    }

    /// Commits what is gathered.
    func flush() async throws {
        guard !batch.isEmpty else { return }
        try await visit.store.receive(
            batch, mailbox: visit.plan.name, uidValidity: visit.uidValidity, knownElsewhere: visit.isRestarted,
            at: visit.now())
        batch = []
        bytes = 0
    }
}

extension MailHead {
    var arrivedAt: Date? { internalDate.map { Date(timeIntervalSince1970: TimeInterval($0)) } }
}

/// What makes a mailbox unusable.
enum MailboxError: Error, CustomStringConvertible {
    case noUIDValidity(String)

    var description: String {
        switch self {
        case .noUIDValidity(let folder):
            "the server gives the folder \(folder) no UIDVALIDITY, without which mails cannot be told apart; name another folder"
        }
    }
}
