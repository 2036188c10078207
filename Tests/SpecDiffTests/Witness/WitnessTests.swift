import APISpec
import Foundation
import SwiftEmitter
import TestPrograms
import Testing

@testable import SpecDiff
@testable import SwiftEmitter

/// Whether the Swift level of a change is true: the SDK of the old state and that of the new one are emitted, the new
/// one with the names that the old one published, and source that uses all of the old one is compiled against both.
@Suite("The Swift level of every rule is what the compiler says", .timeLimit(.minutes(5)))
struct WitnessTests {
  @Test("an error breaks source, a warning warns, and nothing else is noticed")
  func levels() throws {
    let cases = Mutation.all.enumerated().map { WitnessCase($0.element, number: $0.offset) }
    let settings = SDKSettings(generator: "larkspur", docs: .none, selection: .everything)
    let oldSpec = APISpec(joining: cases.map(\.old))
    let old = emitSDK(oldSpec, settings)
    let lockFile = try #require(old.files.first { $0.path == NameLock.fileName })
    let lock = try NameLock(text: String(decoding: lockFile.bytes, as: UTF8.self))
    let new = emitSDK(APISpec(joining: cases.map(\.new)), settings, lock: lock)
    let plans = CallPlacement(oldSpec, lock: NameLock()).services.map(SDKPlanning.plan)
    let witnesses = cases.map { one in
      let name = "witness\(one.number)"
      return (name: name, text: one.projects.map { WitnessSource(plans, of: $0).text(named: "\(name)_\($0)") }.joined())
    }
    let before = try Compilation(of: old, with: witnesses)
    let after = try Compilation(of: new, with: witnesses)
    for one in cases {
      let name = "witness\(one.number)"
      #expect(before.errors[name] == nil, "\(one.mutation.rule.id): \(before.errors[name] ?? [])")
      let errors = after.errors[name] ?? []
      let warnings = Set(after.warnings[name] ?? []).subtracting(before.warnings[name] ?? [])
      let seen: ChangeLevel = errors.isEmpty ? warnings.isEmpty ? .none : .warn : .err
      let said = one.mutation.rule.swift
      #expect(
        said >= .warn ? seen == said : seen == .none,
        "\(one.mutation.rule.id) says \(said), the compiler \(seen): \(errors) \(warnings)")
    }
  }
}

/// A mutation with services of its own, so that all of them fit into one module.
private struct WitnessCase {
  let mutation: Mutation
  let number: Int
  let old: APISpec
  let new: APISpec
  /// The services of the old state.
  let projects: [String]

  init(_ mutation: Mutation, number: Int) {
    self.mutation = mutation
    self.number = number
    let projects = Set((mutation.old.endpoints + mutation.new.endpoints).map(\.name.project)).union(["tea"])
    let marked = { (spec: APISpec) in
      projects.sorted().reduce(spec) { $0.renaming($1, to: "\($1)x\(number)") }
    }
    old = marked(mutation.old)
    new = marked(mutation.new)
    self.projects = Set(old.endpoints.map(\.name.project)).sorted()
  }
}

extension APISpec {
  fileprivate init(joining specs: [APISpec]) {
    self.init(
      endpoints: specs.flatMap(\.endpoints).sorted { $0.name < $1.name },
      events: specs.flatMap(\.events).sorted { $0.eventType < $1.eventType },
      shapes: specs.flatMap(\.shapes).sorted { $0.id < $1.id })
  }

  /// The state with another name for a service, in everything that the emitter sees.
  fileprivate func renaming(_ project: String, to name: String) -> APISpec {
    var text = String(decoding: CanonicalJSON.encode(self), as: UTF8.self)
    for (from, to) in [
      (#""project":"\#(project)""#, #""project":"\#(name)""#), ("#\(project).", "#\(name)."),
      ("/open-apis/\(project)/", "/open-apis/\(name)/"), (#""id":"\#(project)."#, #""id":"\#(name)."#),
      (#""eventType":"\#(project)."#, #""eventType":"\#(name)."#),
    ] {
      text = text.replacing(from, with: to)
    }
    return (try? CanonicalJSON.decode(Array(text.utf8))) ?? self
  }
}

/// What the compiler says of an SDK and the sources that use it.
private struct Compilation {
  /// The messages by the file that they are about.
  private(set) var errors: [String: [String]] = [:]
  private(set) var warnings: [String: [String]] = [:]

  init(of sdk: EmittedSDK, with witnesses: [(name: String, text: String)]) throws {
    var files: [String: String] = [:]
    for file in sdk.files where file.path.hasSuffix(".swift") {
      files[file.path] = String(decoding: file.bytes, as: UTF8.self)
    }
    for witness in witnesses { files["\(witness.name).swift"] = witness.text }
    for line in try Toolchain.check(files).errors.split(separator: "\n") {
      if line.hasPrefix("error: ") { throw NoCompilation(message: String(line)) }
      for (isError, mark) in [(true, ": error: "), (false, ": warning: ")] {
        guard let range = line.firstRange(of: mark) else { continue }
        let file = String(line[..<range.lowerBound].split(separator: "/").last?.prefix { $0 != "." } ?? "")
        let message = String(line[range.upperBound...])
        if isError { errors[file, default: []].append(message) } else { warnings[file, default: []].append(message) }
      }
    }
  }
}

/// The compiler looked at nothing.
private struct NoCompilation: Error {
  let message: String
}
