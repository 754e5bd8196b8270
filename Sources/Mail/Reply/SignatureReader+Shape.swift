extension SignatureReader {
    /// No closing: a block of contact details under the sender's name, or the name alone, at the end.
    func byShape(_ first: Int, _ end: Int) -> Int? {
        guard isLast || isFirst else { return nil }
        var start = end
        var strong = 0
        var nameAt: Int?
        var index = end - 1
        var gaps = 0
        while index >= first, end - index <= 20 {
            let line = text(index)
            if line.isEmpty || Placeholder.isPicture(line) || SignatureShape.isDeviceLine(line) {
                gaps += line.isEmpty && strong == 0 ? 1 : 0
                if gaps > 2 { break }
                index -= 1
                continue
            }
            if lines[index].mark.contains(.row) { break }
            if isSentence(line), let above = disclaimerAbove(index, first) {
                start = above
                index = above - 1
                continue
            }
            let isSender = sender.isSender(line) && line.utf8.count <= 60
            let contact = SignatureShape.isContact(line) && !isSentence(line)
            let title = PersonName.isPlausible(line) || isTitled(line)
            guard isSender || contact || title else { break }
            if SignatureShape.isStrong(line), !isSentence(line) { strong += 1 }
            if isSender || isTitled(line) { nameAt = index }
            start = index
            index -= 1
        }
        if let nameAt, let begin = signatureStart(nameAt, first) { return begin }
        // Somebody else's name on top of a firm's block.
        guard strong >= 1, start > first, start < end, PersonName.isPlausible(text(start)),
            lines[start - 1].isBlank || !text(start - 1).hasSuffix(":")
        else { return nil }
        if isCard(start, first, end) { return start }
        guard strong >= 2 else { return nil }
        return (start..<end).contains {
            SignatureShape.isCompany(text($0)) || SignatureShape.isRegistration(text($0).lowercased())
                || SignatureShape.isWeb(text($0).lowercased())
        } ? start : nil
    }

    /// Whether the last paragraph is a card: two to six short lines, a name on top, a telephone or a web address below.
    private func isCard(_ start: Int, _ first: Int, _ end: Int) -> Bool {
        guard lines[start - 1].isBlank, let above = (first..<start).last(where: { !lines[$0].isBlank }),
            !text(above).hasSuffix(":"),
            isSentence(text(above)) || text(above).last.map({ ".!".contains($0) }) ?? false
        else { return false }
        let card = (start..<end).filter { !lines[$0].isBlank }
        guard (2...6).contains(card.count), card.allSatisfy({ text($0).utf8.count <= 120 }) else { return false }
        return card.dropFirst().contains {
            let line = text($0).lowercased()
            return SignatureShape.isTelephone(line) || SignatureShape.isWeb(line)
        }
    }

    /// Where the block with the sender's name begins: contact lines straight above the name belong to it, but below
    /// "Deliver to:" it is no signature.
    private func signatureStart(_ nameAt: Int, _ first: Int) -> Int? {
        var begin = nameAt
        while begin > first, !lines[begin - 1].isBlank, SignatureShape.isContact(text(begin - 1)),
            !isSentence(text(begin - 1))
        { begin -= 1 }
        let above = (first..<begin).last { !lines[$0].isBlank }
        guard let above, !text(above).hasSuffix(":") || begin - above > 2 else { return nil }
        return begin
    }

    /// The start of the paragraph that ends at a line, if it is a notice.
    private func disclaimerAbove(_ index: Int, _ first: Int) -> Int? {
        var start = index
        while start > first, !lines[start - 1].isBlank, index - start < 30 { start -= 1 }
        return Disclaimer.matches((start...index).map(text).joined(separator: " ")) ? start : nil
    }

    /// "Ivan Petrov, Purchasing" or "Ivan Petrov | 0888 …" with the sender's name in front.
    private func isTitled(_ line: String) -> Bool {
        let head = line.prefix { !"|,/•·–-".contains($0) }.trimmedEnds
        return head.utf8.count >= 4 && head != line && line.utf8.count <= 120 && sender.isSender(head)
            && PersonName.isPlausible(head) && !isSentence(line)
    }
}
