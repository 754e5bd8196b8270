public import Workflows

/// What a mail is for the business.
public enum MailKind: String, CaseIterable, Sendable, Codable {
    /// Asks for a price, an offer or availability of goods.
    case inquiry
    /// Places an order outright.
    case order
    /// Accepts an offer that we sent, whole and without condition.
    case confirmation
    /// Turns an offer down.
    case decline
    /// Reports a defect, damage, missing or wrong goods.
    case complaint
    /// Asks or remarks about something that exists; also a conditional or partial yes.
    case question
    /// Out-of-office, vacation, automatic acknowledgement, ticket receipt.
    case autoreply
    /// Delivery status notification.
    case bounce
    /// Newsletter, marketing, spam, mailing list.
    case bulk
    /// Everything else: thanks, greetings, applications, the not understood.
    case other
}

/// Where something was read, for the staff mail and `xcrm parse --explain`.
public struct Evidence: Hashable, Sendable, Codable {
    /// The field it supports: `kind`, `lines[2].quantity`, `deliver_by`, …
    public var field: String
    /// Where: `text`, `subject`, `header List-Id`, `part 2 sheet 1 row 7`, `html table 1 row 3`, `catalogue`.
    public var place: String
    /// The words of the mail, at most 200 characters.
    public var words: String
    /// Whether it tells staff something that the reading itself does not; the rest is for `xcrm parse --explain`.
    public var isForStaff: Bool

    /// Takes one piece of evidence; long words are cut.
    public init(field: String, place: String, words: some StringProtocol, isForStaff: Bool = true) {
        self.field = field
        self.place = place
        self.words = String(words.prefix(200))
        self.isForStaff = isForStaff
    }
}

/// An article that a line may mean.
public struct Candidate: Hashable, Sendable, Codable {
    /// The catalogue's code.
    public var sku: String
    /// How well it fits, 0 to 1000; only for ordering.
    public var score: Int

    /// Takes a scored article.
    public init(sku: String, score: Int) {
        self.sku = sku
        self.score = score
    }
}

/// One line of goods as the customer wrote it.
public struct GoodsLine: Hashable, Sendable {
    /// The catalogue's code if the line names exactly one article; never guessed.
    public var sku: String?
    /// What was asked for, exactly; `nil` if not stated.
    public var quantity: FixedDecimal?
    /// What the customer wrote; `nil` if not stated.
    public var unit: UnitOfMeasure?
    /// The customer's own words for the article.
    public var text: String
    /// The articles it may mean, best first, when `sku` is `nil` and some come near.
    public var candidates: [Candidate]

    /// Takes what was read.
    public init(
        sku: String?, quantity: FixedDecimal?, unit: UnitOfMeasure?, text: String, candidates: [Candidate] = []
    ) {
        self.sku = sku
        self.quantity = quantity
        self.unit = unit
        self.text = text
        self.candidates = candidates
    }
}

/// What the signature tells of the sender.
public struct ContactDetails: Hashable, Sendable, Codable {
    /// The person.
    public var name: String?
    /// The firm.
    public var company: String?
    /// The telephone as written.
    public var phone: String?
    /// The VAT or registration number, spaces removed.
    public var vat: String?

    /// Takes what was read.
    public init(name: String? = nil, company: String? = nil, phone: String? = nil, vat: String? = nil) {
        self.name = name
        self.company = company
        self.phone = phone
        self.vat = vat
    }
}

/// A calendar day without time and zone, as customers write it.
public struct Day: Hashable, Comparable, Sendable {
    /// The proleptic Gregorian year.
    public let year: Int
    /// 1 to 12.
    public let month: Int
    /// 1 to the length of the month.
    public let day: Int

    /// A day that exists; `nil` otherwise. Years 1900 to 2999.
    public init?(year: Int, month: Int, day: Int) {
        guard (1900...2999).contains(year), (1...12).contains(month),
            (1...Self.length(ofMonth: month, year: year)).contains(day)
        else { return nil }
        self.year = year
        self.month = month
        self.day = day
    }

    private init(knownYear year: Int, month: Int, day: Int) {
        self.year = year
        self.month = month
        self.day = day
    }

    /// 1 January 1970.
    public static let epoch = Day(knownYear: 1970, month: 1, day: 1)

    /// How many days a month has.
    public static func length(ofMonth month: Int, year: Int) -> Int {
        switch month {
        case 2: year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400)) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// ISO 8601: `2026-04-30`.
    public var iso: String {
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(year)-\(two(month))-\(two(day))"
    }

    /// Orders by time.
    public static func < (left: Day, right: Day) -> Bool {
        (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }
}

/// What surrounds a mail and helps to understand it; all optional, `xcrm parse` gives none of it.
public struct ReadingContext: Hashable, Sendable {
    /// The purpose of the mailbox it came to: `sales`, `complaints`, `tasks`, `contracts`, `general`.
    public var mailboxPurpose: String?
    /// The kind of record that the mail was found to belong to, by strong evidence.
    public var threadKind: RecordKind?
    /// Whether that record is an offer that is with the client now.
    public var answersOpenOffer: Bool
    /// Our own addresses and domains, in lower case: what they wrote is not the customer's.
    public var ownAddresses: Set<String>
    /// What this client called articles before: folded words → catalogue code.
    public var aliases: [String: String]

    /// No context at all.
    public init(
        mailboxPurpose: String? = nil, threadKind: RecordKind? = nil, answersOpenOffer: Bool = false,
        ownAddresses: Set<String> = [], aliases: [String: String] = [:]
    ) {
        self.mailboxPurpose = mailboxPurpose
        self.threadKind = threadKind
        self.answersOpenOffer = answersOpenOffer
        self.ownAddresses = ownAddresses
        self.aliases = aliases
    }
}

extension ReadingContext {
    /// The key of `aliases`: a client's words for an article, folded so that case and spacing do not count.
    public static func aliasKey(_ words: some StringProtocol) -> String {
        Folding.fold(words.split(whereSeparator: \.isWhitespace).joined(separator: " "))
    }
}

/// What a careful clerk would have read in a mail.
public struct Reading: Sendable {
    /// What the mail is for the business.
    public var kind: MailKind
    /// ISO 639-1 of the new text; `nil` where there is none to tell.
    public var language: String?
    /// The new text only, without closing phrase and signature.
    public var reply: String
    /// The goods asked for, ordered or complained of.
    public var lines: [GoodsLine]
    /// Our numbers that the mail names, upper case, sorted.
    public var references: [String]
    /// The wanted delivery date.
    public var deliverBy: Day?
    /// What the signature tells.
    public var contact: ContactDetails
    /// What a person attached: name and real type.
    public var attachments: [(name: String, type: String)]
    /// Where each was read.
    public var evidence: [Evidence]
    /// What attached documents say, by their parts' paths (`1.2`): for search.
    public var fileTexts: [String: String] = [:]

    /// Takes what was read.
    public init(
        kind: MailKind, language: String?, reply: String, lines: [GoodsLine], references: [String], deliverBy: Day?,
        contact: ContactDetails, attachments: [(name: String, type: String)], evidence: [Evidence]
    ) {
        self.kind = kind
        self.language = language
        self.reply = reply
        self.lines = lines
        self.references = references
        self.deliverBy = deliverBy
        self.contact = contact
        self.attachments = attachments
        self.evidence = evidence
    }
}
