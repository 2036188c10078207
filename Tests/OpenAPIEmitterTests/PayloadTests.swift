import APISpec
import Testing

@testable import OpenAPIEmitter

@Suite("Bodies and responses")
struct PayloadTests {
  static func request(_ kind: RequestPayload.Kind, _ change: (inout RequestPayload) -> Void) -> JSONValue {
    var payload = RequestPayload(kind: kind)
    change(&payload)
    return Tea.operation(Tea.endpoint("POST", "/pots") { $0.request = payload })
  }

  static func response(_ kind: ResponsePayload.Kind, _ change: (inout ResponsePayload) -> Void = { _ in }) -> JSONValue
  {
    var payload = ResponsePayload(kind: kind)
    change(&payload)
    return Tea.operation(Tea.endpoint("POST", "/pots") { $0.response = payload })["responses"]?["200"] ?? .null
  }

  @Test(
    "a body is of its kind's type, or of a documented one that fits",
    arguments: [
      (RequestPayload.Kind.json, nil, "application/json"),
      (.json, "application/json; charset=utf-8", "application/json"),
      (.json, "application/merge-patch+json", "application/merge-patch+json"),
      (.json, "text/plain", "application/json"),
      (.none, nil, "application/json"),
      (.multipart, nil, "multipart/form-data"),
      (.multipart, "Multipart/Form-Data; boundary=x", "multipart/form-data"),
      (.multipart, "application/json", "multipart/form-data"),
      (.form, nil, "application/x-www-form-urlencoded"),
    ] as [(RequestPayload.Kind, String?, String)])
  func requestTypes(_ kind: RequestPayload.Kind, _ documented: String?, _ written: String) {
    let body = Self.request(kind) {
      $0.contentType = documented
      $0.fields = [Field(name: "kind", type: .string)]
    }["requestBody"]
    #expect(body?["content"]?.keys == [written])
    #expect(body?["x-feishu-content-type"] == documented.flatMap { $0 == written ? nil : .string($0) })
  }

  @Test("an upload has binary parts")
  func upload() {
    let operation = Self.request(.multipart) {
      $0.fields = [
        Field(name: "name", type: .string), Field(name: "photo", type: .file, presence: .required),
        Field(name: "more", type: .array(.file)),
      ]
      $0.notes = "Up to 20 MB."
      $0.examples = [ExampleText(text: #"{"name":"pot.png"}"#)]
    }
    #expect(
      operation["requestBody"]?.description
        == #"{"description":"Up to 20 MB.","required":true,"content":{"multipart/form-data":{"schema":{"type":"object","#
        + #""properties":{"name":{"type":"string"},"photo":{"type":"string","format":"binary"},"more":"#
        + #"{"type":"array","items":{"type":"string","format":"binary"}}},"required":["photo"]},"#
        + #""example":{"name":"pot.png"}}}}"#)
  }

  @Test("a body may be an array or the bytes of a file as a whole")
  func wholeBody() {
    let array = Self.request(.json) { $0.whole = .array(.string) }
    #expect(
      array["requestBody"]?.description
        == #"{"required":true,"content":{"application/json":{"schema":{"type":"array","items":{"type":"string"}}}}}"#)
    let file = Self.request(.none) { $0.whole = .file }
    #expect(file["requestBody"]?["content"]?.keys == ["application/octet-stream"])
  }

  @Test("without documented fields there is no body, but nothing of the page is lost")
  func noBody() {
    let operation = Self.request(.json) {
      $0.notes = "Send nothing."
      $0.contentType = "application/json"
      $0.examples = [ExampleText(text: "{}")]
    }
    #expect(operation["requestBody"] == nil)
    #expect(operation["x-feishu-request-notes"] == "Send nothing.")
    #expect(operation["x-feishu-content-type"] == "application/json")
    #expect(operation["x-feishu-examples"] == [["mediaType": "application/json", "value": .object([])]])
  }

  @Test("the documented envelope stands at the top of the response")
  func envelope() {
    let response = Self.response(.enveloped) {
      $0.fields = [
        Field(name: "code", type: .int32), Field(name: "msg", type: .string), Field(name: "data", type: .freeform),
      ]
    }
    let schema = response["content"]?["application/json"]?["schema"]
    #expect(schema?["properties"]?.keys == ["code", "msg", "data"])
    #expect(schema?["x-feishu-envelope"] == nil)
  }

  @Test("an envelope that the page leaves out, and one that is not there, are told apart")
  func envelopeMarks() {
    let implied = Self.response(.enveloped) {
      $0.fields = [Field(name: "items", type: .array(.any))]
      $0.isEnvelopeImplied = true
    }
    #expect(
      implied["content"]?["application/json"]?["schema"]?.description
        == #"{"type":"object","properties":{"items":{"type":"array","items":{}}},"x-feishu-envelope":"implied"}"#)
    #expect(
      Self.response(.bare)["content"]?["application/json"]?["schema"]?.description
        == #"{"type":"object","x-feishu-envelope":"none"}"#)
  }

  @Test("files, streams and nothing have types of their own")
  func otherKinds() {
    #expect(
      Self.response(.binary) { $0.headers = [Field(name: "X-Size", type: .int64, description: "Bytes")] }.description
        == #"{"description":"The platform served the call.","#
        + #""headers":{"X-Size":{"description":"Bytes","schema":{"type":"integer","format":"int64"}}},"#
        + #""content":{"application/octet-stream":{"schema":{"type":"string","format":"binary"}}}}"#)
    let stream = Self.response(.stream) { $0.fields = [Field(name: "delta", type: .string)] }
    #expect(stream["content"]?["text/event-stream"]?["schema"]?["properties"]?.keys == ["delta"])
    #expect(Self.response(.none) { $0.notes = "Sends you on." } == ["description": "Sends you on."])
  }

  @Test("one plain example is an example, several are named, and other media types stand aside")
  func examples() {
    let plain = ExampleText(text: #"{"b":1.0,"a":2}"#)
    #expect(
      BodyExamples([plain], contentType: "application/json").members.value.description
        == #"{"example":{"b":1.0,"a":2}}"#)
    let several = BodyExamples(
      [
        plain, ExampleText(title: "Empty", text: "{}", isRepaired: true), ExampleText(text: "{broken"),
        ExampleText(title: "Shell", mediaType: "text/x-shellscript", text: "pour --all"),
      ], contentType: "application/json")
    #expect(
      several.members.value.description
        == #"{"examples":{"example1":{"value":{"b":1.0,"a":2}},"#
        + #""example2":{"summary":"Empty","value":{},"x-feishu-repaired":true},"example3":{"value":"{broken"}}}"#)
    #expect(
      several.others.value.description
        == #"{"x-feishu-examples":[{"title":"Shell","mediaType":"text/x-shellscript","value":"pour --all"}]}"#)
  }
}
