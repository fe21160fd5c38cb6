"""Nested dicts, lists and tuples: updating, copying, printing, comparing, sorting by parts."""
d = {"a": {"b": [1, {"c": (2, 3)}]}, "e": []}
d["a"]["b"][1]["c"] += (4,); d["e"].append({}); d.setdefault("f", {}).setdefault("g", []).append(1); print(d, d["a"]["b"][1]["c"][-1], d["f"]["g"])
rows = [{"n": "b", "v": (2, 1)}, {"n": "a", "v": (1, 9)}, {"n": "c", "v": (1, 2)}]
print(sorted(rows, key=lambda r: r["v"]), max(rows, key=lambda r: r["n"])["n"], {r["n"]: r for r in rows}["a"]["v"], [[r[k] for k in ("n", "v")] for r in rows], {k: [r["n"] for r in rows if r["v"][0] == k] for k in sorted({r["v"][0] for r in rows})})
shallow, grid = dict(d), [[0] * 2] * 2; grid[0][0] = 1; shallow["a"]["b"].append("seen"); print(d["a"]["b"][-1], grid, [[0] * 2 for _ in range(2)], d == shallow, d is shallow, list(d.items())[-1], dict(sorted({"z": 1, "a": 2}.items())), {**d, "e": 1}["e"], len(str(d)))
matrix = {(x, y): x * y for x in range(2) for y in range(2)}; print(matrix, matrix[1, 1], (0, 1) in matrix, [k for k, v in matrix.items() if v], {frozenset({1, 2}): "s"}[frozenset([2, 1])])
