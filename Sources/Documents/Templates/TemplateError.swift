/// Why a text could not be made: something about the templates that a person must mend.
public enum TemplateError: Error, Equatable, CustomStringConvertible, Sendable {
    /// The folder of the templates lacks a file, or it cannot be read.
    case unreadable(file: String)
    /// A file is larger than a template may be.
    case tooLarge(file: String)
    /// The templates do not hold together: sentences with file and line.
    case invalid([String])
    /// There is no such template in any language that would do.
    case missing(name: String)

    /// A sentence with what to do.
    public var description: String {
        switch self {
        case .unreadable(let file): "The template file \(file) cannot be read; see to its path and permissions."
        case .tooLarge(let file): "The template file \(file) is over 1 MiB; make it smaller."
        case .invalid(let sentences): sentences.joined(separator: "\n")
        case .missing(let name): "There is no template \(name); copy it from the ones that come with the program."
        }
    }
}
