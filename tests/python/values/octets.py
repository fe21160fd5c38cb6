b = b"hello\x00\xff'"
print(b, b[0], b[1:3], len(b), list(b"ab"), b"a" + b"b", b"ab" * 2, b"l" in b, 104 in b, b == b"hello", bytes([1, 2]), bytes(3), b"ab" < b"b")
print("héllo".encode(), "héllo".encode("latin-1"), b"h\xc3\xa9".decode(), b"abc".hex(), bytes.fromhex("6162"), str(b"x"), repr(b'"'), bytes("a", "utf-8"))
print(b"a,b".split(b","), b",".join([b"x", b"y"]), b"aXb".replace(b"X", b"-"), b" x ".strip(), b"ab".startswith(b"a"), b"Ab".upper(), hash(b"a") == hash(b"a"), {b"k": 1}[b"k"], isinstance(b, bytes), type(b))
for bad in (lambda: b"a" + "b", lambda: bytes("a"), lambda: b"\xff".decode(), lambda: "é".encode("ascii"), lambda: bytes([300])):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
