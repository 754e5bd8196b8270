extension Configuration {
    /// A member of staff by id.
    public func staff(_ id: String) -> StaffMember? { staff.first { $0.id == id } }

    /// A member of staff by one of the addresses.
    public func staff(address: String) -> StaffMember? {
        let key = address.lowercased()
        return staff.first { member in
            member.address.lowercased() == key || member.addresses.contains { $0.lowercased() == key }
        }
    }

    /// A member of staff as typed in a command: id, address, full name, or a first name that only one has.
    public func staff(typed: String) -> StaffMember? {
        let key = typed.lowercased().split(separator: " ").joined(separator: " ")
        if let exact = staff(key) ?? staff(address: key) { return exact }
        let named = staff.filter { member in
            let name = member.name.lowercased()
            return name == key || name.split(separator: " ").contains { $0 == key }
        }
        return named.count == 1 ? named.first : nil
    }

    /// Whoever is there for a member of staff on a day (ISO 8601): the deputy during an absence.
    public func present(_ member: StaffMember, on day: String) -> StaffMember {
        guard let until = member.awayUntil, day <= until, let deputy = member.deputy.flatMap({ staff($0) }) else {
            return member
        }
        return deputy
    }

    /// A mailbox by its name.
    public func mailbox(_ name: String) -> Mailbox? { mailboxes.first { $0.name == name } }

    /// Who is told of what concerns a mailbox: the holder of the record if it has one, else everyone whose role fits the
    /// mailbox's purpose, else the managers, else everyone; deputies for those who are away.
    public func inCharge(holder: String?, mailbox: String, on day: String) -> [StaffMember] {
        if let holder = holder.flatMap({ staff($0) }) { return [present(holder, on: day)] }
        let role: StaffMember.Role =
            switch self.mailbox(mailbox)?.purpose ?? .general {
            case .sales, .general: .sales
            case .complaints: .service
            case .tasks, .contracts: .manager
            }
        var found = staff.filter { $0.roles.contains(role) }
        if found.isEmpty { found = staff.filter { $0.roles.contains(.manager) } }
        if found.isEmpty { found = staff }
        var seen: Set<String> = []
        return found.map { present($0, on: day) }.filter { seen.insert($0.id).inserted }
    }
}
