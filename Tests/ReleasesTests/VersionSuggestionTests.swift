import APISpec
import SpecDiff
import SwiftEmitter
import Testing

@testable import Releases

@Suite("The suggested version")
struct VersionSuggestionTests {
  private func suggest(
    _ published: [SourceFile], old: Teapots = Teapots(), new: Teapots = Teapots(),
    settings: SDKSettings = Teapots.settings()
  ) throws -> VersionSuggestion {
    try VersionSuggestion(
      published: published, old: old.spec, new: new.spec, files: new.sdk(settings, after: published), settings: settings
    )
  }

  private func bumps(_ suggestion: VersionSuggestion) -> [VersionBump] { suggestion.findings.map(\.bump) }

  @Test("is none where nothing changed")
  func nothing() throws {
    let suggestion = try suggest(Teapots().sdk())
    #expect(bumps(suggestion) == [.none, .none, .none])
    #expect(suggestion.bump == .none)
    #expect(suggestion.changelogEntries() == [])
  }

  @Test("is a first one where there was no SDK")
  func first() throws {
    let suggestion = try suggest([])
    #expect(suggestion.isFirst)
    #expect(suggestion.bump == .minor)
    #expect(suggestion.changelogEntries() == [ChangelogEntry(.added, "First version.")])
  }

  @Test("tells new, changed and missing pages as changes of the documentation")
  func documentation() throws {
    let sdk = try Teapots().sdk()
    let more = try suggest(sdk, new: Teapots().changed { $0.calls["get"]?.append(Teapots.field("colour")) })
    #expect(bumps(more) == [.minor, .none, .none])
    #expect(more[.documentation].reasons.contains { $0.what == "added" && $0.count > 0 })
    let fewer = try suggest(sdk, new: Teapots().changed { $0.calls["get"] = nil })
    #expect(bumps(fewer) == [.major, .none, .none])
    #expect(fewer[.documentation].reasons.first?.bump == .major)
    let words = try suggest(sdk, new: Teapots().changed { $0.words = "A round pot." })
    #expect(bumps(words) == [.patch, .none, .none])
  }

  @Test("tells what another generator writes apart")
  func generator() throws {
    let old = try Teapots().sdk(Teapots.settings(generator: "larkspur 0.9.0"))
      .replacing("api.txt") { $0 + "TeaService.V1.PotResource.shout()\n" }
      .replacing("LarkTea/Tea.swift") { $0 + "// and more\n" }
    let suggestion = try suggest(old)
    #expect(bumps(suggestion) == [.none, .major, .none])
    #expect(
      suggestion[.generator].reasons.map(\.description) == [
        "1 removed: TeaService.V1.PotResource.shout()", "1 file with other content: LarkTea/Tea.swift",
        "larkspur 1.0.0 instead of larkspur 0.9.0",
      ])
    #expect(
      suggestion.changelogEntries().map(\.text) == [
        "**Breaking:** Generator: 1 removed: TeaService.V1.PotResource.shout(). 1 file with other content: "
          + "LarkTea/Tea.swift. larkspur 1.0.0 instead of larkspur 0.9.0."
      ])
  }

  @Test("takes another signature of the generator for a patch")
  func signature() throws {
    let suggestion = try suggest(Teapots().sdk(Teapots.settings(generator: "larkspur 0.9.0")))
    #expect(bumps(suggestion) == [.none, .patch, .none])
    #expect(suggestion[.generator].reasons.map(\.what) == ["larkspur 1.0.0 instead of larkspur 0.9.0"])
  }

  @Test("tells other settings apart")
  func configuration() throws {
    let sdk = try Teapots().sdk()
    let fewer = try suggest(sdk, settings: Teapots.settings(services: ["tea"]))
    #expect(bumps(fewer) == [.none, .none, .major])
    #expect(fewer[.configuration].reasons.contains { $0.what == "\"services\" is tea instead of everything" })
    let docs = try suggest(sdk, settings: Teapots.settings(docs: .none))
    #expect(bumps(docs) == [.none, .none, .patch])
    let part = try Teapots().sdk(Teapots.settings(services: ["tea"]))
    #expect(try bumps(suggest(part)) == [.none, .none, .minor])
  }

  @Test("has a sentence for each setting that a record holds")
  func settings() {
    let package = SDKSettings.Package(name: "TeaSDK", runtime: .url("https://example.org/larkspur.git", from: "1.0.0"))
    let old = SDKRecord(SDKSettings(generator: "larkspur 1.0.0"))
    let new = SDKRecord(
      SDKSettings(
        generator: "larkspur 1.0.0", docs: .full, layout: .files, package: package,
        selection: Selection(services: ["tea"], endpoints: ["*"]), withTests: true,
        hosts: PlatformHosts(allowing: ["tea.example.com"])))
    let sentences = SettingsComparison.sentences(from: old, to: new)
    // All but the generator, which is a cause of its own.
    #expect(sentences.count == Mirror(reflecting: new).children.count - 1)
    #expect(sentences.first == "\"docs\" is full instead of summary")
    #expect(SettingsComparison.sentences(from: new, to: new) == [])
  }

  @Test("tells all three at once")
  func all() throws {
    let old = try Teapots().sdk(Teapots.settings(generator: "larkspur 0.9.0", services: ["tea"]))
      .replacing("api.txt") { $0.replacing("TeaService.V1.PotResource.GetBody.size: Int?\n", with: "") }
    let suggestion = try suggest(
      old, new: Teapots().changed { $0.calls["fill"] = nil },
      settings: Teapots.settings(generator: "larkspur 1.0.0"))
    #expect(bumps(suggestion) == [.major, .minor, .minor])
    #expect(suggestion.bump == .major)
    #expect(
      suggestion[.generator].reasons.first?.description == "1 added: TeaService.V1.PotResource.GetBody.size: Int?")
    #expect(suggestion[.configuration].reasons.first?.examples.allSatisfy { $0.contains("offee") } == true)
    #expect(suggestion[.documentation].reasons.first?.examples.allSatisfy { $0.contains("ill") } == true)
  }

  @Test("leaves services aside that are not selected")
  func unselected() throws {
    let settings = Teapots.settings(services: ["tea"])
    let suggestion = try suggest(
      Teapots().sdk(settings), new: Teapots().changed { $0.coffee = [] }, settings: settings)
    #expect(suggestion.bump == .none)
    #expect(suggestion.changelogEntries() == [])
  }

  @Test("gives the documentation what the SDK lacks of the old pages already")
  func stale() throws {
    let sdk = try Teapots().sdk()
    let now = Teapots().changed { $0.calls["get"]?.append(Teapots.field("colour")) }
    #expect(try bumps(suggest(sdk, old: now, new: now)) == [.minor, .none, .none])
  }

  @Test("goes without a record of how the SDK was made")
  func unrecorded() throws {
    let sdk = try Teapots().sdk().filter { $0.path != "sdk.json" }
    let suggestion = try suggest(sdk)
    #expect(suggestion.recorded == nil)
    #expect(suggestion.bump == .none)
  }

  @Test("says what is wrong with a record")
  func badRecord() throws {
    let sdk = try Teapots().sdk().replacing("sdk.json") { $0.replacing("\"docs\"", with: "docs") }
    let error = #expect(throws: PublishedSDKError.self) { try self.suggest(sdk) }
    #expect(error?.description.hasPrefix("sdk.json:2: The file does not say how the SDK was made") == true)
  }
}
