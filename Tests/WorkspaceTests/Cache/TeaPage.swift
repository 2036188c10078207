/// Pages for tests of the cache, each in the dialect that it needs.
enum TeaPage {
  /// An endpoint, in dialect D.
  static func call(_ number: Int, project: String, words: String = "of any size") -> String {
    """
    ---
    title: "Pot \(number)"
    ---
    # Pot \(number)

    ## 请求

    | 基本 | |
    | --- | --- |
    | HTTP URL | https://open.feishu.cn/open-apis/\(project)/v1/pots/:pot_id/fill_\(number) |
    | HTTP Method | POST |

    ### 请求体

    | 名称 | 类型 | 必填 | 描述 |
    | --- | --- | --- | --- |
    | lid | lid | 否 | A lid \(words) |
    | └ colour | string | 否 | Its colour |

    """
  }

  /// An endpoint, in dialect A, whose table has lost its levels.
  static func nested(_ number: Int, project: String) -> String {
    """
    ---
    title: Pot \(number)
    source_url: https://open.feishu.cn/document/tea/pot_\(number)
    ---

    ## 请求

    基本 |
    ---|---
    HTTP URL | https://open.feishu.cn/open-apis/\(project)/v1/pots/:pot_id/fill_\(number)
    HTTP Method | POST

    ### 请求体

    名称 | 类型 | 必填 | 描述
    ---|---|---|---
    lid | lid | 否 | A lid
    colour | string | 否 | Its colour
    litres | int | 是 | How much tea goes in

    """
  }

  /// An event, in dialect D.
  static func event(_ number: Int, project: String) -> String {
    """
    ---
    title: "Pot \(number) is empty"
    ---
    # Pot \(number) is empty

    ## 事件

    | 基本 | |
    | --- | --- |
    | 事件类型 | \(project).pot.emptied_\(number)_v1 |

    ### 事件体

    | 名称 | 类型 | 描述 |
    | --- | --- | --- |
    | litres | int | How much tea was in it |

    """
  }
}
