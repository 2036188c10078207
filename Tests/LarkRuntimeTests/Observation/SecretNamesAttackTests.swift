import PlatformVocabulary
import Testing

@testable import LarkRuntime

@Suite("Names of values", .tags(.attack))
struct SecretNamesAttackTests {
  @Test(
    "names of values hide secrets",
    arguments: [
      "app_secret", "client-secret", "appSecret", "AppSecret", "APP_SECRET", "secret_value", "private_key",
      "privateKey",
      "access_key", "AccessKey", "api_key", "X-Api-Key", "encrypt_key", "session_key", "verify_code",
      "verification_code", "auth_code", "authorization_code", "device_code", "user_code", "code_verifier", "code",
      "otp",
      "sms_otp", "totp", "pwd", "password", "new_password", "password_confirm", "passwordHash", "session", "cookie",
      "cookies", "Set-Cookie", "authorization", "Proxy-Authorization", "token", "tokens", "token_list", "token2",
      "tenant_access_token", "refreshToken", "verification_token", "helpdesk_token", "X-Amz-Security-Token",
      "X-Amz-Signature", "X-Amz-Credential", "X-Lark-Signature", "signature", "sign", "sig", "ticket", "app_ticket",
      "webhook", "webhook_url", "jwt", "id_token_jwt", "credentials", "captcha", "encrypt",
    ])
  func secrets(name: String) {
    #expect(SecretNames.reason(toHide: name) == .secret)
  }

  @Test(
    "names of values hide what says who somebody is",
    arguments: [
      "name", "user_name", "user_name_en", "userNameEn", "en_name", "name_i18n", "i18n_names", "name_zh_cn", "mobile",
      "mobiles", "mobile_list", "phone_number", "phone_no", "email", "emails", "enterprise_email", "address",
      "addresses",
      "birthday", "id_number", "id_card", "id_card_no", "passport_number", "bank_account_number", "avatar_url",
      "gender",
    ])
  func personal(name: String) {
    #expect(SecretNames.reason(toHide: name) == .personal)
  }

  @Test(
    "names of values show what is needed to find out what a call was about",
    arguments: [
      "id", "user_id", "open_id", "union_id", "app_id", "tenant_key", "session_id", "aily_session_id", "ticket_id",
      "access_key_id", "OSSAccessKeyId", "token_type", "token_types", "enable_set_tokens_count", "grant_type",
      "page_token",
      "next_page_token", "page_token_list", "sync_token", "client_token", "file_token", "file_tokens", "folder_token",
      "obj_token", "node_token", "parent_node_token", "wiki_token", "doc_token", "spreadsheet_token", "app_token",
      "minute_token", "status_code", "error_code", "country_code", "approval_code", "instance_code", "postal_code",
      "process_code", "resign", "design", "assign", "add_sign", "signing_type", "signature_file_id", "image_key",
      "file_key", "i18n_key", "key", "sort_key", "design_key", "field_name", "table_name", "view_name", "event_name",
      "reason", "encrypted", "encoding", "secretary_id", "footer", "option", "", "_", "123",
    ])
  func shown(name: String) {
    #expect(SecretNames.reason(toHide: name) == nil)
  }

  @Test("names of values are in one table each, and no row is without effect")
  func table() {
    for name in SecretNames.secrets + SecretNames.secretWords + SecretNames.wholeSecrets {
      #expect(SecretNames.reason(toHide: name) == .secret, "\(name)")
    }
    for name in SecretNames.personal { #expect(SecretNames.reason(toHide: name) == .personal, "\(name)") }
    for name in SecretNames.harmless {
      #expect(SecretNames.reason(toHide: name) == nil, "\(name)")
      let looksLikeOne = (SecretNames.secrets + SecretNames.personal).contains(where: name.hasSuffix)
      #expect(looksLikeOne, "\(name) is shown anyway")
    }
    for word in SecretNames.qualifiers {
      #expect(SecretNames.reason(toHide: "app_secret_\(word)") == .secret, "\(word)")
    }
  }

  @Test(
    "names of values have the words that a reader sees in them",
    arguments: [
      ("userNameEn", ["user", "name", "en"]), ("user_name_en", ["user", "name", "en"]),
      ("X-Api-Key", ["x", "api", "key"]),
      ("OSSAccessKeyId", ["oss", "access", "key", "id"]), ("token2", ["token"]), ("i18n_name", ["i18n", "name"]),
      ("__a--b", ["a", "b"]), ("姓名", ["姓名"]), ("", []), ("7", []),
    ])
  func words(name: String, words: [String]) {
    #expect(SecretNames.words(of: name) == words)
  }
}
