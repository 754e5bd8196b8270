import Foundation
import Hummingbird
import Settings
import Storage
import Workflows

/// An invoice in a list.
struct InvoiceRowView: Sendable {
    let number: String
    let href: String
    let kind: String
    let client: String
    let chip: Chip
    let issued: String
    let due: String
    let isOverdue: Bool
    let gross: String
    let rest: String
    let restLabel: String
}

/// The list of a client's invoices.
struct InvoicesContent: Sendable {
    let heading: String
    let empty: String
    let sums: [Figure]
    let rows: [InvoiceRowView]
    let pager: PagerView?
}

/// An invoice, for programs.
struct InvoiceTwin: Encodable, Sendable {
    let number: String
    let kind: InvoiceKind
    let state: String
    let issuedOn: String
    let dueOn: String?
    let gross: Money
    let due: Money
    let url: String
}

/// A page of invoices, for programs.
struct InvoicesTwin: Encodable, Sendable {
    let invoices: [InvoiceTwin]
    let page: Int
    let more: Bool
}

extension Site {
    /// `/invoices`: what was billed, what is owed and by when; with `.json` for programs.
    func invoices(_ request: Request, json: Bool) async throws -> Response {
        let (reader, _) = try await requireClient(request)
        let wording = wording(language(request, reader: reader.contact.language))
        let (scope, page, now) = (reader.scope, Self.page(request, size: Self.listSize), setup.clock())
        let today = wording.isoDay(now)
        let (invoices, due) = try await setup.store.read { transaction in
            (
                try transaction.clientInvoices(in: scope, page: page),
                try transaction.moneyDue(in: scope, on: today)
            )
        }
        let shown = invoices.prefix(page.size)
        if json {
            return try twin(
                InvoicesTwin(
                    invoices: shown.map { invoice in
                        InvoiceTwin(
                            number: "\(invoice.record.number)", kind: invoice.kind, state: invoice.record.state,
                            issuedOn: invoice.issuedOn, dueOn: invoice.dueOn, gross: invoice.gross, due: invoice.due,
                            url: setup.settings.url + "/r/\(invoice.record.number)")
                    }, page: page.number, more: invoices.count > page.size))
        }
        let content = InvoicesContent(
            heading: wording.words["navInvoices"], empty: wording.words["emptyList"], sums: figures(due, wording),
            rows: shown.map { invoiceRow($0, wording, now) },
            pager: pager(path: link("/invoices"), page: page, hasMore: invoices.count > page.size))
        let frame = Frame(
            title: content.heading, page: "invoices", language: wording.language, visitor: .client(reader),
            path: "/invoices", twin: link("/invoices.json"))
        return self.page(frame, content, request: request)
    }

    /// What is owed, as figures; none for nothing.
    func figures(_ due: [MoneyDue], _ wording: Wording) -> [Figure] {
        due.flatMap { due in
            let all = Figure(
                label: wording.words["moneyDue"], value: wording.money(due.due),
                note: wording.words.count("invoices", due.count), tone: "plain")
            guard due.overdue.minor > 0 else { return [all] }
            return [
                all,
                Figure(label: wording.words["moneyOverdue"], value: wording.money(due.overdue), note: "", tone: "bad"),
            ]
        }
    }

    /// An invoice in a list.
    func invoiceRow(_ invoice: InvoiceSummary, _ wording: Wording, _ now: Date) -> InvoiceRowView {
        let words = wording.words
        let isOpen = invoice.record.state == "issued" && invoice.due.minor > 0
        let isOverdue = isOpen && (invoice.dueOn.map { isOver($0, wording, now) } ?? false)
        // What a client has with us is said by the credit note, and not once more by the invoice that it corrects.
        let owed = invoice.kind == .creditNote ? invoice.due.negated : invoice.due
        let isSaid = invoice.kind == .creditNote && owed == invoice.gross
        let rest = owed.minor > 0 && !isSaid ? wording.money(owed) : ""
        return InvoiceRowView(
            number: "\(invoice.record.number)", href: link(invoice.record.number),
            kind: words["invoiceKind_\(invoice.kind.rawValue)"], client: invoice.client.shown(80),
            chip: isOverdue
                ? Chip(label: words["invoiceOverdue"], tone: "bad")
                : invoiceChip(invoice.kind, invoice.record.state, due: invoice.due, wording),
            issued: wording.day(invoice.issuedOn),
            due: isOpen ? invoice.dueOn.map { wording.day($0) } ?? "" : "", isOverdue: isOverdue,
            gross: wording.money(invoice.kind == .creditNote ? invoice.gross.negated : invoice.gross), rest: rest,
            restLabel: words[invoice.kind == .creditNote ? "creditOpen" : "factRest"])
    }

    /// The state of an invoice. A credit note is nothing to pay: it was set off, or it waits for us and not for the client.
    func invoiceChip(_ kind: InvoiceKind, _ state: String, due: Money?, _ wording: Wording) -> Chip {
        guard kind == .creditNote, state == "issued" else { return wording.chip(.invoice, state) }
        let isSetOff = due?.minor == 0
        return Chip(label: wording.words[isSetOff ? "creditDone" : "creditOpen"], tone: isSetOff ? "good" : "go")
    }

    /// An invoice or note among other records.
    func billRow(_ invoice: InvoiceSummary, _ wording: Wording, _ now: Date) -> RowView {
        let view = invoiceRow(invoice, wording, now)
        return RowView(
            number: view.number, href: view.href, heading: view.kind + ", " + view.gross, chip: view.chip,
            opened: view.issued, note: "")
    }
}

extension GoodsView {
    /// The lines and sums of an invoice.
    init(_ invoice: InvoiceSnapshot, wording: Wording) {
        hasPrices = true
        hasShipped = false
        lines = invoice.lines.map { line in
            LineView(
                position: line.position, article: line.text.shown(300), sku: (line.sku ?? "").shown(60), wording: "",
                quantity: wording.quantity(line.quantity, line.unit), price: wording.price(line.unitPrice),
                discount: line.discountPercent.isPositive ? wording.percent(line.discountPercent) : "",
                amount: line.amount(in: invoice.currency).map { wording.money($0) } ?? "–", shipped: "", share: nil,
                note: "")
        }
        totals = TotalsView(invoice, wording)
    }
}

extension TotalsView {
    init(_ invoice: InvoiceSnapshot, _ wording: Wording) {
        let words = wording.words
        net = wording.money(invoice.totals.net)
        let allowances = invoice.allowances.map {
            TaxView(label: $0.reason.shown(120), amount: wording.money($0.amount.negated))
        }
        taxes =
            allowances
            + invoice.totals.taxes.map { share in
                TaxView(
                    label: words.fill("taxOf", wording.percent(share.percent), wording.money(share.base)),
                    amount: wording.money(share.tax))
            }
        gross = wording.money(invoice.totals.gross)
    }
}

extension Site {
    /// What an invoice says beside its lines: days, sums owed, the law, what it corrects.
    func invoiceFacts(_ invoice: InvoiceSnapshot, _ balance: InvoiceBalance?, _ wording: Wording) -> [Fact] {
        let words = wording.words
        var facts: [Fact] = []
        func add(_ key: String, _ value: String?) {
            if let value, !value.isEmpty { facts.append(Fact(label: words[key], value: value)) }
        }
        add("factKind", words["invoiceKind_\(invoice.kind.rawValue)"])
        add("factIssued", wording.day(invoice.issuedOn))
        if invoice.taxEventOn != invoice.issuedOn { add("factTaxEvent", wording.day(invoice.taxEventOn)) }
        add("factPayBy", invoice.dueOn.map { wording.day($0) })
        if let balance {
            if balance.credited.minor != 0 { add("factCredited", wording.money(balance.credited)) }
            if balance.paid.minor != 0 { add("factPaid", wording.money(balance.paid)) }
            let isCredit = balance.due.minor < 0
            add(isCredit ? "creditOpen" : "factRest", wording.money(isCredit ? balance.due.negated : balance.due))
        }
        add("factVATGround", invoice.vatGround?.shown(200))
        add("factReason", invoice.reason?.shown(200))
        add("factReference", invoice.customerReference?.shown(80))
        add("factPayment", invoice.paymentTerms?.shown(200))
        if let corrects = invoice.corrects, let number = RecordNumber(corrects.number) {
            facts.append(Fact(label: words["factCorrects"], value: corrects.number, href: link(number)))
        }
        for number in invoice.orders.prefix(20) {
            facts.append(Fact(label: words["kind_order"], value: "\(number)", href: link(number)))
        }
        if invoice.kind != .creditNote, let iban = invoice.seller.iban.isEmpty ? nil : invoice.seller.iban {
            add("factIBAN", iban.shown(40))
        }
        return facts
    }

    /// What the register says of a contract.
    func contractFacts(_ contract: ContractSnapshot, _ wording: Wording) -> [Fact] {
        let words = wording.words
        var facts: [Fact] = []
        func add(_ key: String, _ value: String?) {
            if let value, !value.isEmpty { facts.append(Fact(label: words[key], value: value)) }
        }
        add("factContractNumber", contract.reference.shown(80))
        add("factSigned", contract.signedOn.map { wording.day($0) })
        add("factStarts", wording.day(contract.startsOn))
        add("factEnds", contract.endsOn.map { wording.day($0) } ?? words["contractNoEnd"])
        add("factValue", contract.value.map { wording.money($0) })
        if contract.prices > 0 { add("factPrices", String(contract.prices)) }
        return facts
    }
}
