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

    /// The address that answers any mail with a link to the portal; `nil` where the server knows no extensions and
    /// none is configured.
    public var portalAddress: String? {
        if let address = portal.address { return address }
        guard let delimiter = smtp.subAddressDelimiter, let box = mailboxes.first?.address,
            let at = box.lastIndex(of: "@")
        else { return nil }
        return box[..<at] + delimiter + "portal" + box[at...]
    }

    /// The mailbox that mail to `portalAddress` arrives in.
    public var portalMailbox: Mailbox? {
        guard let address = portalAddress?.lowercased() else { return nil }
        return mailboxes.first { mailbox in
            let own = mailbox.address.lowercased()
            guard own != address else { return true }
            guard let delimiter = smtp.subAddressDelimiter, let at = own.lastIndex(of: "@") else { return false }
            return address.hasPrefix(own[..<at] + delimiter) && address.hasSuffix(own[at...])
        }
    }

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
