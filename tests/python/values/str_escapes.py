"""How repr writes text, and what escapes in literals mean."""
print(repr("it's"), repr('say "hi"'), repr("""both ' and " """), repr("tab\tnew\nline\rback\\slash"))
print(repr("\x00\x1f\x7f\x80\xa0\xad\u200b\u2028\ufeff\U0001f600"), ascii("é😀ab\n"), repr("é日"))
print("\u2022\u03b1", "\101\x41\u0041\U00000041", r"\n\t", "a\
b", b"\x41\n\\", rb"\x41", "\0"== "\x00")
print(len("👨‍👩‍👧"), len("é"), "é" == "\u0065\u0301", "😀"[0], "a😀b"[::-1])
