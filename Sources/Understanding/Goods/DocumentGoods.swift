/// Reads the goods of one attached document.
struct DocumentGoods {
    let document: Document
    let path: String
    private let body: BodyReader

    init(_ catalogue: Catalogue, _ document: Document, path: String) {
        self.document = document
        self.path = path
        body = BodyReader(catalogue, tongue: TextTongue(String(document.text.prefix(4000))))
    }

    func section(_ source: GoodsSection.Source) -> GoodsSection {
        var section = GoodsSection(source: source, items: [], notes: document.notes)
        var faulty: [GoodsItem] = []
        var isFaulty = false
        let reader = TableReader(body.prose)
        for table in document.tables {
            let place = "part \(path) \(table.place)"
            let reading = reader.read(table.rows, place: place)
            section.items += reading.items
            section.notes += reading.notes
            if TableHead.find(in: table.rows)?.column(.faulty) != nil {
                isFaulty = true
                faulty += reader.read(table.rows, place: place, wantsFaulty: true).items
            } else {
                faulty += reading.items
            }
        }
        section.isTable = !section.items.isEmpty
        if section.items.isEmpty, document.kind != .spreadsheet {
            let read = body.section(source, text: document.text, html: nil, place: "part \(path)")
            section.isTable = read.isTable
            // a document that only names things is no list of goods: a drawing, a leaflet, a letter
            section.items = read.items.filter {
                $0.isQuantified && ($0.place.contains(" row ") || $0.unit != nil || $0.match.article != nil)
            }
            if let own = read.faultyItems {
                isFaulty = true
                faulty = own
            }
        }
        if isFaulty { section.faultyItems = faulty }
        return section
    }
}
