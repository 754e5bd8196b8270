import Foundation
import Workflows

/// Writes an invoice, credit or debit note as a UN/CEFACT Cross Industry Invoice in the Factur-X profile EN 16931.
struct CIIWriter {
    let facts: EInvoiceFacts

    private var invoice: InvoiceSnapshot { facts.invoice }

    var data: Data {
        var xml = XMLWriter()
        xml.element(
            "rsm:CrossIndustryInvoice",
            [
                "xmlns:rsm": "urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100",
                "xmlns:ram": "urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100",
                "xmlns:qdt": "urn:un:unece:uncefact:data:standard:QualifiedDataType:100",
                "xmlns:udt": "urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100",
            ]
        ) { xml in
            xml.element("rsm:ExchangedDocumentContext") { xml in
                xml.element("ram:GuidelineSpecifiedDocumentContextParameter") {
                    $0.leaf("ram:ID", "urn:cen.eu:en16931:2017")
                }
            }
            xml.element("rsm:ExchangedDocument") { xml in
                xml.leaf("ram:ID", invoice.number)
                xml.leaf("ram:TypeCode", facts.typeCode)
                day("ram:IssueDateTime", invoice.issuedOn, &xml)
                for note in facts.notes { xml.element("ram:IncludedNote") { $0.leaf("ram:Content", note) } }
            }
            xml.element("rsm:SupplyChainTradeTransaction") { xml in
                for line in invoice.lines { self.line(line, &xml) }
                agreement(&xml)
                delivery(&xml)
                settlement(&xml)
            }
        }
        return xml.data
    }

    /// A day in the form 102 of UNTDID 2379: `20260408`.
    private func day(_ name: String, _ iso: String, space: String = "udt", _ xml: inout XMLWriter) {
        xml.element(name) {
            $0.leaf("\(space):DateTimeString", facts.day(iso).filter { $0 != "-" }, ["format": "102"])
        }
    }

    // MARK: lines

    private func line(_ line: InvoiceLineSnapshot, _ xml: inout XMLWriter) {
        xml.element("ram:IncludedSupplyChainTradeLineItem") { xml in
            xml.element("ram:AssociatedDocumentLineDocument") { $0.leaf("ram:LineID", String(line.position)) }
            xml.element("ram:SpecifiedTradeProduct") { xml in
                xml.leaf("ram:SellerAssignedID", line.sku.map { CleanText.line($0) })
                xml.leaf("ram:Name", CleanText.line(line.text))
                xml.element("ram:DesignatedProductClassification") {
                    $0.leaf("ram:ClassCode", line.hsCode.map { CleanText.line($0) }, ["listID": "HS"])
                }
            }
            xml.element("ram:SpecifiedLineTradeAgreement") { xml in
                xml.element("ram:NetPriceProductTradePrice") {
                    $0.leaf(
                        "ram:ChargeAmount", line.unitPrice.formatted(minimumPlaces: invoice.currency.minorPlaces))
                }
            }
            xml.element("ram:SpecifiedLineTradeDelivery") {
                $0.leaf("ram:BilledQuantity", line.quantity.description, ["unitCode": line.unit.unece])
            }
            xml.element("ram:SpecifiedLineTradeSettlement") { xml in
                xml.element("ram:ApplicableTradeTax") { xml in
                    xml.leaf("ram:TypeCode", "VAT")
                    xml.leaf("ram:CategoryCode", line.vatCategory.rawValue)
                    rate(line.vatCategory, line.vatPercent, &xml)
                }
                if let discount = facts.discount(line) {
                    xml.element("ram:SpecifiedTradeAllowanceCharge") { xml in
                        xml.element("ram:ChargeIndicator") { $0.leaf("udt:Indicator", "false") }
                        xml.leaf("ram:CalculationPercent", line.discountPercent.description)
                        xml.leaf("ram:BasisAmount", discount.base.digits())
                        xml.leaf("ram:ActualAmount", discount.amount.digits())
                        xml.leaf("ram:ReasonCode", "95")
                    }
                }
                xml.element("ram:SpecifiedTradeSettlementLineMonetarySummation") {
                    $0.leaf("ram:LineTotalAmount", facts.amount(line).digits())
                }
            }
        }
    }

    private func rate(_ category: VATCategory, _ percent: FixedDecimal, _ xml: inout XMLWriter) {
        if category != .outOfScope { xml.leaf("ram:RateApplicablePercent", percent.description) }
    }

    // MARK: head

    private func agreement(_ xml: inout XMLWriter) {
        xml.element("ram:ApplicableHeaderTradeAgreement") { xml in
            xml.leaf("ram:BuyerReference", facts.buyerReference)
            party("ram:SellerTradeParty", facts.seller, &xml)
            party("ram:BuyerTradeParty", facts.buyer, &xml)
            xml.element("ram:SellerOrderReferencedDocument") { $0.leaf("ram:IssuerAssignedID", facts.ownOrder) }
            xml.element("ram:BuyerOrderReferencedDocument") { $0.leaf("ram:IssuerAssignedID", facts.buyerOrder) }
            xml.element("ram:ContractReferencedDocument") {
                $0.leaf("ram:IssuerAssignedID", invoice.contract?.description)
            }
        }
    }

    private func party(_ name: String, _ party: EInvoiceParty, _ xml: inout XMLWriter) {
        xml.element(name) { xml in
            xml.leaf("ram:Name", party.name)
            xml.element("ram:SpecifiedLegalOrganization") { $0.leaf("ram:ID", party.legalID) }
            if party.contact != nil {
                xml.element("ram:DefinedTradeContact") { xml in
                    xml.leaf("ram:PersonName", party.contact)
                    xml.element("ram:TelephoneUniversalCommunication") { $0.leaf("ram:CompleteNumber", party.phone) }
                    xml.element("ram:EmailURIUniversalCommunication") { $0.leaf("ram:URIID", party.email) }
                }
            }
            address(party.address, &xml)
            if let endpoint = party.endpoint {
                xml.element("ram:URIUniversalCommunication") {
                    $0.leaf("ram:URIID", endpoint.id, ["schemeID": endpoint.scheme])
                }
            }
            if let vat = party.vat, facts.showsVATNumbers {
                xml.element("ram:SpecifiedTaxRegistration") { $0.leaf("ram:ID", vat, ["schemeID": "VA"]) }
            }
        }
    }

    private func address(_ address: PostalAddress, _ xml: inout XMLWriter) {
        xml.element("ram:PostalTradeAddress") { xml in
            xml.leaf("ram:PostcodeCode", CleanText.line(address.postcode))
            xml.leaf("ram:LineOne", CleanText.line(address.street))
            xml.leaf("ram:CityName", CleanText.line(address.city))
            xml.leaf("ram:CountryID", address.country)
        }
    }

    private func delivery(_ xml: inout XMLWriter) {
        // The schema asks for the element even where nothing is to say.
        guard invoice.kind != .advance || facts.deliveryAddress != nil || !invoice.shipments.isEmpty else {
            xml.empty("ram:ApplicableHeaderTradeDelivery")
            return
        }
        xml.element("ram:ApplicableHeaderTradeDelivery") { xml in
            if let address = facts.deliveryAddress {
                xml.element("ram:ShipToTradeParty") { self.address(address, &$0) }
            }
            if invoice.kind != .advance {
                xml.element("ram:ActualDeliverySupplyChainEvent") {
                    day("ram:OccurrenceDateTime", invoice.taxEventOn, &$0)
                }
            }
            xml.element("ram:DespatchAdviceReferencedDocument") {
                $0.leaf("ram:IssuerAssignedID", invoice.shipments.first?.description)
            }
        }
    }

    // MARK: sums

    private func settlement(_ xml: inout XMLWriter) {
        let totals = invoice.totals
        xml.element("ram:ApplicableHeaderTradeSettlement") { xml in
            if facts.paymentMeans != nil { xml.leaf("ram:PaymentReference", invoice.number) }
            xml.leaf("ram:InvoiceCurrencyCode", invoice.currency.code)
            if let means = facts.paymentMeans {
                xml.element("ram:SpecifiedTradeSettlementPaymentMeans") { xml in
                    xml.leaf("ram:TypeCode", means)
                    xml.element("ram:PayeePartyCreditorFinancialAccount") { $0.leaf("ram:IBANID", facts.account) }
                    xml.element("ram:PayeeSpecifiedCreditorFinancialInstitution") {
                        $0.leaf("ram:BICID", invoice.seller.bic.filter { !$0.isWhitespace })
                    }
                }
            }
            for share in totals.taxes { tax(share, &xml) }
            if let day = facts.periodDay {
                xml.element("ram:BillingSpecifiedPeriod") { xml in
                    self.day("ram:StartDateTime", day, &xml)
                    self.day("ram:EndDateTime", day, &xml)
                }
            }
            for allowance in invoice.allowances { self.allowance(allowance, &xml) }
            xml.element("ram:SpecifiedTradePaymentTerms") { xml in
                xml.leaf("ram:Description", facts.paymentTerms)
                if let due = invoice.dueOn, !facts.isCreditNote { day("ram:DueDateDateTime", due, &xml) }
            }
            xml.element("ram:SpecifiedTradeSettlementHeaderMonetarySummation") { xml in
                xml.leaf("ram:LineTotalAmount", totals.lines.digits())
                if !invoice.allowances.isEmpty { xml.leaf("ram:AllowanceTotalAmount", totals.allowances.digits()) }
                xml.leaf("ram:TaxBasisTotalAmount", totals.net.digits())
                xml.leaf("ram:TaxTotalAmount", totals.tax.digits(), ["currencyID": invoice.currency.code])
                xml.leaf("ram:GrandTotalAmount", totals.gross.digits())
                if totals.paid.minor != 0 { xml.leaf("ram:TotalPrepaidAmount", totals.paid.digits()) }
                xml.leaf("ram:DuePayableAmount", totals.due.digits())
            }
            for reference in facts.preceding {
                xml.element("ram:InvoiceReferencedDocument") { xml in
                    xml.leaf("ram:IssuerAssignedID", reference.number)
                    day("ram:FormattedIssueDateTime", reference.issuedOn, space: "qdt", &xml)
                }
            }
        }
    }

    private func tax(_ share: InvoiceTaxShare, _ xml: inout XMLWriter) {
        let (code, reason) = facts.exemption(share.category)
        xml.element("ram:ApplicableTradeTax") { xml in
            xml.leaf("ram:CalculatedAmount", share.tax.digits())
            xml.leaf("ram:TypeCode", "VAT")
            xml.leaf("ram:ExemptionReason", reason)
            xml.leaf("ram:BasisAmount", share.base.digits())
            xml.leaf("ram:CategoryCode", share.category.rawValue)
            xml.leaf("ram:ExemptionReasonCode", code)
            rate(share.category, share.percent, &xml)
        }
    }

    private func allowance(_ allowance: AllowanceSnapshot, _ xml: inout XMLWriter) {
        xml.element("ram:SpecifiedTradeAllowanceCharge") { xml in
            xml.element("ram:ChargeIndicator") { $0.leaf("udt:Indicator", "false") }
            xml.leaf("ram:ActualAmount", allowance.amount.digits())
            xml.leaf("ram:ReasonCode", "95")
            xml.leaf("ram:Reason", CleanText.line(allowance.reason))
            xml.element("ram:CategoryTradeTax") { xml in
                xml.leaf("ram:TypeCode", "VAT")
                xml.leaf("ram:CategoryCode", allowance.vatCategory.rawValue)
                rate(allowance.vatCategory, allowance.vatPercent, &xml)
            }
        }
    }
}
