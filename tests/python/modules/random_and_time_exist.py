"""random and time are deterministic here; their shape is CPython's."""
import random, time
random.seed(42); a = [random.randint(1, 6) for _ in range(5)]; random.seed(42); print(a == [random.randint(1, 6) for _ in range(5)], a, random.random(), random.choice("abc"), random.uniform(1, 2), random.sample(range(100), 3), random.randrange(0, 10, 2))
l = [1, 2, 3, 4, 5]; random.shuffle(l); print(l, random.choices([1, 2], k=3), random.getrandbits(8))
print(isinstance(time.time(), float), time.perf_counter() <= time.perf_counter(), time.sleep(0), isinstance(time.monotonic(), float))
for wrong in [lambda: random.choice([]), lambda: random.randint(5, 1), lambda: random.sample([1], 2)]:
    try: print(wrong())
    except Exception as e: print(type(e).__name__, e)
