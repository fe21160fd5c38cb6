"""uuid: the fields of a UUID; real and imag of numbers."""
import uuid
u=uuid.UUID("12345678-1234-5678-9234-567812345678")
print(u.fields, u.time_low, u.time_mid, u.time_hi_version, u.clock_seq_hi_variant, u.clock_seq_low, u.node, u.clock_seq, u.time, u.bytes_le, u.hex, u.version, u.variant)
try: u.foo
except AttributeError as e: print(e)
print(uuid.UUID(bytes_le=u.bytes_le)==u, uuid.UUID(fields=u.fields)==u)
print((5).real, (5).imag, 5 .numerator, (5).denominator, (5).conjugate(), True.real, 2.5.real, 2.5.imag, 2.5.conjugate())
