import Synchronization

/// How each address behaves, asked by Postfix for each mail (socketmap_table(5)): so a change counts at once.
final class RecipientTable: Sendable {
    /// The names under which Postfix asks.
    enum Question: String {
        /// What to answer to RCPT TO (access(5)).
        case access
        /// Where mail that was accepted goes (transport(5)).
        case transport
    }

    /// The longest question that is read, in bytes.
    private static let questionLimit = 100_000

    private let behaviours: Mutex<[String: RecipientBehaviour]>

    /// A table with the behaviours of whole addresses.
    init(_ behaviours: [String: RecipientBehaviour]) {
        self.behaviours = Mutex(behaviours)
    }

    /// Changes some of the addresses.
    ///
    /// - Returns: whether mail that Postfix has already accepted goes another way now.
    func merge(_ changes: [String: RecipientBehaviour]) -> Bool {
        behaviours.withLock { table in
            let before = table
            table.merge(changes) { _, new in new }
            return changes.contains { address, behaviour in
                before[address].flatMap(RecipientTable.transport) != RecipientTable.transport(behaviour)
            }
        }
    }

    /// Answers the questions of one connection, one netstring each.
    func serve(_ client: LoopbackSocket) {
        while let text = RecipientTable.netstring(from: client) {
            let words = text.split(separator: " ", maxSplits: 1)
            let result = words.count == 2 ? answer(Question(rawValue: String(words[0])), String(words[1])) : nil
            let reply = result.map { "OK \($0)" } ?? "NOTFOUND "
            guard client.write(Array("\(reply.utf8.count):\(reply),".utf8)) else { return }
        }
    }

    private func answer(_ question: Question?, _ address: String) -> String? {
        guard let behaviour = behaviours.withLock({ $0[address.lowercased()] }) else { return nil }
        switch question {
        case .access: return RecipientTable.refusal(behaviour)
        case .transport: return RecipientTable.transport(behaviour)
        case nil: return nil
        }
    }

    /// The answer to RCPT TO.
    private static func refusal(_ behaviour: RecipientBehaviour) -> String? {
        switch behaviour {
        case .refused: "550 5.1.1 User unknown"
        case .greylisted: "450 4.2.0 Greylisted, try again later"
        case .delivered, .bounced, .delayed: nil
        }
    }

    /// Where accepted mail goes instead of the mailbox.
    private static func transport(_ behaviour: RecipientBehaviour) -> String? {
        switch behaviour {
        case .bounced: "error:5.1.1 The mailbox does not exist"
        case .delayed: "retry:4.2.2 The mailbox is full"
        case .delivered, .refused, .greylisted: nil
        }
    }

    /// `LENGTH:BYTES,`; nil at the end of the connection or if it is anything else.
    private static func netstring(from client: LoopbackSocket) -> String? {
        var length = 0
        while let byte = client.read(exactly: 1)?.first {
            if byte == UInt8(ascii: ":") {
                guard let bytes = client.read(exactly: length + 1), bytes.last == UInt8(ascii: ",") else { return nil }
                return String(decoding: bytes.dropLast(), as: UTF8.self)
            }
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
            length = length * 10 + Int(byte - UInt8(ascii: "0"))
            guard length <= questionLimit else { return nil }
        }
        return nil
    }
}
