extension Workflow {
    /// Every pair of state and event with what it leads to, a tab-separated line each: the specification of the
    /// process in one reviewable text, printed by `xcrm workflows describe` and held by a snapshot test.
    public static func transitionTable() -> String {
        var rows = ["state\tevent\tnew state\teffects"]
        for state in State.allCases {
            for event in Event.allCases {
                do throws(InvalidTransition) {
                    let move = try apply(event, to: state)
                    let effects = move.effects.map(\.description).joined(separator: ", ")
                    rows.append("\(state.rawValue)\t\(event.rawValue)\t\(move.state.rawValue)\t\(effects)")
                } catch {
                    rows.append("\(state.rawValue)\t\(event.rawValue)\t-\t")
                }
            }
        }
        return rows.joined(separator: "\n") + "\n"
    }
}
