"""dedent, indent, wrap, fill, shorten."""
import textwrap
print(textwrap.dedent("""\
    a
      b

    c"""), textwrap.indent("a\n\nb\n", "> "), textwrap.indent("a\n\nb", "- ", lambda l: True), sep="|")
text = "The quick brown fox jumped over the lazy dog, and it was-well-hyphenated indeed."
print(textwrap.wrap(text, 20)); print(textwrap.fill(text, 30, initial_indent="* ", subsequent_indent="  ")); print(textwrap.shorten(text, 30), textwrap.shorten(text, 30, placeholder="..."), textwrap.wrap("abcdefghijkl", 5), textwrap.wrap("", 5), textwrap.wrap("a b", 1), textwrap.dedent("  x\n y"), textwrap.dedent("\tx\n\ty"), textwrap.fill("a\tb\nc", 10), textwrap.wrap("a  b   c", 4, break_long_words=False))
