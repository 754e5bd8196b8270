import Mustache

/// The captions of trade documents: in the language of the document and, where that is another one, in the firm's own
/// as well, since an accountant or a customs officer of the firm's country must be able to read them: `Quantity / Количество`.
struct Captions: MustacheParent, Sendable {
    let words: Words
    /// The words of the firm's language; `nil` for captions in one language.
    let home: Words?

    func child(named name: String) -> Any? {
        guard let text = words.word(name) else { return nil }
        guard let other = home?.word(name), other != text else { return text }
        return text + " / " + other
    }
}
