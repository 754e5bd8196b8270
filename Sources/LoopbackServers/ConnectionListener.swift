import Foundation
import Synchronization

/// Serves the connections that Postfix makes to this program, each in its own thread.
///
/// The threads end when Postfix closes its connections.
final class ConnectionListener: Sendable {
    private let socket: LoopbackSocket
    private let isStopped = Atomic(false)

    /// Listens on the port at once; `serve` handles a connection until it is of no more use, and need not close it.
    init(port: UInt16, serve: @escaping @Sendable (LoopbackSocket) -> Void) throws {
        let socket = try LoopbackSocket.listening(on: port)
        self.socket = socket
        Thread.detachNewThread {
            while let client = socket.accept() {
                Thread.detachNewThread {
                    serve(client)
                    client.close()
                }
            }
            socket.close()
        }
    }

    deinit { stop() }

    /// Stops listening; the thread that accepts closes the socket.
    func stop() {
        // Only once: afterwards the descriptor's number may be somebody else's.
        if !isStopped.exchange(true, ordering: .relaxed) { socket.shutDown() }
    }
}
