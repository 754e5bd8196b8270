import Foundation
public import Logging
import Mail
public import ServiceLifecycle
import Settings
public import Storage
import Synchronization
import Understanding
import Workflows

/// Takes mails from the ledger, understands them, and writes down what follows.
///
/// Reads: inbox rows in state `received`, oldest first, in batches. Writes, in one transaction for a batch and one savepoint
/// for each mail: the correspondence row, the records it opens or moves, their history, and the mails to be sent.
///
/// A mail that cannot be handled is parked with its reason, staff are told, the next one goes on. A mail that ends the
/// process is tried alone at the next start and parked at the third. A restart resumes from the rows.
public final class IntakeService: Service {
    /// How much is taken at a time: enough to share one commit, little enough to stay small in memory.
    static let batchMails = 256
    static let batchBytes = 16 << 20
    /// A mail that was begun so often without an end is parked.
    static let maximumAttempts = 3

    private let store: Store
    private let logger: Logger
    private let current: Mutex<House>
    /// What staff corrected when it was last learned from.
    private let learned = Mutex<[Transaction.KindCorrection]>([])

    /// A service for one firm.
    public init(store: Store, house: House, logger: Logger) {
        self.store = store
        self.logger = logger
        current = Mutex(house)
    }

    /// The firm as configured now.
    public var house: House { current.withLock { $0 } }

    /// Works by a new configuration or catalogue from the next batch on.
    public func use(_ house: House) { current.withLock { $0 = house } }

    /// Runs until graceful shutdown; the batch at hand is finished.
    public func run() async throws {
        for await _ in store.signals(of: .inbox, atLeastEvery: .seconds(2)).cancelOnGracefulShutdown() {
            do {
                try await drain()
                try await tellOfParked()
            } catch is CancellationError {
                return
            } catch {
                logger.error("intake failed and tries again", metadata: ["error": "\(error)"])
            }
        }
    }

    /// Handles every mail that waits now: while one batch is filed, the next is understood. Returns how many were handled.
    @discardableResult
    public func drain() async throws -> Int {
        var handled = 0
        var understood = try await understandNext(after: 0, takesTried: true)
        while let batch = understood {
            async let next = batch.isAlone || isStopping ? nil : understandNext(after: batch.lastID, takesTried: false)
            try await file(batch)
            try await learn(from: batch)
            handled += batch.mails.count
            understood = try await next
            if understood == nil, !isStopping { understood = try await understandNext(after: 0, takesTried: true) }
        }
        return handled
    }

    private var isStopping: Bool { Task.isCancelled || Task.isShuttingDownGracefully }

    /// Mails that were understood and wait to be filed.
    private struct Batch: Sendable {
        var mails: [IncomingMail]
        /// What surrounded each when it was read.
        var contexts: [ReadingContext]
        var house: House
        /// The last row of the ledger in it.
        var lastID: Int64
        /// Whether it is one mail that was tried before: nothing else is at hand while it is.
        var isAlone: Bool
    }

    /// Takes and understands the mails behind a row of the ledger; `nil` when none waits there.
    private func understandNext(after last: Int64, takesTried: Bool) async throws -> Batch? {
        let waiting = try await nextBatch(after: last, takesTried: takesTried)
        guard let final = waiting.last else { return nil }
        let house = house
        let (mails, contexts) = try await understand(waiting, house: house)
        return Batch(
            mails: mails, contexts: contexts, house: house, lastID: final.inboxID, isAlone: final.attempts > 0)
    }

    /// The next mails; one that was tried before comes alone, so that it cannot take others with it.
    private func nextBatch(after last: Int64, takesTried: Bool) async throws -> [WaitingMail] {
        try await store.write { transaction in
            let waiting = try transaction.waitingMails(after: last, limit: Self.batchMails, bytes: Self.batchBytes)
            var batch: [WaitingMail] = []
            for mail in waiting {
                if mail.attempts >= Self.maximumAttempts {
                    try transaction.parkInbox(mail.inboxID, reason: "the program stopped at it \(mail.attempts) times")
                    continue
                }
                if mail.attempts > 0 {
                    if batch.isEmpty, takesTried { batch = [mail] }
                    break
                }
                batch.append(mail)
            }
            try transaction.countAttempt(batch.map(\.inboxID))
            return batch
        }
    }

    // MARK: understanding

    /// Parses and reads the mails of a batch side by side, as many at once as there are cores. What surrounds them is read
    /// from the database in one go between.
    private func understand(_ batch: [WaitingMail], house: House) async throws -> ([IncomingMail], [ReadingContext]) {
        let raws = try await store.read { transaction in try batch.map { try transaction.rawMail($0.rawID) } }
        let messages = try await sideBySide(batch.count) { MessageParser().parse(raws[$0]) }
        let contexts = try await store.read { transaction in
            try zip(batch, messages).map { waiting, message in
                try ReadingContext(of: message, waiting: waiting, house: house, transaction: transaction)
            }
        }
        let mails = try await sideBySide(batch.count) { index in
            IncomingMail(
                waiting: batch[index], message: messages[index],
                reading: house.reader.read(messages[index], context: contexts[index]),
                authentication: AuthenticationResults(
                    of: messages[index], authservID: house.configuration.trust.authservID))
        }
        return (mails, contexts)
    }

    /// Does the same for each index, as many at once as there are cores; the results in order.
    private func sideBySide<Result: Sendable>(
        _ count: Int, _ work: @escaping @Sendable (Int) -> Result
    ) async throws -> [Result] {
        let width = max(1, ProcessInfo.processInfo.activeProcessorCount)
        return try await withThrowingTaskGroup(of: (Int, Result).self) { group in
            var results = [Result?](repeating: nil, count: count)
            for index in 0..<count {
                if index >= width, let (done, result) = try await group.next() { results[done] = result }
                group.addTask { (index, work(index)) }
            }
            for try await (index, result) in group { results[index] = result }
            return results.compactMap(\.self)
        }
    }

    // MARK: filing

    private func file(_ batch: Batch) async throws {
        let logger = logger
        let now = batch.house.now()
        try await store.write { transaction in
            for (mail, context) in zip(batch.mails, batch.contexts)
            where try transaction.isWaiting(mail.waiting.inboxID) {
                do {
                    let id = try transaction.attempt {
                        let current = try mail.readAnew(unless: context, by: transaction, house: batch.house)
                        return try Desk(transaction, house: batch.house, now: now).file(current)
                    }
                    try transaction.finishInbox(mail.waiting.inboxID, mail: id)
                } catch {
                    logger.error("mail parked", metadata: ["inbox": "\(mail.waiting.inboxID)", "error": "\(error)"])
                    try transaction.parkInbox(mail.waiting.inboxID, reason: "\(error)")
                }
            }
        }
    }

    /// Takes what staff corrected by the mails of a batch into account from the next mail on.
    private func learn(from batch: Batch) async throws {
        guard batch.mails.contains(where: { batch.house.configuration.staff(address: $0.from.key) != nil }) else {
            return
        }
        let corrections = try await store.read { try $0.kindCorrections() }
        let isNew = learned.withLock { known in
            defer { known = corrections }
            return known != corrections
        }
        // House and corrections are put together under the lock, so that a reload meanwhile is not lost.
        if isNew { current.withLock { $0 = $0.taught(by: corrections) } }
    }

    /// Tells staff, once each, of mails that could not be handled.
    private func tellOfParked() async throws {
        let house = house
        try await store.write { transaction in
            for mail in try transaction.parkedWithoutNotice(limit: 50) {
                var notice = Notice(template: .alert, mailbox: mail.mailbox)
                notice.audience = .inside
                notice.text = { $0.parked(mail.inboxID, mail.reason) }
                notice.onceKey = "parked:\(mail.inboxID)"
                try Desk(transaction, house: house, now: house.now()).notify(notice)
                try transaction.noteParkedTold(mail.inboxID)
            }
        }
    }
}

extension Desk {
    /// Files one mail: who wrote it decides which way it goes. Returns the correspondence row.
    func file(_ mail: IncomingMail) throws -> Int64 {
        let thread = try Threading(transaction: transaction, house: house).thread(
            message: mail.message, recipients: mail.recipients, sender: mail.from, references: mail.reading.references)
        if isOurOwn(mail) { return try storeOwn(mail, thread: thread) }
        if let staff = house.configuration.staff(address: mail.from.key) {
            if isLinkRequest(mail) { return try answerStaffWithLink(mail, staff: staff, thread: thread) }
            return try fileStaffMail(mail, staff: staff, thread: thread)
        }
        return try fileClientMail(mail, sender: customer(of: mail), thread: thread)
    }

    /// Who wrote it: From; of a verified mail of a configured web form, Reply-To.
    private func customer(of mail: IncomingMail) -> Address {
        guard configuration.trust.formSenders.contains(where: { $0.lowercased() == mail.from.key }),
            mail.authentication.verdict == .verified, mail.message.replyTo.count == 1,
            let writer = mail.message.replyTo.first, writer.address.contains("@"), !house.isOwn(writer.address),
            configuration.staff(address: writer.key) == nil
        else { return mail.from }
        return writer
    }

    /// A mail that this installation sent: it came back by a rule, a list or a loop, and is answered by nothing.
    private func isOurOwn(_ mail: IncomingMail) -> Bool {
        let mark = mail.message.header("X-XCRM-Loop")?.trimmingCharacters(in: .whitespaces).lowercased()
        return mark == house.loopMark || (house.isOwn(mail.from.address) && mail.message.automatic != .dsn)
    }

    private func storeOwn(_ mail: IncomingMail, thread: MailThread) throws -> Int64 {
        let message = mail.message
        return try transaction.storeMail(
            NewMail(
                rawID: mail.waiting.rawID, direction: .incoming, fingerprint: mail.fingerprint,
                mailbox: mail.waiting.mailbox, messageID: message.messageID, inReplyTo: message.inReplyTo.first,
                sentAt: mail.sentAt, from: mail.from, recipients: message.to + message.cc, subject: message.subject,
                text: message.text, reply: mail.reading.reply, kind: MailKind.other.rawValue,
                language: mail.reading.language, automatic: .auto, proof: mail.authentication.verdict,
                audience: .inside,
                client: nil, contact: nil, staff: nil, flags: ["own"], attachments: message.attachments), at: now
        ).id
    }
}
