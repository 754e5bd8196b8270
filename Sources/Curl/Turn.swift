/// Gives callers of an actor their turn one after another, in the order they came.
///
/// An actor may start a second call while the first awaits (a consumer, a hook); on one connection their commands
/// would mix. Not `Sendable`: it lives inside the actor.
final class Turn {
    private var isTaken = false
    private var waiting: [CheckedContinuation<Void, Never>] = []

    func take() async {
        guard isTaken else {
            isTaken = true
            return
        }
        await withCheckedContinuation { waiting.append($0) }
    }

    func leave() {
        guard !waiting.isEmpty else {
            isTaken = false
            return
        }
        waiting.removeFirst().resume()
    }
}
