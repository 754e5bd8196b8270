public import Settings
import Understanding

/// Which verbs each role may use.
public struct Permissions: Sendable {
    /// What nobody is kept from: it tells, asks, or moves work between colleagues.
    static let everybody: Set<StaffVerb> = [
        .help, .show, .note, .assign, .mine, .due, .link, .move, .task, .done, .progress, .close, .reopen, .silent,
        .undo, .yes,
    ]

    private var verbs: [Configuration.StaffMember.Role: Set<StaffVerb>] = [:]
    /// Words of the configuration that are no verbs.
    public private(set) var unknown: [String] = []

    /// Takes what the configuration says.
    public init(_ list: [Configuration.Permission]) {
        for entry in list {
            for name in entry.verbs {
                guard let verb = StaffVerb(rawValue: name) else {
                    unknown.append(name)
                    continue
                }
                verbs[entry.role, default: []].insert(verb)
            }
        }
    }

    func allow(_ verb: StaffVerb, to roles: [Configuration.StaffMember.Role]) -> Bool {
        if Self.everybody.contains(verb) || roles.contains(.manager) || roles.contains(.admin) { return true }
        return roles.contains { verbs[$0]?.contains(verb) ?? false }
    }
}
