/// The help, made of what the scenarios say about themselves.
enum HelpText {
  static var overview: String {
    let scenarios = Example.scenarios.map { "  \($0.name) \($0.usage)\n      \($0.summary)" }
    return """
      \(Example.name) shows how a program uses the generated SDK; each scenario is one small file.

      Usage: \(Example.name) SCENARIO …

      \(scenarios.joined(separator: "\n"))
        help
            show this text

      Environment:
        LARK_APP_ID, LARK_APP_SECRET   the app that calls, as the developer console shows it
        LARK_BASE_URL                  a server to call instead of the platform, for example http://127.0.0.1:8080
        LARK_TOKEN_CACHE               a file that keeps the token for the next run

      Exit status: 0 fine, 1 the call failed, 2 the command line or the environment is incomplete.
      """
  }
}
