import Foundation
import SwiftEmitter
import TestValues
import Testing

@testable import Workspace

@Suite("Where a package gets the runtime from")
struct RuntimeSourceTests {
  let folder: TemporaryFolder

  /// A checkout with a program that was built in it.
  init() throws {
    folder = try TemporaryFolder()
    try folder.write("let package = … .target(name: \"LarkRuntime\")", to: "larkspur/Package.swift")
    try folder.makeFolder("larkspur/Sources/LarkRuntime")
    try folder.write("program", to: "larkspur/.build/debug/larkspur")
  }

  private func runtime(
    _ name: String?, for output: String, program: String = "larkspur/.build/debug/larkspur"
  ) throws -> SDKSettings.Package.Runtime {
    try RuntimeSource.find(name.map { folder($0) }, for: folder(output), version: "1.2.3", program: folder(program))
  }

  @Test(
    "a URL is used from the program's version on",
    arguments: ["https://example.org/larkspur", "ssh://git@example.org/l", "git@example.org:l.git"])
  func url(url: String) throws {
    #expect(
      try RuntimeSource.find(url, for: "out", version: "1.2.3", program: nil) == .url(url, from: "1.2.3"))
  }

  @Test("without a name it is the checkout around the program, which may be reached through a link")
  func aroundProgram() throws {
    #expect(try runtime(nil, for: "larkspur/Generated") == .path(".."))
    try folder.link("tool", to: "larkspur/.build/debug/larkspur")
    #expect(try runtime(nil, for: "out", program: "tool") == .path(folder("larkspur")))
  }

  @Test("a program outside of any checkout has none to offer")
  func noCheckout() throws {
    try folder.write("program", to: "bin/larkspur")
    try folder.write("no runtime", to: "Package.swift")
    #expect(throws: RuntimeError.noCheckout(program: folder("bin/larkspur"))) {
      try runtime(nil, for: "out", program: "bin/larkspur")
    }
  }

  @Test("a named folder must hold the runtime", arguments: ["nowhere", "larkspur/Sources"])
  func noRuntime(name: String) throws {
    #expect(throws: RuntimeError.noRuntime(folder(name))) { try runtime(name, for: "out") }
  }

  @Test("inside of each other the way is relative, whether the output is there yet or not")
  func nested() throws {
    #expect(try runtime("larkspur", for: "larkspur") == .path("."))
    #expect(try runtime("larkspur", for: "larkspur/a/b") == .path("../.."))
    #expect(try runtime("larkspur", for: "larkspur/a/../c") == .path(".."))
    try folder.makeFolder("out")
    try folder.link("out/runtime", to: "../larkspur")
    #expect(try runtime("out/runtime", for: "out") == .path(folder("larkspur")))
    #expect(try runtime("larkspur", for: ".") == .path("larkspur"))
  }

  @Test("in one repository the way is relative, elsewhere it is absolute")
  func besideEachOther() throws {
    #expect(try runtime("larkspur", for: "sdk/out") == .path(folder("larkspur")))
    try folder.makeFolder(".git")
    #expect(try runtime("larkspur", for: "sdk/out") == .path("../../larkspur"))
  }

  @Test("the program of these tests lies in a checkout")
  func here() throws {
    let runtime = try RuntimeSource.find(nil, for: folder("out"), version: "1.2.3")
    guard case .path(let path) = runtime else {
      Issue.record("\(runtime)")
      return
    }
    #expect(FileKind.of("\(path)/Sources/LarkRuntime", followingLinks: true) == .folder)
  }
}
