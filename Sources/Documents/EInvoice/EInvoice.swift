public import Foundation
public import Workflows

/// An invoice for machines, in the two syntaxes of EN 16931-3.
public enum EInvoice {
    /// UBL 2.1 by Peppol BIS Billing 3.0 (EN 16931-3-2), or by EN 16931 alone where a party has no address that Peppol knows,
    /// as a private person; `nil` for a pro-forma, which is no tax document.
    public static func ubl(_ invoice: InvoiceSnapshot) -> Data? {
        invoice.kind == .proforma ? nil : UBLWriter(facts: EInvoiceFacts(invoice)).data
    }

    /// UN/CEFACT Cross Industry Invoice D16B (EN 16931-3-3), as Factur-X and ZUGFeRD carry it in their profile EN 16931;
    /// `nil` for a pro-forma.
    public static func cii(_ invoice: InvoiceSnapshot) -> Data? {
        invoice.kind == .proforma ? nil : CIIWriter(facts: EInvoiceFacts(invoice)).data
    }
}

extension EmbeddedFile {
    /// An invoice in a form for machines, as it lies inside its PDF; `nil` for a pro-forma and for the PDF itself.
    public static func eInvoice(_ format: DocumentFormat, of invoice: InvoiceSnapshot) -> EmbeddedFile? {
        switch format {
        case .pdf: nil
        case .ubl:
            EInvoice.ubl(invoice).map {
                EmbeddedFile(
                    name: "ubl.xml", type: "application/xml", content: $0, relationship: .data,
                    description: "UBL 2.1, EN 16931")
            }
        case .cii:
            // The name and the relation make a PDF a Factur-X one (specification 1.0, chapter 6.2).
            EInvoice.cii(invoice).map {
                EmbeddedFile(
                    name: "factur-x.xml", type: "text/xml", content: $0, relationship: .alternative,
                    description: "Factur-X / ZUGFeRD, EN 16931")
            }
        }
    }
}
