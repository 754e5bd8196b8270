import Yams

extension Configuration {
    mutating func finish(_ map: Node.Mapping, _ reader: Reader) {
        if map["data"] == nil { data = reader.absolute(data) }
        finishMailboxes(map["mailboxes"]?.sequence.map(Array.init) ?? [], reader)
        finishStaff(map["staff"]?.sequence.map(Array.init) ?? [], reader)
        if let address = portal.address, portalMailbox == nil {
            reader.report(
                map["portal"]?.mapping?["address"],
                "portal.address: \(address) is none of the mailboxes that are read, with or without an extension.")
        }
        var names: Set<String> = []
        for (index, carrier) in carriers.enumerated() {
            for name in [carrier.name] + carrier.aliases where !names.insert(name.lowercased()).inserted {
                reader.report(map["carriers"], "carriers[\(index + 1)]: \(name) is the name of a forwarder above.")
            }
        }
    }

    private func finishMailboxes(_ nodes: [Node], _ reader: Reader) {
        var names: Set<String> = []
        var addresses: Set<String> = []
        var folders: Set<String> = []
        for (index, (mailbox, node)) in zip(mailboxes, nodes).enumerated() {
            let place = "mailboxes[\(index + 1)]"
            if !mailbox.name.isEmpty, !names.insert(mailbox.name.lowercased()).inserted {
                reader.report(
                    node.mapping?["name"],
                    "\(place).name: another mailbox is called \(mailbox.name); give each its own name.")
            }
            if !mailbox.address.isEmpty, !addresses.insert(mailbox.address.lowercased()).inserted {
                reader.report(
                    node.mapping?["address"], "\(place).address: another mailbox has the address \(mailbox.address).")
            }
            let folder = "\(mailbox.imap.url) \(mailbox.imap.user) \(mailbox.imap.folder)"
            if !mailbox.imap.user.isEmpty, !folders.insert(folder).inserted {
                reader.report(
                    node.mapping?["imap"],
                    "\(place).imap: another mailbox reads the same folder of the same account; each needs its own.")
            }
        }
    }

    private mutating func finishStaff(_ nodes: [Node], _ reader: Reader) {
        var ids: Set<String> = []
        var addresses: Set<String> = []
        let ours = Set(mailboxes.map { $0.address.lowercased() })
        let known = Set(staff.map { $0.id.lowercased() })
        for (index, node) in nodes.enumerated() where index < staff.count {
            let place = "staff[\(index + 1)]"
            if node.mapping?["language"] == nil { staff[index].language = company.language }
            let person = staff[index]
            if !person.id.isEmpty, !ids.insert(person.id.lowercased()).inserted {
                reader.report(
                    node.mapping?["id"], "\(place).id: somebody else is called \(person.id); give each an own id.")
            }
            if node.mapping?["roles"] != nil, person.roles.isEmpty, node.mapping?["roles"]?.sequence?.isEmpty == true {
                reader.report(node.mapping?["roles"], "\(place).roles: give at least one role.")
            }
            for address in [person.address] + person.addresses where !address.isEmpty {
                if ours.contains(address.lowercased()) {
                    reader.report(
                        node,
                        "\(place): \(address) is one of the mailboxes that are read; give the person's own address.")
                } else if !addresses.insert(address.lowercased()).inserted {
                    reader.report(
                        node, "\(place): the address \(address) stands twice; each belongs to one person, once.")
                }
            }
            if let deputy = person.deputy?.lowercased(), deputy == person.id.lowercased() || !known.contains(deputy) {
                reader.report(
                    node.mapping?["deputy"], "\(place).deputy: \(deputy) is not the id of another member of staff.")
            }
        }
    }
}

extension String {
    /// Whether two folder names are the same to a server that does not mind case, as none must for INBOX.
    func caseInsensitiveEquals(_ other: String) -> Bool { lowercased() == other.lowercased() }
}
