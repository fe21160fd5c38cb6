"""if/elif/else chains with walrus, in, is, and/or values, nested conditional expressions."""
def grade(n):
    if n is None: return "none"
    elif not isinstance(n, (int, float)): return "type"
    elif (r := round(n)) >= 90: return f"A{r}"
    elif 80 <= n < 90: return "B"
    else: return "C" if n > 50 else "D" if n > 20 else "F"
print([grade(v) for v in (None, "x", 95.4, 85, 60, 30, 10, True)])
print(None or "d", 0 or [] or "last", 1 and 2 and 3, [] and 1, not "" and "yes", (x := 5) and x + 1, "a" if [] else "b" if {} else "c", 3 if not None else 4)
d = {"k": 0}; print("k" in d and d["k"] is not None, d.get("k") or "default", d.get("z", None) is None)
