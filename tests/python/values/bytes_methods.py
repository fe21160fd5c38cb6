"""Methods of bytes, and how it prints, indexes and compares."""
data = b"Hello, World"
print(data, data[0], data[:5], data[-1:], list(data[:3]), len(data), data.upper(), data.split(b", "), data.find(b"o"), data.count(b"l"))
print(data.replace(b"l", b"L"), data.startswith(b"He"), data.hex(), bytes.fromhex("48 65 6c"), b"-".join([b"a", b"b"]), data.decode(), b"\xc3\xa9".decode("utf-8"))
print(bytes(3), bytes([65, 66]), bytes("é", "utf-8"), b"a" + b"b", b"ab" * 2, b"a" in b"abc", 97 in b"abc", b"a" < b"b", b"abc" == "abc")
print(repr(b"\x00\xff'\"\n"), b"it's", b"  x ".strip(), b"a,b".partition(b","), data.lower().title(), b"ab".center(6, b"*"), b"7".zfill(3), hash(b"a") == hash(b"a"))
for wrong in [lambda: b"a" + "b", lambda: bytes([256]), lambda: b"\xff".decode(), lambda: bytes("x"), lambda: b"abc"[5], lambda: "é".encode("ascii"),
              lambda: b"\xe9".decode("ascii"), lambda: bytes(-1), lambda: b"a".split(""), lambda: "a" in b"a", lambda: "x".encode("nope")]:
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, error)
