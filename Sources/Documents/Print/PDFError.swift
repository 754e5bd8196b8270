/// Why a document could not be printed.
public enum PDFError: Error, Equatable, CustomStringConvertible, Sendable {
    /// The printing program is not there.
    case notInstalled
    /// The template names something outside its folder.
    case refusedResource(String)
    /// It took too long, or more memory or output than allowed.
    case overLimit
    /// There is no room for temporary files.
    case noScratch(String)
    /// The program ended with an error, in its own words.
    case failed(String)

    /// A sentence with what to do.
    public var description: String {
        switch self {
        case .notInstalled: "WeasyPrint, which prints documents, is missing; run apt-get install weasyprint."
        case .refusedResource(let name):
            "A document template names \(name), which is outside its folder; put the file beside the template."
        case .overLimit:
            "A document took too much time, memory or space to print; see to its template and number of lines."
        case .noScratch(let path):
            "A document could not be printed, since nothing can be written to \(path); make room there."
        case .failed(let words):
            "A document could not be printed (\(words)); try its template with xcrm template preview."
        }
    }
}
