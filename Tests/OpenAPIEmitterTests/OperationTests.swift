import APISpec
import Testing

@testable import OpenAPIEmitter

@Suite("Operations")
struct OperationTests {
  @Test("a whole operation reads from its name to the platform's facts")
  func wholeOperation() {
    let endpoint = Tea.endpoint("POST", "/pots/{pot_id}", name: "fill") {
      $0.summary = "Fills a pot."
      $0.details = "Twice a day."
      $0.lifecycle = Lifecycle(.deprecated, note: "use cups")
      $0.documentation = DocumentationLink(path: "/tea/fill", url: "https://open.feishu.cn/tea/fill", updatedAt: 5)
      $0.rateLimits = [.calls(50, per: .second), .calls(1000, per: .minute), .special]
      $0.appTypes = [.custom, .isv]
      $0.tokenTypes = [.tenant, .user]
      $0.scopes = ScopeRequirement(mode: .allOf, scopes: [Scope(name: "tea:pot"), Scope(name: "tea:cup")])
      $0.fieldScopes = [Scope(name: "tea:kind")]
      $0.queryParameters = [Field(name: "dry_run", type: .boolean)]
      $0.request = RequestPayload(kind: .json, fields: [Field(name: "kind", type: .string, presence: .required)])
      $0.response = ResponsePayload(kind: .enveloped, fields: [Field(name: "code", type: .int32)])
      $0.errors = [
        ErrorCase(httpStatus: 400, code: 7, message: "no lid", advice: "Bring one."), ErrorCase(code: 8, message: ""),
        ErrorCase(code: 9, message: "hot", parentCode: 7),
      ]
      $0.pagination = Pagination(place: .query, tokenParameter: "page_token", nextTokenPath: "data.page_token")
    }
    #expect(
      Tea.operation(endpoint).pretty == """
        {
          "operationId": "tea.v1.pot.fill",
          "tags": [
            "tea"
          ],
          "summary": "A pot",
          "description": "Fills a pot.\\n\\nTwice a day.",
          "deprecated": true,
          "parameters": [
            {
              "name": "pot_id",
              "in": "path",
              "required": true,
              "schema": {
                "type": "string"
              }
            },
            {
              "name": "dry_run",
              "in": "query",
              "schema": {
                "type": "boolean"
              }
            }
          ],
          "requestBody": {
            "required": true,
            "content": {
              "application/json": {
                "schema": {
                  "type": "object",
                  "properties": {
                    "kind": {
                      "type": "string"
                    }
                  },
                  "required": [
                    "kind"
                  ]
                }
              }
            }
          },
          "responses": {
            "200": {
              "description": "The platform served the call.",
              "content": {
                "application/json": {
                  "schema": {
                    "type": "object",
                    "properties": {
                      "code": {
                        "type": "integer",
                        "format": "int32"
                      }
                    }
                  }
                }
              }
            }
          },
          "security": [
            {
              "tenant_access_token": []
            },
            {
              "user_access_token": []
            }
          ],
          "x-feishu-errors": [
            {
              "httpStatus": 400,
              "code": 7,
              "message": "no lid",
              "advice": "Bring one.",
              "details": [
                {
                  "code": 9,
                  "message": "hot"
                }
              ]
            },
            {
              "code": 8,
              "message": ""
            }
          ],
          "x-feishu-rate-limits": [
            {
              "limit": 50,
              "per": "second"
            },
            {
              "limit": 1000,
              "per": "minute"
            },
            "special"
          ],
          "x-feishu-scopes": [
            "tea:pot",
            "tea:cup"
          ],
          "x-feishu-scopes-mode": "allOf",
          "x-feishu-field-scopes": [
            "tea:kind"
          ],
          "x-feishu-token-types": [
            "tenant_access_token",
            "user_access_token"
          ],
          "x-feishu-app-types": [
            "custom",
            "isv"
          ],
          "x-feishu-pagination": {
            "place": "query",
            "tokenParameter": "page_token",
            "nextTokenPath": "data.page_token"
          },
          "x-feishu-doc": "https://open.feishu.cn/tea/fill",
          "x-feishu-updated-at": 5,
          "x-feishu-lifecycle": {
            "stage": "deprecated",
            "note": "use cups"
          }
        }
        """)
  }

  @Test("an operation without facts has none, and answers all the same")
  func bareOperation() {
    #expect(Tea.operation(Tea.endpoint("GET", "/pots")).keys == ["operationId", "tags", "summary", "responses"])
  }

  @Test(
    "what is no longer to be used is deprecated",
    arguments: [
      (Lifecycle.Stage.current, nil), (.beta, nil), (.deprecated, true), (.historic, true), (.inert, true),
    ] as [(Lifecycle.Stage, Bool?)])
  func deprecation(_ stage: Lifecycle.Stage, _ isDeprecated: Bool?) {
    let operation = Tea.operation(Tea.endpoint("GET", "/pots") { $0.lifecycle = Lifecycle(stage) })
    #expect(operation["deprecated"] == isDeprecated.map { .bool($0) })
  }

  @Test("a parameter's words stand beside its schema")
  func parameterWords() throws {
    let endpoint = Tea.endpoint("GET", "/pots") {
      $0.headers = [Field(name: "X-Cup", type: .string), Field(name: "x-cup", type: .string)]
      $0.queryParameters = [
        Tea.field("size", .int32) {
          $0.description = "How many"
          $0.example = "10"
          $0.defaultValue = "20"
          $0.constraints = Constraints(maximum: "50")
          $0.lifecycle = Lifecycle(.inert)
          $0.presence = .required
          $0.scopes = [Scope(name: "tea:size")]
        },
        Field(name: "size", type: .string),
        Tea.field("from", .int64) { $0.example = "a number" },
      ]
    }
    #expect(
      Tea.operation(endpoint)["parameters"]?.items.map(\.description) == [
        #"{"name":"size","in":"query","description":"How many","required":true,"deprecated":true,"#
          + #""schema":{"type":"integer","format":"int32","maximum":50,"default":20},"example":10,"#
          + #""x-feishu-field-scopes":["tea:size"],"x-feishu-lifecycle":{"stage":"inert"}}"#,
        #"{"name":"from","in":"query","schema":{"type":"integer","format":"int64"},"x-feishu-example":"a number"}"#,
        #"{"name":"X-Cup","in":"header","schema":{"type":"string"}}"#,
      ])
  }

  @Test("each name of the path is a required parameter, and no other path parameter is")
  func pathParameters() {
    let endpoint = Tea.endpoint("GET", "/pots/{pot_id}/cups/{cup_id}/{cup_id}") {
      $0.pathParameters = [
        Field(name: "lid_id", type: .string), Field(name: "cup_id", type: .int64, presence: .optional),
      ]
    }
    let operation = Tea.operation(endpoint)
    #expect(operation["parameters"]?.items.map { $0["name"] } == ["pot_id", "cup_id"])
    #expect(operation["parameters"]?.items.map { $0["required"] } == [true, true])
    #expect(operation["x-feishu-unplaced-parameters"] == ["lid_id"])
  }

  @Test("what the URL itself carries is a parameter, unless a row documents it better")
  func fixedQuery() {
    let endpoint = Tea.endpoint("GET", "/pots") {
      $0.fixedQuery = [QueryItem(name: "type", value: "pot"), QueryItem(name: "size", value: "3")]
      $0.queryParameters = [Field(name: "size", type: .int32)]
    }
    let operation = Tea.operation(endpoint)
    #expect(
      operation["parameters"]?.items.map(\.description) == [
        #"{"name":"size","in":"query","schema":{"type":"integer","format":"int32"}}"#,
        #"{"name":"type","in":"query","required":true,"schema":{"type":"string"},"example":"pot"}"#,
      ])
    #expect(
      operation["x-feishu-fixed-query"] == [["name": "type", "value": "pot"], ["name": "size", "value": "3"]])
  }
}
