import APISpec
import Foundation
import TestValues
import Testing

/// The official SDK for Python, where this machine has it: `make mock-python` installs it and runs this test.
enum PythonSDK {
  /// A Python that can import the SDK; nil where there is none.
  static let interpreter: String? = {
    let candidates = [ProcessInfo.processInfo.environment["LARKSPUR_PYTHON"], "python3"].compactMap { $0 }
    return candidates.first { (try? run($0, ["-c", "import lark_oapi"]))?.status == 0 }
  }()

  static func run(_ python: String, _ arguments: [String]) throws -> (status: Int32, output: String) {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [python] + arguments
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, text)
  }
}

@Suite("The official SDK for Python")
struct PythonTests {
  private static let script = """
    import io, sys
    import lark_oapi as lark
    from lark_oapi.api.im.v1 import *

    client = lark.Client.builder().app_id("cli_tea").app_secret("leaf").domain(sys.argv[1]).build()
    ids, token = [], None
    while True:
        request = ListChatRequest.builder().page_size(2)
        if token:
            request.page_token(token)
        response = client.im.v1.chat.list(request.build())
        assert response.success(), (response.code, response.msg)
        ids += [chat.chat_id for chat in response.data.items or []]
        if not response.data.has_more:
            break
        token = response.data.page_token
    print(len(ids), len(set(ids)), ids[0])

    body = CreateImageRequestBody.builder().image_type("message").image(io.BytesIO(b"x" * 100000)).build()
    response = client.im.v1.image.create(CreateImageRequest.builder().request_body(body).build())
    print(response.code, response.data.image_key)

    response = client.im.v1.image.get(GetImageRequest.builder().image_key("img").build())
    print(response.code, response.file_name, len(response.file.read()))

    response = client.im.v1.chat.list(ListChatRequest.builder().page_size(999).build())
    print(response.code, response.msg)
    """

  @Test(
    "it works against the server unchanged: tokens, pages, an upload, a download, an error",
    .enabled(if: PythonSDK.interpreter != nil, "no Python here can import lark_oapi; 'make mock-python' installs it"))
  func unchanged() throws {
    let python = try #require(PythonSDK.interpreter)
    let server = try MockProcess(TeaSpec.spec, ["--list-length", "5"])
    let folder = try TemporaryFolder()
    let script = try folder.write(Self.script, to: "tea.py")
    let run = try PythonSDK.run(python, [script, server.url.absoluteString])
    #expect(
      run.output == """
        5 5 oc_tea
        0 img_tea
        0 get.bin 4096
        99992402 field validation failed

        """)
    #expect(run.status == 0)
    #expect(server.end() == 0)
    let issued = try server.log.filter { $0["path"] == "/open-apis/auth/v3/tenant_access_token/internal" }
    #expect(issued.count == 1)
  }
}
