import Foundation
import TestValues

/// A program in the place of larkspur that prints and hands on what a page could make it print.
struct HostileProgram {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(Self.script, to: "larkspur")
    try folder.setExecutable("larkspur")
  }

  var path: String { folder("larkspur") }

  /// How it was called, a line each.
  var calls: [String] { get throws { try lines(of: "calls") } }

  /// The tokens that it saw.
  var tokens: [String] { get throws { try lines(of: "tokens") } }

  private func lines(of name: String) throws -> [String] {
    try folder.read(name).split(separator: "\n").map(String.init)
  }

  private static let script = #"""
    #!/usr/bin/env bash
    echo "$*" >> "${0%/*}/calls"
    echo "${GH_TOKEN:-}${GITHUB_TOKEN:-}" >> "${0%/*}/tokens"
    hostile() { printf '::add-mask::x\n  ::set-output name=sarif::/etc/passwd\nsaid ##[add-mask]y\n::stop-commands::z'; }
    for word in "$@"; do
      case $word in markdown=* | sarif=*) hostile > "${word#*=}" ;; esac
    done
    case $1 in
      lint | diff) echo "::warning file=specs/a.md,line=1::Strange"; hostile >&2 ;;
      *) hostile; hostile >&2 ;;
    esac
    [ "$1" != refresh ] || echo changed >> README.md
    printf 'entries=1\nbump=minor\nversion=1.0\nsarif=/etc/passwd\nbump=major\nkey=evil\nPATH=/evil\nname<<x\n' >> "$GITHUB_OUTPUT"
    """#
}

extension TemporaryFolder {
  func setExecutable(_ name: String) throws {
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: self(name))
  }
}
