/// What makes the report interactive. Everything can be read without it.
enum ReportScript {
  /// Runs before anything is drawn: the colours that were chosen last, and that scripts run at all.
  static let early: StaticString = """
    "use strict";
    {
      const root = document.documentElement;
      root.classList.add("js");
      try {
        const theme = localStorage.getItem("larkspur-theme");
        if (theme) root.dataset.theme = theme;
      } catch {
        // Files opened from a disk may have no storage.
      }
    }

    """

  /// Filters, search, permalinks and keys.
  static let main: StaticString = #"""
    "use strict";
    {
      const root = document.documentElement;
      const words = document.body.dataset;
      const form = document.getElementById("filters");
      const search = document.getElementById("search");
      const help = document.getElementById("help");
      const message = document.getElementById("message");
      const entries = Array.from(document.querySelectorAll(".entry"));
      const groups = Array.from(document.querySelectorAll(".group"));
      const listed = entries.filter((entry) => !entry.closest(".folded"));
      let current = null;

      const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

      function say(text) {
        message.textContent = text;
        message.classList.add("shown");
        clearTimeout(say.timer);
        say.timer = setTimeout(() => message.classList.remove("shown"), 2500);
      }

      // The address: "#e-FINGERPRINT&level=err&q=words", any part of which may be missing.

      function readAddress() {
        const parts = location.hash.slice(1).split("&");
        const id = parts.find((part) => /^e-\d+$/.test(part));
        const filters = parts.filter((part) => part.includes("=")).join("&");
        return { entry: id ? document.getElementById(id) : null, filters: new URLSearchParams(filters) };
      }

      function chosen() {
        const filters = new URLSearchParams(new FormData(form));
        for (const [name, value] of Array.from(filters)) if (value === "") filters.delete(name, value);
        return filters;
      }

      function remember(entry) {
        const parts = [entry ? entry.id : "", chosen().toString()].filter(Boolean);
        const address = location.pathname + location.search + (parts.length ? "#" + parts.join("&") : "");
        history.replaceState(null, "", address);
      }

      function restore(filters) {
        for (const control of form.elements) {
          if (!control.name) continue;
          const values = filters.getAll(control.name);
          if (control === search) control.value = values[0] ?? "";
          else control.checked = values.includes(control.value) || (values.length === 0 && control.value === "");
        }
      }

      function clear() {
        restore(new URLSearchParams());
        filtersChanged();
      }

      // Filters and search.

      const texts = new Map();

      function textOf(entry) {
        if (!texts.has(entry)) texts.set(entry, entry.textContent.toLowerCase());
        return texts.get(entry);
      }

      function fits(entry, filters, terms) {
        const { service, family, state } = entry.dataset;
        const axis = filters.get("axis");
        const level = entry.dataset[axis ?? "level"];
        const isWanted = (name, value) => !filters.has(name) || filters.has(name, value);
        return (
          isWanted("service", service) && isWanted("family", family) && isWanted("state", state) &&
          isWanted("level", level) && !(axis && level === "none") &&
          terms.every((term) => textOf(entry).includes(term))
        );
      }

      function apply() {
        const filters = chosen();
        const terms = (filters.get("q") ?? "").toLowerCase().split(/\s+/).filter(Boolean);
        for (const entry of entries) entry.hidden = !fits(entry, filters, terms);
        for (const group of groups) group.hidden = !group.querySelector(".entry:not([hidden])");
        const shown = listed.filter((entry) => !entry.hidden);
        const folded = entries.filter((entry) => !entry.hidden).length - shown.length;
        const isFiltered = filters.size > 0;
        const text = isFiltered && folded > 0 ? words.shownAndFolded : words.shown;
        document.getElementById("shown").textContent = fill(text, {
          shown: shown.length, total: listed.length, folded,
        });
        document.getElementById("nothing").hidden = shown.length > 0 || listed.length === 0;
        root.classList.toggle("filtered", isFiltered);
        highlight(shown, terms);
      }

      const highlightLimit = 500;

      function highlight(shown, terms) {
        if (!CSS.highlights) return;
        CSS.highlights.delete("found");
        if (terms.length === 0) return;
        const ranges = [];
        for (const entry of shown) {
          const walker = document.createTreeWalker(entry, NodeFilter.SHOW_TEXT);
          while (walker.nextNode() && ranges.length < highlightLimit) {
            const text = walker.currentNode.data.toLowerCase();
            for (const term of terms) {
              for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + term.length)) {
                if (at + term.length > walker.currentNode.length) break;
                const range = new Range();
                range.setStart(walker.currentNode, at);
                range.setEnd(walker.currentNode, at + term.length);
                ranges.push(range);
              }
            }
          }
        }
        CSS.highlights.set("found", new Highlight(...ranges));
      }

      // One entry at a time.

      const detailsOf = (entry) => entry.querySelector("details");

      function mark(entry) {
        current?.removeAttribute("aria-current");
        current = entry;
        current?.setAttribute("aria-current", "true");
      }

      function select(entry, block) {
        mark(entry);
        entry.querySelector("summary").focus({ preventScroll: true });
        entry.scrollIntoView({ block });
      }

      function step(by) {
        const reachable = entries.filter((entry) => !entry.hidden && !entry.closest(".folded:not([open])"));
        if (reachable.length === 0) return;
        const at = reachable.indexOf(current);
        const next = at < 0 ? (by > 0 ? 0 : reachable.length - 1) : at + by;
        select(reachable[Math.max(0, Math.min(reachable.length - 1, next))], "nearest");
      }

      function reveal(entry) {
        if (entry.hidden) {
          restore(new URLSearchParams());
          apply();
        }
        entry.closest(".folded")?.setAttribute("open", "");
        detailsOf(entry).open = true;
        select(entry, "start");
      }

      function openAll() {
        const shown = listed.filter((entry) => !entry.hidden).map(detailsOf);
        const isOpening = shown.some((details) => !details.open);
        for (const details of shown) details.open = isOpening;
      }

      async function copy(text, done) {
        try {
          await navigator.clipboard.writeText(text);
          say(done);
        } catch {
          say(text);
        }
      }

      function share(entry) {
        if (!entry) return;
        mark(entry);
        remember(entry);
        copy(location.href.split("#")[0] + "#" + entry.id, words.copiedLink);
      }

      // Colours.

      const themes = ["auto", "light", "dark"];
      const themeButton = document.getElementById("theme");

      function showTheme() {
        const theme = root.dataset.theme ?? "auto";
        const name = words["theme" + theme[0].toUpperCase() + theme.slice(1)];
        themeButton.textContent = { auto: "◐", light: "☼", dark: "☾" }[theme];
        themeButton.title = name;
        themeButton.ariaLabel = name;
      }

      function nextTheme() {
        const next = themes[(themes.indexOf(root.dataset.theme ?? "auto") + 1) % themes.length];
        if (next === "auto") delete root.dataset.theme;
        else root.dataset.theme = next;
        try {
          if (next === "auto") localStorage.removeItem("larkspur-theme");
          else localStorage.setItem("larkspur-theme", next);
        } catch {
          // It holds until the page is closed.
        }
        showTheme();
      }

      // Keys.

      function leaveSearch() {
        if (search.value === "") return search.blur();
        search.value = "";
        filtersChanged();
      }

      const keys = {
        j: () => step(1),
        k: () => step(-1),
        o: () => current && (detailsOf(current).open = !detailsOf(current).open),
        x: openAll,
        y: () => share(current),
        t: nextTheme,
        "/": () => search.select(),
        "?": () => help.showModal(),
        Escape: clear,
      };

      document.addEventListener("keydown", (event) => {
        if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || help.open) return;
        if (event.target === search) {
          if (event.key === "Escape") leaveSearch();
          else if (event.key === "Enter") step(1);
          else return;
        } else if (event.key === "Enter" && event.target === document.body) {
          keys.o();
        } else if (Object.hasOwn(keys, event.key)) {
          keys[event.key]();
        } else {
          return;
        }
        event.preventDefault();
      });

      // Wiring.

      let rememberTimer;

      function filtersChanged() {
        apply();
        // Browsers refuse addresses that change with every key.
        clearTimeout(rememberTimer);
        rememberTimer = setTimeout(() => remember(null), 150);
      }

      function followAddress() {
        const { entry, filters } = readAddress();
        if (entry || filters.size > 0 || location.hash === "") {
          restore(filters);
          apply();
        }
        if (entry) reveal(entry);
      }

      form.addEventListener("input", filtersChanged);
      search.addEventListener("input", filtersChanged);
      form.addEventListener("submit", (event) => event.preventDefault());
      addEventListener("hashchange", followAddress);
      themeButton.addEventListener("click", nextTheme);
      document.getElementById("clear").addEventListener("click", clear);
      document.getElementById("keys").addEventListener("click", () => help.showModal());
      document.getElementById("all").addEventListener("click", openAll);

      document.addEventListener("focusin", (event) => {
        const entry = event.target.closest(".entry");
        if (entry) mark(entry);
      });

      document.addEventListener("click", (event) => {
        const permalink = event.target.closest(".permalink");
        const button = event.target.closest(".copy");
        if (permalink && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
          event.preventDefault();
          share(permalink.closest(".entry"));
        } else if (button) {
          copy(button.previousElementSibling.textContent, words.copied);
        }
      });

      for (const cell of document.querySelectorAll("[data-filter]")) {
        const link = document.createElement("a");
        link.href = "#" + cell.dataset.filter;
        link.append(...cell.childNodes);
        cell.append(link);
      }

      addEventListener("beforeprint", () => {
        for (const details of document.querySelectorAll(".entry details:not([open]), .hunk:not([open])")) {
          details.open = true;
          details.dataset.wasClosed = "";
        }
      });
      addEventListener("afterprint", () => {
        for (const details of document.querySelectorAll("[data-was-closed]")) {
          details.open = false;
          delete details.dataset.wasClosed;
        }
      });

      showTheme();
      const isNarrow = matchMedia("(max-width: 60rem)").matches;
      document.getElementById("filter-box").open = !isNarrow;
      restore(readAddress().filters);
      apply();
      const linked = readAddress().entry;
      if (linked) reveal(linked);
      root.dataset.ready = "";
    }

    """#
}
