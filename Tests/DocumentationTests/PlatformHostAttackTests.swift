import Foundation
import TestPrograms
import Testing

@Suite("The generator and the runtime know the same hosts of the platform")
struct PlatformHostAttackTests {
  private static let sources = URL(fileURLWithPath: "\(Toolchain.root)/Sources")

  /// The line of a file that lists the domains.
  private func domains(in path: String) throws -> String? {
    let text = try String(contentsOf: Self.sources.appendingPathComponent(path), encoding: .utf8)
    return text.split(separator: "\n").first { $0.contains("static let domains = [") }
      .flatMap { $0.split(separator: "=").last.map(String.init) }
  }

  /// What the generator emits and the runtime refuses would be of no use, and the other way round no protection.
  @Test("their tables of domains are the same")
  func domains() throws {
    let runtime = try #require(try domains(in: "LarkRuntime/Client/PlatformHosts.swift"))
    #expect(runtime.contains("\"feishu.cn\"") && runtime.contains("\"larksuite.com\""))
    let generator = "APISpec/PlatformHosts.swift"
    guard FileManager.default.fileExists(atPath: Self.sources.appendingPathComponent(generator).path) else { return }
    #expect(try domains(in: generator) == runtime)
  }
}
