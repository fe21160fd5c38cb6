def run(n):
    parts = []
    for i in range(n):
        parts.append(f"{i}:{i % 7:>3}")
    text = ",".join(parts)
    count = 0
    for part in text.split(","):
        if part.endswith("3") and not part.startswith("1"):
            count += 1
    built = ""
    for i in range(2000):
        built += "x" + str(i)
    upper = [part.upper().replace(":", "-").strip() for part in parts]
    return len(text), count, len(built), upper[-1], "%s %d" % ("a", n)


print(run(30_000))
