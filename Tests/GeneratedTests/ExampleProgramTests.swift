import Foundation
import TestPrograms
import TestValues
import Testing

@Suite("The example program", .timeLimit(.minutes(5)))
struct ExampleProgramTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  /// Runs the program with credentials against a platform that answers calls as the closure says.
  private func run(
    _ arguments: String..., answer: @escaping @Sendable (LoopbackServer.Request) -> LoopbackServer.Reply
  ) throws -> (ProgramRun, [LoopbackServer.Request]) {
    let server = try LoopbackServer { request in
      request.line.contains("/tenant_access_token/")
        ? LoopbackServer.Reply(#"{"code":0,"msg":"ok","tenant_access_token":"t-9","expire":7200}"#) : answer(request)
    }
    let run = try BuiltProgram("larkspur-example").run(
      arguments, in: folder,
      environment: [
        "LARK_APP_ID": "cli_1", "LARK_APP_SECRET": "s3cret", "LARK_BASE_URL": server.url.absoluteString,
      ])
    let calls = server.requests.filter { !$0.line.contains("/tenant_access_token/") }
    #expect(calls.allSatisfy { $0.headers["authorization"] == "Bearer t-9" })
    #expect(!(run.output + run.errors).contains("s3cret"))
    return (run, calls)
  }

  @Test("withdraws a process")
  func withdraw() throws {
    let (run, calls) = try run("withdraw", "77", "--reason", "plans changed") { _ in .data("{}") }
    #expect(run.output == "The process 77 is withdrawn.\n")
    #expect(run.errors.isEmpty && run.status == 0)
    #expect(
      calls.map(\.line) == ["PUT /open-apis/corehr/v2/process_withdraw/77?user_id_type=open_id HTTP/1.1"])
    #expect(calls.map(\.text) == [#"{"reason":"plans changed","system_user":true}"#])
  }

  @Test("takes it easy that a process is over already")
  func withdrawFinished() throws {
    let (run, _) = try run("withdraw", "77", "--user", "ou_1") { _ in .refusal(1_161_006) }
    #expect(run.output == "The process 77 has come to its end already; there is nothing to withdraw.\n")
    #expect(run.status == 0)
  }

  @Test("shows code, message, advice and log id of an error")
  func documentedError() throws {
    let (run, calls) = try run("withdraw", "77", "--user", "ou_1") { _ in
      .refusal(1_161_005, "state changed", status: 400)
    }
    #expect(calls.map(\.text) == [#"{"user_id":"ou_1","system_user":false}"#])
    #expect(run.output.isEmpty)
    #expect(
      run.errors == """
        larkspur-example: error: corehr.v2.process_withdraw.update: state changed
          code: 1161005
          HTTP status: 400
          advice: 刚有人处理过，过一会儿再试
          log id: log-7

        """)
    #expect(run.status == 1)
  }

  @Test("rejects a task")
  func reject() throws {
    let (run, calls) = try run(
      "reject", "70331", "--approval", "A1", "--instance", "I1", "--user", "ou_1", "--comment", "too dear"
    ) { _ in .data("{}") }
    #expect(run.output == "The task 70331 is rejected.\n")
    #expect(run.status == 0)
    #expect(calls.map(\.line) == ["POST /open-apis/approval/v4/tasks/reject?user_id_type=open_id HTTP/1.1"])
    #expect(
      calls.map(\.text) == [
        #"{"approval_code":"A1","instance_code":"I1","user_id":"ou_1","comment":"too dear","task_id":"70331"}"#
      ])
  }

  @Test("lists chats over several pages, with what it makes of their status")
  func chats() throws {
    let (run, calls) = try run("chats") { request in
      request.line.contains("page_token=2")
        ? .data(
          #"{"items":[{"chat_id":"oc_3","name":"c","chat_status":"frozen"},{"chat_id":"oc_4"}],"has_more":false}"#)
        : .data(
          #"{"items":[{"chat_id":"oc_1","name":"a","chat_status":"normal"},"#
            + #"{"chat_id":"oc_2","name":"b","chat_status":"dissolved_save"}],"page_token":"2","has_more":true}"#)
    }
    #expect(
      run.output == """
        oc_1  a  in use
        oc_2  b  dissolved
        oc_3  c  status frozen
        oc_4  (no name)  status unknown

        """)
    #expect(run.status == 0)
    #expect(calls.count == 2)
  }

  @Test("lists the first chats without fetching the rest")
  func firstChats() throws {
    let (run, calls) = try run("chats", "--first", "1") { _ in
      .data(#"{"items":[{"chat_id":"oc_1"},{"chat_id":"oc_2"}],"page_token":"2","has_more":true}"#)
    }
    #expect(run.output == "oc_1  (no name)  status unknown\n")
    #expect(calls.count == 1)
  }

  @Test("says that a list is incomplete")
  func incompleteList() throws {
    let (run, _) = try run("chats") { _ in .data(#"{"items":[{"chat_id":"oc_1"}],"has_more":true}"#) }
    #expect(run.output == "oc_1  (no name)  status unknown\n")
    #expect(run.errors.contains("the list is incomplete"))
    #expect(run.status == 1)
  }

  @Test("uploads a file")
  func upload() throws {
    try folder.write("a,b\n", to: "stock.csv")
    let (run, calls) = try run("upload", "stock.csv", "--folder", "fld1") { _ in .data(#"{"file_token":"box7"}"#) }
    #expect(run.output == "Uploaded stock.csv as box7.\n")
    #expect(run.status == 0)
    let body = try #require(calls.first?.text)
    #expect(body.contains("name=\"parent_node\"\r\n\r\nfld1\r\n") && body.contains("name=\"size\"\r\n\r\n4\r\n"))
    #expect(body.contains("filename=\"stock.csv\"\r\nContent-Type: application/octet-stream\r\n\r\na,b\n\r\n"))
  }

  @Test("says that there is no such file to upload")
  func uploadNothing() throws {
    let (run, calls) = try run("upload", "stock.csv", "--folder", "fld1") { _ in .data("{}") }
    #expect(run.errors.hasPrefix("larkspur-example: error: "))
    #expect(run.errors.contains("stock.csv") && run.errors.contains("exist"))
    #expect(run.status == 1)
    #expect(calls.isEmpty)
  }

  @Test("downloads a file under its own name, or under another")
  func download() throws {
    let answer: @Sendable (LoopbackServer.Request) -> LoopbackServer.Reply = { _ in
      .file("a,b\n", disposition: #"attachment; filename="up/stock.csv""#)
    }
    let (named, calls) = try run("download", "box7", answer: answer)
    #expect(named.output == "Wrote stock.csv.\n")
    #expect(calls.map(\.line) == ["GET /open-apis/drive/v1/files/box7/download HTTP/1.1"])
    let (other, _) = try run("download", "box7", "--to", "other.csv", answer: answer)
    #expect(other.output == "Wrote other.csv.\n")
    #expect(other.status == 0)
    #expect(try folder.names == ["other.csv", "stock.csv"])
    #expect(try folder.read("stock.csv") == "a,b\n")
  }

  @Test("writes no file where the platform refuses it")
  func refusedDownload() throws {
    let (run, _) = try run("download", "box7") { _ in .refusal(1_061_004, "forbidden", status: 403) }
    #expect(run.errors.hasPrefix("larkspur-example: error: drive.v1.file.download: forbidden\n  code: 1061004\n"))
    #expect(run.status == 1)
    #expect(try folder.names.isEmpty)
  }

  @Test("sets and clears fields of a profile, and leaves the others alone")
  func profile() throws {
    let (run, calls) = try run("profile", "ou_1", "--name", "Ann", "--clear-email", "--clear-attributes") { _ in
      .data(#"{"user":{"name":"Ann"}}"#)
    }
    #expect(run.output == "The profile of Ann is changed.\n")
    #expect(run.status == 0)
    #expect(calls.map(\.line) == ["PATCH /open-apis/contact/v3/users/ou_1?user_id_type=open_id HTTP/1.1"])
    #expect(calls.map(\.text) == [#"{"name":"Ann","email":null,"custom_attrs":[]}"#])
    let (_, others) = try self.run("profile", "ou_1", "--email", "ann@example.com") { _ in .data("{}") }
    #expect(others.map(\.text) == [#"{"email":"ann@example.com"}"#])
  }

  @Test("sends requests of one's own, and shows what comes back")
  func raw() throws {
    let (run, calls) = try run("raw", "post", "/open-apis/new/v1/cups?kind=tea", "--body", #"{"n": 1}"#) { _ in
      .refusal(9, "no cups", status: 404)
    }
    #expect(run.output == "HTTP status 404\n{\"code\":9,\"msg\":\"no cups\"}\n")
    #expect(run.status == 0)
    #expect(calls.map(\.line) == ["POST /open-apis/new/v1/cups?kind=tea HTTP/1.1"])
    #expect(calls.map(\.text) == [#"{"n":1}"#])
  }

  @Test("says that nobody answers")
  func nobody() throws {
    // The discard port: nothing listens there.
    let run = try BuiltProgram("larkspur-example").run(
      ["chats"], in: folder,
      environment: ["LARK_APP_ID": "a", "LARK_APP_SECRET": "s", "LARK_BASE_URL": "http://127.0.0.1:9"])
    #expect(run.errors.contains("No response came"))
    #expect(run.status == 1)
  }

  @Test("uploads in parts what is too large for one call")
  func uploadsLargeFile() throws {
    let size = 20 * 1024 * 1024 + 1
    try folder.write("", to: "film.bin")
    try FileHandle(forWritingTo: URL(fileURLWithPath: folder("film.bin"))).truncate(atOffset: UInt64(size))
    let (run, calls) = try run("upload", "film.bin", "--folder", "fld1") { request in
      request.line.contains("upload_prepare")
        ? .data(#"{"upload_id":"u1","block_size":16777216,"block_num":2}"#) : .data(#"{"file_token":"box5"}"#)
    }
    #expect(run.output == "Uploaded film.bin as box5.\n")
    #expect(
      calls.map { $0.line.split(separator: "_")[1].split(separator: " ")[0] } == ["prepare", "part", "part", "finish"])
  }

  @Test("shares its token with other runs at the same time and later, in a file that only its user reads")
  func sharedTokens() throws {
    let server = try LoopbackServer { request in
      request.line.contains("/tenant_access_token/")
        ? LoopbackServer.Reply(#"{"code":0,"msg":"ok","tenant_access_token":"t-9","expire":7200}"#) : .data("{}")
    }
    let environment = [
      "LARK_APP_ID": "cli_1", "LARK_APP_SECRET": "s3cret", "LARK_BASE_URL": server.url.absoluteString,
      "LARK_TOKEN_CACHE": folder("tokens.json"),
    ]
    let program = BuiltProgram("larkspur-example")
    let folder = folder
    DispatchQueue.concurrentPerform(iterations: 4) { _ in
      let run = try? program.run(["withdraw", "77"], in: folder, environment: environment)
      if run?.status != 0 { Issue.record("A run failed: \(run?.errors ?? "it did not start")") }
    }
    let fetches = { server.requests.filter { $0.line.contains("/tenant_access_token/") }.count }
    let fetched = fetches()
    #expect((1...4).contains(fetched))
    #expect(server.requests.count == fetched + 4)
    // From now on nobody needs to fetch one.
    #expect(try program.run(["withdraw", "78"], in: folder, environment: environment).status == 0)
    #expect(fetches() == fetched)
    #expect(server.requests.allSatisfy { ($0.headers["authorization"] ?? "Bearer t-9") == "Bearer t-9" })
    let attributes = try FileManager.default.attributesOfItem(atPath: folder("tokens.json"))
    #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o600)
    #expect(try folder.read("tokens.json").contains("cli_1/tenant_access_token"))
  }
}
