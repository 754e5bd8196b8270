import Foundation

/// Looks through a template for what it would have to fetch: scripts, style sheets, pictures and fonts.
///
/// A mail carries nothing beside its text, so that no reader is given away; a document may take in files of its own folder.
struct TemplateResources {
    /// `mail` or `documents`.
    let kind: String
    /// The folder of the templates, which is also that of their files; `nil` if there is none.
    let folder: URL?

    /// A line number and a sentence for each mistake.
    func problems(_ text: String) -> [String] {
        var problems: [String] = []
        for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            problems += sentences(String(line)).map { "\(index + 1): \($0)" }
        }
        return problems
    }

    private func sentences(_ line: String) -> [String] {
        let lower = line.lowercased()
        var sentences: [String] = []
        // Structured data for mail programs is data, not a program.
        if lower.contains("<script>") || lower.contains("<script type=\"text") {
            sentences.append("scripts do not run in mails and documents; take it out.")
        }
        if lower.contains("<link") {
            sentences.append(
                "style sheets from outside are not fetched; put the style between <style> and </style>.")
        }
        if lower.contains("@import") {
            sentences.append("style sheets from outside are not fetched; take it out.")
        }
        if lower.contains(#/\burl\([^)]*$/#) { sentences.append("url( is not closed by a bracket on its line.") }
        for match in line.matches(of: #/\burl\(\s*["']?([^"')]*)["']?\s*\)/#.ignoresCase()) {
            sentences += sentence(String(match.1), outside: "resources from outside are not fetched; take it out.")
        }
        for match in line.matches(of: #/\bsrc\s*=\s*["']([^"']*)["']/#.ignoresCase()) {
            sentences += sentence(
                String(match.1), outside: "pictures from outside are not fetched, and give readers away; take it out.")
        }
        return sentences
    }

    /// What is wrong with a named resource; nothing for one that stands in the template itself or is filled in.
    private func sentence(_ name: String, outside: String) -> [String] {
        let lower = name.lowercased()
        guard !name.contains("{{"), !lower.hasPrefix("data:"), !name.hasPrefix("#") else { return [] }
        guard !lower.contains(#/^[a-z][a-z0-9+.-]*:/#), !name.hasPrefix("/") else { return [outside] }
        guard kind == "documents", let folder else {
            return ["a mail brings no files for \(name); put the picture in as a data: URL, or take it out."]
        }
        let root = folder.resolvingSymlinksInPath().standardizedFileURL.path + "/"
        let file = folder.appending(path: name.removingPercentEncoding ?? name).resolvingSymlinksInPath()
            .standardizedFileURL
        guard file.path.hasPrefix(root) else {
            return ["\(name) lies outside the folder of the templates; move it there."]
        }
        guard FileManager.default.fileExists(atPath: file.path) else {
            return ["there is no file \(name) in \(kind); put it there, or mend its name."]
        }
        return []
    }
}
