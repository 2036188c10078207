import APISpec
import Foundation
import Testing

@testable import SpecDiff

@Suite("The JSON report")
struct JSONReportTests {
  private static let schema: JSONSchema = {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let bytes = try? Data(contentsOf: root.appending(path: "Schemas/larkspur-diff.schema.json"))
    return JSONSchema(JSONValue(json: String(decoding: bytes ?? Data(), as: UTF8.self)) ?? .null)
  }()

  @Test("fits its schema, whatever the texts hold", arguments: ReportLanguage.allCases)
  func fits(language: ReportLanguage) throws {
    let text = DiffJSONReport(NastyReport.report(language)).text
    let value = try #require(JSONValue(json: text))
    #expect(Self.schema.problems(of: value) == [])
    #expect(Self.schema.problems(of: ["version": 2]) != [])
  }

  @Test("fits its schema for every rule", arguments: Mutation.all)
  func rules(mutation: Mutation) throws {
    let difference = SpecDifference(from: mutation.old, to: mutation.new)
    let report = DiffReport(difference, from: "a", to: "b", policy: ReviewPolicy(listsEverything: true))
    #expect(!report.entries.isEmpty)
    #expect(Self.schema.problems(of: DiffJSONReport(report).value) == [])
  }

  @Test("names endpoint, page, line and location of a place")
  func site() throws {
    let new = TeaState.spec.changed { $0.brew.lang.presence = .required }
    let report = DiffReport(SpecDifference(from: TeaState.spec, to: new), from: "a", to: "b")
    let entry = try #require(report.entries.first)
    #expect(
      entry.sites == [
        ChangeSite(
          endpoint: "POST /open-apis/tea/v1/pots/:pot_id/brew", docPath: "/tea-v1/pot/brew", page: "tea-v1/pot/brew.md",
          line: 20, location: "query.lang")
      ])
  }
}
