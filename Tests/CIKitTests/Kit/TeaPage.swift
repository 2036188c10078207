/// Two pages of a tea house.
struct TeaPage {
  var path: String
  var title: String
  var call: String
  /// Rows of the request's table.
  var body: [String]
  var answer = ["└ size | int | Cups"]

  static let fill = TeaPage(
    path: "specs/tea-v1/pot/fill.md", title: "Fill a pot", call: "fill",
    body: ["litres | int | 是 | How much", "lid | string | 否 | Its colour"])

  static let drink = TeaPage(
    path: "specs/tea-v1/pot/drink.md", title: "Drink tea", call: "drink", body: ["cups | int | 否 | How many"])

  func with(_ change: (inout TeaPage) -> Void) -> TeaPage {
    var page = self
    change(&page)
    return page
  }

  var text: String {
    """
    ---
    title: "\(title)"
    fullPath: /tea/reference/tea-v1/pot/\(call)
    updateTime: 1700000000000
    ---

    \(content)
    """
  }

  /// The page as the portal has it.
  var content: String {
    """
    # \(title)

    \(title), as one does in a tea house.

    ## 请求

    | 基本 | |
    | --- | --- |
    | HTTP URL | https://open.feishu.cn/open-apis/tea/v1/pots/:pot_id/\(call) |
    | HTTP Method | POST |
    | 支持的应用类型 | 自建应用、商店应用 |
    | 权限要求 | Pots `tea:pot` |

    ### 请求头

    | 名称 | 类型 | 必填 | 描述 |
    | --- | --- | --- | --- |
    | Authorization | string | 是 | `tenant_access_token` |

    ### 路径参数

    | 名称 | 类型 | 描述 |
    | --- | --- | --- |
    | pot_id | string | Which pot |

    ### 请求体

    | 名称 | 类型 | 必填 | 描述 |
    | --- | --- | --- | --- |
    \(body.map { "| \($0) |" }.joined(separator: "\n"))

    ## 响应

    ### 响应体

    | 名称 | 类型 | 描述 |
    | --- | --- | --- |
    | code | int | 0 means done |
    | msg | string | What happened |
    | data | tea.\(call) | What is left |
    \(answer.map { "| \($0) |" }.joined(separator: "\n"))

    """
  }
}
