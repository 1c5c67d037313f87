// Puts the HTML of a fragment into the page, hands a plain click on one of its links to Python, and scrolls to what the
// address names: the part that is marked as named, or the one whose name follows the address after a "#". In a menu that
// is wider than the window, the page that is open is brought into sight.

export default function ({ data, parentElement, setTriggerValue }) {
  const place = parentElement.querySelector(".fragment");
  const closeMenus = (except) => {
    for (const menu of place.querySelectorAll("details[name=menu][open]")) {
      if (!menu.contains(except)) menu.open = false;
    }
  };
  if (place.drawn !== data) {
    const focused = document.activeElement;
    const menu = place.contains(focused) && focused.closest("details[id]");
    place.drawn = data;
    place.innerHTML = data;
    if (menu) place.querySelector(`#${CSS.escape(menu.id)} summary`)?.focus({ preventScroll: true });
    place.querySelector(".menu [aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });
    land(place);
  }
  place.onkeydown = (event) => {
    const menu = event.key === "Escape" && event.target.closest("details[name=menu][open]");
    if (!menu) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  };
  place.onclick = (event) => {
    closeMenus(event.target);
    const link = event.target.closest("a[href]");
    const isPlain = !(event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
    if (!link || !isPlain || link.target || event.defaultPrevented) return;
    event.preventDefault();
    const [address, name] = link.getAttribute("href").split("#");
    if (!address) {
      show(document.getElementById(name));
      return;
    }
    document.body.dataset.landing = name ?? "";
    if (!("stay" in link.dataset)) document.querySelector('[data-testid="stMain"]').scrollTo(0, 0);
    place.landed = undefined;
    if (link.href === location.href) land(place);
    else setTriggerValue("opened", address);
  };
}

// A redrawn fragment does not move the reader again to where they have been already.
function land(place) {
  const { landing = location.hash.slice(1) } = document.body.dataset;
  const named = place.querySelector("[data-named]");
  const part = named ?? (landing && place.querySelector(`#${CSS.escape(landing)}`));
  if (!part || place.landed === part.id) return;
  place.landed = part.id;
  if (!named) document.body.dataset.landing = "";
  show(part);
}

function show(part) {
  for (let fold = part; fold; fold = fold.parentElement) if (fold.localName === "details") fold.open = true;
  part?.scrollIntoView();
}
