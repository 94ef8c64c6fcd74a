/* Striking an event out of the brief: the address says which, so that it can be sent on. */
"use strict";
(() => {
  const { one, all } = window.vedette;
  const tools = one(".brief-tools");
  if (!tools) return;
  for (const item of all(".item[id]")) {
    const event = /^(E-[0-9a-f]+)-/.exec(item.id)?.[1];
    if (!event) continue;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "strike";
    button.textContent = tools.dataset.strike;
    button.addEventListener("click", () => {
      const to = new URL(location.href);
      to.searchParams.append("out", event);
      to.hash = "";
      location.assign(to);
    });
    item.append(button);
  }
})();
