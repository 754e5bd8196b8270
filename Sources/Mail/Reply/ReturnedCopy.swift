/// What mail programs write for a picture in plain text: `[cid:image001.png@01D…]`, `[image: logo.png]`.
enum Placeholder {
    static func isPicture(_ line: String) -> Bool {
        guard line.hasPrefix("["), line.hasSuffix("]"), line.utf8.count <= 300 else { return line == "\u{FFFC}" }
        let text = line.lowercased()
        return [
            "[cid:", "[image:", "[inline image", "[logo", "[изображение", "[picture", "[bild", "[image]", "[photo",
            "[http",
        ].contains { text.hasPrefix($0) }
            || [".png]", ".jpg]", ".gif]", ".jpeg]"].contains { text.hasSuffix($0) }
    }
}

/// The words above the copy of a mail that a bounce returns.
enum ReturnedCopy {
    static func startsAt(_ line: String) -> Bool {
        guard line.utf8.count >= 8 else { return false }
        if line.hasPrefix("---") || line.hasPrefix("===") || line.hasPrefix("___") {
            let bare = line.trimming("-=_ .:")
            return marks.begins(bare) || SeparatorLine.kind(line) != nil
        }
        return plain.begins(line)
    }

    private static let marks: PhraseSet = [
        "this is a copy of the message", "this is a copy of your message", "below this line is a copy of the message",
        "this is a copy of the headers", "the body of the message is", "copy of the message", "original message",
        "message header", "returned message", "undelivered message", "unsent message",
        "the header of the original", "header of the message", "your message follows", "original headers",
        "message headers follow", "original message follows", "оригинално съобщение",
        "копие на съобщението", "копия сообщения", "kopie der nachricht", "ursprüngliche nachricht",
    ]
    private static let plain: PhraseSet = [
        "original message headers", "ursprüngliche nachrichtenkopfzeilen", "en-têtes de message d'origine",
        "заглавки на оригиналното съобщение", "оригинални заглавки на съобщението", "original message header:",
        "original message follows",
        "below is a copy of the original message", "message headers follow:",
        "returned message follows", "unsent message below", "undelivered message follows",
        "a copy of the original message below", "copy of original message:", "received: from ", "return-path: <",
        "--- below this line is a copy", "original message:",
    ]
}
