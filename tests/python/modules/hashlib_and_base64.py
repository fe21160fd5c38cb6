import hashlib, hmac, base64, binascii
for name in ["md5", "sha1", "sha224", "sha256", "sha384", "sha512"]:
    h = getattr(hashlib, name)(b"hello")
    print(name, h.hexdigest(), h.digest_size, h.block_size, h.name)
    print(hashlib.new(name, b"hello").digest() == h.digest())
h = hashlib.sha256()
h.update(b"a")
c = h.copy()
h.update(b"b" * 100)
print(h.hexdigest(), c.hexdigest())
print(hashlib.pbkdf2_hmac("sha256", b"secret", b"salt", 1000).hex())
print(hashlib.pbkdf2_hmac("sha1", b"secret", b"salt", 10, dklen=50).hex(), hashlib.pbkdf2_hmac("sha512", b"p"*200, b"s", 3).hex())
for bad in [lambda: hashlib.sha256("text"), lambda: hashlib.md5(5), lambda: hashlib.new("foo"), lambda: h.update("x"), lambda: hashlib.pbkdf2_hmac("sha256", "p", b"s", 1), lambda: hashlib.pbkdf2_hmac("sha256", b"p", b"s", 0)]:
    try: bad()
    except Exception as e: print(type(e).__name__, e)
print(hmac.new(b"key", b"message", hashlib.sha256).hexdigest(), hmac.new(b"k" * 100, b"m", "md5").hexdigest())
m = hmac.new(b"key", digestmod="sha1"); m.update(b"x"); print(m.hexdigest(), m.name, m.digest_size, hmac.compare_digest("a", "a"), hmac.compare_digest(b"a", b"b"))
print(sorted(x for x in hashlib.algorithms_guaranteed))
for data in [b"", b"f", b"fo", b"foo", b"foob", b"\xff\xfe\xfd\xfc\xfb"]:
    e = base64.b64encode(data)
    print(e, base64.b64decode(e) == data, base64.urlsafe_b64encode(data), base64.b32encode(data), base64.b32decode(base64.b32encode(data)) == data, base64.b16encode(data))
print(base64.b64decode("aGVsbG8="), base64.urlsafe_b64decode(b"__79_Ps="), base64.b64encode("ünïcode".encode()).decode())
for bad in [lambda: base64.b64decode("abc"), lambda: base64.b64decode("abcde"), lambda: base64.b64encode("str"), lambda: base64.b64decode("a"), lambda: base64.b64decode("a$b=", validate=True), lambda: base64.b64decode("é"), lambda: binascii.unhexlify("abc"), lambda: binascii.unhexlify("zz"), lambda: base64.b64decode("ab==cd")]:
    try: print(bad())
    except Exception as e: print(type(e).__name__, e, isinstance(e, ValueError))
print(binascii.hexlify(b"\x01\xab"), binascii.unhexlify("01ab"), binascii.crc32(b"hello"))
print(base64.encodebytes(b"x" * 70), base64.decodebytes(b"eHg=\n"))
import random
random.seed("hello"); print(random.random(), random.randint(1, 100))
random.seed(b"abc"); print(random.random())
print(random.Random("seed").sample(range(100), 5))
