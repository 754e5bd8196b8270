extension IMAPSession {
    /// Fetches mails of the open folder and hands them to a consumer, in ascending order of UID except for those that
    /// have to be asked for again.
    ///
    /// Sizes are asked for first; then bodies come in batches, the next one on its way while this one is handled. A
    /// large mail passes in chunks and is never held whole. The consumer is called in the caller's isolation.
    ///
    /// - Parameters:
    ///   - uids: the mails wanted.
    ///   - section: which part of each.
    ///   - maxBytes: mails larger than this stay on the server and are named in the summary.
    ///   - batchCount: mails asked for in one command. 1 finds the mail at which a server ends the connection.
    ///   - consumer: takes the mails.
    /// - Returns: what became of each mail.
    /// - Throws: ``CurlError``, or what the consumer threw; either way what was handed over in full stays valid.
    public nonisolated(nonsending) func fetch(
        uids: [UInt32], section: FetchSection = .whole, maxBytes: Int = 100 << 20, batchCount: Int = 250,
        into consumer: some FetchConsumer
    ) async throws -> FetchSummary {
        await beginFetch(try IMAPFetch(uids: uids, section: section, maxBytes: maxBytes, batchCount: batchCount))
        do {
            while true {
                let events = try await continueFetch()
                if events.isEmpty { return await endFetch(isComplete: true) }
                for event in events {
                    switch event {
                    case .begin(let head): try await consumer.begin(head)
                    case .chunk(let bytes): try await consumer.chunk(bytes)
                    case .end(let head): try await consumer.end(head)
                    }
                }
            }
        } catch {
            _ = await endFetch(isComplete: false)
            throw error
        }
    }

    /// Fetches a section of several mails into memory: for headers, or mails known to be small.
    /// - Parameter maxBytes: a section larger than this is left out.
    /// - Returns: the bytes by UID; mails that are gone or cannot be delivered are left out.
    public nonisolated(nonsending) func fetchAll(
        uids: [UInt32], section: FetchSection, maxBytes: Int = 1 << 20
    ) async throws -> [UInt32: [UInt8]] {
        let collector = MailCollector()
        _ = try await fetch(uids: uids, section: section, maxBytes: maxBytes, into: collector)
        return collector.mails
    }
}

/// Keeps what was fetched.
private final class MailCollector: FetchConsumer {
    private(set) var mails: [UInt32: [UInt8]] = [:]
    private var bytes: [UInt8] = []

    func begin(_ head: MailHead) { bytes.removeAll() }
    func chunk(_ bytes: [UInt8]) { self.bytes += bytes }
    func end(_ head: MailHead) { mails[head.uid] = bytes }
}
