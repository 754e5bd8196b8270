import Foundation
import Storage
import Workflows

/// A short label with a tone; the label alone says everything, the colour only helps.
struct Chip: Sendable {
    let label: String
    /// `work`, `wait`, `go`, `good`, `bad` or `muted`.
    let tone: String
}

/// One step on the way of a record.
struct StepView: Sendable {
    let label: String
    let note: String
    /// `done`, `now`, `todo` or `bad`.
    let mark: String
    /// What a screen reader says of the mark.
    let spoken: String
    let isNow: Bool
}

/// A record in a list.
struct RowView: Sendable {
    let number: String
    let href: String
    let heading: String
    let chip: Chip
    let opened: String
    let note: String
}

/// A label with a value.
struct Fact: Sendable {
    let label: String
    let value: String
    var href: String?
}

/// A link to another page of the same list.
struct PagerView: Sendable {
    let number: Int
    let newer: String?
    let older: String?

    /// Shown only when there is something to turn.
    var isNeeded: Bool { newer != nil || older != nil }
}

/// The links to the pages of a list, or `nil` where one page holds everything.
func pager(path: String, page: Page, hasMore: Bool) -> PagerView? {
    let view = PagerView(
        number: page.number, newer: page.number > 1 ? "\(path)?page=\(page.number - 1)" : nil,
        older: hasMore && page.number < Page.last ? "\(path)?page=\(page.number + 1)" : nil)
    return view.isNeeded ? view : nil
}

extension Wording {
    /// The state of a record as a chip.
    func chip(_ kind: RecordKind, _ state: String) -> Chip {
        let key = "state_\(kind.rawValue)_\(state)"
        return Chip(
            label: words.texts[key] ?? state.shown(40), tone: Self.tones["\(kind.rawValue) \(state)"] ?? "muted")
    }

    private static let tones: [String: String] = [
        "offer draft": "work", "offer sent": "wait", "offer revising": "work", "offer accepted": "good",
        "order received": "work", "order confirmed": "go", "order completed": "good",
        "shipment packing": "work", "shipment dispatched": "go", "shipment delivered": "good",
        "shipment returned": "bad",
        "complaint open": "work", "complaint accepted": "go", "complaint rejected": "bad", "complaint settled": "good",
        "todo open": "work", "todo inProgress": "go", "todo done": "good", "contract active": "go",
        "invoice issued": "wait", "invoice paid": "good",
    ]

    /// What a record is called: `Offer OF-2026-00012`.
    func name(_ number: RecordNumber) -> String { "\(words["kind_\(number.kind.rawValue)"]) \(number)" }

    /// A step with its mark.
    func step(_ key: String, _ mark: String, note: String = "") -> StepView {
        StepView(label: words[key], note: note, mark: mark, spoken: words["mark_\(mark)"], isNow: mark == "now")
    }

    /// The way of a record as steps: what is behind it, where it is, what is to come.
    func steps(_ view: ClientView) -> [StepView] {
        let state = view.state
        switch view.record.number.kind {
        case .offer: return offerSteps(state)
        case .order: return orderSteps(view)
        case .shipment: return shipmentSteps(state, view.snapshot.dispatch)
        case .complaint:
            let decided = ["accepted", "rejected", "settled", "closed"].contains(state)
            let settled = ["settled", "closed"].contains(state)
            if state == "rejected" { return [step("stepReceived", "done"), step("state_complaint_rejected", "bad")] }
            return [
                step("stepReceived", "done"), step("stepDecided", decided ? "done" : "now"),
                step("stepSettled", settled ? "done" : decided ? "now" : "todo"),
            ]
        case .todo, .contract, .invoice: return []
        }
    }

    private func offerSteps(_ state: String) -> [StepView] {
        let inquiry = step("stepInquiry", "done")
        switch state {
        case "draft": return [inquiry, step("stepOffer", "now"), step("stepAnswer", "todo"), step("stepOrder", "todo")]
        case "sent", "revising":
            return [inquiry, step("stepOffer", "done"), step("stepAnswer", "now"), step("stepOrder", "todo")]
        case "accepted":
            return [inquiry, step("stepOffer", "done"), step("stepAnswer", "done"), step("stepOrder", "done")]
        default: return [inquiry, step("stepOffer", "done"), step("state_offer_\(state)", "bad")]
        }
    }

    private func orderSteps(_ view: ClientView) -> [StepView] {
        let received = step("stepReceived", "done")
        let shipments = view.children.filter { $0.number.kind == .shipment }
        let left = shipments.filter { ["dispatched", "delivered"].contains($0.state) }
        switch view.state {
        case "received":
            return [received, step("stepConfirmed", "now"), step("stepSent", "todo"), step("stepDelivered", "todo")]
        case "cancelled": return [received, step("state_order_cancelled", "bad")]
        case "completed":
            let delivered = left.allSatisfy { $0.state == "delivered" }
            return [
                received, step("stepConfirmed", "done"), step("stepSent", "done"),
                step("stepDelivered", delivered ? "done" : "now"),
            ]
        default:
            return [
                received, step("stepConfirmed", "done"),
                step("stepSent", "now", note: left.isEmpty ? "" : words["stepSentPart"]), step("stepDelivered", "todo"),
            ]
        }
    }

    private func shipmentSteps(_ state: String, _ dispatch: DispatchSnapshot?) -> [StepView] {
        let sent = dispatch.map { shortDay($0.shippedOn) } ?? ""
        let arrives = dispatch?.deliveryOn.map { shortDay($0) } ?? ""
        switch state {
        case "packing": return [step("stepPacking", "now"), step("stepSent", "todo"), step("stepDelivered", "todo")]
        case "dispatched":
            return [
                step("stepPacking", "done"), step("stepSent", "done", note: sent), step("stepOnWay", "now"),
                step("stepDelivered", "todo", note: arrives),
            ]
        case "delivered":
            return [
                step("stepPacking", "done"), step("stepSent", "done", note: sent),
                step("stepDelivered", "done", note: arrives),
            ]
        default: return [step("stepPacking", "done"), step("state_shipment_\(state)", "bad")]
        }
    }
}
