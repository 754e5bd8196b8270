/// A mail's text, ready to be put between headers.
public struct RenderedMail: Hashable, Sendable {
    /// One line of at most 200 characters, without the record's tag and without `Re:`.
    public var subject: String
    /// The plain-text body; lines end with `\n`.
    public var text: String
    /// The HTML body: one document, with no resource from outside.
    public var html: String

    /// Takes the parts.
    public init(subject: String, text: String, html: String) {
        self.subject = subject
        self.text = text
        self.html = html
    }
}
