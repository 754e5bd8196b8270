import Yams

/// A map of the file with its keys.
protocol Section: Equatable {
    /// The defaults.
    init()
    /// What may stand in the map, in the order in which it is described.
    static var keys: [Key<Self>] { get }
    /// What can only be judged once all keys are read.
    mutating func finish(_ map: Node.Mapping, _ reader: Reader)
}

extension Section {
    mutating func finish(_ map: Node.Mapping, _ reader: Reader) {}
}

/// One key of a map: its description, and how it is read into the record.
struct Key<Record> {
    /// The names in the file; more than one for a secret.
    let names: [String]
    /// Reads the key, if it is there, or reports that it is missing.
    let read: (Node.Mapping, inout Record, Reader) -> Void
    /// The key's part of the description, with the values of a record.
    let describe: (Record) -> [Described]
}

/// One key as `xcrm config describe` prints it.
struct Described {
    /// The note of a map that may be left out altogether.
    static let optional = "None by default."

    enum Content {
        /// A value: as YAML, and whether it must or does differ from the default and so stands there in force.
        case value(String, inForce: Bool)
        case section([Described])
        case list([[Described]])
    }

    let name: String
    let type: String
    let about: String
    let note: String
    let content: Content
}

extension Key {
    /// A key with one value. `sample` shows what could stand there where there is no default.
    init<Value>(
        _ name: String, _ property: WritableKeyPath<Record, Value>, _ type: ValueType<Value>, required: Bool = false,
        sample: String? = nil, _ about: String
    ) where Record: Section {
        self.init(name: name, property, type, required, sample, about)
    }

    /// A key that may be `null`.
    init<Value>(
        _ name: String, _ property: WritableKeyPath<Record, Value?>, _ type: ValueType<Value>, sample: String? = nil,
        _ about: String
    ) where Record: Section {
        self.init(name: name, property, type.optional, false, sample, about)
    }

    /// A key with a list of values.
    init<Value>(
        _ name: String, _ property: WritableKeyPath<Record, [Value]>, _ type: ValueType<Value>, required: Bool = false,
        sample: String? = nil, _ about: String
    ) where Record: Section {
        self.init(name: name, property, type.list, required, sample, about)
    }

    private init<Value>(
        name: String, _ property: WritableKeyPath<Record, Value>, _ type: ValueType<Value>, _ required: Bool,
        _ sample: String?, _ about: String
    ) where Record: Section {
        names = [name]
        read = { map, record, reader in
            guard let node = map[name] else {
                if required { reader.report(line: map.mark?.line, "\(reader.missing(name)): \(about)") }
                return
            }
            reader.within(name) {
                if let value = type.read(node, reader) { record[keyPath: property] = value }
            }
        }
        describe = { record in
            let preset = Record()[keyPath: property]
            let value = record[keyPath: property]
            let written = value != preset || !required ? type.write(value) : nil
            let note = required ? "Required." : type.write(preset) == nil ? "None by default." : ""
            return [
                Described(
                    name: name, type: type.name, about: about, note: note,
                    content: .value(written ?? sample ?? "null", inForce: required || value != preset))
            ]
        }
    }

    /// A key with a map of keys.
    init<Inner: Section>(
        _ name: String, _ property: WritableKeyPath<Record, Inner>, required: Bool = false, _ about: String
    ) {
        names = [name]
        read = { map, record, reader in
            guard let node = map[name] else {
                if required { reader.report(line: map.mark?.line, "\(reader.missing(name)): \(about)") }
                return
            }
            reader.within(name) { reader.read(node, into: &record[keyPath: property]) }
        }
        describe = { record in
            let inner = Inner.keys.flatMap { $0.describe(record[keyPath: property]) }
            return [Described(name: name, type: "", about: about, note: "", content: .section(inner))]
        }
    }

    /// A key with a map of keys that may be left out altogether.
    init<Inner: Section>(_ name: String, _ property: WritableKeyPath<Record, Inner?>, _ about: String) {
        names = [name]
        read = { map, record, reader in
            guard let node = map[name], !node.isNull else { return }
            var inner = Inner()
            reader.within(name) { reader.read(node, into: &inner) }
            record[keyPath: property] = inner
        }
        describe = { record in
            let inner = Inner.keys.flatMap { $0.describe(record[keyPath: property] ?? Inner()) }
            let note = record[keyPath: property] == nil ? Described.optional : ""
            return [Described(name: name, type: "", about: about, note: note, content: .section(inner))]
        }
    }

    /// A key with a list of maps, of which `required` asks for at least one.
    init<Inner: Section>(
        list name: String, _ property: WritableKeyPath<Record, [Inner]>, required: Bool = false, _ about: String
    ) {
        names = [name]
        read = { map, record, reader in
            guard let node = map[name] else {
                if required { reader.report(line: map.mark?.line, "\(reader.missing(name)): \(about)") }
                return
            }
            guard let items = node.isNull ? [] : node.sequence.map(Array.init), items.count <= Reader.maximumItems,
                !(required && items.isEmpty)
            else {
                reader.within(name) { reader.mismatch(node, wanted: "a list with a dash before each item") }
                return
            }
            record[keyPath: property] = items.enumerated().map { index, item in
                var inner = Inner()
                reader.within("\(name)[\(index + 1)]") { reader.read(item, into: &inner) }
                return inner
            }
        }
        describe = { record in
            let items = record[keyPath: property].isEmpty ? [Inner()] : record[keyPath: property]
            let lists = items.map { item in Inner.keys.flatMap { $0.describe(item) } }
            return [Described(name: name, type: "", about: about, note: "", content: .list(lists))]
        }
    }

    /// A secret, which has a key for each place that it may come from.
    init(secret name: String, _ property: WritableKeyPath<Record, Secret?>, variable: String, _ about: String) {
        let text = ValueType<String>.text
        let file = ValueType<String>.file
        names = [name, name + "_file", name + "_command"]
        read = { map, record, reader in
            var sources: [Secret.Source] = []
            // A password must not be echoed, so that its value is not read through the type that quotes what it refuses.
            if let node = map[name], !node.isNull {
                if let value = node.scalar?.string, !value.isEmpty, value.utf8.count <= Secret.maximumBytes {
                    sources.append(.value(value))
                } else {
                    reader.within(name) { reader.report(node, "\(reader.keyName) must be a text.") }
                }
            }
            if let node = map[name + "_file"], !node.isNull {
                reader.within(name + "_file") { file.read(node, reader).map { sources.append(.file($0)) } }
            }
            if let node = map[name + "_command"], !node.isNull {
                reader.within(name + "_command") { text.read(node, reader).map { sources.append(.command($0)) } }
            }
            if sources.count > 1 {
                let path = reader.path.isEmpty ? "" : reader.keyName + ": "
                reader.report(
                    line: map.mark?.line, "\(path)only one of \(name), \(name)_file and \(name)_command may stand here."
                )
            }
            record[keyPath: property] = sources.first.map { Secret($0) }
        }
        describe = { _ in
            [
                Described(
                    name: name + "_command", type: "a shell command; the first line it prints", about: about,
                    note: "\(variable) in the environment overrides it.",
                    content: .value("\"pass show xcrm/\(name)\"", inForce: false)),
                Described(
                    name: name + "_file", type: "a path of a file; its first line", about: "", note: "",
                    content: .value("secrets/\(name)", inForce: false)),
                Described(
                    name: name,
                    type: "the \(name.replacing("_", with: " ")) itself; this file must then be kept from others",
                    about: "", note: "", content: .value("\"…\"", inForce: false)),
            ]
        }
    }
}

extension Reader {
    /// Reads a map, and reports keys that it does not know.
    func read<Record: Section>(_ node: Node, into record: inout Record) {
        let map: Node.Mapping
        if node.isNull {
            map = Node.Mapping([], .implicit, .any, node.mark)
        } else if let mapping = node.mapping {
            map = mapping
        } else {
            mismatch(node, wanted: "a map of keys")
            return
        }
        let keys = Record.keys
        let known = keys.flatMap(\.names)
        for (key, _) in map {
            guard let name = key.scalar?.string, known.contains(name) else {
                reportUnknown(key, known)
                continue
            }
        }
        for key in keys { key.read(map, &record, self) }
        record.finish(map, self)
    }

    private func reportUnknown(_ key: Node, _ known: [String]) {
        let place = path.isEmpty ? "" : " in \(keyName)"
        let advice =
            key.scalar.flatMap { Spelling.nearest($0.string, in: known) }.map { "did you mean \($0)?" }
            ?? "the keys there are \(known.joined(separator: ", "))."
        report(key, "There is no key \(Self.shown(key))\(place); \(advice)")
    }

    /// The begin of a sentence about a key that is not there.
    func missing(_ name: String) -> String { "\((path + [name]).joined(separator: ".")) is missing" }
}
