"""Ordering, containment, repetition and slices of text."""
print("a" < "b", "Z" < "a", "abc" < "abd", "ab" < "abc", "" < "a", "é" > "z", "10" < "9")
print("lo" in "hello", "" in "x", "x" not in "abc", "ab" * 3, 0 * "x", -1 * "x", "a" "b" 'c')
text = "0123456789"
print(text[2], text[-1], text[2:5], text[:3], text[7:], text[::3], text[::-1], text[8:2:-2], text[100:], text[-3:-1], text[5:2])
for wrong in [lambda: text[10], lambda: text["a"], lambda: text[1.0], lambda: text + 1, lambda: 1 + text, lambda: text * "a", lambda: 1 in text,
              lambda: text < 1, lambda: text[::0], lambda: text[None]]:
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, error)
