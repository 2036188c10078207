import LarkIM

let lark = LarkClient(app: .custom(id: "cli_…", secret: "…"))

for try await chat in lark.im.v1.chat.listAll() {
  print(chat.name ?? "a chat without a name")
}
