import Foundation
import TestValues
import Testing

@testable import Workspace

@Suite("The secret of a user")
struct UserSecretAttackTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private var place: UserSecret.Place { UserSecret.Place(base: folder.path, folders: ["state"]) }

  private func find(_ places: UserSecret.Place...) -> UserSecret.Outcome { UserSecret.find(in: places) }

  private func mode(_ name: String) -> mode_t {
    var status = stat()
    lstat(folder(name), &status)
    return status.st_mode & 0o7777
  }

  @Test("is made once, and only its owner may read it")
  func made() throws {
    let first = try find(place).get()
    #expect(try find(place).get() == first)
    #expect(mode("state/larkspur/secret") == 0o400)
    #expect(mode("state/larkspur") == 0o700)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder("state/larkspur")).sorted() == [
        ".gitignore", "secret",
      ])
    let other = UserSecret.Place(base: folder.path, folders: ["other"])
    #expect(try find(other).get() != first)
  }

  @Test("is believed in no file that a clone, or another user, could have put there")
  func planted() throws {
    let good = String(repeating: "0123456789abcdef", count: 2) + "\n"
    func expectRefusal(_ hint: String, _ prepare: () throws -> Void) throws {
      try? FileManager.default.removeItem(atPath: folder("state"))
      try folder.makeFolder("state/larkspur")
      chmod(folder("state/larkspur"), 0o700)
      try prepare()
      #expect(throws: UserSecret.Unavailable.self, "\(hint)") { try find(place).get() }
    }
    // Git makes files of these modes, whatever the umask leaves of them.
    for mode: mode_t in [0o644, 0o600, 0o700, 0o755] {
      try expectRefusal("mode \(mode)") {
        try folder.write(good, to: "state/larkspur/secret")
        chmod(folder("state/larkspur/secret"), mode)
      }
    }
    try expectRefusal("link") {
      try folder.write(good, to: "elsewhere")
      chmod(folder("elsewhere"), 0o400)
      try folder.link("state/larkspur/secret", to: folder("elsewhere"))
    }
    try expectRefusal("empty") {
      try folder.write("", to: "state/larkspur/secret")
      chmod(folder("state/larkspur/secret"), 0o400)
    }
    try expectRefusal("folder open to others") { chmod(folder("state/larkspur"), 0o777) }
    try expectRefusal("linked folder") {
      rmdir(folder("state/larkspur"))
      try folder.makeFolder("other")
      try folder.link("state/larkspur", to: folder("other"))
    }
  }

  @Test("is looked for where the environment says, then at home, and never made in a home that is not there")
  func places() {
    let places = UserSecret.places(["XDG_STATE_HOME": "/x", "HOME": "/h"], home: "/account")
    #expect(places.map(\.base) == ["/x", "/h", "/account"])
    #expect(places.map(\.folders.isEmpty) == [true, false, false])
    #expect(UserSecret.places(["XDG_STATE_HOME": "relative", "HOME": ""], home: nil) == [])
    #expect(throws: UserSecret.Unavailable.self) { try find().get() }
    let gone = UserSecret.Place(base: folder("gone"), folders: ["state"])
    #expect(throws: UserSecret.Unavailable.self) { try find(gone).get() }
    #expect(!FileManager.default.fileExists(atPath: folder("gone")))
    #expect((try? find(gone, place).get()) != nil)
  }
}
