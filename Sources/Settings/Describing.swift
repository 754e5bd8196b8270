extension Configuration {
    /// A configuration file with every key explained: required keys with a sample value, the others with their
    /// default, out of force behind a `#`. It is what `xcrm config describe` prints and `config/xcrm.yaml` holds.
    public static func described() -> String {
        var printer = Printer()
        printer.prose(
            "The configuration of XCRM. `xcrm config describe` prints this file, `xcrm check` reads yours.", 0)
        printer.prose(
            """
            Keys behind a # are optional and show their default, or an example where there is none; take the # away to set \
            them. Unknown keys are refused. Relative paths count from the folder of this file. Secrets (passwords, tokens) may also stand in \
            the environment.
            """, 0)
        printer.lines.append("")
        printer.print(keys.flatMap { $0.describe(Configuration()) }, indent: 0, hidden: false, tersely: false)
        return printer.lines.joined(separator: "\n") + "\n"
    }
}

/// Writes descriptions as commented YAML.
private struct Printer {
    static let width = 116
    var lines: [String] = []

    mutating func print(_ keys: [Described], indent: Int, hidden: Bool, tersely: Bool) {
        for key in keys {
            switch key.content {
            case .value(let yaml, let inForce):
                if tersely, !inForce { continue }
                if !tersely { prose(Self.sentences(key), indent) }
                setting("\(key.name): \(yaml)", indent, hidden: hidden || !inForce)
            case .section(let inner):
                // A map of which every key is out of force may stand there empty, unless it is itself optional.
                let optional = hidden || key.note == Described.optional
                prose(Self.sentences(key), indent)
                setting("\(key.name):", indent, hidden: optional)
                print(inner, indent: indent + 2, hidden: optional, tersely: tersely)
            case .list(let items):
                prose(key.about, indent)
                setting("\(key.name):", indent, hidden: hidden)
                for (index, item) in items.enumerated() {
                    let start = lines.count
                    print(item, indent: indent + 4, hidden: hidden, tersely: index > 0)
                    dash(from: start, indent)
                }
            }
            if indent == 0 { lines.append("") }
        }
        if indent == 0, lines.last == "" { lines.removeLast() }
    }

    /// Puts the dash of a list item before its first key.
    private mutating func dash(from start: Int, _ indent: Int) {
        let space = String(repeating: " ", count: indent + 4)
        guard
            let line = lines[start...].firstIndex(where: {
                $0.hasPrefix(space) && !$0.dropFirst(indent + 4).hasPrefix("#")
            })
        else { return }
        lines[line] = String(repeating: " ", count: indent + 2) + "- " + lines[line].dropFirst(indent + 4)
    }

    private mutating func setting(_ yaml: String, _ indent: Int, hidden: Bool) {
        lines.append(String(repeating: " ", count: indent) + (hidden ? "#" : "") + yaml)
    }

    private static func sentences(_ key: Described) -> String {
        let plain = key.type.isEmpty || key.type == ValueType<String>.text.name
        let type = plain ? "" : "(" + key.type + ")"
        return [key.about, type, key.note].filter { !$0.isEmpty }.joined(separator: " ")
    }

    /// A comment, broken into lines.
    mutating func prose(_ text: String, _ indent: Int) {
        let head = String(repeating: " ", count: indent) + "# "
        var line = ""
        for word in text.split(separator: " ") {
            if !line.isEmpty, head.count + line.count + 1 + word.count > Self.width {
                lines.append(head + line)
                line = ""
            }
            line += (line.isEmpty ? "" : " ") + word
        }
        if !line.isEmpty { lines.append(head + line) }
    }
}
