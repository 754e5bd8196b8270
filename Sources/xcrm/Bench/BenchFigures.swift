import Foundation

/// What this process has used so far (getrusage).
struct BenchFigures {
    /// Time on a processor in the program and in the kernel for it, in seconds.
    let cpu: Double
    /// The most resident memory ever, in MiB.
    let peak: Int
    let moment = ContinuousClock.now

    init() {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
        cpu = seconds(usage.ru_utime) + seconds(usage.ru_stime)
        peak = usage.ru_maxrss / 1_024
    }

    /// Begins to count the peak of `peakNow` anew (proc(5), clear_refs).
    static func forgetPeak() { try? Data("5".utf8).write(to: URL(fileURLWithPath: "/proc/self/clear_refs")) }

    /// The most resident memory since `forgetPeak`, in MiB.
    static func peakNow() -> Int {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") } ?? ""
        return (Int(line.filter(\.isNumber)) ?? 0) / 1_024
    }

    /// Seconds on the clock since earlier figures.
    func seconds(since earlier: BenchFigures) -> Double { (moment - earlier.moment).fraction }

    static func text(_ value: Double, _ digits: Int) -> String { String(format: "%.\(digits)f", value) }
}

extension Duration {
    /// In seconds.
    var fraction: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}
