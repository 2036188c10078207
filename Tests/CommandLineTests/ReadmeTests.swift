import Foundation
import Testing

@testable import larkspur

@Suite("README.md")
struct ReadmeTests {
  private static let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  private static let text = (try? String(contentsOf: file("README.md"), encoding: .utf8)) ?? ""

  private static func file(_ path: String) -> URL { repository.appendingPathComponent(path) }

  /// What stands between each pair of marks.
  private static func texts(between start: String, and end: Character, in text: String) -> [String] {
    text.components(separatedBy: start).dropFirst().map { String($0.prefix { $0 != end }) }
  }

  @Test("leads to nothing that is not there: the tests behind its claims, and files")
  func links() {
    let links = Self.texts(between: "](", and: ")", in: Self.text).filter { !$0.contains("://") && !$0.hasPrefix("#") }
    #expect(links.count { $0.hasPrefix("Tests/") } > 10)
    for link in links { #expect(FileManager.default.fileExists(atPath: Self.file(link).path), "\(link)") }
  }

  @Test("has a test behind each row that claims something of Larkspur")
  func claims() throws {
    let table = try #require(Self.text.components(separatedBy: "| | Larkspur |").last).components(separatedBy: "\n\n")[
      0]
    let rows = table.split(separator: "\n").dropFirst(2).map { $0.split(separator: "|").map(String.init) }
    #expect(rows.count > 10)
    for row in rows where row[1].trimmingCharacters(in: .whitespaces) != "no" {
      #expect(row[1].contains("(Tests/"), "\(row[0])")
    }
  }

  @Test("lists every command, and no other")
  func commands() {
    let listed = Self.text.split(separator: "\n").filter { $0.hasPrefix("| `larkspur ") }
      .compactMap { $0.split(separator: " ").dropFirst(2).first?.prefix { $0 != "`" } }
    #expect(Set(listed.map(String.init)) == Set(CommandName.allCases.map(\.rawValue)))
  }

  @Test("names targets of make that are there")
  func targets() throws {
    let makefile = try String(contentsOf: Self.file("Makefile"), encoding: .utf8)
    let named = Self.texts(between: "`make ", and: "`", in: Self.text).flatMap { $0.split(separator: " ") }
    #expect(named.contains("docs"))
    for target in named { #expect(makefile.contains("\n\(target):"), "make \(target)") }
  }
}
