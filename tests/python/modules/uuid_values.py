"""uuid: forms, fields, comparisons, wrong texts."""
import uuid
u = uuid.UUID("12345678123456781234567812345678")
print(u, repr(u), str(u), u.hex, u.int, u.bytes, u.urn, u.version, u.variant, u == uuid.UUID("{12345678-1234-5678-1234-567812345678}"), u < uuid.UUID(int=2**127), hash(u) == hash(uuid.UUID(int=u.int)), uuid.UUID(bytes=b"\x01" * 16), uuid.UUID(int=5))
print(uuid.uuid5(uuid.NAMESPACE_DNS, "example.org"), uuid.uuid3(uuid.NAMESPACE_URL, "http://x"), isinstance(uuid.uuid4(), uuid.UUID), uuid.uuid4().version, uuid.uuid4() != uuid.uuid4(), f"{u!s:.8}", uuid.NAMESPACE_OID)
for wrong in [lambda: uuid.UUID("x"), lambda: uuid.UUID(), lambda: uuid.UUID(int=-1), lambda: uuid.UUID(bytes=b"a"), lambda: u < 1, lambda: uuid.UUID(5)]:
    try: print(wrong())
    except Exception as e: print(type(e).__name__, e)
def assign(): u.x = 1
try: assign()
except TypeError as e: print(e)
