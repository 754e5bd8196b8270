/// The bounds of reading one mail. What lies beyond is kept as an opaque part or left out, with a defect noted.
public enum Limits {
    /// Nesting of multiparts and attached mails.
    public static let depth = 50
    /// Parts of one mail, containers included.
    public static let parts = 1_000
    /// Header fields of one mail or part.
    public static let headers = 1_000
    /// Bytes of one header block.
    public static let headerBytes = 512 * 1024
    /// Bytes of one decoded header value.
    public static let headerValueBytes = 16 * 1024
    /// Ids kept of a References field; the last ones win.
    public static let references = 100
    /// Addresses kept of one field.
    public static let addresses = 1_000
    /// Bytes of decoded text kept of one part, and of the readable text of a mail.
    public static let textBytes = 1024 * 1024
    /// Bytes of HTML that are read into text.
    public static let htmlBytes = 4 * 1024 * 1024
    /// Open elements at once in HTML; deeper markup is read as bare text.
    public static let htmlDepth = 512
    /// Lines of readable text that are searched for quotes and signatures; later ones count as quoted if those were, else as new.
    public static let textLines = 20_000
    /// Bytes of one document kept for reading goods.
    public static let documentBytes = 20 * 1024 * 1024
    /// Bytes of all documents of one mail kept for reading goods.
    public static let documentsBytes = 40 * 1024 * 1024
    /// Bytes at the start of a part that libmagic is shown.
    public static let magicBytes = 7 * 1024 * 1024
    /// Bytes of attached mails, S/MIME and TNEF contents that are parsed again, summed over all levels of nesting.
    public static let nestedBytes: Int = 256 * 1024 * 1024
    /// Bytes of one `winmail.dat` or S/MIME wrapper that is opened.
    public static let wrapperBytes = 40 * 1024 * 1024
    /// Bytes of the file name of a part.
    public static let nameBytes = 255
    /// Defects noted of one mail.
    public static let defects = 50
    /// Recipients kept of a delivery report.
    public static let reportRecipients = 100
    /// Forwarded mails kept of one mail.
    public static let forwards = 20
    /// Octets of a composed line without its CRLF (RFC 5322 §2.1.1).
    public static let lineOctets = 998
    /// Octets of a local part (RFC 5321 §4.5.3.1.1).
    public static let localPartOctets = 64
    /// Characters of a References field that we write (RFC 5322 allows more; some relays refuse it).
    public static let referencesCharacters = 1_500
}
