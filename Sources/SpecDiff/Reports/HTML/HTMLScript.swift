/// What makes the HTML report answer: filters, search, keys. Without it the report is a plain list.
enum HTMLScript {
  static let text = """
    "use strict";
    (() => {
      document.documentElement.classList.add("scripted");
      const form = document.querySelector("form"), count = document.getElementById("count");
      const entries = [...document.querySelectorAll("article")];
      const weight = { none: 0, doc: 1, info: 2, warn: 3, err: 4 };
      let current = -1;
      const texts = new Map(entries.map(entry => [entry, entry.textContent.toLowerCase()]));
      const level = (entry, axis) => axis === "both"
        ? Math.max(weight[entry.dataset.wire], weight[entry.dataset.swift]) : weight[entry.dataset[axis]];
      const visible = () => entries.filter(entry => !entry.hidden);
      function filter() {
        const axis = form.elements.axis.value, least = weight[form.elements.level.value];
        const service = form.elements.service.value;
        const words = form.elements.search.value.toLowerCase().split(/\\s+/).filter(Boolean);
        for (const entry of entries) {
          entry.hidden = level(entry, axis) < least || (service !== "" && entry.dataset.service !== service)
            || !words.every(word => texts.get(entry).includes(word));
        }
        for (const section of document.querySelectorAll("section.service")) {
          section.hidden = !section.querySelector("article:not([hidden])");
        }
        count.textContent = visible().length + " / " + entries.length;
      }
      function select(entry) {
        for (const other of entries) other.classList.toggle("current", other === entry);
        if (entry) { entry.scrollIntoView({ block: "center" }); entry.querySelector("summary").focus(); }
      }
      function step(by) {
        const list = visible();
        if (list.length === 0) return;
        const at = list.indexOf(entries[current]);
        const next = list[at < 0 ? (by > 0 ? 0 : list.length - 1) : Math.min(list.length - 1, Math.max(0, at + by))];
        current = entries.indexOf(next);
        select(next);
      }
      function follow() {
        const entry = location.hash && document.getElementById(location.hash.slice(1));
        if (!entry || entry.tagName !== "ARTICLE") return;
        if (entry.hidden) { form.reset(); filter(); }
        entry.querySelector("details").open = true;
        current = entries.indexOf(entry);
        select(entry);
      }
      form.addEventListener("input", filter);
      form.addEventListener("submit", event => event.preventDefault());
      form.addEventListener("reset", () => setTimeout(filter));
      addEventListener("hashchange", follow);
      addEventListener("beforeprint", () => visible().forEach(e => { e.querySelector("details").open = true; }));
      addEventListener("keydown", event => {
        if (event.ctrlKey || event.metaKey || event.altKey) return;
        const search = form.elements.search;
        if (event.key === "Escape") {
          search.blur(); form.reset(); filter(); return;
        }
        if (/^(INPUT|SELECT)$/.test(document.activeElement.tagName)) return;
        if (event.key === "/") { event.preventDefault(); search.focus(); }
        else if (event.key === "j") step(1);
        else if (event.key === "k") step(-1);
        else if (event.key === "o" && current >= 0) {
          const details = entries[current].querySelector("details");
          details.open = !details.open;
        }
      });
      filter();
      follow();
    })();
    """
}
