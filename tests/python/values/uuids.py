import uuid
u = uuid.UUID("12345678-1234-5678-1234-567812345678")
print(u, repr(u), u.hex, u.int, u.bytes, u.version, u.urn, u == uuid.UUID(int=u.int), u == uuid.UUID(bytes=u.bytes))
print(uuid.uuid5(uuid.NAMESPACE_DNS, "python.org"), uuid.uuid3(uuid.NAMESPACE_URL, "x"), {u: 1}[uuid.UUID(u.hex)], u < uuid.UUID(int=0))
x, y = uuid.uuid4(), uuid.uuid4()
print(x != y, x.version, len(str(x)), isinstance(x, uuid.UUID), f"{u}", u == "x")
for bad in (lambda: uuid.UUID("xyz"), lambda: uuid.UUID(), lambda: uuid.UUID(int=-1)):
    try:
        print(bad())
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
