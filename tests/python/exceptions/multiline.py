def add(a, b):
    return a + b


result = [
    1,
    add(
        2,
        "x",
    ),
]
