text = open("models.py").read()  # refused: open()
