/// A password, token or key whose value never stands in a log, an error or a dump.
///
/// It is looked up when it is needed, so that a changed password file counts at the next login.
public struct Secret: Sendable, Equatable {
    /// Where the value comes from.
    public enum Source: Sendable, Equatable {
        /// Stands in the configuration itself.
        case value(String)
        /// The first line of a file.
        case file(String)
        /// The first line that a shell command prints.
        case command(String)
    }

    /// Where the value comes from, unless the environment has it.
    public let source: Source?
    /// The environment variable that overrides the source, such as `XCRM_SMTP_PASSWORD`.
    public let variable: String?

    /// Takes a source and the variable that overrides it.
    public init(_ source: Source?, variable: String? = nil) {
        self.source = source
        self.variable = variable
    }
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Three bullets, whatever the value.
    public var description: String { "•••" }
    /// Three bullets, whatever the value.
    public var debugDescription: String { "•••" }
    /// Nothing, so that `dump` shows nothing.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
