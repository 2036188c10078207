import Foundation

/// What a process holds at some moment.
struct ProcessFigures: Sendable {
  /// In megabytes.
  var memory: Double
  var descriptors: Int
  var threads: Int

  /// The figures of this process; nil where the system does not tell them by files.
  static var own: ProcessFigures? {
    guard let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8),
      let descriptors = try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count
    else { return nil }
    func number(_ name: String) -> Int? {
      status.split(separator: "\n").first { $0.hasPrefix(name) }
        .flatMap { Int($0.filter(\.isNumber)) }
    }
    guard let memory = number("VmRSS:"), let threads = number("Threads:") else { return nil }
    return ProcessFigures(memory: Double(memory) / 1024, descriptors: descriptors, threads: threads)
  }

  /// The seconds that another process has computed so far; nil where the system does not tell them by files.
  static func cpuTime(of process: Int32) -> Double? {
    guard let stat = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8),
      let end = stat.lastIndex(of: ")")
    else { return nil }
    let fields = stat[stat.index(after: end)...].split(separator: " ")
    guard fields.count > 12, let user = Double(fields[11]), let system = Double(fields[12]) else { return nil }
    return (user + system) / Double(sysconf(Int32(_SC_CLK_TCK)))
  }
}

extension ProcessFigures: CustomStringConvertible {
  var description: String {
    String(format: "%6.1f MB, %d file descriptors, %d threads", memory, descriptors, threads)
  }
}
