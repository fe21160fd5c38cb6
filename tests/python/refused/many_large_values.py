kept = [bytes(900_000) for _ in range(100_000)]
