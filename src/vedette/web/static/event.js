/* Words and fields light up together; addresses that end in #c3 or #w3 light the claim. */
"use strict";
(() => {
  const { one, all } = window.vedette;
  const light = (role, on) => {
    for (const mark of all(".source mark")) {
      if (mark.dataset.roles.split(" ").includes(role)) mark.classList.toggle("on", on);
    }
    for (const field of all(`.field[data-role="${role}"]`)) field.classList.toggle("on", on);
  };
  for (const kind of ["pointerover", "pointerout", "focusin", "focusout"]) {
    document.addEventListener(kind, (event) => {
      const target = event.target;
      if (!(target instanceof Element)) return;
      const role = target.closest(".field")?.dataset.role ?? target.closest(".source mark")?.dataset.roles.split(" ")[0];
      if (role) light(role, kind === "pointerover" || kind === "focusin");
    });
  }
  const text = one(".source");
  const words = one("#evidence");
  if (text && words && !location.hash) {
    text.scrollTop = words.offsetTop - text.offsetTop - text.clientHeight / 3;
  }
  const chosen = one(".queue-list .row.chosen");
  chosen?.scrollIntoView({ block: "nearest" });
  const hash = () => {
    const number = /^#[cw](\d+)$/.exec(location.hash)?.[1];
    for (const lit of all(".lit-card")) lit.classList.remove("lit-card");
    if (number) for (const item of all(`.k${number},#c${number}`)) item.classList.add("lit-card");
  };
  addEventListener("hashchange", hash);
  hash();
})();
