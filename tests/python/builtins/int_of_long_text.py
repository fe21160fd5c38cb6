"""What is no number is shown up to 200 characters, bytes as bytes."""

for text in ("x" * 300, "é" * 250, "1 " * 150, b"twelve", b"7", "12"):
    try:
        print(int(text))
    except ValueError as error:
        print(len(str(error)), error)
