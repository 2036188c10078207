import APISpec
import Testing

@testable import SwiftEmitter

@Suite("Documented calls")
struct ExampleCallTests {
  private func emission(_ change: (inout Endpoint) -> Void) -> Emission {
    var settings = Emission.settings()
    settings.withTests = true
    let endpoint = Tea.endpoint("POST", "/open-apis/tea/v1/pots/{pot_id}/fill", "pot.fill", change)
    return Emission(APISpec(endpoints: [endpoint], events: [], shapes: []), settings)
  }

  private func json(_ text: String) -> ExampleText { ExampleText(text: text) }

  @Test("send the documented body, and samples of the parameters: those that are required, or have one")
  func body() {
    let emission = emission { endpoint in
      endpoint.queryParameters = [
        Tea.field("size", .int32, .required), Tea.field("colour") { $0.example = "white" }, Tea.field("mood"),
        Tea.field("page_token") { $0.example = "p" },
      ]
      endpoint.request = RequestPayload(kind: .json, fields: [Tea.required("tea")])
      endpoint.request.examples = [json(#"{"tea":"oolong"}"#)]
      endpoint.response = Tea.response([Tea.field("cups", .int32)])
      endpoint.response.examples = [json(#"{"code":7}"#), json(#"{"code":0,"data":{"cups":2}}"#)]
      endpoint.pagination = Pagination(place: .query, tokenParameter: "page_token", nextTokenPath: "data.none")
    }
    expect(
      emission.declaration("static func v1PotFill1("),
      """
      static func v1PotFill1(_ lark: LarkClient) async throws -> ExampleAnswer {
        let body = v1PotFill1Body()
        let answer = try await lark.tea.v1.pot.fill(potID: "pot_id", size: 1, colour: "white", body: body)
        return .model(answer)
      }
      """)
    #expect(emission["LarkExampleCalls/TeaExamples.swift"].contains("answer: \"tea.v1.pot.fill response 2\""))
  }

  @Test("take the values of the address that the page shows")
  func address() {
    let emission = emission { endpoint in
      endpoint.queryParameters = [Tea.field("size", .int32)]
      endpoint.request.examples = [
        ExampleText(
          mediaType: "text/x-bash", text: "curl 'https://open.feishu.cn/open-apis/tea/v1/pots/p7/fill?size=3'")
      ]
    }
    expect(
      emission.declaration("static func v1PotFill("),
      """
      static func v1PotFill(_ lark: LarkClient) async throws -> ExampleAnswer {
        try await lark.tea.v1.pot.fill(potID: "p7", size: 3)
        return .nothing
      }
      """)
  }

  @Test("make forms, and bodies without an example, of the samples of their fields")
  func form() {
    let emission = emission { endpoint in
      endpoint.request = RequestPayload(
        kind: .multipart, fields: [Tea.required("picture", .file), Tea.field("name"), Tea.required("size", .int32)])
    }
    expect(
      emission.declaration("static func v1PotFill("),
      """
      static func v1PotFill(_ lark: LarkClient) async throws -> ExampleAnswer {
        let part1 = TeaService.V1.PotResource.FillBody(picture: UploadFile.example, size: 1)
        let body = part1
        try await lark.tea.v1.pot.fill(potID: "pot_id", body: body)
        return .nothing
      }
      """)
  }

  @Test("of deprecated methods are made by deprecated code, behind a protocol")
  func deprecated() {
    let emission = emission { $0.lifecycle = Lifecycle(.deprecated, note: "Fill it yourself.") }
    #expect(emission.declaration("static func v1PotFill(").hasPrefix("@available(*, deprecated)\n"))
    expect(
      emission.declaration("enum DeprecatedAnswers"),
      """
      enum DeprecatedAnswers: DeprecatedCalls {
        @available(*, deprecated)
        static func answer(_ id: String, _ lark: LarkClient) async throws -> ExampleAnswer? {
          switch id {
          case "tea.v1.pot.fill call": try await v1PotFill(lark)
          default: nil
          }
        }
      }
      """)
  }

  @Test("say why there is none, or why its answer is not compared")
  func reasons() {
    let secret = emission { endpoint in
      endpoint.request = RequestPayload(kind: .json, fields: [Tea.required("refresh_token")])
      endpoint.request.examples = [json(#"{"refresh_token":"r-1"}"#)]
    }
    #expect(
      secret["LarkExampleCalls/Documents/Tea.json"].contains(
        #""tea.v1.pot.fill call":"Its example shows a token that only the platform can have issued.""#))
    let silent = emission { $0.response = Tea.response([Tea.field("cups", .int32)]) }
    #expect(
      silent["LarkExampleCalls/Documents/Tea.json"].contains(
        #""tea.v1.pot.fill call":"The page has no example of a successful response.""#))
  }
}
