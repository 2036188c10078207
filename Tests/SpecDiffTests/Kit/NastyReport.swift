import APISpec

@testable import SpecDiff

/// A report whose every text is awkward: markup, quotes, the ends of what it stands in, Chinese, line breaks.
enum NastyReport {
  static let text = "<b>&\"'茶`|*_@x ]]> -->\n::error::%0A,:</script>\u{1}"

  static func report(_ language: ReportLanguage = .english, policy: ReviewPolicy = ReviewPolicy()) -> DiffReport {
    let old = TeaState.spec.changed { spec in
      for index in spec.endpoints.indices { spec.endpoints[index].sources[0].path = "茶 & <tea>,1.md" }
    }
    let new = old.changed { spec in
      spec.pot.documentedName = text
      spec.brew.request.fields.append(Field(name: text, type: .string, presence: .required))
      spec.brew.lang.values?.values.append(AllowedValue(value: text, text: text))
      spec.brew.errors.append(ErrorCase(code: 7, message: text))
      spec.brew.sugar.defaultValue = text
      spec.list.path += "/{x}"
      spec.events = []
    }
    return DiffReport(
      SpecDifference(from: old, to: new), from: "old<&>", to: "新", policy: policy, language: language,
      interfaceDiff: ["@@ -1,1 +1,1 @@", "-Tea.\(text)", "+Tea.pot"])
  }
}
