import Foundation
import Mail
import Storage
import Workflows

/// A line of goods on a page.
struct LineView: Sendable {
    let position: Int
    let article: String
    let sku: String
    let wording: String
    let quantity: String
    let price: String
    let discount: String
    let amount: String
    let shipped: String
    /// How much of the line has left, 0 to 100; `nil` where it does not apply.
    let share: Int?
    /// That it is an alternative, or how much of it was cancelled.
    var note = ""
}

/// A tax in the sums.
struct TaxView: Sendable {
    let label: String
    let amount: String
}

/// The sums below the lines.
struct TotalsView: Sendable {
    let net: String
    let taxes: [TaxView]
    let gross: String
}

/// The goods of a record.
struct GoodsView: Sendable {
    let lines: [LineView]
    let hasPrices: Bool
    let hasShipped: Bool
    let totals: TotalsView?

    init?(_ snapshot: RecordSnapshot, prices: Bool, wording: Wording) {
        guard !snapshot.lines.isEmpty else { return nil }
        hasPrices = prices
        hasShipped = snapshot.number.kind == .order
        lines = snapshot.lines.map { Self.line($0, snapshot, prices, wording) }
        totals = prices ? snapshot.totals.map { TotalsView($0, wording) } : nil
    }

    private static func line(
        _ line: LineSnapshot, _ snapshot: RecordSnapshot, _ prices: Bool, _ wording: Wording
    ) -> LineView {
        let amount = prices ? line.amount(in: snapshot.currency) : nil
        let isOrder = snapshot.number.kind == .order
        let shipped = isOrder ? line.shipped ?? .zero : nil
        return LineView(
            position: line.position, article: line.text.shown(300), sku: (line.sku ?? "").shown(60),
            wording: line.wording == line.text ? "" : line.wording.shown(300),
            quantity: line.quantity.map { wording.quantity($0, line.unit) } ?? "–",
            price: prices ? line.unitPrice.map { wording.price($0) } ?? "–" : "",
            discount: prices && line.discountPercent.isPositive ? wording.percent(line.discountPercent) : "",
            amount: amount.map { wording.money($0) } ?? "–",
            shipped: shipped.map { wording.quantity($0, line.unit) } ?? "",
            share: shipped.flatMap { share($0, of: line.wanted) }, note: note(line, wording))
    }

    private static func note(_ line: LineSnapshot, _ wording: Wording) -> String {
        var notes = line.isOptional ? [wording.words["lineOptional"]] : []
        if let cancelled = line.cancelled, cancelled.isPositive {
            notes.append(wording.words.fill("lineCancelled", wording.quantity(cancelled, line.unit)))
        }
        return notes.joined(separator: ", ")
    }

    private static func share(_ part: FixedDecimal, of whole: FixedDecimal?) -> Int? {
        guard let whole, whole.isPositive, part.millionths >= 0 else { return nil }
        return Int(min(100, Int128(part.millionths) * 100 / Int128(whole.millionths)))
    }
}

extension TotalsView {
    init(_ totals: TotalsSnapshot, _ wording: Wording) {
        net = wording.money(totals.net)
        taxes = totals.taxes.map { share in
            TaxView(
                label: wording.words.fill("taxOf", wording.percent(share.percent), wording.money(share.base)),
                amount: wording.money(share.tax))
        }
        gross = wording.money(totals.gross)
    }
}

/// A package of a shipment.
struct PackageView: Sendable {
    let name: String
    let facts: String
}

/// How goods left us, on a page.
struct DispatchView: Sendable {
    let facts: [Fact]
    let trackingHref: String?
    let packages: [PackageView]

    init(_ dispatch: DispatchSnapshot, delivered: Bool, wording: Wording) {
        let words = wording.words
        guard !dispatch.shippedOn.isEmpty else {
            (facts, trackingHref) = ([], nil)
            packages = Self.packages(dispatch, wording)
            return
        }
        var facts = [Fact(label: words["factShipped"], value: wording.day(dispatch.shippedOn))]
        if let day = dispatch.deliveryOn {
            facts.append(Fact(label: words[delivered ? "factDelivered" : "factExpected"], value: wording.day(day)))
        }
        facts.append(
            Fact(label: words["factCarrier"], value: dispatch.carrier.map { $0.shown(120) } ?? words["ownTransport"]))
        if let number = dispatch.trackingNumber {
            facts.append(Fact(label: words["factTracking"], value: number.shown(80)))
        }
        if let vehicle = dispatch.vehicle { facts.append(Fact(label: words["factVehicle"], value: vehicle.shown(60))) }
        if let driver = dispatch.driver { facts.append(Fact(label: words["factDriver"], value: driver.shown(80))) }
        self.facts = facts
        trackingHref = dispatch.trackingURL.flatMap { Site.webAddress($0) }
        packages = Self.packages(dispatch, wording)
    }

    private static func packages(_ dispatch: DispatchSnapshot, _ wording: Wording) -> [PackageView] {
        (dispatch.packages ?? []).prefix(200).map { package in
            let kilograms = UnitOfMeasure.kg
            let weights = [
                package.size.map { $0.shown(40) + " cm" },
                package.grossKg.map { wording.words.fill("packageGross", wording.quantity($0, kilograms)) },
                package.netKg.map { wording.words.fill("packageNet", wording.quantity($0, kilograms)) },
            ]
            return PackageView(
                name: "\(package.position). " + package.name.shown(80),
                facts: weights.compactMap(\.self).joined(separator: ", "))
        }
    }
}

/// A file that can be fetched.
struct FileView: Sendable {
    let name: String
    let href: String
    let info: String

    init(_ file: ThreadFile, site: Site, wording: Wording) {
        let name = file.name.shown(120)
        self.name = name.isEmpty ? wording.words["fileUnnamed"] : name
        href = site.link("/a/\(file.id)")
        info = wording.size(file.bytes) + ", " + wording.day(file.sentAt)
    }
}

/// A mail of the thread.
struct MailView: Sendable {
    let id: Int64
    let from: String
    let fromAddress: String
    let to: String
    let when: String
    let moment: String
    let subject: String
    let blocks: [TextBlock]
    let isCut: Bool
    /// What the mail holds beside its new text; empty where that is nothing.
    let whole: [TextBlock]
    let files: [FileView]
    let records: [Link]
    /// Whether the reader's side wrote it.
    let mine: Bool
    let badges: [Chip]

    /// The most characters of one mail on a page.
    static let textLimit = 20_000

    /// - parameter page: the record whose page it stands on, which need not be named again.
    init(_ mail: ThreadMail, site: Site, wording: Wording, staff: Bool, page: RecordNumber? = nil) {
        id = mail.id
        let name = mail.from.name.shown(80)
        from = name.isEmpty ? mail.from.address.shown(120) : name
        fromAddress = mail.from.address.shown(120)
        let recipients = mail.recipients.prefix(4).map { $0.address.shown(80) }.map(Self.withoutToken)
        to = recipients.joined(separator: ", ") + (mail.recipients.count > 4 ? " …" : "")
        when = wording.moment(mail.sentAt)
        moment = mail.sentAt.ISO8601Format()
        let subject = mail.subject.shown(200)
        self.subject = subject.isEmpty ? wording.words["noSubject"] : subject
        let shown = mail.reply.shownText(Self.textLimit)
        blocks = TextBlock.blocks(shown.text)
        isCut = shown.isCut
        whole = mail.whole.isEmpty ? [] : TextBlock.blocks(mail.whole.shownText(Self.textLimit).text)
        files = mail.files.prefix(50).map { FileView($0, site: site, wording: wording) }
        records = mail.records.compactMap { RecordNumber($0) }.filter { $0 != page }.map {
            Link(label: "\($0)", href: site.link($0))
        }
        mine = staff ? mail.direction == .outgoing || mail.staff != nil : mail.direction == .incoming
        badges = staff ? Self.badges(mail, wording.words) : []
    }

    /// An address without the part that proves who answers: a printed or forwarded page gives no token away.
    private static func withoutToken(_ address: String) -> String {
        guard let at = address.lastIndex(of: "@"), let plus = address[..<at].firstIndex(where: { $0 == "+" }) else {
            return address
        }
        return String(address[..<plus] + address[at...])
    }

    private static func badges(_ mail: ThreadMail, _ words: Words) -> [Chip] {
        var badges: [Chip] = []
        if mail.audience == .inside { badges.append(Chip(label: words["badgeInternal"], tone: "wait")) }
        switch mail.proof {
        case .failed: badges.append(Chip(label: words["badgeForged"], tone: "bad"))
        case .unverified where mail.direction == .incoming:
            badges.append(Chip(label: words["badgeUnverified"], tone: "work"))
        default: break
        }
        if let state = mail.outbox, state != .sent {
            badges.append(Chip(label: words["outbox_\(state.rawValue)"], tone: state == .failed ? "bad" : "work"))
        }
        if mail.automatic != .human { badges.append(Chip(label: mail.automatic.rawValue, tone: "muted")) }
        return badges + mail.flags.prefix(8).map { Chip(label: $0.shown(40), tone: "work") }
    }
}

/// A button that composes a mail.
struct ActionView: Sendable {
    let label: String
    let hint: String
    let href: String
    let tone: String
    let to: String
    let subject: String
    let body: String
    /// Lines of the box that shows it.
    let rows: Int
    /// Whether it is too long for a link, so that it has to be copied.
    let needsCopy: Bool
    /// Tells the elements of several buttons apart.
    let key: String

    init(_ letter: Letter, label: String, hint: String, tone: String, key: String) {
        self.label = label
        self.hint = hint
        href = letter.mailto
        self.tone = tone
        to = letter.to
        subject = letter.subject
        body = letter.body
        rows = min(24, max(6, letter.body.count { $0 == "\n" } + 2))
        needsCopy = letter.isTooLongForLink
        self.key = key
    }
}

/// A line in a record's history.
struct HistoryView: Sendable {
    let when: String
    let moment: String
    let what: String
    let who: String
    let detail: String
}

/// The page of one record.
struct RecordContent: Sendable {
    var heading = ""
    var kind = ""
    var number = ""
    var subtitle = ""
    var chip = Chip(label: "", tone: "muted")
    var lead = ""
    var steps: [StepView] = []
    var facts: [Fact] = []
    var actions: [ActionView] = []
    /// Where a complaint about it is put together.
    var complaintHref: String?
    /// Where the same goods can be asked for again.
    var againHref: String?
    var goods: GoodsView?
    var dispatch: DispatchView?
    var text = ""
    var related: [RowView] = []
    /// What we issued.
    var documents: [FileView] = []
    /// Goods of a change that waits for the client's consent.
    var change: GoodsView?
    /// Its day and terms, where they change.
    var changeFacts: [Fact] = []
    var files: [FileView] = []
    var history: [HistoryView] = []
    var mails: [MailView] = []
    var pager: PagerView?
    var listHref = ""
    var listLabel = ""
    var forStaff = false
}
