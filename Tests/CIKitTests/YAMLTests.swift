import Testing

@Suite("The part of YAML that workflows are written in")
struct YAMLTests {
  @Test("mappings, lists, scalars and blocks")
  func reading() throws {
    let yaml = try YAML(
      """
      # A comment.
      name: a plain text   # and a comment
      on:
        push:
          branches: [main, "x y", 'z']
        empty:
      number: 12
      quoted: "12 # no comment"
      flags: {}
      steps:
        - run: |
            one
              two

            three
          id: first
        -   uses: a/b@v1
            with:
              deep: true
        - plain
      """)
    #expect(yaml["name"] == .text("a plain text"))
    #expect(yaml["on"]?["push"]?["branches"] == .list([.text("main"), .text("x y"), .text("z")]))
    #expect(yaml["on"]?["empty"] == .null)
    #expect(yaml["number"] == .number(12))
    #expect(yaml["quoted"] == .text("12 # no comment"))
    #expect(yaml["flags"] == .map([]))
    guard case .list(let steps)? = yaml["steps"] else {
      Issue.record("no steps")
      return
    }
    #expect(steps[0]["run"] == .text("one\n  two\n\nthree\n"))
    #expect(steps[0]["id"] == .text("first"))
    #expect(steps[1]["with"]?["deep"] == .bool(true))
    #expect(steps[2] == .text("plain"))
  }

  @Test(
    "anything else is refused with its line",
    arguments: [
      ("a: 1\na: 2", 2), ("a: &x 1", 1), ("a: *x", 1), ("a: !!str 1", 1), ("a: >\n  x", 1), ("\ta: 1", 1),
      ("---\na: 1", 1),
      ("a: yes", 1), ("a: {b: 1}", 1), ("a: [1, [2]]", 1), ("a: 1\n    b: 2", 2), ("a: \"x", 1), ("a: b: c", 1),
      ("a: \"x\\n\"", 1), ("just words", 1), ("a: [1,, 2]", 1), ("- a\n  - b", 2),
    ])
  func refusing(text: String, line: Int) throws {
    let error = #expect(throws: YAMLError.self) { try YAML(text) }
    #expect(error?.line == line, "\(String(describing: error))")
  }
}

@Suite("Expressions of workflows")
struct WorkflowExpressionTests {
  private struct Context: ExpressionContext {
    var isFailed = false

    func value(at path: [String]) throws(ExpressionError) -> ExpressionValue {
      switch path.joined(separator: ".") {
      case "github.name": .text("Tea")
      case "github.nothing": .null
      case "github.number": .number(7)
      default: throw ExpressionError(description: "\(path) is unknown.")
      }
    }

    func status(_ function: String) throws(ExpressionError) -> Bool {
      switch function {
      case "success": !isFailed
      case "failure": isFailed
      case "always": true
      case "cancelled": false
      default: throw ExpressionError(description: "\(function) is unknown.")
      }
    }
  }

  @Test(
    "give values",
    arguments: [
      ("'a'", "a"), ("github.name", "Tea"), ("github.nothing", ""), ("github.number", "7"),
      ("github.name == 'tea'", "true"),
      ("github.name != 'tea'", "false"), ("github.nothing || 'else'", "else"), ("github.name && 'then'", "then"),
      ("github.nothing && 'then'", ""), ("!github.nothing", "true"), ("(true || false) && false", "false"),
      ("true || false && false", "true"), ("github.nothing == ''", "true"), ("github.number == '7'", "true"),
      ("true == 'x'", "false"),
    ])
  func values(text: String, value: String) throws {
    #expect(try WorkflowExpression.value(of: text, in: Context()).string == value)
    #expect(try WorkflowExpression.filled("<${{ \(text) }}>", in: Context()) == "<\(value)>")
  }

  @Test("conditions ask for success unless they ask for another status")
  func conditions() throws {
    let failed = Context(isFailed: true)
    #expect(try WorkflowExpression.isMet(nil, in: Context()))
    #expect(try !WorkflowExpression.isMet(nil, in: failed))
    #expect(try !WorkflowExpression.isMet("github.name == 'tea'", in: failed))
    #expect(try WorkflowExpression.isMet("${{ !cancelled() && github.name == 'tea' }}", in: failed))
    #expect(try !WorkflowExpression.isMet("always() && github.nothing", in: Context()))
  }

  @Test(
    "anything else is refused",
    arguments: ["github.nam", "hashFiles('x')", "'a", "1 +", "a b", "(true", "", "fromJSON(x)"])
  func refusing(text: String) {
    #expect(throws: ExpressionError.self) { try WorkflowExpression.value(of: text, in: Context()) }
  }
}
