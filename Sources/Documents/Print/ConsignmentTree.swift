import Workflows

/// The boxes of a CMR consignment note, filled from a shipment (CMR, Geneva 1956, article 6; the numbering is the IRU model's).
struct ConsignmentTree {
    let builder: TreeBuilder
    let record: RecordSnapshot
    let company: CompanySnapshot

    /// How many kinds of goods box 9 has room for; more are named in the packing list.
    static let maximumRows = 6

    private var formats: Formats { builder.formats }
    private var words: Words { builder.words }

    var tree: Tree {
        let packing = PackingTree(builder: builder, record: record)
        return [
            "copies": copies, "shipTo": builder.shipTo(record.client), "rows": rows(packing),
            "hasMore": groups.count > Self.maximumRows, "isShort": groups.count < 3 && !isTight,
            "isTight": isTight,
            "isPrepaid": isPrepaid, "isForward": !isPrepaid, "terms": Tree.line(record.incoterms),
            "documents": Tree.text(documents.joined(separator: ", ")),
        ]
    }

    /// Four originals by colour: red for the sender, blue for the consignee, green for the carrier, black to keep.
    private var copies: [Tree] {
        ["red", "blue", "green", "black"].enumerated().map { index, colour in
            [
                "index": String(index + 1), "colour": colour, "forSender": index == 0, "forConsignee": index == 1,
                "forCarrier": index == 2, "toKeep": index == 3,
            ] as Tree
        }
    }

    /// Whether a text is too long for its box in the usual size: then all boxes are set smaller, and leave less room below
    /// the goods, so that a copy stays one page and nothing is cut.
    private var isTight: Bool {
        let client = record.client
        let parties = [
            client.name + client.address.street + client.address.city,
            company.name + company.address.street + company.address.city,
            (record.dispatch?.carrier ?? "") + (record.dispatch?.carrierAddress ?? ""),
        ]
        let place = client.deliveryAddress.map { $0.street + $0.city } ?? ""
        return parties.contains { $0.count > 110 } || place.count > 90 || documents.joined().count > 100
            || (record.customerReference ?? "").count > 60
    }

    /// Who pays for the carriage, as the Incoterms have it: the buyer with E and F terms, else the seller.
    private var isPrepaid: Bool {
        guard let incoterms = record.incoterms else { return true }
        return !["EXW", "FCA", "FAS", "FOB"].contains { incoterms.uppercased().hasPrefix($0) }
    }

    private var documents: [String] {
        var documents = ["\(words["documents.packing-list"]) \(record.number)"]
        if let order = record.parent { documents.append("\(words["order"]) \(order)") }
        if let reference = record.customerReference.flatMap({ CleanText.line($0).nonEmpty }) {
            documents.append(reference)
        }
        return documents
    }

    /// Goods of one tariff number.
    private struct Group {
        let code: String
        var names: [String]
    }

    private var groups: [Group] {
        var groups: [Group] = []
        for line in record.lines {
            let code = CleanText.line(line.hsCode ?? "")
            let name = CleanText.line(line.text.nonEmpty ?? line.wording)
            if let index = groups.firstIndex(where: { $0.code == code }) {
                if !groups[index].names.contains(name) { groups[index].names.append(name) }
            } else {
                groups.append(Group(code: code, names: [name]))
            }
        }
        return groups
    }

    /// Boxes 6 to 12: packages and their weight stand in the first row, since goods of several numbers share packages.
    private func rows(_ packing: PackingTree) -> [Tree] {
        let packages = record.dispatch?.packages ?? []
        let names = packages.reduce(into: [(name: String, count: Int)]()) { names, package in
            let name = CleanText.line(package.name).split(separator: " ").filter { Int($0) == nil }.joined(
                separator: " ")
            if let index = names.firstIndex(where: { $0.name == name }) {
                names[index].count += 1
            } else {
                names.append((name, 1))
            }
        }
        let shown = groups.prefix(Self.maximumRows)
        return shown.enumerated().map { index, group in
            let isFirst = index == 0
            let more = group.names.count > 2 ? " …" : ""
            return [
                "marks": isFirst ? Tree.text(marks(packages.count)) : Blank(),
                "count": isFirst && !packages.isEmpty ? String(packages.count) as Any : Blank(),
                "method": isFirst
                    ? Tree.text(names.map { "\($0.count) × \($0.name)" }.joined(separator: ", ")) : Blank(),
                "nature": group.names.prefix(2).joined(separator: "; ") + more, "code": Tree.text(group.code),
                "gross": isFirst
                    ? (packing.gross ?? packing.net).map { formats.number($0) } ?? Blank() as Any : Blank(),
                "volume": isFirst ? packing.volume.map { formats.number($0) } ?? Blank() as Any : Blank(),
            ] as Tree
        }
    }

    private func marks(_ count: Int) -> String {
        count > 1 ? "\(record.number) / 1–\(count)" : record.number.description
    }
}
