/// Finds where the signature of one run of new lines begins.
struct SignatureReader {
    let lines: [TextLine]
    /// Their texts without white space at the ends.
    let texts: [String]
    let segment: Range<Int>
    let sender: PersonName
    let isLast: Bool
    let isFirst: Bool

    /// The lines that are no text of the writer for this mail: closing and all below, delimiter, disclaimers, telephones' boasts.
    func read() -> Set<Int> {
        var found = banners()
        let body = segment.filter { !found.contains($0) }
        guard let first = body.first(where: { !lines[$0].isBlank }), let end = body.last.map({ $0 + 1 }) else {
            return found
        }
        var tail = end
        tail = min(tail, delimiter(first, tail) ?? tail)
        tail = cutFooters(first, tail)
        if let marked = markedStart(first, tail) { tail = marked }
        tail = closing(first, tail) ?? byShape(first, tail) ?? tail
        tail = cutFooters(first, tail)
        for index in tail..<end { found.insert(index) }
        keepPostscript(tail, end, &found)
        return found
    }

    func text(_ index: Int) -> String { texts[index] }

    /// Signatures are no longer than this many lines that are not blank.
    private static let most = 60

    /// Where a signature may begin at the earliest: hostile mails must not cost more than their length.
    private func earliest(_ first: Int, _ end: Int) -> Int {
        var count = 0
        var index = end
        while index > first {
            index -= 1
            if !lines[index].isBlank { count += 1 }
            if count > Self.most + 1 { return index }
        }
        return first
    }

    // MARK: Top

    /// "You don't often get email from …" above the text.
    private func banners() -> Set<Int> {
        guard isFirst else { return [] }
        var found: Set<Int> = []
        var start = segment.lowerBound
        for _ in 0..<3 {
            let end = paragraphEnd(start)
            let paragraph = (start..<end).map(text).joined(separator: " ")
            guard Disclaimer.isBanner(paragraph), end < segment.upperBound else { break }
            // A banner without an empty line below it: only the line itself.
            let cut = Disclaimer.isBanner(text(start)) && end - start > 3 ? start + 1 : end
            found.formUnion(start..<cut)
            start = cut
            while start < segment.upperBound, lines[start].isBlank { start += 1 }
        }
        return found.contains(segment.upperBound - 1) ? [] : found
    }

    private func paragraphEnd(_ start: Int) -> Int {
        var end = start
        while end < segment.upperBound, !lines[end].isBlank { end += 1 }
        return end
    }

    // MARK: Bottom

    /// `-- ` and its variants, if what follows is no long text.
    private func delimiter(_ first: Int, _ end: Int) -> Int? {
        for index in earliest(first, end)..<end {
            let line = text(index)
            guard
                line == "--" || line == "—" || line == "––" || line == "---" || line == "- --" || line == "-- --"
                    || line == "–" || line == "‐‐" || line == "* * *" || SeparatorLine.isRule(line) && line.first != "*"
            else { continue }
            if isSignatureLike(index + 1, end, strict: line != "--") { return index }
        }
        return nil
    }

    /// Disclaimers, device lines and rules at the very end.
    private func cutFooters(_ first: Int, _ end: Int) -> Int {
        var end = end
        var footers = 0
        while end > first, footers < 20 {
            if lines[end - 1].isBlank {
                end -= 1
                continue
            }
            let line = text(end - 1)
            if SignatureShape.isDeviceLine(line) || Placeholder.isPicture(line) || SeparatorLine.isRule(line)
                || line == "--"
            {
                end -= 1
                continue
            }
            var start = end - 1
            while start > first, !lines[start - 1].isBlank, end - start <= 60 { start -= 1 }
            let paragraph = (start..<end).map(text).joined(separator: " ")
            if Disclaimer.matches(paragraph) {
                footers += 1
                if start > first || isFirst == false || (start == first && end - start > 1) {
                    end = disclaimerStart(start, end)
                } else {
                    break
                }
                continue
            }
            break
        }
        return end
    }

    /// Where in a paragraph the notice begins: whole, unless lines above it say something else.
    private func disclaimerStart(_ start: Int, _ end: Int) -> Int {
        for index in start..<end where Disclaimer.matches((index..<end).map(text).joined(separator: " ")) {
            let head = (start...index).map(text).joined(separator: " ")
            if Disclaimer.matches(text(index)) || Disclaimer.matches(head) { return index }
            if !Disclaimer.matches(((index + 1)..<end).map(text).joined(separator: " ")) { return index }
        }
        return start
    }

    /// Elements that mail programs make for signatures, if text stands before them.
    private func markedStart(_ first: Int, _ end: Int) -> Int? {
        guard let start = (first..<end).first(where: { lines[$0].mark.contains(.signature) && !lines[$0].isBlank }),
            start > first
        else { return nil }
        let after = (start..<end).filter { !lines[$0].isBlank && !lines[$0].mark.contains(.signature) }
        // Text below the signature: the writer answered there.
        guard after.allSatisfy({ SignatureShape.isContact(text($0)) || text($0).utf8.count < 60 }) else { return nil }
        return start
    }

    /// The first closing phrase below which only a signature stands.
    private func closing(_ first: Int, _ end: Int) -> Int? {
        for index in earliest(first, end)..<end where !lines[index].isBlank && !lines[index].mark.contains(.row) {
            let line = text(index)
            guard let phrase = ClosingPhrase(line, isSender: sender.isSender) else {
                if index > first, isOwnClosing(index, end) { return index }
                continue
            }
            let next = ((index + 1)..<end).first { !lines[$0].isBlank }
            guard let next else {
                // The last line: a closing closes, thanks alone are words to the reader.
                if phrase.strength != .thanks && (index > first || !phrase.name.isEmpty) { return index }
                if phrase.strength == .thanks, index > first,
                    !phrase.name.isEmpty || endsOpen(line) && end < segment.upperBound
                {
                    return index
                }
                continue
            }
            if phrase.strength == .thanks, !closesByThanks(line, phrase, index, next, end) { continue }
            // A greeting looks like a closing: at the top more must speak for it.
            if index == first, phrase.strength == .wish { continue }
            if index == first, !(isName(next) || SignatureShape.isStrong(text(next))) { continue }
            let isSigned = phrase.strength == .closing && (sender.isSender(text(next)) || !phrase.name.isEmpty)
            if isSignatureLike(index + 1, end, strict: false, isSigned: isSigned) { return index }
        }
        return nil
    }

    /// "Happy printing," above the sender's name, or above a name and a firm: a closing of one's own making.
    private func isOwnClosing(_ index: Int, _ end: Int) -> Bool {
        let line = text(index)
        guard line.hasSuffix(","), line.split(separator: " ").count <= 3, lines[index - 1].isBlank,
            !line.contains(where: \.isNumber)
        else { return false }
        let below = ((index + 1)..<end).filter { !lines[$0].isBlank }
        guard let next = below.first, below.count <= 8, PersonName.isPlausible(text(next)) else { return false }
        let hasFirm = below.dropFirst().first.map { SignatureShape.isCompany(text($0)) } ?? false
        return (sender.isSender(text(next)) || hasFirm) && isSignatureLike(index + 1, end, strict: false)
    }

    private func endsOpen(_ line: String) -> Bool { line.hasSuffix(",") || line.last?.isLetter == true }

    /// "Thanks," straight before the name closes; a sentence of thanks does not.
    private func closesByThanks(_ line: String, _ phrase: ClosingPhrase, _ index: Int, _ next: Int, _ end: Int) -> Bool
    {
        if !phrase.name.isEmpty { return true }
        if ClosingPhrase(text(next), isSender: sender.isSender)?.strength
            == .closing
        {
            return false
        }
        let words = line.split(separator: " ").count
        guard words <= 3 || endsOpen(line) else { return false }
        return isName(next) || SignatureShape.isStrong(text(next))
    }

    private func isName(_ index: Int) -> Bool {
        let line = text(index)
        if sender.isSender(line) || SignatureShape.isCompany(line) { return true }
        // "Gareth Pumphrey | Senior Buyer"
        let head = line.prefix { !"|,/•·–".contains($0) }.trimmedEnds
        return PersonName.isPlausible(head) && (line.utf8.count <= 60 || head != line)
    }

    /// Short lines, names, contact details and notices; no sentences.
    private func isSignatureLike(_ start: Int, _ end: Int, strict: Bool, isSigned: Bool = false) -> Bool {
        var sentences = 0
        var asks = false
        var count = 0
        var contacts = 0
        var index = start
        while index < end {
            let line = text(index)
            defer { index += 1 }
            if line.isEmpty || Placeholder.isPicture(line) || SignatureShape.isDeviceLine(line) { continue }
            if SignatureShape.isPostscript(line) { break }
            count += 1
            // No signature is that long, and hostile mails must not cost more than their length.
            if count > Self.most { return false }
            if lines[index].mark.contains(.signature) || SignatureShape.isContact(line) || sender.isSender(line) {
                contacts += 1
                continue
            }
            if isSentence(line) {
                let paragraph = (index..<min(end, max(index + 1, paragraphEnd(index)))).map(text).joined(separator: " ")
                if Disclaimer.matches(paragraph) {
                    index = max(index, min(end, paragraphEnd(index)) - 1)
                    continue
                }
                sentences += 1
                asks = asks || line.hasSuffix("?") || Self.hasQuantity(line)
            }
        }
        if count == 0 { return true }
        if strict, contacts == 0 { return false }
        // Below the writer's own name a slogan or a notice may stand, but nothing that is asked for.
        if isSigned, sentences <= 3, !asks { return true }
        return sentences == 0 || sentences * 4 <= count && contacts >= 2 && contacts >= sentences * 2
    }

    /// A number that is no year.
    private static func hasQuantity(_ line: String) -> Bool {
        line.split(whereSeparator: { !($0.isASCII && $0.isNumber) }).contains { $0.utf8.count != 4 }
    }

    /// Running text of someone who has something to say.
    func isSentence(_ line: String) -> Bool {
        let words = line.split(whereSeparator: { $0 == " " || $0 == "\t" })
        if line.hasSuffix("?") { return words.count >= 2 }
        if words.count >= 9, line.utf8.count >= 50, !line.contains("|") { return true }
        if words.count >= 5, line.hasSuffix(".") || line.hasSuffix("!") || line.hasSuffix(":") { return true }
        // "200 бр. болт М8": a quantity with a unit is goods, not a title.
        guard words.count >= 3, line.first?.isLowercase == true, line.utf8.contains(where: { $0 >= 48 && $0 <= 57 })
        else { return false }
        let lower = line.lowercased()
        return !(SignatureShape.isTelephone(lower) || SignatureShape.isPostal(lower) && words.count <= 8)
    }

    /// What is written after "P.S." is text again.
    private func keepPostscript(_ start: Int, _ end: Int, _ found: inout Set<Int>) {
        guard let postscript = (start..<end).first(where: { SignatureShape.isPostscript(text($0)) }) else { return }
        for index in postscript..<max(postscript + 1, min(end, paragraphEnd(postscript))) { found.remove(index) }
    }

    // MARK: Signature text

    /// The signature proper: below the closing phrase, without delimiter, pictures, notices and telephones' boasts.
    static func text(of lines: [TextLine], kinds: [TextSpan.Kind]) -> String {
        var result: [String] = []
        for index in lines.indices where kinds[index] == .signature {
            let line = lines[index].text.trimming(" \t")
            if line.isEmpty {
                if result.last?.isEmpty == false { result.append("") }
                continue
            }
            if SeparatorLine.isRule(line) || ["--", "—", "––", "---", "–"].contains(line) || Placeholder.isPicture(line)
                || SignatureShape.isDeviceLine(line) || Disclaimer.matches(line) || Disclaimer.isBanner(line)
            {
                continue
            }
            if let phrase = ClosingPhrase(line, isSender: { _ in false }) {
                if !phrase.name.isEmpty { result.append(phrase.name) }
                continue
            }
            result.append(line)
        }
        return result.joined(separator: "\n").trimming("\n")
    }
}

extension StringProtocol {
    /// Both ends freed of spaces.
    var trimmedEnds: String { String(self).trimming(" \t") }
}
