import Foundation
import TestValues

/// A `gh` that knows comments and pull requests of one repository. It keeps them in a folder, notes every call, and fails
/// at everything that it was not made for.
struct StubbedGitHub {
  let state: TemporaryFolder
  /// The folder that belongs in front of PATH.
  let programs: TemporaryFolder

  struct Comment: Hashable {
    var id: Int
    var author: String
    var body: String
  }

  struct PullRequest: Hashable {
    var number: Int
    var head: String
    var base: String
    /// Whether its branch lies in somebody's fork.
    var isFromFork: Bool
    var title: String
    var body: String
  }

  init() throws {
    state = try TemporaryFolder()
    programs = try TemporaryFolder()
    for folder in ["comments", "pulls", "closed"] { try state.makeFolder(folder) }
    try state.write("", to: "calls")
    try install("gh", Self.script)
    // No test installs anything.
    try install("apt-get", "#!/bin/sh\necho \"apt-get $*\" >> \"$GH_STATE/calls\"\nexit 1\n")
  }

  func install(_ name: String, _ text: String) throws {
    let path = try programs.write(text, to: name)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
  }

  /// What was called, without the values of options that are long.
  var calls: [String] {
    get throws { try state.read("calls").split(separator: "\n").map(String.init) }
  }

  var comments: [Comment] {
    get throws {
      try names("comments").compactMap { name in
        let text = try state.read("comments/\(name)")
        guard let id = Int(name), let end = text.firstIndex(of: "\n") else { return nil }
        return Comment(id: id, author: String(text[..<end]), body: String(text[text.index(after: end)...]))
      }
    }
  }

  var pullRequests: [PullRequest] {
    get throws {
      try names("pulls").compactMap { name in
        let lines = try state.read("pulls/\(name)").split(
          separator: "\n", maxSplits: 4, omittingEmptySubsequences: false)
        guard let number = Int(name), lines.count == 5 else { return nil }
        return PullRequest(
          number: number, head: String(lines[0]), base: String(lines[1]), isFromFork: lines[2] == "true",
          title: String(lines[3]), body: String(lines[4]))
      }
    }
  }

  /// Closes a pull request as a person would who does not want it.
  func close(_ number: Int) throws {
    try FileManager.default.moveItem(atPath: state("pulls/\(number)"), toPath: state("closed/\(number)"))
  }

  /// Adds a pull request from somebody's fork, whose branch may have any name.
  func addPullRequest(fromForkWithBranch head: String, _ number: Int, isClosed: Bool = false, body: String) throws {
    try state.write("\(head)\nmain\ntrue\nMine\n\(body)", to: "\(isClosed ? "closed" : "pulls")/\(number)")
  }

  func addComment(by author: String, _ body: String) throws {
    let id = try comments.count + 100
    try state.write("\(author)\n\(body)", to: "comments/\(id)")
  }

  private func names(_ folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: state(folder)).sorted()
  }

  private static let script = #"""
    #!/usr/bin/env bash
    # Comments: a file each, the author in the first line. Pull requests: head, base, whether from a fork, title, body.
    set -euo pipefail
    printf '%s\n' "$*" | tr '\n' ' ' >> "$GH_STATE/calls"; printf '\n' >> "$GH_STATE/calls"
    refuse() { echo "gh: $1" >&2; exit "${2:-1}"; }
    [ -n "${GH_TOKEN:-}" ] || refuse "To use GitHub CLI in a GitHub Actions workflow, set the GH_TOKEN environment variable." 4
    writable() { [ ! -e "$GH_STATE/readonly" ] || refuse "Resource not accessible by integration (HTTP 403)"; }
    next() { echo $(($(ls "$GH_STATE/$1" | wc -l) + $2)); }
    # The value of an option.
    option() {
      local name=$1; shift
      while [ "$#" -gt 1 ]; do [ "$1" = "$name" ] && { printf '%s' "$2"; return; }; shift; done
      refuse "$name is missing" 64
    }
    body_of() {
      local field
      field=$(option -F "$@")
      [[ $field == body=@* ]] || refuse "no body in a file" 64
      cat "${field#body=@}"
    }
    case "$1 $2" in
      "api --paginate")
        [[ $3 == "repos/$GH_REPOSITORY/issues/7/comments" ]] || refuse "Not Found (HTTP 404)"
        filter=$(option --jq "$@")
        [[ $filter =~ ^\.\[\]\ \|\ select\(\.user\.login\ ==\ \"([^\"]*)\"\ and\ \(\.body\ \|\ startswith\(\"([^\"]*)\"\)\)\)\ \|\ \.id$ ]] \
          || refuse "a filter that this stub does not know: $filter" 64
        author=${BASH_REMATCH[1]} start=${BASH_REMATCH[2]}
        for file in "$GH_STATE"/comments/*; do
          [ -e "$file" ] || continue
          [ "$(sed -n 1p "$file")" = "$author" ] || continue
          [[ $(sed -n 2p "$file") == "$start"* ]] && basename "$file"
        done
        exit 0 ;;
      "api --method")
        writable
        case "$3 $4" in
          "POST repos/$GH_REPOSITORY/issues/7/comments") id=$(next comments 100) ;;
          "PATCH repos/$GH_REPOSITORY/issues/comments/"*) id=${4##*/}; [ -e "$GH_STATE/comments/$id" ] || refuse "Not Found (HTTP 404)" ;;
          *) refuse "Not Found (HTTP 404)" ;;
        esac
        { echo "github-actions[bot]"; body_of "$@"; } > "$GH_STATE/new"
        mv "$GH_STATE/new" "$GH_STATE/comments/$id" ;;
      "pr list")
        [ "$(option --json "$@")" = number,body,mergedAt,isCrossRepository ] || refuse "another list" 64
        filter=$(option --jq "$@") text=''
        own=' | select(.isCrossRepository | not) | .number'
        [[ $filter == *"$own" ]] || refuse "a filter that this stub does not know: $filter" 64
        case "$(option --state "$@") ${filter%"$own"}" in
          'open .[]') folder=pulls ;;
          'closed .[] | select(.mergedAt == null and (.body | contains("'*'")))')
            folder=closed text=${filter#*contains(\"} text=${text%%\"*} ;;
          *) refuse "a filter that this stub does not know: $filter" 64 ;;
        esac
        for file in "$GH_STATE/$folder"/*; do
          [ -e "$file" ] || continue
          [ "$(sed -n 1,3p "$file")" = "$(printf '%s\n' "$(option --head "$@")" "$(option --base "$@")" false)" ] || continue
          if grep -qF -- "$text" "$file"; then basename "$file"; fi
        done ;;
      "pr create" | "pr edit")
        writable
        if [ "$2" = edit ]; then
          number=$3
          [ -e "$GH_STATE/pulls/$number" ] || refuse "no pull request $number"
          head=$(sed -n 1p "$GH_STATE/pulls/$number") base=$(sed -n 2p "$GH_STATE/pulls/$number")
        else
          number=$(($(next pulls 40) + $(ls "$GH_STATE/closed" | wc -l))) head=$(option --head "$@") base=$(option --base "$@")
        fi
        { printf '%s\n' "$head" "$base" false "$(option --title "$@")"; cat "$(option --body-file "$@")"; } > "$GH_STATE/new"
        mv "$GH_STATE/new" "$GH_STATE/pulls/$number"
        echo "https://github.example/$GH_REPOSITORY/pull/$number" ;;
      *) refuse "a call that this stub does not know: $*" 64 ;;
    esac
    """#
}
