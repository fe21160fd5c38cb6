kept = [[[] for _ in range(1_000)] for _ in range(1000)]
