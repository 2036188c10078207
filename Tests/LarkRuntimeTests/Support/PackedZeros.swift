import Foundation

/// Many zeros that become few bytes: a packed body that grows a thousandfold, or more.
enum PackedZeros {
  static var isPossible: Bool { FileManager.default.isExecutableFile(atPath: "/usr/bin/gzip") }

  /// - Parameter layers: How often they are packed.
  static func gzip(_ count: Int, layers: Int = 1) throws -> Data {
    let packing = Process()
    packing.executableURL = URL(fileURLWithPath: "/bin/sh")
    let pipes = String(repeating: " | gzip -9", count: layers)
    packing.arguments = ["-c", "head -c \(count) /dev/zero\(pipes)"]
    let output = Pipe()
    packing.standardOutput = output
    try packing.run()
    let packed = try output.fileHandleForReading.readToEnd() ?? Data()
    packing.waitUntilExit()
    return packed
  }
}
