"""Counting words, grouping lines, formatting a table."""
import re
from collections import Counter
from itertools import groupby
from textwrap import dedent, indent
text = dedent("""
    The cat sat. The dog ran!
    A cat and a dog, and the cat.

    Numbers: 12, 7 and 2024-05-17.
""").strip()
words = re.findall(r"[a-z]+", text.lower()); counts = Counter(words)
print(counts.most_common(4), len(set(words)), sum(map(int, re.findall(r"\b\d+\b", text))))
width = max(map(len, counts))
for word, n in sorted(counts.items(), key=lambda p: (-p[1], p[0]))[:5]: print(f"{word:>{width}} {'#' * n} {n / len(words):6.1%}")
for first, group in groupby(sorted(set(words)), key=lambda w: w[0]): print(first, list(group), end="; ")
print(); print(indent("\n".join(f"{i}. {line}" for i, line in enumerate(text.splitlines(), 1) if line), "  "))
print(re.sub(r"(\d{4})-(\d\d)-(\d\d)", lambda m: "/".join(reversed(m.groups())), text.splitlines()[-1]), text.title()[:12], "-".join(w[::-1] for w in text.split()[:3]))
