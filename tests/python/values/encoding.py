"""str.encode and bytes.decode with their error handlers."""
print("naïve €".encode(), "naïve".encode("latin-1"), "a€".encode("ascii", "ignore"), "a€".encode("ascii", "replace"), "é".encode("utf-8").decode("latin-1"))
print("a€".encode("ascii", "xmlcharrefreplace"), "a€".encode("ascii", "backslashreplace"), b"a\xffb".decode("utf-8", "replace"), b"a\xff".decode("utf-8", errors="ignore"))
print("hi".encode("utf-16-le"), "hi".encode(encoding="UTF8"), b"abc".decode("ascii"))
