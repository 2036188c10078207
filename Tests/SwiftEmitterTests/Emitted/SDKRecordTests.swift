import APISpec
import Testing

@testable import SwiftEmitter

@Suite("sdk.json")
struct SDKRecordTests {
  private static func settings(_ runtime: SDKSettings.Package.Runtime) -> SDKSettings {
    SDKSettings(
      generator: "larkspur 1.2.0", docs: .full, package: SDKSettings.Package(name: "TeaSDK", runtime: runtime),
      selection: Selection(services: ["tea.v2", "im", "tea.v2"], endpoints: ["GET /open-apis/*"]), withTests: true)
  }

  @Test("says how an SDK was made, sorted, without folders of the machine")
  func text() {
    let file = SDKRecord(Self.settings(.path("/home/somebody/larkspur"))).file
    #expect(file.path == "sdk.json")
    expect(
      String(decoding: file.bytes, as: UTF8.self),
      """
      {
        "docs": "full",
        "endpoints": [
          "GET /open-apis/*"
        ],
        "generator": "larkspur 1.2.0",
        "package": "TeaSDK",
        "services": [
          "im",
          "tea.v2"
        ],
        "withTests": true
      }

      """)
  }

  @Test(
    "is read as it was written",
    arguments: [.url("https://example.org/larkspur.git", from: "1.2.0"), .path("..")] as [SDKSettings.Package.Runtime])
  func reading(runtime: SDKSettings.Package.Runtime) throws {
    let settings = Self.settings(runtime)
    let record = try SDKRecord(text: String(decoding: SDKRecord(settings).file.bytes, as: UTF8.self))
    #expect(record == SDKRecord(settings))
    #expect(record.settings(now: settings).package == settings.package)
    #expect(record.hasSameSettings(as: SDKRecord(settings)))
  }

  @Test("names the layout where it is another one than that of modules, and knows records without one")
  func layout() throws {
    var settings = SDKSettings(generator: "larkspur 1.2.0")
    #expect(!String(decoding: SDKRecord(settings).file.bytes, as: UTF8.self).contains("layout"))
    settings.layout = .files
    let record = try SDKRecord(text: String(decoding: SDKRecord(settings).file.bytes, as: UTF8.self))
    #expect(record == SDKRecord(settings))
    #expect(record.settings(now: SDKSettings(generator: "larkspur 2.0.0")).layout == .files)
    #expect(throws: SDKRecordError.self) {
      try SDKRecord(text: "{\"docs\": \"full\", \"generator\": \"l\", \"layout\": \"flat\", \"withTests\": false}")
    }
  }

  @Test("gives the settings of then to the generator of now")
  func settings() {
    let now = SDKSettings(generator: "larkspur 2.0.0", package: .init(name: "Other", runtime: .path("../x")))
    let then = SDKRecord(Self.settings(.url("https://example.org/larkspur.git", from: "1.2.0"))).settings(now: now)
    #expect(then.generator == "larkspur 2.0.0")
    #expect(then.package == .init(name: "TeaSDK", runtime: .url("https://example.org/larkspur.git", from: "2.0.0")))
    #expect(then.selection.services == ["im", "tea.v2"])
    #expect(
      SDKRecord(now).settings(now: Self.settings(.path("a"))).package == .init(name: "Other", runtime: .path("a")))
  }

  @Test("knows every setting")
  func completeness() {
    let known = ["generator", "docs", "layout", "package", "selection", "withTests", "hosts"]
    #expect(Mirror(reflecting: SDKSettings(generator: "x")).children.compactMap(\.label) == known)
  }

  @Test("is refused where it is broken, with its place")
  func broken() {
    #expect(throws: SDKRecordError(line: 2, reason: "it is no JSON")) { try SDKRecord(text: "{\n  docs\n}") }
    #expect(throws: SDKRecordError.missing("generator")) { try SDKRecord(text: "{}") }
    #expect(throws: SDKRecordError.missing("services")) {
      try SDKRecord(text: #"{"generator": "x", "docs": "full", "withTests": true, "services": [1]}"#)
    }
  }

  @Test("of a later version is read as far as it is known")
  func later() throws {
    let record = try SDKRecord(text: #"{"generator": "x 9", "docs": "none", "withTests": false, "colour": "red"}"#)
    #expect(record == SDKRecord(SDKSettings(generator: "x 9", docs: .none)))
  }
}
