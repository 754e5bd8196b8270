import CHTML
import Foundation

/// The attributes of one element, copied out of libxml2.
struct HTMLAttributes {
    private var values: [(name: String, value: String)] = []

    init(_ node: xmlNodePtr) {
        var attribute = unsafe node.pointee.properties
        while let current = unsafe attribute, values.count < 64 {
            if let name = unsafe current.pointee.name {
                let value = unsafe current.pointee.children?.pointee.content.map { unsafe String(cString: $0) } ?? ""
                unsafe values.append((String(cString: name), value))
            }
            unsafe attribute = current.pointee.next
        }
        if let style = values.first(where: { $0.name == "style" }) {
            self.style = String(style.value.prefix(4096)).lowercased().filter { !$0.isWhitespace }
        }
    }

    /// The style in lower case without white space; empty for none.
    private(set) var style = ""

    subscript(_ name: String) -> String? { values.first { $0.name == name }?.value }

    var isEmpty: Bool { values.isEmpty }

    /// Not shown to a reader: preview texts, tracking, Word's leftovers.
    var isHidden: Bool {
        if values.contains(where: { $0.name == "hidden" }) { return true }
        guard !style.isEmpty else { return false }
        return style.contains("display:none") || style.contains("visibility:hidden") || style.contains("mso-hide:all")
            || style.contains("font-size:0px")
            || style.contains("font-size:0;") || style.contains("max-height:0") && style.contains("overflow:hidden")
    }

    var preservesSpace: Bool { style.contains("white-space:pre") || style.contains("white-space:break-spaces") }

    /// Word's paragraphs are lines; the empty ones between are written out.
    var hasNoMargin: Bool {
        guard let name = self["class"] else {
            return style.hasPrefix("margin:0") || style.contains(";margin:0")
                || style.contains("margin-bottom:0") && style.contains("margin-top:0")
        }
        return name.contains("Mso") || name.contains("xmso") || style.hasPrefix("margin:0")
            || style.contains(";margin:0")
    }
}

/// What an element of a known mail program is for.
struct HTMLRole: Equatable {
    var isQuote = false
    var mark: TextLine.Mark = []

    init() {}

    /// - Parameter follows: the words of the line before, since a bare blockquote is a quote only behind an attribution.
    init(_ name: String, _ attributes: HTMLAttributes, follows: String) {
        guard !attributes.isEmpty || name == "blockquote" else { return }
        // Mails that are quoted again get their ids and classes prefixed: x_divRplyFwdMsg.
        let id = Self.bare(attributes["id"] ?? "")
        let classes = (attributes["class"] ?? "").split(separator: " ").prefix(20).map { Self.bare(String($0)) }
        if Self.quoteStarts.contains(id) { mark.insert(.restIsQuoted) }
        if Self.attributions.contains(where: classes.contains) { mark.insert(.attribution) }
        if Self.signatureIDs.contains(id) || classes.contains(where: Self.isSignatureClass)
            || attributes["data-smartmail"] == "gmail_signature"
        {
            mark.insert(.signature)
        }
        if Self.quoteClasses.contains(where: classes.contains) || Self.quoteIDs.contains(id) { isQuote = true }
        if name == "blockquote" { isQuote = isQuote || Self.isQuotation(attributes, classes, follows) }
        if name == "div", Self.isOutlookIndent(attributes.style) { isQuote = true }
        if name == "div" || name == "p", Self.isOutlookRule(attributes.style), !follows.isEmpty {
            mark.insert(.restIsQuoted)
        }
    }

    /// Outlook (desktop, web, telephone), Hotmail, Entourage; everything after them is the mail answered.
    private static let quoteStarts: Set<String> = [
        "divrplyfwdmsg", "appendonsend", "olk_src_body_section", "stopspelling",
        "mail-editor-reference-message-container", "replysplit", "originalmessage",
        "outlookmobilequotedmessage",
    ]
    private static let attributions: Set<String> = [
        "gmail_attr", "moz-cite-prefix", "moz-email-headers-table", "yahoo_quoted_begin", "cite-header",
    ]
    private static let quoteClasses: Set<String> = [
        "yahoo_quoted", "protonmail_quote", "tutanota_quote", "zmail_extra", "gmail_quote_forward", "hcenter_quote",
        "skiptranslate_quote",
        "ox-quote", "mailspring-quote", "front-quote", "quoted-text", "ms-outlook-ios-reference-expand",
    ]
    private static let quoteIDs: Set<String> = [
        "yahoo_quoted", "zmail_extra", "isreplycontent", "isforwardcontent", "quoted_message", "reply-quote",
        "quotedtext",
    ]
    private static let signatureIDs: Set<String> = [
        "signature", "applemailsignature", "ms-outlook-mobile-signature", "composer_signature",
        "ymail_android_signature", "ymail_ios_signature", "tutanota-signature",
        "_rc_sig", "moz-signature", "mobile_signature", "spikesignature", "mail_android_signature", "ydpsignature",
        "physicalsignature",
    ]

    private static func isSignatureClass(_ name: String) -> Bool {
        name == "signature" || name.hasSuffix("_signature") || name.hasSuffix("-signature")
            || name.hasPrefix("gmail_signature") && name != "gmail_signature_prefix"
            || name == "protonmail_signature_block" || name.hasPrefix("ydp") && name.hasSuffix("signature")
    }

    private static func bare(_ name: String) -> String {
        var name = Substring(name.lowercased())
        for _ in 0..<20 { if name.hasPrefix("x_") { name = name.dropFirst(2) } else { break } }
        return String(name.prefix(80))
    }

    /// Indented text of the writer's own is a blockquote too: only a cite, a bar at the left or an attribution before makes it a quotation.
    private static func isQuotation(_ attributes: HTMLAttributes, _ classes: [String], _ follows: String) -> Bool {
        if attributes["type"]?.lowercased() == "cite" || attributes["cite"] != nil
            || classes.contains(where: { $0.contains("quote") })
        {
            return true
        }
        if hasLeftBar(attributes.style) { return true }
        return follows.hasSuffix(":") && AttributionLine.isLikely(follows)
    }

    private static func hasLeftBar(_ style: String) -> Bool {
        guard let start = style.range(of: "border-left:") else {
            return style.contains("border-left-width:") && !style.contains("border-left-width:0")
        }
        let value = style[start.upperBound...].prefix { $0 != ";" }
        return !(value.hasPrefix("none") || value.hasPrefix("0") || value.isEmpty)
    }

    /// Outlook's "prefix" style: `border:none;border-left:solid blue 1.5pt;padding:0cm 0cm 0cm 4.0pt`.
    private static func isOutlookIndent(_ style: String) -> Bool {
        style.hasPrefix("border:none;border-left:solid") && style.contains("padding:0")
    }

    /// Outlook's line above From/Sent/To/Subject: `border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm`.
    private static func isOutlookRule(_ style: String) -> Bool {
        style.hasPrefix("border:none;border-top:solid#") && style.contains("padding:3.0pt0")
            && (style.contains("#e1e1e1") || style.contains("#b5c4df") || style.contains("#b5c4de")
                || style.contains("#e1e1de"))
    }
}
