/// Mails passed on inside the text of another one, and what those pass on themselves.
enum ForwardReader {
    /// The chain below a mail's new text, the nearest first; empty where the text only answers.
    static func inline(_ reading: ReplyReader.Result, lines: [TextLine], subject: Subject, html: String?)
        -> [ForwardedMail]
    {
        var found = reading.forwards.filter { $0.saysForwarded || isForward(subject, reading.reply) }
        if found.isEmpty, subject.isForward { found = [quotedWhole(lines, reading)].compactMap { $0 } }
        var result: [ForwardedMail] = []
        var queue = found[...]
        while let next = queue.popFirst(), result.count < Limits.forwards {
            let from = next.headers[.from].map { AddressList.parse(Array($0.utf8)) } ?? []
            let inner = ReplyReader.read(next.lines, from: from)
            let text = plain(next.lines)
            guard !text.isEmpty else { continue }
            result.append(
                ForwardedMail(
                    from: from, dateText: next.headers[.date] ?? "", subject: next.headers[.subject] ?? "", text: text,
                    reply: inner.reply, html: html))
            queue = inner.forwards[...] + queue
        }
        return result
    }

    /// A header block alone does not tell an answer from a forward: the subject does, or that nothing new was said.
    private static func isForward(_ subject: Subject, _ reply: String) -> Bool {
        subject.isForward || !subject.isReply && reply.isEmpty
    }

    /// Forwards whose whole block is marked as quoted.
    private static func quotedWhole(_ lines: [TextLine], _ reading: ReplyReader.Result) -> ReplyReader.Forward? {
        let quoted = zip(lines, reading.kinds).filter { $1 == .quoted }.map(\.0)
        let level = quoted.filter { !$0.isBlank }.map(\.quote).min() ?? 0
        let bare = quoted.map { TextLine($0.text, quote: max(0, $0.quote - level), mark: $0.mark.intersection(.row)) }
        guard bare.contains(where: { !$0.isBlank }) else { return nil }
        return ReplyReader.read(bare, from: []).forwards.first
            ?? ReplyReader.Forward(lines: bare, headers: [:], saysForwarded: true)
    }

    private static func plain(_ lines: [TextLine]) -> String {
        lines.map(\.plain).joined(separator: "\n").trimming("\n ")
    }
}
