import Foundation
import Mail
import Understanding

/// What libFuzzer calls with bytes of its own making: they are read as a mail, as the words of a mail, as a table of a
/// mail, as an attached file and as a catalogue, and each of these must give a reading that keeps its promises.
///
/// Built and run by `scripts/fuzz`; a crash, a hang or a broken promise is a finding, and its input becomes a fixture.
@_cdecl("LLVMFuzzerTestOneInput")
public func understandAnything(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    guard count > 1 else { return 0 }
    let body = Data(bytes: bytes + 1, count: count - 1)
    switch bytes[0] % 6 {
    case 0: check(body)
    case 1: check(head("text/plain") + body)
    case 2: check(head("text/html") + body)
    case 3: check(attached(body, type: "text/csv", name: "order.csv"))
    case 4: check(attached(body, type: "application/octet-stream", name: "order.docx"))
    default: _ = Reader(catalogue: Catalogue.load(body).catalogue).read(MessageParser().parse(sample))
    }
    return 0
}

/// The articles that the readings are about.
private let reader = Reader(catalogue: Catalogue.load(Data(articles.utf8)).catalogue)

private let articles = """
    sku,name_bg,name_en,unit,price,currency,vat_percent,weight_kg,hs_code
    BLT-933-M8x40,Болт шестостенен DIN 933 M8x40 8.8,Hex bolt DIN 933 M8x40 8.8,pcs,0.10,EUR,20,0.02,73181588
    BLT-933-M8x60,Болт шестостенен DIN 933 M8x60 8.8,Hex bolt DIN 933 M8x60 8.8,pcs,0.13,EUR,20,0.03,73181588
    101.10,Латекс бял интериорен 10 l,Interior emulsion paint white 10 l,pcs,22.80,EUR,20,14.3,32091000
    PZ-101-9,Ръкавици нитрилни топени размер 9,Nitrile dipped gloves size 9,pair,0.85,EUR,20,0.04,61161020
    KB-315,"Кабел СВТ 3x1,5 mm²",Power cable NYM 3x1.5 mm²,m,0.92,EUR,20,0.14,85444995
    """

private let sample = head("text/plain") + Data("Please quote 500 pcs hex bolts M8x40 and 20 l of white paint.".utf8)

private func head(_ type: String) -> Data {
    Data(
        """
        From: Buyer <buyer@firm.example>\r
        To: sales@fixmetal.example\r
        Subject: Inquiry OF-2026-00012\r
        Date: Mon, 04 May 2026 10:00:00 +0300\r
        MIME-Version: 1.0\r
        Content-Type: \(type); charset=utf-8\r
        Content-Transfer-Encoding: 8bit\r
        \r

        """.utf8)
}

private func attached(_ file: Data, type: String, name: String) -> Data {
    let start = """
        From: Buyer <buyer@firm.example>\r
        To: sales@fixmetal.example\r
        Subject: Order\r
        MIME-Version: 1.0\r
        Content-Type: multipart/mixed; boundary=b\r
        \r
        --b\r
        Content-Type: text/plain\r
        \r
        Our order is attached.\r
        --b\r
        Content-Type: \(type); name="\(name)"\r
        Content-Disposition: attachment; filename="\(name)"\r
        Content-Transfer-Encoding: base64\r
        \r

        """
    return Data(start.utf8) + file.base64EncodedData(options: .lineLength76Characters) + Data("\r\n--b--\r\n".utf8)
}

private func check(_ mail: Data) {
    let message = MessageParser(loopMark: "fuzz").parse(mail)
    let reading = reader.read(message)
    guard reading.reply == message.reply else { fatalError("the reply text was changed") }
    for line in reading.lines {
        if let sku = line.sku, reader.catalogue.article(sku: sku) == nil { fatalError("an article was made up") }
        if let quantity = line.quantity, quantity.millionths < 0 { fatalError("a negative quantity") }
    }
    let goods = reading.kind == .inquiry || reading.kind == .order || reading.kind == .complaint
    if !goods, !reading.lines.isEmpty { fatalError("goods of a mail that asks for none") }
    let json = ParseOutput.line(file: "-", reading: reading, explain: true)
    guard !json.contains("\n"), (try? JSONSerialization.jsonObject(with: Data(json.utf8))) != nil else {
        fatalError("no JSON on one line")
    }
}
