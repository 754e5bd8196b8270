import ArgumentParser
import Foundation
import LoopbackServers

/// Plays the main job on real servers: customers write, staff answer, the daemon does the rest.
@main
struct Demo: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo", abstract: "Plays customers and staff on private Postfix and Dovecot servers.")

    @Flag(help: "Checks each step, prints a summary, ends everything; fails if a step failed.")
    var once = false
    @Flag(help: "Plays the long story instead: four members of staff, tasks, invoices, a credit note, a contract.")
    var long = false
    @Option(help: "The program to show; by default the xcrm beside this one.")
    var xcrm: String?

    func run() async throws {
        let stage = try await Stage.open(program: xcrm)
        let story = Story(stage: stage)
        let longStory = LongStory(stage: stage)
        var failure: (any Error)?
        do {
            if long { try await longStory.play() } else { try await story.play() }
        } catch {
            failure = error
            say("✗ \(error)")
            say(await stage.tails())
        }
        if failure == nil, !once {
            let (portal, status) = (story.portalURL, story.statusURL)
            say(
                """

                The firm stays open; Ctrl-C ends it.
                  a customer's portal   \(try portal ?? stage.link(to: "C00001"))
                  the status page       \(try status ?? stage.link(to: "maria"))
                  the daemon's log      \(stage.logFile.path)
                """)
            await stage.waitForInterrupt()
        }
        do {
            try await stage.close()
        } catch {
            say("✗ \(error)")
            failure = failure ?? error
        }
        say("\(long ? longStory.passed : story.passed) steps passed, \(failure == nil ? 0 : 1) failed")
        if failure != nil { throw ExitCode(1) }
    }
}

/// Prints a line at once, also into a pipe.
func say(_ line: String) {
    FileHandle.standardOutput.write(Data((line + "\n").utf8))
}

/// A step of the story that did not come out as it must.
struct StepFailed: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}
