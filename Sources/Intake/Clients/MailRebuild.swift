import Foundation
import Mail
public import Storage
import Understanding

/// Makes anew from the raw mails what is derived from them: texts, new text, files with what they say, the search.
///
/// What was decided stays: kinds, clients, records, history. So it may run at any time, also after an update that reads
/// mails better.
public struct MailRebuild: Sendable {
    private let store: Store
    private let house: House

    /// How many mails share a transaction.
    static let batch = 100

    /// A rebuild for one firm.
    public init(store: Store, house: House) {
        self.store = store
        self.house = house
    }

    /// Goes through all mails, then builds the search anew.
    ///
    /// - Parameter progress: is told how many mails are done, now and then.
    /// - Returns: how many mails there were.
    @discardableResult
    public func run(progress: (Int) -> Void = { _ in }) async throws -> Int {
        var (last, done): (Int64, Int) = (0, 0)
        while true {
            let from = last
            let page = try await store.read { try $0.derivedMails(after: from, limit: Self.batch) }
            guard let end = page.last else { break }
            var read: [(mail: DerivedMail, message: Message, reading: Reading)] = []
            for mail in page {
                let message = MessageParser().parse(try await store.rawMail(mail.rawID))
                read.append((mail, message, house.reader.read(message)))
            }
            let mails = read
            try await store.write { transaction in
                for (mail, message, reading) in mails {
                    // What we sent is stored as it was composed; its text is not read out of the mail.
                    if mail.direction == .incoming {
                        try transaction.rederive(
                            mail.id, subject: message.subject, text: message.text, reply: reading.reply)
                    }
                    try transaction.rederive(mail.id, files: message.attachments, texts: reading.fileTexts)
                }
            }
            (last, done) = (end.id, done + page.count)
            progress(done)
        }
        try await store.write { try $0.rebuildSearch() }
        return done
    }
}
