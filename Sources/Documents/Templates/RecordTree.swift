import Workflows

/// Makes the trees of records, parties and goods that mail and document templates share, in one language.
struct TreeBuilder {
    let formats: Formats
    let words: Words

    init(language: String, words: Words) {
        formats = Formats(language: language)
        self.words = words
    }

    func company(_ company: CompanySnapshot) -> Tree {
        [
            "name": Tree.line(company.name), "eik": Tree.line(company.eik), "vat": Tree.line(company.vat),
            "manager": Tree.line(company.manager), "address": Tree.tree(address(company.address)),
            "iban": Tree.line(Self.grouped(company.iban)),
            "bic": Tree.line(company.bic), "bank": Tree.line(company.bank), "phone": Tree.line(company.phone),
            "email": Tree.line(company.email), "web": Tree.line(company.web),
        ]
    }

    /// Groups of four, as banks print an account number (ISO 13616).
    private static func grouped(_ iban: String) -> String {
        let compact = Array(iban.filter { !$0.isWhitespace })
        return stride(from: 0, to: compact.count, by: 4).map { String(compact[$0..<min($0 + 4, compact.count)]) }
            .joined(separator: " ")
    }

    private func address(_ address: PostalAddress) -> Tree? {
        guard !address.isEmpty else { return nil }
        let town = [address.postcode, address.city].map { CleanText.line($0) }.filter { !$0.isEmpty }.joined(
            separator: " ")
        let parts = [CleanText.line(address.street), town, country(address.country)].filter { !$0.isEmpty }
        return [
            "street": Tree.line(address.street), "town": Tree.text(town),
            "country": Tree.text(country(address.country)),
            "line": parts.joined(separator: ", "),
        ]
    }

    /// The name of a country where the words have it, else its code.
    private func country(_ code: String) -> String {
        let code = CleanText.line(code).uppercased()
        return words.word("countries." + code) ?? code
    }

    func record(_ record: RecordSnapshot) -> Tree {
        var tree: Tree = [
            "number": record.number.description, "title": Tree.line(record.title),
            "revision": record.revision > 1 ? String(record.revision) as Any : Blank(),
            "state": words["states.\(record.number.kind.rawValue).\(record.state)"],
            "is": [record.state: true],
            "client": party(record.client), "currency": formats.symbol(record.currency),
            "currencyCode": record.currency.code, "holder": Tree.line(record.holder),
            "dueOn": date(record.dueOn), "openedOn": formats.date(record.openedOn),
            "validUntil": date(record.validUntil),
            "delivery": date(record.delivery), "terms": Tree.block(record.terms ?? ""),
            "customerReference": Tree.line(record.customerReference),
            "parent": Tree.text(record.parent?.description), "body": Tree.block(record.body),
            "dispatch": Tree.tree(record.dispatch.map(dispatch)),
        ]
        tree["goods"] = goods(record.lines.filter { !$0.isOptional }, record.currency, record.totals)
        tree["alternatives"] = goods(record.lines.filter(\.isOptional), record.currency, nil)
        let kind = record.number.kind
        tree["remarks"] = kind == .offer || kind == .order ? Tree.block(record.body) : Blank()
        tree["incoterms"] = Tree.line(record.incoterms)
        tree["paymentTerms"] = Tree.line(record.paymentTerms)
        tree["deliverTo"] = Tree.text(deliverTo(record.client))
        tree["progress"] = Tree.tree(
            record.progress.map { progress in
                [
                    "shipped": words["extents.\(progress.shipped.rawValue)"],
                    "invoiced": words["extents.\(progress.invoiced.rawValue)"],
                    "paid": words["extents.\(progress.paid.rawValue)"],
                ]
            })
        tree["balance"] = Tree.tree(record.balance.map(balance))
        tree["openGoods"] = goods(record.openLines.filter { $0.open?.isPositive ?? true }, record.currency, nil)
        return tree
    }

    private func date(_ text: String?) -> Any { text.map { Tree.text(formats.date($0)) } ?? Blank() }

    /// Where goods of a client go, in one line, if elsewhere than invoices.
    private func deliverTo(_ client: PartySnapshot) -> String? {
        guard let place = client.deliveryAddress, !place.isEmpty, place != client.address else { return nil }
        return address(place)?["line"] as? String
    }

    /// Where goods of a client go, with the name for the parcel.
    func shipTo(_ client: PartySnapshot) -> Tree {
        let place = client.deliveryAddress.flatMap { $0.isEmpty ? nil : $0 } ?? client.address
        var tree = party(client)
        tree["address"] = Tree.tree(address(place))
        tree["isElsewhere"] = place != client.address
        return tree
    }

    /// A client as documents and mails name it.
    func party(_ client: PartySnapshot) -> Tree {
        [
            "code": Tree.line(client.code), "name": Tree.line(client.name),
            "contactName": Tree.line(client.contactName),
            "email": Tree.line(client.email), "vat": Tree.line(client.vat), "eik": Tree.line(client.eik),
            "phone": Tree.line(client.phone),
            "address": Tree.tree(address(client.address)),
        ]
    }

    private func dispatch(_ dispatch: DispatchSnapshot) -> Tree {
        let url = dispatch.trackingURL.flatMap { Self.webURL($0) }
        return [
            "shippedOn": formats.date(dispatch.shippedOn), "deliveryOn": date(dispatch.deliveryOn),
            "carrier": Tree.line(dispatch.carrier), "carrierAddress": Tree.line(dispatch.carrierAddress),
            "isOwnTransport": dispatch.carrier == nil,
            "trackingNumber": Tree.line(dispatch.trackingNumber), "trackingURL": Tree.text(url),
            "vehicle": Tree.line(dispatch.vehicle), "driver": Tree.line(dispatch.driver),
        ]
    }

    /// A link that may stand in a mail: of the web, without anything that a program might read otherwise.
    static func webURL(_ text: String) -> String? {
        guard text.hasPrefix("https://") || text.hasPrefix("http://") else { return nil }
        return isPlainURL(text) ? text : nil
    }

    /// Only characters that RFC 3986 lets stand in a URL.
    static func isPlainURL(_ text: String) -> Bool {
        text.utf8.count <= 4_000
            && text.utf8.allSatisfy { byte in
                byte > 0x20 && byte < 0x7F && !"\"<>\\^`{|}".utf8.contains(byte)
            }
    }

    // MARK: Digest

    /// What waits, under its headings.
    func digest(_ items: [DigestItem]) -> [Tree] {
        DigestItem.Group.allCases.compactMap { group in
            let lines = items.filter { $0.group == group }
            guard !lines.isEmpty else { return nil }
            return [
                "title": words["digest.\(group.rawValue)"],
                "items": lines.map { item in
                    [
                        "number": item.number.description, "title": Tree.line(item.title),
                        "client": Tree.line(item.client), "due": date(item.due),
                        "state": words["states.\(item.number.kind.rawValue).\(item.state)"],
                    ] as Tree
                },
            ]
        }
    }

    // MARK: Goods

    /// Lines with their table of plain text and sums; blank without lines.
    func goods(_ lines: [LineSnapshot], _ currency: Currency, _ totals: TotalsSnapshot?) -> Any {
        guard !lines.isEmpty else { return Blank() }
        let hasPrices = lines.contains { $0.unitPrice != nil }
        return [
            "lines": lines.map { line($0, currency) },
            "count": formats.number(FixedDecimal(Int64(lines.count)) ?? .zero),
            "hasPrices": hasPrices, "hasDiscounts": lines.contains { $0.discountPercent != .zero },
            "hasSeveralRates": Set(lines.map(\.vatPercent)).count > 1, "weight": weight(lines),
            "totals": Tree.tree(hasPrices ? totals.map(self.totals) : nil),
            "table": priceTable(lines, currency).joined(separator: "\n"),
            "quantityTable": quantityTable(lines).joined(separator: "\n"),
        ] as Tree
    }

    private func line(_ line: LineSnapshot, _ currency: Currency) -> Tree {
        let text = line.text.isEmpty ? line.wording : line.text
        return [
            "position": String(line.position), "sku": Tree.line(line.sku), "text": Tree.line(text),
            "wording": Tree.line(line.wording), "isReworded": !line.wording.isEmpty && line.wording != line.text,
            "quantity": line.quantity.map { formats.quantity($0, line.unit) } ?? Blank() as Any,
            "open": line.open.map { formats.quantity($0, line.unit) } ?? Blank() as Any,
            "shipped": line.shipped.map { formats.quantity($0, line.unit) } ?? Blank() as Any,
            "unitPrice": line.unitPrice.map { formats.unitPrice($0, currency) } ?? Blank() as Any,
            "discount": line.discountPercent == .zero ? Blank() as Any : formats.percent(line.discountPercent),
            "vat": formats.percent(line.vatPercent),
            "amount": line.amount(in: currency).map(formats.amount) ?? Blank() as Any,
            "weight": line.weightKg.flatMap { weight in line.quantity.flatMap { weight.multiplied(by: $0) } }
                .map { formats.quantity($0, .kg) } ?? Blank() as Any,
            "hsCode": Tree.line(line.hsCode), "candidates": Tree.list(Array(line.candidates.prefix(10))),
            "isSettled": line.sku != nil, "isPriced": line.unitPrice != nil,
        ]
    }

    /// The net weight of all lines; blank unless each has one.
    private func weight(_ lines: [LineSnapshot]) -> Any {
        var sum = FixedDecimal.zero
        for line in lines {
            guard let weight = line.weightKg, let quantity = line.quantity,
                let next = weight.multiplied(by: quantity).flatMap({ sum.adding($0) })
            else { return Blank() }
            sum = next
        }
        return formats.quantity(sum, .kg)
    }

    private func totals(_ totals: TotalsSnapshot) -> Tree {
        let taxes = totals.taxes.map { share in
            [
                "percent": formats.percent(share.percent), "base": formats.money(share.base),
                "tax": formats.money(share.tax),
            ] as Tree
        }
        var table = PlainTable(columns: [.init(title: ""), .init(title: "", alignsRight: true)])
        table.rows = [[words["net"] + ":", formats.money(totals.net)]]
        table.rows += totals.taxes.map {
            [words["vat"] + " " + formats.percent($0.percent) + ":", formats.money($0.tax)]
        }
        table.rows.append([words["gross"] + ":", formats.money(totals.gross)])
        return [
            "net": formats.money(totals.net), "taxes": taxes, "gross": formats.money(totals.gross),
            // Without the head that these two columns do not need.
            "table": table.lines().dropFirst(2).joined(separator: "\n"),
        ]
    }

    private func priceTable(_ lines: [LineSnapshot], _ currency: Currency) -> [String] {
        var table = PlainTable(columns: [
            .init(title: words["position"], alignsRight: true), .init(title: words["article"], isFlexible: true),
            .init(title: words["quantity"], alignsRight: true), .init(title: words["unitPrice"], alignsRight: true),
            .init(title: words["discount"], alignsRight: true),
            .init(title: "\(words["amount"]) (\(formats.symbol(currency)))", alignsRight: true),
        ])
        table.rows = lines.map { line in
            [
                String(line.position), article(line), line.quantity.map { formats.quantity($0, line.unit) } ?? "",
                line.unitPrice.map { formats.unitPrice($0, currency) } ?? "",
                line.discountPercent == .zero ? "" : formats.percent(line.discountPercent),
                line.amount(in: currency).map(formats.amount) ?? "",
            ]
        }
        return table.lines()
    }

    private func quantityTable(_ lines: [LineSnapshot]) -> [String] {
        var table = PlainTable(columns: [
            .init(title: words["position"], alignsRight: true), .init(title: words["article"], isFlexible: true),
            .init(title: words["quantity"], alignsRight: true),
        ])
        table.rows = lines.map { line in
            let quantity = line.shipped == nil ? line.quantity : line.open
            return [String(line.position), article(line), quantity.map { formats.quantity($0, line.unit) } ?? ""]
        }
        return table.lines()
    }

    /// What an article is called in plain text, with its code.
    func article(_ line: LineSnapshot) -> String {
        let text = CleanText.line(line.text.isEmpty ? line.wording : line.text)
        guard let sku = line.sku.map({ CleanText.line($0) }), !sku.isEmpty else { return text }
        return text.isEmpty ? sku : "\(text) [\(sku)]"
    }
}
