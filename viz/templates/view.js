"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const { graph, roles, figures } = data;
  const panel = document.getElementById("panel");
  const find = document.getElementById("find");
  const picture = document.getElementById("picture");
  const LEGIBLE = 0.85; // below this zoom a 13 pixel character is no longer read with ease
  const FAMILY = getComputedStyle(document.body).fontFamily;
  const byId = (rows) => new Map(rows.map((row) => [row.id, row]));
  const agencies = byId(graph.agencies);
  const items = byId(graph.items);
  const targets = byId(graph.targets);
  const nodes = byId(data.nodes);
  const listed = data.nodes.filter((node) => node.kind !== "tail" && node.kind !== "heading");
  let lit = null; // ids of the nodes in full colour; null: all of them

  // --- drawing ---------------------------------------------------------------------------------------------------

  const OUTLINES = {
    circle: (ctx, x, y) => ctx.arc(x, y, 5, 0, 2 * Math.PI),
    square: (ctx, x, y) => ctx.rect(x - 4.5, y - 4.5, 9, 9),
    point: (ctx, x, y) => ctx.arc(x, y, 2, 0, 2 * Math.PI),
    diamond: (ctx, x, y) => polygon(ctx, [[x, y - 6], [x + 6, y], [x, y + 6], [x - 6, y]]),
    triangle: (ctx, x, y) => polygon(ctx, [[x, y - 5.5], [x + 5.5, y + 4.5], [x - 5.5, y + 4.5]]),
    none: () => {},
  };

  function polygon(ctx, corners) {
    corners.forEach(([x, y], at) => (at ? ctx.lineTo(x, y) : ctx.moveTo(x, y)));
    ctx.closePath();
  }

  function draw({ ctx, id, x, y }) {
    const node = nodes.get(id);
    const drawNode = () => {
      ctx.globalAlpha = !lit || lit.has(id) ? 1 : 0.3;
      ctx.fillStyle = node.color;
      ctx.beginPath();
      OUTLINES[node.mark](ctx, x, y);
      ctx.fill();
      const chosen = id === chosenId;
      ctx.font = `${chosen || node.kind === "heading" ? "bold " : ""}13px ${FAMILY}`;
      ctx.textBaseline = "middle";
      ctx.textAlign = leftwards(node) ? "right" : "left";
      ctx.fillStyle = node.ink;
      ctx.fillText(node.label.trim(), textStart(node, x), y + 1);
    };
    return { drawNode, nodeDimensions: { width: 12, height: 12 } };
  }

  const leftwards = (node) => node.kind === "agency";
  const textStart = (node, x) => x + (leftwards(node) ? -10 : node.kind === "heading" ? -6 : 10);

  let chosenId = null;
  const drawnNodes = new vis.DataSet(data.nodes.map((node) => ({ ...node, ctxRenderer: draw, physics: false })));
  const drawnEdges = new vis.DataSet(data.edges);
  const network = new vis.Network(picture, { nodes: drawnNodes, edges: drawnEdges }, data.options);

  function fit() {
    const left = Math.min(...data.nodes.map((node) => node.x - (leftwards(node) ? node.span + 16 : 12)));
    const right = Math.max(...data.nodes.map((node) => node.x + (leftwards(node) ? 12 : node.span + 16)));
    const top = Math.min(...data.nodes.map((node) => node.y)) - 14;
    const bottom = Math.max(...data.nodes.map((node) => node.y)) + 14;
    const whole = Math.min(picture.clientWidth / (right - left), picture.clientHeight / (bottom - top));
    const scale = Math.min(Math.max(whole, LEGIBLE), 1.3);
    // What does not fit is cut at the bottom and at the right, where a reader looks for more.
    const x = Math.min((left + right) / 2, left + picture.clientWidth / scale / 2);
    const across = (right - left) * scale <= picture.clientWidth + 1;
    const down = (bottom - top) * scale <= picture.clientHeight + 1;
    const y = down ? (top + bottom) / 2 : top + picture.clientHeight / scale / 2;
    network.moveTo({ position: { x: across ? (left + right) / 2 : x, y }, scale, animation: false });
  }

  // --- choosing --------------------------------------------------------------------------------------------------

  const ownerOf = (id) => id.replace(/^tail:/, "item:");

  /** A node's neighbours and edges; an agency's items bring what hangs on them along. */
  function around(id) {
    const own = data.edges.filter((edge) => ownerOf(edge.from) === id || ownerOf(edge.to) === id);
    const carried = new Set(own.filter((edge) => edge.from === id && edge.role).map((edge) => edge.to));
    const edges = own.concat(data.edges.filter((edge) => !edge.role && carried.has(ownerOf(edge.from))));
    const near = new Set([id, ...edges.flatMap((edge) => [edge.from, edge.to].flatMap((end) => [end, ownerOf(end)]))]);
    return { near, edges: new Set(edges.map((edge) => edge.id)) };
  }

  function light(near, edges) {
    lit = near;
    drawnEdges.update(data.edges.map((edge) => {
      const on = !edges || edges.has(edge.id);
      return { id: edge.id, color: { ...edge.color, opacity: on ? (edges ? 1 : 0.6) : 0.08 } };
    }));
    network.redraw();
  }

  function chooseNode(id) {
    chosenId = ownerOf(id);
    const { near, edges } = around(chosenId);
    light(near, edges);
    const node = nodes.get(chosenId);
    const show = { agency: showAgency, item: showItem, target: showTarget, industry: showIndustry }[node.kind];
    fill(show(node.key));
  }

  function chooseEdge(id) {
    const edge = data.edges.find((each) => each.id === id);
    if (edge.assignment === undefined) {
      chooseNode(edge.to);
      return;
    }
    chosenId = null;
    light(new Set([edge.from, edge.to]), new Set([id]));
    fill(showAssignment(graph.assignments[edge.assignment]));
  }

  function clear() {
    chosenId = null;
    light(null, null);
    showList();
  }

  /** The node whose mark or label stands at a point of the canvas: labels lie beside the marks that vis knows of. */
  function nodeAt({ x, y }) {
    return listed.find((node) => {
      const [from, to] = leftwards(node) ? [node.x - node.span - 12, node.x + 7] : [node.x - 7, node.x + node.span + 12];
      return Math.abs(node.y - y) < 8.5 && x >= from && x <= to;
    });
  }

  network.on("click", ({ pointer, nodes: hitNodes, edges: hitEdges }) => {
    const node = nodeAt(pointer.canvas);
    if (node) chooseNode(node.id);
    else if (hitNodes.length && !hitNodes[0].startsWith("heading:")) chooseNode(hitNodes[0]);
    else if (hitEdges.length) chooseEdge(hitEdges[0]);
    else clear();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      find.value = "";
      clear();
      find.focus();
    }
  });

  // --- words beside the picture: built of text nodes only, so that no word of a document is ever read as HTML -------

  function el(tag, className, ...children) {
    const element = document.createElement(tag);
    if (className) element.className = className;
    element.append(...children);
    return element;
  }

  const fill = (parts) => {
    panel.replaceChildren(...parts);
    panel.scrollTop = 0;
  };
  const button = (action, ...children) => {
    const element = el("button", "", ...children);
    element.type = "button";
    element.addEventListener("click", action);
    return el("li", "", element);
  };
  const group = (title, rows) => (rows.length ? [el("h3", "", title), el("ul", "", ...rows)] : []);
  const tag = (role) => el("span", `role ${role}`, roles[role]);
  const itemName = (item) => data.headings[item.id];
  const link = (kind, key, words) => button(() => chooseNode(`${kind}:${key}`), words);
  const edgeOf = (at) => data.edges.find((edge) => edge.assignment === at).id;
  const assigned = (match, words) => graph.assignments
    .map((each, at) => [each, at])
    .filter(([each]) => match(each))
    .map(([each, at]) => button(() => chooseEdge(edgeOf(at)), tag(each.role), words(each)));

  /** The item in the document's own words, with the quoted ones marked where they stand in it. */
  function marked(item, quote) {
    const words = item.quote.text;
    const at = quote.start - item.quote.start;
    if (at < 0 || words.slice(at, at + quote.text.length) !== quote.text) return [words];
    return [words.slice(0, at), el("mark", "", quote.text), words.slice(at + quote.text.length)];
  }

  function showAssignment(assignment) {
    const item = items.get(assignment.item_id);
    const agency = agencies.get(assignment.agency_id);
    return [
      el("p", "", tag(assignment.role), assignment.name),
      el("h2", "", itemName(item)),
      el("h3", "", "原文 words of the document"),
      el("blockquote", "", assignment.quote.text),
      el("p", "faint", `规则 rule: ${assignment.rule} · 位置 characters ${assignment.quote.start}–${assignment.quote.end}`),
      ...group("部门 agency", [link("agency", agency.id, agency.name)]),
      ...group("事项 item", [link("item", item.id, itemName(item))]),
      el("h3", "", "事项全文 text of the item"),
      el("blockquote", "", ...marked(item, assignment.quote)),
    ];
  }

  function showAgency(id) {
    const agency = agencies.get(id);
    const names = [agency.official_name, agency.english_name, agency.jurisdiction, ...agency.aliases];
    return [
      el("h2", "", agency.name),
      el("p", "faint", names.filter(Boolean).join(" · ")),
      ...["lead", "joint", "co_op"].flatMap((role) => {
        const rows = assigned((each) => each.agency_id === id && each.role === role,
          (each) => itemName(items.get(each.item_id)));
        return group(`${roles[role]} · ${rows.length}`, rows);
      }),
    ];
  }

  function showItem(id) {
    const item = items.get(id);
    const covered = graph.coverages.filter((each) => each.item_id === id);
    return [
      el("h2", "", itemName(item)),
      ...group("部门 agencies", assigned((each) => each.item_id === id, (each) => each.name)),
      ...group("指标 targets", graph.targets.filter((each) => each.item_id === id)
        .map((each) => link("target", each.id, figures[each.id]))),
      ...group("产业 industries", covered.map((each) => link("industry", each.industry, each.industry))),
      el("h3", "", "全文 text"),
      el("blockquote", "", item.quote.text),
    ];
  }

  function showTarget(id) {
    const target = targets.get(id);
    const item = items.get(target.item_id);
    const facts = [["期限 deadline", target.deadline], ["基期 baseline", target.baseline], ["周期 period", target.period]];
    return [
      el("h2", "", figures[id]),
      ...facts.filter(([, value]) => value).map(([name, value]) => el("p", "", `${name}: ${value}`)),
      el("h3", "", "原文 words of the document"),
      el("blockquote", "", target.quote.text),
      ...group("事项 item", [link("item", item.id, itemName(item))]),
      el("blockquote", "", ...marked(item, target.quote)),
    ];
  }

  function showIndustry(name) {
    const industry = graph.industries.find((each) => each.name === name);
    const members = graph.industries.filter((each) => each.parent === name);
    const quotes = graph.coverages.filter((each) => each.industry === name);
    return [
      el("h2", "", name),
      ...(industry.parent ? [el("p", "faint", `属于 part of ${industry.parent}`)] : []),
      ...group("包括 members", members.map((each) => link("industry", each.name, each.name))),
      ...group("事项 items", quotes.map((each) => link("item", each.item_id, itemName(items.get(each.item_id))))),
      ...quotes.map((each) => el("blockquote", "", each.quote.text)),
    ];
  }

  const fullName = (node) => node.title || node.label;
  const KINDS = { agency: "部门 agencies", item: "事项 items", target: "指标 targets", industry: "产业 industries" };

  /** Every node that holds the words in the box: the same graph as a list, for the keyboard and for screen readers. */
  function showList() {
    const words = find.value.trim().toLowerCase();
    const known = (node) => {
      const agency = node.kind === "agency" ? agencies.get(node.key) : null;
      const names = agency ? [agency.official_name, agency.english_name, ...agency.aliases] : [];
      return [fullName(node), ...names.filter(Boolean)].some((name) => name.toLowerCase().includes(words));
    };
    const found = listed.filter(known);
    fill([
      el("p", "faint", found.length ? "点击图中的线，可见其原文。 Click a line to read the words that it came from."
        : "没有找到。 Nothing found."),
      ...Object.entries(KINDS).flatMap(([kind, title]) => {
        const rows = found.filter((node) => node.kind === kind).map((node) => link(kind, node.key, fullName(node)));
        return group(`${title} · ${rows.length}`, rows);
      }),
    ]);
  }

  find.addEventListener("input", showList);
  find.addEventListener("keydown", (event) => {
    const first = panel.querySelector("button");
    if (event.key === "Enter" && first) first.click();
  });
  let seen = [picture.clientWidth, picture.clientHeight];
  new ResizeObserver(() => requestAnimationFrame(() => {
    const now = [picture.clientWidth, picture.clientHeight];
    if (now.every((length, at) => length === seen[at])) return;
    seen = now;
    network.setSize("100%", "100%"); // the library looks for itself only now and then
    network.redraw();
    fit();
  })).observe(picture);
  network.once("afterDrawing", () => document.documentElement.setAttribute("data-drawn", "true"));
  window.zeren = { network, nodes: drawnNodes, edges: drawnEdges }; // for the console, and for tests
  fit();
  if (data.focus) {
    chooseNode(data.focus);
    lit = null; // at first every name on an agency's page is to be read
  } else showList();
})();
