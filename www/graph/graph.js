// The bridge to dagre: where to put boxes so that lines between them are short and seldom cross.

import dagre from "@dagrejs/dagre";

// `sizes`: width and height of each box, one after the other. `edges`: indexes of two boxes each.
// Answers the left upper corner of each box, one after the other.
globalThis.bothwaysLayout = (sizes, edges) => {
  const graph = new dagre.graphlib.Graph({ multigraph: true });
  graph.setGraph({ rankdir: "LR", nodesep: 28, ranksep: 136, marginx: 8, marginy: 8 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (let index = 0; index < sizes.length / 2; index += 1) {
    graph.setNode(String(index), { width: sizes[index * 2], height: sizes[index * 2 + 1] });
  }
  for (let index = 0; index < edges.length; index += 2) {
    // A line from a box to itself takes no part: the page draws it beside the box.
    if (edges[index] !== edges[index + 1]) {
      graph.setEdge(String(edges[index]), String(edges[index + 1]), {}, String(index));
    }
  }
  dagre.layout(graph);
  const corners = new Float64Array(sizes.length);
  for (const name of graph.nodes()) {
    const { x, y, width, height } = graph.node(name);
    corners[Number(name) * 2] = x - width / 2;
    corners[Number(name) * 2 + 1] = y - height / 2;
  }
  return corners;
};
globalThis.dispatchEvent(new Event("bothways-graph"));
