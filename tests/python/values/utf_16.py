"""UTF-16: the mark at the beginning decides which octet comes first, and is kept where the encoding says it."""
for encoding in ["utf-16", "UTF-16LE", "utf_16_be"]:
    print(encoding, "aé😀".encode(encoding), "aé😀".encode(encoding).decode(encoding))
for octets in [b"\xfe\xff\x00a", b"\xff\xfea\x00", b"a\x00", b"\xff\xfe\xff\xfea\x00", b""]:
    print(ascii(octets.decode("utf-16")), ascii(octets.decode("utf-16-le")))
