import Mustache

/// What a page says, in the form in which the template engine looks it up fastest.
///
/// The engine finds a name in a Swift value by reflection: it lists all fields of all values around the tag, for each tag
/// again, and a long page has thousands of tags. So each value is taken apart here once, before. A field without a value
/// is left out, as the engine does, so that the name is looked for further out.
struct PageTree: MustacheParent {
    private let children: [String: Any]

    func child(named name: String) -> Any? { children[name] }

    /// A value of a page with all that it holds; `nil` for an empty optional.
    static func of(_ value: Any) -> Any? {
        if value is String || value is Int || value is Bool || value is Int64 { return value }
        let mirror = Mirror(reflecting: value)
        switch mirror.displayStyle {
        case .optional: return mirror.children.first.flatMap { of($0.value) }
        case .collection: return mirror.children.compactMap { of($0.value) }
        case .struct where !(value is any CustomStringConvertible):
            var children: [String: Any] = [:]
            for (label, child) in mirror.children {
                if let label, let part = of(child) { children[label] = part }
            }
            return PageTree(children: children)
        default: return value
        }
    }
}
