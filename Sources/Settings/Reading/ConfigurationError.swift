/// Everything that is wrong with a configuration file, found in one go.
public struct ConfigurationError: Error, Equatable, CustomStringConvertible {
    /// One thing to mend.
    public struct Problem: Sendable, Equatable, CustomStringConvertible {
        /// The file, as it was named.
        public let file: String
        /// Counts from 1; `nil` where the file as a whole is meant.
        public let line: Int?
        /// A sentence that says what is wrong and what to do.
        public let sentence: String

        /// `config/xcrm.yaml:12: …`, as editors and terminals know it.
        public var description: String { line.map { "\(file):\($0): \(sentence)" } ?? "\(file): \(sentence)" }
    }

    /// In the order of the file, at least one.
    public let problems: [Problem]

    /// One line for each problem.
    public var description: String { problems.map(\.description).joined(separator: "\n") }
}
