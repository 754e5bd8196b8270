import Foundation
import Mail
import Testing
import Workflows

@testable import Understanding

private let bolts = Catalogue(articles: [
    Article(
        sku: "BLT-8", names: ["en": "hex bolt M8x40"], unit: .pcs, price: FixedDecimal(millionths: 100_000),
        currency: .eur,
        vatPercent: FixedDecimal(millionths: 20_000_000)),
    Article(
        sku: "NUT-8", names: ["en": "hex nut M8"], unit: .pcs, price: FixedDecimal(millionths: 30_000), currency: .eur,
        vatPercent: FixedDecimal(millionths: 20_000_000)),
])

private let order = """
    <?xml version="1.0" encoding="UTF-8"?>
    <Order xmlns="urn:oasis:names:specification:ubl:schema:xsd:Order-2"
      xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
      xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
      <cbc:ID>4500123</cbc:ID><cbc:IssueDate>2026-05-04</cbc:IssueDate><cbc:Note>Deliver in the morning</cbc:Note>
      <cac:QuotationDocumentReference><cbc:ID>OF-2026-00012</cbc:ID></cac:QuotationDocumentReference>
      <cac:Delivery><cac:RequestedDeliveryPeriod><cbc:EndDate>2026-05-20</cbc:EndDate></cac:RequestedDeliveryPeriod></cac:Delivery>
      <cac:OrderLine><cac:LineItem><cbc:ID>1</cbc:ID><cbc:Quantity unitCode="C62">1500</cbc:Quantity>
        <cac:Price><cbc:PriceAmount currencyID="EUR">0.096</cbc:PriceAmount></cac:Price>
        <cac:Item><cbc:Name>Bolt 8x40</cbc:Name><cac:SellersItemIdentification><cbc:ID>BLT-8</cbc:ID></cac:SellersItemIdentification></cac:Item>
      </cac:LineItem></cac:OrderLine>
      <cac:OrderLine><cac:LineItem><cbc:ID>2</cbc:ID><cbc:Quantity unitCode="H87">2000.000</cbc:Quantity>
        <cac:Item><cbc:Name>hex nut M8</cbc:Name><cac:BuyersItemIdentification><cbc:ID>99-1</cbc:ID></cac:BuyersItemIdentification></cac:Item>
      </cac:LineItem></cac:OrderLine>
    </Order>
    """

private let invoice = """
    <rsm:CrossIndustryInvoice xmlns:rsm="urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100"
      xmlns:ram="urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100">
      <rsm:ExchangedDocument><ram:ID>R-77</ram:ID></rsm:ExchangedDocument>
      <rsm:SupplyChainTradeTransaction><ram:IncludedSupplyChainTradeLineItem>
        <ram:AssociatedDocumentLineDocument><ram:LineID>1</ram:LineID></ram:AssociatedDocumentLineDocument>
        <ram:SpecifiedTradeProduct><ram:SellerAssignedID>BLT-8</ram:SellerAssignedID><ram:Name>hex bolt M8x40</ram:Name></ram:SpecifiedTradeProduct>
        <ram:SpecifiedLineTradeAgreement><ram:NetPriceProductTradePrice><ram:ChargeAmount>0.10</ram:ChargeAmount></ram:NetPriceProductTradePrice></ram:SpecifiedLineTradeAgreement>
        <ram:SpecifiedLineTradeDelivery><ram:BilledQuantity unitCode="KGM">12.50</ram:BilledQuantity></ram:SpecifiedLineTradeDelivery>
      </ram:IncludedSupplyChainTradeLineItem></rsm:SupplyChainTradeTransaction>
    </rsm:CrossIndustryInvoice>
    """

private func part(_ content: Data, name: String, type: String) -> Part {
    Part(path: "2", type: type, detected: type, name: name, bytes: content.count, content: content, isAttachment: true)
}

@Suite struct `Orders and invoices that were written for machines` {
    @Test func `A UBL order is read line by line, with its numbers and date`() throws {
        let document = try #require(DocumentReader.read(part(Data(order.utf8), name: "po.xml", type: "text/xml")))
        #expect(document.kind == .eInvoice)
        #expect(
            document.tables.first?.rows == [
                ["No.", "Code", "Description", "Quantity", "Unit", "Unit price"],
                ["1", "BLT-8", "Bolt 8x40", "1500", "pcs", "0.096"], ["2", "99-1", "hex nut M8", "2000", "pcs", ""],
            ])
        for words in ["Order 4500123", "2026-05-20", "OF-2026-00012", "Deliver in the morning"] {
            #expect(document.text.contains(words))
        }
    }

    @Test func `The lines of an attached order are those of the mail`() {
        var message = Message(
            from: [Address(address: "ana@client.example")], subject: "Purchase order 4500123",
            date: Date(timeIntervalSince1970: 1_777_900_000), text: "Please find our purchase order attached.",
            reply: "Please find our purchase order attached.")
        message.parts = [part(Data(order.utf8), name: "po.xml", type: "application/xml")]
        let reading = Reader(catalogue: bolts).read(message)
        #expect(reading.kind == .order)
        #expect(reading.lines.map(\.sku) == ["BLT-8", "NUT-8"])
        #expect(reading.lines.map(\.quantity) == [FixedDecimal(1_500), FixedDecimal(2_000)])
        #expect(reading.lines.allSatisfy { $0.unit == .pcs })
    }

    @Test func `A cross industry invoice is read with its units`() throws {
        let document = try #require(DocumentReader.read(part(Data(invoice.utf8), name: "x.xml", type: "text/xml")))
        #expect(document.tables.first?.rows.last == ["1", "BLT-8", "hex bolt M8x40", "12.5", "kg", "0.1"])
        #expect(document.text.hasPrefix("Invoice R-77"))
    }

    @Test(arguments: [
        "<html><body>x</body></html>", "<Order/>", "<Invoice><InvoiceLine></Invoice>", "no xml",
        "<!DOCTYPE Order [<!ENTITY a 'b'>]><Order><OrderLine><LineItem><ID>1</ID></LineItem></OrderLine></Order>",
        String(repeating: "<Order>", count: 10_000),
    ]) func `Other XML and hostile XML are no orders`(xml: String) {
        let document = DocumentReader.read(part(Data(xml.utf8), name: "a.xml", type: "text/xml"))
        #expect(document == nil || document?.tables.first?.rows.count == 2)
    }
}
