name = input("Name: ")  # refused: input()
