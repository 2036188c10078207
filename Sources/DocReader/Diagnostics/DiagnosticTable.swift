/// What `larkspur rules` prints: one entry a code.
extension DiagnosticRule {
  struct Entry {
    var severity: Severity
    var summary: String
    var hint: String
    var example: String
  }

  var entry: Entry {
    switch self {
    case .notUTF8:
      Entry(
        severity: .error, summary: "The page is not UTF-8 text.",
        hint: "Convert the file to UTF-8, or remove it from the input folder if it is no page.",
        example: "a PNG image named page.md")
    case .emptyPage:
      Entry(
        severity: .warning, summary: "The page is empty.",
        hint: "Fetch the page again; an empty answer of the portal was probably stored.", example: "(nothing)")
    case .unclosedFence:
      Entry(
        severity: .warning, summary: "A code block is never closed.",
        hint: "It was read up to the next section heading. Check what follows it.",
        example: "```json\n{\"code\": 0}\n### 错误码")
    case .unclosedContainer:
      Entry(
        severity: .warning, summary: "A ':::html' container is never closed.",
        hint: "It was read up to the next mark of the page. Check what follows it.",
        example: ":::html\n<md-table>…</md-table>\n### 请求头")
    case .lostText:
      Entry(
        severity: .error, summary: "Text of an HTML block stands where no table cell is.",
        hint: "Look at the tags around it in the page; the text is in no output.",
        example: "<md-table>stray words<md-tr>")
    case .oddTag:
      Entry(
        severity: .note, summary: "A tag is written with a stray quote or angle bracket.",
        hint: "It was read as it was meant.", example: "<md-enum-item key=name\" >")
    case .commentedMarkup:
      Entry(
        severity: .note, summary: "An HTML comment encloses rows of a table.",
        hint: "They were read like the rest, because the examples show them.",
        example: "<!-- <md-dt-tr level=\"1\">…</md-dt-tr> -->")
    case .unclosedTable:
      Entry(
        severity: .note, summary: "A table is never closed.",
        hint: "All its rows were read.", example: "<md-tr>…</md-tr>\n:::")
    case .missingMethod:
      Entry(
        severity: .error, summary: "The page states a URL but no HTTP method that exists.",
        hint: "Add the method to the page, or leave the page out.", example: "HTTP Method | GETT")
    case .unreadableURL:
      Entry(
        severity: .error, summary: "The HTTP URL is no absolute address.",
        hint: "Write scheme, host and path.", example: "HTTP URL | open-apis/im/v1/chats")
    case .unknownBasicsRow:
      Entry(
        severity: .warning, summary: "A row of the table of request basics is not known.",
        hint: "If the portal has a new row, teach it to the reader (BasicsLabel).", example: "HTTP Version | 2")
    case .unknownRateLimit:
      Entry(
        severity: .warning, summary: "A rate limit is in no known form.",
        hint: "Known are 'N 次/秒', '分钟', '小时', '天' and '特殊频控'.", example: "接口频率限制 | 适中")
    case .unknownAppType:
      Entry(
        severity: .warning, summary: "The supported app types name none that is known.",
        hint: "Known are custom (自建应用) and isv (商店应用).", example: "支持的应用类型 | robot")
    case .unknownToken:
      Entry(
        severity: .warning, summary: "The Authorization header names no known kind of token.",
        hint: "Calls of this endpoint are not checked for the kind of their token.",
        example: "Authorization | string | 是 | 见说明")
    case .namelessScope:
      Entry(
        severity: .warning, summary: "A scope is documented by its label alone.",
        hint: "Look its name up in the portal's scope list; it is in no output.",
        example: "<md-perm href=\"/x\">read chats</md-perm>")
    case .pathParameterMismatch:
      Entry(
        severity: .warning, summary: "The path parameters of the URL and those of the table differ.",
        hint: "The URL counts; a parameter that only the URL has is a required string.",
        example: "/chats/:chat_id with a table that documents room_id")
    case .derivedName:
      Entry(
        severity: .note,
        summary: "The page has no explorer link; the endpoint's name was derived from its URL and path.",
        hint: "Nothing to do, unless the name reads badly.", example: "a historic page without {尝试一下}(…)")
    case .foreignHost:
      Entry(
        severity: .error, summary: "The HTTP URL points to a host that must not receive tokens.",
        hint: "The endpoint is in no output. Correct the URL, or, if the host may receive tokens, allow it with "
          + "--allow-host, or with \"hosts\" in larkspur.json.",
        example: "HTTP URL | https://feishu.example.com/open-apis/im/v1/chats")
    case .raggedRow:
      Entry(
        severity: .warning, summary: "A row has more or fewer cells than its table has columns.",
        hint: "The cells were read from the left.", example: "| name | string |")
    case .unknownType:
      Entry(
        severity: .warning, summary: "A type is spelled in a way that is not known.",
        hint: "Misspelled types are read as they are meant, all others as any value.", example: "List<stirng>")
    case .unknownPresence:
      Entry(
        severity: .warning, summary: "The required column holds something other than yes or no.",
        hint: "The field counts as optional.", example: "必填 | 见描述")
    case .unknownRule:
      Entry(
        severity: .note, summary: "A validation rule is in no known form.",
        hint: "It stays in the description; the request is not checked against it.", example: "- 不可包含斜杠")
    case .repeatedField:
      Entry(
        severity: .warning, summary: "An object documents a field twice.",
        hint: "The first row counts.", example: "update_time … update_time")
    case .repeatedValue:
      Entry(
        severity: .warning, summary: "A list of values holds a key twice.",
        hint: "The first text counts.", example: "<md-enum-item key=\"1\">…</md-enum-item> twice")
    case .unusableElement:
      Entry(
        severity: .warning, summary: "A value without a key or a scope without a name stands in a description.",
        hint: "Look at the page's source; the element is in no output.",
        example: "<md-enum-item key=\"\">open</md-enum-item>")
    case .namelessRow:
      Entry(
        severity: .warning, summary: "A row of a field table has no name.",
        hint: "The row is in no output.", example: "| | string | 否 | … |")
    case .unusedTable:
      Entry(
        severity: .note, summary: "A table in a request or response section documents no fields that are known there.",
        hint: "If it does, teach its headings to the reader (ColumnRole).", example: "控件 | 取值")
    case .scalarWithChildren:
      Entry(
        severity: .warning, summary: "A field of a plain type has fields below it.",
        hint: "It was read as an object. If it is a JSON text, the page should say so.",
        example: "app_id: string with union_id below it")
    case .misplacedConstraint:
      Entry(
        severity: .note, summary: "A limit does not fit the type of its field.",
        hint: "It was kept as documented; generated checks leave it out.", example: "a string with 最大值")
    case .impliedEnvelope:
      Entry(
        severity: .note, summary: "The table documents only the inside of 'data'; the example shows the envelope.",
        hint: "The fields were read as those of 'data'.", example: "sheets | sheet[] with an example {code, msg, data}")
    case .uncheckedPattern:
      Entry(
        severity: .note, summary: "A regular expression holds what cannot be checked in linear time.",
        hint:
          "It stays documented; requests are not checked against it. Back references, lookaround, flags and very large "
          + "patterns are left out; literals, classes, groups, alternatives and counts are checked.",
        example: "- 正则校验：`^(?!tea).*$`")
    case .uncertainNesting:
      Entry(
        severity: .warning,
        summary: "The nesting of a table was lost in this dialect and could be rebuilt only with doubt.",
        hint: "Compare the tree with the page (larkspur inspect), or use another dialect of the page.",
        example: "fields that no example shows, behind a nested object")
    case .unmatchedTypeNote:
      Entry(
        severity: .warning, summary: "A note on a structure belongs to no field of the body.",
        hint: "The note is in no output.", example: "- **person** 类型说明: without a field of that type")
    case .inferredFields:
      Entry(
        severity: .note, summary: "Fields were inferred from an example, because no table documents them.",
        hint: "Optional fields that the example does not show are missing. Add the page in another dialect.",
        example: "### 响应 with an example only")
    case .repairedExample:
      Entry(
        severity: .warning, summary: "An example is no JSON, but it is clear what is meant.",
        hint: "It was repaired.", example: "{\"code\": 0,}")
    case .refusedExample:
      Entry(
        severity: .warning, summary: "An example is no JSON and not clear enough to be repaired.",
        hint: "It was kept as text.", example: "{\"code\": 0 \"msg\" …")
    case .undocumentedKey:
      Entry(
        severity: .note, summary: "An example shows a key that the table does not document.",
        hint: "The field is in no output.", example: "{\"created_at\": 1} beside a table with created_time")
    case .exampleTypeMismatch:
      Entry(
        severity: .note, summary: "An example shows a value of another kind than the table documents.",
        hint: "The table counts.", example: "int in the table, \"1\" in the example")
    case .unreadableErrorRow:
      Entry(
        severity: .warning, summary: "A row of an error table has no numeric code.",
        hint: "The row is in no output.", example: "400 | - | …")
    case .repeatedError:
      Entry(
        severity: .note, summary: "An error table lists a code twice under one HTTP status.",
        hint: "Both rows are kept where they differ.", example: "400 | 1254001 twice")
    case .missingEventType:
      Entry(
        severity: .error, summary: "An event page states no event type.",
        hint: "Add the row 事件类型, or leave the page out.", example: "事件类型 | (empty)")
    case .pagesDisagree:
      Entry(
        severity: .warning, summary: "Two pages of one endpoint say different things.",
        hint: "The page that states it best was followed; correct the other one.",
        example: "user_id is required on one page and optional on the other")
    case .endpointsCollide:
      Entry(
        severity: .warning, summary: "Two different endpoints share method and path.",
        hint: "Both are kept. Decide which page is canonical.", example: "a current and a historic page of one URL")
    case .nameTaken:
      Entry(
        severity: .warning, summary: "Two endpoints have the same name.",
        hint: "The later one got a longer name.", example: "two pages with one explorer link")
    case .unusableName:
      Entry(
        severity: .warning, summary: "The explorer link contains an invalid name.",
        hint: "The link was ignored. Names consist of letters and digits; correct the link.",
        example: "…api_explore_config?project=../im&version=v1&resource=chat&method=list")
    case .namelessEndpoint:
      Entry(
        severity: .error, summary: "No valid name can be derived for the endpoint.",
        hint: "The endpoint is in no output. Correct the URL or the explorer link.",
        example: "HTTP URL | https://open.feishu.cn/../..")
    }
  }
}
