import LarkRuntime

// `lark.im` and `lark.task` are written by the build; nothing of them is in the repository.
let lark = LarkClient(
  app: .tokens(.tenant("t-example")), configuration: ClientConfiguration(transport: CannedAnswers()))

for try await chat in lark.im.v1.chat.listAll() {
  print("chat \(chat.chatID ?? ""): \(chat.name ?? "")")
}
let task = try await lark.task.v2.task.get(taskGuid: "t-1").task
print("task \(task?.guid ?? ""): \(task?.summary ?? "")")
for limit in TaskService.V2.TaskResource.getEndpoint.rateLimits {
  print("at most \(limit.calls) tasks a \(limit.window)")
}
