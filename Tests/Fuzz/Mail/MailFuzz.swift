import Foundation
import Mail

/// What libFuzzer calls with bytes of its own making: any of them must be parsed to a message within the limits.
///
/// Built and run by `scripts/fuzz`; a crash, a hang or a broken promise is a finding, and its input becomes a fixture.
@_cdecl("LLVMFuzzerTestOneInput")
public func parseAnything(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let raw = Data(bytes: bytes, count: count)
    let parser = MessageParser(loopMark: "fuzz")
    let message = parser.parse(raw)
    guard message.parts.count <= Limits.parts, message.defects.count <= Limits.defects,
        message.references.count <= Limits.references,
        message.text.utf8.count <= Limits.textBytes, message.forwarded.count <= 2 * Limits.forwards,
        message.bytes == count
    else { fatalError("a limit was exceeded") }
    let joined = message.spans.map(\.text).joined(separator: "\n")
    if joined.trimmingCharacters(in: .newlines) != message.text, message.text.utf8.count < Limits.textBytes - 8 {
        fatalError("text was deleted")
    }
    for part in message.parts.prefix(20) where !part.isContainer {
        var size = 0
        guard parser.readContent(ofPart: part.path, in: raw, { size += $0.count }), size == part.bytes else {
            fatalError("a part cannot be read again")
        }
    }
    _ = Inspection(file: "-", message: message).line
    _ = AuthenticationResults(of: message, authservID: "mx.example")
    roundTrip(message)
    return 0
}

/// What is composed from hostile values is either refused or parsed back without a header of theirs.
private func roundTrip(_ message: Message) {
    var draft = Draft(
        from: Address(name: message.subject, address: "sales@fixmetal.example"),
        to: message.from.isEmpty ? [Address(address: "a@b.example")] : message.from,
        subject: Subject(message.subject).reply(tag: "OF-2026-00012"), date: Date(timeIntervalSince1970: 1_779_699_607),
        messageID: "fuzz@fixmetal.example",
        inReplyTo: message.messageID, references: message.references, text: message.reply)
    draft.attachments = message.attachments.prefix(3).map {
        DraftPart(name: $0.name ?? "", type: $0.detected, content: .data($0.content ?? Data()))
    }
    guard let bytes = try? draft.compose() else { return }
    let back = MessageParser().parse(bytes)
    if back.header("bcc") != nil || back.messageID != "fuzz@fixmetal.example"
        || back.from.first?.address != "sales@fixmetal.example"
    {
        fatalError("a header was injected")
    }
}
