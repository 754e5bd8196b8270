import Workflows

/// The line above which people answer. It carries the record's number, so that a quoted mail without headers still
/// tells what it was about, and so that the new text of an answer can be found.
public enum ReplyLine {
    /// What the line begins and ends with, whatever the language.
    public static let rule = "———"

    /// `——— Please reply above this line · OF-2026-00012 ———`; without the number where there is no record.
    static func text(_ words: Words, _ number: RecordNumber?) -> String {
        [rule, words["replyAbove"], number.map { "· \($0)" }, rule].compactMap { $0 }.joined(separator: " ")
    }
}
