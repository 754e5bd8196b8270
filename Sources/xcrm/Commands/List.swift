import ArgumentParser
import Foundation
import Storage
import Workflows

/// `xcrm list WHAT`: records of a kind, or clients.
struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Lists offers, orders, shipments, complaints, tasks, contracts, invoices, clients.")

    /// What can be listed.
    enum What: String, ExpressibleByArgument, CaseIterable {
        case offers, orders, shipments, complaints, tasks, contracts, invoices, clients

        var kind: RecordKind? {
            switch self {
            case .offers: .offer
            case .orders: .order
            case .shipments: .shipment
            case .complaints: .complaint
            case .tasks: .todo
            case .contracts: .contract
            case .invoices: .invoice
            case .clients: nil
            }
        }
    }

    @OptionGroup var firm: FirmOptions
    @Argument(help: "offers, orders, shipments, complaints, tasks, contracts, invoices or clients") var what: What
    @Option(help: "Only of this client, by code or name.") var client: String?
    @Option(help: "At most so many.") var limit = 50
    @Flag(help: "One JSON object a line.") var json = false

    func run() async throws {
        try await guarded {
            let firm = try firm.open()
            let (what, client, limit) = (what, client, limit)
            let rows = try await firm.store.read { transaction -> [[(String, String)]] in
                guard let kind = what.kind else { return try transaction.clients(limit: limit).map(Listing.client) }
                let owner = try client.map { try Client.find($0, transaction).id }
                return try transaction.records(kind, client: owner, limit: limit).map { record in
                    let name = try record.client.flatMap { try transaction.client($0)?.name } ?? ""
                    return Listing.record(record, clientName: name) + (try Listing.particulars(record, transaction))
                }
            }
            for row in rows { print(json ? Listing.json(row) : row.map(\.1).joined(separator: "\t")) }
        }
    }
}

/// Rows of lists, as columns with names.
enum Listing {
    static func client(_ client: ClientRow) -> [(String, String)] {
        [("code", client.code), ("name", client.name), ("language", client.language), ("vat", client.vat)]
    }

    static func record(_ record: RecordRow, clientName: String) -> [(String, String)] {
        [
            ("number", record.number.description), ("state", record.state),
            ("opened", record.openedAt.formatted(.iso8601.year().month().day())), ("client", clientName),
            ("holder", record.holder ?? ""), ("title", record.title),
        ]
    }

    /// What a kind of record has of its own: how far an order is, what is owed on an invoice, the days of a contract.
    static func particulars(_ record: RecordRow, _ transaction: Transaction) throws -> [(String, String)] {
        switch record.number.kind {
        case .order:
            guard let progress = try transaction.progress(of: record) else { return [] }
            return [
                ("shipped", progress.shipped.rawValue), ("invoiced", progress.invoiced.rawValue),
                ("paid", progress.paid.rawValue),
            ]
        case .invoice:
            guard let invoice = try transaction.invoice(of: record.id)?.snapshot,
                let balance = try transaction.balance(of: record.id)
            else { return [] }
            return [
                ("kind", invoice.kind.rawValue), ("issued", invoice.issuedOn), ("due_on", invoice.dueOn ?? ""),
                ("total", invoice.totals.gross.description), ("due", balance.due.description),
            ]
        case .contract:
            guard let contract = try transaction.contract(of: record.id) else { return [] }
            return [
                ("reference", contract.reference), ("from", contract.startsOn), ("to", contract.endsOn ?? ""),
                ("value", contract.snapshot(currency: record.currency).value?.description ?? ""),
                ("prices", String(contract.prices)),
            ]
        case .offer, .shipment, .complaint, .todo: return []
        }
    }

    static func json(_ row: [(String, String)]) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.withoutEscapingSlashes, .sortedKeys]
        let object = Dictionary(row, uniquingKeysWith: { first, _ in first })
        return (try? encoder.encode(object)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
    }
}
