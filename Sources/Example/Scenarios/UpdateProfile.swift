import LarkContact
import LarkRuntime

/// Changes some fields of a user: to set a field, to clear it and to leave it alone are three different things.
struct UpdateProfile: Scenario {
  static let name = "profile"
  static let usage = "OPEN_ID [--name TEXT] [--email ADDRESS | --clear-email] [--clear-attributes]"
  static let summary = "change a user's name, email or custom attributes; what is not named stays as it is"

  let userID: String
  let userName: String?
  let email: Patch<String>
  let clearsAttributes: Bool

  init(_ arguments: inout Arguments) throws(UsageError) {
    userName = try arguments.option("--name")
    let address = try arguments.option("--email")
    let clearsEmail = arguments.flag("--clear-email")
    if clearsEmail, address != nil { throw .contradiction("--email", "--clear-email") }
    email = clearsEmail ? .null : Patch(ifPresent: address)
    clearsAttributes = arguments.flag("--clear-attributes")
    userID = try arguments.operand("OPEN_ID")
  }

  func run(_ lark: LarkClient) async throws {
    let changed = try await lark.contact.v3.user.patch(
      userID: userID, userIDType: .openID,
      body: .init {
        $0.name = Patch(ifPresent: userName)
        $0.email = email
        // An empty list is sent as such.
        if clearsAttributes { $0.customAttrs = [] }
      })
    print("The profile of \(changed.user?.name ?? userID) is changed.")
  }
}
