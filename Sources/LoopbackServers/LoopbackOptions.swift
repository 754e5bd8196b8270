/// What an address of a served domain does with mail, to play the faults of real receivers.
public enum RecipientBehaviour: String, Sendable, CaseIterable {
    /// The mail lands in the mailbox; every address does this unless told otherwise.
    case delivered
    /// Refused while the SMTP client is talking: `550 5.1.1` after RCPT TO.
    case refused
    /// Refused for now while the SMTP client is talking, as greylisting does: `450 4.2.0` after RCPT TO.
    case greylisted
    /// Accepted, then returned to the envelope sender with a delivery status notification (RFC 3464), status 5.1.1.
    case bounced
    /// Accepted, then kept in Postfix's queue with status 4.2.2 until the behaviour is changed.
    case delayed
}

/// The TCP ports on 127.0.0.1 that the servers listen on.
public struct LoopbackPorts: Sendable, Equatable {
    /// IMAP in clear, with STARTTLS offered.
    public var imap: UInt16
    /// IMAP in TLS from the first byte.
    public var imaps: UInt16
    /// LMTP of Dovecot: straight into the mailboxes, past Postfix.
    public var lmtp: UInt16
    /// SMTP in from the world, of a sender about whom nothing was verified (`SMTPEntrance.unverified`).
    public var unverifiedSMTP: UInt16
    /// SMTP in from the world, of a sender whose domain passed DMARC (`SMTPEntrance.verified`).
    public var verifiedSMTP: UInt16
    /// SMTP in from the world, of a sender whose domain failed DMARC (`SMTPEntrance.failing`).
    public var failingSMTP: UInt16
    /// Message submission (RFC 6409): STARTTLS and SMTP AUTH are required.
    public var submission: UInt16
    /// Message submission in TLS from the first byte (RFC 8314); SMTP AUTH is required.
    public var submissions: UInt16
    /// Where Postfix asks this program for the authentication results; for the servers themselves.
    public var milter: UInt16
    /// Where Postfix asks this program how an address behaves; for the servers themselves.
    public var recipientTable: UInt16

    /// Fixed ports, for a demonstration whose addresses must not change from run to run.
    public init(
        imap: UInt16, imaps: UInt16, lmtp: UInt16, unverifiedSMTP: UInt16, verifiedSMTP: UInt16, failingSMTP: UInt16,
        submission: UInt16, submissions: UInt16, milter: UInt16,
        recipientTable: UInt16
    ) {
        self.imap = imap
        self.imaps = imaps
        self.lmtp = lmtp
        self.unverifiedSMTP = unverifiedSMTP
        self.verifiedSMTP = verifiedSMTP
        self.failingSMTP = failingSMTP
        self.submission = submission
        self.submissions = submissions
        self.milter = milter
        self.recipientTable = recipientTable
    }

    /// Every port, in the order of the properties.
    var all: [UInt16] {
        [
            imap, imaps, lmtp, unverifiedSMTP, verifiedSMTP, failingSMTP, submission, submissions, milter,
            recipientTable,
        ]
    }

    /// Ten consecutive fixed ports from `first`, in the order of the properties.
    public init(from first: UInt16) {
        self.init((0..<10).map { first &+ UInt16($0) })
    }

    /// Ten different free ports.
    static func free() throws -> LoopbackPorts {
        LoopbackPorts(try FreePort.choose(10))
    }

    /// Ten ports in the order of the properties.
    private init(_ ports: [UInt16]) {
        self.init(
            imap: ports[0], imaps: ports[1], lmtp: ports[2], unverifiedSMTP: ports[3], verifiedSMTP: ports[4],
            failingSMTP: ports[5], submission: ports[6], submissions: ports[7], milter: ports[8],
            recipientTable: ports[9])
    }
}

/// Everything about the servers that a caller may want different from the ordinary.
public struct LoopbackOptions: Sendable {
    /// The name under which the servers sign `Authentication-Results` (RFC 8601 §2.5); nil: `mail.` + the first domain.
    public var authservID: String?
    /// The one password of every login; letters, digits, `.`, `_` and `-` only.
    public var password: String
    /// Logins that may submit mail as any address of the served domains (the daemon itself); without `@`, of the first
    /// domain. Every other login may only send as its own address, sub-addresses included.
    public var agents: [String]
    /// How addresses behave that do not simply take their mail: the local part (in every domain) or the whole address.
    public var behaviours: [String: RecipientBehaviour]
    /// The ports to listen on; nil: free ones are found.
    public var ports: LoopbackPorts?
    /// The largest mail that Postfix accepts, in bytes.
    public var messageSizeLimit: Int
    /// What stands between the parts of an IMAP folder's name: `/`, or `.` as many providers have it.
    public var hierarchySeparator: Character
    /// What every IMAP folder but INBOX begins with: nothing, or `INBOX.` as many providers have it.
    public var namespacePrefix: String
    /// The capabilities that IMAP tells after login, in place of Dovecot's own (to play a server without IDLE or MOVE).
    public var imapCapability: String?

    /// The ordinary servers: `nobody-here@` is refused, `greylisted@` refused for now, `bounce-me@` bounced and
    /// `delayed@` delayed, in every domain; everything else is delivered.
    public init(
        authservID: String? = nil,
        password: String = "loopback",
        agents: [String] = [],
        behaviours: [String: RecipientBehaviour] = LoopbackOptions.ordinaryBehaviours,
        ports: LoopbackPorts? = nil,
        messageSizeLimit: Int = 64 << 20,
        hierarchySeparator: Character = "/",
        namespacePrefix: String = "",
        imapCapability: String? = nil
    ) {
        self.authservID = authservID
        self.password = password
        self.agents = agents
        self.behaviours = behaviours
        self.ports = ports
        self.messageSizeLimit = messageSizeLimit
        self.hierarchySeparator = hierarchySeparator
        self.namespacePrefix = namespacePrefix
        self.imapCapability = imapCapability
    }

    /// The local parts that misbehave in every domain unless told otherwise.
    public static let ordinaryBehaviours: [String: RecipientBehaviour] = [
        "nobody-here": .refused, "greylisted": .greylisted, "bounce-me": .bounced, "delayed": .delayed,
    ]
}
