import Foundation
import Mail
import Settings
import Storage
import Understanding
import Workflows

extension Desk {
    /// What a complaint is found to be about.
    struct Complained {
        /// The order or shipment.
        var record: RecordRow?
        /// Orders that it may be about, where several fit alike: a person chooses.
        var candidates: [RecordRow] = []
    }

    /// How far back orders are looked through for an article: the two years of a legal guarantee
    /// (Directive (EU) 2019/771 art. 10).
    static let guaranteeDays = 731

    /// Files a client's new complaint.
    func takeComplaint(_ file: ClientMail) throws {
        let about = try complainedOf(file)
        let complaint = try openComplaint(
            from: file.mail, client: file.client, contact: file.contact, parent: about.record, by: file.actor)
        try transaction.file(mail: file.stored, under: complaint.id, evidence: "opened")
        if let contact = file.contact, file.forwardedBy == nil {
            try acknowledge(
                .complaintReceived, mail: file.mail, stored: file.stored, contact: contact, record: complaint)
        }
        try tell(file, record: complaint, warnings: cautions(about, complaint))
    }

    /// More words on a complaint. They open a decided one again if they disagree, come from a person who was told of the
    /// decision, in time, and not for the third time: a loop of two machines must end somewhere.
    func takeAnswer(_ file: ClientMail, to complaint: RecordRow) throws {
        let decided: Set<String> = [
            Complaint.State.rejected.rawValue, Complaint.State.settled.rawValue, Complaint.State.closed.rawValue,
        ]
        guard decided.contains(complaint.state), !Self.isMereThanks(file.mail.reading.reply) else {
            try tell(file, record: complaint)
            return
        }
        let row = try transaction.complaint(of: complaint.id)
        let rules = configuration.complaints
        let isProved =
            file.thread.strength >= .ownMessage && file.client?.id == complaint.client && file.forwardedBy == nil
        let last = row?.decidedAt ?? complaint.updatedAt
        let inTime = now.timeIntervalSince(last) <= 86_400 * Double(rules.reopenDays)
        let number = complaint.number.description
        guard isProved, inTime, (row?.reopened ?? 0) < rules.reopenLimit else {
            try tell(file, record: complaint, warnings: [{ $0.notReopened(number) }])
            return
        }
        let reopened = try move(
            complaint, Complaint.Event.reopen, by: file.actor, mailing: Mailing(silent: true, answers: file.stored))
        try transaction.countReopened(complaint.id)
        try beginClock(of: complaint.id)
        if let contact = file.contact {
            try acknowledge(
                .complaintReceived, mail: file.mail, stored: file.stored, contact: contact, record: reopened)
        }
        try tell(file, record: try reload(reopened))
    }

    /// Whether somebody only says thanks, or that all is well: a few words with nothing against.
    static func isMereThanks(_ text: String) -> Bool {
        let words = text.lowercased().split { !$0.isLetter && !$0.isNumber && $0 != "?" }
        guard !words.isEmpty else { return true }
        guard words.count <= 16, !words.contains(where: { $0.hasSuffix("?") }) else { return false }
        let against: Set<Substring> = [
            "не", "но", "обаче", "not", "no", "but", "however", "don't", "nicht", "kein", "keine", "aber", "again",
            "пак",
            "отново", "still", "още", "noch",
        ]
        let thanks = [
            "благодар", "мерси", "thank", "thx", "dank", "разбра", "добре", "приема", "ok", "ок", "fine", "gut",
        ]
        return !words.contains(where: against.contains)
            && words.contains { word in thanks.contains { word.hasPrefix($0) } }
    }

    /// Opens a complaint, tied to the order or shipment that it is about.
    func openComplaint(
        from mail: IncomingMail, client: ClientRow?, contact: ContactRow?, parent: RecordRow?, by actor: Actor
    ) throws -> RecordRow {
        var new = NewRecord(
            kind: .complaint, state: Complaint.initial.rawValue, client: client?.id, contact: contact?.id,
            parent: parent?.id, mailbox: mail.waiting.mailbox, title: title(of: mail), currency: house.currency)
        new.body = mail.excerpt
        new.delivery = mail.reading.deliverBy?.iso
        let complaint = try transaction.open(new, year: year, by: actor, at: now)
        try putLines(mail.reading.lines, of: complaint, client: client, language: language(of: contact, client))
        try tieLines(of: complaint, to: parent)
        try beginClock(of: complaint.id)
        return try reload(complaint)
    }

    /// By when it is answered first, and by when decided.
    func beginClock(of complaint: Int64) throws {
        let rules = configuration.complaints
        try transaction.beginComplaint(complaint, answerBy: house.iso(now, plusDays: rules.firstAnswerDays))
        try transaction.setDue(house.iso(now, plusDays: rules.resolutionDays), of: complaint)
    }

    /// The lines complained of bear the prices of the order that they came with: what a refund is reckoned from. Words that
    /// fit several articles mean the one of them that was ordered.
    ///
    /// - returns: the positions of the lines that were found in the order.
    @discardableResult
    func tieLines(of complaint: RecordRow, to parent: RecordRow?) throws -> [Int] {
        guard let order = try parent.flatMap(order), order.client == complaint.client else { return [] }
        let ordered = try transaction.lines(of: order.id)
        return try transaction.lines(of: complaint.id).compactMap { line in
            guard let (tied, source) = tied(line, to: ordered) else { return nil }
            let row = try transaction.lineID(source.position, of: order.id)
            try transaction.putLine(tied, of: complaint.id, orderLine: row)
            return line.position
        }
    }

    /// A line complained of as the order has it, with the order's line; `nil` where none or several may be meant.
    func tied(_ line: LineSnapshot, to ordered: [LineSnapshot]) -> (line: LineSnapshot, source: LineSnapshot)? {
        let meant = ordered.filter { source in
            source.sku.map { $0 == line.sku || (line.sku == nil && line.candidates.contains($0)) } ?? false
        }
        guard let source = meant.first, Set(meant.map(\.sku)).count == 1 else { return nil }
        var line = line
        line.sku = source.sku
        line.candidates = []
        line.text = source.text
        line.unit = source.unit
        line.unitPrice = source.unitPrice
        line.discountPercent = source.discountPercent
        line.vatPercent = source.vatPercent
        return (line, source)
    }

    /// The order of an order, a shipment or what came of either.
    func order(of record: RecordRow) throws -> RecordRow? {
        var record = record
        for _ in 0..<4 {
            if record.number.kind == .order { return record }
            guard let parent = record.parent else { return nil }
            record = try transaction.record(parent)
        }
        return nil
    }

    // MARK: which order

    /// What a complaint is about: named by our number, or by the client's own; the thread that it came in; the one order
    /// of the client that holds all the articles complained of.
    private func complainedOf(_ file: ClientMail) throws -> Complained {
        for number in file.mail.reading.references {
            guard let number = RecordNumber(number), number.kind == .order || number.kind == .shipment,
                let record = try transaction.record(number), record.client != nil, record.client == file.client?.id
            else { continue }
            return Complained(record: record)
        }
        if let record = file.thread.record, [.order, .shipment].contains(record.number.kind) {
            return Complained(record: record)
        }
        guard let client = file.client?.id else { return Complained() }
        let named = try transaction.orders(of: client, customerReferences: numbers(in: file), limit: 2)
        if named.count == 1 { return Complained(record: named.first) }
        let skus = Set(file.mail.reading.lines.compactMap(\.sku))
        let holding = try transaction.orders(
            of: client, holding: skus, since: now.addingTimeInterval(-86_400 * Double(Self.guaranteeDays)), limit: 4)
        return holding.count == 1 ? Complained(record: holding.first) : Complained(candidates: holding)
    }

    /// Words of the mail that may be the client's own order number: those with a digit in them.
    private func numbers(in file: ClientMail) -> [String] {
        let text = file.mail.message.subject + " " + file.mail.reading.reply.prefix(4_000)
        let words = text.split { !$0.isLetter && !$0.isNumber && !"-/._".contains($0) }
        return Array(words.map(String.init).filter { $0.count > 2 && $0.contains(where: \.isNumber) }.prefix(60))
    }

    private func cautions(_ about: Complained, _ complaint: RecordRow) -> [@Sendable (Phrases) -> String] {
        guard about.record == nil else { return [] }
        let numbers = about.candidates.map(\.number.description)
        return [{ $0.whichOrder(numbers) }]
    }
}
