import Foundation
import Workflows

/// Writes an invoice, credit or debit note as UBL 2.1 by Peppol BIS Billing 3.0.
///
/// The order of elements is that of the OASIS schemas, in which Invoice and CreditNote differ.
struct UBLWriter {
    let facts: EInvoiceFacts

    private var invoice: InvoiceSnapshot { facts.invoice }
    private var currency: String { invoice.currency.code }

    var data: Data {
        let name = facts.isCreditNote ? "CreditNote" : "Invoice"
        var xml = XMLWriter()
        xml.element(
            name,
            [
                "xmlns": "urn:oasis:names:specification:ubl:schema:xsd:\(name)-2",
                "xmlns:cac": "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2",
                "xmlns:cbc": "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2",
            ]
        ) { xml in
            head(&xml)
            references(&xml)
            parties(&xml)
            payment(&xml)
            for allowance in invoice.allowances { self.allowance(allowance, &xml) }
            taxes(&xml)
            totals(&xml)
            for line in invoice.lines { self.line(line, &xml) }
        }
        return xml.data
    }

    // MARK: head

    private func head(_ xml: inout XMLWriter) {
        if facts.isForPeppol {
            xml.leaf(
                "cbc:CustomizationID",
                "urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0")
            xml.leaf("cbc:ProfileID", "urn:fdc:peppol.eu:2017:poacc:billing:01:1.0")
        } else {
            xml.leaf("cbc:CustomizationID", "urn:cen.eu:en16931:2017")
        }
        xml.leaf("cbc:ID", invoice.number)
        xml.leaf("cbc:IssueDate", facts.day(invoice.issuedOn))
        let taxPoint = facts.day(invoice.taxEventOn)
        // A tax point that is the day of issue says nothing.
        let hasTaxPoint = taxPoint != facts.day(invoice.issuedOn)
        let notes = facts.notes.joined(separator: " · ")
        if facts.isCreditNote {
            if hasTaxPoint { xml.leaf("cbc:TaxPointDate", taxPoint) }
            xml.leaf("cbc:CreditNoteTypeCode", facts.typeCode)
            xml.leaf("cbc:Note", notes)
        } else {
            xml.leaf("cbc:DueDate", invoice.dueOn.map(facts.day))
            xml.leaf("cbc:InvoiceTypeCode", facts.typeCode)
            xml.leaf("cbc:Note", notes)
            if hasTaxPoint { xml.leaf("cbc:TaxPointDate", taxPoint) }
        }
        xml.leaf("cbc:DocumentCurrencyCode", currency)
        xml.leaf("cbc:BuyerReference", facts.buyerReference)
        if let day = facts.periodDay {
            xml.element("cac:InvoicePeriod") { xml in
                xml.leaf("cbc:StartDate", day)
                xml.leaf("cbc:EndDate", day)
            }
        }
    }

    private func references(_ xml: inout XMLWriter) {
        if facts.buyerOrder != nil || facts.ownOrder != nil {
            xml.element("cac:OrderReference") { xml in
                // Peppol asks for NA where only the seller's own number is known.
                xml.leaf("cbc:ID", facts.buyerOrder ?? "NA")
                xml.leaf("cbc:SalesOrderID", facts.ownOrder)
            }
        }
        for reference in facts.preceding {
            xml.element("cac:BillingReference") { xml in
                xml.element("cac:InvoiceDocumentReference") { xml in
                    xml.leaf("cbc:ID", reference.number)
                    xml.leaf("cbc:IssueDate", facts.day(reference.issuedOn))
                }
            }
        }
        xml.element("cac:DespatchDocumentReference") { $0.leaf("cbc:ID", invoice.shipments.first?.description) }
        xml.element("cac:ContractDocumentReference") { $0.leaf("cbc:ID", invoice.contract?.description) }
    }

    // MARK: parties

    private func parties(_ xml: inout XMLWriter) {
        xml.element("cac:AccountingSupplierParty") { party(facts.seller, &$0) }
        xml.element("cac:AccountingCustomerParty") { party(facts.buyer, &$0) }
        xml.element("cac:Delivery") { xml in
            if invoice.kind != .advance { xml.leaf("cbc:ActualDeliveryDate", facts.day(invoice.taxEventOn)) }
            if let address = facts.deliveryAddress {
                xml.element("cac:DeliveryLocation") { self.address("cac:Address", address, &$0) }
            }
        }
    }

    private func party(_ party: EInvoiceParty, _ xml: inout XMLWriter) {
        xml.element("cac:Party") { xml in
            if let endpoint = party.endpoint {
                xml.leaf("cbc:EndpointID", endpoint.id, ["schemeID": endpoint.scheme])
            }
            xml.element("cac:PartyName") { $0.leaf("cbc:Name", party.name) }
            address("cac:PostalAddress", party.address, &xml)
            if let vat = party.vat, facts.showsVATNumbers {
                xml.element("cac:PartyTaxScheme") { xml in
                    xml.leaf("cbc:CompanyID", vat)
                    Self.scheme(&xml)
                }
            }
            xml.element("cac:PartyLegalEntity") { xml in
                xml.leaf("cbc:RegistrationName", party.name)
                xml.leaf("cbc:CompanyID", party.legalID)
            }
            xml.element("cac:Contact") { xml in
                xml.leaf("cbc:Name", party.contact)
                xml.leaf("cbc:Telephone", party.phone)
                xml.leaf("cbc:ElectronicMail", party.email)
            }
        }
    }

    private func address(_ name: String, _ address: PostalAddress, _ xml: inout XMLWriter) {
        xml.element(name) { xml in
            xml.leaf("cbc:StreetName", CleanText.line(address.street))
            xml.leaf("cbc:CityName", CleanText.line(address.city))
            xml.leaf("cbc:PostalZone", CleanText.line(address.postcode))
            xml.element("cac:Country") { $0.leaf("cbc:IdentificationCode", address.country) }
        }
    }

    private static func scheme(_ xml: inout XMLWriter) {
        xml.element("cac:TaxScheme") { $0.leaf("cbc:ID", "VAT") }
    }

    // MARK: payment and sums

    private func payment(_ xml: inout XMLWriter) {
        if let means = facts.paymentMeans {
            xml.element("cac:PaymentMeans") { xml in
                xml.leaf("cbc:PaymentMeansCode", means)
                xml.leaf("cbc:PaymentID", invoice.number)
                xml.element("cac:PayeeFinancialAccount") { xml in
                    xml.leaf("cbc:ID", facts.account)
                    xml.element("cac:FinancialInstitutionBranch") {
                        $0.leaf("cbc:ID", invoice.seller.bic.filter { !$0.isWhitespace })
                    }
                }
            }
        }
        xml.element("cac:PaymentTerms") { $0.leaf("cbc:Note", facts.paymentTerms) }
    }

    private func money(_ name: String, _ amount: Money, _ xml: inout XMLWriter) {
        xml.leaf(name, amount.digits(), ["currencyID": currency])
    }

    private func category(
        _ name: String, _ category: VATCategory, _ percent: FixedDecimal, reasons: Bool = false, _ xml: inout XMLWriter
    ) {
        xml.element(name) { xml in
            xml.leaf("cbc:ID", category.rawValue)
            if category != .outOfScope { xml.leaf("cbc:Percent", percent.description) }
            if reasons {
                let (code, reason) = facts.exemption(category)
                xml.leaf("cbc:TaxExemptionReasonCode", code)
                xml.leaf("cbc:TaxExemptionReason", reason)
            }
            Self.scheme(&xml)
        }
    }

    private func allowance(_ allowance: AllowanceSnapshot, _ xml: inout XMLWriter) {
        xml.element("cac:AllowanceCharge") { xml in
            xml.leaf("cbc:ChargeIndicator", "false")
            xml.leaf("cbc:AllowanceChargeReasonCode", "95")
            xml.leaf("cbc:AllowanceChargeReason", CleanText.line(allowance.reason))
            money("cbc:Amount", allowance.amount, &xml)
            category("cac:TaxCategory", allowance.vatCategory, allowance.vatPercent, &xml)
        }
    }

    private func taxes(_ xml: inout XMLWriter) {
        xml.element("cac:TaxTotal") { xml in
            money("cbc:TaxAmount", invoice.totals.tax, &xml)
            for share in invoice.totals.taxes {
                xml.element("cac:TaxSubtotal") { xml in
                    money("cbc:TaxableAmount", share.base, &xml)
                    money("cbc:TaxAmount", share.tax, &xml)
                    category("cac:TaxCategory", share.category, share.percent, reasons: true, &xml)
                }
            }
        }
    }

    private func totals(_ xml: inout XMLWriter) {
        let totals = invoice.totals
        xml.element("cac:LegalMonetaryTotal") { xml in
            money("cbc:LineExtensionAmount", totals.lines, &xml)
            money("cbc:TaxExclusiveAmount", totals.net, &xml)
            money("cbc:TaxInclusiveAmount", totals.gross, &xml)
            if !invoice.allowances.isEmpty { money("cbc:AllowanceTotalAmount", totals.allowances, &xml) }
            if totals.paid.minor != 0 { money("cbc:PrepaidAmount", totals.paid, &xml) }
            money("cbc:PayableAmount", totals.due, &xml)
        }
    }

    // MARK: lines

    private func line(_ line: InvoiceLineSnapshot, _ xml: inout XMLWriter) {
        xml.element(facts.isCreditNote ? "cac:CreditNoteLine" : "cac:InvoiceLine") { xml in
            xml.leaf("cbc:ID", String(line.position))
            xml.leaf(
                facts.isCreditNote ? "cbc:CreditedQuantity" : "cbc:InvoicedQuantity", line.quantity.description,
                ["unitCode": line.unit.unece])
            money("cbc:LineExtensionAmount", facts.amount(line), &xml)
            if let discount = facts.discount(line) {
                xml.element("cac:AllowanceCharge") { xml in
                    xml.leaf("cbc:ChargeIndicator", "false")
                    xml.leaf("cbc:AllowanceChargeReasonCode", "95")
                    xml.leaf("cbc:MultiplierFactorNumeric", line.discountPercent.description)
                    money("cbc:Amount", discount.amount, &xml)
                    money("cbc:BaseAmount", discount.base, &xml)
                }
            }
            xml.element("cac:Item") { xml in
                xml.leaf("cbc:Name", CleanText.line(line.text))
                xml.element("cac:SellersItemIdentification") { $0.leaf("cbc:ID", line.sku.map { CleanText.line($0) }) }
                xml.element("cac:CommodityClassification") {
                    $0.leaf("cbc:ItemClassificationCode", line.hsCode.map { CleanText.line($0) }, ["listID": "HS"])
                }
                category("cac:ClassifiedTaxCategory", line.vatCategory, line.vatPercent, &xml)
            }
            xml.element("cac:Price") {
                $0.leaf(
                    "cbc:PriceAmount", line.unitPrice.formatted(minimumPlaces: invoice.currency.minorPlaces),
                    ["currencyID": currency])
            }
        }
    }
}
