import Testing

@testable import larkspur

@Suite("A day that no calendar has", .tags(.attack))
struct DayAttackTests {
  @Test("does not become the day of a release", arguments: ["1e300", "-1e300", "nan", "inf", "253402300800", "-1"])
  func release(epoch: String) {
    let today = ReleaseDay.today([:])
    #expect([today, ReleaseDay.today([:])].contains(ReleaseDay.today(["SOURCE_DATE_EPOCH": epoch])))
    #expect(ReleaseDay.today(["SOURCE_DATE_EPOCH": "253402300799"]) == "9999-12-31")
  }

  @Test("does not become the version of a document", arguments: [Int64.max, .min, -1, 253_402_300_800_000])
  func document(milliseconds: Int64) {
    var spec = TeaSpec.spec
    for index in spec.endpoints.indices { spec.endpoints[index].documentation.updatedAt = milliseconds }
    for index in spec.events.indices { spec.events[index].documentation.updatedAt = milliseconds }
    #expect(ExportCommand.version(of: spec) == "0")
    spec.endpoints[0].documentation.updatedAt = 1_671_441_948_000
    #expect(ExportCommand.version(of: spec) == "2022-12-19")
  }
}
