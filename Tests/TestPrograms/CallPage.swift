/// A page about a call, in the raw text of a portal.
public struct CallPage: Sendable {
  public var title: String
  public var project: String
  /// The last part of the call's path, and of the page's.
  public var name: String
  /// Optional fields of the request, with what is said of them.
  public var fields: [(name: String, words: String)]

  public init(_ title: String, project: String, name: String, fields: KeyValuePairs<String, String>) {
    self.title = title
    self.project = project
    self.name = name
    self.fields = fields.map { ($0.key, $0.value) }
  }

  /// The portal's path of the page.
  public var fullPath: String { "/x/\(project)-v1/pot/\(name)" }

  public var page: PortalScript.Page { PortalScript.Page(title, content) }

  /// The page as it is fetched.
  public var content: String {
    """
    # \(title)

    \(title).{尝试一下}(url=/api/tools/api_explore/api_explore_config?project=\(project)&version=v1&resource=pot&method=\(name))

    ## 请求
    :::html
    <md-table>
      <md-thead>
      <tr>
          <md-th>基本</md-th>
          <md-th></md-th>
      </tr>
      </md-thead>
      <md-tbody>
        <md-tr>
          <md-th>HTTP URL</md-th>
          <md-td>https://open.feishu.cn/open-apis/\(project)/v1/pots/\(name)</md-td>
        </md-tr>
        <md-tr>
          <md-th>HTTP Method</md-th>
          <md-td>POST</md-td>
        </md-tr>
      </md-tbody>
    </md-table>
    :::

    ### 请求体
    :::html
    <md-dt-table>
      <md-dt-thead>
        <md-dt-tr>
          <md-dt-th>名称</md-dt-th>
          <md-dt-th>类型</md-dt-th>
          <md-dt-th>必填</md-dt-th>
          <md-dt-th>描述</md-dt-th>
        </md-dt-tr>
      </md-dt-thead>
      <md-dt-tbody>
    \(fields.map(row).joined(separator: "\n"))
      </md-dt-tbody>
    </md-dt-table>
    :::

    """
  }

  private func row(_ field: (name: String, words: String)) -> String {
    """
        <md-dt-tr level="0">
          <md-dt-td><md-text type="field-name">\(field.name)</md-text></md-dt-td>
          <md-dt-td><md-text type="field-type">string</md-text></md-dt-td>
          <md-dt-td>否</md-dt-td>
          <md-dt-td>\(field.words)</md-dt-td>
        </md-dt-tr>
    """
  }
}
