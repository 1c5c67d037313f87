// Puts the HTML of a fragment into the page, hands a plain click on one of its links to Python, and scrolls to what the
// address names: the part that is marked as current, or the one whose name follows the address after a "#".

export default function ({ data, parentElement, setTriggerValue }) {
  const place = parentElement.querySelector(".fragment");
  if (place.drawn !== data) {
    place.drawn = data;
    place.innerHTML = data;
    land(place);
  }
  place.onclick = (event) => {
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
    document.querySelector('[data-testid="stMain"]').scrollTo(0, 0);
    place.landed = undefined;
    if (link.href === location.href) land(place);
    else setTriggerValue("opened", address);
  };
}

// A redrawn fragment does not move the reader again to where they have been already.
function land(place) {
  const { landing = location.hash.slice(1) } = document.body.dataset;
  const named = place.querySelector('[aria-current="true"]');
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
