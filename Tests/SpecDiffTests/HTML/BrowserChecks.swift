/// A page that opens the report beside itself, uses it as a reader does, and writes down what it saw.
enum BrowserChecks {
  /// `report.html` stands in the same folder. Every check becomes a line: `ok` or `failed`, a tab, and what was checked.
  static func page(entry: String, folded: String) -> String {
    """
    <!doctype html>
    <meta charset="utf-8">
    <link rel="icon" href="data:,">
    <iframe id="live" width="1300" height="900" src="report.html"></iframe>
    <iframe id="plain" width="1300" height="900" src="report.html" sandbox="allow-same-origin"></iframe>
    <div id="seen"></div>
    <script>
    const linkedEntry = "\(entry)";
    const foldedEntry = "\(folded)";
    \(script)
    </script>
    """
  }

  private static let script = #"""
    const seen = document.getElementById("seen");
    seen.append("\n");
    const frame = document.getElementById("live");
    const later = (time) => new Promise((done) => setTimeout(done, time));

    function check(what, isTrue, found) {
      seen.append(`${isTrue ? "ok" : "failed"}\t${what}${isTrue ? "" : `: ${JSON.stringify(found)}`}\n`);
    }

    function equal(what, found, expected) {
      check(what, JSON.stringify(found) === JSON.stringify(expected), { found, expected });
    }

    const page = () => frame.contentDocument;
    const find = (query) => page().querySelector(query);
    const findAll = (query) => Array.from(page().querySelectorAll(query));
    const hash = () => frame.contentWindow.location.hash;
    const shown = () => find("#shown").textContent;
    const visible = () => findAll("section .entry").filter((entry) => entry.checkVisibility()).length;
    const current = () => findAll(".entry").indexOf(find("[aria-current]"));

    async function open(fragment) {
      frame.src = "about:blank";
      await new Promise((done) => (frame.onload = done));
      frame.src = "report.html" + fragment;
      await new Promise((done) => (frame.onload = done));
      frame.onload = null;
      await later(300);
    }

    async function press(key) {
      const event = new frame.contentWindow.KeyboardEvent("keydown", { key, bubbles: true, cancelable: true });
      page().activeElement.dispatchEvent(event);
      await later(300);
    }

    async function search(text) {
      find("#search").value = text;
      find("#search").dispatchEvent(new Event("input", { bubbles: true }));
      await later(300);
    }

    async function toggle(name, value) {
      find(`#filters [name="${name}"][value="${value}"]`).click();
      await later(300);
    }

    async function checkFilters() {
      await open("");
      check("the script ran to its end", "ready" in page().documentElement.dataset);
      equal("everything is shown at first", [shown(), visible()], ["6 of 6 changes", 6]);
      await toggle("level", "warn");
      equal("a level", [shown(), visible(), hash()], ["3 of 6 changes", 3, "#level=warn"]);
      await toggle("level", "err");
      equal("two levels", [shown(), visible()], ["4 of 6 changes", 4]);
      await toggle("service", "cups");
      equal("levels and a service", [visible(), hash()], [1, "#level=err&level=warn&service=cups"]);
      check("a service without anything to show is gone", !find("#service-tea").checkVisibility());
      find("#clear").click();
      await later(300);
      equal("cleared", [shown(), visible(), hash()], ["6 of 6 changes", 6, ""]);
      await toggle("axis", "swift");
      equal("one axis hides what does not concern it", visible(), 5);
      await toggle("level", "doc");
      equal("a level of one axis", [visible(), hash()], [1, "#axis=swift&level=doc"]);
      find("#clear").click();
      await toggle("state", "accepted");
      equal("what is accepted", visible(), 1);
      await toggle("family", "response");
      equal("nothing fits", [visible(), find("#nothing").checkVisibility()], [0, true]);
      await press("Escape");
      equal("Escape clears", [visible(), find("#nothing").checkVisibility()], [6, false]);
      find("tbody td a").click();
      await later(300);
      equal("a number of the table filters", [visible(), hash()], [1, "#axis=wire&level=err&state=open"]);
    }

    async function checkSearch() {
      await open("");
      await search("POTS20 colour");
      equal("all words, in any place, in any case", [visible(), hash()], [1, "#q=POTS20+colour"]);
      await search("茶");
      equal("what is not there", visible(), 0);
      await search("最大值");
      equal("Chinese", [visible(), shown()], [1, "1 of 6 changes"]);
      check("what was found is marked", frame.contentWindow.CSS.highlights.get("found").size > 0);
      await search("how large it is");
      equal("what is not listed is counted", shown(), "0 of 6 changes, 1 not listed");
      await search("");
      equal("an empty search shows everything", [visible(), hash()], [6, ""]);
      await open("#q=colour&level=info");
      equal("an address restores search and filters", [visible(), find("#search").value], [1, "colour"]);
    }

    async function checkKeys() {
      await open("");
      await press("j");
      equal("j selects the first", current(), 0);
      check("and gives it the focus", page().activeElement === find(".entry summary"));
      await press("j");
      await press("j");
      await press("k");
      equal("k goes back", current(), 1);
      const isOpen = () => find("[aria-current] details").open;
      const before = isOpen();
      await press("o");
      equal("o opens or closes", isOpen(), !before);
      await press("x");
      check("x opens all", findAll("section .entry > details").every((details) => details.open));
      await press("x");
      check("x closes all", findAll("section .entry > details").every((details) => !details.open));
      await press("y");
      equal("y puts the permalink into the address", hash(), "#" + find("[aria-current]").id);
      await press("/");
      check("/ goes to the search", page().activeElement === find("#search"));
      await press("j");
      equal("letters in the search are no commands", current(), 1);
      await search("weight");
      await press("Enter");
      equal("Enter goes to what was found", find("[aria-current]").dataset.family, "response");
      await press("/");
      await press("Escape");
      equal("Escape empties the search", [find("#search").value, visible()], ["", 6]);
      await press("Escape");
      check("and leaves it", page().activeElement !== find("#search"));
      await press("?");
      check("? shows the keys", find("#help").open);
      find("#help button").click();
      check("they can be closed", !find("#help").open);
      await press("t");
      await press("t");
      equal("t changes colours", page().documentElement.dataset.theme, "dark");
      const dark = frame.contentWindow.getComputedStyle(page().body).backgroundColor;
      await open("");
      equal("which stay", [page().documentElement.dataset.theme,
        frame.contentWindow.getComputedStyle(page().body).backgroundColor], ["dark", dark]);
      await press("t");
      check("until they are changed", !("theme" in page().documentElement.dataset));
    }

    async function checkPermalinks() {
      await open("#" + linkedEntry);
      equal("a permalink selects its change", find("[aria-current]")?.id, linkedEntry);
      check("and opens it", find("[aria-current] details").open);
      equal("and hides nothing", visible(), 6);
      await open("#" + foldedEntry);
      check("a permalink opens what is folded", find(".folded").open && find("#" + foldedEntry).checkVisibility());
      await open("#" + linkedEntry + "&service=tea");
      check("a change that filters hide is shown nevertheless", find("#" + linkedEntry).checkVisibility());
      await open("#service=cups");
      find("#" + linkedEntry + " .permalink").click();
      await later(300);
      equal("a click on a permalink keeps the filters", [hash(), visible()], ["#" + linkedEntry + "&service=cups", 2]);
    }

    async function checkPrinting() {
      await open("");
      await press("j");
      await press("o");
      frame.contentWindow.dispatchEvent(new Event("beforeprint"));
      check("everything listed is opened on paper", findAll("section details").every((details) => details.open));
      frame.contentWindow.dispatchEvent(new Event("afterprint"));
      check("and closed again", !find("[aria-current] details").open);
    }

    function checkWithoutScripts() {
      const plain = document.getElementById("plain").contentDocument;
      const all = Array.from(plain.querySelectorAll("section .entry"));
      equal("without scripts all changes are there", all.filter((entry) => entry.checkVisibility()).length, 6);
      const controls = Array.from(plain.querySelectorAll(".script"));
      check("and nothing that needs scripts", controls.length > 5 && controls.every((one) => !one.checkVisibility()));
      const links = Array.from(plain.querySelectorAll("noscript a"));
      check("links lead to the services", links.length === 2 && links.every((link) => link.checkVisibility()));
    }

    async function run() {
      checkWithoutScripts();
      await checkFilters();
      await checkSearch();
      await checkKeys();
      await checkPermalinks();
      await checkPrinting();
      check("no text became script", !("hostile" in frame.contentWindow));
      check("the checks ran to their end", true);
      console.log("the console is heard");
    }

    addEventListener("load", () => run().catch((error) => check(`nothing throws: ${error.stack}`, false)));
    """#
}
