"""Kinds of literals: raw, bytes, triple, implicit joining, continuation, unicode names, underscores in numbers."""
a = ("one "
     'two ' """three
four""")
b = 'x' \
    'y'
print(a, b, r"\d\n", b"by\x00te", rb"\d", u"u", f"{1}" "2" f'{3}', '''it's "ok"''', "\\", "\'", "a\tb", "\u00e9\x41\u00b0", len("\n\r\t\0"), 'a''b', "%d%%" % 5, """
indented
    text
""", "line\
joined")
print(1_000, 0x_ff, 0b1010, 0o17, 1e5, 1.5e-3, .5, 10., 0xDEADBEEF, True, None, ..., 1_0.5, 00, 0_0)
