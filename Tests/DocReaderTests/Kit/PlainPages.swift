/// Pages of the dialects that write pipe tables, about the same tea house.
enum PlainPages {
  /// Dialect A: copied from the portal, rows without outer pipes, nesting lost.
  static func portalCopy(
    body: String = "", bodyExample: String = "",
    response: String = "code | int | Done\nmsg | string | Text\ndata | \\- | \\-",
    responseExample: String = "", moreBasics: String = ""
  ) -> String {
    """
    ---
    title: "Fill a pot"
    source_url: https://open.feishu.cn/document/tea/reference/tea-v1/pot/update
    last_remote_update_timestamp: 1700000000000
    ---
    # Fill a pot

    Fills a pot.

    ## 请求
    名称 | 值
    ---|---
    HTTP URL | https://open.feishu.cn/open-apis/tea/v1/pots
    HTTP Method | POST
    支持的应用类型 | 自建应用、商店应用
    \(moreBasics.isEmpty ? "权限要求 | pots(tea:pot)" : moreBasics)

    ### 请求头

    名称 | 类型 | 必填 | 描述
    --- | --- | --- | ---
    Authorization | string | 是 | `tenant_access_token`
    \(section("### 请求体", "名称 | 类型 | 必填 | 描述\n--- | --- | --- | ---", body))\(example("### 请求体示例", bodyExample))
    ## 响应

    ### 响应体

    名称 | 类型 | 描述
    --- | --- | ---
    \(response)
    \(example("### 响应体示例", responseExample))
    """
  }

  /// Dialect B: exported by the explorer, top-level rows only, no table of response fields.
  static func explorerExport(
    body: String = "", bodyExample: String = "", notes: String = "", responseExample: String = #"{"code": 0}"#,
    sample: String = "client.tea.v1.pot.update(request)", moreBasics: String = ""
  ) -> String {
    """
    ## Fill a pot

    Fills a pot.

    ## 请求

    | 基本 | |
    | --- | --- |
    | HTTP URL | `https://open.feishu.cn/open-apis/tea/v1/pots` |
    | HTTP Method | POST |
    | 支持的访问令牌 | tenant_access_token |
    | 支持的应用类型 | custom  isv |
    \(moreBasics.isEmpty ? "| 权限要求 | pots |\n| 权限要求 | tea:pot |" : moreBasics)
    \(section("### 请求体", "| 参数名 | 类型 | 必填 | 描述 |\n| --- | --- | --- | --- |", body))
    \(notes)
    \(example("**请求体示例**:", bodyExample))
    ### 响应

    \(example("**响应示例**:", responseExample))
    ### 调用示例

    #### Python SDK

    ```python
    \(sample)
    ```
    """
  }

  /// Dialect D: converted, pipe rows with `└` for the nesting.
  static func converted(
    query: String = "", body: String = "", response: String = "| `code` | `int` | Done |\n| `data` | `\\-` | \\- |",
    responseExample: String = "", path: String = "/tea/reference/tea-v1/pot/update"
  ) -> String {
    """
    ---
    title: "Fill a pot"
    fullPath: \(path)
    ---
    # Fill a pot

    Fills a pot.

    ## 请求

    | 基本 | |
    | --- | --- |
    | HTTP URL | https://open.feishu.cn/open-apis/tea/v1/pots |
    | HTTP Method | POST |
    | 支持的应用类型 | custom,isv |
    | 权限要求 | `tea:pot` pots |

    ### 请求头

    | 名称 | 类型 | 必填 | 描述 |
    | --- | --- | --- | --- |
    | Authorization | string | 是 | `tenant_access_token` |
    \(section("### 查询参数", "| 名称 | 类型 | 必填 | 描述 |\n| --- | --- | --- | --- |", query))\
    \(section("### 请求体", "| 名称 | 类型 | 必填 | 描述 |\n| --- | --- | --- | --- |", body))
    ## 响应

    ### 响应体

    | 名称 | 类型 | 描述 |
    | --- | --- | --- |
    \(response)
    \(example("### 响应体示例", responseExample))
    """
  }

  private static func section(_ heading: String, _ head: String, _ rows: String) -> String {
    rows.isEmpty ? "" : "\n\(heading)\n\n\(head)\n\(rows)\n"
  }

  private static func example(_ heading: String, _ text: String) -> String {
    text.isEmpty ? "" : "\n\(heading)\n\n```json\n\(text)\n```\n"
  }
}
